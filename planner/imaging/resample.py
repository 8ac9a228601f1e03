"""Values of one grid on another."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.imaging.volume import Grid


def on_grid(
    values: NDArray[np.float32] | NDArray[np.int16] | NDArray[np.uint8],
    held: Grid,
    wanted: Grid,
    *,
    outside: float,
) -> NDArray[np.float32]:
    """Return `values` [k, j, i] of the grid `held` on `wanted`, trilinearly.

    What lies beyond the outermost voxel centres is `outside`.
    """
    held_from_wanted = held.ijk_from_lps @ wanted.lps_from_ijk
    kji = [2, 1, 0]
    result: NDArray[np.float32] = ndimage.affine_transform(
        values,
        held_from_wanted[:3, :3][kji][:, kji],
        offset=held_from_wanted[:3, 3][kji],
        output_shape=wanted.shape_kji,
        output=np.float32,
        order=1,
        mode="constant",
        cval=outside,
    )
    return result
