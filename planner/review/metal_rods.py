"""Screws and rods among what is dense: straight, round, even, thicker than a needle.

Titanium and cement both saturate a 12-bit CT (rules.md L-13): shape tells them apart.
Cement in a needle's way is straight and round too, but no thicker than the needle.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import FloatArray, Points, Vector3

LEAST_RADIUS_MM, MOST_RADIUS_MM = 1.8, 4.5
"""Pedicle screws are 4 to 8 mm thick, rods 5 to 6; needles of 10 gauge and thinner,
and the cement in their ways, less than 3.5 mm (project default)."""

LEAST_LENGTH_MM = 14.0
"""So long a rod must stand free of all else that is dense."""

LIGHTEST_METAL_HU = 6500.0
"""Where images are not cut off: titanium has 8800 to 13100 HU, cement with 20 per cent
of radiopacifier 2100 to 5900 (rules.md L-13)."""

SLAB_MM = 1.0
AROUND_MM = 2.2
MOST_AROUND = 0.25
"""In the ring of this width about a rod at most this share is dense."""

TRIES = 300
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

    def inner(self, points_mm: Points) -> NDArray[np.bool_]:
        """Tell which points (n, 3) lie deep in its shaft."""
        way, away = _way_and_away(points_mm, self.start_mm, self.along)
        deep: NDArray[np.bool_] = (away <= self.radius_mm / 2) & (way >= 0)
        return deep & (way <= self.length_mm)


def find_rod(points_mm: Points, voxel_mm3: float) -> Rod | None:
    """Return the longest rod among the middles (n, 3) of dense voxels, box mm.

    `voxel_mm3` is the volume that each stands for.
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
    best: Rod | None = None
    for start, end in ends:
        rod = _rod_along(held, volume, start, end - start)
        if rod and (best is None or rod.length_mm > best.length_mm):
            best = rod
    if best is None:
        return None
    for _ in range(3):
        best = _refined(held, volume, best) or best
    return best if best.length_mm >= LEAST_LENGTH_MM else None


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
