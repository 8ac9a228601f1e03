"""Writes volumes as NIfTI, NRRD and MetaImage, with SimpleITK or byte by byte."""

import struct
from pathlib import Path

import numpy as np
import SimpleITK
from numpy.typing import NDArray

from planner.arrays import FloatArray

SUFFIXES = (".nii", ".nii.gz", ".nrrd", ".mha")


def write_volume(
    path: Path, values: NDArray[np.generic], affine: FloatArray | None = None
) -> Path:
    """Write `[k, j, i]` at `affine`, from (i, j, k) to LPS mm."""
    matrix = np.eye(4) if affine is None else affine
    spacing = np.linalg.norm(matrix[:3, :3], axis=0)
    image = SimpleITK.GetImageFromArray(values)
    image.SetSpacing(spacing.tolist())
    image.SetDirection((matrix[:3, :3] / spacing).ravel().tolist())
    image.SetOrigin(matrix[:3, 3].tolist())
    SimpleITK.WriteImage(image, str(path))
    return path


def write_nifti(
    path: Path,
    values: NDArray[np.generic],
    *,
    sform: FloatArray | None = None,
    qform: tuple[FloatArray, FloatArray, float] | None = None,
    spacing: tuple[float, float, float] = (1, 1, 1),
    units: int = 2,
) -> Path:
    """Write NIfTI-1 byte by byte; qform is (b, c, d), the offset, and qfac."""
    header = bytearray(352)
    struct.pack_into("<i", header, 0, 348)
    sizes = (values.ndim, *values.shape[::-1], *[1] * (7 - values.ndim))
    struct.pack_into("<8h", header, 40, *sizes)
    struct.pack_into("<2h", header, 70, 512, 16)
    struct.pack_into("<4f", header, 76, qform[2] if qform else 1.0, *spacing)
    struct.pack_into("<2f", header, 108, 352.0, 1.0)
    header[123] = units
    header[344:348] = b"n+1\0"
    if qform is not None:
        struct.pack_into("<h", header, 252, 1)
        struct.pack_into("<6f", header, 256, *qform[0], *qform[1])
    if sform is not None:
        struct.pack_into("<h", header, 254, 1)
        struct.pack_into("<12f", header, 280, *sform[:3].ravel())
    path.write_bytes(bytes(header) + values.astype("<u2").tobytes())
    return path
