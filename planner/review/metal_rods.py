"""Screws and rods among what is dense: straight, round, even, thicker than a needle.

Titanium and cement both saturate a 12-bit CT (rules.md L-13): shape tells them apart.
Cement in a needle's way is straight and round too, but no thicker than the needle.
"""

from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import FloatArray, Points, Vector3

LEAST_RADIUS_MM, MOST_RADIUS_MM = 1.8, 4.5
"""Pedicle screws are 4 to 8 mm thick, rods 5 to 6; needles of 10 gauge and thinner,
and the cement in their ways, less than 3.5 mm (project default)."""

SURE_RADIUS_MM = 2.4
"""So thick is no cement in a needle's way; what is thinner needs a screw's head."""

UNEVEN = 0.2
"""By this share the radius of a rod changes along it at most, thread and all."""

HEAD_MM3 = 250.0
"""A screw's head and what holds it is larger than this, at the dorsal end."""

OUTSIDE_MM = 8.0
"""So much of a rod lies outside the body of the vertebra: cement may fill a body from
side to side, evenly and straight."""

LEAST_LENGTH_MM = 14.0
"""So long a rod must stand free of all else that is dense."""

LIGHTEST_METAL_HU = 6500.0
"""Where images are not cut off: titanium has 8800 to 13100 HU, cement with 20 per cent
of radiopacifier 2100 to 5900 (rules.md L-13)."""

SLAB_MM = 1.0
AROUND_MM = 2.2
MOST_AROUND = 0.25
"""In the ring of this width about a rod at most this share is dense."""

TRIES, MOST_LOOKED_AT = 300, 60
MOST_POINTS = 20_000
CLEAR_MM = 1.0
"""Blur lets a body that saturates look so much thicker."""

HEAD_MM = 11.0
FARTHEST_MM = 75.0


@attrs.frozen(kw_only=True, eq=False)
class Rod:
    """A straight piece of metal; `start_mm` is the more dorsal end of its axis."""

    start_mm: Vector3
    end_mm: Vector3
    radius_mm: float

    @property
    def along(self) -> Vector3:
        step: Vector3 = self.end_mm - self.start_mm
        return step / np.linalg.norm(step)

    @property
    def length_mm(self) -> float:
        return float(np.linalg.norm(self.end_mm - self.start_mm))

    def holds(self, points_mm: Points) -> NDArray[np.bool_]:
        """Tell which points (n, 3) belong to it or to its head."""
        way, away = _way_and_away(points_mm, self.start_mm, self.along)
        shaft = (away <= self.radius_mm + CLEAR_MM) & (way >= -1)
        shaft &= way <= self.length_mm + CLEAR_MM
        head = (way < 1) & (way > -2 * HEAD_MM) & (away <= HEAD_MM)
        inside: NDArray[np.bool_] = shaft | head
        return inside

    def is_metal(self, points_mm: Points, voxel_mm3: float) -> bool:
        """Tell whether a rod among dense voxels is thick, or has a head."""
        way, away = _way_and_away(points_mm, self.start_mm, self.along)
        head = (way < 0) & (way > -2 * HEAD_MM) & (away <= HEAD_MM)
        is_headed = bool(np.count_nonzero(head) * voxel_mm3 >= HEAD_MM3)
        return is_headed or self.radius_mm >= SURE_RADIUS_MM

    @property
    def axis_mm(self) -> Points:
        """Points (n, 3) along its axis, `SLAB_MM` from each other."""
        ways = np.arange(0, self.length_mm, SLAB_MM)
        points: Points = self.start_mm + ways[:, None] * self.along
        return points

    def inner(self, points_mm: Points) -> NDArray[np.bool_]:
        """Tell which points (n, 3) lie deep in its shaft."""
        way, away = _way_and_away(points_mm, self.start_mm, self.along)
        deep: NDArray[np.bool_] = (away <= self.radius_mm / 2) & (way >= 0)
        return deep & (way <= self.length_mm)


def find_rod(
    points_mm: Points, voxel_mm3: float, accepts: Callable[[Rod], bool]
) -> Rod | None:
    """Return the longest rod that is accepted among dense voxels, box mm.

    `points_mm` (n, 3) are their middles, `voxel_mm3` the volume each stands for.
    """
    random = np.random.default_rng(0)
    if len(points_mm) * voxel_mm3 < np.pi * LEAST_RADIUS_MM**2 * LEAST_LENGTH_MM:
        return None
    every = -(-len(points_mm) // MOST_POINTS)
    held, volume = points_mm[::every], voxel_mm3 * every
    pairs = random.integers(0, len(held), (20 * TRIES, 2))
    ends = held[pairs]
    apart = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1)
    ends = ends[(apart > LEAST_LENGTH_MM) & (apart < FARTHEST_MM)][:TRIES]
    rods = [_rod_along(held, volume, start, end - start) for start, end in ends]
    found = sorted((rod for rod in rods if rod), key=lambda rod: -rod.length_mm)
    for rod in found[:MOST_LOOKED_AT]:
        fitted = rod
        for _ in range(3):
            fitted = _refined(held, volume, fitted) or fitted
        if fitted.length_mm >= LEAST_LENGTH_MM and accepts(fitted):
            return fitted
    return None


def _refined(points: Points, voxel_mm3: float, rod: Rod) -> Rod | None:
    way, away = _way_and_away(points, rod.start_mm, rod.along)
    own = points[(way > 0) & (way < rod.length_mm) & (away < rod.radius_mm + 1)]
    middle = own.mean(axis=0)
    _, axes = np.linalg.eigh(np.cov((own - middle).T))
    return _rod_along(points, voxel_mm3, middle, axes[:, -1])


def _rod_along(
    points: Points, voxel_mm3: float, through: Vector3, along: Vector3
) -> Rod | None:
    """Return the longest stretch of a line that is the axis of a rod."""
    along = along / np.linalg.norm(along)
    if along[1] < 0:
        along = -along
    way, away = _way_and_away(points, through, along)
    near = away <= MOST_RADIUS_MM + AROUND_MM
    way, away = way[near], away[near]
    slabs = np.floor((way + 2 * FARTHEST_MM) / SLAB_MM).astype(int)
    count = int(4 * FARTHEST_MM / SLAB_MM)
    slabs = np.clip(slabs, 0, count - 1)
    radius = _radius(slabs, away, count, voxel_mm3)
    reach = radius[slabs]
    ring = (away > reach + 0.8) & (away <= reach + 0.8 + AROUND_MM)
    room = np.pi * ((radius + 0.8 + AROUND_MM) ** 2 - (radius + 0.8) ** 2) * SLAB_MM
    filled = np.bincount(slabs[ring], minlength=count) * voxel_mm3 / room
    core = np.bincount(slabs[away <= 1.2], minlength=count) * voxel_mm3
    good = (radius >= LEAST_RADIUS_MM) & (radius <= MOST_RADIUS_MM)
    good &= (filled <= MOST_AROUND) & (core >= 0.6 * np.pi * 1.2**2 * SLAB_MM)
    first, last = _longest(good)
    if last - first < 3:
        return None
    usual = float(np.median(radius[first:last]))
    good &= np.abs(radius - usual) <= UNEVEN * usual
    first, last = _longest(good)
    if last - first < 3:
        return None
    low = first * SLAB_MM - 2 * FARTHEST_MM
    high = last * SLAB_MM - 2 * FARTHEST_MM
    return Rod(
        start_mm=through + low * along,
        end_mm=through + high * along,
        radius_mm=float(np.median(radius[first:last])),
    )


def _radius(
    slabs: NDArray[np.intp], away: FloatArray, count: int, voxel_mm3: float
) -> FloatArray:
    """Return the radius of a round rod that holds what lies in each slab."""
    within = away <= MOST_RADIUS_MM
    area = np.bincount(slabs[within], minlength=count) * voxel_mm3 / SLAB_MM
    even = np.convolve(area, np.ones(3) / 3, mode="same")
    return np.asarray(np.sqrt(even / np.pi))


def _longest(good: NDArray[np.bool_]) -> tuple[int, int]:
    """Return the first and the one after the last of the longest run; gaps of one go.

    >>> _longest(np.array([True, False, True, True, False, False, True]))
    (0, 4)
    """
    closed = good.copy()
    closed[1:-1] |= good[:-2] & good[2:]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], closed.view(np.int8), [0]))))
    runs = edges.reshape(-1, 2)
    if not len(runs):
        return 0, 0
    first, last = runs[int(np.diff(runs, axis=1).argmax())]
    return int(first), int(last)


def _way_and_away(
    points: Points, through: Vector3, along: Vector3
) -> tuple[FloatArray, FloatArray]:
    """Return how far along a line each point lies, and how far from it."""
    step = points - through
    way = step @ along
    away = np.linalg.norm(step - way[:, None] * along, axis=1)
    return np.asarray(way), np.asarray(away)


def beyond(rod: Rod, points_mm: Points) -> Rod:
    """Return a rod whose tip goes on as far as what is dense does along its axis.

    Where cement lies about the tip both are one in the images.
    """
    way, away = _way_and_away(points_mm, rod.start_mm, rod.along)
    slabs = np.floor(way[away <= 1.2] / SLAB_MM).astype(int)
    counts = np.bincount(slabs[slabs >= 0], minlength=int(FARTHEST_MM) + 1)
    empty = np.flatnonzero(counts[int(rod.length_mm) :] == 0)
    more = float(empty[0]) if len(empty) else 0.0
    length = min(max(rod.length_mm, int(rod.length_mm) + more), FARTHEST_MM)
    return attrs.evolve(rod, end_mm=rod.start_mm + length * rod.along)
