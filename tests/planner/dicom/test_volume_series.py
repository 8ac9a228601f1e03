"""A CT in one file lies where its header says, or is refused with the reason."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from planner.arrays import FloatArray
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.dicom.series import SeriesInfo
from planner.errors import NoSeries, PlannerError, UndecodablePixels
from planner.imaging.volume import Volume
from planner.work import Cancelled, Monitor
from tests.dicom_files import scanner_affine, write_ct
from tests.planner.dicom.patient import ROUNDING_HU, SHAPE, scan, worst_hu
from tests.volume_files import SUFFIXES, write_nifti, write_volume

UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.8, 1.0), origin_lps_mm=(3, -9, 40)
)


def only(path: Path) -> SeriesInfo:
    (info,) = find_series(path, Monitor()).series
    return info


def opened(path: Path) -> Volume:
    return read_series(best_ct(find_series(path, Monitor())), Monitor())


def codes(info: SeriesInfo) -> list[str]:
    return [reason.code for reason in info.reasons]


def set_aside(path: Path) -> list[tuple[str, str]]:
    return [(a.kind, a.reason) for a in find_series(path, Monitor()).set_aside]


@st.composite
def affines(draw: st.DrawFn) -> FloatArray:
    """Any placing without a shear, mirrored sampling and all axis orders included."""
    angles = draw(st.tuples(*[st.floats(-180, 180)] * 3))
    matrix = np.eye(4)
    matrix[:3, :3] = Rotation.from_euler("xyz", angles, degrees=True).as_matrix()
    matrix[:3, :3] *= draw(st.tuples(*[st.floats(0.3, 2.0)] * 3))
    matrix[:3, 0] *= draw(st.sampled_from((1, -1)))
    matrix[:3, 3] = draw(st.tuples(*[st.floats(-40, 40)] * 3))
    return matrix


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(affine=affines(), suffix=st.sampled_from(SUFFIXES))
def test_the_patient_lies_at_the_same_millimetres(tmp_path_factory, affine, suffix):
    path = tmp_path_factory.mktemp("ct") / f"ct{suffix}"
    volume = opened(write_volume(path, scan(affine), affine))
    # NIfTI keeps positions as 32-bit numbers.
    assert worst_hu(volume) <= ROUNDING_HU + 0.1


def test_every_format_and_dicom_give_the_same_volume(tmp_path):
    voxels = scan(UPRIGHT)
    write_ct(tmp_path / "dicom", voxels, UPRIGHT)
    volumes = [opened(tmp_path / "dicom")]
    for suffix in SUFFIXES:
        path = write_volume(tmp_path / f"ct{suffix}", voxels, UPRIGHT)
        volumes.append(opened(path))
    assert len({volume.identity.content_sha256 for volume in volumes}) == 1
    assert [volume.identity.series_uid for volume in volumes[1:]] == [""] * 4


def test_a_volume_file_is_told_like_a_series(tmp_path):
    info = only(write_volume(tmp_path / "ct.nrrd", scan(UPRIGHT), UPRIGHT))
    assert (info.slice_count, info.rows, info.columns) == SHAPE
    assert (info.verdict, info.usable, info.modality) == ("uniform", "yes", "CT")
    assert info.transfer_syntax == "NRRD"
    assert info.spacing_mm == pytest.approx((0.7, 0.8, 1.0))
    assert codes(info) == ["taken-as-ct", "not-negative", "anisotropic"]


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_the_widest_spacing_counts_as_the_step_whichever_axis_it_is(tmp_path, axis):
    spacing = [0.7, 0.7, 0.7]
    spacing[axis] = 2.5
    affine = np.diag([*spacing, 1.0])
    path = write_volume(tmp_path / "ct.nii", scan(affine), affine)
    assert "coarse" in codes(only(path))
    (note,) = (n for n in opened(path).notes if n.code == "coarse")
    assert (note.code, note.facts["spacing_mm"]) == ("coarse", pytest.approx(2.5))


def test_fractions_are_rounded_and_what_was_not_measured_is_padding(tmp_path):
    values = np.full((4, 5, 6), -1000.0)
    values[0, 0, :5] = (40.6, -40.6, np.nan, 1e9, -1e9)
    values[0, 1, :2] = (np.inf, -np.inf)
    path = write_volume(tmp_path / "ct.mha", values)
    found = opened(path).voxels_hu[0]
    assert found[0, :5].tolist() == [41, -41, -2048, 32767, -32768]
    assert found[1, :2].tolist() == [-2048, -2048]


@pytest.mark.parametrize(
    "kind", ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "f4", "f8"], ids=str
)
@pytest.mark.parametrize("suffix", [".nii.gz", ".nrrd", ".mha"])
def test_every_kind_of_number_is_read(tmp_path, kind, suffix):
    rng = np.random.default_rng(7)
    values = rng.integers(0, 120, (9, 20, 20)).astype(kind)
    if kind[0] != "u":
        values[0] -= np.ones((), dtype=kind)
        values[0, 0, 0] = -3
        assert np.array_equal(
            opened(write_volume(tmp_path / f"a{suffix}", values)).voxels_hu, values
        )
    else:
        path = write_volume(tmp_path / f"a{suffix}", values)
        assert set_aside(path) == [("label-map", "labels-not-ct")]


# --- labels and other pictures ----------------------------------------------------


def labels() -> NDArray[np.uint16]:
    values = np.zeros((8, 9, 10), dtype=np.uint16)
    values[2:5, 3:6, 3:6] = 22
    return values


@pytest.mark.parametrize("kind", [np.uint8, np.int16, np.float32])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_label_map_is_never_taken_for_a_ct(tmp_path, suffix, kind):
    path = write_volume(tmp_path / f"map{suffix}", labels().astype(kind))
    assert set_aside(path) == [("label-map", "labels-not-ct")]
    with pytest.raises(NoSeries):
        best_ct(find_series(path, Monitor()))


def test_a_label_map_beside_a_ct_stays_closed(tmp_path):
    write_ct(tmp_path / "ct", scan(UPRIGHT), UPRIGHT)
    write_volume(tmp_path / "map.nii.gz", labels())
    discovery = find_series(tmp_path, Monitor())
    assert [a.kind for a in discovery.set_aside] == ["label-map"]
    assert best_ct(discovery).series_uid


def test_a_picture_without_a_negative_value_is_opened_with_a_warning(tmp_path):
    """MR, or CT numbers that were shifted: nothing but the values can tell."""
    values = np.arange(8 * 9 * 10, dtype=np.int16).reshape(8, 9, 10)
    info = only(write_volume(tmp_path / "mr.nii", values))
    assert codes(info) == ["taken-as-ct", "not-negative"]


# --- refused ----------------------------------------------------------------------


def refusal(path: Path) -> PlannerError:
    with pytest.raises(PlannerError) as refused:
        best_ct(find_series(path, Monitor()))
    assert refused.value.facts["file"] == path
    return refused.value


def test_what_is_no_upright_volume_with_sides_is_refused_by_its_reason(tmp_path):
    values = scan(UPRIGHT)
    sheared = np.eye(4)
    sheared[0, 2] = 0.1
    cases = {
        "sheared": write_nifti(tmp_path / "a.nii", values, sform=sheared),
        "no-orientation": write_nifti(tmp_path / "b.nii", values),
        "dimensions": write_nifti(
            tmp_path / "c.nii", np.stack([values] * 2), sform=np.eye(4)
        ),
    }
    for reason, path in cases.items():
        assert refusal(path).facts["reason"] == reason


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_cut_short_is_refused(tmp_path, suffix):
    rng = np.random.default_rng(3)
    values = rng.integers(-1000, 2000, (30, 40, 50)).astype(np.int16)
    path = write_volume(tmp_path / f"ct{suffix}", values)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(PlannerError):
        opened(path)
    for keep in (0, 20, 200):
        path.write_bytes(content[:keep])
        assert refusal(path).facts["reason"] == "unreadable"


def test_a_damaged_checksum_is_found(tmp_path):
    below_zero = (scan(UPRIGHT) - 2000).astype(np.int16)
    path = write_volume(tmp_path / "ct.nii.gz", below_zero, UPRIGHT)
    content = bytearray(path.read_bytes())
    content[-6] ^= 1
    path.write_bytes(content)
    with pytest.raises(UndecodablePixels) as refused:
        opened(path)
    assert refused.value.facts == {"file": path, "reason": "damaged"}


def test_a_header_that_promises_too_much_takes_no_memory(tmp_path):
    path = write_nifti(tmp_path / "ct.nii", scan(UPRIGHT), sform=np.eye(4))
    content = bytearray(path.read_bytes())
    content[42:48] = np.array([32000] * 3, dtype="<i2").tobytes()
    path.write_bytes(content)
    assert refusal(path).facts["reason"] == "unreadable"
    packed = tmp_path / "ct.nii.gz"
    packed.write_bytes(gzip.compress(bytes(content)))
    assert refusal(packed).facts["reason"] == "unreadable"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.nrrd", "NRRD0004\ntype: short\nencoding: raw\ndata file: ../b.raw\n\n"),
        ("a.nrrd", "NRRD0004\ntype: short\nencoding: raw\ndata file: ../b.raw\n"),
        ("a.nhdr", "NRRD0004\ntype: short\nencoding: raw\ndata file: ../b.raw\n\n"),
        ("a.mha", "NDims = 3\nDimSize = 2 2 2\nElementDataFile = ../b.raw\n"),
        ("a.mhd", "NDims = 3\nDimSize = 2 2 2\nElementDataFile = b.raw\n"),
    ],
)
def test_a_header_never_leads_to_another_file(tmp_path, name, head):
    (tmp_path / name).write_text(head)
    assert refusal(tmp_path / name).facts["reason"] == "detached"


def test_a_file_that_changes_between_looking_and_reading_is_refused(tmp_path):
    path = write_volume(tmp_path / "ct.nii", scan(UPRIGHT), UPRIGHT)
    info = only(path)
    write_volume(path, scan(UPRIGHT), UPRIGHT @ np.diag([1.0, -1.0, 1.0, 1.0]))
    with pytest.raises(UndecodablePixels):
        read_series(info, Monitor())
    path.unlink()
    with pytest.raises(UndecodablePixels):
        read_series(info, Monitor())


def test_reading_a_volume_file_can_be_cancelled(tmp_path):
    info = only(write_volume(tmp_path / "ct.nii.gz", scan(UPRIGHT), UPRIGHT))
    monitor = Monitor(lambda fraction: monitor.cancel())
    with pytest.raises(Cancelled):
        read_series(info, monitor)
