"""What was measured in the images of one vertebra."""

from collections.abc import Mapping
from typing import Literal

import attrs
import numpy as np

from planner.arrays import Points, Vector3

OPENING_MM = 3.0
"""Gas so near to a gap may open through it (rules.md C-13). Project default."""


def no_points() -> Points:
    return np.zeros((0, 3))


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
class CortexDefect:
    """A gap in the cortex of a wall.

    `at_lps_mm` lies on the wall, `extent_mm` is the longest extent and that across it,
    `uncertainty_mm` how far either may be off. `places_lps_mm` (n, 3) fill the gap.
    """

    wall: str
    at_lps_mm: Vector3 = attrs.field(eq=False)
    extent_mm: tuple[float, float]
    area_mm2: float
    uncertainty_mm: float
    places_lps_mm: Points = attrs.field(eq=False, repr=False)

    def is_near(self, points_lps_mm: Points) -> bool:
        """Tell whether one of the points (n, 3) lies within `OPENING_MM` of the gap."""
        apart = points_lps_mm[:, None] - self.places_lps_mm
        return bool((np.linalg.norm(apart, axis=2) <= OPENING_MM).any())


@attrs.frozen(kw_only=True)
class Cortex:
    """What the images show of the cortex, wall by wall.

    `shows_mm` names the walls that were seen, each with the smallest round gap that
    would have shown; `not_seen` the others, each with the reason: "faint" (no cortex
    stands out: thin, coarse or gone), "unsure" (where the wall lies), "metal" or
    "small". That no gap was found does not make a wall whole. `foramina` are openings
    where the basivertebral vein leaves the body; they are no defects.
    """

    defects: tuple[CortexDefect, ...]
    foramina: tuple[CortexDefect, ...]
    shows_mm: Mapping[str, float]
    not_seen: Mapping[str, str]


@attrs.frozen(kw_only=True)
class BoneMeasures:
    """What was measured; None where it could not be.

    `heights_mm` are the anterior, middle and posterior one, in the midline.
    `trabecular_hu` is the mean of the spongy core, `trabecular_sd_hu` how far its
    voxels spread. `gas_lps_mm` (n, 3) fill the gas in the body.
    """

    heights_mm: Mapping[str, float | None]
    height_uncertainty_mm: float
    volume_ml: float | None
    trabecular_hu: float | None
    trabecular_sd_hu: float | None
    gas_ml: float
    dense: tuple[DensePiece, ...]
    gas_lps_mm: Points = attrs.field(factory=no_points, eq=False, repr=False)
    cortex: Cortex | None = None

    @property
    def cleft_lps_mm(self) -> Vector3 | None:
        """The place of the gas nearest to its middle; None where there is none."""
        if not len(self.gas_lps_mm):
            return None
        away = np.linalg.norm(self.gas_lps_mm - self.gas_lps_mm.mean(axis=0), axis=1)
        return np.asarray(self.gas_lps_mm[away.argmin()])

    @property
    def cleft_openings(self) -> tuple[CortexDefect, ...]:
        """The gaps and foramina that gas reaches: it may be open there."""
        if self.cortex is None or not len(self.gas_lps_mm):
            return ()
        gaps = (*self.cortex.defects, *self.cortex.foramina)
        return tuple(gap for gap in gaps if gap.is_near(self.gas_lps_mm))
