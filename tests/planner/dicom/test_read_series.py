"""Whatever way a CT was written, each CT number is read at its own millimetre."""

from pathlib import Path

import numpy as np
import pydicom
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)
from scipy.spatial.transform import Rotation

from planner.arrays import FloatArray
from planner.dicom.find_series import best_ct, find_series
from planner.dicom.read_series import read_series
from planner.errors import UndecodablePixels, UnevenGeometry
from planner.imaging.volume import Volume
from planner.work import Cancelled, Monitor
from tests.dicom_files import (
    PATIENT_AXES,
    Voxels,
    scanner_affine,
    write_ct,
    write_enhanced_ct,
)

SHAPE = (7, 36, 33)
"""OpenJPEG writes nothing smaller than 32 pixels."""
UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.8, 1.5), origin_lps_mm=(3, -9, 40)
)

LOSSLESS = (
    ImplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
    RLELossless,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEG2000Lossless,
)


def patient_hu(points_lps_mm: FloatArray) -> FloatArray:
    """CT numbers (...,) of a patient without any symmetry, at points (..., 3)."""
    x, y, z = np.moveaxis(points_lps_mm, -1, 0)
    waves = 90 * np.sin(x / 17 + 1) + 70 * np.sin(y / 11) + 50 * np.sin(z / 23 + 2)
    return np.asarray(3 * x - 5 * y + 7 * z + waves)


def scan(affine: FloatArray, shape: tuple[int, int, int] = SHAPE) -> Voxels:
    """Sample the patient at the voxel centres of a grid, [k, j, i]."""
    k, j, i = np.indices(shape)
    points = np.stack((i, j, k), axis=-1) @ affine[:3, :3].T + affine[:3, 3]
    return np.rint(patient_hu(points)).astype(np.int16)


def open_ct(path: Path) -> Volume:
    return read_series(best_ct(find_series(path, Monitor())), Monitor())


def worst_hu(volume: Volume) -> float:
    """How far any voxel is from the patient at the place the grid gives it."""
    k, j, i = np.indices(volume.grid.shape_kji)
    truth = patient_hu(volume.grid.to_lps(np.stack((i, j, k), axis=-1)))
    return float(np.abs(volume.voxels_hu - truth).max())


ROUNDING_HU = 0.51


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


@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda uid: uid.name)
def test_a_lossless_encoding_changes_no_ct_number(tmp_path, syntax):
    write_ct(tmp_path, scan(UPRIGHT), UPRIGHT, syntax=syntax)
    assert np.array_equal(open_ct(tmp_path).voxels_hu, scan(UPRIGHT))


def test_an_encoding_may_change_from_slice_to_slice(tmp_path):
    voxels = scan(UPRIGHT, (9, 36, 33))
    for number, syntax in enumerate(LOSSLESS):
        write_ct(
            tmp_path / str(number),
            voxels,
            UPRIGHT,
            order=[number],
            syntax=syntax,
            series_uid="1.2.3",
        )
    assert np.array_equal(open_ct(tmp_path).voxels_hu, voxels)


@pytest.mark.parametrize(
    "syntax", [ExplicitVRLittleEndian, RLELossless, JPEG2000Lossless, JPEGLSLossless]
)
def test_frames_of_one_file_are_slices_with_their_own_rescale(tmp_path, syntax):
    voxels = scan(UPRIGHT) // 2 * 2
    order = [3, 0, 6, 1, 5, 2, 4]
    path = tmp_path / "enhanced.dcm"
    slopes = [1.0, 2.0, 0.5, 1.0, 2.0, 1.0, 0.25]
    write_enhanced_ct(path, voxels, UPRIGHT, order=order, syntax=syntax, slopes=slopes)
    assert np.array_equal(open_ct(path).voxels_hu, voxels)


def test_twelve_bits_are_read_without_what_stands_above_them(tmp_path):
    """Some scanners keep an overlay in the four bits above a twelve-bit value."""

    def draw_overlay(image: Dataset, k: int) -> None:
        stored = np.frombuffer(image.PixelData, "<u2") | np.uint16(0x5000)
        image.PixelData = stored.tobytes()

    write_ct(
        tmp_path,
        scan(UPRIGHT),
        UPRIGHT,
        bits_stored=12,
        is_signed=False,
        edit=draw_overlay,
    )
    assert np.array_equal(open_ct(tmp_path).voxels_hu, scan(UPRIGHT))


def test_a_fractional_rescale_is_rounded_to_the_nearest_number(tmp_path):
    write_ct(tmp_path, scan(UPRIGHT), UPRIGHT, rescale=(0.37, -1000.5))
    error = np.abs(open_ct(tmp_path).voxels_hu - scan(UPRIGHT).astype(int))
    assert error.max() <= 1


def test_numbers_beyond_sixteen_bits_are_clamped_and_never_wrap(tmp_path):
    """Metal on an extended scale, and padding far below air."""
    voxels = np.zeros(SHAPE, dtype=np.int32)
    voxels[:, 2], voxels[:, 5] = 60000 - 1024, -1024

    def keep(image: Dataset, k: int) -> None:
        stored = np.clip(voxels[k] + 1024, 0, 65535).astype("<u2")
        image.PixelData = stored.tobytes()

    write_ct(tmp_path, np.zeros(SHAPE), UPRIGHT, is_signed=False, edit=keep)
    found = open_ct(tmp_path).voxels_hu
    assert (found[:, 2] == 32767).all()
    assert (found[:, 5] == -1024).all()

    def pad(image: Dataset, k: int) -> None:
        image.PixelPaddingValue = -32768
        stored = np.frombuffer(image.PixelData, "<i2").reshape(SHAPE[1:]).copy()
        stored[0] = -32768
        image.PixelData = stored.tobytes()

    write_ct(tmp_path / "padded", scan(UPRIGHT), UPRIGHT, edit=pad)
    padded = open_ct(tmp_path / "padded").voxels_hu
    assert (padded[:, 0] == -32768).all()
    assert np.array_equal(padded[:, 1:], scan(UPRIGHT)[:, 1:])


def test_a_table_in_place_of_slope_and_intercept_is_looked_up(tmp_path):
    def use_table(image: Dataset, k: int) -> None:
        table = Dataset()
        table.LUTDescriptor = [8, 0, 16]
        table.LUTData = np.array([0, 10, 40, 90, 160, 250, 360, 490], "<u2").tobytes()
        table["LUTData"].VR = "OW"
        image.ModalityLUTSequence = Sequence([table])
        del image.RescaleSlope, image.RescaleIntercept
        stored = np.arange(np.prod(SHAPE[1:])) % 8
        image.PixelData = stored.astype("<u2").tobytes()

    write_ct(tmp_path, np.zeros(SHAPE), UPRIGHT, is_signed=False, edit=use_table)
    found = open_ct(tmp_path).voxels_hu[0].ravel()[:8]
    assert found.tolist() == [0, 10, 40, 90, 160, 250, 360, 490]


def test_eight_and_thirty_two_bits_are_read_too(tmp_path):
    def widen(image: Dataset, k: int) -> None:
        stored = np.frombuffer(image.PixelData, "<i2").astype("<i4")
        image.BitsAllocated, image.BitsStored, image.HighBit = 32, 32, 31
        image.PixelData = stored.tobytes()

    def narrow(image: Dataset, k: int) -> None:
        stored = np.frombuffer(image.PixelData, "<u2").astype(np.uint8)
        image.BitsAllocated, image.BitsStored, image.HighBit = 8, 8, 7
        image.PixelData = stored.tobytes()

    write_ct(tmp_path / "wide", scan(UPRIGHT), UPRIGHT, edit=widen)
    assert np.array_equal(open_ct(tmp_path / "wide").voxels_hu, scan(UPRIGHT))
    voxels = scan(UPRIGHT) % 200
    write_ct(
        tmp_path / "narrow",
        voxels,
        UPRIGHT,
        rescale=(1.0, 0.0),
        is_signed=False,
        edit=narrow,
    )
    assert np.array_equal(open_ct(tmp_path / "narrow").voxels_hu, voxels)


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

TOLD_BY_PYDICOM = pytest.mark.expected_log("pydicom|openjpeg")


def cut_off(path: Path, *, bytes_left_out: int) -> None:
    path.write_bytes(path.read_bytes()[:-bytes_left_out])


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
def test_a_slice_cut_short_is_named_before_and_while_reading(tmp_path, syntax):
    paths = write_ct(tmp_path, scan(UPRIGHT), UPRIGHT, syntax=syntax)
    info = best_ct(find_series(tmp_path, Monitor()))
    cut_off(paths[4], bytes_left_out=20)
    with pytest.raises(UndecodablePixels) as during:
        read_series(info, Monitor())
    assert during.value.facts["file"] == paths[4]
    with pytest.raises(UndecodablePixels) as before:
        open_ct(tmp_path)
    assert before.value.facts["file"] == paths[4]
    assert before.value.facts["reason"] == "truncated"


@pytest.mark.parametrize(
    "syntax",
    [
        DeflatedExplicitVRLittleEndian,
        JPEGLosslessSV1,
        pytest.param(RLELossless, marks=TOLD_BY_PYDICOM),
        pytest.param(JPEGLSLossless, marks=TOLD_BY_PYDICOM),
        pytest.param(JPEG2000Lossless, marks=TOLD_BY_PYDICOM),
    ],
)
def test_a_compressed_slice_cut_short_is_named(tmp_path, syntax):
    paths = write_ct(tmp_path, scan(UPRIGHT), UPRIGHT, syntax=syntax)
    cut_off(paths[2], bytes_left_out=60)
    with pytest.raises(UndecodablePixels) as refused:
        open_ct(tmp_path)
    assert refused.value.facts["file"] == paths[2]


def test_an_encoding_nobody_here_reads_is_refused_by_name(tmp_path):
    for path in write_ct(tmp_path, scan(UPRIGHT), UPRIGHT):
        written = path.read_bytes()
        path.write_bytes(written.replace(b"10008.1.2.1\0", b"10008.1.2.7\0"))
    with pytest.raises(UndecodablePixels) as refused:
        open_ct(tmp_path)
    assert refused.value.facts["reason"] == "syntax"
    assert refused.value.facts["transfer_syntax"] == "1.2.840.10008.1.2.7"


def test_an_uneven_series_is_never_read(tmp_path):
    paths = write_ct(tmp_path, scan(UPRIGHT), UPRIGHT)
    paths[3].unlink()
    info = find_series(tmp_path, Monitor()).series[0]
    with pytest.raises(UnevenGeometry) as refused:
        read_series(info, Monitor())
    assert refused.value.facts["verdict"] == "gapped"
    assert refused.value.facts["after"] == paths[2]
    assert refused.value.facts["before"] == paths[4]


# --- real pictures ----------------------------------------------------------------

LOSSY_HU = {"50": 65, "51": 36, "53": 36, "55": 36, "81": 2, "91": 6}
"""The largest error of each lossy file: its encoder's, found with other decoders."""


def test_all_sixteen_encodings_of_one_real_slice_agree(shared_data):
    from planner.dicom.decode import decode_slices

    folder = shared_data / "transfer-syntaxes"
    reference = pydicom.dcmread(folder / "CTImage.dcm").pixel_array.astype(int) - 1024
    slices = find_series(folder, Monitor()).series[0].slices
    assert len(slices) == 16
    for piece in slices:
        out = np.empty((1, 512, 512), dtype=np.int16)
        decode_slices([piece], out)
        allowed = LOSSY_HU.get(piece.layout.transfer_syntax.rpartition(".")[2], 0)
        error = int(np.abs(out[0] - reference).max())
        assert error <= allowed, piece.layout.transfer_syntax


@pytest.mark.parametrize(
    "encoding",
    [
        "fragmented_no_bot_jpeg_lossless.70",
        "fragmented_no_bot_jpeg_ls.80",
        "not_fragmented_bot_rle",
    ],
)
def test_multi_frame_encapsulations_agree_with_the_native_one(shared_data, encoding):
    from planner.dicom.decode import decode_slices

    def frames(name: str) -> Voxels:
        info = find_series(shared_data / "multiframe" / name, Monitor()).series[0]
        out = np.empty((len(info.slices), 512, 512), dtype=np.int16)
        decode_slices(info.slices, out)
        return out

    native = frames("CT0012.explicit_little_endian.dcm")
    assert np.array_equal(frames(f"CT0012.{encoding}.dcm"), native)
