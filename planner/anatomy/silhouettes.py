"""The back and the front of the body as a true lateral view shows them."""

import numpy as np

from planner.anatomy.body import (
    CANAL_STRIP_MM,
    RIM_SHARE,
    Body,
    robust_fit,
    through_body,
)
from planner.anatomy.rays import Marks, crossing
from planner.anatomy.scan import BoxScan, SideScan
from planner.anatomy.vertebra import Side, Silhouette
from planner.arrays import FloatArray

CANAL_HALF_WIDTH_MM = 22.0
"""Beyond this from the canal's middle no front of the canal is looked for."""

STEEPEST_FACING = 1.2
"""The slope, 50 degrees, from which the canal's front counts as its side: a little over
45, because a wall 4 mm concave over a canal of 17 mm (rules.md 5, T8S) turns by 43."""

MIDLINE_MM = 3.0
"""Half the width of the strip in which the canal's dorsal border is looked for."""

BESIDE_PROCESS_MM = (5.0, 7.0)
"""How far from the canal's middle a lamina still closes it and a spinous process, 10 mm
thick at most, no longer does."""

RIM_ROUNDING_MM = 1.0
"""This close to an endplate the body's edge is rounded, or the voxels make it so."""

SMALLEST_ZONE_MM = 4.0
"""The rims of a flat, collapsed body are looked for in at least so much height."""

IN_BACK_MM = (2.0, 5.0)
"""Where, in front of the body's back, its height is taken."""

BEHIND_FRONT_MM = (1.5, 4.0)
"""Where, behind the canal's front, the medial walls bound it."""

USUAL_HALF_WIDTH_MM = 8.0
"""Half the width of a canal both of whose sides are open."""

FEWEST_SAMPLES = 12


def canal_front(scan: BoxScan) -> FloatArray:
    """Return y of the canal's front over (z, x), as far as it faces backwards.

    From the midline outwards, up to where it turns away (`STEEPEST_FACING`): there the
    medial wall of the pedicle begins, or the body's side. NaN beyond.
    """
    front = through_body(scan)[0]
    turn = np.abs(np.gradient(front, scan.step_mm, axis=1)) <= STEEPEST_FACING
    aside = np.abs(scan.x_mm - scan.canal_x_mm[:, None])
    turn &= aside <= CANAL_HALF_WIDTH_MM
    middle = np.argmin(aside, axis=1)
    number = np.arange(front.shape[1])
    right = number >= middle[:, None]
    left = number <= middle[:, None]
    seen_right = np.logical_and.accumulate(turn | ~right, axis=1) & right
    flipped = np.logical_and.accumulate((turn | ~left)[:, ::-1], axis=1)
    seen_left = flipped[:, ::-1] & left
    facing: FloatArray = np.where(seen_right | seen_left, front, np.nan)
    return facing


def posterior_line(scan: BoxScan, body: Body) -> Silhouette | None:
    """Return the straight line through the two posterior rims, or None.

    Near each endplate the canal's front is fitted by a parabola over x, between the
    medial walls. A rim lies behind its front by the concavity of the wall: the smaller
    of the two found, because the pedicles' roots make the upper one look deeper than
    the body's own back. What bulges into the canal between the rims moves nothing.
    """
    facing = canal_front(scan)
    corners = _posterior_corners(scan, body)
    if corners is None:
        return None
    low, high = corners
    zone = max(RIM_SHARE * (high - low), SMALLEST_ZONE_MM)
    edges = _medial_edges(scan, facing, low, high)
    rims = [
        _rim(scan, facing, edges, start, end)
        for start, end in (
            (low + RIM_ROUNDING_MM, low + zone),
            (high - zone, high - RIM_ROUNDING_MM),
        )
    ]
    if rims[0] is None or rims[1] is None:
        return None
    (z_low, front_low, deep_low), (z_high, front_high, deep_high) = rims[0], rims[1]
    concavity = min(deep_low, deep_high)
    slope = (front_high - front_low) / (z_high - z_low)
    y_low = front_low - concavity
    return Silhouette(
        z_mm=[low, high],
        y_mm=[y_low + slope * (low - z_low), y_low + slope * (high - z_low)],
    )


def _posterior_corners(scan: BoxScan, body: Body) -> tuple[float, float] | None:
    """Return the heights at which the body ends below and above, just in its back.

    Not where the endplates' planes are: the middle of an endplate may be driven in.
    """
    back = float(body.middle_mm[1] - body.depth_mm / 2)
    ahead = scan.y_mm - back
    near_y = (ahead >= IN_BACK_MM[0]) & (ahead <= IN_BACK_MM[1])
    near_x = np.abs(scan.x_mm - body.middle_mm[0]) <= CANAL_STRIP_MM
    lines = np.moveaxis(scan.inside_mm[:, near_y][:, :, near_x], 0, -1)
    start = float(np.round(scan.index(body.middle_mm[2], "z")))
    last = lines.shape[-1] - 1
    up = crossing(lines, into=False, after=start)
    down = last - crossing(lines[..., ::-1], into=False, after=last - start)
    if not (np.isfinite(up).any() and np.isfinite(down).any()):
        return None
    low, step = scan.low_mm[2], scan.step_mm
    return low + step * float(np.nanmedian(down)), low + step * float(np.nanmedian(up))


def _medial_edges(
    scan: BoxScan, facing: FloatArray, low: float, high: float
) -> tuple[float, float]:
    """Return the x of the left and right medial walls just behind the canal's front."""
    front = float(np.nanmedian(facing)) if np.isfinite(facing).any() else 0.0
    edges = []
    for side in (Side.LEFT, Side.RIGHT):
        half = SideScan.of(scan, side)
        y, z = half.axis_mm(1), half.axis_mm(2)
        behind = (y >= front - BEHIND_FRONT_MM[1]) & (y <= front - BEHIND_FRONT_MM[0])
        medial = half.walls_beside_canal()[0]
        medial = medial[np.ix_(behind, (z >= low) & (z <= high))]
        offset = medial - half.canal_offset_mm[(z >= low) & (z <= high)]
        near = offset[np.isfinite(offset) & (offset <= CANAL_HALF_WIDTH_MM)]
        edges.append(float(np.median(near)) if near.size else np.nan)
    seen = [edge for edge in edges if np.isfinite(edge)] or [USUAL_HALF_WIDTH_MM]
    left, right = (e if np.isfinite(e) else float(np.mean(seen)) for e in edges)
    middle = float(np.median(scan.canal_x_mm))
    return middle - left, middle + right


def _rim(
    scan: BoxScan,
    facing: FloatArray,
    edges: tuple[float, float],
    start: float,
    end: float,
) -> tuple[float, float, float] | None:
    """Return z, the most anterior y, and how much more posterior the wall gets."""
    z, x = np.meshgrid(scan.z_mm, scan.x_mm, indexing="ij")
    held = np.isfinite(facing) & (z >= start) & (z <= end)
    held &= (x >= edges[0]) & (x <= edges[1])
    if held.sum() < FEWEST_SAMPLES:
        return None
    middle = (start + end) / 2
    columns = [np.ones(held.sum()), x[held], x[held] ** 2, z[held] - middle]
    fit = robust_fit(np.column_stack(columns), facing[held])
    across = np.linspace(*edges, 65)
    y = fit[0] + fit[1] * across + fit[2] * across**2
    return middle, float(y.max()), float(np.ptp(y))


def canal_back(scan: BoxScan, *, low_mm: float, high_mm: float) -> float | None:
    """Return y of the canal's dorsal border at the midline, between two heights.

    Where the lamina is seen; its median, so that neither its upper edge nor a spur
    counts for all of it. At the heights at which bone closes the canal on both sides of
    the midline as well: below the lamina the spinous process stands alone, farther
    back. Where that is seen nowhere (a lamina cut away), at all heights.
    """
    lines = np.moveaxis(scan.inside_mm, 1, 2)[..., ::-1]
    last = lines.shape[-1] - 1
    first = last - np.round(scan.index(scan.canal_y_mm, "y")).astype(int)
    place = last - crossing(lines, into=True, after=first[:, None])
    aside = scan.x_mm - scan.canal_x_mm[:, None]
    rows = (scan.z_mm >= low_mm) & (scan.z_mm <= high_mm)
    seen = (np.abs(aside) <= MIDLINE_MM) & rows[:, None] & np.isfinite(place)
    lamina = _closed_beside(place, aside) & seen.any(axis=1)
    if lamina.any():
        seen &= lamina[:, None]
    hits = place[seen]
    if not hits.size:
        return None
    return float(scan.low_mm[1] + scan.step_mm * np.median(hits))


def _closed_beside(place: FloatArray, aside_mm: FloatArray) -> Marks:
    """Mark the heights at which most lines on each side of the process meet bone."""
    near, far = BESIDE_PROCESS_MM
    closed = np.ones(len(place), bool)
    for offset in (aside_mm, -aside_mm):
        beside = (offset >= near) & (offset <= far)
        met = (beside & np.isfinite(place)).sum(axis=1)
        closed &= 2 * met > beside.sum(axis=1)
    return closed


def anterior_outline(scan: BoxScan, body: Body) -> Silhouette | None:
    """Return the most anterior y of the body at each height between the endplates."""
    near = np.abs(scan.x_mm - body.middle_mm[0]) <= body.width_mm / 2
    lines = np.moveaxis(scan.inside_mm[:, :, near], 1, 2)[..., ::-1]
    last = lines.shape[-1] - 1
    y = scan.low_mm[1] + scan.step_mm * (last - crossing(lines, into=True))
    front = float(body.middle_mm[1] + body.depth_mm / 2)
    x = float(body.middle_mm[0])
    low, high = body.inferior.z_at(x, front), body.superior.z_at(x, front)
    rows = (scan.z_mm >= low) & (scan.z_mm <= high) & np.isfinite(y).any(axis=1)
    if rows.sum() < 2:
        return None
    return Silhouette(z_mm=scan.z_mm[rows], y_mm=np.nanmax(y[rows], axis=1))
