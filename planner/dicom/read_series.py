"""Reads a series into one volume of CT numbers."""

import contextlib
import hashlib
import itertools
import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import numpy as np
from numpy.typing import NDArray

from planner.dicom.decode import are_alike, decode_slices
from planner.dicom.find_series import refusal
from planner.dicom.pace import Pace
from planner.dicom.series import SeriesInfo, Slice
from planner.imaging.volume import Grid, SeriesIdentity, Volume
from planner.work import Monitor

Hounsfield = NDArray[np.int16]
OnSlice = Callable[[int, Hounsfield], None]

MOST_DECODERS = 8
"""Threads that decode; each holds one decoded slice besides the volume."""

LONGEST_RUN = 8
"""Slices decoded in one go: quicker than one by one, and still cancelled soon."""

AHEAD_PER_DECODER = 2
"""Runs handed to each thread in advance."""

CANCEL_CHECK_S = 0.05
"""How long a cancelled read may go unnoticed while slices are slow."""

HASH_PREFIX = b"isthmus-volume/1"
HASHED_STEPS_PER_MM = 1000
"""The affine enters the hash in whole micrometres."""


def read_series(
    info: SeriesInfo, monitor: Monitor, on_slice: OnSlice | None = None
) -> Volume:
    """Decode every slice to Hounsfield units, the middle one first.

    `on_slice(k, slice_hu)` is called in the caller's thread as slices become ready, in
    no certain order, with a read-only view `[row, column]`; k counts along the grid.

    The content hash is SHA-256 over `isthmus-volume/1`, the shape (k, j, i) and the
    affine in micrometres as little-endian int64, and then the SHA-256 of every slice
    as little-endian int16, in the order of the grid: it does not depend on how the
    series was stored, named or compressed.

    Raises
    ------
    UnevenGeometry
        The slices do not lie on one grid (facts as in `find_series.best_ct`).
    UndecodablePixels
        The pixels of a file cannot be read (fact `file`).
    Cancelled
        The monitor asked for it; within about a tenth of a second.
    """
    if info.usable == "no" or info.grid is None:
        raise refusal(info, info.files[0].parent)
    grid = info.grid
    voxels: Hounsfield = np.empty(grid.shape_kji, dtype=np.int16)
    digests = _decode_all(info.slices, voxels, monitor, on_slice)
    identity = SeriesIdentity(
        series_uid=info.series_uid, content_sha256=_content_sha256(grid, digests)
    )
    return Volume(voxels_hu=voxels, grid=grid, identity=identity)


def _decode_all(
    slices: tuple[Slice, ...],
    voxels: Hounsfield,
    monitor: Monitor,
    on_slice: OnSlice | None,
) -> list[bytes]:
    """Fill `voxels`; return the digest of every slice."""
    digests = [b""] * len(slices)
    pace = Pace(monitor, total=len(slices))
    with contextlib.closing(_decoded_runs(slices, voxels, monitor)) as decoded:
        for run, found in decoded:
            digests[run.start : run.stop] = found
            for k in run:
                if on_slice is not None:
                    on_slice(k, _read_only(voxels[k]))
                pace.step()
    return digests


def _decoded_runs(
    slices: tuple[Slice, ...], voxels: Hounsfield, monitor: Monitor
) -> Generator[tuple[range, list[bytes]]]:
    """Decode in threads; yield each run with its digests, the first one at once."""

    def decode(run: range) -> tuple[range, list[bytes]]:
        span = slice(run.start, run.stop)
        return run, _decode_run(slices[span], voxels[span])

    waiting = iter(_runs(slices))
    yield decode(next(waiting))
    workers = min(MOST_DECODERS, os.cpu_count() or 1)
    pool = ThreadPoolExecutor(workers, thread_name_prefix="decode")
    try:
        ahead = itertools.islice(waiting, workers * AHEAD_PER_DECODER)
        running = {pool.submit(decode, run) for run in ahead}
        while running:
            done, running = wait(running, CANCEL_CHECK_S, FIRST_COMPLETED)
            monitor.check()
            for run in itertools.islice(waiting, len(done)):
                running.add(pool.submit(decode, run))
            for future in done:
                yield future.result()
    finally:
        # Who cancels does not wait for the runs at hand; nobody reads what they write.
        pool.shutdown(wait=False, cancel_futures=True)


def _decode_run(pieces: Sequence[Slice], out: Hounsfield) -> list[bytes]:
    decode_slices(pieces, out)
    return [
        hashlib.sha256(pixels.astype("<i2", copy=False).data).digest() for pixels in out
    ]


def _runs(slices: Sequence[Slice]) -> list[range]:
    """Split into runs of slices that are alike; the middle slice comes first, alone.

    It is the picture that is shown while the rest loads.
    """
    count, middle = len(slices), len(slices) // 2
    runs = [range(middle, middle + 1)]
    start = 0
    for k in range(1, count + 1):
        ends = k == count or k - start == LONGEST_RUN or k in {middle, middle + 1}
        if ends or not are_alike(slices[start], slices[k]):
            if start != middle:
                runs.append(range(start, k))
            start = k
    return runs


def _read_only(pixels: Hounsfield) -> Hounsfield:
    view = pixels.view()
    view.setflags(write=False)
    return view


def _content_sha256(grid: Grid, digests: list[bytes]) -> str:
    steps = np.rint(grid.lps_from_ijk[:3] * HASHED_STEPS_PER_MM)
    content = hashlib.sha256(HASH_PREFIX)
    content.update(np.array(grid.shape_kji, dtype="<i8").tobytes())
    content.update(steps.astype("<i8").tobytes())
    for digest in digests:
        content.update(digest)
    return content.hexdigest()
