"""Reads the header of MetaImage files (.mha) whose values lie in the same file.

A header that names another file is refused: it could name any file.
"""

import re
from collections.abc import Mapping
from typing import BinaryIO

import numpy as np

from planner.arrays import Matrix4
from planner.imaging.stored import BadVolumeFile, StoredImage

LONGEST_HEADER_BYTES = 1 << 16

KINDS = {
    "MET_CHAR": "i1",
    "MET_UCHAR": "u1",
    "MET_SHORT": "i2",
    "MET_USHORT": "u2",
    "MET_INT": "i4",
    "MET_UINT": "u4",
    "MET_LONG_LONG": "i8",
    "MET_ULONG_LONG": "u8",
    "MET_FLOAT": "f4",
    "MET_DOUBLE": "f8",
}
"""Kinds of values; MET_LONG is left out, as its length depends on who wrote it."""

DATA_FILE = re.compile(
    rb"^ElementDataFile[ \t]*=[ \t]*([^\r\n]*?)[ \t]*\r?\n", re.MULTILINE
)
IS_TRUE = frozenset({"true", "1"})


def metaimage_header(stream: BinaryIO) -> StoredImage:
    """Read the header of a .mha file.

    Raises
    ------
    BadVolumeFile
        With its reason.
    """
    fields, begins = _fields(stream)
    try:
        shape = tuple(int(size) for size in fields["DimSize"].split())[::-1]
        channels = int(fields.get("ElementNumberOfChannels", "1"))
        if len(shape) != int(fields["NDims"]) or min(shape) < 1 or channels < 1:
            raise BadVolumeFile("unreadable")
        if channels > 1:
            raise BadVolumeFile("dimensions")
        return StoredImage(
            format="MetaImage",
            shape=shape,
            kind=_kind(fields),
            lps_from_ijk=_affine(fields) if len(shape) == 3 else None,
            begins=begins,
            is_packed=_is_true(fields, "CompressedData"),
        )
    except (KeyError, ValueError) as error:
        raise BadVolumeFile("unreadable") from error


def _fields(stream: BinaryIO) -> tuple[dict[str, str], int]:
    """Return the fields by name, and where the values begin."""
    head = stream.read(LONGEST_HEADER_BYTES)
    last = DATA_FILE.search(head)
    if last is None:
        raise BadVolumeFile("unreadable")
    if last.group(1) != b"LOCAL":
        raise BadVolumeFile("detached")
    lines = head[: last.start()].decode("utf-8", "replace").splitlines()
    pairs = (line.split("=", 1) for line in lines)
    fields = {p[0].strip(): p[1].strip() for p in pairs if len(p) == 2}
    if fields.get("HeaderSize", "0") != "0":
        raise BadVolumeFile("encoding")
    if fields.get("ObjectType", "Image") != "Image" or not _is_binary(fields):
        raise BadVolumeFile("encoding")
    return fields, last.end()


def _is_binary(fields: Mapping[str, str]) -> bool:
    return "BinaryData" not in fields or _is_true(fields, "BinaryData")


def _is_true(fields: Mapping[str, str], name: str) -> bool:
    return fields.get(name, "").lower() in IS_TRUE


def _kind(fields: Mapping[str, str]) -> np.dtype[np.generic]:
    is_big = any(
        _is_true(fields, name)
        for name in ("BinaryDataByteOrderMSB", "ElementByteOrderMSB")
    )
    return np.dtype((">" if is_big else "<") + KINDS[fields["ElementType"]])


def _affine(fields: Mapping[str, str]) -> Matrix4 | None:
    """Return where the voxels lie; the format's space is LPS, in mm."""
    directions = _first(fields, "TransformMatrix", "Rotation", "Orientation")
    origin = _first(fields, "Offset", "Position", "Origin")
    spacing = _first(fields, "ElementSpacing", "ElementSize")
    if (len(directions), len(origin), len(spacing)) != (9, 3, 3):
        return None
    if min(spacing) <= 0:
        # Some readers drop the sign and some turn the axis round: sides would differ.
        return None
    matrix = np.eye(4)
    matrix[:3, :3] = np.reshape(directions, (3, 3)).T * spacing
    matrix[:3, 3] = origin
    return matrix


def _first(fields: Mapping[str, str], *names: str) -> list[float]:
    for name in names:
        if name in fields:
            return [float(part) for part in fields[name].split()]
    return []
