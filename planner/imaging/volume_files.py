"""Reads volumes that come in one file: NIfTI, NRRD, MetaImage; CTs and label maps."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.imaging.metaimage import metaimage_header
from planner.imaging.nifti import nifti_header
from planner.imaging.nrrd import nrrd_header
from planner.imaging.stored import (
    BadVolumeFile,
    StoredImage,
    check_length,
    stored_slices,
)
from planner.imaging.volume import Grid

NIFTI_SUFFIXES = (".nii", ".nii.gz")
READERS = {
    **dict.fromkeys(NIFTI_SUFFIXES, nifti_header),
    ".nrrd": nrrd_header,
    ".mha": metaimage_header,
}
FINEST_MM, COARSEST_MM = 0.005, 100.0
"""Voxels of no patient: what told millimetres said they were metres, or the reverse."""

DETACHED_SUFFIXES = (".mhd", ".nhdr")
"""Headers whose values lie in a file of another name: never followed."""


@attrs.frozen(kw_only=True, eq=False)
class VolumeFile:
    """A file that holds one volume, and where that lies in the patient."""

    path: Path
    stored: StoredImage
    grid: Grid


def is_volume_name(name: str) -> bool:
    """Tell by its name whether a file should hold a volume."""
    return name.lower().endswith((*READERS, *DETACHED_SUFFIXES))


def read_volume_header(path: Path, stream: BinaryIO) -> VolumeFile:
    """Read what stands before the values.

    Raises
    ------
    BadVolumeFile
        The file is refused, with its reason.
    """
    name = path.name.lower()
    if name.endswith(DETACHED_SUFFIXES):
        raise BadVolumeFile("detached")
    suffix = next((suffix for suffix in READERS if name.endswith(suffix)), None)
    if suffix is None:
        raise BadVolumeFile("format")
    stored = _without_empty_dimensions(READERS[suffix](stream))
    check_length(stored, stream)
    return VolumeFile(path=path, stored=stored, grid=_grid(stored))


def volume_slices(
    volume: VolumeFile, stream: BinaryIO
) -> Iterator[NDArray[np.generic]]:
    """Yield the slices `[j, i]` in the order of the grid, scaled.

    Raises
    ------
    BadVolumeFile
        `unreadable`: the values are damaged or cut short.
    """
    return stored_slices(volume.stored, stream)


def _without_empty_dimensions(stored: StoredImage) -> StoredImage:
    shape = stored.shape
    while len(shape) > 3 and shape[0] == 1:
        shape = shape[1:]
    if len(shape) != 3:
        raise BadVolumeFile("dimensions")
    return attrs.evolve(stored, shape=shape)


def _grid(stored: StoredImage) -> Grid:
    matrix = stored.lps_from_ijk
    if matrix is None or not np.isfinite(matrix).all():
        raise BadVolumeFile("no-orientation")
    spacing_mm = np.linalg.norm(matrix[:3, :3], axis=0)
    if spacing_mm.min() <= 0:
        raise BadVolumeFile("no-orientation")
    if spacing_mm.min() < FINEST_MM or spacing_mm.max() > COARSEST_MM:
        raise BadVolumeFile("scale")
    k, j, i = stored.shape
    try:
        return Grid(shape_kji=(k, j, i), lps_from_ijk=matrix)
    except ValueError as error:
        raise BadVolumeFile("sheared") from error
