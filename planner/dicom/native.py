"""Stored values that stand in a row: read by our own code, straight into the volume."""

import zlib

import numpy as np
from numpy.typing import NDArray

from planner.dicom.hounsfield import Hounsfield, Stored
from planner.dicom.series import PixelLayout, Slice
from planner.dicom.syntaxes import BIG_ENDIAN
from planner.errors import UndecodablePixels


def read_native(piece: Slice, out: Hounsfield) -> Stored:
    """Return stored values; 16-bit ones lie in the memory of `out` itself.

    Raises
    ------
    UndecodablePixels
        See `planner.dicom.decode`.
    """
    layout = piece.layout
    in_place = layout.bits_allocated == 16 and layout.deflated_from is None
    raw = out.reshape(-1).view(np.uint8) if in_place else _empty_bytes(layout)
    if layout.deflated_from is None:
        _fill(piece, raw)
    else:
        raw[:] = _inflated(piece)
    order = ">" if layout.transfer_syntax == BIG_ENDIAN else "<"
    kind = "i" if layout.is_signed else "u"
    return raw.view(f"{order}{kind}{layout.bits_allocated // 8}").reshape(out.shape)


def _empty_bytes(layout: PixelLayout) -> NDArray[np.uint8]:
    return np.empty(layout.frame_bytes, dtype=np.uint8)


def _fill(piece: Slice, raw: NDArray[np.uint8]) -> None:
    """Read the bytes of one frame into `raw`, without a copy in between."""
    layout = piece.layout
    try:
        with piece.file.open("rb", buffering=0) as stream:
            stream.seek(layout.offset + piece.frame * layout.frame_bytes)
            view = memoryview(raw.data)
            while view:
                count = stream.readinto(view)
                if not count:
                    raise cut_short(
                        piece, layout.frame_bytes, layout.frame_bytes - len(view)
                    )
                view = view[count:]
    except OSError as error:
        raise refused(piece, "unreadable") from error


def _inflated(piece: Slice) -> NDArray[np.uint8]:
    """Inflate up to the end of the wanted frame and no further."""
    layout = piece.layout
    start = layout.offset + piece.frame * layout.frame_bytes
    try:
        with piece.file.open("rb") as stream:
            stream.seek(layout.deflated_from or 0)
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            whole = inflater.decompress(stream.read(), start + layout.frame_bytes)
    except (OSError, zlib.error) as error:
        raise refused(piece, "damaged") from error
    if len(whole) < start + layout.frame_bytes:
        raise cut_short(piece, layout.frame_bytes, max(len(whole) - start, 0))
    return np.frombuffer(whole, dtype=np.uint8, offset=start)


def cut_short(piece: Slice, expected_bytes: int, found_bytes: int) -> UndecodablePixels:
    """Return the error of a file that ends too soon."""
    facts = {"expected_bytes": expected_bytes, "found_bytes": found_bytes}
    return refused(piece, "truncated", **facts)


def refused(piece: Slice, reason: str, **facts: object) -> UndecodablePixels:
    """Return the error that names the file of a slice."""
    return UndecodablePixels(
        "the pixels of a slice cannot be read", file=piece.file, reason=reason, **facts
    )
