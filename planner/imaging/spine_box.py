"""Where the spine runs in a stack, told from a few of its slices: a first proposal.

Bone that stays at one place from slice to slice is the spine; ribs, shoulders and hips
move away. Nothing here measures anything: a person looks at the box and may change it.
"""

from collections.abc import Callable, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.arrays import FloatArray, Points
from planner.imaging.picture import SlicePicture
from planner.imaging.volume import Grid
from planner.work import Monitor

BONE_HU = 150
"""Spongy bone begins about here, and vessels without contrast end (project default)."""

UNEVEN_HU = 150
"""By how much neighbouring pixels of bone differ, cortex from marrow (project default).
"""

BODY_MM = 40.0
"""A vertebral body is about as wide and as deep as this."""

HALF_BOX_MM = (70.0, 75.0)
"""Beside and before the middle of the spine: the 120 × 130 mm in which all is planned,
and a finger's breadth of skin and margin."""

MOST_SLICES = 60
FINEST_MM = 1.5
"""So few slices, and pixels so coarse, show where the spine runs."""

SOFTEST_HU, HARDEST_HU = 0, 1500
"""What a projection adds up: bone outweighs fat and air, metal does not drown it."""

CALM_SHARE = (5.0, 95.0)
"""Of the middles found in the slices, in per cent: what one slice errs is left out."""


@attrs.frozen(kw_only=True, eq=False)
class Scout:
    """Two projections of a stack, along its j (`frontal`) and along its i (`side`)."""

    grid: Grid
    frontal: SlicePicture
    side: SlicePicture
    spine_lps_mm: Points
    """The corners of the box that is proposed, (8, 3)."""


def make_scout(
    grid: Grid, slice_at: Callable[[int], NDArray[np.int16]], monitor: Monitor
) -> Scout:
    """Read every n-th slice of a stack, project them, and propose a box.

    Raises
    ------
    Cancelled
        The monitor asked for it; and whatever `slice_at` raises.
    """
    stride = max(1, -(-grid.shape_kji[0] // MOST_SLICES))
    places = range(0, grid.shape_kji[0], stride)
    pixels = max(1, int(FINEST_MM / float(grid.spacing_mm[:2].max())))
    samples = np.array(
        [
            slice_at(k)[::pixels, ::pixels]
            for k in monitor.watch(places, total=len(places))
        ]
    )
    steps = np.array((pixels, pixels, stride), dtype=float)
    return Scout(
        grid=grid,
        frontal=_projection(grid, samples, steps, along=1),
        side=_projection(grid, samples, steps, along=0),
        spine_lps_mm=_spine_box(grid, samples, steps),
    )


def _projection(
    grid: Grid, samples: NDArray[np.int16], steps: FloatArray, *, along: int
) -> SlicePicture:
    """Return the mean of bone along i (0) or j (1), as a picture across the other."""
    across = 1 - along
    mean = np.clip(samples, SOFTEST_HU, HARDEST_HU).mean(axis=2 - along)
    axes = grid.directions_lps * grid.spacing_mm * steps
    matrix = np.eye(4)
    matrix[:3, 0], matrix[:3, 1] = axes[:, across], axes[:, 2]
    matrix[:3, 2] = grid.directions_lps[:, along]
    start = np.zeros(3)
    start[along] = (grid.shape_kji[2 - along] - 1) / 2
    matrix[:3, 3] = grid.to_lps(start)
    shape = (1, *mean.shape)
    return SlicePicture(
        slice_hu=np.rint(mean * 10).astype(np.int16),
        grid=Grid(shape_kji=shape, lps_from_ijk=matrix),
    )


def _spine_box(grid: Grid, samples: NDArray[np.int16], steps: FloatArray) -> Points:
    """Return the corners of a box around the bone that stays, (8, 3)."""
    pixel_mm = grid.spacing_mm[:2][::-1] * steps[:2][::-1]
    body = np.maximum(np.rint(BODY_MM / pixel_mm).astype(int), 1)
    bone = _is_bone(samples).astype(np.float32)
    thick = ndimage.uniform_filter(bone, size=(1, *body), mode="constant")
    stays = ndimage.uniform_filter(bone.mean(axis=0), size=tuple(body), mode="constant")
    middles = np.array(
        [np.unravel_index(int((one * stays).argmax()), stays.shape) for one in thick]
    )
    has_bone = thick.max(axis=(1, 2)) > 0
    if not has_bone.any():
        middles, has_bone = np.array([stays.shape]) / 2, np.array([True])
    low, high = np.percentile(middles[has_bone], CALM_SHARE, axis=0)
    half = np.array(HALF_BOX_MM[::-1]) / pixel_mm
    ends = ((low - half) * steps[:2][::-1], (high + half) * steps[:2][::-1])
    return grid.to_lps(_corners(ends, grid.shape_kji))


def _is_bone(samples: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Tell where it is dense and uneven: a heart full of contrast is dense and even."""
    held = np.clip(samples, SOFTEST_HU, HARDEST_HU)
    near = (1, 3, 3)
    spread = ndimage.maximum_filter(held, near) - ndimage.minimum_filter(held, near)
    uneven: NDArray[np.bool_] = (samples > BONE_HU) & (spread > UNEVEN_HU)
    return uneven


def _corners(
    ends_ji: Sequence[FloatArray], shape_kji: tuple[int, int, int]
) -> FloatArray:
    size = np.array(shape_kji[1:]) - 1
    (j0, i0), (j1, i1) = (np.clip(end, 0, size) for end in ends_ji)
    last_k = shape_kji[0] - 1
    return np.array(
        [(i, j, k) for i in (i0, i1) for j in (j0, j1) for k in (0, last_k)]
    )
