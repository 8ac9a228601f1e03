"""Reads label maps from the files in which segmentation tools leave them."""

import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.arrays import Matrix4
from planner.errors import BadLabelMap
from planner.imaging import nifti
from planner.imaging.volume import Grid, LabelMap

if TYPE_CHECKING:
    import SimpleITK

READER_BY_SUFFIX = {
    ".nii": "NiftiImageIO",
    ".nii.gz": "NiftiImageIO",
    ".nrrd": "NrrdImageIO",
    ".mha": "MetaImageIO",
}
HIGHEST_LABEL = 65535

PLACE_TOLERANCE_MM = 0.05
"""How far two accounts of where a corner voxel lies may differ: header rounding."""


def read_labels(path: Path) -> LabelMap:
    """Read a label map (.nii, .nii.gz, .nrrd, .mha) with its place in LPS mm.

    Raises
    ------
    BadLabelMap
        Facts `file` and `reason`: `not-found`, `format`, `unreadable`, `dimensions`,
        `not-integer`, `range`, `empty`, `no-orientation`, `orientation`, `sheared`.
    """
    image = _read_image(path, _reader_name(path))
    grid = _grid(image, path)
    return LabelMap(labels=_labels(image, path), grid=grid)


def _reader_name(path: Path) -> str:
    if not path.is_file():
        raise _refused(path, "not-found")
    name = path.name.lower()
    for suffix, reader in READER_BY_SUFFIX.items():
        if name.endswith(suffix):
            return reader
    raise _refused(path, "format")


def _read_image(path: Path, reader_name: str) -> "SimpleITK.Image":
    import SimpleITK

    declared = _declared_affine(path) if reader_name == "NiftiImageIO" else None
    try:
        image = SimpleITK.ReadImage(str(path), imageIO=reader_name)
    except RuntimeError as error:
        raise _refused(path, "unreadable") from error
    while image.GetDimension() > 3 and image.GetSize()[-1] == 1:
        image = image[..., 0]
    if image.GetDimension() != 3 or image.GetNumberOfComponentsPerPixel() != 1:
        raise _refused(path, "dimensions")
    if declared is not None:
        _compare(declared, image, path)
    if reader_name == "NrrdImageIO" and not image.HasMetaDataKey("NRRD_space"):
        raise _refused(path, "no-orientation")
    return image


def _declared_affine(path: Path) -> Matrix4:
    """Return what a NIfTI header says, once it says something a grid can hold."""
    try:
        matrix = nifti.lps_from_ijk(path)
    except (OSError, EOFError, struct.error, zlib.error) as error:
        raise _refused(path, "unreadable") from error
    if matrix is None:
        raise _refused(path, "no-orientation")
    if (
        not np.isfinite(matrix).all()
        or not np.linalg.norm(matrix[:3, :3], axis=0).all()
    ):
        raise _refused(path, "orientation")
    _checked_grid((1, 1, 1), matrix, path)
    return matrix


def _compare(declared: Matrix4, image: "SimpleITK.Image", path: Path) -> None:
    """Refuse a file that SimpleITK places elsewhere than its header does."""
    reach = np.array([*image.GetSize(), 1.0])
    if (
        np.abs((declared - _affine(image)) * reach).sum(axis=1).max()
        > PLACE_TOLERANCE_MM
    ):
        raise _refused(path, "orientation")


def _affine(image: "SimpleITK.Image") -> Matrix4:
    matrix = np.eye(4)
    matrix[:3, :3] = np.reshape(image.GetDirection(), (3, 3)) * image.GetSpacing()
    matrix[:3, 3] = image.GetOrigin()
    return matrix


def _grid(image: "SimpleITK.Image", path: Path) -> Grid:
    i, j, k = image.GetSize()
    return _checked_grid((k, j, i), _affine(image), path)


def _checked_grid(shape: tuple[int, int, int], matrix: Matrix4, path: Path) -> Grid:
    try:
        return Grid(shape_kji=shape, lps_from_ijk=matrix)
    except ValueError as error:
        raise _refused(path, "sheared") from error


def _labels(image: "SimpleITK.Image", path: Path) -> NDArray[np.uint16]:
    import SimpleITK

    values = SimpleITK.GetArrayViewFromImage(image)
    lowest, highest = values.min(), values.max()
    if not (np.isfinite(lowest) and np.isfinite(highest)):
        raise _refused(path, "not-integer")
    if lowest < 0 or highest > HIGHEST_LABEL:
        raise _refused(path, "range")
    labels: NDArray[np.uint16] = values.astype(np.uint16)
    if not np.issubdtype(values.dtype, np.integer) and not np.array_equal(
        labels, values
    ):
        raise _refused(path, "not-integer")
    if not highest:
        raise _refused(path, "empty")
    return labels


def _refused(path: Path, reason: str) -> BadLabelMap:
    return BadLabelMap("the label map is refused", file=path, reason=reason)
