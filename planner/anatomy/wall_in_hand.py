"""What is known of a wall while a hand moves it: no more than the point it will hold.

The wall will pass through the point where it is let go. How far that point lies from
the opposite wall, and from a needle, is exact; what becomes of the wall beside it is
measured when it is let go.
"""

import attrs
import numpy as np

from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.arrays import Vector3
from planner.plan.needle import Needle

GRIP_MM = 2.0
"""A point so near to a wall of a pedicle is on it: outlines are drawn more coarsely."""

NECK_MM = 8.0
"""A pedicle is told of so far in front of and behind its isthmus. Project default."""

OPPOSITE = {
    Wall.MEDIAL: Wall.LATERAL,
    Wall.LATERAL: Wall.MEDIAL,
    Wall.CRANIAL: Wall.CAUDAL,
    Wall.CAUDAL: Wall.CRANIAL,
}


@attrs.frozen(kw_only=True)
class PedicleWall:
    """One wall of one pedicle."""

    side: Side
    wall: Wall


def pedicle_wall_at(vertebra: Vertebra, point_lps_mm: Vector3) -> PedicleWall | None:
    """Return the wall of a pedicle that a point lies on, or None."""
    near: dict[PedicleWall, float] = {}
    x, y, z = vertebra.frame.to_box(point_lps_mm).tolist()
    for side, pedicle in vertebra.pedicles.items():
        if abs(y - pedicle.isthmus.y_mm) > NECK_MM:
            continue
        inside = pedicle.walls.at(np.array([[side.sign * x, y, z]]))[0]
        if inside.min() < -GRIP_MM:
            continue
        for wall, distance in zip(Wall, inside.tolist(), strict=True):
            near[PedicleWall(side=side, wall=wall)] = abs(distance)
    nearest = min(near, key=lambda each: near[each], default=None)
    return nearest if nearest is not None and near[nearest] <= GRIP_MM else None


def width_from_mm(
    vertebra: Vertebra, held: PedicleWall, point_lps_mm: Vector3
) -> float:
    """Return how far a point lies from the wall opposite to one; negative beyond it."""
    box = vertebra.frame.to_box(point_lps_mm) * (held.side.sign, 1, 1)
    inside = vertebra.pedicles[held.side].walls.at(box[None])[0]
    return float(inside[list(Wall).index(OPPOSITE[held.wall])])


def room_mm(needle: Needle, point_lps_mm: Vector3) -> float:
    """Return how far a point lies from a needle's surface; negative inside it."""
    way, off = needle.tip_lps_mm - needle.entry_lps_mm, point_lps_mm
    off = off - needle.entry_lps_mm
    along = float(np.clip(off @ way / (way @ way), 0, 1))
    return float(np.linalg.norm(off - along * way)) - needle.radius_mm
