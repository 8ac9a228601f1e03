"""Cement outside the bone, in pieces."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Vertebra
from planner.arrays import BoolArray, Points
from planner.review.cement import Cement
from planner.review.regions import Regions, pedicle_borders, regions_of
from planner.rules.cement_front import LEAST_PIECE_ML

SOLID = 0.5
"""A voxel that is cement by half lies within its border."""

JOINS = 0.2
"""A thread of cement thinner than the CT's voxels still joins what it leads to."""

BLOOMS_VOXELS = 0.5
"""How far cement looks larger than it is (rules.md C-03)."""

SKIN_MM = 1.0
"""How far around what surely lies outside the bone a piece still reaches: the fringe
that blur makes, and what lies between it and the wall."""

MARGIN_MM = 4.0
MOST_PIECES = 255


@attrs.frozen(kw_only=True, eq=False)
class Escaped:
    """The cement outside the bone of a vertebra.

    `pieces` [k, j, i] numbers the pieces on the block `around`, the largest first, and
    `component_of` tells the component of cement each belongs to. `weight` is how much
    of each voxel is cement outside the bone, `share` how much is cement at all, and
    `solid` what lies within its border. `unsure_mm` is how far outside the drawn wall
    cement may lie and still be inside the bone.
    """

    around: Regions
    share: NDArray[np.float32]
    solid: BoolArray
    pieces: NDArray[np.uint8]
    weight: NDArray[np.float32]
    component_of: tuple[int, ...]
    unsure_mm: float

    @property
    def numbers(self) -> range:
        return range(1, len(self.component_of) + 1)

    def volume_ml(self, chosen: BoolArray) -> float:
        return float(self.weight[chosen].sum(dtype=float)) * self.around.voxel_ml

    def points_mm(self, chosen: BoolArray) -> Points:
        """Return the box coordinates (n, 3) of chosen voxels."""
        k, j, i = np.nonzero(chosen)
        around = self.around
        return np.column_stack((around.x_mm[i], around.y_mm[j], around.z_mm[k]))


def find_escaped(vertebra: Vertebra, cement: Cement, *, voxel_mm: float) -> Escaped:
    """Return the cement outside the bone; `voxel_mm` is the width of the CT's voxels.

    Only what lies farther outside than the wall may be mistaken and cement may bloom
    makes a piece, and only from `LEAST_PIECE_ML` on.

    Raises
    ------
    AnatomyNotSeen
        If no pedicle was seen.
    """
    block = _block(vertebra, cement)
    k, j, i = block
    shape = [part.stop - part.start for part in block]
    grid = cement.grid.part((i.start, j.start, k.start), shape)
    around = regions_of(vertebra, grid)
    labels, share = cement.labels[block], cement.share[block]
    unsure = BLOOMS_VOXELS * voxel_mm + float(vertebra.widest_uncertainty_mm.mean())
    solid = (share >= SOLID) & (labels > 0)
    is_out = (around.outside_mm > unsure) & (labels > 0)
    joined, _ = ndimage.label(is_out & (share >= JOINS), np.ones((3, 3, 3)))
    core = np.where(is_out & solid, joined, 0)
    weight = np.where(labels > 0, share * around.outside, 0).astype(np.float32)
    pieces, count = _grown(core, weight, around, unsure)
    components = [
        int(np.bincount(labels[(pieces == number) & (labels > 0)]).argmax())
        for number in range(1, count + 1)
    ]
    return Escaped(
        around=around,
        share=share,
        solid=solid,
        pieces=pieces,
        weight=weight,
        component_of=tuple(components),
        unsure_mm=unsure,
    )


def _block(vertebra: Vertebra, cement: Cement) -> tuple[slice, slice, slice]:
    """Return the block that holds all cement, and the canal at the same heights."""
    grid = cement.grid
    first = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    step = grid.spacing_mm
    wide = max(medial for medial, *_ in pedicle_borders(vertebra).values()) + MARGIN_MM
    back = vertebra.canal_dorsal_y_mm - 2 * MARGIN_MM
    reach = {2: (-wide, wide), 1: (back, 2 * MARGIN_MM)}
    cut: list[slice] = []
    for axis in range(3):
        others = tuple(other for other in range(3) if other != axis)
        hit = np.flatnonzero((cement.labels > 0).any(axis=others))
        here = 2 - axis
        ends = [
            first[here] + step[here] * at for at in (hit[[0, -1]] if hit.size else ())
        ]
        ends = [*ends, *reach.get(axis, () if ends else (0.0,))]
        low = int((min(ends) - MARGIN_MM - first[here]) / step[here])
        high = int((max(ends) + MARGIN_MM - first[here]) / step[here]) + 1
        size = grid.shape_kji[axis]
        low = min(max(low, 0), size - 1)
        cut.append(slice(low, min(max(high, low + 1), size)))
    return cut[0], cut[1], cut[2]


def _grown(
    core: NDArray[np.signedinteger],
    weight: NDArray[np.float32],
    around: Regions,
    unsure_mm: float,
) -> tuple[NDArray[np.uint8], int]:
    """Number the pieces by size: each core with the cement right beside it."""
    if not core.any():
        return np.zeros(core.shape, np.uint8), 0
    away, nearest = ndimage.distance_transform_edt(
        core == 0, sampling=around.step_mm, return_indices=True
    )
    reach = (away <= unsure_mm + SKIN_MM) & (weight > 0)
    grown = np.where(reach, core[tuple(nearest)], 0)
    volumes = np.bincount(grown.ravel(), weights=weight.ravel()) * around.voxel_ml
    volumes[0] = 0
    order = np.argsort(-volumes)[:MOST_PIECES]
    order = order[volumes[order] >= LEAST_PIECE_ML]
    number_of = np.zeros(len(volumes), np.uint8)
    number_of[order] = np.arange(1, len(order) + 1)
    return number_of[grown], len(order)
