"""Puts decoded slices onto the grid of a correction, each voxel at its millimetre.

Whole-number arithmetic throughout: the same files give the same voxels, and the same
content hash, on every machine.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner.arrays import FloatArray
from planner.dicom.hounsfield import OUTSIDE_HU, Hounsfield
from planner.dicom.series import Correction

WEIGHT_BITS = 12
ONE = 1 << WEIGHT_BITS
"""Weights of an interpolation in parts of this: a place is then right to a thousandth
of a voxel's half, and a sum of products fits into 32 bits."""

_Mask = NDArray[np.bool_]


def slice_on_grid(
    stored_hu: Mapping[int, Hounsfield], correction: Correction, k: int
) -> Hounsfield:
    """Return slice k of the grid from pictures [row, column] by their slice's index.

    Linear between the two slices next to it, and between pixels along the lean.
    """
    below, above, weight = neighbours(correction.places_k, k)
    low, low_seen = _upright(stored_hu[correction.kept[below]], correction, below)
    if weight == 0:
        return np.where(low_seen, low, np.int16(OUTSIDE_HU))
    high, high_seen = _upright(stored_hu[correction.kept[above]], correction, above)
    mixed = _mix(low, high, weight)
    return np.where(low_seen & high_seen, mixed, np.int16(OUTSIDE_HU))


def neighbours(places_k: FloatArray, k: int) -> tuple[int, int, int]:
    """Return which places lie on either side of k, and the weight of the upper one."""
    above = int(np.searchsorted(places_k, k))
    if above < len(places_k) and places_k[above] == k:
        return above, above, 0
    below = above - 1
    part = (k - places_k[below]) / (places_k[above] - places_k[below])
    return below, above, round(float(part) * ONE)


def _upright(
    pixels: Hounsfield, correction: Correction, index: int
) -> tuple[Hounsfield, _Mask]:
    """Move one slice to its place in a slice of the grid; tell what it covers."""
    _, rows, columns = correction.grid.shape_kji
    shift_i, shift_j = correction.shift_ij[index].tolist()
    down, from_row = _moved(pixels, shift_j)
    across, from_column = _moved(down.T, shift_i)
    moved = across.T
    whole = np.full((rows, columns), OUTSIDE_HU, dtype=np.int16)
    seen = np.zeros((rows, columns), dtype=np.bool_)
    place = (
        slice(from_row, from_row + moved.shape[0]),
        slice(from_column, from_column + moved.shape[1]),
    )
    whole[place], seen[place] = moved, True
    return whole, seen


def _moved(pixels: Hounsfield, shift: float) -> tuple[Hounsfield, int]:
    """Move along the first axis; return what lies between pixels, and where it begins.

    Between n pixels there are n - 1 places, unless the shift is a whole one.
    """
    whole, part = divmod(round(shift * ONE), ONE)
    if part == 0:
        return pixels, whole
    return _mix(pixels[1:], pixels[:-1], part), whole + 1


def _mix(one: Hounsfield, other: Hounsfield, weight: int) -> Hounsfield:
    """Return the mean with `weight` parts of `other`, rounded half up."""
    total = one.astype(np.int32) * np.int32(ONE - weight)
    total += other.astype(np.int32) * np.int32(weight)
    total += np.int32(ONE // 2)
    mean: Hounsfield = np.right_shift(total, WEIGHT_BITS).astype(np.int16)
    return mean
