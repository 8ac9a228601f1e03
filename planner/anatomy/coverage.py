"""How images and labels lie to each other, and how well they can place a wall."""

import numpy as np

from planner.arrays import Vector3
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid

LATTICE_TOLERANCE = 0.02
"""In voxels: what rounding in two headers may differ by."""


def voxel_reach_mm(frame: VertebraFrame, *grids: Grid) -> Vector3:
    """Return (3,): the reach of one voxel of the coarsest grid along x, y and z."""
    axes = frame.axes_lps.T
    reaches = [[grid.voxel_extent_mm(axis) for axis in axes] for grid in grids]
    coarsest: Vector3 = np.max(reaches, axis=0)
    return coarsest


def same_lattice(one: Grid, other: Grid) -> bool:
    """Tell whether two grids have the same voxels, in whatever order."""
    if sorted(one.shape_kji) != sorted(other.shape_kji):
        return False
    matrix = one.ijk_from_lps @ other.lps_from_ijk
    whole = np.round(matrix)
    corners = one.to_ijk(other.corners_lps_mm())
    size = np.array(one.shape_kji[::-1])
    inside = (corners > -1).all() and (corners < size).all()
    return bool(np.allclose(matrix, whole, atol=LATTICE_TOLERANCE) and inside)
