"""The vertebral body in a scan: endplates, posterior-wall line, anterior silhouette."""

import attrs
import numpy as np

from planner.anatomy.rays import crossing, longest_run
from planner.anatomy.scan import BoxScan
from planner.arrays import FloatArray, Vector3, unit

CANAL_STRIP_MM = 5.0
"""How far beside the canal's middle the body is looked for."""

THINNEST_BODY_MM = 8.0
"""What lies in front of the canal and is thinner than this is no body."""

FARTHEST_FRONT_MM = 16.0
"""How far in front of the canal's middle the body may begin."""

FOOTPRINT = 0.35
"""The share of the body's width and depth, each way from its middle, over which a plane
is fitted to an endplate: inside the ring apophysis' outer slope."""

RIM_SHARE = 0.3
"""The share of the posterior height, from either endplate, in which the rim lies: a
fragment at mid-height is outside both."""

LEAST_SPREAD_MM = 0.1
"""Points that scatter by less are not told apart when a wall is fitted."""

STEEPEST = 1.0
"""A wall that turns by more than 45 degrees is another wall."""


@attrs.frozen(kw_only=True, eq=False)
class Plane:
    """z = height_mm + slope_x * x + slope_y * y."""

    slope_x: float
    slope_y: float
    height_mm: float

    @property
    def normal(self) -> Vector3:
        """Cranially directed."""
        return unit((-self.slope_x, -self.slope_y, 1.0))

    def z_at(self, x_mm: float, y_mm: float) -> float:
        return self.height_mm + self.slope_x * x_mm + self.slope_y * y_mm


@attrs.frozen(kw_only=True, eq=False)
class Body:
    """What a scan shows of the body, in its box."""

    superior: Plane
    inferior: Plane
    middle_mm: Vector3
    width_mm: float
    depth_mm: float


def find_body(scan: BoxScan) -> Body | None:
    """Return the body in front of the canal, or None."""
    front, back = through_body(scan)
    near = np.abs(scan.x_mm - scan.canal_x_mm[:, None]) <= CANAL_STRIP_MM
    ahead = front - scan.canal_y_mm[:, None]
    is_body = (back - front >= THINNEST_BODY_MM) & (ahead <= FARTHEST_FRONT_MM)
    rows = (is_body & near).sum(axis=1) >= near.sum(axis=1) / 2
    run = longest_run(rows)
    if run is None or run[1] - run[0] < 2:
        return None
    low, high = run[0], run[1] + 1
    seen = is_body & near
    seen[:low] = seen[high:] = False
    y_front, y_back = float(np.median(front[seen])), float(np.median(back[seen]))
    z = float(scan.z_mm[(low + high) // 2])
    x = float(scan.canal_x_mm[(low + high) // 2])
    x, width = _across(scan, x, (y_front + y_back) / 2, z)
    middle = np.array([x, (y_front + y_back) / 2, z])
    depth = y_back - y_front
    planes = [
        _endplate(scan, middle, width=width, depth=depth, up=up) for up in (True, False)
    ]
    if planes[0] is None or planes[1] is None:
        return None
    return Body(
        superior=planes[0],
        inferior=planes[1],
        middle_mm=middle,
        width_mm=width,
        depth_mm=depth,
    )


def through_body(scan: BoxScan) -> tuple[FloatArray, FloatArray]:
    """Return y of entry and exit, (z, x), of lines forward from the canal."""
    lines = np.moveaxis(scan.inside_mm, 1, 2)
    first = np.round(scan.index(scan.canal_y_mm, "y")).astype(int)
    first = np.clip(first, 0, lines.shape[-1] - 1)
    free = np.take_along_axis(lines, first[:, None, None], axis=2)[..., 0] <= 0
    entry = crossing(lines, into=True, after=first[:, None])
    entry = np.where(free, entry, np.nan)
    leave = crossing(lines, into=False, after=entry)
    low, step = scan.low_mm[1], scan.step_mm
    return low + step * entry, low + step * leave


def _across(scan: BoxScan, x: float, y: float, z: float) -> tuple[float, float]:
    """Return the middle and the width of bone along x through a point in the body."""
    k, j = (round(float(scan.index(v, a))) for v, a in ((z, "z"), (y, "y")))
    line = scan.inside_mm[k, j]
    i = float(np.round(scan.index(x, "x")))
    right = float(crossing(line, into=False, after=i))
    left = (
        len(line) - 1 - float(crossing(line[::-1], into=False, after=len(line) - 1 - i))
    )
    low, high = (scan.low_mm[0] + scan.step_mm * end for end in (left, right))
    return (low + high) / 2, high - low


def _endplate(
    scan: BoxScan, middle: Vector3, *, width: float, depth: float, up: bool
) -> Plane | None:
    """Fit a plane to the endplate above (or below) the body's middle."""
    near_x = np.abs(scan.x_mm - middle[0]) <= FOOTPRINT * width
    near_y = np.abs(scan.y_mm - middle[1]) <= FOOTPRINT * depth
    lines = np.moveaxis(scan.inside_mm[:, near_y][:, :, near_x], 0, -1)
    start = float(np.round(scan.index(middle[2], "z")))
    if up:
        place = crossing(lines, into=False, after=start)
    else:
        last = lines.shape[-1] - 1
        place = last - crossing(lines[..., ::-1], into=False, after=last - start)
    y, x = np.meshgrid(scan.y_mm[near_y], scan.x_mm[near_x], indexing="ij")
    seen = np.isfinite(place)
    if seen.mean() < 0.5:
        return None
    z = scan.low_mm[2] + scan.step_mm * place[seen]
    return _robust_plane(x[seen], y[seen], z)


def _robust_plane(x: FloatArray, y: FloatArray, z: FloatArray) -> Plane:
    slope_x, slope_y, height = robust_fit(np.column_stack((x, y, np.ones_like(x))), z)
    return Plane(
        slope_x=float(slope_x), slope_y=float(slope_y), height_mm=float(height)
    )


def robust_fit(columns: FloatArray, values_mm: FloatArray) -> FloatArray:
    """Fit values by columns (n, m), far outliers having no say (Tukey's biweight)."""
    weight = np.ones_like(values_mm)
    fit = np.zeros(columns.shape[1])
    for _ in range(12):
        fit[:] = np.linalg.lstsq(columns * weight[:, None], values_mm * weight)[0]
        residual = values_mm - columns @ fit
        spread = max(1.4826 * float(np.median(np.abs(residual))), LEAST_SPREAD_MM)
        weight = np.clip(1 - (residual / (4.685 * spread)) ** 2, 0, None)
    return fit
