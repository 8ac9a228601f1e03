"""Adding up slabs that lie shifted, or shifted and enlarged, on one raster.

Both ways interpolate linearly along rows and columns. What costs is memory, so each
slab is read once and as little as possible is written for it.
"""

import math
from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
Slabs = NDArray[np.float32]

PARTS = 4
"""Parallel slabs are shifted by whole quarters of a pixel: off by an eighth at most."""

SMEAR_PX = 0.3
"""Neighbouring slabs are enlarged as one while nothing in them is off by more."""

EDGE = 1e-6
"""The outermost voxel itself has no neighbour to interpolate to."""


@attrs.frozen(kw_only=True)
class Lie:
    """How a slab lies under a raster: its pixel n is the slab's `first + step * n`.

    `column` and `row` are those firsts, in voxels of the slab.
    """

    column: float
    row: float
    step: float


def laid_in_parallel(
    slabs: Slabs, lies: Sequence[Lie], *, size: tuple[int, int]
) -> Plane:
    """Return the sum of slabs that are only shifted, (height, width).

    Slabs whose shifts end in the same part of a pixel are added up as they are; each
    of the few sums is interpolated once.
    """
    width, height = size
    sums: dict[tuple[int, int], Plane] = {}
    for slab, lie in zip(slabs, lies, strict=True):
        column, column_part = divmod(round(lie.column * PARTS), PARTS)
        row, row_part = divmod(round(lie.row * PARTS), PARTS)
        part = (row_part, column_part)
        if part not in sums:
            # One row and column more, for the neighbour to interpolate to.
            sums[part] = np.zeros((height + 1, width + 1), np.float32)
        _add_shifted(sums[part], slab, row, column)
    total = np.zeros((height, width), np.float32)
    for (row_part, column_part), plane in sums.items():
        total += _shifted(plane, row_part / PARTS, column_part / PARTS)
    return total


def _add_shifted(plane: Plane, slab: Plane, row: int, column: int) -> None:
    """Add a slab of which (row, column) lies on the plane's first pixel."""
    rows, columns = (
        slice(max(0, -first), max(0, min(wanted, count - first)))
        for first, wanted, count in (
            (row, plane.shape[0], slab.shape[0]),
            (column, plane.shape[1], slab.shape[1]),
        )
    )
    if rows.start < rows.stop and columns.start < columns.stop:
        plane[rows, columns] += slab[
            rows.start + row : rows.stop + row,
            columns.start + column : columns.stop + column,
        ]


def _shifted(plane: Plane, row_part: float, column_part: float) -> Plane:
    """Return a plane moved by parts of a pixel, one row and column smaller."""
    moved = plane[:-1]
    if row_part:
        moved = moved + (plane[1:] - moved) * np.float32(row_part)
    if column_part:
        return moved[:, :-1] + np.diff(moved, axis=1) * np.float32(column_part)
    return moved[:, :-1]


def laid_in_perspective(
    slabs: Slabs, lies: Sequence[Lie], *, size: tuple[int, int]
) -> Plane:
    """Return the sum of slabs that are shifted and enlarged, (height, width)."""
    width, height = size
    total = np.zeros((height, width), np.float32)
    together = _together(lies, size)
    for first in range(0, len(lies), together):
        part = slabs[first : first + together]
        slab = part[0] if len(part) == 1 else part.sum(axis=0)
        _lay(slab, _middle(lies[first : first + together]), total)
    return total


def _together(lies: Sequence[Lie], size: tuple[int, int]) -> int:
    """Return how many neighbours may be enlarged as one: see `SMEAR_PX`."""
    one, next_one = lies[0], lies[min(1, len(lies) - 1)]
    grown = next_one.step - one.step
    strays = 0.0
    for shift, pixels in (
        (next_one.column - one.column, size[0]),
        (next_one.row - one.row, size[1]),
    ):
        strays = max(strays, abs(shift), abs(shift + grown * pixels))
    return max(1, math.floor(2 * SMEAR_PX / max(strays, EDGE)))


def _middle(lies: Sequence[Lie]) -> Lie:
    first, last = lies[0], lies[-1]
    return Lie(
        column=(first.column + last.column) / 2,
        row=(first.row + last.row) / 2,
        step=(first.step + last.step) / 2,
    )


def _lay(slab: Plane, lie: Lie, total: Plane) -> None:
    """Add an enlarged slab where it lies."""
    rows = _covered(lie.row, lie.step, slab.shape[0], total.shape[0])
    columns = _covered(lie.column, lie.step, slab.shape[1], total.shape[1])
    if rows.start < rows.stop and columns.start < columns.stop:
        taller = _between(slab, lie.row, lie.step, rows, axis=0)
        total[rows, columns] += _between(taller, lie.column, lie.step, columns, axis=1)


def _covered(first: float, step: float, count: int, wanted: int) -> slice:
    """Return the raster's pixels that fall between the outermost voxels of a slab."""
    low = max(0, math.ceil(-first / step))
    high = min(wanted, math.ceil((count - 1 - first) / step - EDGE))
    return slice(low, max(low, high))


def _between(
    values: Plane, first: float, step: float, wanted: slice, *, axis: int
) -> Plane:
    """Return the rows or columns at `first + step * n`, linearly interpolated."""
    at = first + step * np.arange(wanted.start, wanted.stop)
    below = np.clip(at.astype(np.intp), 0, values.shape[axis] - 2)
    part = (at - below).astype(np.float32)
    result = values.take(below, axis=axis, mode="clip")
    above = values.take(below + 1, axis=axis, mode="clip")
    above -= result
    above *= part[:, None] if axis == 0 else part
    result += above
    return result
