"""Damaged pixels cost a slice, never the program, and never a wrong millimetre."""

import os
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from planner.dicom.choice import best_ct
from planner.dicom.decode import decode_slice
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.errors import UndecodablePixels
from planner.imaging.volume import Volume
from planner.work import Cancelled, Monitor
from tests.dicom_files import scanner_affine, write_ct
from tests.planner.dicom.patient import ROUNDING_HU, open_ct, patient_hu, scan

FINE = scanner_affine("HFS", spacing_xyz_mm=(0.7, 0.8, 1.0), origin_lps_mm=(3, -9, 40))
COARSE = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.8, 2.0), origin_lps_mm=(3, -9, 40)
)
NATIVE = (ExplicitVRLittleEndian, ImplicitVRLittleEndian)
PACKED = (
    DeflatedExplicitVRLittleEndian,
    JPEGLosslessSV1,
    RLELossless,
    JPEGLSLossless,
    JPEG2000Lossless,
)


def cut_off(path: Path, *, bytes_left_out: int = 60) -> None:
    path.write_bytes(path.read_bytes()[:-bytes_left_out])


def facts_of(volume: Volume, code: str) -> dict[str, object]:
    found = [dict(note.facts) for note in volume.notes if note.code == code]
    assert len(found) == 1, code
    return found[0]


def assert_only_one_slice_is_interpolated(volume: Volume, k: int) -> None:
    """Every other voxel is the patient's at its own millimetre."""
    shape = volume.grid.shape_kji
    kk, j, i = np.indices(shape)
    truth = patient_hu(volume.grid.to_lps(np.stack((i, j, kk), axis=-1)))
    error = np.abs(volume.voxels_hu - truth).max(axis=(1, 2))
    assert np.delete(error, k).max() <= ROUNDING_HU
    assert error[k] < 5
    assert volume.grid.measured_step_mm == pytest.approx(2.0)


@pytest.mark.parametrize("syntax", [*NATIVE, *PACKED], ids=lambda uid: uid.name)
def test_a_slice_cut_short_is_named_and_filled_from_near_neighbours(
    tmp_path: Path, syntax: UID
):
    paths = write_ct(tmp_path, scan(FINE), FINE, syntax=syntax)
    cut_off(paths[2])
    volume = open_ct(tmp_path)
    assert volume.quarantined == (paths[2],)
    assert facts_of(volume, "quarantined") == {"slices": 1}
    assert facts_of(volume, "filled")["slices"] == 1
    assert_only_one_slice_is_interpolated(volume, 2)


def test_a_slice_cut_short_after_its_header_was_read_is_no_different(tmp_path: Path):
    paths = write_ct(tmp_path, scan(FINE), FINE)
    info = best_ct(find_series(tmp_path, Monitor()))
    cut_off(paths[3])
    late = read_series(info, Monitor())
    early = open_ct(tmp_path)
    assert late.quarantined == early.quarantined == (paths[3],)
    assert late.identity == early.identity
    assert late.notes == early.notes


@pytest.mark.parametrize("k", [0, 6])
def test_without_a_damaged_slice_at_its_end_a_series_is_shorter(tmp_path: Path, k: int):
    paths = write_ct(tmp_path, scan(FINE), FINE, syntax=JPEGLSLossless)
    cut_off(paths[k])
    volume = open_ct(tmp_path)
    assert volume.quarantined == (paths[k],)
    assert volume.grid.measured_step_mm is None
    assert np.array_equal(volume.voxels_hu, np.delete(scan(FINE), k, axis=0))
    first = np.array(FINE[:3, 3]) + (FINE[:3, 2] if k == 0 else 0)
    assert volume.grid.lps_from_ijk[:3, 3] == pytest.approx(first)


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, JPEGLosslessSV1])
def test_where_neighbours_are_far_the_series_is_refused_and_the_file_named(
    tmp_path: Path, syntax: UID
):
    paths = write_ct(tmp_path, scan(COARSE), COARSE, syntax=syntax)
    cut_off(paths[3])
    with pytest.raises(UndecodablePixels) as refused:
        open_ct(tmp_path)
    assert refused.value.facts["file"] == paths[3]


def test_many_damaged_slices_are_no_accident(tmp_path: Path):
    voxels = scan(FINE, (40, 36, 33))
    paths = write_ct(tmp_path, voxels, FINE, syntax=JPEGLSLossless)
    for path in paths[1::2]:
        cut_off(path)
    with pytest.raises(UndecodablePixels) as refused:
        open_ct(tmp_path)
    assert refused.value.facts["file"] in paths[1::2]


def test_who_left_a_slice_out_knows_other_images_by_their_hash(tmp_path: Path):
    paths = write_ct(tmp_path, scan(FINE), FINE, syntax=JPEGLSLossless)
    whole = open_ct(tmp_path)
    cut_off(paths[4])
    assert open_ct(tmp_path).identity != whole.identity


def test_a_split_series_stays_split_without_a_slice(tmp_path: Path):
    voxels = scan(FINE, (16, 36, 33))
    paths = write_ct(tmp_path, voxels, FINE, syntax=JPEGLSLossless)
    for path in paths[6:10]:
        path.unlink()
    cut_off(paths[2])
    volume = open_ct(tmp_path)
    assert volume.quarantined == (paths[2],)
    assert facts_of(volume, "split")["of_slices"] == 12


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipe in the file system")
def test_a_file_that_hangs_its_reader_is_left_out(tmp_path: Path):
    """A share that no longer answers, in the shape of a pipe that nobody writes to."""
    paths = write_ct(tmp_path, scan(FINE), FINE, syntax=JPEGLosslessSV1)
    info = best_ct(find_series(tmp_path, Monitor()))
    paths[2].unlink()
    os.mkfifo(paths[2])
    with pytest.raises(UndecodablePixels) as refused:
        decode_slice(info.slices[2], np.empty((36, 33), np.int16))
    assert refused.value.facts["reason"] == "too-long"
    volume = read_series(info, Monitor())
    assert volume.quarantined == (paths[2],)
    assert_only_one_slice_is_interpolated(volume, 2)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipe in the file system")
def test_a_read_that_hangs_is_cancelled_at_once(tmp_path: Path):
    paths = write_ct(tmp_path, scan(FINE), FINE, syntax=JPEGLosslessSV1)
    info = best_ct(find_series(tmp_path, Monitor()))
    read_series(info, Monitor())
    for path in paths:
        path.unlink()
        os.mkfifo(path)
    monitor = Monitor()
    threading.Timer(0.2, monitor.cancel).start()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        read_series(info, monitor)
    assert time.monotonic() - start < 1


@pytest.mark.parametrize("syntax", [JPEGLosslessSV1, JPEGLSLossless])
def test_a_picture_whose_data_end_early_is_not_filled_with_grey(
    tmp_path: Path, syntax: UID
):
    """The end of the image stands where it should, a part of the data does not."""
    paths = write_ct(tmp_path, scan(FINE), FINE, syntax=syntax)
    written = paths[3].read_bytes()
    middle = written.rindex(b"\xff\xd9") - 200
    paths[3].write_bytes(
        written[:middle] + b"\xff\xd9" + bytes(198) + written[middle + 200 :]
    )
    assert open_ct(tmp_path).quarantined == (paths[3],)
