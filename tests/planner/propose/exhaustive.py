"""Every needle of a fine lattice, the plain and slow way: what a search must not miss.

Lines are laid through two planes, half a millimetre apart in each of four directions.
Those that cannot have more room than is asked, for a point of their axis is too near a
wall, are left out; all others are measured on their whole surface.
"""

from collections.abc import Iterator

import numpy as np

from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.arrays import FloatArray, Points
from planner.plan.needle import Needle
from planner.propose.asked import STEEPEST_SAGITTAL_DEG, plausible_deg
from planner.rules.clearance import measure_clearances

STEP_MM = 0.5
FLATTEST_COSINE = 0.7
"""No needle within the plausible angles is turned by more than 45 degrees from y, so a
wall is nearer to its surface than to its axis by 0.7 of the radius at least."""

DEPTHS = (0.68, 0.7, 0.75, 0.8)


def roomier_needles(
    vertebra: Vertebra,
    side: Side,
    *,
    entry_y_mm: float,
    diameter_mm: float,
    than_mm: float,
    step_mm: float = STEP_MM,
) -> Iterator[Needle]:
    """Yield every needle of the lattice whose least clearance is more than given."""
    pedicle = vertebra.pedicles[side]
    radius = diameter_mm / 2
    dorsal = vertebra.canal_dorsal_y_mm
    for back, front in _pairs(pedicle.isthmus.contour_mm, radius, step_mm):
        ends = (
            np.column_stack((back[:, 0], np.full(len(back), dorsal), back[:, 1])),
            np.column_stack((front[:, 0], np.zeros(len(front)), front[:, 1])),
        )
        reach = [ends[0] + t * (ends[1] - ends[0]) for t in (0.0, 0.25, 0.5, 0.75, 1.0)]
        near = np.min(
            [pedicle.walls.at(points).min(axis=1) for points in reach], axis=0
        )
        may = near - FLATTEST_COSINE * radius > than_mm
        for start, end in zip(ends[0][may], ends[1][may], strict=True):
            if _is_plausible(vertebra, side, end - start):
                yield from _needles(
                    vertebra, side, start, end, entry_y_mm, diameter_mm, than_mm
                )


def _pairs(
    contour: FloatArray, radius: float, step: float
) -> Iterator[tuple[Points, Points]]:
    (medial, low), (lateral, high) = contour.min(axis=0), contour.max(axis=0)
    inside = radius * FLATTEST_COSINE
    offsets = np.arange(medial + inside, lateral - inside + step, step)
    heights = np.arange(low + inside, high - inside + step, step)
    plane = np.array([(o, z) for o in offsets for z in heights])
    for point in plane:
        yield np.tile(point, (len(plane), 1)), plane


def _is_plausible(vertebra: Vertebra, side: Side, along: Points) -> bool:
    pedicle = vertebra.pedicles[side]
    low, high = plausible_deg(
        vertebra.level, pedicle.isthmus.transverse_deg, beside=False
    )
    converges = np.degrees(np.arctan2(-along[0], along[1]))
    rises = abs(np.degrees(np.arctan2(along[2], along[1])))
    return bool(low <= converges <= high and rises <= STEEPEST_SAGITTAL_DEG)


def _needles(
    vertebra: Vertebra,
    side: Side,
    start: Points,
    end: Points,
    entry_y_mm: float,
    diameter_mm: float,
    than_mm: float,
) -> Iterator[Needle]:
    along = (end - start) / (end[1] - start[1])
    entry = end + (entry_y_mm - end[1]) * along
    tips = []
    for depth in DEPTHS:
        tip = end
        for _ in range(4):
            back = vertebra.posterior_wall.y_at(tip[2])
            front = vertebra.anterior_wall.y_at(tip[2])
            tip = end + (float(back + depth * (front - back)) - end[1]) * along
        tips.append(tip)
    walls = measure_clearances(
        vertebra,
        vertebra.pedicles[side],
        entry_mm=entry,
        tip_mm=tips[-1],
        radius_mm=diameter_mm / 2,
    )
    if min(walls[wall].clearance_mm for wall in Wall) <= than_mm:
        return
    for tip in tips:
        ends = vertebra.frame.to_lps(np.array((entry, tip)) * (side.sign, 1, 1))
        needle = Needle(
            id="X1",
            entry_lps_mm=ends[0],
            tip_lps_mm=ends[1],
            outer_diameter_mm=diameter_mm,
            side=side.value,
        )
        yield needle
