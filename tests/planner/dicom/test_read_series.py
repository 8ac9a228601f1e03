"""Each CT number is read at its own millimetre, shown early, and never guessed."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.uid import JPEG2000Lossless
from scipy.spatial.transform import Rotation

from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.errors import UndecodablePixels, UnevenGeometry
from planner.work import Cancelled, Monitor
from tests.dicom_files import (
    PATIENT_AXES,
    Voxels,
    scanner_affine,
    write_ct,
)
from tests.planner.dicom.patient import (
    LOSSLESS,
    ROUNDING_HU,
    SHAPE,
    UPRIGHT,
    open_ct,
    scan,
    worst_hu,
)


@st.composite
def scans(draw: st.DrawFn) -> dict[str, object]:
    """Draw a scanner's whims: directions, spacing, place, file order, rescale."""
    angles = draw(st.tuples(*[st.floats(-180, 180)] * 3))
    spacing = draw(st.tuples(*[st.floats(0.3, 3.0)] * 3))
    origin = draw(st.tuples(*[st.floats(-400, 400)] * 3))
    affine = np.eye(4)
    affine[:3, :3] = Rotation.from_euler("xyz", angles, degrees=True).as_matrix()
    affine[:3, :3] *= spacing
    affine[:3, 2] *= draw(st.sampled_from((1, -1)))
    affine[:3, 3] = origin
    return {
        "affine": affine,
        "order": draw(st.permutations(range(SHAPE[0]))),
        "syntax": draw(st.sampled_from((*LOSSLESS[:3],))),
        "position": draw(st.sampled_from(sorted(PATIENT_AXES))),
        "intercept": draw(st.sampled_from((-8192.0, -1024.0, 0.0))),
    }


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scanned=scans())
def test_every_voxel_lies_at_its_own_millimetre(tmp_path_factory, scanned):
    folder = tmp_path_factory.mktemp("scan")
    write_ct(
        folder,
        scan(scanned["affine"]),
        scanned["affine"],
        order=scanned["order"],
        syntax=scanned["syntax"],
        rescale=(1.0, scanned["intercept"]),
        patient_position=scanned["position"],
    )
    volume = open_ct(folder)
    assert worst_hu(volume) <= ROUNDING_HU
    assert np.linalg.det(volume.grid.lps_from_ijk[:3, :3]) > 0


@pytest.mark.parametrize("position", sorted(PATIENT_AXES))
def test_a_patient_lying_any_way_is_the_same_patient(tmp_path, position):
    affine = scanner_affine(
        position, spacing_xyz_mm=(0.7, 0.8, 1.5), origin_lps_mm=(3, -9, 40)
    )
    write_ct(tmp_path, scan(affine), affine, patient_position=position)
    assert worst_hu(open_ct(tmp_path)) <= ROUNDING_HU


# --- identity ---------------------------------------------------------------------


def test_the_content_hash_knows_the_images_and_not_how_they_were_stored(tmp_path):
    voxels = scan(UPRIGHT)
    write_ct(tmp_path / "a", voxels, UPRIGHT)
    write_ct(
        tmp_path / "b",
        voxels,
        UPRIGHT,
        order=[4, 2, 6, 0, 1, 3, 5],
        syntax=JPEG2000Lossless,
        rescale=(1.0, -8192.0),
    )
    turned = UPRIGHT.copy()
    turned[:3, 2] *= -1
    turned[:3, 3] += 6 * UPRIGHT[:3, 2]
    write_ct(tmp_path / "c", voxels[::-1], turned)
    hashes = {open_ct(tmp_path / n).identity.content_sha256 for n in "abc"}
    assert len(hashes) == 1


def test_the_content_hash_tells_a_changed_voxel_and_a_changed_place(tmp_path):
    voxels = scan(UPRIGHT)
    write_ct(tmp_path / "a", voxels, UPRIGHT)
    changed = voxels.copy()
    changed[3, 4, 5] += 1
    write_ct(tmp_path / "b", changed, UPRIGHT)
    moved = UPRIGHT.copy()
    moved[0, 3] += 0.01
    write_ct(tmp_path / "c", voxels, moved)
    hashes = {open_ct(tmp_path / n).identity.content_sha256 for n in "abc"}
    assert len(hashes) == 3


def test_the_identity_names_the_series(tmp_path):
    write_ct(tmp_path, scan(UPRIGHT), UPRIGHT, series_uid="1.2.840.99")
    assert open_ct(tmp_path).identity.series_uid == "1.2.840.99"


# --- while it reads ---------------------------------------------------------------


def test_the_middle_slice_is_shown_first_and_every_slice_once(tmp_path):
    voxels = scan(UPRIGHT, (40, 36, 33))
    write_ct(tmp_path, voxels, UPRIGHT)
    seen: list[int] = []

    def show(k: int, pixels: Voxels) -> None:
        assert np.array_equal(pixels, voxels[k])
        assert not pixels.flags.writeable
        seen.append(k)

    read_series(best_ct(find_series(tmp_path, Monitor())), Monitor(), show)
    assert seen[0] == 20
    assert sorted(seen) == list(range(40))


def test_a_cancelled_read_stops_before_the_end(tmp_path):
    write_ct(tmp_path, scan(UPRIGHT, (200, 36, 33)), UPRIGHT)
    info = best_ct(find_series(tmp_path, Monitor()))
    monitor = Monitor()
    seen: list[int] = []

    def cancel_after_the_first(k: int, pixels: Voxels) -> None:
        seen.append(k)
        monitor.cancel()

    with pytest.raises(Cancelled):
        read_series(info, monitor, cancel_after_the_first)
    assert len(seen) == 1


def test_progress_rises_to_one(tmp_path):
    write_ct(tmp_path, scan(UPRIGHT, (40, 36, 33)), UPRIGHT)
    told: list[float] = []
    monitor = Monitor(told.append)
    info = best_ct(find_series(tmp_path, Monitor()))
    read_series(info, monitor)
    assert told == sorted(told)
    assert told[-1] == 1.0


# --- what is refused --------------------------------------------------------------


def test_an_encoding_nobody_here_reads_is_refused_by_name(tmp_path):
    for path in write_ct(tmp_path, scan(UPRIGHT), UPRIGHT):
        written = path.read_bytes()
        path.write_bytes(written.replace(b"10008.1.2.1\0", b"10008.1.2.7\0"))
    with pytest.raises(UndecodablePixels) as refused:
        open_ct(tmp_path)
    assert refused.value.facts["reason"] == "syntax"
    assert refused.value.facts["transfer_syntax"] == "1.2.840.10008.1.2.7"


def test_an_uneven_series_is_never_read(tmp_path):
    def push_aside(image: Dataset, k: int) -> None:
        if k == 3:
            image.ImagePositionPatient[0] += 5

    paths = write_ct(tmp_path, scan(UPRIGHT), UPRIGHT, edit=push_aside)
    info = find_series(tmp_path, Monitor()).series[0]
    with pytest.raises(UnevenGeometry) as refused:
        read_series(info, Monitor())
    assert refused.value.facts["verdict"] == "variable-spacing"
    assert refused.value.facts["file"] == paths[3]
