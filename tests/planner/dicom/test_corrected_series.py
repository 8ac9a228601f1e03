"""What is corrected lies at its own millimetre afterwards, and says what was done.

Dropping, doubling or shifting any slice changes the verdict and names it; what cannot
be corrected is refused or split.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from planner.arrays import FloatArray, Matrix4
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.hounsfield import OUTSIDE_HU
from planner.dicom.read_series import read_series
from planner.dicom.series import SeriesInfo
from planner.errors import UndecodablePixels, UnevenGeometry
from planner.imaging.volume import Volume
from planner.work import Cancelled, Monitor
from tests.dicom_files import Voxels, scanner_affine, write_ct
from tests.planner.dicom.patient import patient_hu, scan

SHAPE = (20, 36, 33)
UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.8, 1.0), origin_lps_mm=(3, -9, 40)
)


def leaning(lean_xy_mm: tuple[float, float], step_mm: float = 1.0) -> Matrix4:
    matrix = UPRIGHT.copy()
    matrix[:3, 2] = (*lean_xy_mm, step_mm)
    return matrix


def series(folder: Path) -> list[SeriesInfo]:
    return list(find_series(folder, Monitor()).series)


def opened(folder: Path) -> tuple[SeriesInfo, Volume]:
    (info,) = series(folder)
    assert info.usable == "corrected"
    return info, read_series(info, Monitor())


def scanned_at(folder: Path, heights: list[float]) -> list[Path]:
    """Scan the patient at certain heights; return the files from low to high."""
    voxels = []
    for z_mm in heights:
        matrix = UPRIGHT.copy()
        matrix[2, 3] = z_mm
        voxels.append(scan(matrix, (1, *SHAPE[1:]))[0])

    def lift(image: Dataset, k: int) -> None:
        image.ImagePositionPatient[2] = heights[k]

    return write_ct(folder, np.array(voxels), UPRIGHT, edit=lift)


def off_hu(volume: Volume) -> FloatArray:
    """How far each voxel that was scanned is from the patient at its place."""
    k, j, i = np.indices(volume.grid.shape_kji)
    truth = patient_hu(volume.grid.to_lps(np.stack((i, j, k), axis=-1)))
    scanned = volume.voxels_hu != OUTSIDE_HU
    assert scanned.mean() > 0.5
    return np.asarray(np.abs(volume.voxels_hu - truth)[scanned])


def codes(volume: Volume) -> list[str]:
    return [note.code for note in volume.notes]


@pytest.mark.parametrize(
    "lean", [(0, 0.33), (0, -0.33), (0.21, 0), (-0.1, 0.25)], ids=str
)
def test_a_leaning_patient_is_the_same_patient_at_the_same_millimetre(tmp_path, lean):
    affine = leaning(lean)
    write_ct(tmp_path, scan(affine, SHAPE), affine)
    info, volume = opened(tmp_path)
    assert info.verdict == "tilted"
    assert codes(volume) == ["unsheared"]
    # Rounded twice: when written, and between two pixels.
    assert off_hu(volume).max() <= 1.3
    assert volume.grid.holds(_far(affine))


def _far(affine: Matrix4) -> FloatArray:
    return np.asarray((affine @ (32, 35, 19, 1))[:3])


def test_a_leaning_marker_comes_back_at_its_millimetre(tmp_path):
    """Three blobs that no mirror or turn maps onto each other."""
    affine = leaning((0, 0.3))
    k, j, i = np.indices((30, 48, 40))
    places = np.stack((i, j, k), axis=-1) @ affine[:3, :3].T + affine[:3, 3]
    centres = [
        affine[:3, :3] @ ijk + affine[:3, 3]
        for ijk in ((10, 12, 6), (30, 15, 14), (14, 34, 22))
    ]
    hu = np.full(k.shape, -1000.0)
    for centre in centres:
        hu += 2500 * np.exp(-((places - centre) ** 2).sum(axis=-1) / 8)
    write_ct(tmp_path, np.rint(hu), affine, order=range(29, -1, -1))
    _, volume = opened(tmp_path)
    k, j, i = np.indices(volume.grid.shape_kji)
    found = volume.grid.to_lps(np.stack((i, j, k), axis=-1))
    for centre in centres:
        near = np.linalg.norm(found - centre, axis=-1) < 5
        weight = volume.voxels_hu[near] + 1000.0
        middle = (found[near] * weight[:, None]).sum(axis=0) / weight.sum()
        assert middle == pytest.approx(centre, abs=0.05)


def test_where_nothing_was_scanned_is_darker_than_air(tmp_path):
    affine = leaning((0, 0.4))
    write_ct(tmp_path, np.full(SHAPE, -1000), affine)
    _, volume = opened(tmp_path)
    assert set(np.unique(volume.voxels_hu)) == {-1000, OUTSIDE_HU}
    assert volume.voxels_hu[0, -1, 0] == OUTSIDE_HU


def test_a_missing_slice_is_filled_and_widens_what_a_voxel_can_tell(tmp_path):
    paths = write_ct(tmp_path, scan(UPRIGHT, SHAPE), UPRIGHT)
    paths[7].unlink()
    info, volume = opened(tmp_path)
    assert (info.verdict, codes(volume)) == ("gapped", ["filled", "coarse"])
    assert info.reasons[0].facts["after"] == paths[6]
    assert info.reasons[0].facts["before"] == paths[8]
    assert volume.grid.shape_kji == SHAPE
    assert volume.grid.lps_from_ijk == pytest.approx(UPRIGHT)
    assert off_hu(volume).max() < 2
    assert volume.grid.spacing_mm[2] == pytest.approx(1.0)
    assert volume.grid.voxel_extent_mm((0, 0, 1)) == pytest.approx(2.0)
    assert volume.grid.voxel_extent_mm((1, 0, 0)) == pytest.approx(0.7)


@pytest.mark.parametrize("missing", [1, 9, 18])
def test_any_missing_slice_of_a_leaning_stack_is_filled_and_named(tmp_path, missing):
    affine = leaning((0, 0.3))
    paths = write_ct(tmp_path, scan(affine, SHAPE), affine)
    paths[missing].unlink()
    info, volume = opened(tmp_path)
    gap = next(reason for reason in info.reasons if reason.code == "gap").facts
    assert (gap["after"], gap["before"]) == (paths[missing - 1], paths[missing + 1])
    assert codes(volume) == ["unsheared", "filled", "coarse"]
    assert off_hu(volume).max() < 2


def test_a_wide_gap_is_never_filled_but_splits_the_series(tmp_path):
    paths = write_ct(tmp_path, scan(UPRIGHT, SHAPE), UPRIGHT)
    for path in paths[8:11]:
        path.unlink()
    low, high = series(tmp_path)
    assert low.files == tuple(paths[:8])
    assert high.files == tuple(paths[11:])
    for info in (low, high):
        assert (info.verdict, info.usable) == ("uniform", "corrected")
        assert [reason.code for reason in info.reasons] == [
            "split",
            "gap",
            "anisotropic",
        ]
        volume = read_series(info, Monitor())
        assert codes(volume) == ["split"]
        assert off_hu(volume).max() <= 0.51
    assert best_ct(find_series(tmp_path, Monitor())).files == high.files


def test_uneven_slices_are_resampled_to_the_finest_step(tmp_path):
    heights = [*np.arange(0, 12, 1.0), *np.arange(12, 30, 2.5)]
    scanned_at(tmp_path, heights)
    info, volume = opened(tmp_path)
    assert (info.verdict, codes(volume)) == (
        "variable-spacing",
        ["resampled", "coarse"],
    )
    assert volume.grid.spacing_mm[2] == pytest.approx(1.0)
    assert volume.grid.measured_step_mm == pytest.approx(2.5)
    assert off_hu(volume).max() < 3


def test_steps_of_1_then_4_then_7_mm_are_three_stacks(tmp_path):
    heights = [*np.arange(0, 6, 1.0), *np.arange(9, 26, 4.0), *np.arange(32, 61, 7.0)]
    paths = scanned_at(tmp_path, heights)
    found = series(tmp_path)
    spacings = [info.spacing_mm[2] for info in found]
    assert spacings == pytest.approx([1, 4, 7])
    assert {path for info in found for path in info.files} == set(paths)
    for info, expected in zip(found, (1, 4, 7), strict=True):
        volume = read_series(info, Monitor())
        assert volume.grid.spacing_mm[2] == pytest.approx(expected)
        assert off_hu(volume).max() <= 0.51
        assert ("too_coarse" in codes(volume)) == (expected > 3)


@pytest.mark.parametrize("twin", [0, 6, 19])
def test_a_slice_that_is_there_twice_is_taken_once(tmp_path, twin):
    paths = write_ct(tmp_path, scan(UPRIGHT, SHAPE), UPRIGHT)
    (tmp_path / "copy.dcm").write_bytes(paths[twin].read_bytes())
    info, volume = opened(tmp_path)
    assert info.verdict == "duplicates"
    assert set(info.reasons[0].facts["files"]) == {paths[twin], tmp_path / "copy.dcm"}  # type: ignore[call-overload]
    assert codes(volume) == ["twins_dropped"]
    assert off_hu(volume).max() <= 0.51


def test_two_pictures_of_one_place_are_refused_by_name(tmp_path):
    """Two phases in one series: nobody can tell which the needle belongs to."""
    uid = "1.2.3"
    voxels = scan(UPRIGHT, SHAPE)
    one = write_ct(tmp_path / "a", voxels, UPRIGHT, series_uid=uid)
    two = write_ct(tmp_path / "b", voxels + 1, UPRIGHT, series_uid=uid)
    (info,) = series(tmp_path)
    with pytest.raises(UnevenGeometry) as refused:
        read_series(info, Monitor())
    assert refused.value.facts["reason"] == "twins-differ"
    assert refused.value.facts["files"] == (one[0], two[0])


def moved(k_moved: int, by_lps_mm: tuple[float, float, float]) -> Callable[..., None]:
    def edit(image: Dataset, k: int) -> None:
        if k == k_moved:
            place = np.array(image.ImagePositionPatient, float) + by_lps_mm
            image.ImagePositionPatient = place.round(6).tolist()

    return edit


@pytest.mark.parametrize("k", [0, 8, 19])
def test_a_slice_beside_its_stack_is_never_opened(tmp_path, k):
    paths = write_ct(
        tmp_path, scan(UPRIGHT, SHAPE), UPRIGHT, edit=moved(k, (0.4, 0, 0))
    )
    (info,) = series(tmp_path)
    assert (info.verdict, info.usable) == ("variable-spacing", "no")
    assert info.reasons[0].facts["file"] == paths[k]


def test_a_twin_beside_its_place_is_never_opened(tmp_path):
    voxels = scan(UPRIGHT, SHAPE)
    write_ct(tmp_path / "a", voxels, UPRIGHT, series_uid="1.2.3")
    beside = UPRIGHT.copy()
    beside[:2, 3] += 2
    write_ct(tmp_path / "b", voxels[:1], beside, series_uid="1.2.3")
    (info,) = series(tmp_path)
    assert info.usable == "no"
    assert {"duplicate", "shifted-slice"} <= {reason.code for reason in info.reasons}


def test_a_slice_moved_up_is_told_and_its_error_lies_within_the_reach(tmp_path):
    """Half the reach of a voxel is what a wall is taken nearer by."""
    write_ct(tmp_path, scan(UPRIGHT, SHAPE), UPRIGHT, edit=moved(8, (0, 0, 0.4)))
    info, volume = opened(tmp_path)
    assert info.verdict == "variable-spacing"
    assert volume.grid.voxel_extent_mm((0, 0, 1)) / 2 >= 0.4


def test_each_orientation_of_a_series_is_offered_as_a_stack(tmp_path):
    turned = np.eye(4)
    turned[:3, :3] = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]]).T * (0.7, 0.8, 2.0)
    uid = "1.2.3"
    write_ct(tmp_path / "a", scan(UPRIGHT, SHAPE), UPRIGHT, series_uid=uid)
    sheared = turned.copy()
    sheared[0, 2] = 0.6
    write_ct(tmp_path / "b", scan(sheared, (9, 36, 33)), sheared, series_uid=uid)
    found = series(tmp_path)
    assert [(info.verdict, info.stack, info.stacks) for info in found] == [
        ("uniform", 1, 2),
        ("tilted", 2, 2),
    ]
    for info in found:
        assert info.usable == "corrected"
        assert info.reasons[0].code == "split"
        assert off_hu(read_series(info, Monitor())).max() <= 1.3


def test_the_hash_of_corrected_images_is_the_same_each_time(tmp_path):
    affine = leaning((0, 0.33))
    voxels = scan(affine, SHAPE)
    write_ct(tmp_path / "a", voxels, affine)
    write_ct(tmp_path / "b", voxels, affine, order=range(19, -1, -1))
    hashes = {opened(tmp_path / n)[1].identity.content_sha256 for n in "ab"}
    assert len(hashes) == 1


def test_corrected_slices_are_shown_as_they_will_be_the_middle_one_first(tmp_path):
    affine = leaning((0, 0.33))
    write_ct(tmp_path, scan(affine, SHAPE), affine)
    (info,) = series(tmp_path)
    shown: dict[int, Voxels] = {}
    told: list[float] = []

    def show(k: int, pixels: Voxels) -> None:
        shown[k] = pixels.copy()

    volume = read_series(info, Monitor(told.append), show)
    assert next(iter(shown)) == 10
    assert all(np.array_equal(volume.voxels_hu[k], hu) for k, hu in shown.items())
    assert len(shown) == 20
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_correction_can_be_cancelled(tmp_path):
    affine = leaning((0, 0.33))
    write_ct(tmp_path, scan(affine, SHAPE), affine)
    (info,) = series(tmp_path)
    monitor = Monitor()
    with pytest.raises(Cancelled):
        read_series(info, monitor, lambda k, hu: monitor.cancel())


def test_a_corrected_series_waits_behind_an_even_one(tmp_path):
    write_ct(tmp_path / "even", np.zeros((5, 36, 33)), UPRIGHT)
    affine = leaning((0, 0.33))
    write_ct(tmp_path / "lean", np.zeros(SHAPE), affine)
    assert best_ct(find_series(tmp_path, Monitor())).usable == "yes"


def test_what_cannot_be_decoded_is_not_corrected(tmp_path):
    affine = leaning((0, 0.33))
    paths = write_ct(tmp_path, scan(affine, SHAPE), affine)
    for path in paths[1::2]:
        path.write_bytes(path.read_bytes()[:-10])
    (info,) = series(tmp_path)
    assert (info.verdict, info.usable) == ("undecodable", "no")
    assert info.reasons[0].code == "truncated"
    assert info.reasons[0].facts["file"] == paths[1]
    with pytest.raises(UndecodablePixels):
        read_series(info, Monitor())
