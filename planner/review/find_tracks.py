"""Finds the track of a needle on the CT after the operation, near where it was marked.

A withdrawn needle leaves a straight channel: full of cement, or of blood and fat and
then emptier than the bone around it. The axis is that of the channel; its end is where
the channel ends, unless it ends in cement that spreads: there nobody can see it.
"""

import attrs
import numpy as np

from planner.arrays import FloatArray, Points
from planner.imaging.volume import Volume
from planner.review.channel import (
    FINE_SEARCH_MM,
    SEARCH_MM,
    STEP_MM,
    Line,
    best_offsets,
    contrast,
    line_through,
    refined_offsets,
)
from planner.review.channel_sections import (
    EMPTY_HU,
    LEAST_LENGTH_MM,
    Scene,
    Sections,
    diameter_mm,
    sections_across,
)
from planner.review.track_ends import FULL_BEYOND_MM, entry_mm, tip_of
from planner.review.tracks import Track

USUAL_DIAMETER_MM = 3.05
"""An 11 gauge needle."""

BEHIND_MM = 30.0
"""How far before the first mark the channel is followed."""

LEAST_FILLED, LEAST_EMPTY, LEAST_OF_THIRD = 0.25, 0.42, 0.2
"""A channel is seen if sections between its marks are that full of cement on average.
If it is empty, it must stand out from what is beside it by that part of its own depth,
and each third of it by that part: marrow is never so even. Only where bone surrounds
it something can stand out (project defaults)."""
MOSTLY = 0.6
MOST_WIDER_MM = 0.9
"""A hole wider than the needle by more is a hollow of the marrow, not its track."""

FILLED_PART = 0.25
"""A track is filled if cement takes at least this part of it."""


@attrs.frozen(kw_only=True, eq=False)
class Marks:
    """Where somebody saw a track: two places or more, LPS mm (n, 3).

    A diameter that was told goes before the one that the channel shows.
    """

    number: int
    points_lps_mm: Points
    diameter_mm: float = USUAL_DIAMETER_MM
    diameter_is_told: bool = False
    is_proposed: bool = False


def find_track(scene: Scene, marks: Marks) -> Track | None:
    """Return the track near its marks, None where no channel is seen."""
    vertebra = scene.vertebra
    points = marks.points_lps_mm
    points = points[np.argsort(vertebra.frame.to_box(points)[:, 1])]
    line = line_through(points)
    ends = line.along_mm(points)
    at_mm = np.array((ends.min(), ends.max()))
    radius = marks.diameter_mm / 2
    depth_hu = EMPTY_HU
    for search, step in ((SEARCH_MM, 1.0), (FINE_SEARCH_MM, STEP_MM)):
        begun = sections_across(scene, line, *at_mm, depth_hu=depth_hu)
        line, at_mm = _better(begun, at_mm, radius, search, step)
        ended = sections_across(scene, line, *at_mm, depth_hu=depth_hu)
        depth_hu = ended.depth_hu(radius)
    seen = sections_across(
        scene,
        line,
        at_mm[0] - BEHIND_MM,
        at_mm[1] + FULL_BEYOND_MM,
        depth_hu=depth_hu,
    )
    measured = diameter_mm(seen, radius, at_mm)
    if not _is_seen(seen, measured or marks.diameter_mm, at_mm, marks.diameter_mm):
        return None
    return _described(scene, marks, seen, measured, at_mm)


def _better(
    seen: Sections,
    at_mm: FloatArray,
    radius_mm: float,
    search_mm: float,
    step_mm: float,
) -> tuple[Line, FloatArray]:
    """Return the line of a channel near a line, and where on it the marks lie."""
    tube, told = seen.tube, seen.told(radius_mm)
    coarse = best_offsets(tube, told, at_mm, search_mm=search_mm, step_mm=step_mm)
    found = tube.shifted(refined_offsets(tube, told, coarse, at_mm), at_mm)
    return found, found.along_mm(np.array([tube.line.point(s) for s in at_mm]))


def _is_seen(
    seen: Sections, shown_mm: float, at_mm: FloatArray, needle_mm: float
) -> bool:
    """Tell whether there is a channel between the marks at all."""
    radius_mm = shown_mm / 2
    between = (seen.tube.s_mm >= at_mm[0]) & (seen.tube.s_mm <= at_mm[1])
    v, u = (n // 2 for n in seen.tube.grid.shape_kji[1:])
    filled = contrast(seen.filled[between], radius_mm)[:, v, u]
    if float(filled.mean()) >= LEAST_FILLED:
        return True
    if shown_mm > needle_mm + MOST_WIDER_MM:
        return False
    in_bone = seen.around(seen.bone, radius_mm)[between] > MOSTLY
    empty = np.maximum(contrast(seen.empty[between], radius_mm)[:, v, u], filled)
    empty = empty[in_bone]
    if len(empty) * STEP_MM < LEAST_LENGTH_MM:
        return False
    thirds = [float(third.mean()) for third in np.array_split(empty, 3)]
    return float(np.median(empty)) >= LEAST_EMPTY and min(thirds) >= LEAST_OF_THIRD


def _described(
    scene: Scene,
    marks: Marks,
    seen: Sections,
    measured_mm: float | None,
    at_mm: FloatArray,
) -> Track:
    line, s = seen.tube.line, seen.tube.s_mm
    radius = (measured_mm or marks.diameter_mm) / 2
    is_measured = measured_mm is not None and not marks.diameter_is_told
    entry = entry_mm(scene.vertebra, seen, radius)
    tip = tip_of(seen, radius, at_mm, voxel_mm=_voxel_mm(scene.postop, line))
    between = (s >= entry) & (s <= tip.s_mm)
    filled = seen.inside(seen.filled, radius * 0.8)[between] > 0.5
    return Track(
        number=marks.number,
        entry_lps_mm=line.point(min(entry, tip.s_mm - 2)),
        tip_lps_mm=line.point(tip.s_mm),
        outer_diameter_mm=2 * radius if is_measured else marks.diameter_mm,
        diameter_is_seen=is_measured,
        uncertainty_mm=_across_mm(scene, seen, radius, at_mm),
        tip_uncertainty_mm=tip.uncertainty_mm,
        tip_is_seen=tip.is_seen,
        is_filled=bool(filled.mean() >= FILLED_PART) if len(filled) else False,
        is_proposed=marks.is_proposed,
    )


def _voxel_mm(volume: Volume, line: Line) -> float:
    """Return the reach of a voxel along a line."""
    parts = volume.grid.directions_lps.T @ line.along_lps
    return float(np.abs(parts) @ volume.grid.spacing_mm)


def _across_mm(
    scene: Scene, seen: Sections, radius_mm: float, at_mm: FloatArray
) -> float:
    """Return how far beside the fitted axis the true one may lie.

    Twice the scatter of where each section alone would put it, over the number of
    sections that know of each other no more, and a part of a voxel.
    """
    s = seen.tube.s_mm
    between = (s >= at_mm[0]) & (s <= at_mm[1])
    told = seen.told(radius_mm)[between]
    half = seen.tube.grid.shape_kji[1] // 2
    reach = round(1.5 / STEP_MM)
    near = told[:, half - reach : half + reach + 1, half - reach : half + reach + 1]
    flat = near.reshape(len(near), -1)
    best = flat.argmax(axis=1)
    strong = flat.max(axis=1) > LEAST_OF_THIRD
    ticks = (np.arange(2 * reach + 1) - reach) * STEP_MM
    v, u = ticks[best // (2 * reach + 1)], ticks[best % (2 * reach + 1)]
    voxel = float(scene.postop.grid.spacing_mm.max())
    if np.count_nonzero(strong) < 4:
        return float(np.hypot(1.0, 0.25 * voxel))
    scatter = float(np.hypot(v[strong].std(), u[strong].std()))
    count = max(np.count_nonzero(strong) / 3, 1.0)
    return float(np.hypot(2 * scatter / np.sqrt(count), 0.15 * voxel))
