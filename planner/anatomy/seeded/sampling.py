"""Read CT numbers at points of a straight local frame."""

import attrs
import numpy as np
from scipy import ndimage

from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, Volume

OUTSIDE_HU = -1024.0
"""What is read where there is no image: as dark as air, never bone."""


@attrs.frozen(kw_only=True, eq=False)
class Box:
    """CT numbers resampled on a frame: `hu` is float32 `[z, y, x]`.

    `start_mm` (3,) is the (x, y, z) of the first voxel in the frame. `seen` tells which
    voxels lie inside the volume.
    """

    frame: VertebraFrame
    start_mm: FloatArray
    step_mm: float
    hu: np.ndarray[tuple[int, int, int], np.dtype[np.float32]]
    seen: np.ndarray[tuple[int, int, int], np.dtype[np.bool_]]

    def axis_mm(self, axis: int) -> FloatArray:
        """Return the coordinates along x (0), y (1) or z (2)."""
        size = self.hu.shape[2 - axis]
        return np.asarray(self.start_mm[axis] + self.step_mm * np.arange(size))

    @property
    def grid(self) -> Grid:
        matrix = np.eye(4)
        matrix[:3, :3] *= self.step_mm
        matrix[:3, 3] = self.start_mm
        shape = self.hu.shape
        return Grid(shape_kji=shape, lps_from_ijk=self.frame.lps_from_box @ matrix)

    def at(self, points_box_mm: Points) -> FloatArray:
        """Return CT numbers (...) at frame points (..., 3), by linear interpolation."""
        points = np.asarray(points_box_mm)
        index = (points - self.start_mm) / self.step_mm
        flat = index.reshape(-1, 3)[:, ::-1].T
        values = ndimage.map_coordinates(self.hu, flat, order=1, mode="nearest")
        return np.asarray(values, float).reshape(points.shape[:-1])


@attrs.frozen(kw_only=True, eq=False)
class Patch:
    """The images around a point, calmed, to be read at any patient point.

    `first_ijk` is the volume index of `hu[0, 0, 0]`.
    """

    hu: np.ndarray[tuple[int, int, int], np.dtype[np.float32]]
    first_ijk: FloatArray
    grid: Grid

    def at(self, points_lps_mm: Points) -> FloatArray:
        """Return CT numbers (...) at points (..., 3), by linear interpolation."""
        points = np.asarray(points_lps_mm)
        index = (self.grid.to_ijk(points) - self.first_ijk)[..., ::-1]
        values = ndimage.map_coordinates(
            self.hu, index.reshape(-1, 3).T, order=1, mode="nearest"
        )
        return np.asarray(values, float).reshape(points.shape[:-1])


CALM_MM = 0.25
"""Gaussian that calms fine voxels before anything is read. Project default."""


def cut_patch(volume: Volume, center_lps_mm: Points, radius_mm: float) -> Patch:
    """Copy the images around a point; voxels finer than 1 mm are calmed."""
    size = np.array(volume.grid.shape_kji[::-1])
    center = volume.grid.to_ijk(center_lps_mm)
    reach = radius_mm / volume.grid.spacing_mm
    first = np.clip(np.floor(center - reach).astype(int), 0, size - 1)
    last = np.clip(np.ceil(center + reach).astype(int) + 1, 1, size)
    i, j, k = (slice(int(a), int(b)) for a, b in zip(first, last, strict=True))
    hu = volume.voxels_hu[k, j, i].astype(np.float32)
    spacing = volume.grid.spacing_mm[::-1]
    sigma = np.where(spacing < 1.0, CALM_MM / spacing, 0.0)
    hu = ndimage.gaussian_filter(hu, sigma)
    return Patch(hu=hu, first_ijk=first.astype(float), grid=volume.grid)


def resample_box(
    volume: Volume,
    *,
    frame: VertebraFrame,
    low_mm: FloatArray,
    high_mm: FloatArray,
    step_mm: float,
) -> Box:
    """Resample the part of a volume between two corners of a frame.

    The volume is cropped first, and averaged down to the step where its voxels are
    finer, so that noise is not picked up by sampling single voxels.
    """
    size = np.ceil((np.asarray(high_mm) - low_mm) / step_mm).astype(int) + 1
    start = np.asarray(low_mm, float)
    axes = [start[a] + step_mm * np.arange(size[a]) for a in range(3)]
    z, y, x = np.meshgrid(axes[2], axes[1], axes[0], indexing="ij")
    ijk = volume.grid.to_ijk(frame.to_lps(np.stack((x, y, z), axis=-1)))
    shape = np.array(volume.grid.shape_kji[::-1])
    seen = np.asarray(((ijk >= -0.5) & (ijk <= shape - 0.5)).all(axis=-1))
    first = np.clip(np.floor(ijk.min(axis=(0, 1, 2))).astype(int) - 2, 0, shape - 1)
    last = np.clip(np.ceil(ijk.max(axis=(0, 1, 2))).astype(int) + 3, 1, shape)
    i, j, k = (slice(int(a), int(b)) for a, b in zip(first, last, strict=True))
    part = volume.voxels_hu[k, j, i].astype(np.float32)
    fine = step_mm / volume.grid.spacing_mm[::-1]
    sigma = 0.5 * np.sqrt(np.maximum(fine**2 - 1, 0))
    if (sigma > 0.2).any():
        part = ndimage.gaussian_filter(part, sigma)
    index = (ijk - first)[..., ::-1].reshape(-1, 3).T
    hu = ndimage.map_coordinates(part, index, order=1, mode="nearest")
    hu = np.where(seen, hu.reshape(seen.shape), OUTSIDE_HU).astype(np.float32)
    return Box(frame=frame, start_mm=start, step_mm=step_mm, hu=hu, seen=seen)
