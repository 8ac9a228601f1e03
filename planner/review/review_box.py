"""The voxels on which the tools of one level tell each other what lies where."""

import numpy as np

from planner.anatomy.parts import box_grid
from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3
from planner.imaging.volume import Grid

STEP_MM = 0.5

LOW_MM = (-70.0, -75.0, -60.0)
HIGH_MM = (70.0, 65.0, 60.0)
"""The box about a vertebra, box mm: its ribs' heads, a whole needle's track to the skin
side of the arch, the vessels before it and the discs with half of both neighbours
(project default: where published leaks lie, rules.md R-02)."""


def review_grid(vertebra: Vertebra, covered: Grid | None = None) -> Grid:
    """Return a grid of `STEP_MM` whose axes are the box axes of a vertebra.

    Its voxel centres lie at whole multiples of `STEP_MM` in box mm. It reaches from
    `LOW_MM` to `HIGH_MM`, less what lies beyond the grid `covered` of a CT.

    Raises
    ------
    ValueError
        If the CT shows nothing of the box.
    """
    low, high = np.array(LOW_MM), np.array(HIGH_MM)
    if covered is not None:
        corners = vertebra.frame.to_box(covered.corners_lps_mm())
        low = np.maximum(low, _whole(corners.min(axis=0), up=True))
        high = np.minimum(high, _whole(corners.max(axis=0), up=False))
        if (high <= low).any():
            raise ValueError("the CT shows nothing of the vertebra's surroundings")
    return box_grid(vertebra.frame, low, high, step_mm=STEP_MM)[0]


def _whole(ends_mm: Vector3, *, up: bool) -> Vector3:
    """Return the nearest multiple of the step above or below."""
    steps = ends_mm / STEP_MM
    whole: Vector3 = (np.ceil(steps) if up else np.floor(steps)) * STEP_MM
    return whole
