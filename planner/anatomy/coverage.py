"""How well images and labels can place a wall, along the axes of a vertebra."""

import numpy as np

from planner.arrays import Vector3
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid


def voxel_reach_mm(frame: VertebraFrame, *grids: Grid) -> Vector3:
    """Return (3,): the reach of one voxel of the coarsest grid along x, y and z."""
    axes = frame.axes_lps.T
    reaches = [[grid.voxel_extent_mm(axis) for axis in axes] for grid in grids]
    coarsest: Vector3 = np.max(reaches, axis=0)
    return coarsest
