"""The parts of a vertebra from its bone: what the map marks, or a cut by the walls."""

from collections.abc import Callable, Mapping

import attrs
import numpy as np

from planner.anatomy.bone import Bone
from planner.anatomy.canal_axis import CanalAxis
from planner.anatomy.hand_edits import Step, edited_bone, edited_parts
from planner.anatomy.parts import box_grid, membership
from planner.anatomy.shape import FAR_MM, FloatVolume
from planner.anatomy.vertebra import Part, Parts, Pedicle, Side, Silhouette
from planner.arrays import FloatArray, Points, Vector3
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid
from planner.plan.corrections import Stroke

STEP_MM = 0.75
MARGIN_MM = 3.0

CANAL_GROWS_MM = 3.0
"""How far the canal may be wider at one height than the hole seen through all: up to
bone, or so far into a foramen."""

CANAL_REACH_MM = 24.0
"""Half the width of the block in which the canal is drawn."""

BULGE_MM = 8.0
"""How far in front of the posterior-wall line a concave wall may lie."""

PEDICLE_PARTS = {Side.RIGHT: Part.RIGHT_PEDICLE, Side.LEFT: Part.LEFT_PEDICLE}

TUBE_MARGIN_MM = 6.0
"""How far beside the isthmus a pedicle is still drawn, where it widens."""

WALL_SLACK_MM = 0.5
"""Bone this far beyond a smoothed wall is still drawn as the pedicle's."""

Axes = tuple[FloatArray, FloatArray, FloatArray]
Solid = Callable[[Points], FloatArray]


@attrs.frozen(kw_only=True, eq=False)
class PartsContext:
    """What is known of the vertebra when its parts are drawn.

    `steps` are what a hand did to its bone, after which walls were measured, and
    `touched_lps_mm` (n, 3) the points it may have reached.
    """

    canal: CanalAxis
    frame: VertebraFrame
    posterior: Silhouette
    pedicles: Mapping[Side, Pedicle]
    canal_dorsal_y_mm: float
    canal_center_mm: tuple[float, float]
    steps: tuple[Step, ...] = ()
    touched_lps_mm: Points = attrs.field(factory=lambda: np.empty((0, 3)))


def label_parts(bone: Bone, known: PartsContext) -> Parts:
    """Return the membership of every part that is seen, on a grid around the bone."""
    points = known.frame.to_box(
        np.concatenate((bone.points_lps_mm, known.touched_lps_mm))
    )
    grid, axes = box_grid(
        known.frame,
        points.min(axis=0) - MARGIN_MM,
        points.max(axis=0) + MARGIN_MM,
        step_mm=STEP_MM,
    )
    if bone.parts:
        shapes = {part: shape.sampled(grid) for part, shape in bone.parts.items()}
        shapes = edited_parts(shapes, grid, known.steps)
    else:
        inside = edited_bone(bone.sampled(grid), grid, known.steps)
        strokes = [step for step in known.steps if isinstance(step, Stroke)]
        shapes = edited_parts(_cut(inside, grid, axes, known), grid, strokes)
    return Parts(
        grid=grid, membership={part: membership(s) for part, s in shapes.items()}
    )


def _cut(
    inside: FloatVolume, grid: Grid, axes: Axes, known: PartsContext
) -> dict[Part, FloatVolume]:
    """Cut whole bone: the body before its back wall, the pedicles between theirs."""
    _, y, z = axes
    front = _blank(grid)
    front[:] = y - known.posterior.y_at(z)
    _add(front, axes, *_bulge(known))
    shapes = {Part.BODY: np.minimum(inside, front)}
    taken = front.copy()
    for side, pedicle in known.pedicles.items():
        tube = _blank(grid)
        _add(tube, axes, *_tube(pedicle, known))
        shapes[PEDICLE_PARTS[side]] = np.minimum(inside, np.minimum(tube, -front))
        np.maximum(taken, tube, out=taken)
    shapes[Part.POSTERIOR_ELEMENTS] = np.minimum(inside, -taken)
    hollow = _blank(grid)
    _add(hollow, axes, *_hollow(known))
    shapes[Part.CANAL] = np.minimum(hollow, -inside)
    return shapes


def _blank(grid: Grid) -> FloatVolume:
    return np.full(grid.shape_kji, -FAR_MM, np.float32)


def _add(
    shape: FloatVolume, axes: Axes, low: Vector3, high: Vector3, solid: Solid
) -> None:
    """Join a solid, given as a signed distance over box points, to a shape in place.

    It is evaluated from `low` to `high` only.
    """
    blocks = []
    for axis in range(3):
        line = axes[axis].ravel()
        hit = np.flatnonzero((line >= low[axis]) & (line <= high[axis]))
        blocks.append(slice(hit[0], hit[-1] + 1) if hit.size else slice(0, 0))
    i, j, k = blocks
    x, y, z = axes
    points = np.stack(np.broadcast_arrays(x[:, :, i], y[:, j, :], z[k, :, :]), axis=-1)
    if points.size:
        shape[k, j, i] = np.maximum(shape[k, j, i], solid(points))


def _bulge(known: PartsContext) -> tuple[Vector3, Vector3, Solid]:
    """Return what lies between the pedicles and before the canal's middle.

    Bone there is of the body, behind its wall line too: a fragment in the canal.
    """
    x, y = known.canal_center_mm
    half = min(
        float(pedicle.isthmus.contour_mm[:, 0].min())
        for pedicle in known.pedicles.values()
    )
    low, high = known.posterior.z_mm[[0, -1]]

    def solid(points: Points) -> FloatArray:
        aside = half - np.abs(points[..., 0] - x)
        bulge: FloatArray = np.minimum(aside, points[..., 1] - y)
        return bulge

    front = float(known.posterior.y_mm.max())
    return np.array([x - half, y, low]), np.array([x + half, front, high]), solid


def _tube(pedicle: Pedicle, known: PartsContext) -> tuple[Vector3, Vector3, Solid]:
    """Return what lies between a pedicle's walls, in its front half."""
    sign = pedicle.side.sign
    contour = pedicle.isthmus.contour_mm
    back = (pedicle.isthmus.y_mm + known.canal_dorsal_y_mm) / 2
    low, high = (
        contour.min(axis=0) - TUBE_MARGIN_MM,
        contour.max(axis=0) + TUBE_MARGIN_MM,
    )
    ends = sorted((sign * low[0], sign * high[0]))

    def solid(points: Points) -> FloatArray:
        flat = (points * (sign, 1, 1)).reshape(-1, 3)
        walls = pedicle.walls.at(flat).min(axis=1).reshape(points.shape[:-1])
        tube: FloatArray = np.minimum(walls + WALL_SLACK_MM, points[..., 1] - back)
        return tube

    front = float(known.posterior.y_mm.max())
    return np.array([ends[0], back, low[1]]), np.array([ends[1], front, high[1]]), solid


def _hollow(known: PartsContext) -> tuple[Vector3, Vector3, Solid]:
    """Return the canal between the endplates' heights, bone still in it."""
    x = known.canal_center_mm[0]
    low, high = known.posterior.z_mm[[0, -1]]
    back = known.canal_dorsal_y_mm - CANAL_GROWS_MM
    front = float(known.posterior.y_mm.max()) + BULGE_MM

    def solid(points: Points) -> FloatArray:
        hole = known.canal.inside_mm(known.frame.to_lps(points)) + CANAL_GROWS_MM
        z = points[..., 2]
        hollow: FloatArray = np.minimum(hole, np.minimum(z - low, high - z))
        return hollow

    reach = CANAL_REACH_MM
    return np.array([x - reach, back, low]), np.array([x + reach, front, high]), solid
