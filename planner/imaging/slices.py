"""Planes through a volume, and the pictures they cut.

Radiological convention throughout: an axial slice is seen from the feet and a coronal
one from the front, so that the patient's right is on the left of the screen; a sagittal
slice is seen from the patient's left, so that anterior is on the left of the screen.
"""

import enum
from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.arrays import FloatArray, Points, Vector3, frozen_vector, same_array, unit
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, Volume

OUTSIDE_HU = -1024
"""What lies beyond the volume is shown as air."""

ALIGNED_SINE = 1e-4
"""Axes closer than this are one axis: 0.05 mm over the width of a body."""

TILE_PIXELS = 16_384
"""Oblique slices are cut in tiles of this size, which stay in the processor's cache."""

NEAR_EDGE = 1e-3
"""So close to the last voxel a tile is looked at pixel by pixel: float32 rounds."""

SECOND_LETTER = float(np.sin(np.radians(15)))
"""A direction turned by more than 15 degrees earns another letter."""

PATIENT_LETTERS = (("L", "R"), ("P", "A"), ("H", "F"))
"""The letters towards which LPS x, y and z rise and fall."""


class Orientation(enum.Enum):
    """The three standard ways to cut a patient or a vertebra."""

    AXIAL = "axial"
    SAGITTAL = "sagittal"
    CORONAL = "coronal"

    def axes_lps(self, frame: VertebraFrame | None = None) -> tuple[Vector3, Vector3]:
        """Return the unit directions of screen right and screen down, in LPS.

        Without a frame these are the patient's own planes, otherwise the vertebra's.
        """
        right, anterior, cranial = (
            frame.axes_lps.T if frame else np.diag((-1.0, -1.0, 1.0))
        )
        return {
            Orientation.AXIAL: (-right, -anterior),
            Orientation.SAGITTAL: (-anterior, -cranial),
            Orientation.CORONAL: (-right, -cranial),
        }[self]


def orientation_letters(direction_lps: ArrayLike) -> str:
    """Name the side of the patient a direction points to, the strongest part first.

    Examples
    --------
    >>> orientation_letters((1, 0, 0))
    'L'
    >>> orientation_letters((-0.8, -0.6, 0))
    'RA'
    """
    parts = unit(direction_lps)
    order = np.argsort(-np.abs(parts), kind="stable")
    return "".join(
        PATIENT_LETTERS[axis][0 if parts[axis] > 0 else 1]
        for axis in order
        if abs(parts[axis]) > SECOND_LETTER
    )


def _converted(value: ArrayLike) -> Vector3:
    return frozen_vector(unit(value))


@attrs.frozen(kw_only=True)
class SlicePlane:
    """A raster in the patient: pixel (column, row) lies along `right` and `down`.

    `center_lps_mm` is the middle of the raster (between the middle pixels when the size
    is even). `size` is (width, height) in square pixels of `pixel_mm`.

    Raises
    ------
    ValueError
        If the two directions are not perpendicular, or the raster is empty.
    """

    center_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    right_lps: Vector3 = attrs.field(
        converter=_converted, eq=attrs.cmp_using(eq=same_array)
    )
    down_lps: Vector3 = attrs.field(
        converter=_converted, eq=attrs.cmp_using(eq=same_array)
    )
    pixel_mm: float = attrs.field(validator=attrs.validators.gt(0))
    size: tuple[int, int]

    def __attrs_post_init__(self) -> None:
        if abs(float(self.right_lps @ self.down_lps)) > 1e-6:
            raise ValueError("the axes of a slice must be perpendicular")
        if min(self.size) < 1:
            raise ValueError("a slice needs pixels")

    @property
    def normal_lps(self) -> Vector3:
        """The unit direction into the screen, away from the viewer."""
        return np.cross(self.right_lps, self.down_lps)

    @property
    def origin_lps_mm(self) -> Vector3:
        """The centre of the first pixel, top left."""
        return self.to_lps((0, 0))

    def to_lps(self, pixels: ArrayLike) -> Points:
        """Return the LPS mm of pixels (..., 2), given as (column, row)."""
        offset = np.asarray(pixels, float) - (np.array(self.size) - 1) / 2
        axes = np.stack((self.right_lps, self.down_lps))
        return self.center_lps_mm + offset * self.pixel_mm @ axes

    def to_pixels(self, points_lps_mm: ArrayLike) -> FloatArray:
        """Return (..., 2) as (column, row) for points, dropped onto the plane."""
        axes = np.stack((self.right_lps, self.down_lps), axis=1)
        across = (np.asarray(points_lps_mm, float) - self.center_lps_mm) @ axes
        return across / self.pixel_mm + (np.array(self.size) - 1) / 2


def reslice(volume: Volume, plane: SlicePlane) -> NDArray[np.int16]:
    """Return the CT numbers on a plane, (height, width), linearly interpolated.

    Within half a voxel beyond the outermost centres the edge holds; farther out the
    value is `OUTSIDE_HU`.
    """
    cut = sample_plane(volume.voxels_hu, volume.grid, plane, outside=OUTSIDE_HU)
    return np.rint(cut).astype(np.int16)


def sample_plane(
    values: NDArray[np.generic], grid: Grid, plane: SlicePlane, *, outside: float
) -> NDArray[np.float32]:
    """Return what an array `[k, j, i]` on a grid holds on a plane, (height, width)."""
    to_ijk = grid.ijk_from_lps[:3, :3] * plane.pixel_mm
    right, down = to_ijk @ plane.right_lps, to_ijk @ plane.down_lps
    start = grid.to_ijk(plane.origin_lps_mm)
    across, below = _lone_axis(grid, plane.right_lps), _lone_axis(grid, plane.down_lps)
    if across is not None and below is not None:
        columns = start[across] + right[across] * np.arange(plane.size[0])
        rows = start[below] + down[below] * np.arange(plane.size[1])
        return _cut_aligned(
            values, start, columns, rows, axes=(across, below), outside=outside
        )
    return _cut_oblique(values, plane.size, start, right, down, outside=outside)


def _lone_axis(grid: Grid, direction_lps: Vector3) -> int | None:
    """Return the grid axis along which a direction runs, or None."""
    cosines = grid.directions_lps.T @ direction_lps
    axis = int(np.abs(cosines).argmax())
    return axis if np.linalg.norm(np.delete(cosines, axis)) < ALIGNED_SINE else None


@attrs.frozen(kw_only=True)
class _Taps:
    """For positions along one axis: the lower neighbour, the part towards the next.

    `inside` is None where every position is.
    """

    low: NDArray[np.intp]
    part: NDArray[np.float32]
    inside: NDArray[np.bool_] | None


def _taps(positions: NDArray[np.floating], count: int) -> _Taps:
    held = np.clip(positions, 0, count - 1)
    low = np.minimum(held.astype(np.intp), max(count - 2, 0))
    part = (held - low).astype(np.float32)
    return _Taps(low=low, part=part, inside=_is_inside(positions, count))


def _is_inside(positions: NDArray[np.floating], count: int) -> NDArray[np.bool_]:
    """Tell which positions lie within half a voxel of the outermost centres."""
    return (positions >= -0.5) & (positions <= count - 0.5)


def _cut_aligned(
    values: NDArray[np.generic],
    start_ijk: Vector3,
    columns: FloatArray,
    rows: FloatArray,
    *,
    axes: tuple[int, int],
    outside: float,
) -> NDArray[np.float32]:
    """Interpolate along one axis at a time: rows, columns, then between two sheets."""
    across, below = axes
    depth = 3 - across - below
    size = values.shape[::-1]
    sheets = np.moveaxis(values, (2 - depth, 2 - below, 2 - across), (0, 1, 2))
    result = np.full((len(rows), len(columns)), outside, np.float32)
    seen = _stretch(rows, size[below]), _stretch(columns, size[across])
    row, column = (
        _taps(rows[seen[0]], size[below]),
        _taps(columns[seen[1]], size[across]),
    )
    deep = _taps(start_ijk[depth : depth + 1], size[depth])
    if row.low.size and column.low.size and _is_inside(start_ijk, size[depth])[depth]:
        first = int(deep.low[0])
        cut = _blend_rows(sheets[first], row, column)
        if deep.part[0]:
            next_cut = _blend_rows(sheets[first + 1], row, column)
            cut = _towards(cut, next_cut, deep.part[0])
        result[seen] = cut
    return result


def _stretch(positions: FloatArray, count: int) -> slice:
    """Return the run of positions inside; they rise or fall steadily."""
    inside = np.flatnonzero(_is_inside(positions, count))
    return slice(int(inside[0]), int(inside[-1]) + 1) if inside.size else slice(0, 0)


def _blend_rows(
    sheet: NDArray[np.generic], row: _Taps, column: _Taps
) -> NDArray[np.float32]:
    """Return a sheet at the taps of its rows and columns."""
    return _blend(_blend(sheet, row, axis=0), column, axis=1)


def _blend(
    values: NDArray[np.generic], taps: _Taps, *, axis: int
) -> NDArray[np.float32]:
    """Return the values at the taps' positions along one axis."""
    shape = [1] * values.ndim
    shape[axis] = -1
    low = values.take(taps.low, axis=axis).astype(np.float32)
    if not taps.part.any():
        return low
    above = np.minimum(taps.low + 1, values.shape[axis] - 1)
    high = values.take(above, axis=axis).astype(np.float32)
    return _towards(low, high, taps.part.reshape(shape))


def _cut_oblique(
    values: NDArray[np.generic],
    size: tuple[int, int],
    start_ijk: Vector3,
    right_ijk: Vector3,
    down_ijk: Vector3,
    *,
    outside: float,
) -> NDArray[np.float32]:
    """Gather eight neighbours for each pixel, tile by tile."""
    width, height = size
    thick = _at_least_two(values)
    flat = np.ascontiguousarray(thick).reshape(-1)
    strides = (1, thick.shape[2], thick.shape[2] * thick.shape[1])
    columns = np.arange(width)
    result = np.empty((height, width), np.float32)
    step = max(1, TILE_PIXELS // width)
    for top in range(0, height, step):
        rows = np.arange(top, min(top + step, height))
        taps = [
            _tile_taps(
                start_ijk[axis] + down_ijk[axis] * rows,
                right_ijk[axis] * columns,
                values.shape[2 - axis],
            )
            for axis in range(3)
        ]
        tile = _gather(flat, taps, strides)
        hidden = [~tap.inside for tap in taps if tap.inside is not None]
        if hidden:
            tile[np.logical_or.reduce(hidden)] = outside
        result[top : top + step] = tile
    return result


def _at_least_two(values: NDArray[np.generic]) -> NDArray[np.generic]:
    """Repeat the only sheet along any axis of length one: it is its own neighbour."""
    missing = [(0, 1 if count == 1 else 0) for count in values.shape]
    return np.pad(values, missing, mode="edge") if any(map(any, missing)) else values


def _tile_taps(by_row: FloatArray, by_column: FloatArray, count: int) -> _Taps:
    """Return the taps of a tile along one axis; its position is the sum of the two.

    The position is linear, so its extremes are at the corners of the tile: most tiles
    lie inside and need no further look.
    """
    positions = by_row.astype(np.float32)[:, None] + by_column.astype(np.float32)
    corners = by_row[[0, 0, -1, -1]] + by_column[[0, -1, 0, -1]]
    if corners.min() < 0 or corners.max() > count - 1 - NEAR_EDGE:
        return _taps(positions, count)
    low = positions.astype(np.intp)
    positions -= low
    return _Taps(low=low, part=positions, inside=None)


def _gather(
    flat: NDArray[np.generic], taps: Sequence[_Taps], strides: tuple[int, int, int]
) -> NDArray[np.float32]:
    """Return the trilinear mean of the eight neighbours of each pixel."""
    corner = taps[0].low + taps[1].low * strides[1]
    corner += taps[2].low * strides[2]
    _, row, sheet = strides

    def along_i(offset: int) -> NDArray[np.float32]:
        low = flat.take(corner + offset, mode="clip").astype(np.float32)
        high = flat.take(corner + (offset + 1), mode="clip").astype(np.float32)
        return _towards(low, high, taps[0].part)

    def along_j(offset: int) -> NDArray[np.float32]:
        return _towards(along_i(offset), along_i(offset + row), taps[1].part)

    return _towards(along_j(0), along_j(sheet), taps[2].part)


def _towards(
    low: NDArray[np.float32],
    high: NDArray[np.float32],
    part: NDArray[np.float32] | np.float32,
) -> NDArray[np.float32]:
    high -= low
    high *= part
    high += low
    return high
