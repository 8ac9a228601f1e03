"""Outlines that a plane cuts from a smooth membership map."""

import math

import numpy as np
from contourpy import LineType, contour_generator
from numpy.typing import ArrayLike, NDArray

from planner.arrays import Points, Vector3
from planner.imaging.slices import SlicePlane, sample_plane
from planner.imaging.volume import Grid


def cut_outlines(
    values: NDArray[np.generic],
    grid: Grid,
    *,
    through_lps_mm: ArrayLike,
    right_lps: Vector3,
    down_lps: Vector3,
    level: float,
) -> list[Points]:
    """Return the lines where an array `[k, j, i]` passes a level on a plane.

    Each line is (n, 3) in LPS mm and lies in the plane; a closed one repeats its first
    point. The plane is sampled at the grid's finest spacing over all of the grid.
    """
    plane = _plane_over(
        grid, through_lps_mm=through_lps_mm, right_lps=right_lps, down_lps=down_lps
    )
    if plane is None:
        return []
    cut = sample_plane(values, grid, plane, outside=0)
    if not cut.max() > level:
        return []
    lines = contour_generator(z=cut, line_type=LineType.Separate).lines(level)
    return [plane.to_lps(np.asarray(line, np.float64)) for line in lines]


def _plane_over(
    grid: Grid,
    *,
    through_lps_mm: ArrayLike,
    right_lps: Vector3,
    down_lps: Vector3,
) -> SlicePlane | None:
    """Return the raster that covers a grid's shadow, or None beside the grid.

    One pixel more on each side lets every outline close.
    """
    point = np.asarray(through_lps_mm, float)
    axes = np.stack((right_lps, down_lps, np.cross(right_lps, down_lps)))
    corners = (grid.corners_lps_mm() - point) @ axes.T
    low, high = corners.min(axis=0), corners.max(axis=0)
    if not low[2] < 0 < high[2]:
        return None
    pixel_mm = float(grid.spacing_mm.min())
    middle = (low + high) / 2 * (1, 1, 0)
    width, height = ((high - low)[:2] / pixel_mm).tolist()
    return SlicePlane(
        center_lps_mm=point + middle @ axes,
        right_lps=right_lps,
        down_lps=down_lps,
        pixel_mm=pixel_mm,
        size=(math.ceil(width) + 2, math.ceil(height) + 2),
    )
