"""Splits a series into stacks where its slices do not make one volume."""

import itertools
from collections.abc import Sequence

import attrs
import numpy as np

from planner.dicom.correction import is_fine, plan_correction
from planner.dicom.geometry import (
    FEWEST_SLICES,
    POSITION_TOLERANCE_MM,
    StackGeometry,
    first_at_each_place,
    measure_geometry,
    orientations_of,
    stack_of,
)
from planner.dicom.series import Correction, Reason, Slice

CAUSES = frozenset({"orientations", "gap", "uneven-step"})
"""What a series is split for."""


@attrs.frozen(kw_only=True)
class JudgedStack:
    """Slices sorted along their normal, with their verdict and their way onto a grid.

    `causes` say why they were split from others; empty if they are a whole series.
    """

    slices: tuple[Slice, ...]
    geometry: StackGeometry
    correction: Correction | None
    causes: tuple[Reason, ...] = ()

    @property
    def is_volume(self) -> bool:
        return self.geometry.grid is not None or self.correction is not None


def judge_whole(slices: Sequence[Slice]) -> JudgedStack:
    """Judge slices that call themselves one series as one stack."""
    geometry = measure_geometry(slices)
    ordered = tuple(slices[index] for index in geometry.order)
    correction = plan_correction(ordered, geometry)
    return JudgedStack(slices=ordered, geometry=geometry, correction=correction)


def judge_stacks(slices: Sequence[Slice]) -> list[JudgedStack]:
    """Judge slices as one stack, or as several where that makes a volume of any.

    No slice is lost: what belongs to no volume is a stack of its own. A slice may
    belong to the stacks on both its sides.
    """
    whole = judge_whole(slices)
    if whole.is_volume:
        return [whole]
    pieces = _pieces(whole)
    if len(pieces) < 2:
        return [whole]
    stacks = list(itertools.chain.from_iterable(map(judge_stacks, pieces)))
    if not any(stack.is_volume for stack in stacks):
        return [whole]
    causes = tuple(r for r in whole.geometry.reasons if r.code in CAUSES)
    return [attrs.evolve(s, causes=_joined(causes, s.causes)) for s in stacks]


def _joined(first: tuple[Reason, ...], more: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return (*first, *(reason for reason in more if reason not in first))


def _pieces(whole: JudgedStack) -> list[list[Slice]]:
    """Return the parts that may each be a volume."""
    verdict = whole.geometry.verdict
    if verdict == "multiple-orientations":
        groups = orientations_of(whole.slices)
        return [[whole.slices[index] for index in group] for group in groups]
    is_in_line = all(r.code != "shifted-slice" for r in whole.geometry.reasons)
    if verdict in ("gapped", "variable-spacing", "duplicates") and is_in_line:
        return _runs(whole.slices)
    return []


def _runs(slices: tuple[Slice, ...]) -> list[list[Slice]]:
    """Cut where steps change, except among those that may be interpolated."""
    stack = stack_of(slices)
    first = first_at_each_place(stack)
    steps = np.diff(stack.along_mm[first]).tolist()
    starts = [0]
    for index in range(1, len(steps)):
        if not _are_of_one_run(steps[starts[-1]], steps[index]):
            starts.append(index)
    runs = [
        range(start, end + 1)
        for start, end in itertools.pairwise([*starts, len(steps)])
    ]
    ends = [*first[1:], len(slices)]
    return [
        list(itertools.chain(*(slices[first[p] : ends[p]] for p in run)))
        for run in _covering(runs, len(first))
    ]


def _are_of_one_run(one_mm: float, other_mm: float) -> bool:
    if is_fine(one_mm) or is_fine(other_mm):
        return is_fine(one_mm) and is_fine(other_mm)
    return abs(one_mm - other_mm) <= 2 * POSITION_TOLERANCE_MM


def _covering(runs: list[range], places: int) -> list[range]:
    """Keep runs that may be a volume; put what they leave over into runs of its own."""
    kept = [run for run in runs if len(run) >= FEWEST_SLICES]
    taken = {place for run in kept for place in run}
    left: list[range] = []
    for place in (p for p in range(places) if p not in taken):
        if left and left[-1].stop == place:
            left[-1] = range(left[-1].start, place + 1)
        else:
            left.append(range(place, place + 1))
    return sorted([*kept, *left], key=lambda run: run.start)
