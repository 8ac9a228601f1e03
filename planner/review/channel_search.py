"""Which straight line near another is the axis of a channel, and how surely.

All lines within reach are tried; the best of them is moved between the voxels. How
surely it is known the sections tell themselves: they are drawn anew, blocks of them
with repetition, and the search is done again (block bootstrap; Kuensch, Ann Stat 1989).
Where a channel stands out all draws find it; where none does each finds something else.
"""

import functools

import attrs
import numpy as np
from scipy import ndimage, optimize

from planner.arrays import FloatArray
from planner.review.channel import STEP_MM, Tube, Values

SEARCH_MM = 4.0
"""How far beside a mark the channel may lie."""
FINE_SEARCH_MM = 1.5
COARSE_MM = 1.0

DRAWS = 24
BLOCK = 8
"""Sections so many at a time: texture and noise reach less far than their 4 mm."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class ChannelSearch:
    """Sections across a line, what they tell of a channel, and two places along it.

    A line is told by its offsets (2, 2): (u, v) mm at each of the places `at_mm`.
    """

    tube: Tube
    told: Values
    at_mm: FloatArray

    def best(self, search_mm: float, step_mm: float) -> FloatArray:
        """Return the offsets of the line that sections tell most of."""
        lines = _lines(search_mm, step_mm)
        on_lines = self._on_lines(lines)
        coarse = lines[int(on_lines.sum(axis=0).argmax())]
        return self._refined(coarse, np.ones(len(self.told)))

    def drawn(self) -> FloatArray:
        """Return the offsets (DRAWS, 2, 2) of the lines that draws of sections tell."""
        lines = _lines(SEARCH_MM, COARSE_MM)
        on_lines = self._on_lines(lines)
        random = np.random.default_rng(0)
        found = [
            self._refined(lines[int((counts @ on_lines).argmax())], counts)
            for counts in (_drawn(len(self.told), random) for _ in range(DRAWS))
        ]
        return np.array(found)

    @property
    def _shares(self) -> FloatArray:
        first, last = self.at_mm
        shares: FloatArray = (self.tube.s_mm - first) / (last - first)
        return shares

    def _on_lines(self, lines: FloatArray) -> Values:
        """Return (sections, lines) what each section tells of each line."""
        half = self.tube.grid.shape_kji[1] // 2
        found = np.empty((len(self.told), len(lines)), np.float32)
        for row, section, share in zip(found, self.told, self._shares, strict=True):
            offsets = lines[:, 0] + share * (lines[:, 1] - lines[:, 0])
            index = np.rint(offsets / STEP_MM).astype(np.intp) + half
            np.clip(index, 0, 2 * half, out=index)
            row[:] = section[index[:, 1], index[:, 0]]
        return found

    @functools.cached_property
    def _smooth(self) -> Values:
        smooth: Values = ndimage.spline_filter(
            self.told, order=3, output=np.float32, mode="nearest"
        )
        return smooth

    def _refined(self, start: FloatArray, counts: FloatArray) -> FloatArray:
        """Return the offsets of the best line near one, between the voxels."""
        half = self.tube.grid.shape_kji[1] // 2
        (drawn,) = np.nonzero(counts)
        share, weight = self._shares[drawn], counts[drawn] / counts.sum()

        def less(flat: FloatArray) -> float:
            offsets = flat[:2] + share[:, None] * (flat[2:] - flat[:2])
            u, v = offsets.T / STEP_MM + half
            found = ndimage.map_coordinates(
                self._smooth, (drawn, v, u), order=3, mode="nearest", prefilter=False
            )
            return -float(weight @ found)

        first = start.ravel()
        ended = optimize.minimize(
            less,
            first,
            method="Nelder-Mead",
            options={
                "xatol": 0.02,
                "fatol": 1e-5,
                "initial_simplex": first + 0.4 * np.vstack((np.zeros(4), np.eye(4))),
            },
        )
        best: FloatArray = ended.x.reshape(2, 2)
        return best


def _lines(search_mm: float, step_mm: float) -> FloatArray:
    """Return (n, 2, 2) offsets of all lines whose ends lie within reach."""
    ticks = np.arange(-search_mm, search_mm + step_mm / 2, step_mm)
    u, v = (axis.ravel() for axis in np.meshgrid(ticks, ticks))
    places = np.column_stack((u, v))[np.hypot(u, v) <= search_mm]
    count = len(places)
    first, last = np.repeat(places, count, axis=0), np.tile(places, (count, 1))
    lines: FloatArray = np.stack((first, last), axis=1)
    return lines


def _drawn(sections: int, random: np.random.Generator) -> FloatArray:
    """Return how many times each section is drawn, its block with it."""
    block = (np.arange(sections) + random.integers(BLOCK)) // BLOCK
    count = int(block.max()) + 1
    times = np.bincount(random.integers(0, count, count), minlength=count)
    counts: FloatArray = times[block].astype(np.float64)
    return counts
