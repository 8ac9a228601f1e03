"""The parts of vertebrae as a label map on the grid of the images."""

from collections.abc import Iterable

import numpy as np

from planner.anatomy.vertebra import Parts, Vertebra
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, LabelMap, block_around


def parts_map(vertebrae: Iterable[Vertebra], grid: Grid) -> LabelMap:
    """Label each voxel whose centre lies in a part, by the numbers of `Part`.

    Where parts meet, the one that the voxel lies deepest in has it; the same numbers
    serve all levels.
    """
    labels = np.zeros(grid.shape_kji, np.uint16)
    for vertebra in vertebrae:
        block, part_grid = block_around(vertebra.parts.grid.corners_lps_mm(), grid)
        if 0 in part_grid.shape_kji:
            continue
        deepest = np.full(part_grid.shape_kji, np.float32(Parts.WALL))
        for part, membership in vertebra.parts.membership.items():
            depth = on_grid(membership, vertebra.parts.grid, part_grid, outside=0)
            is_deeper = depth > deepest
            deepest[is_deeper] = depth[is_deeper]
            labels[block][is_deeper] = part.value
    return LabelMap(labels=labels, grid=grid)
