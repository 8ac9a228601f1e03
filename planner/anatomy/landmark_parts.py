"""Outlines for a vertebra of landmarks: a rounded block, two tubes, an oval canal.

They show the surgeon what the points say, nothing more: measurements use the walls.
"""

from collections.abc import Mapping

import numpy as np

from planner.anatomy.oval import Oval, inside_ellipse_mm
from planner.anatomy.parts import box_grid, membership
from planner.anatomy.seeded.ring import Ring
from planner.anatomy.vertebra import Part, Parts, Side, Silhouette
from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame

STEP_MM = 0.75
MARGIN_MM = 4.0

BODY_TO_PEDICLE = 1.1
"""The body reaches a tenth further sideways than the pedicles do. Project default, for
the outline only."""

BODY_POWER = 3.0
"""Exponent of the body's rounded cross-section: between an ellipse and a block."""

WALLS = ("posterior", "anterior")
ENDS = ("superior", "inferior")
PEDICLE_PARTS = {Side.RIGHT: Part.RIGHT_PEDICLE, Side.LEFT: Part.LEFT_PEDICLE}


def landmark_parts(
    box: Mapping[str, Points],
    ovals: Mapping[Side, Oval],
    *,
    frame: VertebraFrame,
    dorsal_y_mm: float,
    anterior: Silhouette,
    ring: Ring | None,
) -> Parts:
    """Return membership of body, pedicles and canal over a box around the points.

    `anterior` is the front as it was found, `ring` the canal's wall, None if unseen.
    """
    half_width = BODY_TO_PEDICLE * max(oval.lateral_mm for oval in ovals.values())
    corners = np.array([box[f"{w}_{e}"] for w in WALLS for e in ENDS])
    low = np.array([-half_width, dorsal_y_mm, corners[:, 2].min()]) - MARGIN_MM
    front_mm = max(corners[:, 1].max(), anterior.y_mm.max())
    high = np.array([half_width, front_mm, corners[:, 2].max()]) + MARGIN_MM
    grid, (x, y, z) = box_grid(frame, low, high, step_mm=STEP_MM)
    endplates = _between_endplates(box, y, z)
    wall = _wall_y(box, "posterior", z)
    outline = _rounded(x, y, wall, anterior.y_at(z), half_width=half_width)
    if ring is None:
        canal = _canal(x, y, wall, dorsal_y_mm=dorsal_y_mm, ovals=ovals)
    else:
        edge, away = ring.radius_at(*np.broadcast_arrays(x, y, z))
        canal = edge - away
    shapes = {
        Part.BODY: np.minimum(np.minimum(endplates, outline), -canal),
        Part.CANAL: np.minimum(endplates, canal),
    }
    for side, oval in ovals.items():
        offset, height = oval.center_mm
        tube = inside_ellipse_mm(
            side.sign * x - offset,
            z - height,
            half_u_mm=oval.width_mm / 2,
            half_v_mm=oval.height_mm / 2,
        )
        shapes[PEDICLE_PARTS[side]] = np.minimum(
            tube, np.minimum(y - dorsal_y_mm, wall - y)
        )
    return Parts(
        grid=grid,
        membership={part: membership(shape) for part, shape in shapes.items()},
    )


def _wall_y(box: Mapping[str, Points], wall: str, z: FloatArray) -> FloatArray:
    low, high = box[f"{wall}_inferior"], box[f"{wall}_superior"]
    y: FloatArray = np.interp(z, (low[2], high[2]), (low[1], high[1]))
    return y


def _between_endplates(
    box: Mapping[str, Points], y: FloatArray, z: FloatArray
) -> FloatArray:
    heights: list[FloatArray] = []
    for end in ENDS:
        back, front = box[f"posterior_{end}"], box[f"anterior_{end}"]
        rise = (front[2] - back[2]) / (front[1] - back[1])
        heights.append(back[2] + rise * (y - back[1]))
    between: FloatArray = np.minimum(heights[0] - z, z - heights[1])
    return between


def _rounded(
    x: FloatArray,
    y: FloatArray,
    back: FloatArray,
    front: FloatArray,
    *,
    half_width: float,
) -> FloatArray:
    """Return about how far points lie inside the body's cross-section."""
    half_depth = (front - back) / 2
    u, v = np.abs(x) / half_width, np.abs(y - (front + back) / 2) / half_depth
    radius = (u**BODY_POWER + v**BODY_POWER) ** (1 / BODY_POWER)
    reach = np.hypot(x, y - (front + back) / 2) / np.maximum(radius, 1e-6)
    inside: FloatArray = (1 - radius) * np.maximum(reach, half_depth)
    return inside


def _canal(
    x: FloatArray,
    y: FloatArray,
    wall: FloatArray,
    *,
    dorsal_y_mm: float,
    ovals: Mapping[Side, Oval],
) -> FloatArray:
    medial = {side: oval.medial_mm for side, oval in ovals.items()}
    width = float(np.mean(list(medial.values())))
    right, left = medial.get(Side.RIGHT, width), medial.get(Side.LEFT, width)
    return inside_ellipse_mm(
        x - (right - left) / 2,
        y - (wall + dorsal_y_mm) / 2,
        half_u_mm=(right + left) / 2,
        half_v_mm=(wall - dorsal_y_mm) / 2,
    )
