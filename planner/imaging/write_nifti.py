"""Writes images and label maps as NIfTI, for other programs."""

import gzip
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from planner.errors import BadLabelMap
from planner.imaging.nifti import LPS_FROM_RAS, NIFTI_1, TYPES
from planner.imaging.volume import Grid, LabelMap
from planner.imaging.volume_files import NIFTI_SUFFIXES

HEADER_BYTES = 352
"""Of NIfTI-1 in one file, with the four bytes that say no extension follows."""
MILLIMETRES = 2
SCANNER = 1
"""The form code for the scanner's own coordinates."""
QUICK = 6


def write_nifti(values: NDArray[np.generic], grid: Grid, path: Path) -> None:
    """Write values [k, j, i] with their place in the patient (sform and qform).

    A name that ends in `.gz` gets a packed file, the same bytes for the same values.

    Raises
    ------
    OSError
        The file cannot be written.
    KeyError
        The format has no number for this kind of values.
    """
    content = _header(values, grid) + values.astype(_ordered(values)).tobytes()
    if path.suffix.lower() == ".gz":
        content = gzip.compress(content, QUICK, mtime=0)
    path.write_bytes(content)


def write_labels(labels: LabelMap, path: Path) -> None:
    """Write a label map.

    Raises
    ------
    BadLabelMap
        Facts `file` and `reason`: `write_format` (not .nii or .nii.gz), `unwritable`.
    """
    if not path.name.lower().endswith(NIFTI_SUFFIXES):
        raise BadLabelMap("not a NIfTI name", file=path, reason="write_format")
    try:
        write_nifti(labels.labels, labels.grid, path)
    except OSError as error:
        raise BadLabelMap("not written", file=path, reason="unwritable") from error


def _ordered(values: NDArray[np.generic]) -> np.dtype[np.generic]:
    return values.dtype.newbyteorder("<")


def _header(values: NDArray[np.generic], grid: Grid) -> bytes:
    header = bytearray(HEADER_BYTES)

    def put(offset: int, kind: str, *numbers: float) -> None:
        struct.pack_into(f"<{len(numbers)}{kind}", header, offset, *numbers)

    numbers_of_types = {kind: number for number, kind in TYPES.items()}
    ras_from_ijk = LPS_FROM_RAS @ grid.lps_from_ijk
    directions = ras_from_ijk[:3, :3] / grid.spacing_mm
    # A left-handed grid is a right-handed one with its third axis turned round.
    handed = 1.0 if np.linalg.det(directions) > 0 else -1.0
    x, y, z, w = Rotation.from_matrix(directions * (1, 1, handed)).as_quat()
    quaternion = np.array((x, y, z)) * (1.0 if w >= 0 else -1.0)
    put(0, "i", NIFTI_1.size)
    put(NIFTI_1.dimensions, "h", values.ndim, *values.shape[::-1], 1, 1, 1, 1)
    bits = 8 * values.dtype.itemsize
    put(NIFTI_1.kind, "h", numbers_of_types[values.dtype.str[1:]], bits)
    put(NIFTI_1.pixdim, "f", handed, *grid.spacing_mm)
    put(NIFTI_1.offset, "f", HEADER_BYTES)
    put(NIFTI_1.slope, "f", 1.0, 0.0)
    put(NIFTI_1.units, "b", MILLIMETRES)
    put(NIFTI_1.forms, "h", SCANNER, SCANNER)
    put(NIFTI_1.quaternion, "f", *quaternion, *ras_from_ijk[:3, 3])
    put(NIFTI_1.rows, "f", *ras_from_ijk[:3].ravel())
    header[344:348] = b"n+1\0"
    return bytes(header)
