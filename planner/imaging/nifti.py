"""Reads NIfTI files: values, and where they lie by the file's own header.

Written out here because SimpleITK fills what a file cut short does not hold, and takes
liberties with a header that contradicts itself. NIfTI-1 and -2, methods 2 and 3.
"""

import gzip
import struct
import zlib
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import FloatArray, Matrix4

LPS_FROM_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])

UNIT_MM = {0: 1.0, 1: 1000.0, 2: 1.0, 3: 0.001}
"""Millimetres in a unit of length: not told (so millimetres), metre, mm, micrometre."""

TYPES = {
    2: "u1",
    4: "i2",
    8: "i4",
    16: "f4",
    64: "f8",
    256: "i1",
    512: "u2",
    768: "u4",
    1024: "i8",
    1280: "u8",
}
"""The format's numbers for kinds of values, as numpy calls them."""

CHUNK_BYTES = 1 << 24


class NotNifti(Exception):
    """The file is damaged, cut short, or of another kind."""


@attrs.frozen(kw_only=True, eq=False)
class NiftiImage:
    """Values `[..., k, j, i]` with `lps_from_ijk` in mm, shear and all.

    The affine is None where the file gives none: nobody knows which side is left.
    """

    values: NDArray[np.generic]
    lps_from_ijk: Matrix4 | None


@attrs.frozen(kw_only=True)
class _Fields:
    """Byte offsets of what we read, and the formats of numbers, for one version."""

    size: int
    real: str
    code: str
    dimension: str
    dimensions: int
    kind: int
    pixdim: int
    offset: int
    offset_kind: str
    slope: int
    units: int
    units_kind: str
    forms: int
    quaternion: int
    rows: int


NIFTI_1 = _Fields(
    size=348,
    real="f",
    code="h",
    dimension="h",
    dimensions=40,
    kind=70,
    pixdim=76,
    offset=108,
    offset_kind="f",
    slope=112,
    units=123,
    units_kind="b",
    forms=252,
    quaternion=256,
    rows=280,
)
NIFTI_2 = _Fields(
    size=540,
    real="d",
    code="i",
    dimension="q",
    dimensions=16,
    kind=12,
    pixdim=104,
    offset=168,
    offset_kind="q",
    slope=176,
    units=500,
    units_kind="i",
    forms=344,
    quaternion=352,
    rows=400,
)


class _Header:
    """Numbers of the header by the names of `_Fields`."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.order, self.fields = self._version()

    def numbers(self, offset: int, count: int, kind: str) -> FloatArray:
        found = struct.unpack_from(f"{self.order}{count}{kind}", self._content, offset)
        return np.array(found, dtype=np.float64)

    def _version(self) -> tuple[str, _Fields]:
        for order in "<>":
            size = struct.unpack_from(f"{order}i", self._content)[0]
            for fields in (NIFTI_1, NIFTI_2):
                if size == fields.size:
                    return order, fields
        raise NotNifti


def read_nifti(path: Path) -> NiftiImage:
    """Read a .nii or .nii.gz file.

    Raises
    ------
    NotNifti
        The file is damaged, cut short, or of a kind that is not read here.
    """
    try:
        header = _Header(_content(path, NIFTI_2.size))
        shape, kind, start = _layout(header)
        size = int(np.prod(shape)) * kind.itemsize
        # One byte more than wanted makes gzip check its checksum where it ends.
        content = _content(path, start + size + 1)
    except (OSError, EOFError, struct.error, zlib.error) as error:
        raise NotNifti from error
    if len(content) < start + size:
        raise NotNifti
    values = np.frombuffer(content, kind, offset=start, count=size // kind.itemsize)
    return NiftiImage(
        values=_scaled(values.reshape(shape), header), lps_from_ijk=_affine(header)
    )


def _content(path: Path, count: int) -> bytes:
    """Return the first `count` bytes, unpacked; fewer where there are no more."""
    with path.open("rb") as stream:
        is_packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
        source = gzip.GzipFile(fileobj=stream) if is_packed else stream
        pieces = []
        while count > 0 and (piece := source.read(min(count, CHUNK_BYTES))):
            pieces.append(piece)
            count -= len(piece)
    return b"".join(pieces)


def _layout(header: _Header) -> tuple[tuple[int, ...], np.dtype[np.generic], int]:
    """Return the shape [..., k, j, i], the kind of value, and where values begin."""
    fields = header.fields
    dimensions = header.numbers(fields.dimensions, 8, fields.dimension).astype(int)
    count = int(dimensions[0])
    shape = tuple(dimensions[1 : count + 1][::-1].tolist())
    code = int(header.numbers(fields.kind, 1, "h")[0])
    start = header.numbers(fields.offset, 1, fields.offset_kind)[0]
    if not 1 <= count <= 7 or min(shape) < 1 or code not in TYPES:
        raise NotNifti
    if not fields.size <= start < 1 << 31:
        raise NotNifti
    return shape, np.dtype(header.order + TYPES[code]), int(start)


def _scaled(values: NDArray[np.generic], header: _Header) -> NDArray[np.generic]:
    fields = header.fields
    slope, intercept = header.numbers(fields.slope, 2, fields.real)
    if not np.isfinite([slope, intercept]).all() or slope == 0:
        return values
    if (slope, intercept) == (1, 0):
        return values
    return np.asarray(values * slope + intercept)


def _affine(header: _Header) -> Matrix4 | None:
    """Return where the voxels lie; the sform goes before the qform."""
    fields = header.fields
    qform, sform = header.numbers(fields.forms, 2, fields.code)
    matrix = np.eye(4)
    if sform > 0:
        matrix[:3] = header.numbers(fields.rows, 12, fields.real).reshape(3, 4)
    elif qform > 0:
        pixdim = header.numbers(fields.pixdim, 4, fields.real)
        quaternion = header.numbers(fields.quaternion, 6, fields.real)
        matrix[:3, :3] = _rotation(quaternion[:3]) * _steps(pixdim)
        matrix[:3, 3] = quaternion[3:]
    else:
        return None
    unit = int(header.numbers(fields.units, 1, fields.units_kind)[0]) & 7
    matrix[:3] *= UNIT_MM.get(unit, 1.0)
    return LPS_FROM_RAS @ matrix


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
