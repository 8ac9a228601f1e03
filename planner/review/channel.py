"""A straight channel in a CT: where its axis runs, sought from near it.

A channel is something that a measure of 0 to 1 says of every voxel: full of cement, or
emptier than the bone around it. A section across it is held against a disc within a
ring, so that an even background, or cement that spreads, says nothing; a straight line
through the best places of all sections is the axis.
"""

import itertools

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, optimize, signal

from planner.arrays import FloatArray, Points, Vector3, frozen_vector, unit
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid

STEP_MM = 0.5
REACH_MM = 9.0
"""How far beside a line is looked."""

RING_MM = (0.7, 2.2)
"""The ring begins and ends this far outside the disc."""

SEARCH_MM = 4.0
"""How far beside a mark the channel may lie."""

FINE_SEARCH_MM = 1.5

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


def contrast(measure: Values, radius_mm: float) -> Values:
    """Return for each place of each section its disc's mean less its ring's."""
    reach = int(np.ceil((radius_mm + RING_MM[1]) / STEP_MM))
    ticks = np.arange(-reach, reach + 1) * STEP_MM
    away = np.hypot(ticks[:, None], ticks)
    disc = _soft(radius_mm - away)
    ring = _soft(away - radius_mm - RING_MM[0]) * _soft(radius_mm + RING_MM[1] - away)
    kernel = disc / disc.sum() - ring / ring.sum()
    result: Values = signal.oaconvolve(
        measure, kernel[None].astype(np.float32), mode="same", axes=(1, 2)
    )
    return result


def _soft(inside_mm: FloatArray) -> FloatArray:
    return np.clip(0.5 + inside_mm / STEP_MM, 0, 1)


def best_offsets(
    tube: Tube, told: Values, at_mm: FloatArray, *, search_mm: float, step_mm: float
) -> FloatArray:
    """Return offsets (2, 2), (u, v) at two places along, of the line told best of.

    `told` holds the contrast of each place; its mean along a line is what counts.
    """
    half = tube.grid.shape_kji[1] // 2
    ticks = np.arange(-search_mm, search_mm + step_mm / 2, step_mm)
    places = [(u, v) for u, v in itertools.product(ticks, ticks)]
    ends = np.array(
        [
            (first, second)
            for first in places
            if np.hypot(*first) <= search_mm
            for second in places
            if np.hypot(*second) <= search_mm
        ]
    )
    share = (tube.s_mm - at_mm[0]) / (at_mm[1] - at_mm[0])
    total = np.zeros(len(ends))
    for section, part in zip(told, share, strict=True):
        offsets = ends[:, 0] + part * (ends[:, 1] - ends[:, 0])
        index = np.rint(offsets / STEP_MM).astype(int) + half
        np.clip(index, 0, 2 * half, out=index)
        total += section[index[:, 1], index[:, 0]]
    chosen: FloatArray = ends[int(total.argmax())]
    return chosen


def refined_offsets(
    tube: Tube, told: Values, start: FloatArray, at_mm: FloatArray
) -> FloatArray:
    """Return the offsets (2, 2) of the line told best of, between the voxels."""
    half = tube.grid.shape_kji[1] // 2
    share = (tube.s_mm - at_mm[0]) / (at_mm[1] - at_mm[0])
    k = np.arange(len(tube.s_mm))
    smooth = ndimage.spline_filter(told, order=3, mode="nearest")

    def less(flat: FloatArray) -> float:
        offsets = flat[:2] + share[:, None] * (flat[2:] - flat[:2])
        u, v = offsets.T / STEP_MM + half
        found = ndimage.map_coordinates(
            smooth, (k, v, u), order=3, mode="nearest", prefilter=False
        )
        return -float(found.mean())

    first = start.ravel()
    ended = optimize.minimize(
        less,
        first,
        method="Nelder-Mead",
        options={
            "xatol": 0.01,
            "fatol": 1e-6,
            "initial_simplex": first + 0.4 * np.vstack((np.zeros(4), np.eye(4))),
        },
    )
    best: FloatArray = ended.x.reshape(2, 2)
    return best
