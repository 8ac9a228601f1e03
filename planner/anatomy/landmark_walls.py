"""The walls between landmarks, followed along what the images show of the canal."""

from collections.abc import Mapping

import attrs
import numpy as np

from planner.anatomy.landmark_images import Shown
from planner.anatomy.oval import Oval, tube_on
from planner.anatomy.parts import box_grid
from planner.anatomy.pedicle_sheets import (
    CORNER_MM,
    FIELD_REACH_MM,
    FIELD_STEP_MM,
    behind_turn,
    beside_canal,
)
from planner.anatomy.rays import crossing
from planner.anatomy.scan import BoxScan
from planner.anatomy.seeded.body import side_wall
from planner.anatomy.seeded.judge import (
    DOUBTED_SHARE,
    SEEN_HU,
    SEEN_SHARE,
    second_front,
)
from planner.anatomy.seeded.ring import ANGLES, HEIGHT_STEP_MM, Ring
from planner.anatomy.shape import FAR_MM
from planner.anatomy.silhouettes import canal_back, canal_front
from planner.anatomy.vertebra import Side, Silhouette, Wall
from planner.anatomy.walls import DistanceField, distance_to_sheet
from planner.arrays import FloatArray
from planner.geometry.frames import VertebraFrame

STEP_MM = 0.75
"""Between the points at which the canal is read."""

AROUND_MM, WIDEST_MM = 22.0, 25.0
"""More than the widest canal (L5, 27 mm) reaches from a click in its middle, and with
its pedicle's root."""

BEYOND_MM, BEHIND_BACK_MM = 3.0, 4.0
"""The body's side is searched beyond its corners and from so far behind its back, as
that of a seed is."""

AHEAD_DEG = 50.0
"""To each side of the midline: the front of a body."""

BULGE_MM, WAIST = 1.5, 0.1
"""How far the front may lie off the line between its corners: spurs and clicks, and as
much more as bodies are waisted, a tenth of their depth. What lies beyond is something
else. Project default."""

FRONT_SHARE = 0.6
"""Less of a front tells no silhouette. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class FollowedSide:
    """The medial wall beside one pedicle over (y, z), and how much of it was seen."""

    walls: DistanceField
    seen_share: float


def followed_side(
    ring: Ring, oval: Oval, side: Side, *, posterior: Silhouette, dorsal_y_mm: float
) -> FollowedSide | None:
    """Return the walls of an oval's tube, its medial one that of the canal.

    None where less than half of the canal's side shows there.
    """
    low = np.array([oval.medial_mm, dorsal_y_mm, oval.caudal_mm]) - FIELD_REACH_MM
    high = np.array([oval.lateral_mm, 0.0, oval.cranial_mm]) + FIELD_REACH_MM
    offsets, ys, zs = np.ceil((high - low) / FIELD_STEP_MM).astype(int) + 1
    y = low[1] + FIELD_STEP_MM * np.arange(ys)
    z = low[2] + FIELD_STEP_MM * np.arange(zs)
    medial, seen = canal_side(ring, side, y, z)
    beside = (y[:, None] >= dorsal_y_mm + CORNER_MM) & (
        y[:, None] <= posterior.y_at(z) - CORNER_MM
    )
    beside &= (z >= oval.caudal_mm) & (z <= oval.cranial_mm)
    beside &= np.isfinite(medial)
    if not beside.any() or (seen & beside).sum() < SEEN_SHARE * beside.sum():
        return None
    half = (float(posterior.y_at(oval.center_mm[1])) + dorsal_y_mm) / 2
    back = int(np.argmin(np.abs(y - min(half, oval.y_mm))))
    facing = seen & beside & ~behind_turn(medial, back, step_mm=FIELD_STEP_MM)
    if not facing.any():
        return None
    tube = tube_on(
        oval,
        start_mm=low,
        step_mm=FIELD_STEP_MM,
        shape=(int(offsets), int(ys), int(zs)),
    )
    sheet = beside_canal(medial, facing, step_mm=FIELD_STEP_MM)
    offset = low[0] + FIELD_STEP_MM * np.arange(offsets)
    inside = distance_to_sheet(sheet, offset, step_mm=FIELD_STEP_MM)
    tube.values[..., list(Wall).index(Wall.MEDIAL)] = inside
    return FollowedSide(
        walls=tube, seen_share=float((seen & beside).sum() / beside.sum())
    )


def canal_side(
    ring: Ring, side: Side, y_mm: FloatArray, z_mm: FloatArray
) -> tuple[FloatArray, np.ndarray]:
    """Return over (y, z) the offset at which the canal ends, and where that shows."""
    offset = np.arange(0.0, WIDEST_MM, STEP_MM)
    y, z, along = np.meshgrid(y_mm, z_mm, offset, indexing="ij")
    wall, away = ring.radius_at(side.sign * along, y, z)
    last = len(offset) - 1
    medial = STEP_MM * (last - crossing((wall - away)[..., ::-1], into=True))
    x = side.sign * np.nan_to_num(medial)
    seen = ring.contrast_at(x, y[..., 0], z[..., 0]) > SEEN_HU
    return medial, np.asarray(seen & np.isfinite(medial))


@attrs.frozen(kw_only=True, eq=False)
class FollowedCanal:
    """The canal's front over (z, x), NaN where it does not show, and its back."""

    x_mm: FloatArray
    z_mm: FloatArray
    front_y_mm: FloatArray
    dorsal_y_mm: float | None


def followed_canal(
    ring: Ring,
    frame: VertebraFrame,
    posterior: Silhouette,
    ovals: Mapping[Side, Oval],
) -> FollowedCanal:
    """Return front and back of the canal between the posterior corners.

    The front no farther out than the pedicles begin: beyond it is the body's side.
    """
    low_z, high_z = (float(z) for z in posterior.z_mm[[0, -1]])
    axis = ring.unrolled.axis_mm
    middle = np.array([np.interp(0.0, axis[:, 2], axis[:, a]) for a in (0, 1)])
    low = np.array([*(middle - AROUND_MM), low_z])
    high = np.array([*(middle + AROUND_MM), high_z])
    grid, axes = box_grid(frame, low, high, step_mm=STEP_MM)
    x, y, z = np.broadcast_arrays(*axes)
    wall, away = ring.radius_at(x, y, z)
    shown = ring.contrast_at(x, y, z) > SEEN_HU
    rows = axes[2].ravel()
    scan = BoxScan(
        frame=frame,
        grid=grid,
        low_mm=low,
        step_mm=STEP_MM,
        inside_mm=np.where(shown, away - wall, -FAR_MM).astype(np.float32),
        canal_x_mm=np.interp(rows, axis[:, 2], axis[:, 0]),
        canal_y_mm=np.interp(rows, axis[:, 2], axis[:, 1]),
    )
    half_width = max(oval.medial_mm for oval in ovals.values())
    columns = np.flatnonzero(np.abs(scan.x_mm) <= half_width)
    return FollowedCanal(
        x_mm=scan.x_mm[columns],
        z_mm=scan.z_mm,
        front_y_mm=canal_front(scan)[:, columns],
        dorsal_y_mm=canal_back(scan, low_mm=low_z, high_mm=high_z),
    )


@attrs.frozen(kw_only=True, eq=False)
class FollowedFront:
    """The body's front; `doubt_mm` is how far before it another edge may be the front.

    `seen_share` is the share of its height at which it showed.
    """

    wall: Silhouette
    seen_share: float
    doubt_mm: float


@attrs.frozen(kw_only=True, eq=False)
class Followed:
    """What could be followed between the points, in box mm; the rest is None, or empty.

    `walls` are the sides whose medial wall is the canal's; `seen_share` how much of it
    showed, on the worse side. `local_y_mm` is the canal's front over (z, x).
    """

    walls: Mapping[Side, DistanceField] = attrs.field(factory=dict)
    seen_share: float = 0.0
    ring: Ring | None = None
    dorsal_y_mm: float | None = None
    local_x_mm: FloatArray = attrs.field(factory=lambda: np.zeros(1))
    local_z_mm: FloatArray = attrs.field(factory=lambda: np.zeros(1))
    local_y_mm: FloatArray = attrs.field(factory=lambda: np.full((1, 1), np.nan))
    front: FollowedFront | None = None


NOTHING_FOLLOWED = Followed()


def follow(
    shown: Shown,
    ovals: Mapping[Side, Oval],
    *,
    posterior: Silhouette,
    anterior: Silhouette,
    dorsal_y_mm: float,
) -> Followed:
    """Follow canal and front between landmarks; `dorsal_y_mm` is the canal's back."""
    ring = shown.ring
    if ring is None:
        return NOTHING_FOLLOWED
    canal = followed_canal(ring, shown.frame, posterior, ovals)
    back = dorsal_y_mm if canal.dorsal_y_mm is None else canal.dorsal_y_mm
    found = {
        side: followed_side(ring, oval, side, posterior=posterior, dorsal_y_mm=back)
        for side, oval in ovals.items()
    }
    sides = {side: one for side, one in found.items() if one is not None}
    return Followed(
        walls={side: one.walls for side, one in sides.items()},
        seen_share=min((one.seen_share for one in sides.values()), default=0.0),
        ring=ring,
        dorsal_y_mm=back,
        local_x_mm=canal.x_mm,
        local_z_mm=canal.z_mm,
        local_y_mm=canal.front_y_mm,
        front=followed_front(shown, ring, posterior, anterior),
    )


def followed_front(
    shown: Shown, ring: Ring, posterior: Silhouette, anterior: Silhouette
) -> FollowedFront | None:
    """Return the body's front between its corners; None where too little shows."""
    low, high = (float(z) for z in anterior.z_mm[[0, -1]])
    middle = (low + high) / 2
    back, front = float(posterior.y_at(middle)), float(anterior.y_at(middle))
    z = np.arange(low - BEYOND_MM, high + BEYOND_MM, HEIGHT_STEP_MM)
    axis = np.column_stack((np.zeros_like(z), np.full_like(z, (back + front) / 2), z))
    tube, wall = side_wall(
        shown.patch, shown.frame, ring, axis_mm=axis, back_y_mm=back - BEHIND_BACK_MM
    )
    ahead = np.abs(ANGLES - np.pi / 2) < np.radians(AHEAD_DEG)
    y = tube.points(wall.radius_mm)[ahead][..., 1].max(axis=0)
    clear = (wall.contrast_hu[ahead] > SEEN_HU).mean(axis=0) >= SEEN_SHARE
    hollow = anterior.y_at(z) - y
    clear &= (hollow >= -BULGE_MM) & (hollow <= BULGE_MM + WAIST * (front - back))
    between = (z >= low) & (z <= high)
    held = clear & between
    if held.sum() < FRONT_SHARE * between.sum():
        return None
    doubted, beyond_mm = second_front(tube, wall, between)
    return FollowedFront(
        wall=Silhouette(z_mm=z[held], y_mm=y[held]),
        seen_share=float(held.sum() / between.sum()),
        doubt_mm=beyond_mm if doubted > DOUBTED_SHARE else 0.0,
    )
