"""Reads the header of NIfTI files: where the values lie by the file's own words.

Written out here because SimpleITK fills what a file cut short does not hold, and takes
liberties with a header that contradicts itself. NIfTI-1 and -2, methods 2 and 3.
"""

import struct
import zlib
from typing import BinaryIO

import attrs
import numpy as np

from planner.arrays import FloatArray, Matrix4
from planner.imaging.stored import BadVolumeFile, Inflater, StoredImage

LPS_FROM_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])

UNIT_MM = {0: 1.0, 1: 1000.0, 2: 1.0, 3: 0.001}
"""Millimetres in a unit of length: not told (so millimetres), metre, mm, micrometre."""

SAME_SPACING = 0.01
"""By how much of it one spacing may differ from another: 1 mm over a vertebra."""

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
        raise BadVolumeFile("unreadable")


def nifti_header(stream: BinaryIO) -> StoredImage:
    """Read the header of a .nii or .nii.gz file.

    Raises
    ------
    BadVolumeFile
        `unreadable`: damaged, cut short, or of a kind that is not read here;
        `orientation`: it says in two ways where it lies.
    """
    is_packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    try:
        source = Inflater(stream) if is_packed else stream
        header = _Header(source.read(NIFTI_2.size))
        shape, kind, start = _layout(header)
        slope, intercept = _scaling(header)
        lps_from_ijk = _affine(header)
    except (OSError, EOFError, struct.error, zlib.error) as error:
        raise BadVolumeFile("unreadable") from error
    return StoredImage(
        format="NIfTI",
        shape=shape,
        kind=kind,
        lps_from_ijk=lps_from_ijk,
        begins=0,
        skip=start,
        is_packed=is_packed,
        slope=slope,
        intercept=intercept,
    )


def _layout(header: _Header) -> tuple[tuple[int, ...], np.dtype[np.generic], int]:
    """Return the shape [..., k, j, i], the kind of value, and where values begin."""
    fields = header.fields
    dimensions = header.numbers(fields.dimensions, 8, fields.dimension).astype(int)
    count = int(dimensions[0])
    shape = tuple(dimensions[1 : count + 1][::-1].tolist())
    code = int(header.numbers(fields.kind, 1, "h")[0])
    start = header.numbers(fields.offset, 1, fields.offset_kind)[0]
    if not 1 <= count <= 7 or min(shape) < 1 or code not in TYPES:
        raise BadVolumeFile("unreadable")
    if not fields.size <= start < 1 << 31:
        raise BadVolumeFile("unreadable")
    return shape, np.dtype(header.order + TYPES[code]), int(start)


def _scaling(header: _Header) -> tuple[float, float]:
    fields = header.fields
    slope, intercept = header.numbers(fields.slope, 2, fields.real).tolist()
    if not np.isfinite([slope, intercept]).all() or slope == 0:
        return 1.0, 0.0
    return slope, intercept


def _affine(header: _Header) -> Matrix4 | None:
    """Return where the voxels lie; the sform goes before the qform.

    Raises
    ------
    BadVolumeFile
        `orientation`: they name different sides, or the spacing is another.
    """
    fields = header.fields
    qform, sform = header.numbers(fields.forms, 2, fields.code)
    pixdim = header.numbers(fields.pixdim, 4, fields.real)
    quaternion = header.numbers(fields.quaternion, 6, fields.real)
    turned = _rotation(quaternion[:3]) * _steps(pixdim)
    matrix = np.eye(4)
    if sform > 0:
        matrix[:3] = header.numbers(fields.rows, 12, fields.real).reshape(3, 4)
        _check_agreement(matrix[:3, :3], pixdim[1:], turned if qform > 0 else None)
    elif qform > 0:
        matrix[:3, :3] = turned
        matrix[:3, 3] = quaternion[3:]
    else:
        return None
    unit = int(header.numbers(fields.units, 1, fields.units_kind)[0]) & 7
    matrix[:3] *= UNIT_MM.get(unit, 1.0)
    return LPS_FROM_RAS @ matrix


def _check_agreement(
    axes: FloatArray, spacing: FloatArray, turned: FloatArray | None
) -> None:
    """Refuse a header that other programs would read with other sides or millimetres.

    A turn by less than 45 degrees is a registration, and each way is a true one.
    """
    lengths = np.linalg.norm(axes, axis=0)
    if not np.isfinite(axes).all():
        # Refused by its own name, as is what is sheared.
        return
    if abs(np.linalg.det(axes)) < (1 - SAME_SPACING) * lengths.prod():
        return
    is_told = spacing > 0
    if (np.abs(lengths - spacing)[is_told] > SAME_SPACING * spacing[is_told]).any():
        raise BadVolumeFile("orientation")
    if turned is None:
        return
    along = (axes * turned).sum(axis=0)
    if (along < np.sqrt(0.5) * lengths * np.linalg.norm(turned, axis=0)).any():
        raise BadVolumeFile("orientation")


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
