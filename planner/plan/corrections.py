"""What a surgeon's hand changed in the outlines that a label map or a search gave.

Corrections are data: they are replayed whenever the vertebra is measured, in their
order, and are undone by leaving them out.
"""

from collections.abc import Mapping
from typing import Literal

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import (
    FloatArray,
    Points,
    Vector3,
    frozen_points,
    frozen_vector,
    same_array,
)

PART_NAMES = ("body", "right_pedicle", "left_pedicle", "canal", "posterior_elements")
"""The parts of a vertebra a brush can paint; in the order of their labels."""

THINNEST_BRUSH_MM, THICKEST_BRUSH_MM = 0.5, 15.0
"""Radii: below, a stroke is thinner than any voxel; above, larger than a pedicle."""

LONGEST_STROKE = 2000
"""Points of one stroke: more than a hand draws without letting go."""

SHORTEST_PULL_MM = 0.01
"""A wall that is moved by less was not moved."""


def same_points(left: Mapping[str, Vector3], right: Mapping[str, Vector3]) -> bool:
    return left.keys() == right.keys() and all(
        same_array(left[name], right[name]) for name in left
    )


def named_points(value: Mapping[str, ArrayLike]) -> Mapping[str, Vector3]:
    """Return named points that nobody can write to."""
    return {name: frozen_vector(point) for name, point in value.items()}


@attrs.frozen(kw_only=True)
class Pull:
    """A wall gripped at one point and moved to another, in patient LPS mm.

    Raises
    ------
    ValueError
        If both points are the same: a wall that was not moved has no direction.
    """

    from_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    to_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )

    def __attrs_post_init__(self) -> None:
        if self.length_mm < SHORTEST_PULL_MM:
            raise ValueError("a pull needs a length")

    @property
    def shift_lps_mm(self) -> Vector3:
        return self.to_lps_mm - self.from_lps_mm

    @property
    def length_mm(self) -> float:
        return float(np.linalg.norm(self.shift_lps_mm))


@attrs.frozen(kw_only=True)
class Stroke:
    """A ball led along a line, in patient LPS mm: what it touches belongs to a part.

    `adds` is False for a stroke that takes away. `path_lps_mm` is (n, 3), n >= 1.
    """

    part: str = attrs.field(validator=attrs.validators.in_(PART_NAMES))
    adds: bool
    radius_mm: float = attrs.field(
        validator=[
            attrs.validators.ge(THINNEST_BRUSH_MM),
            attrs.validators.le(THICKEST_BRUSH_MM),
        ]
    )
    path_lps_mm: Points = attrs.field(
        converter=frozen_points, eq=attrs.cmp_using(eq=same_array)
    )

    @property
    def bone(self) -> Literal["added", "removed"] | None:
        """What the stroke does to bone; the canal's own edge may lie in no bone."""
        if self.part != "canal":
            return "added" if self.adds else "removed"
        return "removed" if self.adds else None


HandEdit = Pull | Stroke


def thinned(path_lps_mm: Points, *, within_mm: float) -> Points:
    """Return a path (n, 3) without the points that it passes by within a distance.

    The two ends stay; between them always the point farthest from the straight line.
    """
    if len(path_lps_mm) < 3:
        return path_lps_mm
    start, end = path_lps_mm[0], path_lps_mm[-1]
    way, off = end - start, path_lps_mm - start
    square = float(way @ way)
    along = np.clip(off @ way / square, 0, 1) if square else np.zeros(len(off))
    away = np.linalg.norm(off - along[:, None] * way, axis=1)
    farthest = int(away.argmax())
    if away[farthest] <= within_mm:
        return path_lps_mm[[0, -1]]
    before = thinned(path_lps_mm[: farthest + 1], within_mm=within_mm)
    behind = thinned(path_lps_mm[farthest:], within_mm=within_mm)
    return np.concatenate((before[:-1], behind))


@attrs.frozen(kw_only=True)
class Corrections:
    """All that was corrected: landmarks that hold in the end, and steps in order.

    `points_lps_mm` are landmarks (see `LANDMARK_NAMES`): the wall each of them names
    passes through it, whatever the steps before made of it.
    """

    points_lps_mm: Mapping[str, Vector3] = attrs.field(
        factory=dict, converter=named_points, eq=attrs.cmp_using(eq=same_points)
    )
    steps: tuple[HandEdit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.points_lps_mm or self.steps)

    @property
    def count(self) -> int:
        return len(self.points_lps_mm) + len(self.steps)

    @property
    def clicked_lps_mm(self) -> FloatArray:
        """(n, 3): every point a wall was led to by hand."""
        pulled = [step.to_lps_mm for step in self.steps if isinstance(step, Pull)]
        return np.array([*self.points_lps_mm.values(), *pulled]).reshape(-1, 3)


NO_CORRECTIONS = Corrections()
