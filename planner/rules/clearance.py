"""How far a needle's surface stays inside the four walls of its pedicle."""

import math
from collections.abc import Mapping

import attrs
import numpy as np

from planner.anatomy.vertebra import Pedicle, Vertebra, Wall
from planner.arrays import FloatArray, Points, Vector3, unit

LINES = 48
"""Lines along the shaft. The surface bulges less than r / 450 beyond their hull."""

STEP_MM = 0.5
"""Spacing along a line, that of the box; between walls that bend with a radius of 5 mm
it misses less than 0.01 mm, and nothing between plane ones."""

MOST_STEPS = 96
"""Bound on the points per line for a needle that runs across its vertebra."""

SHAFT_MM = 150.0
"""How far the shaft is followed back from the entry; longer than any needle's."""


@attrs.frozen(kw_only=True, eq=False)
class WallClearance:
    """Positive inside the wall, negative the breach; the point is of the side."""

    clearance_mm: float
    at_mm: Vector3


def measure_clearances(
    vertebra: Vertebra,
    pedicle: Pedicle,
    *,
    entry_mm: Vector3,
    tip_mm: Vector3,
    radius_mm: float,
) -> Mapping[Wall, WallClearance]:
    """Return the least signed distance from the needle's surface to each wall.

    The needle is a cylinder with a flat end at the tip that goes on backwards beyond
    the entry. Only its surface between the canal's dorsal border and the posterior-wall
    line counts; where none of it is there, the result is empty.

    `entry_mm` and `tip_mm` are (offset, y, z) of the pedicle's side.
    """
    surface = _surface_in_zone(vertebra, entry_mm, tip_mm, radius_mm)
    if not len(surface):
        return {}
    distances = pedicle.walls.at(surface)
    worst = distances.argmin(axis=0)
    return {
        wall: WallClearance(
            clearance_mm=float(distances[worst[channel], channel]),
            at_mm=surface[worst[channel]],
        )
        for channel, wall in enumerate(Wall)
    }


def _surface_in_zone(
    vertebra: Vertebra, entry_mm: Vector3, tip_mm: Vector3, radius_mm: float
) -> Points:
    """Return (n, 3) points of the surface between canal border and posterior wall."""
    along = unit(tip_mm - entry_mm)
    rim = radius_mm * _circle(along)
    reach = _reach_mm(vertebra, entry_mm, tip_mm, radius_mm)
    if reach is None:
        return np.empty((0, 3))
    low, high = reach
    steps = min(math.ceil((high - low) / STEP_MM) + 1, MOST_STEPS)
    axis = entry_mm + np.linspace(low, high, max(steps, 2))[:, None] * along
    shaft = axis[None, :, :] + rim[:, None, :]
    room = _room_mm(vertebra, shaft)
    end = shaft[:, -1]
    end_room = room[:, -1]
    inner = np.concatenate((axis[-1:], axis[-1] + rim / 2))
    return np.concatenate(
        (
            shaft[room >= 0],
            _edges(shaft[:, :-1], shaft[:, 1:], room[:, :-1], room[:, 1:]),
            _edges(end, np.roll(end, -1, axis=0), end_room, np.roll(end_room, -1)),
            inner[_room_mm(vertebra, inner) >= 0],
        )
    )


def _circle(along: Vector3) -> Points:
    """Return (LINES, 3) unit vectors around a direction, the first ones sideways."""
    aside = np.zeros(3)
    aside[0 if abs(along[0]) < 0.9 else 2] = 1.0
    first = unit(aside - along * float(aside @ along))
    (ax, ay, az), (bx, by, bz) = along.tolist(), first.tolist()
    second = np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))
    turn = np.arange(LINES)[:, None] * (2 * math.pi / LINES)
    return np.asarray(np.cos(turn) * first + np.sin(turn) * second)


def _reach_mm(
    vertebra: Vertebra, entry_mm: Vector3, tip_mm: Vector3, radius_mm: float
) -> tuple[float, float] | None:
    """Return from where to where along the shaft it can be in the zone at all.

    Measured from the entry; None if the zone is out of reach.
    """
    length = float(np.linalg.norm(tip_mm - entry_mm))
    forward = float(tip_mm[1] - entry_mm[1]) / length
    dorsal = vertebra.canal_dorsal_y_mm - radius_mm - float(entry_mm[1])
    ventral = float(vertebra.posterior_wall.y_mm.max()) + radius_mm - float(entry_mm[1])
    if abs(forward) * SHAFT_MM < radius_mm:
        low, high = (-SHAFT_MM, length) if dorsal <= 0 <= ventral else (0.0, -1.0)
    else:
        low, high = sorted((dorsal / forward, ventral / forward))
    low, high = max(low, -SHAFT_MM), min(high, length)
    return (low, high) if high >= low else None


def _room_mm(vertebra: Vertebra, points: Points) -> FloatArray:
    """Return for points (..., 3) how far inside the zone they are along y."""
    y = points[..., 1]
    past_canal_border = y - vertebra.canal_dorsal_y_mm
    before_wall = vertebra.posterior_wall.y_at(points[..., 2]) - y
    return np.minimum(past_canal_border, before_wall)


def _edges(
    here: Points, there: Points, room_here: FloatArray, room_there: FloatArray
) -> Points:
    """Return where the zone ends between neighbours of which one is outside."""
    turns = (room_here >= 0) != (room_there >= 0)
    before, after = room_here[turns], room_there[turns]
    share = (before / (before - after))[:, None]
    return np.asarray(here[turns] + share * (there[turns] - here[turns]))
