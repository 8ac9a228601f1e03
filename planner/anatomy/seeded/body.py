"""The vertebral body: outline, endplates, then its whole side wall."""

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.seeded.ring import ANGLES, Ring
from planner.anatomy.seeded.sampling import Patch
from planner.anatomy.seeded.surfaces import best_surface, cortical_edge, smoothed
from planner.anatomy.seeded.tubes import (
    FACE_MM,
    FAT_HU,
    FULL_EDGE_HU,
    TubeWall,
    Unrolled,
    cortex_share,
    first_cortex_cost,
    pull_towards,
    stop_at,
    unroll,
    wall_of_tube,
)
from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame

FIRST_DEPTH_MM = 12.0
"""A point this far in front of the canal is inside any body from T1 (18 mm deep) to L5
(36 mm), rules.md L-1."""
BODY_RADII_MM = np.arange(4.0, 40.0, 0.5)
COLUMN_STEP_MM = 1.5
ENDPLATE_REACH_MM = 26.0
"""The click is no further than this from either endplate: L5 is 27 mm high in front
(rules.md L-1) and the click is not at its very end."""
FREE_MM = 1.5
PULL_PER_STEP = 0.03
"""An endplate is no plane: within `FREE_MM` it is free, beyond it pays this for each
step. Project default."""
STEEPEST = 0.5
FIT_ROUNDS = 8
RIM_MM = 5.0
"""This close to the rim osteophytes and bridges hide the endplate. Project default."""
CANAL_SHARE = 0.25
"""How much of an endplate's expected tilt is taken from the canal. Project default."""
HEIGHT_STEP_MM = 0.4
SEEN_HU = 60.0
"""Below this contrast an endplate was not seen there. Project default."""
SEEN_NONE, SEEN_ALL = 0.2, 0.8
"""From these shares of an endplate seen, its tilt is trusted not at all and fully.
Project default."""


@attrs.frozen(kw_only=True, eq=False)
class Columns:
    """Profiles from inside a body through an endplate: `hu` is (n_x, n_y, n_h).

    `heights_mm` (n_h) leads outwards. `cost` says how badly each height fits an
    endplate, `cortex` how much of a full cortex lies there; `inside` marks the columns
    that stand on the body.
    """

    x_mm: FloatArray
    y_mm: FloatArray
    heights_mm: FloatArray
    up: bool
    hu: FloatArray
    cost: FloatArray
    cortex: FloatArray
    inside: np.ndarray[tuple[int, int], np.dtype[np.bool_]]

    @property
    def middle_mm(self) -> tuple[float, float]:
        return float(self.x_mm.mean()), float(self.y_mm.mean())

    def plane_z(self, plane: FloatArray) -> FloatArray:
        """Return (n_x, n_y): the heights of a plane (a, b, c), z = a x + b y + c."""
        a, b, c = plane
        return np.asarray(a * self.x_mm[:, None] + b * self.y_mm + c)


@attrs.frozen(kw_only=True, eq=False)
class Plate:
    """An endplate as heights over the columns' (x, y): `z_mm` (n_x, n_y).

    `usual` is the plane (a, b, c), z = a x + b y + c, towards which it was searched.
    """

    columns: Columns
    z_mm: FloatArray
    contrast_hu: FloatArray
    usual: FloatArray

    @property
    def x_mm(self) -> FloatArray:
        return self.columns.x_mm

    @property
    def y_mm(self) -> FloatArray:
        return self.columns.y_mm

    @property
    def inside(self) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        return self.columns.inside

    def level_plane(self) -> FloatArray:
        """Return its own plane as far as it is seen, and for the rest the usual one."""
        own = self.plane(near=self.usual)
        return np.asarray(self.trust * own + (1 - self.trust) * self.usual)

    def plane(self, near: FloatArray | None = None) -> FloatArray:
        """Return (a, b, c) of the robust plane z = a x + b y + c, begun at `near`."""
        x, y = np.meshgrid(self.x_mm, self.y_mm, indexing="ij")
        from_rim = ndimage.distance_transform_edt(np.pad(self.inside, 1))[1:-1, 1:-1]
        trust = np.clip(from_rim * COLUMN_STEP_MM / RIM_MM, 0.1, 1)
        weight = trust * np.clip(self.contrast_hu / FULL_EDGE_HU, 0.05, 1)
        design = np.stack((x, y, np.ones_like(x)), axis=-1)[self.inside]
        z, w = self.z_mm[self.inside], weight[self.inside]
        fit = _fit(design, z, w) if near is None else near
        for _ in range(FIT_ROUNDS):
            off = np.abs(z - design @ fit)
            fit = _fit(design, z, weight[self.inside] / (1 + off**2))
        return fit

    @property
    def trust(self) -> float:
        """How far its own tilt can be relied on, 0 to 1, from how much of it is seen.

        Where a disc is thin or ossified, an endplate's edge is lost in that of its
        neighbour, and what is left tells its height but not its tilt.
        """
        seen = self.seen_share
        return float(np.clip((seen - SEEN_NONE) / (SEEN_ALL - SEEN_NONE), 0, 1))

    @property
    def seen_share(self) -> float:
        """The share of it that shows an edge."""
        return float((self.contrast_hu[self.inside] > SEEN_HU).mean())

    @property
    def middle_z_mm(self) -> float:
        """The height of its plane over the middle of the body."""
        a, b, c = self.plane()
        return float(a * self.x_mm.mean() + b * self.y_mm.mean() + c)

    @property
    def back_z_mm(self) -> float:
        """The height of the endplate at the back of the body, where pedicles begin."""
        x = np.linspace(-8.0, 8.0, 9) + self.x_mm.mean()
        y = np.full_like(x, self.y_mm[0] + 3.0)
        return float(np.median(self.at(x, y)))

    def at(self, x_mm: FloatArray, y_mm: FloatArray) -> FloatArray:
        """Return heights; beyond the body the nearest height inside it holds."""
        ix = (x_mm - self.x_mm[0]) / COLUMN_STEP_MM
        iy = (y_mm - self.y_mm[0]) / COLUMN_STEP_MM
        return np.asarray(
            ndimage.map_coordinates(
                self.z_mm, [ix.ravel(), iy.ravel()], order=1, mode="nearest"
            )
        ).reshape(np.shape(x_mm))


def _fit(design: FloatArray, z_mm: FloatArray, weight: FloatArray) -> FloatArray:
    root = np.sqrt(weight)
    fit = np.linalg.lstsq(design * root[:, None], z_mm * root, rcond=None)[0]
    return np.asarray(fit)


def posterior_wall_y(ring: Ring, low_mm: float, high_mm: float) -> float:
    """Return y of the canal's front wall in the midline, over some heights."""
    rows = np.abs(ANGLES - np.pi / 2) < 0.3
    columns = (ring.z_mm >= low_mm) & (ring.z_mm <= high_mm)
    points = ring.unrolled.points(ring.wall.radius_mm)
    return float(np.median(points[rows][:, columns, 1]))


def side_wall(
    patch: Patch,
    frame: VertebraFrame,
    ring: Ring,
    *,
    axis_mm: Points,
    back_y_mm: float,
    jump_cost: float = 0.25,
) -> tuple[Unrolled, TubeWall]:
    """Search the side wall of the body around an axis (n, 3) inside it.

    Behind, it ends at the canal or at `back_y_mm`, where the pedicles begin.
    """
    unrolled = unroll(
        patch,
        frame,
        axis_mm=axis_mm,
        across=((1, 0, 0), (0, 1, 0)),
        angles=ANGLES,
        radii_mm=BODY_RADII_MM,
    )
    step = unrolled.step_mm
    cortex = cortex_share(unrolled.hu, step_mm=step, sigma=(1.0, 1.5), enough=1.0)
    cost = first_cortex_cost(cortex, step_mm=step)
    points = unrolled.all_points()
    wall, distance = ring.radius_at(points[..., 0], points[..., 1], points[..., 2])
    beyond = (points[..., 1] < back_y_mm) | (distance < wall - 1.0)
    stop_at(cost, np.maximum.accumulate(beyond, axis=-1))
    free = wall_of_tube(unrolled, cost, rising=False, jump_cost=jump_cost)
    around = np.concatenate((free.radius_mm,) * 3)
    usual = ndimage.median_filter(around, size=(11, 11), mode="nearest")
    usual = usual[len(ANGLES) : 2 * len(ANGLES)]
    off = (unrolled.radii_mm - usual[..., None]) / step
    pull_towards(cost, off, free=1.0 / step, per_step=0.05)
    return unrolled, wall_of_tube(unrolled, cost, rising=False, jump_cost=jump_cost)


def endplate_columns(
    patch: Patch,
    frame: VertebraFrame,
    *,
    outline_xy_mm: FloatArray,
    start_z_mm: float,
    up: bool,
) -> Columns:
    """Read the profiles from a height inside the body outwards."""
    low, high = outline_xy_mm.min(axis=0), outline_xy_mm.max(axis=0)
    x = np.arange(low[0], high[0] + 0.1, COLUMN_STEP_MM)
    y = np.arange(low[1], high[1] + 0.1, COLUMN_STEP_MM)
    grid_x, grid_y = np.meshgrid(x, y, indexing="ij")
    inside = _inside(outline_xy_mm, grid_x, grid_y)
    away = np.arange(0.0, ENDPLATE_REACH_MM, HEIGHT_STEP_MM)
    z = start_z_mm + (away if up else -away)
    points = np.empty((*grid_x.shape, len(z), 3))
    points[..., 0], points[..., 1] = grid_x[..., None], grid_y[..., None]
    points[..., 2] = z
    hu = patch.at(frame.to_lps(points))
    cortex = cortex_share(hu, step_mm=HEIGHT_STEP_MM, sigma=(1.5, 1.5), enough=0.6)
    cost = first_cortex_cost(cortex, step_mm=HEIGHT_STEP_MM)
    cost[~inside] = 0
    return Columns(
        x_mm=x,
        y_mm=y,
        heights_mm=z,
        up=up,
        hu=hu,
        cost=cost,
        cortex=cortex,
        inside=inside,
    )


def find_plate(columns: Columns, *, square_to_canal: FloatArray) -> Plate:
    """Search an endplate.

    `square_to_canal` is (a, b): z = a x + b y is perpendicular to the canal. An
    endplate is searched freely first, then with a light pull towards a plane between
    its own tilt and that, so that a stretch of unseen disc does not carry it away.
    """
    a, b, c = _plate_from(columns, columns.cost, np.zeros(3)).plane()
    own = np.clip((a, b), -STEEPEST, STEEPEST)
    tilt = own + CANAL_SHARE * (square_to_canal - own)
    x, y = columns.middle_mm
    middle_z = a * x + b * y + c
    return plate_near(columns, np.array((*tilt, middle_z - tilt @ (x, y))))


def plate_near(columns: Columns, plane: FloatArray) -> Plate:
    """Search an endplate with a light pull towards a plane (a, b, c)."""
    cost = columns.cost.copy()
    off = (columns.heights_mm - columns.plane_z(plane)[..., None]) / HEIGHT_STEP_MM
    pull_towards(cost, off, free=FREE_MM / HEIGHT_STEP_MM, per_step=PULL_PER_STEP)
    cost[~columns.inside] = 0
    return _plate_from(columns, cost, plane)


def _plate_from(columns: Columns, cost: FloatArray, usual: FloatArray) -> Plate:
    index = best_surface(cost, jump_cost=0.2)
    index = ndimage.median_filter(index, size=3, mode="nearest")
    index = index + round(FACE_MM / HEIGHT_STEP_MM)
    calm = ndimage.gaussian_filter(np.maximum(columns.hu, FAT_HU), (0.5, 0.5, 0))
    exact, contrast = cortical_edge(calm, index, rising=False, step_mm=HEIGHT_STEP_MM)
    seen = np.clip(contrast / FULL_EDGE_HU, 0, 1) ** 2
    weight = np.where(columns.inside, seen, 0)
    fine = smoothed(exact, weight, (0.7, 0.7), wrap_u=False)
    step = HEIGHT_STEP_MM if columns.up else -HEIGHT_STEP_MM
    z = columns.heights_mm[0] + step * fine
    return Plate(columns=columns, z_mm=z, contrast_hu=contrast, usual=usual)


def _inside(outline: FloatArray, x: FloatArray, y: FloatArray) -> np.ndarray:
    """Tell which points lie inside an outline that runs once around its middle."""
    middle = (outline.min(axis=0) + outline.max(axis=0)) / 2
    away = outline - middle
    angle = np.arctan2(away[:, 1], away[:, 0])
    order = np.argsort(angle)
    dx, dy = x - middle[0], y - middle[1]
    radius = np.interp(
        np.arctan2(dy, dx), angle[order], np.hypot(*away.T)[order], period=2 * np.pi
    )
    return np.asarray(np.hypot(dx, dy) < radius)
