"""Which points of a pedicle's outline or surface lie on its medial wall."""

import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Part, Side, Vertebra, Wall
from planner.arrays import Points

PEDICLE_SIDES = {Part.RIGHT_PEDICLE: Side.RIGHT, Part.LEFT_PEDICLE: Side.LEFT}


def on_medial_wall(
    vertebra: Vertebra, part: Part, points_lps_mm: Points, *, reach_mm: float
) -> NDArray[np.bool_]:
    """Mark the points (n, 3) that are nearest to the medial sheet, and within reach."""
    side = PEDICLE_SIDES.get(part)
    if side is None or side not in vertebra.pedicles:
        return np.zeros(len(points_lps_mm), bool)
    offset_y_z = vertebra.frame.to_box(points_lps_mm) * (side.sign, 1, 1)
    away = np.abs(vertebra.pedicles[side].walls.at(offset_y_z))
    medial = away[:, list(Wall).index(Wall.MEDIAL)]
    return np.asarray((medial <= reach_mm) & (medial <= away.min(axis=1)))
