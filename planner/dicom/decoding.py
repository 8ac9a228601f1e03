"""Many slices, decoded side by side and handed over in order."""

import itertools
import os
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait

import attrs
import numpy as np

from planner.dicom.decode import Outcome, Pending, is_read_here, start_decoding
from planner.dicom.hounsfield import Hounsfield
from planner.dicom.series import Slice
from planner.work import Monitor

MOST_DECODERS = 8
"""Threads that read; as many processes decode at most."""

LONGEST_RUN = 8
"""Slices read in one go: quicker than one by one, and still cancelled soon. What is
decoded apart goes one by one, so that it is known which slice a decoder died of."""

AHEAD_PER_DECODER = 2
"""Runs handed to each decoder in advance."""

CANCEL_CHECK_S = 0.05
"""How long a cancelled read may go unnoticed while slices are slow."""


@attrs.frozen(eq=False)
class DecodedSlice:
    """The slice at an index: its CT numbers [row, column], and how it came out.

    The numbers mean nothing where the outcome is an error.
    """

    index: int
    pixels_hu: Hounsfield
    outcome: Outcome


def decoders() -> int:
    """Return how many slices are decoded side by side."""
    return min(MOST_DECODERS, os.cpu_count() or 1)


def decode_in_order(
    slices: Sequence[Slice],
    wanted: Sequence[int],
    monitor: Monitor,
    into: Hounsfield | None = None,
) -> Generator[DecodedSlice]:
    """Decode the slices at the indices `wanted`, of one size; yield them in order.

    `into` [slice, row, column] takes the pixels; without it, each run of slices has
    memory of its own, which is gone with its last slice. Broken slices come too.

    Raises
    ------
    Cancelled
        Within about a tenth of a second. What is being decoded then is let go: nobody
        reads what it writes.
    """
    layout = slices[0].layout
    size = (layout.rows, layout.columns)
    threads = ThreadPoolExecutor(decoders(), thread_name_prefix="read")
    running: deque[tuple[range, Hounsfield, Pending]] = deque()

    def start(run: range) -> None:
        span = slice(run.start, run.stop)
        out = np.empty((len(run), *size), np.int16) if into is None else into[span]
        running.append((run, out, start_decoding(slices[span], out, threads)))

    try:
        waiting = _runs(slices, wanted)
        for run in itertools.islice(waiting, decoders() * AHEAD_PER_DECODER):
            start(run)
        while running:
            run, out, pending = running.popleft()
            while not wait([pending.future], CANCEL_CHECK_S).done:
                monitor.check()
            monitor.check()
            for following in itertools.islice(waiting, 1):
                start(following)
            for each in zip(run, out, pending.outcomes(), strict=True):
                yield DecodedSlice(*each)
    finally:
        for _, _, pending in running:
            pending.future.cancel()
        threads.shutdown(wait=False, cancel_futures=True)


def _runs(slices: Sequence[Slice], wanted: Sequence[int]) -> Iterator[range]:
    """Split into runs that are read here, and single slices that are not."""
    run = range(0)
    for k in wanted:
        goes_on = k == run.stop and 0 < len(run) < LONGEST_RUN
        if goes_on and is_read_here(slices[k]) and is_read_here(slices[run.start]):
            run = range(run.start, k + 1)
            continue
        if run:
            yield run
        run = range(k, k + 1)
    if run:
        yield run
