"""Whether cement in the canal is blunt and follows the canal's contour (rules.md K4).

Cement within the dura fills its sac: its border keeps an even distance from the canal's
wall, and bends gently. It is looked at slice by slice across the vertebra's box.
"""

from collections.abc import Iterator

import attrs
import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray
from scipy import ndimage

from planner.arrays import FloatArray
from planner.review.regions import Regions

LEAST_MM2 = 12.0
"""A smaller cross-section has no contour worth the name. Project default."""

BRIDGED_MM = 3.0
"""Gaps between sheets of up to this width are within the shape (rules.md R-05)."""

FACING = 0.5
"""A border faces the wall if it looks that way within 60 degrees."""

EVEN_MM, EVEN_SHARE = 0.75, 0.25
"""A border follows the wall where its distance is within this, or this share, of what
it is in the middle. Project defaults."""

SPREAD_MM = 1.25
"""All that faces the wall scatters no more than this, or that share, about its middle:
else it follows the wall here and there only. Project default."""

AWAY_MM = (1.0, 7.0)
"""How far the sac lies from the wall of the canal: fat and its own fluid between
(rules.md L-7). Project default."""

FOLLOWS_DEG = 60.0
"""Over a sixth of the canal's round, a lump keeps no distance by chance. Project
default."""

TOUCHING_MM, TOUCHING_SHARE = 1.0, 0.15
"""Cement with more than this share of its border so near to the wall lies on it.
Project defaults."""

BLUNT_MM = 1.5
"""Cement is blunt if its border bends with no smaller radius. Project default."""

SMOOTH_MM = 1.0
POINT_MM = 0.5
SECTOR_DEG = 10.0


@attrs.frozen(kw_only=True)
class Contour:
    """The border of cement against the canal's wall: medians over its slices.

    `follows_deg` is over how much of the canal's round it keeps its distance,
    `distance_mm` that distance, `spread_mm` how much it varies along all that faces the
    wall, `radius_mm` the radius with which it bends there, but for its sharpest
    quarter, and `touching_share` how much of the border lies on the wall.
    """

    follows_deg: float
    distance_mm: float
    spread_mm: float
    radius_mm: float
    touching_share: float
    slices: int

    @property
    def is_blunt(self) -> bool:
        low, high = AWAY_MM
        return (
            self.follows_deg >= FOLLOWS_DEG
            and low <= self.distance_mm <= high
            and self.spread_mm <= max(SPREAD_MM, EVEN_SHARE * self.distance_mm)
            and self.radius_mm >= BLUNT_MM
            and self.touching_share <= TOUCHING_SHARE
        )


def find_contour(share: NDArray[np.float32], around: Regions) -> Contour | None:
    """Return how cement in the canal is shaped; None where too little of it is there.

    `share` [k, j, i] is 0 wherever cement is not in the canal.
    """
    area = (share >= 0.5).sum(axis=(1, 2)) * around.step_mm**2
    found = [
        measured
        for k in np.flatnonzero(area >= LEAST_MM2)
        for measured in _in_slice(share[k], around, int(k))
    ]
    if not found:
        return None
    follows, distance, spread, radius, touching = np.median(np.array(found), axis=0)
    return Contour(
        follows_deg=float(follows),
        distance_mm=float(distance),
        spread_mm=float(spread),
        radius_mm=float(radius),
        touching_share=float(touching),
        slices=len(found),
    )


def _in_slice(
    share: NDArray[np.float32], around: Regions, k: int
) -> Iterator[tuple[float, ...]]:
    """Yield the five measures of the largest border, in the order of `Contour`."""
    step = around.step_mm
    size = 2 * round(BRIDGED_MM / 2 / step) + 1
    closed = ndimage.grey_closing(np.pad(share, size), size=(size, size))
    border = _longest(closed, step) - size * step
    if len(border) < 8:
        return
    depth = around.canal_mm[k]
    down, across = np.gradient(depth, step)
    at = (border / step).T
    away_mm = _sampled(depth, at)
    to_wall = -np.column_stack((_sampled(down, at), _sampled(across, at)))
    to_wall /= np.maximum(np.linalg.norm(to_wall, axis=1), 1e-6)[:, None]
    outward, radius = _bends(border)
    facing = (outward * to_wall).sum(axis=1) > FACING
    if not facing.any():
        return
    middle = float(np.median(away_mm[facing]))
    even = facing & (np.abs(away_mm - middle) <= max(EVEN_MM, EVEN_SHARE * middle))
    if not even.any():
        return
    yield (
        _round_deg(border[even], around, k),
        middle,
        float(away_mm[facing].std()),
        float(np.quantile(radius[even], 0.25)),
        float((away_mm < TOUCHING_MM).mean()),
    )


def _longest(share: NDArray[np.float32], step_mm: float) -> FloatArray:
    """Return the longest closed border (n, 2), (y, x) mm, evenly and smoothly."""
    lines = [np.asarray(line) for line in contour_generator(z=share).lines(0.5)]
    if not lines:
        return np.zeros((0, 2))
    points = max(lines, key=lambda line: line.shape[0])[:, ::-1] * step_mm
    along = np.concatenate(
        ([0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1)))
    )
    even = np.arange(0, along[-1], POINT_MM)
    line = np.column_stack([np.interp(even, along, part) for part in points.T])
    smooth: FloatArray = ndimage.gaussian_filter1d(
        line, SMOOTH_MM / POINT_MM, axis=0, mode="wrap"
    )
    return smooth


def _bends(border: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the outward directions (n, 2) and the radii (n,) of a closed border."""
    before, after = np.roll(border, 1, axis=0), np.roll(border, -1, axis=0)
    along = (after - before) / 2
    bend = after - 2 * border + before
    speed = np.maximum(np.linalg.norm(along, axis=1), 1e-9)
    curl = along[:, 0] * bend[:, 1] - along[:, 1] * bend[:, 0]
    radius = speed**3 / np.maximum(np.abs(curl), 1e-9)
    outward = np.column_stack((along[:, 1], -along[:, 0])) / speed[:, None]
    area = float((border[:, 0] * after[:, 1] - border[:, 1] * after[:, 0]).sum())
    return outward * np.sign(area), radius


def _round_deg(border: FloatArray, around: Regions, k: int) -> float:
    """Return over how much of the canal's round points of a border lie."""
    if not len(border):
        return 0.0
    middle = np.array(ndimage.center_of_mass(around.canal[k])) * around.step_mm
    turn = np.degrees(np.arctan2(*(border - middle).T)) % 360
    return float(len(np.unique(turn // SECTOR_DEG)) * SECTOR_DEG)


def _sampled(values: NDArray[np.floating], at: FloatArray) -> FloatArray:
    found: FloatArray = ndimage.map_coordinates(
        np.asarray(values, np.float64), at, order=1, mode="nearest"
    )
    return found
