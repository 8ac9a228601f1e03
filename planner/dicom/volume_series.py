"""A CT that comes in one file, NIfTI, NRRD or MetaImage, told like any series."""

import itertools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, Literal

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.dicom.geometry import FEWEST_SLICES
from planner.dicom.hounsfield import HIGHEST_HU, LOWEST_HU, OUTSIDE_HU, Hounsfield
from planner.dicom.image_files import NotSlices
from planner.dicom.pace import Pace
from planner.dicom.series import Reason, SeriesInfo
from planner.errors import UndecodablePixels
from planner.imaging.content_hash import slice_sha256
from planner.imaging.crop import Crop
from planner.imaging.picture import SlicePicture
from planner.imaging.stored import BadVolumeFile
from planner.imaging.volume_files import (
    VolumeFile,
    read_volume_header,
    volume_slices,
)
from planner.work import Monitor

MOST_LABELS = 256
"""A file of no more different values, 0 among them, all whole and none negative, is a
label map. The noise of a single CT slice has more."""

HIGHEST_LABEL = 65535
KIND = "volume-file"
"""How a refused volume file is called among what is set aside."""

OnSlice = Callable[[int, Hounsfield], None]
Values = Literal["ct", "label-map", "not-negative"]


def read_volume_series(path: Path, stream: BinaryIO, monitor: Monitor) -> SeriesInfo:
    """Judge a volume file; of a CT little more than the header is read.

    Raises
    ------
    NotSlices
        It is a label map, or refused with one of the reasons of `BadVolumeFile`.
    """
    try:
        volume = read_volume_header(path, stream)
        values = kind_of_values(_watched(volume_slices(volume, stream), monitor))
    except BadVolumeFile as error:
        raise NotSlices(KIND, error.reason) from None
    if values == "label-map":
        raise NotSlices("label-map", "labels-not-ct")
    return _series(volume, values)


def kind_of_values(slices: Iterable[NDArray[np.generic]]) -> Values:
    """Tell CT from labels by the values; a CT is known by its first negative one."""
    seen = np.zeros(HIGHEST_LABEL + 1, dtype=bool)
    may_be_labels = True
    for values in slices:
        if np.less(values, 0).any():
            return "ct"
        may_be_labels = may_be_labels and _collect(values, seen)
    return "label-map" if may_be_labels and seen[0] else "not-negative"


def _collect(values: NDArray[np.generic], seen: NDArray[np.bool_]) -> bool:
    """Note the values of a slice; tell whether all so far may be labels."""
    if not np.isfinite(values).all() or values.max() > HIGHEST_LABEL:
        return False
    whole = values.astype(np.uint16)
    if not np.array_equal(whole, values):
        return False
    seen[whole] = True
    return int(np.count_nonzero(seen)) <= MOST_LABELS


def _watched(
    slices: Iterable[NDArray[np.generic]], monitor: Monitor
) -> Iterable[NDArray[np.generic]]:
    for values in slices:
        monitor.check()
        yield values


def _series(volume: VolumeFile, values: Values) -> SeriesInfo:
    slices, rows, columns = volume.grid.shape_kji
    x_mm, y_mm, z_mm = volume.grid.spacing_mm.tolist()
    info = SeriesInfo(
        study_uid="",
        series_uid="",
        modality="CT",
        description="",
        kernel="",
        patient_position="",
        transfer_syntax=volume.stored.format,
        slices=(),
        rows=rows,
        columns=columns,
        slice_count=slices,
        files=(volume.path,),
        volume_file=volume,
        spacing_mm=(x_mm, y_mm, z_mm),
        tilt_deg=0.0,
        thickness_mm=None,
        verdict="uniform",
        usable="yes",
        reasons=(),
        grid=volume.grid,
    )
    if slices < FEWEST_SLICES:
        few = Reason("too-few", {"slices": slices, "needed": FEWEST_SLICES})
        return attrs.evolve(
            info, verdict="too-few-slices", usable="no", reasons=(few,), grid=None
        )
    said = [Reason("taken-as-ct")]
    if values == "not-negative":
        said.append(Reason("not-negative"))
    return attrs.evolve(info, reasons=tuple(said))


def read_volume_values(
    info: SeriesInfo,
    voxels: Hounsfield,
    part: Crop,
    pace: Pace,
    on_slice: OnSlice | None,
) -> list[bytes]:
    """Fill `voxels` with Hounsfield units of a part; return each slice's digest.

    Raises
    ------
    UndecodablePixels
        Facts `file` and `reason`: `damaged`, `unreadable`.
    Cancelled
        The caller asked for it.
    """
    (path,) = info.files
    digests = []
    try:
        with path.open("rb") as stream:
            volume = _same_file(info, stream)
            first, stop = part.first_kji[0], part.stop_kji[0]
            every = volume_slices(volume, stream)
            for k, values in enumerate(itertools.islice(every, first, stop)):
                voxels[k] = hounsfield(values[part.in_slice])
                digests.append(slice_sha256(voxels[k]))
                if on_slice is not None:
                    on_slice(k, _read_only(voxels[k]))
                pace.step()
    except OSError as error:
        raise _refused(path, "unreadable") from error
    except BadVolumeFile as error:
        raise _refused(path, "damaged") from error
    return digests


def middle_of_volume(info: SeriesInfo) -> SlicePicture:
    """Return the middle slice in the order of the file.

    Raises
    ------
    UndecodablePixels
        Facts `file` and `reason`: `damaged`, `unreadable`.
    """
    (path,) = info.files
    k = info.slice_count // 2
    try:
        with path.open("rb") as stream:
            volume = read_volume_header(path, stream)
            values = next(itertools.islice(volume_slices(volume, stream), k, None))
    except OSError as error:
        raise _refused(path, "unreadable") from error
    except (BadVolumeFile, StopIteration) as error:
        raise _refused(path, "damaged") from error
    grid = volume.grid.part((0, 0, k), (1, *values.shape))
    return SlicePicture(slice_hu=hounsfield(values), grid=grid)


def _same_file(info: SeriesInfo, stream: BinaryIO) -> VolumeFile:
    """Read the header again; a file that has changed since it was found is damaged."""
    volume = read_volume_header(info.files[0], stream)
    if info.grid is None or volume.grid.shape_kji != info.grid.shape_kji:
        raise BadVolumeFile("unreadable")
    if not np.array_equal(volume.grid.lps_from_ijk, info.grid.lps_from_ijk):
        raise BadVolumeFile("unreadable")
    return volume


def hounsfield(values: NDArray[np.generic]) -> Hounsfield:
    """Return values as CT numbers of 16 bits.

    Fractions are rounded, and what does not fit is clamped. What is no number, or
    infinite, was not measured: it becomes -2048, as all that was not scanned.
    """
    if values.dtype == np.int16:
        return values.astype(np.int16)
    real = np.rint(values.astype(np.float64))
    real[~np.isfinite(real)] = OUTSIDE_HU
    return np.clip(real, LOWEST_HU, HIGHEST_HU).astype(np.int16)


def _read_only(pixels: Hounsfield) -> Hounsfield:
    view = pixels.view()
    view.setflags(write=False)
    return view


def _refused(path: Path, reason: str) -> UndecodablePixels:
    return UndecodablePixels("the volume cannot be read", file=path, reason=reason)
