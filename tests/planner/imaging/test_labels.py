"""A label map is read at its own millimetre, or refused with the reason."""

import gzip
from pathlib import Path

import numpy as np
import pytest
import SimpleITK
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from planner.arrays import FloatArray
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.errors import BadLabelMap
from planner.imaging.labels import read_labels
from planner.imaging.volume import Volume
from planner.work import Monitor
from tests.volume_files import SUFFIXES
from tests.volume_files import write_nifti as nifti
from tests.volume_files import write_volume as write

LPS_FROM_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])


def map_of(shape: tuple[int, int, int] = (4, 5, 6)) -> NDArray[np.uint16]:
    """A map [k, j, i] in which no two voxels hold the same label."""
    return np.arange(np.prod(shape), dtype=np.uint16).reshape(shape)


def reason(path: Path) -> object:
    with pytest.raises(BadLabelMap) as refused:
        read_labels(path)
    assert refused.value.facts["file"] == path
    return refused.value.facts["reason"]


@st.composite
def affines(draw: st.DrawFn) -> FloatArray:
    """Any placing without a shear, mirrored sampling and all axis orders included."""
    angles = draw(st.tuples(*[st.floats(-180, 180)] * 3))
    matrix = np.eye(4)
    matrix[:3, :3] = Rotation.from_euler("xyz", angles, degrees=True).as_matrix()
    matrix[:3, :3] *= draw(st.tuples(*[st.floats(0.3, 4.0)] * 3))
    matrix[:3, 0] *= draw(st.sampled_from((1, -1)))
    matrix[:3, 3] = draw(st.tuples(*[st.floats(-400, 400)] * 3))
    return matrix


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(affine=affines(), suffix=st.sampled_from(SUFFIXES))
def test_every_label_lies_at_its_own_millimetre(tmp_path_factory, affine, suffix):
    folder = tmp_path_factory.mktemp("labels")
    found = read_labels(write(folder / f"map{suffix}", map_of(), affine))
    assert np.array_equal(found.labels, map_of())
    corners = [(0, 0, 0), (5, 0, 0), (0, 4, 0), (0, 0, 3)]
    expected = np.array(corners) @ affine[:3, :3].T + affine[:3, 3]
    assert found.grid.to_lps(corners) == pytest.approx(expected, abs=1e-3)


def test_a_qform_alone_places_the_map_as_the_standard_says(tmp_path):
    """A quarter turn about the patient's head, and slices sampled downwards."""
    half = np.sqrt(0.5)
    turned = (np.array([0, 0, half]), np.array([10.0, 20.0, 30.0]), -1.0)
    path = nifti(tmp_path / "q.nii", map_of(), qform=turned, spacing=(1, 2, 3))
    matrix_ras = np.array([[0, -2, 0, 10], [1, 0, 0, 20], [0, 0, -3, 30], [0, 0, 0, 1]])
    expected = LPS_FROM_RAS @ matrix_ras
    assert read_labels(path).grid.lps_from_ijk == pytest.approx(expected, abs=1e-5)


def test_metres_and_micrometres_become_millimetres(tmp_path):
    for units, scale in ((1, 0.001), (3, 1000.0)):
        sform = np.diag([2 * scale, 2 * scale, 2 * scale, 1])
        path = nifti(
            tmp_path / f"{units}.nii",
            map_of(),
            sform=sform,
            spacing=(2 * scale,) * 3,
            units=units,
        )
        found = read_labels(path)
        assert found.grid.spacing_mm == pytest.approx((2, 2, 2), rel=1e-4)


def test_whole_numbers_stored_as_fractions_are_labels(tmp_path):
    path = write(tmp_path / "map.nii.gz", map_of().astype(np.float64))
    assert np.array_equal(read_labels(path).labels, map_of())


# --- refused ----------------------------------------------------------------------


def test_a_sheared_map_is_refused_and_not_straightened(tmp_path):
    sform = np.eye(4)
    sform[0, 2] = 0.01
    assert reason(nifti(tmp_path / "s.nii", map_of(), sform=sform)) == "sheared"
    identity = (np.zeros(3), np.zeros(3), 1.0)
    both = nifti(tmp_path / "b.nii", map_of(), sform=sform, qform=identity)
    assert reason(both) == "sheared"


def test_two_ways_of_telling_where_a_file_lies_must_agree_on_sides_and_spacing(
    tmp_path,
):
    ahead, sform = np.zeros(3), np.diag([1.0, 2, 3, 1])
    turned = np.array([0, 0, np.sin(np.radians(10))])
    for name, quaternion, spacing, wanted in (
        ("alike", ahead, (1, 2, 3), None),
        ("registered", turned, (1, 2, 3), None),
        ("half-turn", np.array([0.0, 0, 1]), (1, 2, 3), "orientation"),
        ("other-spacing", ahead, (1, 2, 3.1), "orientation"),
    ):
        qform = (quaternion, np.array([0.0, 0, 500]), 1.0)
        path = nifti(
            tmp_path / f"{name}.nii",
            map_of(),
            sform=sform,
            qform=qform,
            spacing=spacing,
        )
        if wanted is None:
            assert read_labels(path).grid.spacing_mm == pytest.approx((1, 2, 3))
        else:
            assert reason(path) == wanted
    mirrored = (ahead, np.zeros(3), -1.0)
    path = nifti(
        tmp_path / "m.nii", map_of(), sform=sform, qform=mirrored, spacing=(1, 2, 3)
    )
    assert reason(path) == "orientation"


@pytest.mark.parametrize("units", [1, 3])
def test_a_wrong_unit_of_length_is_refused(tmp_path, units):
    """Millimetres that are called metres or micrometres."""
    path = nifti(tmp_path / "map.nii", map_of(), sform=np.eye(4), units=units)
    assert reason(path) == "scale"


def test_a_negative_spacing_may_be_a_turned_axis_and_is_refused(tmp_path):
    path = write(tmp_path / "map.mha", map_of())
    content = path.read_bytes()
    path.write_bytes(
        content.replace(b"ElementSpacing = 1 1 1", b"ElementSpacing = -1 1 1")
    )
    assert reason(path) == "no-orientation"


def test_a_map_that_does_not_say_which_side_is_left_is_refused(tmp_path):
    assert reason(nifti(tmp_path / "none.nii", map_of())) == "no-orientation"
    plain = tmp_path / "plain.nrrd"
    head = "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 2 2 2\nencoding: raw\n\n"
    plain.write_bytes(head.encode() + bytes([1] * 8))
    assert reason(plain) == "no-orientation"
    assert reason(nrrd(tmp_path / "room.nrrd", "scanner-xyz")) == "no-orientation"


def nrrd(path: Path, space: str, third: str = "(0,0,3)") -> Path:
    head = (
        f"NRRD0004\ntype: uint8\ndimension: 3\nspace: {space}\nsizes: 2 2 2\n"
        f"space directions: (1,0,0) (0,2,0) {third}\nkinds: domain domain domain\n"
        "encoding: raw\nspace origin: (10,20,30)\n\n"
    )
    path.write_bytes(head.encode() + bytes([1] * 8))
    return path


@pytest.mark.parametrize(
    ("space", "origin_lps_mm"),
    [
        ("left-posterior-superior", (10, 20, 30)),
        ("right-anterior-superior", (-10, -20, 30)),
        ("LAS", (10, -20, 30)),
    ],
)
def test_the_sides_that_a_nrrd_names_are_respected(tmp_path, space, origin_lps_mm):
    found = read_labels(nrrd(tmp_path / "map.nrrd", space))
    assert found.grid.to_lps((0, 0, 0)) == pytest.approx(origin_lps_mm)


def test_a_sheared_nrrd_is_refused(tmp_path):
    path = nrrd(tmp_path / "sheared.nrrd", "left-posterior-superior", "(0.1,0,1)")
    assert reason(path) == "sheared"


def test_values_that_are_no_labels_are_refused(tmp_path):
    half = map_of().astype(np.float32)
    half[1, 2, 3] += 0.5
    nowhere = map_of().astype(np.float32)
    nowhere[1, 2, 3] = np.nan
    negative = map_of().astype(np.int16)
    negative[1, 2, 3] = -1
    huge = map_of().astype(np.int32)
    huge[1, 2, 3] = 65536
    expected: dict[str, tuple[NDArray[np.generic], ...]] = {
        "not-integer": (half, nowhere),
        "range": (negative, huge),
        "empty": (np.zeros((4, 5, 6), np.uint8),),
    }
    for wanted, maps in expected.items():
        for values in maps:
            assert reason(write(tmp_path / "map.nii.gz", values)) == wanted


def test_a_series_of_maps_or_a_colour_picture_is_refused(tmp_path):
    four = SimpleITK.JoinSeries([SimpleITK.GetImageFromArray(map_of())] * 2)
    SimpleITK.WriteImage(four, str(tmp_path / "four.nii.gz"))
    assert reason(tmp_path / "four.nii.gz") == "dimensions"
    colour = SimpleITK.GetImageFromArray(
        np.zeros((4, 5, 6, 3), np.uint8), isVector=True
    )
    SimpleITK.WriteImage(colour, str(tmp_path / "colour.nrrd"))
    assert reason(tmp_path / "colour.nrrd") == "dimensions"


def test_a_fourth_dimension_of_one_is_no_dimension(tmp_path):
    one = nifti(tmp_path / "one.nii", map_of()[None], sform=np.eye(4))
    assert np.array_equal(read_labels(one).labels, map_of())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_is_cut_short_or_no_picture_is_refused(tmp_path, suffix):
    path = write(tmp_path / f"map{suffix}", map_of((20, 30, 40)))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert reason(path) == "unreadable"
    path.write_bytes(b"")
    assert reason(path) == "unreadable"
    path.write_bytes(b"no picture at all " * 100)
    assert reason(path) == "unreadable"


def test_a_missing_file_and_an_unknown_kind_are_told_apart(tmp_path):
    assert reason(tmp_path / "gone.nii.gz") == "not-found"
    (tmp_path / "map.tif").write_bytes(b"II*\0")
    assert reason(tmp_path / "map.tif") == "format"


def test_a_packed_file_may_hold_nothing(tmp_path):
    path = tmp_path / "map.nii.gz"
    path.write_bytes(gzip.compress(b""))
    assert reason(path) == "unreadable"


# --- real maps --------------------------------------------------------------------

L1, CORD = 31, 79


@pytest.fixture(scope="module")
def degenerative(shared_data: Path) -> Volume:
    info = best_ct(find_series(shared_data / "lidc-0001/dicom", Monitor()))
    return read_series(info, Monitor())


def test_the_labels_of_a_real_patient_lie_on_his_bones(shared_data, degenerative):
    """The map is written upside down against the CT; only millimetres match them."""
    found = read_labels(shared_data / "lidc-0001/labels_totalsegmentator.nii.gz")
    k, j, i = np.nonzero(found.labels == L1)
    ijk = degenerative.grid.to_ijk(found.grid.to_lps(np.c_[i, j, k]))
    assert np.abs(ijk - np.rint(ijk)).max() < 1e-3
    a, b, c = np.rint(ijk).astype(int).T
    in_bone = degenerative.voxels_hu[c, b, a].mean()
    box = degenerative.voxels_hu[
        c.min() : c.max(), b.min() : b.max(), a.min() : a.max()
    ]
    assert in_bone > 250 > box.mean()
    assert degenerative.voxels_hu[k, j, i].mean() < 100


def test_the_cord_of_a_real_patient_lies_behind_his_vertebra(shared_data):
    found = read_labels(shared_data / "lidc-0001/labels_totalsegmentator.nii.gz")

    def center_lps_mm(label: int) -> FloatArray:
        k, j, i = np.nonzero(found.labels == label)
        keep = (k >= levels.min()) & (k <= levels.max())
        points = found.grid.to_lps(np.c_[i, j, k][keep])
        return np.asarray(points.mean(axis=0))

    levels = np.nonzero(found.labels == L1)[0]
    behind_mm = center_lps_mm(CORD) - center_lps_mm(L1)
    assert behind_mm[1] > 0
    assert abs(behind_mm[0]) < 10


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("totalsegmentator-example/totalseg.nii.gz", set(range(26, 34))),
        ("tptbox-l3/sub-ct_seg-vert_label-22_msk.nii.gz", {21, 22, 23}),
        ("tptbox-l3/sub-ct_seg-subreg_label-22_msk.nii.gz", set(range(41, 51))),
        ("verse004-labels/sub-verse004_seg-vert_msk.nii.gz", set(range(16, 25))),
        ("dicom-objects/dcmqi/23x38x3/nrrd/label.nrrd", {1}),
    ],
)
def test_real_maps_of_every_kind_are_read(shared_data, name, labels):
    found = read_labels(shared_data / name)
    assert set(np.unique(found.labels).tolist()) == labels | {0}
