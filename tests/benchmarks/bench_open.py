"""Opening a folder of CT slices, to a usable volume.

The 185 slices of lidc-0314 and 500 made from them, uncompressed and JPEG-lossless.
Peak memory is what a fresh process takes beyond its imports.
"""

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import gdcm
import numpy as np
import pydicom
import SimpleITK
from numpy.typing import NDArray
from pydicom.uid import generate_uid

from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.imaging.volume import Volume
from planner.work import Monitor
from tests.benchmarks.harness import Row, compare, in_fresh_process

REPEATS = 5
SLICE_MIB = 512 * 512 * 2 / 2**20
TIME_TARGET = 0.6
MEMORY_TARGET = 1.5
"""From the design: times the peer, and times the volume."""


def run(shared_data: Path | None) -> list[Row]:
    if shared_data is None:
        return []
    source = shared_data / "lidc-0314" / "dicom"
    with tempfile.TemporaryDirectory() as name:
        return [row for case in _cases(source, Path(name)) for row in _rows(case)]


@attrs.frozen
class _Case:
    words: str
    folder: Path
    slices: int


def _cases(source: Path, scratch: Path) -> Iterator[_Case]:
    long = _stretched(source, scratch / "500", slices=500)
    for folder, slices in ((source, 185), (long, 500)):
        yield _Case(f"{slices} slices", folder, slices)
        packed = _jpeg_lossless(folder, scratch / f"jpeg-{slices}")
        yield _Case(f"{slices} slices, JPEG lossless", packed, slices)


def _rows(case: _Case) -> Iterator[Row]:
    folder = str(case.folder)
    if len(open_ours(folder).voxels_hu) != case.slices:
        raise RuntimeError("what is opened is not what is compared")
    for name, peer in (("SimpleITK (GDCM)", open_simpleitk), ("pydicom", open_pydicom)):
        ours, theirs = compare(
            _on(open_ours, folder), _on(peer, folder), repeats=REPEATS
        )
        yield Row(
            work=case.words,
            unit="s",
            ours=ours.median_ms / 1000,
            peer_name=name,
            peer=theirs.median_ms / 1000,
            limit=TIME_TARGET,
            limit_is_ratio=True,
        )
    volume_mib = case.slices * SLICE_MIB
    yield Row(
        work=f"{case.words}: peak memory",
        unit="MiB",
        ours=_peak_mib("open_ours", folder),
        peer_name="SimpleITK (GDCM)",
        peer=_peak_mib("open_simpleitk", folder),
        limit=MEMORY_TARGET * volume_mib,
        note=f"the volume has {volume_mib:.0f} MiB",
    )
    yield Row(
        work=f"{case.words}: first picture",
        unit="s",
        ours=float(np.median([seconds_to_first_picture(folder) for _ in range(3)])),
        note="from the click, headers included",
    )


def _on(call: Callable[[str], object], folder: str) -> Callable[[], object]:
    return lambda: call(folder)


def _peak_mib(function: str, folder: str) -> float:
    idle = in_fresh_process(__name__, "do_nothing", folder).peak_mb
    return in_fresh_process(__name__, function, folder).peak_mb - idle


# --- what is measured -------------------------------------------------------------


def open_ours(folder: str) -> Volume:
    return read_series(best_ct(find_series(Path(folder), Monitor())), Monitor())


def open_simpleitk(folder: str) -> SimpleITK.Image:
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames(SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(folder))
    image: SimpleITK.Image = reader.Execute()
    return image


def open_pydicom(folder: str) -> NDArray[np.int16]:
    """Do what most scripts do: read all, sort by height, rescale, stack."""
    images = [pydicom.dcmread(path) for path in Path(folder).iterdir()]
    images.sort(key=lambda image: float(image.ImagePositionPatient[2]))
    return np.stack(
        [
            (image.pixel_array * image.RescaleSlope + image.RescaleIntercept).astype(
                np.int16
            )
            for image in images
        ]
    )


def do_nothing(folder: str) -> None:
    """Measure what the imports alone take."""


class _FirstPicture(Exception):
    """The picture is there; nothing else is wanted."""


def seconds_to_first_picture(folder: str) -> float:
    def stop(k: int, pixels: NDArray[np.int16]) -> None:
        raise _FirstPicture

    start = time.perf_counter()
    info = best_ct(find_series(Path(folder), Monitor()))
    with contextlib.suppress(_FirstPicture):
        read_series(info, Monitor(), stop)
    return time.perf_counter() - start


# --- the folders ------------------------------------------------------------------


def _stretched(source: Path, target: Path, *, slices: int) -> Path:
    """Make a longer series by telling the same pictures again, further up."""
    target.mkdir()
    images = [pydicom.dcmread(path) for path in source.iterdir()]
    images.sort(key=lambda image: float(image.ImagePositionPatient[2]))
    frame_of_reference = generate_uid()
    for k in range(slices):
        image = images[k % len(images)]
        image.FrameOfReferenceUID = frame_of_reference
        x, y, _ = image.ImagePositionPatient
        image.ImagePositionPatient = [x, y, -800 + k]
        image.SliceLocation, image.InstanceNumber = str(k), k + 1
        image.SOPInstanceUID = generate_uid()
        image.file_meta.MediaStorageSOPInstanceUID = image.SOPInstanceUID
        image.save_as(target / f"{k:04d}.dcm")
    return target


def _jpeg_lossless(source: Path, target: Path) -> Path:
    target.mkdir()
    for path in source.iterdir():
        reader, writer = gdcm.ImageReader(), gdcm.ImageWriter()
        reader.SetFileName(str(path))
        change = gdcm.ImageChangeTransferSyntax()
        syntax = gdcm.TransferSyntax.JPEGLosslessProcess14_1
        change.SetTransferSyntax(gdcm.TransferSyntax(syntax))
        if not reader.Read():
            raise RuntimeError("GDCM cannot read a slice")
        change.SetInput(reader.GetImage())
        if not change.Change():
            raise RuntimeError("GDCM cannot compress a slice")
        writer.SetFile(reader.GetFile())
        writer.SetImage(change.GetOutput())
        writer.SetFileName(str(target / path.name))
        if not writer.Write():
            raise RuntimeError("GDCM cannot write a slice")
    return target
