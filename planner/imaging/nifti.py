"""Where the voxels of a NIfTI file lie, by its own header.

SimpleITK takes some liberties with a header that contradicts itself; what it says is
therefore checked against this (NIfTI-1 and -2 standards, methods 2 and 3).
"""

import gzip
import struct
from pathlib import Path

import attrs
import numpy as np

from planner.arrays import FloatArray, Matrix4

LPS_FROM_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])

UNIT_MM = {0: 1.0, 1: 1000.0, 2: 1.0, 3: 0.001}
"""Millimetres in a unit of length: not told (so millimetres), metre, mm, micrometre."""


@attrs.frozen
class _Fields:
    """Byte offsets and formats of what we read, for one version of the header."""

    size: int
    real: str
    code: str
    pixdim: int
    units: int
    codes: int
    quaternion: int
    rows: int


NIFTI_1 = _Fields(
    348, "f", "h", pixdim=76, units=123, codes=252, quaternion=256, rows=280
)
NIFTI_2 = _Fields(
    540, "d", "i", pixdim=104, units=500, codes=344, quaternion=352, rows=400
)


def lps_from_ijk(path: Path) -> Matrix4 | None:
    """Return the affine (4, 4) in mm, shear and all; None where the file gives none.

    The sform goes before the qform.

    Raises
    ------
    OSError, EOFError, struct.error
        The file cannot be read or is no NIfTI file.
    """
    header = _header_bytes(path)
    order, fields = _version(header)

    def read(offset: int, count: int, kind: str) -> FloatArray:
        values = struct.unpack_from(f"{order}{count}{kind}", header, offset)
        return np.array(values, dtype=np.float64)

    pixdim = read(fields.pixdim, 4, fields.real)
    qform, sform = read(fields.codes, 2, fields.code)
    matrix = np.eye(4)
    if sform > 0:
        matrix[:3] = read(fields.rows, 12, fields.real).reshape(3, 4)
    elif qform > 0:
        quaternion = read(fields.quaternion, 6, fields.real)
        matrix[:3, :3] = _rotation(quaternion[:3]) * _steps(pixdim)
        matrix[:3, 3] = quaternion[3:]
    else:
        return None
    unit = int(read(fields.units, 1, "b" if fields is NIFTI_1 else "i")[0]) & 7
    matrix[:3] *= UNIT_MM.get(unit, 1.0)
    return LPS_FROM_RAS @ matrix


def _header_bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        is_packed = stream.read(2) == b"\x1f\x8b"
    if is_packed:
        with gzip.open(path) as packed:
            return packed.read(NIFTI_2.size)
    with path.open("rb") as stream:
        return stream.read(NIFTI_2.size)


def _version(header: bytes) -> tuple[str, _Fields]:
    for order in "<>":
        size = struct.unpack_from(f"{order}i", header)[0]
        for fields in (NIFTI_1, NIFTI_2):
            if size == fields.size:
                return order, fields
    raise struct.error("no NIfTI header")


def _rotation(bcd: FloatArray) -> FloatArray:
    """Return the rotation (3, 3) of a unit quaternion, its first number left out."""
    b, c, d = bcd
    a = np.sqrt(max(0.0, 1.0 - b * b - c * c - d * d))
    return np.array(
        [
            [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
            [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
            [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - c * c - b * b],
        ]
    )


def _steps(pixdim: FloatArray) -> FloatArray:
    """Return the spacing; the first number's sign says whether k is turned round."""
    turned = -1.0 if pixdim[0] < 0 else 1.0
    return np.asarray(pixdim[1:4] * [1.0, 1.0, turned])
