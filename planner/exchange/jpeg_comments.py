"""Compressed pictures without the comments that their encoder wrote into them.

A JPEG stream is a row of marked segments; comments and application data say nothing of
the pixels, and may say whose they are. Nothing after the first scan is touched.
"""

import struct

SEGMENTED = (b"\xff\xd8", b"\xff\x4f")
"""How JPEG and JPEG-LS (SOI), and JPEG 2000 (SOC), begin."""

SCAN = frozenset({0xDA, 0x90})
"""Start of scan; start of tile part of JPEG 2000. Pixels follow."""

COMMENT, COMMENT_2000 = 0xFE, 0x64
APPLICATION = range(0xE0, 0xF0)
COLOUR_OF_HP = 0xE8
"""APP8: how JPEG-LS turned colours. It is needed to turn them back."""


def without_comments(stream: bytes) -> bytes:
    """Return a stream without comments; one of another kind is returned as it is."""
    if stream[:2] not in SEGMENTED:
        return stream
    is_2000 = stream[:2] == SEGMENTED[1]
    kept, at = [stream[:2]], 2
    while at + 4 <= len(stream) and stream[at] == 0xFF:
        marker = stream[at + 1]
        if marker in SCAN:
            break
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        (length,) = struct.unpack(">H", stream[at + 2 : at + 4])
        if not _is_said(marker, is_2000=is_2000):
            kept.append(stream[at : at + 2 + length])
        at += 2 + length
    kept.append(stream[at:])
    return b"".join(kept)


def _is_said(marker: int, *, is_2000: bool) -> bool:
    """Tell whether a segment is only there to be read by people or programs."""
    if is_2000:
        return marker == COMMENT_2000
    return marker == COMMENT or (marker in APPLICATION and marker != COLOUR_OF_HP)
