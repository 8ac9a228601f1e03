"""Bodies of cement, metal and air in box mm of a vertebra, each a signed distance.

A shape tells how far inside it points lie (mm, positive inside) and which block of the
box holds it; `painted_share` says how much of each voxel of a fine grid it fills.
"""

from typing import Protocol

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.arrays import FloatArray
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, block_around

Place = tuple[float, float, float]
Share = NDArray[np.float32]


class Shape(Protocol):
    """Something with a surface."""

    def inside_mm(self, points_mm: FloatArray) -> FloatArray:
        """Return (...) for points (..., 3)."""

    def bounds_mm(self) -> FloatArray:
        """Return (2, 3): the lowest and the highest corner."""


@attrs.frozen
class Tube:
    """A bent rod with round ends through places; both radii and all between."""

    places_mm: tuple[Place, ...]
    radius_mm: float
    last_radius_mm: float | None = None

    def inside_mm(self, points_mm: FloatArray) -> FloatArray:
        last = self.last_radius_mm or self.radius_mm
        radii = np.linspace(self.radius_mm, last, len(self.places_mm))
        best = np.full(points_mm.shape[:-1], -np.inf)
        for number in range(len(self.places_mm) - 1):
            start, end = np.array(self.places_mm[number : number + 2])
            along = end - start
            part = np.clip((points_mm - start) @ along / (along @ along), 0, 1)
            away = np.linalg.norm(points_mm - start - part[..., None] * along, axis=-1)
            radius = radii[number] + part * (radii[number + 1] - radii[number])
            best = np.maximum(best, radius - away)
        return best

    def bounds_mm(self) -> FloatArray:
        widest = max(self.radius_mm, self.last_radius_mm or 0)
        places = np.array(self.places_mm)
        return np.array([places.min(axis=0) - widest, places.max(axis=0) + widest])


@attrs.frozen
class Ball:
    """An ellipsoid."""

    center_mm: Place
    radii_mm: Place

    def inside_mm(self, points_mm: FloatArray) -> FloatArray:
        away = (points_mm - np.array(self.center_mm)) / np.array(self.radii_mm)
        radius = np.linalg.norm(away, axis=-1)
        slope = np.linalg.norm(away / np.array(self.radii_mm), axis=-1)
        inside: FloatArray = (1 - radius) * np.where(
            radius > 1e-6, radius / np.maximum(slope, 1e-6), min(self.radii_mm)
        )
        return inside

    def bounds_mm(self) -> FloatArray:
        reach = np.array(self.radii_mm)
        return np.array([self.center_mm - reach, self.center_mm + reach])


@attrs.frozen
class Sheet:
    """A layer bent about an axis along z, as cement lies on the inside of the dura.

    It reaches `half_angle_deg` to both sides of the direction `towards_deg` (0 front,
    90 right) and `half_height_mm` up and down.
    """

    axis_mm: Place
    radius_mm: float
    thickness_mm: float
    half_angle_deg: float
    half_height_mm: float
    towards_deg: float = 0.0

    def inside_mm(self, points_mm: FloatArray) -> FloatArray:
        x, y, z = np.moveaxis(points_mm - np.array(self.axis_mm), -1, 0)
        away = np.hypot(x, y)
        turn = np.degrees(np.arctan2(x, y)) - self.towards_deg
        turn = (turn + 180) % 360 - 180
        aside = np.radians(self.half_angle_deg - np.abs(turn)) * self.radius_mm
        inside: FloatArray = np.minimum.reduce(
            (
                self.thickness_mm / 2 - np.abs(away - self.radius_mm),
                aside,
                self.half_height_mm - np.abs(z),
            )
        )
        return inside

    def bounds_mm(self) -> FloatArray:
        aside = self.radius_mm + self.thickness_mm
        reach = np.array((aside, aside, self.half_height_mm))
        return np.array([self.axis_mm - reach, self.axis_mm + reach])


@attrs.frozen
class Rough:
    """A shape whose surface is uneven, as cement that went between trabeculae."""

    shape: Shape
    amplitude_mm: float
    seed: int

    def inside_mm(self, points_mm: FloatArray) -> FloatArray:
        low, high = self.bounds_mm()
        random = np.random.default_rng(self.seed)
        count = np.ceil((high - low) / 1.0).astype(int) + 2
        waves = ndimage.gaussian_filter(random.standard_normal(count), 1.0)
        waves *= self.amplitude_mm / waves.std()
        places = (points_mm - low).reshape(-1, 3).T
        noise = ndimage.map_coordinates(waves, places, order=1, mode="nearest")
        uneven: FloatArray = noise.reshape(points_mm.shape[:-1])
        return self.shape.inside_mm(points_mm) + uneven

    def bounds_mm(self) -> FloatArray:
        reach = 3 * self.amplitude_mm
        bounds: FloatArray = self.shape.bounds_mm() + np.array([[-reach], [reach]])
        return bounds


@attrs.frozen
class Screw:
    """A pedicle screw: a threaded shaft from `head_mm` to `tip_mm`, and a head."""

    head_mm: Place
    tip_mm: Place
    radius_mm: float = 3.0
    pitch_mm: float = 2.7
    depth_mm: float = 0.7
    head_radius_mm: float = 6.0

    def inside_mm(self, points_mm: FloatArray) -> FloatArray:
        start, end = np.array(self.head_mm), np.array(self.tip_mm)
        along = (end - start) / np.linalg.norm(end - start)
        way = (points_mm - start) @ along
        away = np.linalg.norm(points_mm - start - way[..., None] * along, axis=-1)
        thread = self.depth_mm * np.abs(2 * (way / self.pitch_mm % 1) - 1)
        length = float(np.linalg.norm(end - start))
        shaft = np.minimum.reduce((self.radius_mm - thread - away, way, length - way))
        head = self.head_radius_mm - np.linalg.norm(points_mm - start, axis=-1)
        inside: FloatArray = np.maximum(shaft, head)
        return inside

    def bounds_mm(self) -> FloatArray:
        ends = np.array([self.head_mm, self.tip_mm])
        reach = self.head_radius_mm
        return np.array([ends.min(axis=0) - reach, ends.max(axis=0) + reach])


def add_shape(share: Share, shape: Shape, grid: Grid, frame: VertebraFrame) -> None:
    """Write how much of each voxel a shape fills over `share`, where it fills more."""
    low, high = shape.bounds_mm() + np.array([[-1.0], [1.0]])
    corners = [
        (x, y, z)
        for x in (low[0], high[0])
        for y in (low[1], high[1])
        for z in (low[2], high[2])
    ]
    block, part = block_around(frame.to_lps(corners), grid)
    if 0 in part.shape_kji:
        return
    k, j, i = np.indices(part.shape_kji)
    points = frame.to_box(part.to_lps(np.stack((i, j, k), axis=-1)))
    step = float(part.spacing_mm.mean())
    filled = np.clip(0.5 + shape.inside_mm(points) / step, 0, 1).astype(np.float32)
    np.maximum(share[block], filled, out=share[block])


def painted_share(shapes: "list[Shape]", grid: Grid, frame: VertebraFrame) -> Share:
    """Return how much of each voxel of a grid shapes fill together."""
    share = np.zeros(grid.shape_kji, np.float32)
    for shape in shapes:
        add_shape(share, shape, grid, frame)
    return share
