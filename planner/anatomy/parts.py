"""Membership of parts on a grid that lies in the box."""

import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Parts
from planner.arrays import FloatArray, Vector3
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid


def box_grid(
    frame: VertebraFrame, low_mm: Vector3, high_mm: Vector3, *, step_mm: float
) -> tuple[Grid, tuple[FloatArray, FloatArray, FloatArray]]:
    """Return a grid from `low_mm` to at least `high_mm` (box), and its coordinates.

    The coordinates x (1, 1, i), y (1, j, 1) and z (k, 1, 1) broadcast to the grid.
    """
    count = np.ceil((np.asarray(high_mm) - low_mm) / step_mm).astype(int) + 1
    box_from_ijk = np.diag([step_mm, step_mm, step_mm, 1.0])
    box_from_ijk[:3, 3] = low_mm
    grid = Grid(
        shape_kji=(count[2], count[1], count[0]),
        lps_from_ijk=frame.lps_from_box @ box_from_ijk,
    )
    x, y, z = (low_mm[axis] + step_mm * np.arange(count[axis]) for axis in range(3))
    return grid, (x[None, None, :], y[None, :, None], z[:, None, None])


def membership(inside_mm: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Return a signed distance (positive inside) as membership (see `Parts`)."""
    share = np.clip(inside_mm / Parts.RAMP_MM, -1, 1)
    values: NDArray[np.uint8] = np.round(127.5 * (1 + share)).astype(np.uint8)
    return values
