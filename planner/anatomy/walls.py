"""Pedicle walls as sheets, and exact signed distances to them.

A wall is a height field: the medial and lateral walls give an offset for each (y, z),
the cranial and caudal walls a z for each (offset, y). Where a wall turns by more than
45 degrees it belongs to its neighbour, and the sheet goes on straight from there, so
that "beyond the medial wall" stays meaningful above and below the pedicle.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import attrs
import numpy as np
from scipy import ndimage

from planner.arrays import FloatArray, Points

_CORNERS = np.array([(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)])
"""The corners of a cell in the order in which its axes are interpolated away."""


FOOT_STEPS = 3
"""A foot that starts at the nearest grid crossing is found to 0.01 mm."""

SLAB = 6
"""Layers of the grid that are measured at a time: they stay in a processor's cache."""


@attrs.frozen(kw_only=True, eq=False)
class DistanceField:
    """Signed distances in mm on a regular grid, read back by trilinear interpolation.

    `values` is float32 (n_a, n_b, n_c, channels); the grid starts at `start_mm` and
    advances by `step_mm` along each of the three axes. Interpolation is exact for plane
    walls. Beyond the grid the distance to the grid is taken off: the value can only
    look worse than it is, never safer.
    """

    values: np.ndarray[tuple[int, int, int, int], np.dtype[np.float32]]
    start_mm: FloatArray
    step_mm: float

    def at(self, points_mm: Points) -> FloatArray:
        """Return (n, channels) for points (n, 3)."""
        raw = (points_mm - self.start_mm) / self.step_mm
        size = np.array(self.values.shape[:3])
        inside = np.minimum(np.maximum(raw, 0), size - 1)
        low = np.minimum(inside.astype(np.intp), size - 2)
        _, n_b, n_c, channels = self.values.shape
        strides = np.array((n_b * n_c, n_c, 1))
        corners = low @ strides + (_CORNERS @ strides)[:, None]
        flat = self.values.reshape(-1, channels)
        value = flat.take(corners, axis=0).astype(np.float64)
        part = inside - low
        for axis in range(3):
            half = len(value) // 2
            near, far = value[:half], value[half:]
            far -= near
            far *= part[:, axis, None]
            near += far
            value = near
        if np.array_equal(raw, inside):
            return np.asarray(value[0])
        outside_mm = np.linalg.norm(raw - inside, axis=1) * self.step_mm
        return np.asarray(value[0] - outside_mm[:, None])


def distance_to_sheet(
    height_mm: FloatArray, across_mm: FloatArray, *, step_mm: float
) -> FloatArray:
    """Return the signed distance of grid points to the sheet `h = height(u, v)`.

    Parameters
    ----------
    height_mm : (n_u, n_v) float64
        The sheet over a regular grid of `step_mm`; finite everywhere.
    across_mm : (n_h,) float64
        The grid coordinates along h, regular, `step_mm` apart.

    Returns
    -------
    (n_h, n_u, n_v) float64
        Positive where h > height. The nearest crossing of the grid is where the search
        for each point's foot on the sheet starts; a few steps along the tangent find
        it. Exact for planes, which go on beyond the grid.
    """
    over = across_mm[:, None, None] - height_mm[None]
    foot = _first_feet(over)
    sheet = np.stack((height_mm, *np.gradient(height_mm, step_mm)), axis=-1)
    across = across_mm[:, None, None]
    away = [
        _nearest_mm(sheet, across[part], foot[:, part], step_mm)
        for part in (slice(k, k + SLAB) for k in range(0, len(across), SLAB))
    ]
    signed: FloatArray = np.copysign(np.concatenate(away), over)
    return signed


def _nearest_mm(
    sheet: FloatArray, across_mm: FloatArray, foot: FloatArray, step_mm: float
) -> FloatArray:
    """Return how far grid points are from the sheet, from feet (2, ...) on."""
    u, v = np.arange(foot.shape[2])[:, None], np.arange(foot.shape[3])
    nearest_mm = np.full(foot.shape[1:], np.inf)
    for left in reversed(range(FOOT_STEPS)):
        height, slope_u, slope_v = _on_sheet(sheet, foot, step_mm)
        rise = across_mm - height
        along_u, along_v = (u - foot[0]) * step_mm, (v - foot[1]) * step_mm
        distance = np.sqrt(rise**2 + along_u**2 + along_v**2)
        np.minimum(nearest_mm, distance, out=nearest_mm)
        if left:
            step = _tangent_step(rise, along_u, along_v, slope_u, slope_v)
            foot = foot + step / step_mm
    return nearest_mm


def _on_sheet(
    sheet: FloatArray, foot: FloatArray, step_mm: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return height and slopes of a sheet (n_u, n_v, 3) at feet (2, ...), bilinear.

    Beyond its border it goes on along the border's slopes.
    """
    n_u, n_v = sheet.shape[:2]
    inner = np.clip(foot, 0, np.array((n_u - 1, n_v - 1)).reshape(2, 1, 1, 1))
    low = inner.astype(np.int32)
    np.minimum(low[0], n_u - 2, out=low[0])
    np.minimum(low[1], n_v - 2, out=low[1])
    part = inner - low
    part_u, part_v = part[0][..., None], part[1][..., None]
    corner = low[0] * n_v + low[1]
    flat = sheet.reshape(-1, 3)
    near = flat.take(corner, axis=0)
    near += part_v * (flat.take(corner + 1, axis=0) - near)
    corner += n_v
    far = flat.take(corner, axis=0)
    far += part_v * (flat.take(corner + 1, axis=0) - far)
    near += part_u * (far - near)
    height, slope_u, slope_v = np.moveaxis(near, -1, 0)
    beyond_u, beyond_v = (foot - inner) * step_mm
    return height + slope_u * beyond_u + slope_v * beyond_v, slope_u, slope_v


def _first_feet(over: FloatArray) -> FloatArray:
    """Return (2, ...): u and v of the grid's crossing nearest to each point."""
    near = _crossings(over)
    if not near.any():
        return np.indices(over.shape, dtype=np.float64)[1:]
    nearest = ndimage.distance_transform_edt(
        ~near, return_distances=False, return_indices=True
    )
    feet: FloatArray = np.asarray(nearest)[1:].astype(np.float64)
    return feet


def _tangent_step(
    rise: FloatArray,
    along_u: FloatArray,
    along_v: FloatArray,
    slope_u: FloatArray,
    slope_v: FloatArray,
) -> FloatArray:
    """Return (2, ...) mm: from a foot to where its tangent plane is nearest."""
    to_u = along_u + slope_u * rise
    to_v = along_v + slope_v * rise
    uu, vv, uv = 1 + slope_u**2, 1 + slope_v**2, slope_u * slope_v
    scale = 1 / (uu * vv - uv**2)
    return np.stack(((vv * to_u - uv * to_v) * scale, (uu * to_v - uv * to_u) * scale))


def _crossings(over: FloatArray) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Mark the grid points with a neighbour on the other side of the sheet."""
    beyond = over > 0
    near = np.zeros_like(beyond)
    for axis in range(3):
        change = np.diff(beyond, axis=axis)
        pad_low = [(0, 0)] * 3
        pad_high = [(0, 0)] * 3
        pad_low[axis], pad_high[axis] = (1, 0), (0, 1)
        near |= np.pad(change, pad_low) | np.pad(change, pad_high)
    return near


@attrs.frozen(kw_only=True, eq=False)
class WallSheets:
    """The four walls of one pedicle as sheets over one regular grid.

    The grid counts (offset, y, z) from `start_mm` in steps of `step_mm`, `shape` points
    along each. `medial_mm` and `lateral_mm` are offsets over (y, z), `cranial_mm` and
    `caudal_mm` are heights z over (offset, y); all finite everywhere.
    """

    start_mm: FloatArray
    step_mm: float
    shape: tuple[int, int, int]
    medial_mm: FloatArray
    lateral_mm: FloatArray
    cranial_mm: FloatArray
    caudal_mm: FloatArray

    @property
    def axes_mm(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The grid coordinates along offset, y and z."""
        offset, y, z = (
            start + self.step_mm * np.arange(count)
            for start, count in zip(self.start_mm, self.shape, strict=True)
        )
        return offset, y, z

    def distances(self) -> DistanceField:
        """Return how far inside each wall every grid point lies.

        Channels: medial, lateral, cranial, caudal; positive on the pedicle's side.
        """
        offset, _, z = self.axes_mm
        step = self.step_mm
        sheets = (self.medial_mm, self.lateral_mm, self.cranial_mm, self.caudal_mm)
        with ThreadPoolExecutor(max_workers=2) as pool:
            above = partial(distance_to_sheet, step_mm=step)
            found = list(pool.map(above, sheets, (offset, offset, z, z)))
        medial, lateral = found[0], -found[1]
        cranial, caudal = -np.moveaxis(found[2], 0, 2), np.moveaxis(found[3], 0, 2)
        channels = (medial, lateral, cranial, caudal)
        return DistanceField(
            values=np.stack(channels, axis=-1).astype(np.float32),
            start_mm=self.start_mm,
            step_mm=step,
        )
