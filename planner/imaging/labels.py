"""Reads label maps from the files in which segmentation tools leave them."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.arrays import Matrix4
from planner.errors import BadLabelMap
from planner.imaging.nifti import NotNifti, read_nifti
from planner.imaging.volume import Grid, LabelMap

if TYPE_CHECKING:
    import SimpleITK

NIFTI_SUFFIXES = (".nii", ".nii.gz")
READER_BY_SUFFIX = {".nrrd": "NrrdImageIO", ".mha": "MetaImageIO"}
"""What SimpleITK calls the readers of the other formats."""

LPS = "left-posterior-superior"
"""What SimpleITK turns the spaces of NRRD that name sides into, and how it says so."""

HIGHEST_LABEL = 65535


def read_labels(path: Path) -> LabelMap:
    """Read a label map (.nii, .nii.gz, .nrrd, .mha) with its place in LPS mm.

    Raises
    ------
    BadLabelMap
        Facts `file` and `reason`: `not-found`, `format`, `unreadable`, `dimensions`,
        `not-integer`, `range`, `empty`, `no-orientation`, `sheared`.
    """
    if not path.is_file():
        raise _refused(path, "not-found")
    name = path.name.lower()
    if name.endswith(NIFTI_SUFFIXES):
        values, matrix = _read_nifti(path)
    elif path.suffix.lower() in READER_BY_SUFFIX:
        values, matrix = _read_other(path)
    else:
        raise _refused(path, "format")
    return LabelMap(labels=_labels(values, path), grid=_grid(values, matrix, path))


def _read_nifti(path: Path) -> tuple[NDArray[np.generic], Matrix4]:
    try:
        image = read_nifti(path)
    except NotNifti as error:
        raise _refused(path, "unreadable") from error
    values = image.values
    while values.ndim > 3 and values.shape[0] == 1:
        values = values[0]
    if values.ndim != 3:
        raise _refused(path, "dimensions")
    if image.lps_from_ijk is None:
        raise _refused(path, "no-orientation")
    return values, image.lps_from_ijk


def _read_other(path: Path) -> tuple[NDArray[np.generic], Matrix4]:
    import SimpleITK

    reader = READER_BY_SUFFIX[path.suffix.lower()]
    try:
        image = SimpleITK.ReadImage(str(path), imageIO=reader)
    except RuntimeError as error:
        raise _refused(path, "unreadable") from error
    if image.GetDimension() != 3 or image.GetNumberOfComponentsPerPixel() != 1:
        raise _refused(path, "dimensions")
    if reader == "NrrdImageIO" and _nrrd_space(image) != LPS:
        raise _refused(path, "no-orientation")
    matrix = np.eye(4)
    matrix[:3, :3] = np.reshape(image.GetDirection(), (3, 3)) * image.GetSpacing()
    matrix[:3, 3] = image.GetOrigin()
    values: NDArray[np.generic] = SimpleITK.GetArrayFromImage(image)
    return values, matrix


def _nrrd_space(image: "SimpleITK.Image") -> str:
    key = "NRRD_space"
    return image.GetMetaData(key) if image.HasMetaDataKey(key) else ""


def _grid(values: NDArray[np.generic], matrix: Matrix4, path: Path) -> Grid:
    lengths = np.linalg.norm(matrix[:3, :3], axis=0)
    if not np.isfinite(matrix).all() or lengths.min() <= 0:
        raise _refused(path, "no-orientation")
    k, j, i = values.shape
    try:
        return Grid(shape_kji=(k, j, i), lps_from_ijk=matrix)
    except ValueError as error:
        raise _refused(path, "sheared") from error


def _labels(values: NDArray[np.generic], path: Path) -> NDArray[np.uint16]:
    lowest, highest = float(values.min()), float(values.max())
    if not np.isfinite([lowest, highest]).all():
        raise _refused(path, "not-integer")
    if lowest < 0 or highest > HIGHEST_LABEL:
        raise _refused(path, "range")
    labels: NDArray[np.uint16] = values.astype(np.uint16)
    is_whole = np.issubdtype(values.dtype, np.integer)
    if not is_whole and not np.array_equal(labels, values):
        raise _refused(path, "not-integer")
    if not highest:
        raise _refused(path, "empty")
    return labels


def _refused(path: Path, reason: str) -> BadLabelMap:
    return BadLabelMap("the label map is refused", file=path, reason=reason)
