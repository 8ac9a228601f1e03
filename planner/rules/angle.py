"""How far a needle may converge from its entry before it meets the medial wall."""

import math

import numpy as np

from planner.anatomy.vertebra import Pedicle, Vertebra
from planner.arrays import FloatArray, Vector3

POINTS = 20
"""Points along the medial flank between canal border and posterior wall."""

FRACTIONS = np.linspace(0.0, 1.0, POINTS)

AROUND_DEG = np.array((-40, -12, -6, -3, -1.5, -0.5, 0.5, 1.5, 3, 6, 12, 40), float)
"""Angles that are tried around the one expected of a plane wall."""

STEEPEST_RAD = 1.4
"""No needle lies flatter on the back than this."""

NARROW_RAD = math.radians(1.0)
"""Within so narrow a bracket a straight line is exact to a thousandth of a degree."""


def greatest_convergence_deg(
    vertebra: Vertebra,
    pedicle: Pedicle,
    *,
    entry_mm: Vector3,
    tip_mm: Vector3,
    radius_mm: float,
    medial_mm: float,
) -> float | None:
    """Return the largest convergence at which the medial wall is just touched.

    Entry and rise of the needle stay; `medial_mm` is the clearance that was measured
    on its whole surface, so that the answer agrees with it. None where no angle within
    reach keeps the wall. Ends are (offset, y, z) of the side.
    """
    forward = float(tip_mm[1] - entry_mm[1])
    if forward <= 0:
        return None
    now = math.atan2(float(entry_mm[0] - tip_mm[0]), forward)
    rise = float(tip_mm[2] - entry_mm[2]) / forward
    wall_y = float(vertebra.posterior_wall.y_at(entry_mm[2] - rise * entry_mm[1]))
    lever = max(wall_y - float(entry_mm[1]), 1.0)

    def room(angles: FloatArray, end_y_mm: FloatArray) -> FloatArray:
        points = _flank(vertebra, entry_mm, rise, angles, radius_mm, end_y_mm)
        distance = pedicle.walls.at(points.reshape(-1, 3))[:, 0]
        least: FloatArray = distance.reshape(len(angles), POINTS).min(axis=1)
        return least

    expected = now + medial_mm * math.cos(now) / lever
    angles = np.concatenate(((now,), expected + np.radians(AROUND_DEG)))
    angles = np.clip(angles, -STEEPEST_RAD, STEEPEST_RAD)
    ends = np.full(len(angles), wall_y)
    ends[0] = min(wall_y, float(tip_mm[1]) - radius_mm * math.sin(now))
    rooms = room(angles, ends)
    correction = min(0.0, medial_mm - float(rooms[0]))
    angles, rooms = angles[1:], rooms[1:] + correction
    while True:
        kept = np.flatnonzero(rooms >= 0)
        if not len(kept):
            return None
        last = int(kept[-1])
        if last == len(angles) - 1:
            return math.degrees(float(angles[last]))
        low, high = (float(angle) for angle in angles[last : last + 2])
        if high - low <= NARROW_RAD + 1e-9:
            break
        angles = np.linspace(low, high, len(AROUND_DEG))
        rooms = room(angles, np.full(len(angles), wall_y)) + correction
    at_low, at_high = float(rooms[last]), float(rooms[last + 1])
    return math.degrees(low + (high - low) * at_low / (at_low - at_high))


def _flank(
    vertebra: Vertebra,
    entry_mm: Vector3,
    rise: float,
    angles: FloatArray,
    radius_mm: float,
    end_y_mm: FloatArray,
) -> FloatArray:
    """Return (n, POINTS, 3): the medial flank at each angle, in the zone of P-02."""
    along = np.empty((len(angles), 3))
    along[:, 0], along[:, 1], along[:, 2] = -np.tan(angles), 1.0, rise
    along /= np.sqrt((along**2).sum(axis=1))[:, None]
    medial = along * along[:, :1]
    medial[:, 0] -= 1.0
    medial *= (radius_mm / np.sqrt((medial**2).sum(axis=1)))[:, None]
    start = np.minimum(vertebra.canal_dorsal_y_mm, end_y_mm)
    y = start[:, None] + FRACTIONS * (end_y_mm - start)[:, None]
    way = (y - medial[:, 1:2] - entry_mm[1]) / along[:, 1:2]
    flank: FloatArray = (entry_mm + medial)[:, None, :] + way[..., None] * (
        along[:, None, :]
    )
    return flank
