"""Reads the header of NRRD files whose values lie in the same file.

After the description of the format by its authors (Teem, "Definition of NRRD File
Format"). A header that names another file is refused: it could name any file.
"""

import re
from collections.abc import Mapping
from typing import BinaryIO

import numpy as np

from planner.arrays import Matrix4
from planner.imaging.stored import BadVolumeFile, StoredImage

LONGEST_HEADER_BYTES = 1 << 16

TYPES = {
    "i1": "int8, int8_t, signed char",
    "u1": "uint8, uint8_t, uchar, unsigned char",
    "i2": "int16, int16_t, short, short int, signed short, signed short int",
    "u2": "uint16, uint16_t, ushort, unsigned short, unsigned short int",
    "i4": "int32, int32_t, int, signed int",
    "u4": "uint32, uint32_t, uint, unsigned int",
    "i8": "int64, int64_t, longlong, long long, long long int, signed long long, "
    "signed long long int",
    "u8": "uint64, uint64_t, ulonglong, unsigned long long, unsigned long long int",
    "f4": "float",
    "f8": "double",
}
"""Kinds of values, as numpy and as NRRD call them."""

KINDS = {name: kind for kind, names in TYPES.items() for name in names.split(", ")}

SIDES = {
    "left-posterior-superior": (1, 1, 1),
    "lps": (1, 1, 1),
    "right-anterior-superior": (-1, -1, 1),
    "ras": (-1, -1, 1),
    "left-anterior-superior": (1, -1, 1),
    "las": (1, -1, 1),
}
"""The signs that lead from a space to LPS; a space that names no sides has none."""

UNIT_MM = {"": 1.0, "mm": 1.0, "cm": 10.0, "m": 1000.0, "um": 0.001, "µm": 0.001}

VECTOR = re.compile(r"\(([^()]*)\)")


def nrrd_header(stream: BinaryIO) -> StoredImage:
    """Read the header of a .nrrd file.

    Raises
    ------
    BadVolumeFile
        With its reason.
    """
    fields, begins = _fields(stream)
    if "datafile" in fields:
        raise BadVolumeFile("detached")
    encoding = fields.get("encoding", "")
    skips = {fields.get("byteskip", "0"), fields.get("lineskip", "0")}
    if encoding not in {"raw", "gzip", "gz"} or skips != {"0"}:
        raise BadVolumeFile("encoding")
    try:
        shape = tuple(int(size) for size in fields["sizes"].split())[::-1]
        if len(shape) != int(fields["dimension"]) or min(shape) < 1:
            raise BadVolumeFile("unreadable")
        return StoredImage(
            format="NRRD",
            shape=shape,
            kind=_kind(fields),
            lps_from_ijk=_affine(fields) if len(shape) == 3 else None,
            begins=begins,
            is_packed=encoding != "raw",
        )
    except (KeyError, ValueError) as error:
        raise BadVolumeFile("unreadable") from error


def _fields(stream: BinaryIO) -> tuple[dict[str, str], int]:
    """Return the fields by name, without blanks in it, and where values begin."""
    head = stream.read(LONGEST_HEADER_BYTES)
    end = re.search(rb"\r?\n\r?\n", head)
    if not head.startswith(b"NRRD000"):
        raise BadVolumeFile("unreadable")
    if end is None:
        if b"\0" not in head and re.search(rb"\ndata ?file:", head):
            raise BadVolumeFile("detached")
        raise BadVolumeFile("unreadable")
    lines = head[: end.start()].decode("utf-8", "replace").splitlines()[1:]
    pairs = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    known = {
        pair[0].lower().replace(" ", ""): pair[1].strip()
        for pair in pairs
        if len(pair) == 2 and ":=" not in pair[0]
    }
    return known, end.end()


def _kind(fields: Mapping[str, str]) -> np.dtype[np.generic]:
    kind = np.dtype(KINDS[fields["type"].lower()])
    if kind.itemsize == 1:
        return kind
    is_little = {"little": True, "big": False}[fields["endian"].lower()]
    return kind.newbyteorder("<" if is_little else ">")


def _affine(fields: Mapping[str, str]) -> Matrix4 | None:
    signs = SIDES.get(fields.get("space", "").lower())
    steps = VECTOR.findall(fields.get("spacedirections", ""))
    origin = VECTOR.findall(fields.get("spaceorigin", ""))
    if signs is None or len(steps) != 3 or len(origin) != 1:
        return None
    units = set(re.findall(r'"([^"]*)"', fields.get("spaceunits", ""))) or {""}
    if len(units) > 1 or not units <= UNIT_MM.keys():
        return None
    matrix = np.eye(4)
    for column, vector in enumerate((*steps, *origin)):
        matrix[:3, column] = [float(part) for part in vector.split(",")]
    matrix[:3] *= np.reshape(signs, (3, 1)) * UNIT_MM[units.pop()]
    return matrix
