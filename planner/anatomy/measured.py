"""What was measured in the images of one vertebra."""

from collections.abc import Mapping
from typing import Literal

import attrs
import numpy as np

from planner.arrays import Points, Vector3


@attrs.frozen(kw_only=True)
class DensePiece:
    """One body denser than bone. `kind`: "metal" by its shape, else "dense".

    `axis_lps_mm` (2, 3) are the ends of its longest extent, `radius_mm` half its mean
    width across that.
    """

    kind: Literal["metal", "dense"]
    volume_ml: float
    axis_lps_mm: Points = attrs.field(eq=False)
    radius_mm: float

    @property
    def center_lps_mm(self) -> Vector3:
        return np.asarray(self.axis_lps_mm.mean(axis=0))


@attrs.frozen(kw_only=True)
class BoneMeasures:
    """What was measured; None where it could not be.

    `heights_mm` are the anterior, middle and posterior one, in the midline.
    `trabecular_hu` is the mean of the spongy core, `trabecular_sd_hu` how far its
    voxels spread.
    """

    heights_mm: Mapping[str, float | None]
    height_uncertainty_mm: float
    volume_ml: float | None
    trabecular_hu: float | None
    trabecular_sd_hu: float | None
    gas_ml: float
    dense: tuple[DensePiece, ...]
