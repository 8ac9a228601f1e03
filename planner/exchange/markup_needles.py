"""Lines of 3D Slicer as needles of a case."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from planner.anatomy.vertebra import Side, Vertebra
from planner.arrays import Points
from planner.errors import BadMarkups, BadNeedle
from planner.exchange.markups import MarkupLine
from planner.imaging.volume import Grid
from planner.plan.case import Case
from planner.plan.edits import with_needle_added
from planner.plan.needle import Needle
from planner.plan.needle_edits import free_needle_id

REACH_MM = 45.0
"""Farther from the middle of every body, a tip belongs to none of them."""

SAME_MM = 0.05
"""A line that lies so near to a needle is that needle, read back."""


def with_markup_lines(
    case: Case,
    vertebrae: Mapping[str, Vertebra],
    grid: Grid,
    lines: Sequence[MarkupLine],
    *,
    outer_diameter_mm: float,
) -> Case:
    """Return the case with a needle for each line, at the vertebra nearest its tip.

    The side is where it enters; names are the first free ones of that side. A line that
    lies on a needle of the plan already is left out.

    Raises
    ------
    BadMarkups
        Facts `name` and `reason`: `outside` (not in the images), `far` (from every
        vertebra that is measured), `backwards` (enters from the front), `short`. The
        first three are what coordinates of another frame look like.
    """
    for line in lines:
        level, needle = _needle(line, vertebrae, grid, outer_diameter_mm)
        plan = case.level(level)
        if any(_is_same(needle, other) for other in plan.needles):
            continue
        named = attrs.evolve(needle, id=free_needle_id(plan, needle.side))
        case = with_needle_added(case, level, needle=named)
    return case


def _needle(
    line: MarkupLine,
    vertebrae: Mapping[str, Vertebra],
    grid: Grid,
    outer_diameter_mm: float,
) -> tuple[str, Needle]:
    ends = np.stack((line.start_lps_mm, line.end_lps_mm))
    if not grid.holds(ends).all():
        raise _refused("outside", line)
    level = _nearest(ends[1], vertebrae, line)
    entry_box, tip_box = vertebrae[level].frame.to_box(ends)
    if entry_box[1] >= tip_box[1]:
        raise _refused("backwards", line)
    side = Side.RIGHT if entry_box[0] >= 0 else Side.LEFT
    try:
        needle = Needle(
            id="new",
            side=side.value,
            entry_lps_mm=ends[0],
            tip_lps_mm=ends[1],
            outer_diameter_mm=outer_diameter_mm,
        )
    except BadNeedle as error:
        raise _refused("short", line) from error
    return level, needle


def _nearest(
    tip_lps_mm: Points, vertebrae: Mapping[str, Vertebra], line: MarkupLine
) -> str:
    away = {
        level: float(np.linalg.norm(_body_middle(vertebra) - tip_lps_mm))
        for level, vertebra in vertebrae.items()
    }
    level = min(away, key=lambda name: away[name], default=None)
    if level is None or away[level] > REACH_MM:
        raise _refused("far", line)
    return level


def _body_middle(vertebra: Vertebra) -> Points:
    front = float(vertebra.anterior_wall.y_at(0.0))
    return vertebra.frame.to_lps((0.0, front / 2, 0.0))


def _is_same(one: Needle, other: Needle) -> bool:
    apart = np.stack(
        (one.entry_lps_mm - other.entry_lps_mm, one.tip_lps_mm - other.tip_lps_mm)
    )
    return bool((np.linalg.norm(apart, axis=1) <= SAME_MM).all())


def _refused(reason: str, line: MarkupLine) -> BadMarkups:
    return BadMarkups("the line is refused", reason=reason, name=line.name)
