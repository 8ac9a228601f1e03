"""The header reader agrees with pydicom, and no header can trap it."""

import contextlib
import struct
import zlib
from pathlib import Path

import numpy as np
import pydicom
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from planner.dicom import tags
from planner.dicom.elements import DamagedHeader, Elements, Header, read_header
from tests.dicom_files import scanner_affine, write_ct

UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.8, 1.5), origin_lps_mm=(3, -9, 40)
)
NATIVE = (
    ImplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
)
PREFIX = bytes(128) + b"DICM"


def header_of(path: Path) -> Header | None:
    with path.open("rb") as stream:
        return read_header(stream)


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def assert_same(ours: Elements, theirs: Dataset) -> None:
    for tag in tags.WANTED - {tags.MEDIA_SOP_CLASS}:
        if tag not in theirs:
            assert tag not in ours.values
            continue
        value = theirs[tag].value
        if theirs[tag].VR in {"US", "SS"}:
            assert ours.count(tag) == value % (1 << 16)
            continue
        parts = (
            value if isinstance(value, (list, pydicom.multival.MultiValue)) else [value]
        )
        if theirs[tag].VR in {"DS", "IS"}:
            assert ours.numbers(tag) == tuple(float(v) for v in parts if v is not None)
        else:
            assert ours.text(tag) == "\\".join(str(v or "") for v in parts).strip()


def test_every_real_header_is_read_as_pydicom_reads_it(shared_data):
    compared = 0
    for path in sorted(shared_data.rglob("*")):
        if not path.is_file():
            continue
        header = header_of(path)
        try:
            theirs = pydicom.dcmread(path, stop_before_pixels=True)
        except pydicom.errors.InvalidDicomError:
            assert header is None
            continue
        assert header is not None
        assert header.transfer_syntax == theirs.file_meta.TransferSyntaxUID
        assert_same(header.elements, theirs)
        for tag in (tags.SHARED_GROUPS_SEQUENCE, tags.PER_FRAME_GROUPS_SEQUENCE):
            items = theirs[tag].value if tag in theirs else []
            assert len(header.elements.sequences.get(tag, [])) == len(items)
        compared += 1
    assert compared > 450


@pytest.mark.parametrize("syntax", NATIVE, ids=lambda uid: uid.name)
def test_the_pixels_begin_where_the_header_says(tmp_path, syntax):
    voxels = np.arange(3 * 4 * 5, dtype=np.int16).reshape(3, 4, 5)
    path = write_ct(tmp_path, voxels, UPRIGHT, syntax=syntax)[1]
    header = header_of(path)
    assert header is not None
    assert header.pixel_bytes == 40
    assert (header.deflated_from is None) == (syntax != DeflatedExplicitVRLittleEndian)
    if header.deflated_from is None:
        stored = path.read_bytes()[header.pixel_offset :][:40]
        kind = ">i2" if syntax == ExplicitVRBigEndian else "<i2"
        assert np.array_equal(np.frombuffer(stored, kind), voxels[1].ravel() + 1024)


def with_icon(image: Dataset, k: int) -> None:
    """Hang a thumbnail and a nest of sequences before the pixels, all lengths open."""
    icon = Dataset()
    icon.Rows, icon.Columns = 64, 64
    icon.ImagePositionPatient = [9, 9, 9]
    icon.PixelData = encapsulate([b"thumbnail!"])
    icon["PixelData"].VR = "OB"
    icon["PixelData"].is_undefined_length = True
    icon.is_undefined_length_sequence_item = True
    image.IconImageSequence = Sequence([icon])
    image["IconImageSequence"].is_undefined_length = True
    reference, evidence = Dataset(), Dataset()
    reference.ReferencedSOPClassUID = "1.2.3"
    evidence.ReferencedImageSequence = Sequence([reference])
    image.ReferencedStudySequence = Sequence([evidence])


def test_what_is_nested_is_neither_the_pixels_nor_the_place(tmp_path):
    paths = write_ct(tmp_path, np.zeros((3, 4, 5)), UPRIGHT, edit=with_icon)
    header = header_of(paths[2])
    assert header is not None
    assert header.pixel_bytes == 40
    assert header.elements.count(tags.ROWS) == 4
    assert header.elements.numbers(tags.IMAGE_POSITION) == (3, -9, 43)


def explicit(tag: int, vr: bytes, value: bytes, length: int | None = None) -> bytes:
    length = len(value) if length is None else length
    group, element = tag >> 16, tag & 0xFFFF
    if vr in {b"SQ", b"OB", b"OW", b"UN"}:
        return struct.pack("<HH2s2xL", group, element, vr, length) + value
    return struct.pack("<HH2sH", group, element, vr, length) + value


def meta(syntax: UID) -> bytes:
    return PREFIX + explicit(tags.TRANSFER_SYNTAX, b"UI", str(syntax).encode())


def read(content: bytes, folder: Path) -> Header | None:
    path = folder / "made.dcm"
    path.write_bytes(content)
    return header_of(path)


OPEN = 0xFFFFFFFF
ITEM = struct.pack("<HHL", 0xFFFE, 0xE000, OPEN)


@pytest.mark.parametrize("depth", [100, 10_000, 200_000])
def test_a_bottomless_header_is_refused_and_overflows_nothing(tmp_path, depth):
    nest = (explicit(0x00081140, b"SQ", b"", OPEN) + ITEM) * depth
    with pytest.raises(DamagedHeader, match="nested-too-deep"):
        read(meta(ExplicitVRLittleEndian) + nest, tmp_path)


def test_nesting_with_told_lengths_is_refused_as_well(tmp_path):
    nest = b""
    for _ in range(60):
        item = struct.pack("<HHL", 0xFFFE, 0xE000, len(nest)) + nest
        nest = explicit(0x00081140, b"SQ", item)
    with pytest.raises(DamagedHeader, match="nested-too-deep"):
        read(meta(ExplicitVRLittleEndian) + nest, tmp_path)


def test_a_bomb_in_a_deflated_file_takes_bounded_memory(tmp_path):
    bomb = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    zeros = explicit(0x00091001, b"OB", bytes(1 << 20))
    content = b"".join(bomb.compress(zeros) for _ in range(80)) + bomb.flush()
    assert len(content) < 1 << 20
    header = read(meta(DeflatedExplicitVRLittleEndian) + content, tmp_path)
    assert header is not None
    assert header.pixel_offset is None


@pytest.mark.parametrize("length", [OPEN - 1, 1 << 30])
def test_a_length_beyond_the_end_is_no_pixel_data(tmp_path, length):
    lie = explicit(0x00091001, b"OB", b"short", length)
    header = read(meta(ExplicitVRLittleEndian) + lie, tmp_path)
    assert header is not None
    assert header.pixel_offset is None


def test_a_value_told_twice_is_refused(tmp_path):
    rows = explicit(tags.ROWS, b"US", b"\4\0")
    with pytest.raises(DamagedHeader, match="repeated"):
        read(meta(ExplicitVRLittleEndian) + rows + rows, tmp_path)


@pytest.mark.parametrize("text", ["1\\2\\x", "1\\2\\nan", "1\\2\\inf", "1\\2\\1_0"])
def test_a_number_that_is_none_is_refused(text):
    elements = Elements(is_little_endian=True)
    elements.values[tags.IMAGE_POSITION] = text.encode()
    with pytest.raises(DamagedHeader, match="number"):
        elements.numbers(tags.IMAGE_POSITION)


def test_what_does_not_begin_like_dicom_is_not_dicom(tmp_path):
    for content in (b"", b"DICM", bytes(131), b"NIfTI" * 40):
        assert read(content, tmp_path) is None


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[UID, bytes]:
    folder = tmp_path_factory.mktemp("sound")
    voxels = np.zeros((1, 4, 5))
    return {
        syntax: write_ct(
            folder / syntax,
            voxels,
            UPRIGHT,
            syntax=syntax,
            edit=with_icon if syntax == ExplicitVRLittleEndian else None,
        )[0].read_bytes()
        for syntax in NATIVE
    }


@given(data=st.data())
def test_a_mutated_header_is_read_or_refused_and_nothing_else(
    sound, tmp_path_factory, data
):
    content = bytearray(sound[data.draw(st.sampled_from(NATIVE))])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(132, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    path = tmp_path_factory.getbasetemp() / "mutated.dcm"
    path.write_bytes(bytes(content[:end]))
    with contextlib.suppress(DamagedHeader):
        header_of(path)
