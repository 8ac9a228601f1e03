"""How surely a channel is one, and how far its axis may lie from where it is told.

An axis is always found: in marrow as dark as blood it is that of chance. What tells the
two apart is asked of every fit: whether the channel stands out from what marrow shows
beside it, over what length, and whether parts of the sections lead to the same line.
"""

import attrs
import numpy as np

from planner.arrays import FloatArray
from planner.review.channel import STEP_MM, Values
from planner.review.channel_search import ChannelSearch
from planner.review.channel_sections import TRUSTED, Sections

BESIDE_MM, LEAST_BESIDE = 4.0, 200
"""Places so far beside the axis, if they are that many, tell what marrow shows."""

ALIKE_MM = 3.0
"""Sections nearer to each other know of each other: texture and slices reach so far."""

LEAST_SHOWN = 0.35
"""A section shows a channel if its middle differs so much from its ring."""

ASTRAY_MM = 2.0
"""A draw of sections that leads so far from the axis found something else."""

TIMES = 2.5
"""Root mean squares to a bound of 19 in 20: 1.7 of two even scatters (Rayleigh), more
for they are known from few blocks of sections."""

VOXEL_PART = 0.25
"""What no scatter tells: where in its voxels a channel lies (project default)."""


@attrs.frozen(kw_only=True, eq=False)
class Doubt:
    """What is known of a fitted axis.

    `stands_out` is how many standard errors of what chance shows a channel that is
    empty differs from bone, infinite for one full of cement. `shown_mm` is over what
    length sections show it. `strays` (n, 2, 2) are the offsets, mm, at two places
    `at_mm` along it, of the axes that draws of sections lead to.
    """

    stands_out: float
    shown_mm: float
    strays: FloatArray
    at_mm: FloatArray
    voxel_mm: float

    @property
    def astray(self) -> float:
        """The share of draws that found something else."""
        far = np.linalg.norm(self.strays, axis=2).max(axis=1) > ASTRAY_MM
        return float(far.mean())

    def aside_mm(self, s_mm: float) -> float:
        """Return how far beside the axis the true one may lie, at a place along it."""
        first, last = self.at_mm
        share = (s_mm - first) / (last - first)
        offsets = self.strays[:, 0] + share * (self.strays[:, 1] - self.strays[:, 0])
        scatter = float(np.sqrt((offsets**2).sum(axis=1).mean()))
        return float(np.hypot(TIMES * scatter, VOXEL_PART * self.voxel_mm))

    @property
    def angle_deg(self) -> float:
        """By how much the axis may truly be turned."""
        first, last = self.at_mm
        off = self.strays[:, 1] - self.strays[:, 0]
        scatter = float(np.sqrt((off**2).sum(axis=1).mean()))
        ends = np.hypot(TIMES * scatter, np.sqrt(2) * VOXEL_PART * self.voxel_mm)
        return float(np.degrees(np.arctan2(ends, last - first)))


def doubt_of(
    seen: Sections, radius_mm: float, at_mm: FloatArray, *, voxel_mm: float
) -> Doubt:
    """Return how surely the axis of sections is that of a channel."""
    v, u = (n // 2 for n in seen.tube.grid.shape_kji[1:])
    full = seen.full(radius_mm)
    empty, trust = seen.emptied(radius_mm)
    is_full = full[:, v, u] >= LEAST_SHOWN
    is_told = trust[:, v, u] > TRUSTED
    is_empty = is_told & (empty[:, v, u] >= LEAST_SHOWN)
    search = ChannelSearch(tube=seen.tube, told=np.maximum(full, empty), at_mm=at_mm)
    return Doubt(
        stands_out=(
            np.inf
            if np.count_nonzero(is_full) > np.count_nonzero(is_empty)
            else _stands_out(seen, empty, trust)
        ),
        shown_mm=float(np.count_nonzero(is_full | is_empty)) * STEP_MM,
        strays=search.drawn(),
        at_mm=at_mm,
        voxel_mm=voxel_mm,
    )


def _stands_out(seen: Sections, empty: Values, trust: Values) -> float:
    """Return the mean contrast of the axis over the standard error of chance."""
    v, u = (n // 2 for n in seen.tube.grid.shape_kji[1:])
    told = trust[:, v, u] > TRUSTED
    beside = empty[(trust > 0.8) & (seen.tube.away_mm > BESIDE_MM)]
    if not told.any() or len(beside) < LEAST_BESIDE:
        return 0.0
    count = max(np.count_nonzero(told) * STEP_MM / ALIKE_MM, 1.0)
    error = max(float(beside.std()), 1e-6) / np.sqrt(count)
    return float(empty[told, v, u].mean() / error)
