"""How much of each fine voxel is cement, so that the scanner would show what it shows.

What a CT tells of a place is the mean of what lies about it, weighted by the scanner's
blur in the plane and by the slice's thickness across it, cut off at a ceiling. The
share of cement in each fine voxel, 0 to 1, is fitted to all that at once: a leak
thinner than a voxel keeps its volume, and what is cut off bounds it from below only.
"""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special

from planner.arrays import FloatArray, Points
from planner.imaging.volume import Grid
from planner.review.cement_edge import Edge

ROUNDS = 30
REACH_BLURS = 2.6
SMALLEST_VOXEL_MM3 = 0.3
"""Of a CT with finer voxels so many are fitted: their neighbours tell the same."""

TOLD_HU = 900.0
"""What is lower may be cortex, or half of a voxel of bone: there the fit must not be
higher than what is seen, and may be lower."""


@attrs.frozen(kw_only=True, eq=False)
class Seen:
    """Voxels of the CT, (n,): where they lie, their number, what it would be without.

    `beyond_mm` is how far inside a saturated region each lies, 0 where it is not cut
    off. `along` (3, 3) are the unit directions of i, j and k in LPS as columns,
    `slice_mm` the thickness of a slice.
    """

    at_lps_mm: Points
    hu: FloatArray
    around_hu: FloatArray
    beyond_mm: FloatArray
    along: FloatArray
    slice_mm: float
    voxel_mm3: float

    def thinned(self) -> "Seen":
        """Return so few of them that each stands for `SMALLEST_VOXEL_MM3`."""
        count = int(len(self.hu) * self.voxel_mm3 / SMALLEST_VOXEL_MM3)
        kept = np.random.default_rng(0).permutation(len(self.hu))[:count]
        return attrs.evolve(
            self,
            at_lps_mm=self.at_lps_mm[kept],
            hu=self.hu[kept],
            around_hu=self.around_hu[kept],
            beyond_mm=self.beyond_mm[kept],
        )


def fitted_share(
    seen: Seen,
    grid: Grid,
    active: NDArray[np.bool_],
    solid: NDArray[np.bool_],
    edge: Edge,
) -> NDArray[np.float32]:
    """Return the share (k, j, i) of cement on a grid, 0 where it is not `active`.

    What is `solid` is known to be cement, whether or not `seen` tells of it.
    """
    if seen.voxel_mm3 < SMALLEST_VOXEL_MM3:
        seen = seen.thinned()
    spread = _spread(seen, grid, active, edge)
    back = spread.T.tocsr()
    contrast = edge.cement_hu - seen.around_hu
    wanted = (seen.hu - seen.around_hu) / contrast
    is_cut = seen.hu >= edge.ceiling_hu
    wanted = np.where(is_cut, _beyond(wanted, seen.beyond_mm / edge.blur_mm), wanted)
    wanted = wanted.astype(np.float32)
    is_low = seen.hu < TOLD_HU
    along_columns = np.asarray(spread.sum(axis=0)).ravel()
    along_rows = np.asarray(spread.sum(axis=1)).ravel()
    step = 1 / np.maximum(back @ along_rows, 1e-3)
    share = (back @ np.clip(wanted, 0, 1)) / np.maximum(along_columns, 1e-6)
    share[solid[active]] = 1
    share = share.astype(np.float32)
    ahead, momentum = share, 1.0
    for _ in range(ROUNDS):
        off = wanted - spread @ ahead
        off = np.where(is_cut, np.maximum(off, 0), off)
        off = np.where(is_low, np.minimum(off, 0), off)
        moved = np.clip(ahead + step * (back @ off), 0, 1)
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = moved + np.float32((momentum - 1) / following) * (moved - share)
        share, momentum = moved, following
    result = np.zeros(active.shape, np.float32)
    result[active] = share
    return result


def _beyond(share: FloatArray, blurs: FloatArray) -> FloatArray:
    """Return the share so many blurs deeper than where it is this one.

    What is cut off is taken to be solid: its share rises on as at an even edge.
    """
    begun: FloatArray = special.ndtri(np.clip(share, 0.01, 0.99))
    return np.asarray(special.ndtr(begun + blurs))


def _spread(
    seen: Seen, grid: Grid, active: NDArray[np.bool_], edge: Edge
) -> "sparse.csr_array":
    """Return the weight of each active fine voxel (columns) in each voxel (rows).

    The weights of a voxel all of whose surroundings are active add up to one.
    """
    step_mm = float(grid.spacing_mm.mean())
    # The fine voxel has a width of its own, which is part of the blur.
    blur_mm = np.sqrt(max(edge.blur_mm**2 - step_mm**2 / 12, 0.2**2))
    column_of = np.full(active.shape, -1, np.int32)
    column_of[active] = np.arange(np.count_nonzero(active), dtype=np.int32)
    reach_mm = REACH_BLURS * blur_mm + seen.slice_mm / 2
    count = int(np.ceil(reach_mm / step_mm))
    at_kji = grid.to_ijk(seen.at_lps_mm)[:, ::-1]
    nearest = np.rint(at_kji).astype(np.int32)
    rest_mm = ((nearest - at_kji) * step_mm).astype(np.float32)
    turn = (grid.directions_lps.T @ seen.along)[::-1].astype(np.float32)
    offsets = _offsets(turn, count, step_mm, reach_mm, REACH_BLURS * blur_mm)
    rows, columns, weights = [], [], []
    number = np.arange(len(nearest), dtype=np.int32)
    shape = np.array(active.shape)
    for offset in offsets:
        away = (rest_mm + np.float32(step_mm) * offset.astype(np.float32)) @ turn
        in_plane = (away[:, 0] ** 2 + away[:, 1] ** 2) / (2 * blur_mm**2)
        across = np.abs(away[:, 2])
        near = (in_plane < REACH_BLURS**2 / 2) & (across < reach_mm)
        index = nearest + offset
        near &= ((index >= 0) & (index < shape)).all(axis=1)
        where = np.flatnonzero(near)
        column = column_of[tuple(index[where].T)]
        where, column = where[column >= 0], column[column >= 0]
        rows.append(number[where])
        columns.append(column)
        weights.append(
            np.exp(-in_plane[where]) * _slice(across[where], seen.slice_mm, blur_mm)
        )
    values = np.concatenate(weights)
    held = 1 - np.exp(-(REACH_BLURS**2) / 2)
    whole = held * 2 * np.pi * blur_mm**2 / step_mm**3
    return sparse.csr_array(
        (
            (values / whole).astype(np.float32),
            (np.concatenate(rows), np.concatenate(columns)),
        ),
        shape=(len(nearest), int(column_of.max()) + 1),
    )


def _offsets(
    turn: NDArray[np.floating],
    count: int,
    step_mm: float,
    reach_mm: float,
    aside_mm: float,
) -> NDArray[np.int32]:
    """Return the steps (n, 3) from a voxel to all that it may see."""
    cube = np.argwhere(np.ones((2 * count + 1,) * 3)) - count
    away = cube * step_mm @ turn
    slack = np.sqrt(3) / 2 * step_mm
    near = np.hypot(away[:, 0], away[:, 1]) <= aside_mm + slack
    near &= np.abs(away[:, 2]) <= reach_mm + slack
    return np.asarray(cube[near], np.int32)


def _slice(across_mm: FloatArray, slice_mm: float, blur_mm: float) -> FloatArray:
    """Return the weight per mm of what lies so far from the middle of a slice."""
    ends = (across_mm + slice_mm / 2) / blur_mm, (across_mm - slice_mm / 2) / blur_mm
    weight: FloatArray = (special.ndtr(ends[0]) - special.ndtr(ends[1])) / slice_mm
    return weight
