"""The pedicles: tubes of bone from the ring into the body, one on each side."""

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.seeded.ring import Ring
from planner.anatomy.seeded.sampling import Patch
from planner.anatomy.seeded.tubes import (
    TubeWall,
    Unrolled,
    cortex_share,
    first_cortex_cost,
    pull_towards,
    stop_at,
    unroll,
    wall_of_tube,
)
from planner.anatomy.vertebra import Side
from planner.arrays import FloatArray
from planner.geometry.frames import VertebraFrame

ANGLES = np.radians(np.arange(0.0, 360, 7.5))
RADII_MM = np.arange(0.6, 15.0, 0.35)
STEP_MM = 0.8
JUMP_COST = 0.3
FREE_MM = 1.5
"""A pedicle is a tube: where its wall is this much further out than around, it has
run along a rib or a process, and pays for it. Project default."""
WIDTH_SHARE = 0.1
"""Half a pedicle's width over the body's: 0.09 at T5, 0.11 at L3 (rules.md L-1, L-2).
This far lateral to its medial wall is inside a pedicle."""


@attrs.frozen(kw_only=True, eq=False)
class PedicleTube:
    """The wall of one pedicle around an axis that runs along y.

    Angles start at lateral and turn towards cranial, on both sides.
    """

    side: Side
    unrolled: Unrolled
    wall: TubeWall

    def radius_at(
        self, x_mm: FloatArray, y_mm: FloatArray, z_mm: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Return (wall radius, distance from the axis) for points of equal shape."""
        axis = self.unrolled.axis_mm
        order = np.argsort(axis[:, 1])
        known = axis[order]
        dx = x_mm - np.interp(y_mm, known[:, 1], known[:, 0])
        dz = z_mm - np.interp(y_mm, known[:, 1], known[:, 2])
        angle = np.mod(np.arctan2(dz, self.side.sign * dx), 2 * np.pi)
        rows = angle / (ANGLES[1] - ANGLES[0])
        columns = np.interp(y_mm, known[:, 1], order.astype(float))
        closed = np.concatenate((self.wall.radius_mm, self.wall.radius_mm[:1]))
        radius = ndimage.map_coordinates(
            closed, [rows.ravel(), columns.ravel()], order=1, mode="nearest"
        )
        return np.asarray(radius).reshape(np.shape(dx)), np.hypot(dx, dz)


def find_pedicle(
    patch: Patch,
    frame: VertebraFrame,
    ring: Ring,
    *,
    side: Side,
    span_mm: tuple[float, float],
    body_width_mm: float,
    y_range_mm: tuple[float, float],
) -> PedicleTube:
    """Search the wall of one pedicle between two y, at the heights of its span."""
    y = np.arange(y_range_mm[1], y_range_mm[0], -STEP_MM)
    height = np.full(len(y), sum(span_mm) / 2)
    half_width = WIDTH_SHARE * body_width_mm
    x = _medial_x(ring, side, y, height) + side.sign * half_width
    tube = None
    for _ in range(3):
        axis = np.column_stack((x, y, height))
        tube = _search(patch, frame, ring, side, axis, least_mm=0.6 * half_width)
        section = tube.unrolled.points(tube.wall.radius_mm)
        low, high = section.min(axis=0), section.max(axis=0)
        middle = ndimage.gaussian_filter1d((low + high) / 2, 2.0, axis=0)
        half_span = (span_mm[1] - span_mm[0]) / 4
        x = middle[:, 0]
        height = np.clip(
            middle[:, 2], sum(span_mm) / 2 - half_span, sum(span_mm) / 2 + half_span
        )
    assert tube is not None
    return tube


def _medial_x(ring: Ring, side: Side, y_mm: FloatArray, z_mm: FloatArray) -> FloatArray:
    """Return x of the canal's side wall at points (y, z): where the ring is crossed."""
    offset = np.arange(0.0, 25, 0.25)
    x = side.sign * offset
    shape = (len(y_mm), len(offset))
    wall, distance = ring.radius_at(
        np.broadcast_to(x, shape),
        np.broadcast_to(y_mm[:, None], shape),
        np.broadcast_to(z_mm[:, None], shape),
    )
    inside = distance < wall
    last = shape[1] - 1 - inside[:, ::-1].argmax(axis=1)
    found = inside.any(axis=1)
    if not found.any():
        return np.full(len(y_mm), side.sign * 9.0)
    edge = np.interp(np.arange(len(y_mm)), np.nonzero(found)[0], offset[last[found]])
    return np.asarray(side.sign * np.maximum(edge, 0.8 * edge.max()))


def _search(
    patch: Patch,
    frame: VertebraFrame,
    ring: Ring,
    side: Side,
    axis: FloatArray,
    *,
    least_mm: float,
) -> PedicleTube:
    unrolled = unroll(
        patch,
        frame,
        axis_mm=axis,
        across=((side.sign, 0, 0), (0, 0, 1)),
        angles=ANGLES,
        radii_mm=RADII_MM,
    )
    step = unrolled.step_mm
    cortex = cortex_share(unrolled.hu, step_mm=step, sigma=(0.8, 1.2), enough=0.8)
    cost = first_cortex_cost(cortex, step_mm=step)
    outwards = np.cos(ANGLES) > 0.5
    cost[np.ix_(outwards, np.arange(len(axis)), least_mm > RADII_MM)] += 0.5
    points = unrolled.all_points()
    wall, distance = ring.radius_at(points[..., 0], points[..., 1], points[..., 2])
    crossed = (distance < wall) | (side.sign * points[..., 0] < 1.0)
    stop_at(cost, np.maximum.accumulate(crossed, axis=-1))
    free = wall_of_tube(unrolled, cost, rising=False, jump_cost=JUMP_COST)
    usual = ndimage.percentile_filter(
        np.concatenate((free.radius_mm,) * 3), 35, size=(9, 9), mode="nearest"
    )[len(ANGLES) : 2 * len(ANGLES)]
    off = (unrolled.radii_mm - usual[..., None]) / step
    pull_towards(cost, off, free=FREE_MM / step, per_step=0.05)
    wall_found = wall_of_tube(unrolled, cost, rising=False, jump_cost=JUMP_COST)
    return PedicleTube(side=side, unrolled=unrolled, wall=wall_found)
