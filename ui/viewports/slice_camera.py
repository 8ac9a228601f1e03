"""Which part of the patient a slice view shows: a value that belongs to the view."""

import math
from functools import cached_property

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import FloatArray, Points, Vector3, frozen_vector, same_array
from planner.imaging.slices import SlicePlane
from planner.imaging.volume import Grid
from planner.plan.needle import Needle

CLOSEST_MM_PER_PX = 0.01
FARTHEST_MM_PER_PX = 5.0
"""Zoom ends where a voxel fills the view, or the patient becomes a dot."""


@attrs.frozen(kw_only=True, slots=False)
class SliceCamera:
    """A plane in the patient and how it lies in a widget.

    `center_lps_mm` is shown in the middle of the widget; `size_px` and every position
    are in logical pixels, (x, y) from the top left.
    """

    right_lps: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    down_lps: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    center_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    mm_per_px: float
    size_px: tuple[float, float]

    @cached_property
    def normal_lps(self) -> Vector3:
        """Into the screen, away from the viewer."""
        return np.cross(self.right_lps, self.down_lps)

    @cached_property
    def _axes(self) -> FloatArray:
        return np.stack((self.right_lps, self.down_lps), axis=1)

    def to_lps(self, x: float, y: float) -> Vector3:
        across = (x - self.size_px[0] / 2) * self.mm_per_px
        below = (y - self.size_px[1] / 2) * self.mm_per_px
        return self.center_lps_mm + across * self.right_lps + below * self.down_lps

    def to_px(self, points_lps_mm: ArrayLike) -> FloatArray:
        """Return (..., 2) for points (..., 3), dropped onto the plane."""
        across = (np.asarray(points_lps_mm, float) - self.center_lps_mm) @ self._axes
        return across / self.mm_per_px + np.array(self.size_px) / 2

    def depth_mm(self, points_lps_mm: ArrayLike) -> FloatArray:
        """Return how far points (..., 3) lie behind the plane; before it is minus."""
        points: Points = np.asarray(points_lps_mm, float)
        return (points - self.center_lps_mm) @ self.normal_lps

    def through(self, point_lps_mm: ArrayLike) -> "SliceCamera":
        """Return the camera moved along its normal until the plane holds a point."""
        shift = float(self.depth_mm(point_lps_mm)) * self.normal_lps
        return attrs.evolve(self, center_lps_mm=self.center_lps_mm + shift)

    def showing(self, point_lps_mm: ArrayLike) -> "SliceCamera":
        """Return the camera through a point, brought to the middle if out of sight."""
        camera = self.through(point_lps_mm)
        x, y = camera.to_px(point_lps_mm).tolist()
        width, height = self.size_px
        if 0 <= x <= width and 0 <= y <= height:
            return camera
        return attrs.evolve(camera, center_lps_mm=point_lps_mm)

    def framing(self, point_lps_mm: ArrayLike, *, field_mm: float) -> "SliceCamera":
        """Return the camera with a point in its middle, as near as `field_mm` across.

        A camera that is nearer already stays as near.
        """
        widest = field_mm / max(min(self.size_px), 1.0)
        near = min(self.mm_per_px, max(widest, CLOSEST_MM_PER_PX))
        return attrs.evolve(self, center_lps_mm=point_lps_mm, mm_per_px=near)

    def panned(self, dx_px: float, dy_px: float) -> "SliceCamera":
        """Return the camera after its picture was pulled by so many pixels."""
        across, below = -dx_px * self.mm_per_px, -dy_px * self.mm_per_px
        shift = across * self.right_lps + below * self.down_lps
        return attrs.evolve(self, center_lps_mm=self.center_lps_mm + shift)

    def zoomed(self, factor: float, *, at_px: tuple[float, float]) -> "SliceCamera":
        """Return the camera closer by a factor; what lies at `at_px` stays there."""
        mm_per_px = float(
            np.clip(self.mm_per_px / factor, CLOSEST_MM_PER_PX, FARTHEST_MM_PER_PX)
        )
        held = self.to_lps(*at_px)
        closer = attrs.evolve(self, mm_per_px=mm_per_px)
        shift = held - closer.to_lps(*at_px)
        return attrs.evolve(closer, center_lps_mm=self.center_lps_mm + shift)

    def resized(self, width_px: float, height_px: float) -> "SliceCamera":
        return attrs.evolve(self, size_px=(width_px, height_px))

    def turned(
        self, axes_lps: tuple[Vector3, Vector3], *, about_lps_mm: ArrayLike
    ) -> "SliceCamera":
        """Return the camera on another plane through a point that stays in its place.

        A point that was out of sight comes to the middle.
        """
        x, y = self.showing(about_lps_mm).to_px(about_lps_mm).tolist()
        turned = attrs.evolve(
            self,
            right_lps=axes_lps[0],
            down_lps=axes_lps[1],
            center_lps_mm=about_lps_mm,
        )
        return turned.panned(x - self.size_px[0] / 2, y - self.size_px[1] / 2)

    # --- what a hand needs to know: see `needle_hand.Projection` -----------------

    def placed_lps_mm(self, x: float, y: float) -> Vector3 | None:
        """Return the point of the plane: a click is as deep as the crosshair."""
        return self.to_lps(x, y)

    def dragged_lps_mm(self, x: float, y: float, *, like_lps_mm: Vector3) -> Vector3:
        return self.through(like_lps_mm).to_lps(x, y)

    def radius_px(self, needle: Needle) -> float:
        return needle.radius_mm / self.mm_per_px

    # --- what is painted -----------------------------------------------------------

    def raster(
        self, *, device_ratio: float, finest_mm: float
    ) -> tuple[SlicePlane, tuple[float, float, float, float]]:
        """Return the plane to reslice, and the rectangle (x, y, w, h) it fills.

        One pixel is one device pixel, unless that is finer than `finest_mm`: more than
        the voxels hold is interpolated on the screen, not in the volume.
        """
        pixel_mm = max(self.mm_per_px / device_ratio, finest_mm)
        pixel_px = pixel_mm / self.mm_per_px
        width, height = (
            max(1, math.ceil(round(side / pixel_px, 6))) for side in self.size_px
        )
        left, top = 0.0, 0.0
        center = self.to_lps(left + width * pixel_px / 2, top + height * pixel_px / 2)
        plane = SlicePlane(
            center_lps_mm=center,
            right_lps=self.right_lps,
            down_lps=self.down_lps,
            pixel_mm=pixel_mm,
            size=(width, height),
        )
        return plane, (left, top, width * pixel_px, height * pixel_px)


def fitted(
    axes_lps: tuple[Vector3, Vector3],
    *,
    center_lps_mm: ArrayLike,
    field_mm: tuple[float, float],
    size_px: tuple[float, float],
) -> SliceCamera:
    """Return the closest camera that shows a field (width, height) around a point."""
    fit = max(field_mm[0] / max(size_px[0], 1.0), field_mm[1] / max(size_px[1], 1.0))
    return SliceCamera(
        right_lps=axes_lps[0],
        down_lps=axes_lps[1],
        center_lps_mm=center_lps_mm,
        mm_per_px=float(np.clip(fit, CLOSEST_MM_PER_PX, FARTHEST_MM_PER_PX)),
        size_px=size_px,
    )


def volume_field_mm(
    grid: Grid, axes_lps: tuple[Vector3, Vector3]
) -> tuple[float, float]:
    """Return how wide and how high a whole volume looks along two axes."""
    shadow = grid.corners_lps_mm() @ np.stack(axes_lps, axis=1)
    width, height = np.ptp(shadow, axis=0)
    return float(width), float(height)


def scroll_step_mm(grid: Grid, normal_lps: Vector3) -> float:
    """Return the distance between slices along a normal: one voxel, or its like."""
    return 1 / float(np.linalg.norm(grid.ijk_from_lps[:3, :3] @ normal_lps))


def scrolled(
    grid: Grid, point_lps_mm: ArrayLike, direction_lps: Vector3, *, steps: int
) -> Vector3:
    """Return a point moved by whole slices along a direction, kept inside the volume.

    Along an axis of the grid it lands on the middle of a slice, which is then shown as
    it was measured, without interpolation.
    """
    stride = steps * scroll_step_mm(grid, direction_lps)
    ijk = grid.to_ijk(np.asarray(point_lps_mm, float) + stride * direction_lps)
    cosines = np.abs(grid.directions_lps.T @ direction_lps)
    if cosines.max() > 1 - 1e-6:
        ijk[cosines.argmax()] = np.rint(ijk[cosines.argmax()])
    return grid.to_lps(np.clip(ijk, 0, np.array(grid.shape_kji[::-1]) - 1))


def kept_inside(grid: Grid, point_lps_mm: ArrayLike) -> Vector3:
    """Return the nearest point of the volume."""
    highest = np.array(grid.shape_kji[::-1]) - 1
    return grid.to_lps(np.clip(grid.to_ijk(point_lps_mm), 0, highest))
