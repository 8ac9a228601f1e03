"""Put the searched surfaces together: the bone of a vertebra, and its parts."""

from collections.abc import Mapping

import attrs
import numpy as np

from planner.anatomy.parts import box_grid
from planner.anatomy.seeded.found import Found
from planner.anatomy.seeded.posterior import Arch, posterior_elements
from planner.anatomy.seeded.sampling import Patch
from planner.anatomy.shape import FloatVolume
from planner.anatomy.vertebra import Part, Side
from planner.arrays import FloatArray, Vector3
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid

STEP_MM = 0.8
BEHIND_MM, AHEAD_MM = 48.0, 46.0
"""From the middle of the canal to the tip of a spinous process, and to the front of
the deepest body (rules.md L-1)."""
ASIDE_MM = 42.0
ABOVE_MM, BELOW_MM = 14.0, 26.0
"""Above and below the endplates: articular processes, and a hanging spinous one."""
OVERLAP_MM = 1.5
"""Pedicle and arch share so much bone, so that no seam is left between them."""
BODY_BACK_MM, PEDICLE_AHEAD_MM = 1.0, 4.0
"""How far behind the posterior-wall line the body counts as bone, and before it the
pedicle: little, as the body's lower corner is no pedicle, and enough for one piece."""
ROOT_AHEAD_MM = 8.0
"""How far before the posterior-wall line, between the endplates, a pedicle's root is
bone. Project default: less than half of the smallest body."""

PEDICLE_PARTS = {Side.RIGHT: Part.RIGHT_PEDICLE, Side.LEFT: Part.LEFT_PEDICLE}


@attrs.frozen(kw_only=True, eq=False)
class Drawn:
    """How far inside the bone, and inside each part, the points of a box grid lie.

    `low_mm` is the first point of `grid` in `frame`, `step_mm` the step along its axes.
    `canal_x_mm` and `canal_y_mm` (n_z) are the middle of the canal at each height.
    """

    frame: VertebraFrame
    grid: Grid
    low_mm: Vector3
    step_mm: float
    bone_mm: FloatVolume
    parts_mm: Mapping[Part, FloatVolume]
    canal_x_mm: FloatArray
    canal_y_mm: FloatArray


def draw(patch: Patch, found: Found, level: VertebraFrame) -> Drawn:
    """Draw the vertebra along the axes of `level`; its origin becomes the canal's.

    The surfaces stay in `found.frame`.
    """
    axis = found.ring.unrolled.axis_mm
    canal = level.to_box(found.frame.to_lps(axis))
    low_z, high_z = found.lower.middle_z_mm, found.upper.middle_z_mm
    ends = level.to_box(found.frame.to_lps([(0, 0, low_z), (0, 0, high_z)]))[:, 2]
    middle = float(ends.mean())
    frame = level.moved_origin(
        (0, float(np.interp(middle, canal[:, 2], canal[:, 1])), middle)
    )
    half = float(np.ptp(ends)) / 2
    low = np.array([-ASIDE_MM, -BEHIND_MM, -half - BELOW_MM])
    high = np.array([ASIDE_MM, AHEAD_MM, half + ABOVE_MM])
    grid, axes = box_grid(frame, low, high, step_mm=STEP_MM)
    x, y, z = (a.astype(np.float32) for a in np.broadcast_arrays(*axes))
    turned = found.frame.box_from_lps @ frame.lps_from_box
    here = np.stack((x, y, z), axis=-1) @ turned[:3, :3].T.astype(np.float32)
    here += turned[:3, 3].astype(np.float32)
    bone, parts = _distances(patch, found, np.moveaxis(here, -1, 0).astype(float))
    canal = canal + (level.origin_lps_mm - frame.origin_lps_mm) @ frame.axes_lps
    rows = axes[2].ravel()
    return Drawn(
        frame=frame,
        grid=grid,
        low_mm=low,
        step_mm=STEP_MM,
        bone_mm=bone.astype(np.float32),
        parts_mm=parts,
        canal_x_mm=np.interp(rows, canal[:, 2], canal[:, 0]),
        canal_y_mm=np.interp(rows, canal[:, 2], canal[:, 1]),
    )


def _distances(
    patch: Patch, found: Found, xyz: FloatArray
) -> tuple[FloatVolume, dict[Part, FloatVolume]]:
    """Return how deep points (3, ...) of the found frame lie in bone and parts, mm."""
    x, y, z = xyz
    intercept, slope = found.posterior_line()
    ahead = y - (intercept + slope * z)
    radius, off = found.ring.radius_at(x, y, z)
    canal = radius - off
    between = np.minimum(found.upper.at(x, y) - z, z - found.lower.at(x, y))
    body_radius, body_off = found.around_body(x, y, z)
    body = np.minimum.reduce((body_radius - body_off, between, -canal))
    parts = {Part.BODY: np.minimum(body, ahead)}
    bone = np.minimum(body, ahead + BODY_BACK_MM)
    # A pedicle goes on in the body: where that has no cortex, its wall is no wall.
    root = np.minimum(ROOT_AHEAD_MM - ahead, between)
    np.maximum(root, PEDICLE_AHEAD_MM - ahead, out=root)
    back = min(float(t.unrolled.axis_mm[:, 1].min()) for t in found.pedicles.values())
    for side, tube in found.pedicles.items():
        wall, out = tube.radius_at(x, y, z)
        pedicle = np.minimum.reduce((wall - out, -canal, y - back, side.sign * x))
        np.minimum(pedicle, root, out=pedicle)
        np.maximum(bone, pedicle, out=bone)
        parts[PEDICLE_PARTS[side]] = np.minimum(pedicle, -parts[Part.BODY])
    low, high = found.lower.middle_z_mm, found.upper.middle_z_mm
    parts[Part.CANAL] = np.minimum.reduce((canal, z - low, high - z))
    arch: Arch = posterior_elements(patch, found, (x, y, z), parts)
    parts[Part.POSTERIOR_ELEMENTS] = arch.inside_mm
    np.maximum(bone, np.minimum(arch.whole_mm, back + OVERLAP_MM - y), out=bone)
    return bone, {part: mm.astype(np.float32) for part, mm in parts.items()}
