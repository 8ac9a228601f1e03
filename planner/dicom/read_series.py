"""Reads a series into one volume of CT numbers."""

import contextlib
import itertools
import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import numpy as np
from numpy.typing import NDArray

from planner.dicom.choice import refusal
from planner.dicom.decode import are_alike, decode_slices
from planner.dicom.pace import Pace
from planner.dicom.resample import slice_on_grid
from planner.dicom.series import Correction, SeriesInfo, Slice
from planner.dicom.volume_series import read_volume_values
from planner.errors import UnevenGeometry
from planner.imaging.content_hash import content_sha256, slice_sha256
from planner.imaging.volume import Note, SeriesIdentity, Volume
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


def read_series(
    info: SeriesInfo, monitor: Monitor, on_slice: OnSlice | None = None
) -> Volume:
    """Decode every slice to Hounsfield units, the middle one first.

    `on_slice(k, slice_hu)` is called in the caller's thread as slices become ready, in
    no certain order, with a read-only view `[row, column]`; k counts along the grid.
    What is to be corrected is decoded whole before its first slice is ready, and takes
    twice the memory meanwhile; the volume's notes say what was done.

    Raises
    ------
    UnevenGeometry
        The slices do not lie on one grid (facts as in `find_series.best_ct`), or two
        at one place are not the same (fact `reason`: `twins-differ`; `files`).
    UndecodablePixels
        The pixels of a file cannot be read (fact `file`).
    Cancelled
        The monitor asked for it; within about a tenth of a second.
    """
    if info.usable == "no" or info.grid is None:
        raise refusal(info, info.files[0].parent)
    grid, correction = info.grid, info.correction
    voxels: Hounsfield = np.empty(grid.shape_kji, dtype=np.int16)
    pace = Pace(monitor, total=info.slice_count)
    if info.volume_file is not None:
        digests = read_volume_values(info, voxels, pace, on_slice)
    elif correction is None:
        digests = _decode_all(info.slices, voxels, monitor, pace, on_slice)
    else:
        digests = _correct_all(info.slices, correction, voxels, monitor, on_slice)
    identity = SeriesIdentity(
        series_uid=info.series_uid, content_sha256=content_sha256(grid, digests)
    )
    return Volume(voxels_hu=voxels, grid=grid, identity=identity, notes=_notes(info))


NOTED_REASONS = {"split": "split", "coarse": "coarse", "too-coarse": "too_coarse"}
"""What is said of a series and goes on being said of its volume."""


def _notes(info: SeriesInfo) -> tuple[Note, ...]:
    corrected = info.correction.notes if info.correction else ()
    said = [
        Note(NOTED_REASONS[reason.code], reason.facts)
        for reason in info.reasons
        if reason.code in NOTED_REASONS
    ]
    return (*corrected, *said)


def _correct_all(
    slices: tuple[Slice, ...],
    correction: Correction,
    voxels: Hounsfield,
    monitor: Monitor,
    on_slice: OnSlice | None,
) -> list[bytes]:
    """Fill `voxels` from slices that do not lie on its grid; return all digests."""
    _check_twins(slices, correction, monitor)
    kept = tuple(slices[index] for index in correction.kept)
    layout, count = kept[0].layout, len(voxels)
    stored: Hounsfield = np.empty((len(kept), layout.rows, layout.columns), np.int16)
    pace = Pace(monitor, total=len(kept) + count)
    _decode_all(kept, stored, monitor, pace, None)
    digests = [b""] * count
    for k in sorted(range(count), key=lambda k: k != count // 2):
        voxels[k] = slice_on_grid(stored, correction, k)
        digests[k] = slice_sha256(voxels[k])
        if on_slice is not None:
            on_slice(k, _read_only(voxels[k]))
        pace.step()
    return digests


def _check_twins(
    slices: tuple[Slice, ...], correction: Correction, monitor: Monitor
) -> None:
    """Refuse slices at one place that are not one picture: two scans in one series."""
    for first, *others in correction.twins:
        monitor.check()
        pixels = _pixels(slices[first])
        for other in others:
            if not np.array_equal(pixels, _pixels(slices[other])):
                files = (slices[first].file, slices[other].file)
                raise UnevenGeometry(
                    "two slices at one place differ",
                    file=files[0].parent,
                    verdict="duplicates",
                    reason="twins-differ",
                    files=files,
                )


def _pixels(piece: Slice) -> Hounsfield:
    layout = piece.layout
    pixels: Hounsfield = np.empty((1, layout.rows, layout.columns), dtype=np.int16)
    decode_slices([piece], pixels)
    return pixels


def _decode_all(
    slices: tuple[Slice, ...],
    voxels: Hounsfield,
    monitor: Monitor,
    pace: Pace,
    on_slice: OnSlice | None,
) -> list[bytes]:
    """Fill `voxels`; return the digest of every slice."""
    digests = [b""] * len(slices)
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
    return [slice_sha256(pixels) for pixels in out]


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
