"""DICOM without its prefix is recognised; nothing else is taken for it."""

from pathlib import Path

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian

from planner.dicom.choice import best_ct
from planner.dicom.elements import read_header
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.work import Monitor
from tests.dicom_files import scanner_affine, write_ct

UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.7, 1.0), origin_lps_mm=(3, -9, 40)
)
VOXELS = np.arange(5 * 8 * 6, dtype=np.int16).reshape(5, 8, 6)


def meta_end(path: Path) -> int:
    """Return where the meta information ends."""
    return 144 + int(dcmread(path).file_meta.FileMetaInformationGroupLength)


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian])
@pytest.mark.parametrize("keeps_meta", [True, False])
def test_files_without_prefix_open_as_with_it(tmp_path, syntax, keeps_meta):
    paths = write_ct(tmp_path, VOXELS, UPRIGHT, syntax=syntax)
    whole = read_series(best_ct(find_series(tmp_path, Monitor())), Monitor())
    for path in paths:
        start = 132 if keeps_meta else meta_end(path)
        path.write_bytes(path.read_bytes()[start:])
    bare = read_series(best_ct(find_series(tmp_path, Monitor())), Monitor())
    assert bare.identity == whole.identity


def test_noise_and_other_files_are_not_taken_for_dicom(tmp_path):
    rng = np.random.default_rng(5)
    path = tmp_path / "noise"
    starts = (b"", b"\x08\x00", b"\x08\x00\x05\x00CS\x0a\x00", b"\x02\x00\x00\x00UL")
    for number in range(400):
        start = starts[number % len(starts)]
        path.write_bytes(start + rng.bytes(3000))
        with path.open("rb") as stream:
            assert read_header(stream) is None


def test_a_bare_file_that_is_cut_off_is_left_closed(tmp_path):
    (path,) = write_ct(tmp_path, VOXELS[:1], UPRIGHT)
    bare = path.read_bytes()[meta_end(path) :]
    for end in range(0, 500, 3):
        path.write_bytes(bare[:end])
        with path.open("rb") as stream:
            header = read_header(stream)
        assert header is None or header.pixel_offset is None
