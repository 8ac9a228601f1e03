"""However the numbers of a CT were stored, they are read as they were measured."""

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import (
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLSLossless,
    RLELossless,
)

from planner.dicom.find_series import find_series
from planner.work import Monitor
from tests.dicom_files import (
    Voxels,
    write_ct,
    write_enhanced_ct,
)
from tests.planner.dicom.patient import (
    LOSSLESS,
    SHAPE,
    UPRIGHT,
    open_ct,
    scan,
)


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


# --- real pictures ----------------------------------------------------------------

LOSSY_HU = {"50": 65, "51": 36, "53": 36, "55": 36, "81": 2, "91": 6}
"""The largest error of each lossy file: its encoder's, found with other decoders."""


def test_all_sixteen_encodings_of_one_real_slice_agree(shared_data):
    from planner.dicom.decode import decode_slice

    folder = shared_data / "transfer-syntaxes"
    reference = pydicom.dcmread(folder / "CTImage.dcm").pixel_array.astype(int) - 1024
    slices = find_series(folder, Monitor()).series[0].slices
    assert len(slices) == 16
    for piece in slices:
        out = np.empty((512, 512), dtype=np.int16)
        decode_slice(piece, out)
        allowed = LOSSY_HU.get(piece.layout.transfer_syntax.rpartition(".")[2], 0)
        error = int(np.abs(out - reference).max())
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
    from planner.dicom.decode import decode_slice

    def frames(name: str) -> Voxels:
        info = find_series(shared_data / "multiframe" / name, Monitor()).series[0]
        out = np.empty((len(info.slices), 512, 512), dtype=np.int16)
        for piece, target in zip(info.slices, out, strict=True):
            decode_slice(piece, target)
        return out

    native = frames("CT0012.explicit_little_endian.dcm")
    assert np.array_equal(frames(f"CT0012.{encoding}.dcm"), native)
