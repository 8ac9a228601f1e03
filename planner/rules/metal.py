"""How far a needle passes from a screw."""

import numpy as np

from planner.arrays import Points, Vector3
from planner.rules.facts import Rod
from planner.rules.path import PathMeasures


def metal_gap_mm(path: PathMeasures, rod: Rod) -> float:
    """Return the gap between the surfaces; negative where they run into each other."""
    mirror = np.array((path.side.sign, 1.0, 1.0))
    between = segments_apart_mm(
        path.entry_mm * mirror, path.tip_mm * mirror, rod.start_mm, rod.end_mm
    )
    return between - path.diameter_mm / 2 - rod.radius_mm


def segments_apart_mm(a: Vector3, b: Vector3, c: Vector3, d: Vector3) -> float:
    """Return the least distance between the segments a-b and c-d.

    >>> segments_apart_mm(*np.array([[0, 0, 0], [2, 0, 0], [1, -1, 3], [1, 1, 3]]))
    3.0
    """
    ends = [_to_segment(p, c, d) for p in (a, b)]
    ends += [_to_segment(p, a, b) for p in (c, d)]
    along, other = b - a, d - c
    normal = np.cross(along, other)
    square = float(normal @ normal)
    if square > 1e-12:
        part = float(np.cross(c - a, other) @ normal) / square
        part_other = float(np.cross(c - a, along) @ normal) / square
        if 0 <= part <= 1 and 0 <= part_other <= 1:
            ends.append(abs(float((c - a) @ normal)) / square**0.5)
    return min(ends)


def _to_segment(point: Points, start: Vector3, end: Vector3) -> float:
    along = end - start
    part = float((point - start) @ along) / max(float(along @ along), 1e-12)
    return float(np.linalg.norm(point - start - min(max(part, 0.0), 1.0) * along))
