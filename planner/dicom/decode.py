"""From the pixels of slices to CT numbers: the one door.

Stored values that stand in a row are read here, by our own code. All else goes to
processes of its own (`planner.apart`), where a library may crash or hang on a file
without harm.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from typing import cast

import attrs
import numpy as np

from planner.apart import Job, crew
from planner.apart_worker import Limits
from planner.dicom.encoded import Decoding, decode_encoded
from planner.dicom.hounsfield import (
    Decoded,
    Hounsfield,
    significant_bits,
    store,
)
from planner.dicom.native import read_native, refused
from planner.dicom.series import Slice
from planner.dicom.syntaxes import NATIVE
from planner.errors import DiedApart, TookTooLong, UndecodablePixels
from planner.imaging.content_hash import slice_sha256

DECODING = Limits(seconds=5.0, memory_bytes=1 << 30)
"""What one slice may take; a usual one takes ten milliseconds and ten MiB."""

LIBRARIES = (
    "imagecodecs._jpeg8",
    "pydicom.pixels.decoders.base",
    "pydicom.pixels.processing",
)
"""What a process loads before it decodes: half a second, in peace."""


Outcome = Decoded | UndecodablePixels


@attrs.frozen
class Pending:
    """Slices that are being decoded: what to wait for, and how each then came out."""

    future: "Future[object]"
    outcomes: Callable[[], list[Outcome]]


def is_read_here(piece: Slice) -> bool:
    """Tell whether a slice needs no library, and so no process of its own."""
    return piece.layout.transfer_syntax in NATIVE and not piece.rescale.lut


def decode_slice(piece: Slice, out: Hounsfield) -> Decoded:
    """Write the CT numbers of a slice into `out` [row, column], contiguous.

    Raises
    ------
    UndecodablePixels
        Facts `file` and `reason`: `truncated` (expected_bytes, found_bytes), `damaged`,
        `unreadable`; `died` and `too-long` if it took its decoder along.
    """
    if is_read_here(piece):
        outcome = _read_here(piece, out)
    else:
        outcome = _outcome(piece, out, _decode_apart(piece, out))
    if isinstance(outcome, UndecodablePixels):
        raise outcome
    return outcome


def start_decoding(
    pieces: Sequence[Slice], out: Hounsfield, threads: Executor
) -> Pending:
    """Begin to write the CT numbers of slices into `out` [slice, row, column].

    Either one slice that must be decoded apart, or any number to be read here.
    """
    if all(map(is_read_here, pieces)):
        reading = threads.submit(
            lambda: [_read_here(*each) for each in zip(pieces, out, strict=True)]
        )
        return Pending(cast("Future[object]", reading), reading.result)
    (piece,), target = pieces, out[0]
    job = _decode_apart(piece, target)
    return Pending(
        cast("Future[object]", job.future), lambda: [_outcome(piece, target, job)]
    )


def warm_up() -> None:
    """Let processes start and load the libraries while nothing waits for them yet."""
    crew().warm_up(LIBRARIES)


def _read_here(piece: Slice, out: Hounsfield) -> Outcome:
    try:
        stored = significant_bits(read_native(piece, out), piece.layout)
    except UndecodablePixels as error:
        return error
    clamped = store(stored, piece.rescale, piece.layout.padding, out)
    return Decoded(slice_sha256(out), clamped)


def _decode_apart(piece: Slice, out: Hounsfield) -> Job[Decoding]:
    return crew().submit(
        decode_encoded,
        piece,
        limits=DECODING,
        needs=LIBRARIES,
        into=out,
    )


def _outcome(piece: Slice, out: Hounsfield, job: Job[Decoding]) -> Outcome:
    """Wait for a slice that is decoded apart."""
    try:
        pixels, decoded = job.future.result()
    except UndecodablePixels as error:
        return error
    except TookTooLong:
        return refused(piece, "too-long")
    except DiedApart:
        return refused(piece, "died")
    if not np.shares_memory(pixels, out):
        out[:] = pixels
    return decoded
