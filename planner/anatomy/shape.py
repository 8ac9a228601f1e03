"""A mask of voxels as a smooth shape whose surface lies between the voxels."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid

FloatVolume = NDArray[np.float32]

SMOOTHING_VOXELS = 0.7
"""Standard deviation of the smoothing, in voxels along each axis: enough to take the
steps out of an oblique wall, too little to move one (0.7^2 / 2r voxels)."""

FAR_MM = 40.0
"""What a shape says of points outside the array it was made from: far outside."""


@attrs.frozen(kw_only=True, eq=False)
class Shape:
    """How far inside a structure each voxel lies: mm, positive inside, `[k, j, i]`."""

    inside_mm: FloatVolume
    grid: Grid

    def sampled(self, grid: Grid) -> FloatVolume:
        """Return the same on another grid, by trilinear interpolation."""
        return on_grid(self.inside_mm, self.grid, grid, outside=-FAR_MM)


def smooth_shape(mask: NDArray[np.bool_], grid: Grid) -> Shape:
    """Return the shape of a mask: between two voxels of different kind lies the wall.

    Each voxel's distance is to the nearest voxel centre of the other kind, less half
    the way between them, so that a wall halfway between two centres is found there.
    """
    spacing = tuple(grid.spacing_mm[::-1])
    half = float(grid.spacing_mm.min()) / 2
    inward = ndimage.distance_transform_edt(mask, sampling=spacing)
    outward = ndimage.distance_transform_edt(~mask, sampling=spacing)
    signed = np.where(mask, inward - half, half - outward).astype(np.float32)
    return Shape(inside_mm=ndimage.gaussian_filter(signed, SMOOTHING_VOXELS), grid=grid)


def cropped(
    mask: NDArray[np.bool_], grid: Grid, *, margin_mm: float
) -> tuple[tuple[slice, slice, slice], Grid]:
    """Return the slices and the grid of the smallest block around a mask, and more."""
    bounds = []
    block = mask
    for axis in range(3):
        others = tuple(other for other in range(3) if other != axis)
        hit = np.flatnonzero(block.any(axis=others))
        margin = int(np.ceil(margin_mm / grid.spacing_mm[2 - axis]))
        low = max(0, int(hit[0]) - margin)
        high = min(mask.shape[axis], int(hit[-1]) + margin + 1)
        bounds.append(slice(low, high))
        block = block[tuple([slice(None)] * axis + [slice(low, high)])]
    k, j, i = bounds
    first = (i.start, j.start, k.start)
    return (k, j, i), grid.part(first, [part.stop - part.start for part in bounds])
