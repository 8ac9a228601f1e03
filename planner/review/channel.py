"""A straight channel in a CT: where its axis runs, sought from near it.

A channel is something that a measure of 0 to 1 says of every voxel: full of cement, or
emptier than the bone around it. A section across it is held against a disc within a
ring, so that an even background, or cement that spreads, says nothing; the straight
line through the best places of all sections, `planner.review.channel_search`, is the
axis.
"""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import signal

from planner.arrays import BoolArray, FloatArray, Points, Vector3, frozen_vector, unit
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid

STEP_MM = 0.5
REACH_MM = 9.0
"""How far beside a line is looked."""

RING_MM = (0.7, 2.2)
"""The ring begins and ends this far outside the disc."""

LEAST_KNOWN = 0.05
"""A mean over a smaller share of its voxels is nobody's."""

Values = NDArray[np.float32]


@attrs.frozen(kw_only=True, eq=False)
class Line:
    """A line in LPS mm: a point on it, and a unit vector along it."""

    at_lps_mm: Vector3 = attrs.field(converter=frozen_vector)
    along_lps: Vector3 = attrs.field(converter=frozen_vector)

    def point(self, s_mm: float) -> Vector3:
        result: Vector3 = self.at_lps_mm + s_mm * self.along_lps
        return result

    def along_mm(self, points_lps_mm: Points) -> FloatArray:
        """Return how far along the line points (..., 3) lie."""
        result: FloatArray = (points_lps_mm - self.at_lps_mm) @ self.along_lps
        return result


def line_through(points_lps_mm: Points) -> Line:
    """Return the line nearest to points (n, 3), n >= 2, towards the last of them."""
    middle = points_lps_mm.mean(axis=0)
    _, _, axes = np.linalg.svd(points_lps_mm - middle)
    along = axes[0]
    if (points_lps_mm[-1] - points_lps_mm[0]) @ along < 0:
        along = -along
    return Line(at_lps_mm=middle, along_lps=along)


@attrs.frozen(kw_only=True, eq=False)
class Tube:
    """Sections across a line: `grid` has its k axis along the line, at `s_mm` (n,)."""

    line: Line
    grid: Grid
    s_mm: FloatArray

    def sample(
        self,
        values: NDArray[np.float32] | NDArray[np.int16] | NDArray[np.uint8],
        held: Grid,
        outside: float,
    ) -> Values:
        """Return values of another grid on the sections, `[section, v, u]`."""
        return on_grid(values, held, self.grid, outside=outside)

    @property
    def away_mm(self) -> FloatArray:
        """Return (v, u): how far each place of a section lies from the line."""
        half = (self.grid.shape_kji[1] - 1) / 2
        ticks = (np.arange(self.grid.shape_kji[1]) - half) * STEP_MM
        away: FloatArray = np.hypot(ticks[:, None], ticks)
        return away

    def shifted(self, offsets_mm: FloatArray, at_mm: FloatArray) -> Line:
        """Return the line through offsets (2, 2) as (u, v) at two places along."""
        u, v = self.grid.directions_lps[:, 0], self.grid.directions_lps[:, 1]
        ends = [
            self.line.point(s) + du * u + dv * v
            for s, (du, dv) in zip(at_mm, offsets_mm, strict=True)
        ]
        return Line(at_lps_mm=ends[0], along_lps=unit(ends[1] - ends[0]))


def tube_along(line: Line, low_mm: float, high_mm: float) -> Tube:
    """Return sections from one place along a line to another."""
    along = line.along_lps
    aside = unit(np.cross(along, np.eye(3)[int(np.abs(along).argmin())]))
    up = np.cross(along, aside)
    count = int(np.ceil((high_mm - low_mm) / STEP_MM)) + 1
    wide = 2 * round(REACH_MM / STEP_MM) + 1
    matrix = np.eye(4)
    matrix[:3, :3] = np.column_stack((aside, up, along)) * STEP_MM
    matrix[:3, 3] = line.point(low_mm) - REACH_MM * (aside + up)
    return Tube(
        line=line,
        grid=Grid(shape_kji=(count, wide, wide), lps_from_ijk=matrix),
        s_mm=low_mm + STEP_MM * np.arange(count, dtype=np.float64),
    )


def contrast(measure: Values, radius_mm: float, *, ring: float = 1.0) -> Values:
    """Return for each place of each section its disc's mean less its ring's.

    `ring` is how many times the ring's counts.
    """
    inside, around = _discs(radius_mm)
    result: Values = _spread(measure, inside - ring * around)
    return result


def contrast_where_known(
    measure: Values, known: BoolArray, radius_mm: float
) -> tuple[Values, Values]:
    """Return the same from known voxels alone, and how far those tell it, 0 to 1."""
    inside, around = _discs(radius_mm)
    weight = known.astype(np.float32)
    in_disc, in_ring = _spread(weight, inside), _spread(weight, around)
    held = measure * weight
    found = _spread(held, inside) / np.maximum(in_disc, LEAST_KNOWN)
    found -= _spread(held, around) / np.maximum(in_ring, LEAST_KNOWN)
    # A disc that is known by half tells half as much: no less, or the edge of bone
    # would push the axis inwards.
    trust: Values = np.clip(in_disc, 0, 1) * np.clip(2 * in_ring, 0, 1)
    return (found * trust).astype(np.float32), trust


def _discs(radius_mm: float) -> tuple[Values, Values]:
    """Return the weights of a disc and of the ring about it, each 1 in sum."""
    reach = int(np.ceil((radius_mm + RING_MM[1]) / STEP_MM))
    ticks = np.arange(-reach, reach + 1) * STEP_MM
    away = np.hypot(ticks[:, None], ticks)
    disc = _soft(radius_mm - away)
    ring = _soft(away - radius_mm - RING_MM[0]) * _soft(radius_mm + RING_MM[1] - away)
    return (
        (disc / disc.sum()).astype(np.float32),
        (ring / ring.sum()).astype(np.float32),
    )


def _spread(values: Values, kernel: Values) -> Values:
    result: Values = signal.oaconvolve(values, kernel[None], mode="same", axes=(1, 2))
    return result


def _soft(inside_mm: FloatArray) -> FloatArray:
    return np.clip(0.5 + inside_mm / STEP_MM, 0, 1)
