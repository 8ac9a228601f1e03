"""Whether a label lies on the bone of the images, or beside it by part of a level."""

import numpy as np
from scipy import ndimage

from planner.anatomy.shape import Shape
from planner.anatomy.vertebra import Vertebra
from planner.arrays import Points
from planner.errors import LevelNotCovered
from planner.imaging.volume import Volume
from planner.plan.case import LabelSource

INSIDE_MM = (0.0, 4.0)
OUTSIDE_MM = (-4.0, -1.0)
"""The shells within and about the label that are compared: bone against its
surroundings."""

CLIP_HU = (-200, 600)
"""Gas and metal say no more than fat and cortex do."""

FARTHEST_SHIFT_MM = 24.0
SHIFT_STEP_MM = 2.0
SMALLEST_SHIFT_MM = 4.0

LEAST_CONTRAST = 0.75
"""The contrast of bone that a label must have where it lies, as a share of the best
that it has anywhere up or down the spine. Project default: it is 1 where labels belong
to their images, and 0.62 or less once they are off by a third of a body."""

FAINTEST_HU = 60.0
"""Where no place shows more contrast than this, nothing can be said."""

MOST_POINTS = 4000


def refuse_shifted(
    vertebra: Vertebra, shape: Shape, volume: Volume, source: LabelSource
) -> None:
    """Refuse a label that fits the images better when it is moved along the spine.

    Raises
    ------
    LevelNotCovered
        Reason "shifted", with `shift_mm`: how far, + cranial, the bone lies from it.
    """
    inside = _points(shape, *INSIDE_MM)
    outside = _points(shape, *OUTSIDE_MM)
    if not len(inside) or not len(outside):
        return
    shifts = np.arange(-FARTHEST_SHIFT_MM, FARTHEST_SHIFT_MM + 1, SHIFT_STEP_MM)
    contrast = np.array(
        [
            _mean_hu(volume, inside + move) - _mean_hu(volume, outside + move)
            for move in shifts[:, None] * vertebra.frame.cranial_lps
        ]
    )
    best = int(contrast.argmax())
    here = float(contrast[len(shifts) // 2])
    is_off = abs(shifts[best]) >= SMALLEST_SHIFT_MM and contrast[best] > FAINTEST_HU
    if is_off and here < LEAST_CONTRAST * contrast[best]:
        raise LevelNotCovered(
            "the label lies beside the bone of the images",
            reason="shifted",
            level=vertebra.level,
            file=source.labels,
            shift_mm=float(shifts[best]),
        )


def _points(shape: Shape, low_mm: float, high_mm: float) -> Points:
    """Return voxel centres of a shell in LPS mm, evenly thinned out."""
    inside = shape.inside_mm
    kji = np.argwhere((inside > low_mm) & (inside <= high_mm))
    every = max(1, len(kji) // MOST_POINTS)
    return shape.grid.to_lps(kji[::every, ::-1])


def _mean_hu(volume: Volume, points_lps_mm: Points) -> float:
    kji = volume.grid.to_ijk(points_lps_mm)[:, ::-1]
    hu = ndimage.map_coordinates(
        volume.voxels_hu, kji.T, order=1, mode="nearest", output=np.float32
    )
    return float(np.clip(hu, *CLIP_HU).mean())
