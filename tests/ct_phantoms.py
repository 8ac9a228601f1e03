"""Stretches of spine as fine label maps: parametric vertebrae T1 to L5.

Each vertebra is built from its published dimensions (rules.md L-1, L-2, L-4) in its own
box (x right, y anterior, z cranial, origin on the posterior-wall line at mid-height):
a waisted body with or without a fracture, a canal, pedicles, an arch with its
processes, rib heads where there are ribs. `tests.ct_paint` makes a CT of it.
"""

from itertools import pairwise

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial.transform import Rotation

from planner.arrays import FloatArray
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, LabelMap
from planner.levels import LEVELS
from tests.phantoms import placed_frame

Box = tuple[FloatArray, FloatArray, FloatArray]

FINE_MM = 0.6
RIB = 100
DISC = 200
"""Labels of what is no vertebra; vertebrae have their VerSe numbers."""

DIMENSIONS = {
    "T1": (24.5, 18.5, 14.1, 21.8, 16.4, 7.9, 9.9, 27),
    "T2": (24.9, 19.6, 15.6, 19.5, 15.5, 7.0, 12.0, 20),
    "T3": (24.6, 22.7, 15.7, 18.3, 15.8, 5.6, 11.5, 14),
    "T4": (24.5, 23.3, 16.2, 17.0, 16.1, 4.7, 11.5, 12),
    "T5": (24.9, 24.3, 16.2, 17.1, 16.1, 4.5, 11.5, 10),
    "T6": (26.2, 26.0, 17.4, 17.3, 16.0, 5.2, 12.0, 9),
    "T7": (27.8, 27.4, 18.2, 17.5, 15.8, 5.3, 12.1, 8),
    "T8": (29.5, 27.9, 18.7, 17.7, 15.9, 5.9, 12.5, 7),
    "T9": (30.6, 29.3, 19.3, 17.9, 15.5, 6.1, 13.5, 6),
    "T10": (31.9, 30.5, 20.2, 18.2, 15.5, 6.3, 14.2, 4),
    "T11": (35.2, 31.9, 21.3, 19.4, 16.0, 7.8, 15.5, 1),
    "T12": (39.2, 32.8, 22.7, 22.2, 18.1, 7.1, 15.5, -3),
    "L1": (41.2, 34.1, 23.8, 23.7, 19.0, 8.7, 15.4, 8),
    "L2": (42.6, 34.6, 24.3, 23.8, 18.2, 8.9, 15.0, 12),
    "L3": (44.1, 35.2, 23.8, 24.3, 17.5, 10.3, 14.9, 14),
    "L4": (46.6, 35.5, 24.1, 25.4, 18.6, 12.9, 14.8, 17),
    "L5": (47.3, 34.7, 22.9, 27.1, 19.7, 16.0, 14.0, 25),
}
"""Width and depth of the upper endplate, posterior height, canal width and depth,
pedicle width and height (mm), convergence (degrees): rules.md L-1, L-2 and L-4."""

DISC_MM = {"T": 5.0, "L": 9.0}
JOINT_MM = 1.2
WAIST = 0.1


@attrs.frozen(kw_only=True)
class Deformity:
    """What is wrong with a body: shares of its height, and mm.

    `wedge` is lost in front, `biconcave` in the middle of both endplates, `crush`
    everywhere; `retropulsion_mm` is how far a fragment stands in the canal.
    """

    wedge: float = 0.0
    biconcave: float = 0.0
    crush: float = 0.0
    retropulsion_mm: float = 0.0
    concavity_mm: float = 1.0


@attrs.frozen(kw_only=True, eq=False)
class Spine:
    """A stretch of spine as fine labels; `frame` is that of its middle vertebra.

    `value` is the middle vertebra's label, `level` its name. The origin of `frame` is
    on the posterior-wall line at mid-height, its z the bisector of the endplates.
    `body_lps_mm` lies in the middle of the body.
    """

    level: str
    value: int
    labels: LabelMap
    frame: VertebraFrame
    body_lps_mm: FloatArray


def verse_value(level: str) -> int:
    """Return the VerSe label of a thoracic or lumbar level."""
    number = int(level[1:])
    return number + 7 if level[0] == "T" else number + 19


def spine(
    level: str,
    *,
    deformity: Deformity | None = None,
    turn: Rotation | None = None,
    bend_deg: tuple[float, float, float] = (0.0, 0.0, 0.0),
) -> Spine:
    """Return a vertebra between its neighbours, turned and bent.

    `turn` turns the whole spine in the patient; `bend_deg` is the angle from one
    vertebra to the next about x (kyphosis +), y (scoliosis) and z (rotation).
    """
    names = [name for name in LEVELS if name in DIMENSIONS]
    place = names.index(level)
    frames = {level: placed_frame(turn=turn)}
    for step in (-1, 1):
        for index in (place + step, place + 2 * step):
            if 0 <= index < len(names):
                before = names[index - step]
                frames[names[index]] = _next_frame(
                    frames[before], before, names[index], step, bend_deg
                )
    deformity = deformity or _usual(level)
    grid = _grid_around(frames[level], level)
    labels = np.zeros(grid.shape_kji, np.uint16)
    for name, frame in frames.items():
        shape = deformity if name == level else _usual(name)
        _draw(labels, _box_points(grid, frame), name, shape)
    _draw_discs(labels, grid, frames, names)
    return Spine(
        level=level,
        value=verse_value(level),
        labels=LabelMap(labels=labels, grid=grid),
        frame=_true_frame(frames[level], level, deformity),
        body_lps_mm=frames[level].to_lps(_middle(level, deformity)),
    )


def _usual(level: str) -> Deformity:
    """Return a healthy body: concave behind in the thoracic spine (rules.md C-02)."""
    return Deformity(concavity_mm=2.5 if level[0] == "T" else 1.0)


def _next_frame(
    frame: VertebraFrame,
    level: str,
    other: str,
    step: int,
    bend_deg: tuple[float, float, float],
) -> VertebraFrame:
    """Return the frame of the vertebra above (step -1) or below (+1)."""
    pitch = (DIMENSIONS[level][2] + DIMENSIONS[other][2]) / 2 + DISC_MM[level[0]]
    bend = Rotation.from_euler("xyz", -step * np.array(bend_deg), degrees=True)
    axes = frame.axes_lps @ bend.as_matrix()
    half = pitch / 2
    origin = frame.to_lps((0, 0, -step * half)) - step * half * axes[:, 2]
    return VertebraFrame(
        origin_lps_mm=origin,
        right_lps=axes[:, 0],
        anterior_lps=axes[:, 1],
        cranial_lps=axes[:, 2],
    )


def _grid_around(frame: VertebraFrame, level: str) -> Grid:
    width, depth, height = DIMENSIONS[level][:3]
    reach = height * 1.5 + DISC_MM[level[0]] + 16
    low = np.array([-width / 2 - 20, -50.0, -reach])
    high = np.array([width / 2 + 20, depth + 22, reach])
    corners = frame.to_lps(
        [
            (x, y, z)
            for x in (low[0], high[0])
            for y in (low[1], high[1])
            for z in (low[2] / 1.3, high[2] / 1.3)
        ]
    )
    start = corners.min(axis=0)
    count = np.ceil(np.ptp(corners, axis=0) / FINE_MM).astype(int)
    matrix = np.diag([FINE_MM] * 3 + [1.0])
    matrix[:3, 3] = start
    return Grid(shape_kji=count[::-1], lps_from_ijk=matrix)


def box_places(spine: Spine) -> Box:
    """Return box x, y and z of every fine voxel; the box is the middle vertebra's."""
    return _box_points(spine.labels.grid, spine.frame)


def _box_points(grid: Grid, frame: VertebraFrame) -> Box:
    """Return box x, y and z of every voxel centre, each `[k, j, i]`."""
    matrix = (frame.box_from_lps @ grid.lps_from_ijk).astype(np.float32)
    k, j, i = (np.arange(n, dtype=np.float32) for n in grid.shape_kji)
    x, y, z = (
        np.asarray(
            row[0] * i + row[1] * j[:, None] + row[2] * k[:, None, None] + row[3]
        )
        for row in matrix[:3]
    )
    return x, y, z


# --- one vertebra ---------------------------------------------------------------------


def plates(
    level: str, deformity: Deformity, x: FloatArray, y: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the heights of the lower and the upper endplate over (x, y)."""
    width, depth, height = DIMENSIONS[level][:3]
    ahead = np.clip(y / depth, 0, 1)
    from_middle = (2 * x / width) ** 2 + (2 * y / depth - 1) ** 2
    dish = np.clip(1 - from_middle, 0, 1)
    lost = height * (deformity.wedge * ahead + deformity.crush)
    hollow = 0.8 + height * deformity.biconcave / 2
    return -height / 2 + hollow * dish, height / 2 - lost - hollow * dish


def back_wall(
    level: str, deformity: Deformity, x: FloatArray, z: FloatArray
) -> FloatArray:
    """Return y of the posterior wall over (x, z): concave, or with a fragment."""
    height, canal = DIMENSIONS[level][2:4]
    across = np.clip(1 - (2 * x / canal) ** 2, 0, 1)
    # The rims are where the silhouette is: the concavity ends there.
    along = np.clip(1 - np.abs(2 * z / height) ** 6, 0, 1)
    bump = np.exp(-((x / 6) ** 2) - ((z - height / 8) / 4) ** 2)
    wall: FloatArray = (
        deformity.concavity_mm * across * along - deformity.retropulsion_mm * bump
    )
    return wall


def _middle(level: str, deformity: Deformity) -> tuple[float, float, float]:
    depth = DIMENSIONS[level][1]
    y = np.array([depth / 2])
    low, high = plates(level, deformity, np.zeros(1), y)
    return (0.0, depth / 2, float(low[0] + high[0]) / 2)


def _true_frame(
    frame: VertebraFrame, level: str, deformity: Deformity
) -> VertebraFrame:
    """Return the frame after the fracture: half the wedge, half the lost height."""
    depth, height = DIMENSIONS[level][1:3]
    tilt = np.arctan(deformity.wedge * height / depth) / 2
    cranial = frame.axes_lps @ (0.0, np.sin(tilt), np.cos(tilt))
    return VertebraFrame.from_directions(
        origin_lps_mm=frame.to_lps((0, 0, -deformity.crush * height / 2)),
        cranial_lps=cranial,
        right_lps=frame.right_lps,
    )


def _oval(u: FloatArray, v: FloatArray, a: float, b: float) -> FloatArray:
    """Return about how far points lie inside an ellipse."""
    radius = np.hypot(u / a, v / b)
    slope = np.hypot(u / a**2, v / b**2) / np.maximum(radius, 1e-6)
    inside: FloatArray = (1 - radius) / np.maximum(slope, 1e-3)
    return inside


def _draw(
    labels: NDArray[np.uint16], box: Box, level: str, deformity: Deformity
) -> None:
    """Write one vertebra, and the heads of its ribs, where nothing stands yet."""
    x, y, z = box
    width, depth, height = DIMENSIONS[level][:3]
    tall = np.abs(z) < height / 2 + 1
    solids = (
        (_body, tall & (np.abs(x) < width / 2 + 1) & (y > -8) & (y < depth + 1)),
        (_arch, (np.abs(z) < height * 1.2) & (y < 6) & (y > -52)),
    )
    bone = np.zeros(labels.shape, bool)
    for solid, near in solids:
        at = np.nonzero(near)
        inside = solid(level, deformity, x[at], y[at], z[at]) > 0
        bone[tuple(axis[inside] for axis in at)] = True
    bone &= labels == 0
    labels[bone] = verse_value(level)
    if level[0] == "T":
        at = np.nonzero((np.abs(z - height / 2) < 14) & (np.abs(y) < 30))
        rib = _rib(level, x[at], y[at], z[at]) > 0
        at = tuple(axis[rib] for axis in at)
        joint = ndimage.binary_dilation(bone, iterations=round(JOINT_MM / FINE_MM))
        free = ~joint[at] & (labels[at] == 0)
        labels[tuple(axis[free] for axis in at)] = RIB


def _body(
    level: str, deformity: Deformity, x: FloatArray, y: FloatArray, z: FloatArray
) -> FloatArray:
    width, depth, height = DIMENSIONS[level][:3]
    waist = 1 - WAIST * np.clip(1 - (2 * z / height) ** 2, 0, 1)
    low, high = plates(level, deformity, x, y)
    front = np.clip(y - depth / 2, 0, None) / (depth / 2)
    behind = np.clip(4 - y, 0, None) / 8
    u = np.abs(x) / (width / 2 * waist)
    radius = np.sqrt(u**2 + (front / waist) ** 2 + behind**2)
    outline = (1 - radius) * np.minimum(width, depth) / 2
    inside: FloatArray = np.minimum.reduce(
        (outline, z - low, high - z, y - back_wall(level, deformity, x, z))
    )
    return inside


def _arch(
    level: str, deformity: Deformity, x: FloatArray, y: FloatArray, z: FloatArray
) -> FloatArray:
    """Return pedicles, laminae and processes, the canal cut out."""
    height, canal_w, canal_d, width, tall, angle = DIMENSIONS[level][2:]
    half_w, half_d = canal_w / 2, canal_d / 2
    aside = np.abs(x)
    top = height / 2 - 1.0 - tall / 2
    isthmus_y = -canal_d / 3
    axis = half_w + width / 2 + 0.3 - np.tan(np.radians(angle)) * (y - isthmus_y)
    flare = 1 + 0.02 * (y - isthmus_y) ** 2
    pedicle = np.minimum(
        _oval(aside - axis, z - top, width / 2, tall / 2 * 1.0)
        * np.minimum(flare, 1.3),
        np.minimum(y + canal_d * 0.75, 5 - y),
    )
    fall = 0.35 * np.clip(-half_d - y, 0, None)
    ring = 5.5 + _oval(x, y + half_d, half_w, half_d)
    lamina = np.minimum.reduce(
        (ring, -half_d * 1.1 - y, z + height * 0.72 + fall, height * 0.28 - fall - z)
    )
    spinous = np.minimum.reduce(
        (
            2.8 - aside,
            -canal_d - 2 - y,
            y + canal_d + (28 if level[0] == "L" else 30),
            6 - np.abs(z + height * 0.35 + (0.1 if level[0] == "L" else 0.7) * fall),
        )
    )
    joint_x, joint_y = half_w + 2.0, -canal_d - 1.0
    upper = _oval(
        np.hypot(aside - joint_x - 2.5, y - joint_y - 3),
        z - height * 0.42,
        4.5,
        height * 0.3,
    )
    lower = _oval(
        np.hypot(aside - joint_x, y - joint_y + 2),
        z + height * 0.68,
        4.5,
        height * 0.36,
    )
    reach = half_w + width + (20 if level[0] == "L" else 15)
    transverse = np.minimum.reduce(
        (
            _oval(
                y - isthmus_y + canal_d * 0.45 + 0.35 * (aside - half_w),
                z - top + 1,
                4.0,
                5.5,
            ),
            reach - aside,
            aside - half_w - 1,
        )
    )
    solid = np.maximum.reduce((pedicle, lamina, spinous, upper, lower, transverse))
    hole = np.minimum(_oval(x, y + half_d, half_w, half_d), half_w - aside + 0.0 * z)
    front = back_wall(level, deformity, x, z) - y
    hole = np.maximum(
        hole,
        np.minimum.reduce((half_w * 0.92 - aside, front, y + half_d)),
    )
    return np.minimum(solid, -hole)


def _rib(level: str, x: FloatArray, y: FloatArray, z: FloatArray) -> FloatArray:
    """Return the heads and necks of the ribs beside the upper endplate."""
    width, _, height = DIMENSIONS[level][:3]
    out = np.abs(x) - width / 2
    line_y = 4 - 0.8 * np.clip(out, 0, None)
    line_z = height / 2 - 1 - 0.25 * np.clip(out, 0, None)
    return np.minimum(
        _oval(y - line_y, z - line_z, 4.5, 5.0), np.minimum(out - 1.0, 30 - out)
    )


def _draw_discs(
    labels: NDArray[np.uint16],
    grid: Grid,
    frames: dict[str, VertebraFrame],
    names: list[str],
) -> None:
    """Fill what lies between two bodies."""
    for above, below in pairwise(names):
        if above not in frames or below not in frames:
            continue
        width, depth, height = DIMENSIONS[below][:3]
        x, y, z = _box_points(grid, frames[below])
        under = _box_points(grid, frames[above])[2] < 0
        radius = np.hypot(x / (width / 2), (y - depth / 2) / (depth / 2))
        space = (radius < 1) & under & (z > 0) & (z < height / 2 + 14)
        labels[space & (labels == 0)] = DISC
