"""The canal as the hole one can look through.

A vertebra is a ring. Looked at along the canal, the hole is largest: that view gives
the canal's direction and centre, whatever the posture of the patient, the order of the
axes or the numbering of the map.
"""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.orientation import PATIENT_CRANIAL_LPS, STEEPEST_CRANIAL_DEG
from planner.anatomy.rays import Marks
from planner.arrays import FloatArray, Points, Vector3, unit

POINT_SPACING_MM = 1.2
"""Of the points that fill the bone."""

PIXEL_MM = 1.5
"""Of the picture in which the hole is drawn; above the spacing of the points."""

SEARCH_PIXEL_MM = 2.5
"""Of the pictures in which the direction is searched."""

SEARCH_STEPS_DEG = (9.0, 4.5, 2.25)

SMALLEST_HOLE_MM2 = 40.0
"""Less than this seen along the best direction is no canal: the narrowest canals of
adults measure more than 100 mm² (rules.md L-1: 16 mm wide and deep in T4). Project
default."""

CLOSINGS = (0, 1, 2)
"""Gaps of up to twice so many pixels in the ring are bridged, the fewest first."""

OPEN_RING = -1
"""Stands for a ring that no closing closes: a pedicle or half the arch is missing."""

ENCLOSED = 12
"""Of 16 directions, how many must meet bone for a pixel to be in an open ring."""

ENCLOSED_WITHIN_MM = 25.0

BORDER = 4
"""Empty pixels around a picture, more than any closing reaches."""


@attrs.frozen(kw_only=True, eq=False)
class CanalAxis:
    """A line through the middle of the canal, cranially directed, and its hole.

    `hole_mm` is how far inside the hole the pixels `[v, u]` lie, seen along the line;
    pixel (0, 0) lies at `corner_mm` of the plane spanned by `across_lps` (2, 3) about
    `center_lps_mm`.
    """

    center_lps_mm: Vector3
    direction_lps: Vector3
    across_lps: Points
    corner_mm: FloatArray
    hole_mm: FloatArray

    def inside_mm(self, points_lps_mm: Points) -> FloatArray:
        """Return how far inside the hole's cylinder points (..., 3) lie."""
        flat = (points_lps_mm - self.center_lps_mm) @ self.across_lps.T
        u, v = np.moveaxis((flat - self.corner_mm) / PIXEL_MM, -1, 0)
        result: FloatArray = ndimage.map_coordinates(
            self.hole_mm, [v, u], order=1, mode="nearest"
        )
        return result


def find_canal(
    bone_lps_mm: Points, canal_lps_mm: Points | None = None
) -> CanalAxis | None:
    """Return the canal of a vertebra given by points inside its bone, or None.

    `bone_lps_mm` (n, 3) fills the bone at `POINT_SPACING_MM`. With `canal_lps_mm`,
    points inside the canal, the hole is what of the canal no bone hides.
    """
    coarse = _Camera.at(_thinned(bone_lps_mm), canal_lps_mm, pixel_mm=SEARCH_PIXEL_MM)
    fine = _Camera.at(bone_lps_mm, canal_lps_mm, pixel_mm=PIXEL_MM)
    for closing in (*CLOSINGS, OPEN_RING):
        best = coarse.widest(_cap(STEEPEST_CRANIAL_DEG, SEARCH_STEPS_DEG[0]), closing)
        for step_deg in SEARCH_STEPS_DEG[1:]:
            best = fine.widest(_around(best, step_deg), closing)
        hole = fine.hole(best, closing)
        if hole.sum() * PIXEL_MM**2 >= SMALLEST_HOLE_MM2:
            return fine.axis(best, hole)
    return None


def _thinned(points: Points) -> Points:
    """Keep one point of each cube that is a little smaller than a search pixel."""
    cube = np.floor((points - points.min(axis=0)) / (0.8 * SEARCH_PIXEL_MM))
    _, first = np.unique(cube.astype(np.int32) @ (1, 512, 512**2), return_index=True)
    return points[first]


def _cap(reach_deg: float, step_deg: float) -> list[Vector3]:
    """Return directions spread evenly up to an angle from the patient's cranial."""
    directions = [np.array(PATIENT_CRANIAL_LPS)]
    for tilt in np.radians(np.arange(step_deg, reach_deg + 0.1, step_deg)):
        count = int(np.ceil(2 * np.pi * np.sin(tilt) / np.radians(step_deg)))
        turn = np.arange(count) * 2 * np.pi / count
        ring = np.column_stack(
            (np.sin(tilt) * np.cos(turn), np.sin(tilt) * np.sin(turn))
        )
        directions += [np.array([u, v, np.cos(tilt)]) for u, v in ring]
    return directions


def _around(direction: Vector3, step_deg: float) -> list[Vector3]:
    one, other = _across(direction)
    step = np.tan(np.radians(step_deg))
    return [
        unit(direction + step * (a * one + b * other))
        for a in (-1, 0, 1)
        for b in (-1, 0, 1)
    ]


def _across(direction: Vector3) -> Points:
    """Return two directions perpendicular to one and to each other, (2, 3)."""
    helper = np.eye(3)[np.argmin(np.abs(direction))]
    one = unit(np.cross(direction, helper))
    return np.array([one, np.cross(direction, one)])


@attrs.frozen(kw_only=True, eq=False)
class _Camera:
    """Takes pictures of the bone from afar, in any direction, on one square film."""

    bone: Points
    canal: Points | None
    origin: Vector3
    pixel_mm: float
    size: int

    @classmethod
    def at(cls, bone: Points, canal: Points | None, *, pixel_mm: float) -> "_Camera":
        origin = bone.mean(axis=0)
        reach = float(np.linalg.norm(bone - origin, axis=1).max())
        return cls(
            bone=bone - origin,
            canal=None if canal is None else canal - origin,
            origin=origin,
            pixel_mm=pixel_mm,
            size=2 * (int(np.ceil(reach / pixel_mm)) + BORDER) + 1,
        )

    def picture(self, points: Points, direction: Vector3) -> Marks:
        """Return which pixels `[v, u]` points hide; the origin is in the middle."""
        flat = points @ (_across(direction).T / self.pixel_mm)
        pixel = np.round(flat).astype(np.intp) + self.size // 2
        film = np.zeros(self.size**2, np.bool_)
        kept = (np.abs(flat) < self.size // 2).all(axis=1)
        film[(pixel[:, 1] * self.size + pixel[:, 0])[kept]] = True
        return film.reshape(self.size, self.size)

    def hole(self, direction: Vector3, closing: int) -> Marks:
        """Return the largest hole in the bone (or the largest open piece of canal)."""
        hidden = self.picture(self.bone, direction)
        if closing > 0:
            hidden = ndimage.binary_closing(hidden, iterations=closing)
        seen = ~hidden
        if self.canal is not None:
            seen &= self.picture(self.canal, direction)
        elif closing == OPEN_RING:
            seen &= _enclosed(hidden, reach=int(ENCLOSED_WITHIN_MM / self.pixel_mm))
        pieces, _ = ndimage.label(seen)
        sizes = np.bincount(pieces.ravel())
        sizes[0] = 0
        sizes[pieces[0, 0]] = 0
        largest = int(sizes.argmax())
        hole: Marks = pieces == largest
        return hole if sizes[largest] else np.zeros_like(hidden)

    def widest(self, directions: list[Vector3], closing: int) -> Vector3:
        """Return the direction in which the hole is largest."""
        return max(directions, key=lambda way: int(self.hole(way, closing).sum()))

    def axis(self, direction: Vector3, hole: Marks) -> CanalAxis:
        rows, columns = np.nonzero(hole)
        across = _across(direction)
        first = -self.pixel_mm * np.full(2, self.size // 2, float)
        middle = first + self.pixel_mm * np.array([columns.mean(), rows.mean()])
        return CanalAxis(
            center_lps_mm=self.origin + middle @ across,
            direction_lps=direction,
            across_lps=across,
            corner_mm=first - middle,
            hole_mm=_signed(hole) * self.pixel_mm,
        )


def _enclosed(hidden: Marks, *, reach: int) -> Marks:
    """Mark the pixels from which bone is seen in most directions."""
    padded = np.pad(hidden, reach)
    rows, columns = hidden.shape
    count = np.zeros(hidden.shape, np.int8)
    for turn in np.arange(16) * np.pi / 8:
        met = np.zeros_like(hidden)
        for distance in range(1, reach + 1):
            v = reach + round(distance * np.sin(turn))
            u = reach + round(distance * np.cos(turn))
            met |= padded[v : v + rows, u : u + columns]
        count += met
    return np.asarray(count >= ENCLOSED)


def _signed(hole: Marks) -> NDArray[np.float64]:
    """Return how far inside a hole each pixel lies, smoothly, in pixels."""
    inward = ndimage.distance_transform_edt(hole)
    outward = ndimage.distance_transform_edt(~hole)
    signed: NDArray[np.float64] = ndimage.gaussian_filter(
        np.where(hole, inward - 0.5, 0.5 - outward), 0.7
    )
    return signed
