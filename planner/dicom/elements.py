"""Reads the header of a DICOM file without trusting a byte of it.

Nested sequences are walked with a stack of our own, never by recursion, every loop has
an end, and no length found in a file decides how much memory is taken. The pixels are
not read: only where they begin. Checked against pydicom on every file of the test data.
"""

import math
import os
import struct
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

import attrs

from planner.dicom.syntaxes import BIG_ENDIAN, DEFLATED, EXPLICIT, IMPLICIT
from planner.dicom.tags import (
    MEDIA_SOP_CLASS,
    PIXEL_DATA,
    SEQUENCES,
    SOP_CLASS,
    TRANSFER_SYNTAX,
    WANTED,
)

UNDEFINED_LENGTH = 0xFFFFFFFF
ITEM, ITEM_END, SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
LONG_VRS = frozenset(
    vr.encode()
    for vr in [
        "OB",
        "OD",
        "OF",
        "OL",
        "OV",
        "OW",
        "SQ",
        "SV",
        "UC",
        "UN",
        "UR",
        "UT",
        "UV",
    ]
)
"""Value representations whose length takes four bytes (PS3.5, 7.1.2)."""

MAX_DEPTH = 32
"""Real headers nest six or seven deep; a deeper one is meant to break its reader."""

MAX_ELEMENTS = 1_000_000
"""An enhanced CT of 5,000 frames has about a tenth of this."""

MAX_VALUE_BYTES = 1 << 16
"""None of the values we want is longer."""

MAX_INFLATED_HEADER_BYTES = 1 << 26
"""How much of a deflated file is inflated in search of its pixels."""


BARE_GROUPS = frozenset({0x0002, 0x0008})
FIRST_ELEMENT = 0x0018
BARE_VRS = frozenset({b"UL", b"CS", b"UI", b"DA", b"TM", b"OB", b"SH", b"LO"})
DICOM_ROOT = "1.2.840.10008."
"""How a file without prefix begins, and what its SOP class begins with."""


class DamagedHeader(Exception):
    """The header breaks the format; `reason` is a stable code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@attrs.define(eq=False)
class Elements:
    """The wanted values of one dataset, as they stand in the file."""

    is_little_endian: bool
    values: dict[int, bytes] = attrs.field(factory=dict)
    sequences: dict[int, list["Elements"]] = attrs.field(factory=dict)

    def text(self, tag: int) -> str:
        """Return the value as text, empty where there is none."""
        value = self.values.get(tag, b"").strip(b" \0")
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("latin-1")

    def texts(self, tag: int) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.text(tag).split("\\"))

    def numbers(self, tag: int) -> tuple[float, ...]:
        """Return decimal strings as finite numbers, none where the value is empty."""
        text = self.text(tag)
        if not text:
            return ()
        try:
            numbers = tuple(map(float, text.split("\\")))
        except ValueError:
            raise DamagedHeader("number") from None
        if "_" in text or not all(map(math.isfinite, numbers)):
            raise DamagedHeader("number")
        return numbers

    def count(self, tag: int) -> int | None:
        """Return an unsigned short, or None where there is none."""
        value = self.values.get(tag, b"")
        if len(value) < 2:
            return None
        return int.from_bytes(value[:2], "little" if self.is_little_endian else "big")

    def item(self, tag: int) -> "Elements | None":
        """Return the first item of a sequence, or None."""
        items = self.sequences.get(tag)
        return items[0] if items else None


@attrs.frozen(kw_only=True)
class Header:
    """What stands before the pixels, and where these are.

    `pixel_offset` is None where there are none; it counts from the start of the file,
    or, with `deflated_from`, in what inflates from there. `pixel_bytes` is None for
    encapsulated pixels, else their declared length.
    """

    media_class: str
    transfer_syntax: str
    elements: Elements
    pixel_offset: int | None
    pixel_bytes: int | None
    deflated_from: int | None
    file_bytes: int


@attrs.define(eq=False)
class _Level:
    """An open sequence, item, or run of fragments; `end` None means: until told."""

    end: int | None
    is_explicit: bool
    holds_items: bool = False
    is_opaque: bool = False
    into: Elements | None = None
    items: list[Elements] | None = None


def read_header(stream: BinaryIO) -> Header | None:
    """Read up to the pixels; None for what is not a DICOM file.

    Raises
    ------
    DamagedHeader
        The file says it is DICOM and then is not.
    """
    start = stream.read(132)
    if start[128:] == b"DICM":
        return _read_groups(stream)
    if not _begins_like_dicom(start):
        return None
    stream.seek(0)
    try:
        header = _read_groups(stream)
    except DamagedHeader:
        return None
    is_dicom = header.elements.text(SOP_CLASS).startswith(DICOM_ROOT)
    return header if is_dicom else None


def _read_groups(stream: BinaryIO) -> Header:
    media_class, syntax = _read_meta_group(stream)
    size = os.fstat(stream.fileno()).st_size
    deflated_from = None
    if syntax == DEFLATED:
        deflated_from = stream.tell()
        stream = _inflated(stream)
    walker = _Walker(
        stream,
        is_little_endian=syntax != BIG_ENDIAN,
        is_explicit=_is_explicit(syntax, stream),
    )
    elements = walker.walk()
    return Header(
        media_class=media_class,
        transfer_syntax=syntax or (EXPLICIT if walker.is_explicit else IMPLICIT),
        elements=elements,
        pixel_offset=walker.pixel_offset,
        pixel_bytes=walker.pixel_bytes,
        deflated_from=deflated_from,
        file_bytes=size,
    )


def _begins_like_dicom(start: bytes) -> bool:
    """Tell whether two elements in a row can be read where there is no prefix.

    Old archives leave it out, and with it most often the group of meta information.
    """
    if len(start) < 16:
        return False
    group, element = struct.unpack_from("<HH", start)
    if group not in BARE_GROUPS or element > FIRST_ELEMENT:
        return False
    if start[4:6] in BARE_VRS:
        length = struct.unpack_from("<H", start, 6)[0]
    else:
        length = struct.unpack_from("<I", start, 4)[0]
    if length % 2 or 8 + length + 4 > len(start):
        return False
    next_group, next_element = struct.unpack_from("<HH", start, 8 + length)
    return next_group == group and bool(next_element > element)


def _read_meta_group(stream: BinaryIO) -> tuple[str, str]:
    """Read the group that every file begins with; stand at what follows it.

    Returns the SOP class and the transfer syntax, empty where they are not told.
    """
    found = {MEDIA_SOP_CLASS: "", TRANSFER_SYNTAX: ""}
    for _ in range(MAX_ELEMENTS):
        head = stream.read(8)
        if len(head) < 8 or head[:2] != b"\x02\x00":
            stream.seek(-len(head), os.SEEK_CUR)
            return found[MEDIA_SOP_CLASS], found[TRANSFER_SYNTAX]
        element, vr, length = struct.unpack("<2xH2sH", head)
        if vr in LONG_VRS:
            length = int.from_bytes(stream.read(4), "little")
        tag = 0x00020000 | element
        if tag in found and length <= MAX_VALUE_BYTES:
            value = stream.read(length)
            found[tag] = value.strip(b" \0").decode("ascii", "replace")
        else:
            stream.seek(length, os.SEEK_CUR)
    raise DamagedHeader("endless")


def _is_explicit(syntax: str, stream: BinaryIO) -> bool:
    if syntax:
        return syntax != IMPLICIT
    head = stream.read(6)
    stream.seek(-len(head), os.SEEK_CUR)
    return head[4:].isalpha() and head[4:].isupper()


def _inflated(stream: BinaryIO) -> BytesIO:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        header = inflater.decompress(stream.read(), MAX_INFLATED_HEADER_BYTES)
    except zlib.error:
        raise DamagedHeader("deflated") from None
    return BytesIO(header)


class _Walker:
    """Walks the elements of a dataset up to its pixels."""

    def __init__(
        self, stream: BinaryIO, *, is_little_endian: bool, is_explicit: bool
    ) -> None:
        self._stream = stream
        self._is_little_endian = is_little_endian
        order = "<" if is_little_endian else ">"
        self._short = struct.Struct(order + "HH2sH")
        self._long = struct.Struct(order + "HHL")
        self._length = struct.Struct(order + "L")
        self._levels: list[_Level] = []
        self.is_explicit = is_explicit
        self.pixel_offset: int | None = None
        self.pixel_bytes: int | None = None

    def walk(self) -> Elements:
        root = Elements(is_little_endian=self._is_little_endian)
        self._levels = [_Level(end=None, is_explicit=self.is_explicit, into=root)]
        read, tell, levels = self._stream.read, self._stream.tell, self._levels
        for _ in range(MAX_ELEMENTS):
            level = levels[-1]
            if level.end is not None and tell() >= level.end:
                if tell() > level.end:
                    raise DamagedHeader("nesting")
                levels.pop()
                continue
            head = read(8)
            if len(head) < 8:
                return root
            if level.holds_items:
                self._take_item(level, head)
            else:
                self._take_element(level, head)
            if self.pixel_offset is not None or not levels:
                return root
        raise DamagedHeader("endless")

    def _take_item(self, level: _Level, head: bytes) -> None:
        group, element, length = self._long.unpack(head)
        tag = group << 16 | element
        if tag == SEQUENCE_END:
            self._levels.pop()
        elif tag != ITEM:
            raise DamagedHeader("nesting")
        elif level.is_opaque:
            self._stream.seek(length, os.SEEK_CUR)
        else:
            into = None
            if level.items is not None:
                into = Elements(is_little_endian=self._is_little_endian)
                level.items.append(into)
            self._descend(
                _Level(end=None, is_explicit=level.is_explicit, into=into), length
            )

    def _take_element(self, level: _Level, head: bytes) -> None:
        tag, vr, length = self._parse(level, head)
        if tag == ITEM_END:
            self._levels.pop()
        elif tag == PIXEL_DATA and len(self._levels) == 1:
            self.pixel_offset = self._stream.tell()
            self.pixel_bytes = None if length == UNDEFINED_LENGTH else length
        elif vr == b"SQ" or tag in SEQUENCES or (_is_untyped(vr) and _is_open(length)):
            self._open_sequence(level, tag, length, is_explicit=vr == b"SQ")
        elif _is_open(length):
            self._descend(
                _Level(end=None, is_explicit=True, holds_items=True, is_opaque=True),
                length,
            )
        elif level.into is not None and tag in WANTED:
            self._keep(level.into, tag, length)
        else:
            self._stream.seek(length, os.SEEK_CUR)

    def _parse(self, level: _Level, head: bytes) -> tuple[int, bytes | None, int]:
        """Return tag, value representation (None: not written) and length."""
        if level.is_explicit:
            group, element, vr, length = self._short.unpack(head)
            if vr in LONG_VRS:
                rest = self._stream.read(4)
                if len(rest) < 4:
                    raise DamagedHeader("cut-off")
                return group << 16 | element, vr, self._length.unpack(rest)[0]
            if vr.isalpha() and vr.isupper():
                return group << 16 | element, vr, length
        group, element, length = self._long.unpack(head)
        return group << 16 | element, None, length

    def _open_sequence(
        self, level: _Level, tag: int, length: int, *, is_explicit: bool
    ) -> None:
        items: list[Elements] | None = None
        if level.into is not None and tag in SEQUENCES:
            items = level.into.sequences.setdefault(tag, [])
        self._descend(
            _Level(end=None, is_explicit=is_explicit, holds_items=True, items=items),
            length,
        )

    def _descend(self, level: _Level, length: int) -> None:
        if len(self._levels) >= MAX_DEPTH:
            raise DamagedHeader("nested-too-deep")
        if not _is_open(length):
            level.end = self._stream.tell() + length
        self._levels.append(level)

    def _keep(self, into: Elements, tag: int, length: int) -> None:
        if tag in into.values or length > MAX_VALUE_BYTES:
            raise DamagedHeader("repeated" if tag in into.values else "too-long")
        value = self._stream.read(length)
        if len(value) < length:
            raise DamagedHeader("cut-off")
        into.values[tag] = value


def _is_open(length: int) -> bool:
    return length == UNDEFINED_LENGTH


def _is_untyped(vr: bytes | None) -> bool:
    return vr is None or vr == b"UN"


def first_item(datasets: Iterable[Elements | None], tag: int) -> Elements | None:
    """Return the first item of a sequence from the first dataset that has one."""
    for dataset in datasets:
        item = dataset.item(tag) if dataset is not None else None
        if item is not None:
            return item
    return None
