"""The bytes of one encoded frame, found without trusting a length.

Decoders believe what they are given: one fills what is missing with grey, another never
ends. So what a file lost at its end is found here, before they see it.
"""

import re
import struct
from typing import BinaryIO

from planner.dicom.native import cut_short, refused
from planner.dicom.series import Slice
from planner.dicom.syntaxes import JPEG, JPEG_LS, JPEG_PROGRESSIVE

ITEM = 0xFFFEE000
END_OF_IMAGE = b"\xff\xd9"
START_OF_SCAN = b"\xff\xda"
NO_DATA = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""A marker that cannot stand among the data of a JPEG with one scan (T.81, B.1.1)."""

Fragment = tuple[int, int]
"""Where it begins in the file, and how many bytes it has."""


def frame_bytes(piece: Slice) -> bytes:
    """Return the encoded frame of a slice.

    Raises
    ------
    UndecodablePixels
        `truncated`: the file ends before the frame does; `damaged`, `unreadable`.
    """
    layout = piece.layout
    try:
        with piece.file.open("rb") as stream:
            table, *fragments = _fragments(stream, piece)
            frame = b"".join(
                _bytes(stream, fragment)
                for fragment in _of_frame(stream, piece, table, fragments)
            )
    except OSError as error:
        raise refused(piece, "unreadable") from error
    if layout.transfer_syntax in JPEG | JPEG_LS and not _is_whole(frame, piece):
        raise refused(piece, "damaged")
    return frame


def _fragments(stream: BinaryIO, piece: Slice) -> list[Fragment]:
    """Return all fragments, the table of offsets first."""
    order = "<HHL"
    place, size = piece.layout.offset, piece.layout.file_bytes
    fragments: list[Fragment] = []
    while place + 8 <= size:
        stream.seek(place)
        group, element, length = struct.unpack(order, stream.read(8))
        if group << 16 | element != ITEM:
            break
        place += 8
        if place + length > size:
            raise cut_short(piece, length, size - place)
        fragments.append((place, length))
        place += length
    if len(fragments) < 2:
        raise refused(piece, "damaged")
    return fragments


def _of_frame(
    stream: BinaryIO, piece: Slice, table: Fragment, fragments: list[Fragment]
) -> list[Fragment]:
    """Return the fragments of the slice's frame."""
    frames, number = piece.layout.frames, piece.frame
    if frames == 1:
        return fragments
    if len(fragments) == frames:
        return [fragments[number]]
    if table[1] == 4 * frames:
        offsets = struct.unpack(f"<{frames}L", _bytes(stream, table))
        start = fragments[0][0] - 8
        ends = (*offsets[1:], piece.layout.file_bytes)
        first, last = start + offsets[number], start + ends[number]
        found = [f for f in fragments if first <= f[0] - 8 < last]
        if found:
            return found
        raise refused(piece, "damaged")
    return _by_their_ends(stream, piece, fragments)


def _by_their_ends(
    stream: BinaryIO, piece: Slice, fragments: list[Fragment]
) -> list[Fragment]:
    """Tell frames apart where no table does: each ends with the marker of an end."""
    frames: list[list[Fragment]] = [[]]
    for place, length in fragments:
        frames[-1].append((place, length))
        tail = min(length, 16)
        if END_OF_IMAGE in _bytes(stream, (place + length - tail, tail)):
            frames.append([])
    frames = [frame for frame in frames if frame]
    if len(frames) != piece.layout.frames:
        raise refused(piece, "damaged")
    return frames[piece.frame]


def _bytes(stream: BinaryIO, fragment: Fragment) -> bytes:
    place, length = fragment
    stream.seek(place)
    return stream.read(length)


def _is_whole(frame: bytes, piece: Slice) -> bool:
    """Tell whether the data of a JPEG go on to its end, and end there."""
    end = len(frame.rstrip(b"\0")) - len(END_OF_IMAGE)
    if frame[end : end + 2] != END_OF_IMAGE:
        return False
    syntax = piece.layout.transfer_syntax
    if syntax in JPEG_LS or syntax in JPEG_PROGRESSIVE:
        return True
    scan = frame.find(START_OF_SCAN)
    if scan < 0:
        return False
    header = int.from_bytes(frame[scan + 2 : scan + 4], "big")
    marker = NO_DATA.search(frame, scan + 2 + header)
    return marker is not None and marker.start() == end
