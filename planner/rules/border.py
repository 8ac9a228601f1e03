"""The way of the tip against the medial pedicle border, as a true AP view shows it."""

import functools
import math

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Isthmus, Pedicle, Vertebra
from planner.arrays import FloatArray, Points, Vector3

STEP_MM = 0.25
"""Spacing of the points looked at along the path; where it meets a border is exact."""

TOUCH_MM = 1e-6
"""Nearer than this is contact: rounding must not decide a verdict."""


@attrs.frozen(kw_only=True, eq=False)
class BorderMeasures:
    """What P-01 needs to know of one path. Points are (offset, y, z) of the side.

    `crossing_mm` is where the tip first reaches the medial border, `distance_mm` how
    far it then is from the posterior-wall line, positive before it. `shortfall_mm` is
    how far before that line the tip is at most while medial of the border, 0 if it
    never is. `margin_mm` is the least distance from the tip to the border before the
    line, and lies at `margin_at_mm`. `is_defined` is False where the path leaves the
    height of the isthmus between canal border and wall: no border to compare with.
    """

    is_defined: bool
    shortfall_mm: float = 0.0
    crossing_mm: Vector3 | None = None
    distance_mm: float | None = None
    margin_mm: float | None = None
    margin_at_mm: Vector3 | None = None


def measure_border(
    vertebra: Vertebra, pedicle: Pedicle, *, entry_mm: Vector3, tip_mm: Vector3
) -> BorderMeasures:
    """Follow the tip from entry to target; both are (offset, y, z) of the side.

    Between the dorsal border of the canal and the posterior wall it is held against the
    outline itself, and nothing is claimed above and below that; in the lamina and in
    the body, where no outline closes, against its medial side (`medial_side_at`).
    """
    isthmus = pedicle.isthmus
    way = _way(vertebra, isthmus, entry_mm, tip_mm)
    ahead, z = _ahead_mm(vertebra, way), way[:, 2]
    low, high = isthmus.z_range_mm
    in_zone = (way[:, 1] > vertebra.canal_dorsal_y_mm + TOUCH_MM) & (ahead > TOUCH_MM)
    border = np.where(in_zone, border_at(isthmus, z), medial_side_at(isthmus, z))
    margin = way[:, 0] - border
    beside = (z < low - TOUCH_MM) | (z > high + TOUCH_MM)
    unknown = in_zone & beside
    margin[unknown] = math.nan
    before = (ahead >= -TOUCH_MM) & ~unknown
    reached = np.flatnonzero(margin <= TOUCH_MM)
    first = int(reached[0]) if len(reached) else None
    least = _least_at(np.where(before, margin, math.inf))
    short = ahead[_medial(margin) & (ahead > TOUCH_MM)]
    return BorderMeasures(
        is_defined=not bool(unknown.any()),
        shortfall_mm=float(short.max(initial=0.0)),
        crossing_mm=None if first is None else way[first],
        distance_mm=None if first is None else float(ahead[first]),
        margin_mm=None if least is None else float(margin[least]),
        margin_at_mm=None if least is None else way[least],
    )


def _medial(margin: FloatArray) -> NDArray[np.bool_]:
    """Tell which points of a way lie medial of the border, its two ends included.

    Where a stretch begins the tip is on the border still: that point is its first.
    """
    beyond = margin < -TOUCH_MM
    beside = np.zeros_like(beyond)
    beside[1:] |= beyond[:-1]
    beside[:-1] |= beyond[1:]
    return beyond | (beside & (margin <= TOUCH_MM))


def _ahead_mm(vertebra: Vertebra, points: Points) -> FloatArray:
    """Return how far points are dorsal of the posterior-wall line."""
    return vertebra.posterior_wall.y_at(points[:, 2]) - points[:, 1]


@functools.lru_cache(maxsize=32)
def _border_line(isthmus: Isthmus) -> tuple[FloatArray, FloatArray]:
    """Return heights and medial offsets between which the border runs straight."""
    heights = np.unique(isthmus.contour_mm[:, 1])
    return heights, isthmus.borders_at(heights)[0]


def border_at(isthmus: Isthmus, z_mm: FloatArray) -> FloatArray:
    """Return the offset of the outline's medial half at heights (n,).

    It goes over the roof and under the floor, to where the outline closes; beyond, its
    last value says nothing.
    """
    return np.interp(z_mm, *_border_line(isthmus))


@functools.lru_cache(maxsize=32)
def _side_range_mm(isthmus: Isthmus) -> tuple[float, float]:
    """Return the heights between which the border is a side, not roof or floor."""
    heights, medial = _border_line(isthmus)
    reach = np.abs(heights[:, None] - heights)
    is_side = medial <= (medial + reach).min(axis=1) + TOUCH_MM
    return float(heights[is_side].min()), float(heights[is_side].max())


def medial_side_at(isthmus: Isthmus, z_mm: FloatArray) -> FloatArray:
    """Return the offset of the medial side at heights (n,), above and below as well.

    The border as far as it has turned by 45 degrees; from there it goes straight on, as
    the medial wall of a pedicle does (`planner.anatomy.pedicle_sheets`). Higher up the
    outline turns over to the lateral side, and what passes above it is not medial.
    """
    return border_at(isthmus, np.clip(z_mm, *_side_range_mm(isthmus)))


def _way(
    vertebra: Vertebra, isthmus: Isthmus, entry_mm: Vector3, tip_mm: Vector3
) -> Points:
    """Return points from entry to tip: even steps, and all that lies between events.

    Events are where the path meets the canal's dorsal border, the posterior-wall line,
    the medial border or side, and the heights at which that begins and ends. A point
    halfway between each pair of neighbours makes sure that no stretch between two
    events goes unseen, however short.
    """
    along = tip_mm - entry_mm
    steps = math.ceil(float(np.linalg.norm(along)) / STEP_MM) + 1
    part = np.linspace(0.0, 1.0, steps)
    points = entry_mm + part[:, None] * along
    events = [
        _zeros(part, values)
        for values in (
            points[:, 1] - vertebra.canal_dorsal_y_mm,
            _ahead_mm(vertebra, points),
            points[:, 0] - border_at(isthmus, points[:, 2]),
            points[:, 0] - medial_side_at(isthmus, points[:, 2]),
            *(points[:, 2] - end for end in isthmus.z_range_mm),
        )
    ]
    part = np.sort(np.concatenate((part, *events)))
    part = np.sort(np.concatenate((part, (part[:-1] + part[1:]) / 2)))
    return np.asarray(entry_mm + part[:, None] * along)


def _zeros(part: FloatArray, values: FloatArray) -> FloatArray:
    """Return where the line through the values changes sign."""
    turns = np.flatnonzero((values[:-1] > 0) != (values[1:] > 0))
    share = values[turns] / (values[turns] - values[turns + 1])
    return np.asarray(part[turns] + share * (part[turns + 1] - part[turns]))


def _least_at(values: FloatArray) -> int | None:
    index = int(np.argmin(values))
    return index if math.isfinite(values[index]) else None
