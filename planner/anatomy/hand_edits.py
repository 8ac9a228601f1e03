"""Replays on sampled shapes what a hand did: walls that were pulled, strokes painted.

A shape is an array `[k, j, i]` that rises through a wall and is zero on it (or has
another `level` there); its unit does not matter to a pull. A pull carries the shape
along: it passes through the point it was led to, and nothing folds or tears.
"""

import itertools
from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.parts import membership
from planner.anatomy.rays import crossing
from planner.anatomy.shape import FloatVolume
from planner.anatomy.vertebra import Part, Parts
from planner.arrays import FloatArray, Points, Vector3, unit
from planner.imaging.volume import Grid
from planner.plan.corrections import (
    PART_NAMES,
    SHORTEST_PULL_MM,
    Pull,
    Stroke,
)

REACH_MM = 6.0
"""How far around a point that was dragged its wall follows: about half the height of a
pedicle. Project default."""

LANDMARK_REACH_MM = 10.0
"""The same for a landmark: it means the edge of a pedicle's whole section. Project
default."""

STRETCH = 3.0
"""A wall pulled farther takes at least so many times the way along beside and behind
it: with 1.54 and more nothing folds (the steepest slope of `_share`), and with 3 no
wall turns by 45 degrees, where it would count as another wall."""

AHEAD_MM = 2.5
"""How far beyond the point shapes give way: the opposite wall stays where it is."""

GRIP_MM = 2.0
"""A wall may lie so far from where it was gripped: outlines are drawn more coarsely
than they are measured, and earlier steps may have moved it."""

PROBE_STEP_MM = 0.1

LEAST_SQUARE_MM2 = 1e-12
"""Points of a stroke that coincide are one point."""

Number = TypeVar("Number", np.float32, np.uint8)

PARTS = {part.name.lower(): part for part in Part}
assert tuple(PARTS) == PART_NAMES


@attrs.frozen(kw_only=True, eq=False)
class Carry:
    """A wall carried from one point to another, and all within reach along with it."""

    from_lps_mm: Vector3
    to_lps_mm: Vector3
    least_reach_mm: float = REACH_MM

    @property
    def shift_lps_mm(self) -> Vector3:
        return self.to_lps_mm - self.from_lps_mm

    @property
    def reach_mm(self) -> float:
        """How far beside and behind the point shapes follow."""
        length = float(np.linalg.norm(self.shift_lps_mm))
        return max(self.least_reach_mm, STRETCH * length)


Step = Carry | Stroke


def carry_of(pull: Pull) -> Carry:
    return Carry(from_lps_mm=pull.from_lps_mm, to_lps_mm=pull.to_lps_mm)


def _share(away: FloatArray) -> FloatArray:
    """Return 1 in the middle, 0 from `away` = 1 on, smooth at both."""
    share: FloatArray = np.square(np.clip(1 - np.square(away), 0, None))
    return share


def share_at(points_lps_mm: Points, pull: Carry) -> FloatArray:
    """Return which share (...) of a pull points (..., 3) follow."""
    way = unit(pull.shift_lps_mm)
    off = points_lps_mm - pull.to_lps_mm
    along = off @ way
    beside = np.linalg.norm(off - along[..., None] * way, axis=-1)
    ahead = np.where(along > 0, AHEAD_MM, pull.reach_mm)
    return _share(np.hypot(beside / pull.reach_mm, along / ahead))


def pulled(values: NDArray[Number], grid: Grid, pull: Carry) -> NDArray[Number]:
    """Return a shape after one pull; beyond its array it goes on as at its edge."""
    block, here = _block(grid, pull.to_lps_mm, pull.reach_mm)
    if here is None:
        return values
    points = _points(here)
    source = points - share_at(points, pull)[..., None] * pull.shift_lps_mm
    ijk = grid.to_ijk(source)
    moved = np.array(values)
    moved[block] = ndimage.map_coordinates(
        values, np.moveaxis(ijk[..., ::-1], -1, 0), order=1, mode="nearest"
    )
    return moved


def painted(
    values: FloatVolume, grid: Grid, stroke: Stroke, *, adds: bool
) -> FloatVolume:
    """Return a shape in mm after a stroke that adds to it, or takes away from it."""
    block, here = _stroke_block(grid, stroke)
    if here is None:
        return values
    ball = stroke_mm(_points(here), stroke).astype(np.float32)
    changed = np.array(values)
    changed[block] = (
        np.maximum(values[block], ball) if adds else np.minimum(values[block], -ball)
    )
    return changed


def stroke_mm(points_lps_mm: Points, stroke: Stroke) -> FloatArray:
    """Return how far inside a stroke points (..., 3) lie, in mm."""
    path = stroke.path_lps_mm
    nearest = np.linalg.norm(points_lps_mm - path[0], axis=-1)
    for start, end in itertools.pairwise(path):
        way, off = end - start, points_lps_mm - start
        square = max(float(way @ way), LEAST_SQUARE_MM2)
        along = np.clip(off @ way / square, 0, 1)
        away = np.linalg.norm(off - along[..., None] * way, axis=-1)
        np.minimum(nearest, away, out=nearest)
    inside: FloatArray = stroke.radius_mm - nearest
    return inside


def edited_bone(
    inside_mm: FloatVolume, grid: Grid, steps: Iterable[Step]
) -> FloatVolume:
    """Return bone, in mm inside, after all steps."""
    for step in steps:
        if isinstance(step, Carry):
            inside_mm = pulled(inside_mm, grid, step)
        elif step.bone is not None:
            inside_mm = painted(inside_mm, grid, step, adds=step.bone == "added")
    return inside_mm


def edited_parts(
    parts_mm: Mapping[Part, FloatVolume], grid: Grid, steps: Iterable[Step]
) -> dict[Part, FloatVolume]:
    """Return parts, in mm inside, after all steps: what is painted belongs to one."""
    parts = dict(parts_mm)
    for step in steps:
        if isinstance(step, Carry):
            parts = {part: pulled(mm, grid, step) for part, mm in parts.items()}
        else:
            parts = {
                part: painted(mm, grid, step, adds=step.adds)
                if part is PARTS[step.part]
                else painted(mm, grid, step, adds=False)
                if step.adds
                else mm
                for part, mm in parts.items()
            }
    return parts


def redrawn(parts: Parts, steps: Iterable[Step]) -> Parts:
    """Return parts as they will look after some steps, while a hand moves.

    For the eyes, on the membership itself, in milliseconds: nothing is measured on it.
    """
    drawn = dict(parts.membership)
    for step in steps:
        if isinstance(step, Carry):
            drawn = {p: _carried(m, parts.grid, step) for p, m in drawn.items()}
        else:
            drawn = _stroked(drawn, parts.grid, step)
    return attrs.evolve(parts, membership=drawn)


def _carried(member: NDArray[np.uint8], grid: Grid, step: Carry) -> NDArray[np.uint8]:
    return pulled(member, grid, step) if member.any() else member


def _stroked(
    drawn: Mapping[Part, NDArray[np.uint8]], grid: Grid, stroke: Stroke
) -> dict[Part, NDArray[np.uint8]]:
    block, here = _stroke_block(grid, stroke)
    if here is None:
        return dict(drawn)
    ball = membership(stroke_mm(_points(here), stroke))
    result = dict(drawn)
    for part, member in drawn.items():
        grows = stroke.adds and part is PARTS[stroke.part]
        if grows or stroke.adds or part is PARTS[stroke.part]:
            changed = np.array(member)
            changed[block] = (
                np.maximum(member[block], ball)
                if grows
                else np.minimum(member[block], 255 - ball)
            )
            result[part] = changed
    return result


def gripped(inside_mm: FloatVolume, grid: Grid, pull: Pull) -> Carry:
    """Return a pull from where the wall truly is, on the line it is pulled along.

    From its own grip where no wall of bone lies within `GRIP_MM` of that: parts of one
    bone border on each other inside it.
    """
    way = unit(pull.shift_lps_mm)
    found = wall_beside(
        inside_mm, grid, pull.from_lps_mm, way, within_mm=GRIP_MM, into=None
    )
    start = pull.from_lps_mm + (found or 0.0) * way
    if float(np.linalg.norm(pull.to_lps_mm - start)) < SHORTEST_PULL_MM:
        return carry_of(pull)
    return Carry(from_lps_mm=start, to_lps_mm=pull.to_lps_mm)


def wall_beside(
    inside_mm: FloatVolume,
    grid: Grid,
    point_lps_mm: Vector3,
    way_lps: Vector3,
    *,
    within_mm: float,
    into: bool | None,
) -> float | None:
    """Return how far along a unit direction the nearest wall is crossed, or None.

    `into` asks for a wall that is entered along the direction (True), left (False) or
    either (None).
    """
    count = round(within_mm / PROBE_STEP_MM)
    along = PROBE_STEP_MM * np.arange(-count, count + 1)
    ijk = grid.to_ijk(point_lps_mm + along[:, None] * way_lps)
    line = ndimage.map_coordinates(inside_mm, ijk[:, ::-1].T, order=1, mode="nearest")
    kinds = (True, False) if into is None else (into,)
    found = [place for kind in kinds for place in _crossings(line, into=kind)]
    if not found:
        return None
    return float(min((PROBE_STEP_MM * (p - count) for p in found), key=abs))


def _crossings(line: NDArray[np.floating], *, into: bool) -> list[float]:
    places: list[float] = []
    after = -1.0
    while True:
        place = float(crossing(line, into=into, after=after))
        if not np.isfinite(place):
            return places
        places.append(place)
        after = np.floor(place) + 1


def _stroke_block(
    grid: Grid, stroke: Stroke
) -> tuple[tuple[slice, slice, slice], Grid | None]:
    low, high = stroke.path_lps_mm.min(axis=0), stroke.path_lps_mm.max(axis=0)
    half = float(np.linalg.norm(high - low)) / 2
    return _block(grid, (low + high) / 2, half + 2 * stroke.radius_mm + 2)


def _block(
    grid: Grid, middle_lps_mm: Vector3, reach: float
) -> tuple[tuple[slice, slice, slice], Grid | None]:
    """Return the voxels within reach of a point, and their grid if there are any."""
    middle = grid.to_ijk(middle_lps_mm)
    size = np.array(grid.shape_kji[::-1])
    half = reach / grid.spacing_mm
    low = np.clip(np.floor(middle - half).astype(int), 0, size)
    high = np.clip(np.ceil(middle + half).astype(int) + 1, low, size)
    i, j, k = (slice(a, b) for a, b in zip(low, high, strict=True))
    if (high == low).any():
        return (k, j, i), None
    return (k, j, i), grid.part(low, (high - low)[::-1])


def _points(grid: Grid) -> Points:
    """Return (k, j, i, 3): where each voxel of a grid lies."""
    k, j, i = np.indices(grid.shape_kji)
    return grid.to_lps(np.stack((i, j, k), axis=-1))
