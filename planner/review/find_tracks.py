"""Finds the track of a needle on the CT after the operation, near where it was marked.

A withdrawn needle leaves a straight channel: full of cement, or of blood and fat and
then emptier than the bone around it. The axis is that of the channel; its end is where
the channel ends, unless it ends in cement that spreads: there nobody can see it.
"""

import attrs
import numpy as np

from planner.arrays import FloatArray, Points
from planner.imaging.volume import Volume
from planner.review.channel import STEP_MM, Line, line_through
from planner.review.channel_search import (
    COARSE_MM,
    FINE_SEARCH_MM,
    SEARCH_MM,
    ChannelSearch,
)
from planner.review.channel_sections import (
    EMPTY_HU,
    Scene,
    Sections,
    diameter_mm,
    sections_across,
)
from planner.review.track_doubt import Doubt, doubt_of
from planner.review.track_ends import FULL_BEYOND_MM, entry_mm, tip_of
from planner.review.tracks import Track

USUAL_DIAMETER_MM = 3.05
"""An 11 gauge needle."""

BEHIND_MM = 30.0
"""How far before the first mark the channel is followed."""

LEAST_STANDS_OUT = 10.0
"""An empty channel differs from bone by so many standard errors of what chance shows.
The best of some thousand lines through marrow alone reaches seven."""

LEAST_SHOWN_MM = 12.0
"""Over a shorter stretch a direction is anybody's guess."""

MOST_ASTRAY = 0.15
"""If more draws of sections than this lead elsewhere, nobody can say where it ran
(all project defaults)."""

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


@attrs.frozen(kw_only=True)
class Unseen:
    """Why no track is told between marks.

    `reason` is "faint" (nothing stands out from marrow), "short" (what stands out is
    shorter than a direction needs), "wide" (a hollow wider than the needle) or
    "elsewhere" (parts of it lead to different lines).
    """

    number: int
    reason: str


def find_track(scene: Scene, marks: Marks) -> Track | Unseen:
    """Return the track near its marks, or why none is told."""
    line, at_mm, depth_hu = _fitted(scene, marks)
    radius = marks.diameter_mm / 2
    fitted = sections_across(scene, line, *at_mm, depth_hu=depth_hu)
    seen = sections_across(
        scene,
        line,
        at_mm[0] - BEHIND_MM,
        at_mm[1] + FULL_BEYOND_MM,
        depth_hu=depth_hu,
    )
    voxel_mm = float(scene.postop.grid.spacing_mm.max())
    doubt = doubt_of(fitted, radius, at_mm, voxel_mm=voxel_mm)
    measured = diameter_mm(seen, radius, at_mm)
    reason = _why_unseen(doubt, measured, marks.diameter_mm)
    if reason is not None:
        return Unseen(number=marks.number, reason=reason)
    return _described(scene, marks, seen, measured, doubt)


def _fitted(scene: Scene, marks: Marks) -> tuple[Line, FloatArray, float]:
    """Return the best line near marks, where on it they lie, and how deep it is, HU."""
    points = marks.points_lps_mm
    points = points[np.argsort(scene.vertebra.frame.to_box(points)[:, 1])]
    line = line_through(points)
    ends = line.along_mm(points)
    at_mm = np.array((ends.min(), ends.max()))
    radius = marks.diameter_mm / 2
    depth_hu = EMPTY_HU
    for search_mm, step_mm in ((SEARCH_MM, COARSE_MM), (FINE_SEARCH_MM, STEP_MM)):
        begun = sections_across(scene, line, *at_mm, depth_hu=depth_hu)
        tube = begun.tube
        search = ChannelSearch(tube=tube, told=begun.told(radius), at_mm=at_mm)
        found = tube.shifted(search.best(search_mm, step_mm), at_mm)
        at_mm = found.along_mm(np.array([line.point(s) for s in at_mm]))
        line = found
        ended = sections_across(scene, line, *at_mm, depth_hu=depth_hu)
        depth_hu = ended.depth_hu(radius)
    return line, at_mm, depth_hu


def _why_unseen(
    doubt: Doubt, measured_mm: float | None, needle_mm: float
) -> str | None:
    """Return why what was found is no track that can be told, None if it is one."""
    if doubt.stands_out < LEAST_STANDS_OUT:
        return "faint"
    if doubt.shown_mm < LEAST_SHOWN_MM:
        return "short"
    is_empty = np.isfinite(doubt.stands_out)
    if is_empty and measured_mm and measured_mm > needle_mm + MOST_WIDER_MM:
        return "wide"
    return "elsewhere" if doubt.astray > MOST_ASTRAY else None


def _described(
    scene: Scene,
    marks: Marks,
    seen: Sections,
    measured_mm: float | None,
    doubt: Doubt,
) -> Track:
    line, s, at_mm = seen.tube.line, seen.tube.s_mm, doubt.at_mm
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
        uncertainty_mm=_beside_canal_mm(scene, line, doubt, entry, tip.s_mm),
        angle_uncertainty_deg=doubt.angle_deg,
        tip_uncertainty_mm=float(
            np.hypot(tip.uncertainty_mm, doubt.aside_mm(tip.s_mm))
        ),
        tip_is_seen=tip.is_seen,
        is_filled=bool(filled.mean() >= FILLED_PART) if len(filled) else False,
        is_proposed=marks.is_proposed,
    )


def _voxel_mm(volume: Volume, line: Line) -> float:
    """Return the reach of a voxel along a line."""
    parts = volume.grid.directions_lps.T @ line.along_lps
    return float(np.abs(parts) @ volume.grid.spacing_mm)


def _beside_canal_mm(
    scene: Scene, line: Line, doubt: Doubt, entry_mm: float, tip_mm: float
) -> float:
    """Return how far beside the axis the true one may lie from entry to body."""
    frame = scene.vertebra.frame
    (first, last) = frame.to_box([line.point(entry_mm), line.point(tip_mm)])[:, 1]
    share = np.clip(first / (first - last), 0, 1) if last > first else 1.0
    body_mm = entry_mm + float(share) * (tip_mm - entry_mm)
    return max(doubt.aside_mm(entry_mm), doubt.aside_mm(body_mm))
