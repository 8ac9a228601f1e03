"""Find the spinal canal: a soft tube in a bony ring, behind the vertebral body."""

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.seeded.sampling import Box
from planner.arrays import FloatArray, Points, Vector3
from planner.errors import AnatomyNotSeen

BONE_HU = 170.0
"""What stops a ray: between canal content (below 150 HU) and cortex with partial volume
(300 HU and more, rules.md L-13). Project default."""
RAYS = 24
REACH_MM = 16
"""A canal's wall lies no further than this from its middle: half the widest canal
(27 mm at L5, rules.md L-1) and some."""
SOFT_HU = (-90.0, 150.0)
"""Fat and cord, nerve roots and thecal sac. Project default."""
CLOSED_ENOUGH = 0.62
"""Share of rays that must meet bone at the canal's best stretch. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class CanalLine:
    """Middle of the canal for each height: `xy_mm` (n, 2) over `z_mm` (n,).

    `closed` (n,) is the share of rays that meet bone. All in the box of the search.
    """

    z_mm: FloatArray
    xy_mm: FloatArray
    closed: FloatArray

    def at(self, z_mm: FloatArray) -> FloatArray:
        """Return (..., 2): x and y of the middle at heights (...)."""
        x = np.interp(z_mm, self.z_mm, self.xy_mm[:, 0])
        y = np.interp(z_mm, self.z_mm, self.xy_mm[:, 1])
        return np.stack((x, y), axis=-1)


def find_canal(
    box: Box, *, body_mm: Vector3, canal_mm: Vector3 | None, stride: int = 2
) -> CanalLine:
    """Follow the canal up and down from behind a point in the body.

    `box` is upright (its z is the patient's) with 1 mm steps; y points anterior.

    Raises
    ------
    AnatomyNotSeen
        If no soft tube in a bony ring lies behind the point.
    """
    score, closed = _tube_score(box, stride)
    axes = [box.axis_mm(axis)[::stride] for axis in range(3)]
    allowed = _where_it_may_start(axes, body_mm, canal_mm)
    anchor = body_mm if canal_mm is None else canal_mm
    level = int(np.abs(axes[2] - anchor[2]).argmin())
    path = _best_path(score, level, np.where(allowed, score[level], -1.0))
    rows = np.arange(len(path))
    xy = np.column_stack((axes[0][path[:, 1]], axes[1][path[:, 0]]))
    share = closed[rows, path[:, 0], path[:, 1]]
    near = np.abs(axes[2] - anchor[2]) < 14
    best = np.sort(share[near])[-3:].mean()
    if score[level, path[level, 0], path[level, 1]] <= 0 or best < CLOSED_ENOUGH:
        raise AnatomyNotSeen(
            "no canal behind the point", structure="canal", closed=float(best)
        )
    sigma = 4.0 / (stride * box.step_mm)
    xy = np.asarray(ndimage.gaussian_filter1d(xy, sigma, axis=0, mode="nearest"))
    return CanalLine(z_mm=axes[2], xy_mm=xy, closed=share)


def _tube_score(box: Box, stride: int) -> tuple[FloatArray, FloatArray]:
    """Return how well each point fits the middle of the canal, and its closed share."""
    calm = ndimage.gaussian_filter(box.hu, (1.0, 0.7, 0.7))
    pad = REACH_MM + 1
    bone = np.pad(calm > BONE_HU, ((0, 0), (pad, pad), (pad, pad)))[::stride]
    air = np.pad(calm < -250, ((0, 0), (pad, pad), (pad, pad)))[::stride]
    n_y, n_x = calm.shape[1:]
    first = []
    for angle in np.arange(RAYS) * (2 * np.pi / RAYS):
        hit = np.full(
            (len(bone), len(range(0, n_y, stride)), len(range(0, n_x, stride))), 99.0
        )
        for radius in range(REACH_MM, 0, -1):
            y = pad + round(radius * np.sin(angle))
            x = pad + round(radius * np.cos(angle))
            at = (slice(None), slice(y, y + n_y, stride), slice(x, x + n_x, stride))
            hit[air[at]] = 99.0
            hit[bone[at]] = radius
        first.append(hit)
    radii = np.stack(first)
    closed = (radii <= REACH_MM).mean(axis=0)
    room = np.sort(radii, axis=0)[1]
    soft = ndimage.gaussian_filter(box.hu, (1.5, 2, 2))[::stride, ::stride, ::stride]
    is_soft = (soft > SOFT_HU[0]) & (soft < SOFT_HU[1])
    core = ~ndimage.binary_dilation(bone, np.ones((1, 3, 3), bool))[
        :, pad : pad + n_y : stride, pad : pad + n_x : stride
    ]
    score = closed**2 * np.minimum(room, 8) / 8
    return np.where(is_soft & core & (room < 14), score, 0.0), closed


def _where_it_may_start(
    axes: list[FloatArray], body_mm: Vector3, canal_mm: Vector3 | None
) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Mark (n_y, n_x) where the canal may lie at the height of the point."""
    y, x = np.meshgrid(axes[1], axes[0], indexing="ij")
    if canal_mm is not None:
        return np.asarray(np.hypot(x - canal_mm[0], y - canal_mm[1]) < 7)
    behind, aside = body_mm[1] - y, np.abs(x - body_mm[0])
    return np.asarray((behind > 9) & (behind < 50) & (aside < 0.7 * behind + 3))


def _best_path(score: FloatArray, level: int, start: FloatArray) -> Points:
    """Return (n_z, 2) grid indices (y, x) of the best line through `start`'s level.

    Upwards and downwards are independent once the start is fixed, so the start is the
    one whose two best halves sum to most.
    """
    up = _climb(score[level:])
    down = _climb(score[level::-1])
    total = np.where(start > 0, up[0][0] + down[0][0], -np.inf)
    if not np.isfinite(total).any():
        raise AnatomyNotSeen(
            "nothing soft behind the point", structure="canal", closed=0.0
        )
    row, column = np.unravel_index(int(total.argmax()), total.shape)
    first = (int(row), int(column))
    above = _descend(up[1], first)
    below = _descend(down[1], first)
    return np.array(below[::-1] + above[1:])


FADE = 0.95
"""Weight of a slice relative to the one before it, going away from the click."""


def _climb(score: FloatArray) -> tuple[list[FloatArray], list[np.ndarray]]:
    """Return for each slice the value of the best continuation, and its move."""
    value = [score[-1]]
    moves: list[np.ndarray] = []
    for here in score[-2::-1]:
        ahead = value[0]
        padded = np.pad(ahead, 2, constant_values=-1e9)
        options = np.stack(
            [
                padded[2 + dy : 2 + dy + here.shape[0], 2 + dx : 2 + dx + here.shape[1]]
                - 0.06 * (dy * dy + dx * dx)
                for dy, dx in STEPS
            ]
        )
        moves.insert(0, options.argmax(axis=0))
        value.insert(0, here + FADE * options.max(axis=0))
    return value, moves


STEPS = [
    (dy, dx) for dy in range(-2, 3) for dx in range(-2, 3) if dy * dy + dx * dx < 5
]


def _descend(moves: list[np.ndarray], first: tuple[int, ...]) -> list[tuple[int, int]]:
    path = [(int(first[0]), int(first[1]))]
    for move in moves:
        dy, dx = STEPS[int(move[path[-1]])]
        path.append((path[-1][0] + dy, path[-1][1] + dx))
    return path
