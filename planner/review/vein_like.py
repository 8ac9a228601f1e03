"""Whether cement has the shape of a filled vein: thin and long."""

import attrs
import numpy as np
from scipy import ndimage

from planner.arrays import BoolArray, Points

WIDEST_MM = 3.5
"""Segmental and epidural veins are a few millimetres wide, and where a coarse CT breaks
one, what is missing is no longer than that: lumps farther apart are no vein. Project
default."""

SLENDER = 4.0
"""How many times as long as wide a vein is at least. Project default."""

SLENDER_IN_CANAL = 5.0
"""The same where fat on both sides of the dura lets cement run up and down too."""

FLAT = 1.8
"""A round cross-section is about as wide as it is thick; a sheet is wider."""


@attrs.frozen(kw_only=True)
class Slimness:
    """How slim a body is.

    Its length along the longest axis, the width of a round rod of that length and the
    same volume, the diameter of the largest ball that fits in, and the longest stretch
    of the axis beside which there is none of it.
    """

    length_mm: float
    width_mm: float
    thickness_mm: float
    gap_mm: float = 0.0

    @property
    def is_vein_like(self) -> bool:
        return self.is_slender(SLENDER)

    def is_slender(self, times: float) -> bool:
        """Tell whether a body is thin, round and so many times as long as wide."""
        return (
            self.width_mm <= WIDEST_MM
            and self.length_mm >= times * self.width_mm
            and self.width_mm <= FLAT * self.thickness_mm
            and self.gap_mm <= WIDEST_MM
        )


def slimness_of(
    solid: BoolArray, points_mm: Points, *, volume_ml: float, step_mm: float
) -> Slimness:
    """Return how slim a body is: its voxels `solid`, whose places are `points_mm`."""
    if len(points_mm) < 3:
        return Slimness(length_mm=0.0, width_mm=0.0, thickness_mm=0.0)
    middle = points_mm - points_mm.mean(axis=0)
    axis = np.linalg.svd(middle, full_matrices=False)[2][0]
    along = np.sort(middle @ axis)
    length = float(along[-1] - along[0]) + step_mm
    width = float(np.sqrt(4 / np.pi * volume_ml * 1000 / length))
    (around,) = ndimage.find_objects(solid.astype(np.uint8))
    deep = ndimage.distance_transform_edt(np.pad(solid[around], 1), sampling=step_mm)
    return Slimness(
        length_mm=length,
        width_mm=width,
        thickness_mm=2 * float(np.max(deep)) - step_mm,
        gap_mm=max(float(np.diff(along).max()) - step_mm, 0.0),
    )
