"""Reads a series into one volume of CT numbers."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import numpy as np

from planner.dicom.choice import refusal
from planner.dicom.decoding import decode_in_order
from planner.dicom.hounsfield import Decoded, Hounsfield
from planner.dicom.pace import Pace
from planner.dicom.quarantine import MOST_QUARANTINED, hopeless, quarantined, without
from planner.dicom.resample import neighbours, slice_on_grid
from planner.dicom.series import Correction, SeriesInfo
from planner.dicom.volume_series import read_volume_values
from planner.errors import PlannerError, UndecodablePixels, UnevenGeometry
from planner.imaging.content_hash import content_sha256, slice_sha256
from planner.imaging.crop import Crop, whole_of
from planner.imaging.volume import Grid, Note, SeriesIdentity, Volume
from planner.work import Monitor

OnSlice = Callable[[int, Hounsfield], None]
Failures = dict[int, UndecodablePixels]


def read_series(
    info: SeriesInfo,
    monitor: Monitor,
    on_slice: OnSlice | None = None,
    *,
    crop: Crop | None = None,
) -> Volume:
    """Decode every slice to Hounsfield units, the middle one first.

    `on_slice(k, slice_hu)` is called in the caller's thread as slices become ready,
    with a read-only view `[row, column]`; k counts along the grid of the volume. With a
    `crop` of the series' grid only that is read and kept.

    A slice that cannot be decoded is left out and the rest is judged anew: what is
    missing between near neighbours is interpolated (notes `quarantined` and `filled`;
    `Volume.quarantined` names the files). Slices are then told a second time.

    Raises
    ------
    UnevenGeometry
        The slices do not lie on one grid (facts as in `find_series.best_ct`), or two
        at one place are not the same (fact `reason`: `twins-differ`; `files`).
    UndecodablePixels
        The pixels of a file cannot be read, and it cannot be done without (facts as in
        `planner.dicom.decode`, and `needed`).
    Cancelled
        The monitor asked for it; within about a tenth of a second.
    """
    if info.usable == "no" or info.grid is None:
        raise refusal(info, info.files[0].parent)
    with _files_as_shown(info):
        if info.volume_file is not None:
            return _read_volume_file(info, info.grid, monitor, on_slice, crop)
        return _read_slices(info, info.grid, monitor, on_slice, crop)


@contextlib.contextmanager
def _files_as_shown(info: SeriesInfo) -> Iterator[None]:
    """Let failures name files as they are shown to people."""
    try:
        yield
    except PlannerError as error:
        error.facts.update(info.names.shown_facts(error.facts))
        raise


def _read_slices(
    info: SeriesInfo,
    grid: Grid,
    monitor: Monitor,
    on_slice: OnSlice | None,
    crop: Crop | None,
) -> Volume:
    crop = crop.within(grid) if crop is not None else None
    rest = info
    while True:
        reading = _Reading(rest, _moved(crop, info, rest), monitor, on_slice)
        reading.read(most_failures=MOST_QUARANTINED - len(quarantined(rest)))
        failures = reading.failures
        if not failures:
            break
        # Nothing of the volume that was begun is kept while the next one is read.
        del reading
        rest = without(rest, failures)
    notes = _notes(rest)
    if crop is not None:
        notes = (*notes, crop.note(grid))
    shown = info.names
    notes = tuple(attrs.evolve(n, facts=shown.shown_facts(n.facts)) for n in notes)
    return reading.volume(
        notes, tuple(map(shown.shown, dict.fromkeys(quarantined(rest))))
    )


def read_slice(info: SeriesInfo, k: int, monitor: Monitor | None = None) -> Hounsfield:
    """Return slice k of the series' grid, int16 [row, column]: the volume's own.

    Raises
    ------
    UnevenGeometry, UndecodablePixels, Cancelled
        As `read_series`; nothing is left out here.
    """
    if info.usable == "no" or info.grid is None:
        raise refusal(info, info.files[0].parent)
    _, rows, columns = info.grid.shape_kji
    crop = Crop(first_kji=(k, 0, 0), stop_kji=(k + 1, rows, columns))
    monitor = monitor or Monitor()
    if info.volume_file is not None:
        pixels = _read_volume_file(info, info.grid, monitor, None, crop).voxels_hu
    else:
        reading = _Reading(info, crop, monitor, None)
        reading.show_middle()
        for failure in reading.failures.values():
            raise failure
        pixels = reading.voxels_hu
    one: Hounsfield = pixels[0]
    return one


def _read_volume_file(
    info: SeriesInfo,
    whole: Grid,
    monitor: Monitor,
    on_slice: OnSlice | None,
    crop: Crop | None,
) -> Volume:
    part = whole_of(whole) if crop is None else crop.within(whole)
    grid = part.grid(whole)
    voxels: Hounsfield = np.empty(grid.shape_kji, dtype=np.int16)
    pace = Pace(monitor, total=len(voxels))
    digests = read_volume_values(info, voxels, part, pace, on_slice)
    identity = SeriesIdentity(
        series_uid=info.series_uid, content_sha256=content_sha256(grid, digests)
    )
    notes = _notes(info) if crop is None else (*_notes(info), part.note(whole))
    return Volume(voxels_hu=voxels, grid=grid, identity=identity, notes=notes)


def _moved(crop: Crop | None, info: SeriesInfo, rest: SeriesInfo) -> Crop | None:
    """Return the crop of the same place in the grid of what is left of a series."""
    if crop is None or info.grid is None or rest.grid is None or rest is info:
        return crop
    return crop.moved(info.grid, rest.grid)


NOTED_REASONS = {
    "quarantined": "quarantined",
    "split": "split",
    "frames-of-reference": "frames_of_reference",
    "no-rescale": "no_rescale",
    "not-negative": "not_negative",
    "coarse": "coarse",
    "too-coarse": "too_coarse",
}
"""What is said of a series and goes on being said of its volume."""


def _notes(info: SeriesInfo) -> tuple[Note, ...]:
    """Return what is to be said of the volume: numbers, for a name may identify."""
    corrected = info.correction.notes if info.correction else ()
    said = []
    for reason in info.reasons:
        if reason.code in NOTED_REASONS:
            facts = {n: v for n, v in reason.facts.items() if n != "files"}
            said.append(Note(NOTED_REASONS[reason.code], facts))
    return (*corrected, *said)


class _Reading:
    """One pass over the slices of a series, into a volume or a part of it."""

    def __init__(
        self,
        info: SeriesInfo,
        crop: Crop | None,
        monitor: Monitor,
        on_slice: OnSlice | None,
    ) -> None:
        if info.grid is None:
            raise refusal(info, info.files[0].parent)
        self._info = info
        self._correction = info.correction
        self._is_whole = crop is None and info.correction is None
        self._crop = crop or whole_of(info.grid)
        self._grid = self._crop.grid(info.grid)
        self._monitor = monitor
        self._pace = Pace(monitor, total=self._grid.shape_kji[0])
        self._on_slice = on_slice
        self._sha256: dict[int, bytes] = {}
        self._digests: dict[int, bytes] = {}
        self._clamped: dict[int, int] = {}
        self._most_failures = MOST_QUARANTINED
        self.failures = Failures()
        self.voxels_hu: Hounsfield = np.empty(self._grid.shape_kji, dtype=np.int16)

    def read(self, *, most_failures: int) -> None:
        """Read all that can be; what cannot stands in `failures`."""
        self._most_failures = most_failures
        if self._correction is not None:
            self._check_twins(self._correction)
        self.show_middle()
        waiting = [k for k in range(len(self.voxels_hu)) if k not in self._digests]
        self._read(waiting)

    def show_middle(self) -> None:
        """Read the slice that is shown while the rest loads."""
        self._read([len(self.voxels_hu) // 2])

    def volume(self, notes: tuple[Note, ...], left_out: tuple[Path, ...]) -> Volume:
        clamped = sum(self._clamped.values())
        if clamped:
            notes = (*notes, Note("clamped", {"voxels": clamped}))
        digests = [self._digests[k] for k in range(len(self.voxels_hu))]
        identity = SeriesIdentity(
            series_uid=self._info.series_uid,
            content_sha256=content_sha256(self._grid, digests),
        )
        return Volume(
            voxels_hu=self.voxels_hu,
            grid=self._grid,
            identity=identity,
            notes=notes,
            quarantined=left_out,
        )

    def _read(self, waiting: list[int]) -> None:
        """Read slices of the volume, by their number in it."""
        if self._is_whole:
            self._read_in_place(waiting)
        else:
            self._read_onto_grid(waiting)

    def _read_in_place(self, waiting: list[int]) -> None:
        wanted = [k for k in waiting if k not in self.failures]
        for k, _ in self._decoded(wanted, self.voxels_hu):
            self._take(k, self._sha256[k])

    def _read_onto_grid(self, waiting: list[int]) -> None:
        """Place slices as they come, holding no more than two of them.

        A slice of the grid is ready with the upper of its neighbours.
        """
        ready: dict[int, list[int]] = {}
        for k in waiting:
            ready.setdefault(self._neighbours(k)[1], []).append(k)
        wanted = sorted({n for k in waiting for n in self._neighbours(k)})
        pictures: dict[int, Hounsfield] = {}
        for n, picture in self._decoded(wanted, None):
            for old in list(pictures)[:-1]:
                del pictures[old]
            pictures[n] = picture
            for k in ready.get(n, []):
                if self._neighbours(k)[0] in pictures:
                    self._place(k, pictures)

    def _neighbours(self, k: int) -> tuple[int, int]:
        """Return which slices of the series lie on either side of one of the volume."""
        k += self._crop.first_kji[0]
        if self._correction is None:
            return k, k
        below, above, _ = neighbours(self._correction.places_k, k)
        return self._correction.kept[below], self._correction.kept[above]

    def _place(self, k: int, pictures: dict[int, Hounsfield]) -> None:
        whole_k = k + self._crop.first_kji[0]
        if self._correction is None:
            picture = pictures[whole_k]
        else:
            picture = slice_on_grid(pictures, self._correction, whole_k)
        self.voxels_hu[k] = picture[self._crop.in_slice]
        self._take(k, slice_sha256(self.voxels_hu[k]))

    def _take(self, k: int, digest: bytes) -> None:
        self._digests[k] = digest
        if self._on_slice is not None:
            self._on_slice(k, _read_only(self.voxels_hu[k]))
        self._pace.step()

    def _decoded(
        self, wanted: list[int], into: Hounsfield | None
    ) -> Iterator[tuple[int, Hounsfield]]:
        """Decode slices of the series; yield those that can be."""
        slices = self._info.slices
        decoding = decode_in_order(slices, wanted, self._monitor, into)
        with contextlib.closing(decoding):
            for each in decoding:
                if isinstance(each.outcome, Decoded):
                    self._sha256[each.index] = each.outcome.sha256
                    self._clamped[each.index] = each.outcome.clamped
                    yield each.index, each.pixels_hu
                    continue
                self.failures[each.index] = each.outcome
                if len(self.failures) > self._most_failures:
                    raise hopeless(self.failures)

    def _check_twins(self, correction: Correction) -> None:
        """Refuse slices at one place that are not one picture: two scans in one."""
        first_of = {n: group[0] for group in correction.twins for n in group}
        kept: tuple[int, Hounsfield] | None = None
        for n, pixels in self._decoded(sorted(first_of), None):
            if kept is None or first_of[kept[0]] != first_of[n]:
                kept = n, pixels
            elif not np.array_equal(kept[1], pixels):
                files = (self._info.slices[kept[0]].file, self._info.slices[n].file)
                raise UnevenGeometry(
                    "two slices at one place differ",
                    file=files[0].parent,
                    verdict="duplicates",
                    reason="twins-differ",
                    files=files,
                )


def _read_only(pixels: Hounsfield) -> Hounsfield:
    view = pixels.view()
    view.setflags(write=False)
    return view
