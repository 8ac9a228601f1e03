"""A planned needle."""

import enum

import attrs
import numpy as np

from planner.arrays import Vector3, frozen_vector, same_array
from planner.errors import BadNeedle

SHORTEST_NEEDLE_MM = 1.0
"""Below this, entry and tip are one click and the needle has no direction."""


class NeedleStatus(enum.Enum):
    PLANNED = "planned"
    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


class TipShape(enum.Enum):
    DIAMOND = "diamond"
    BEVEL = "bevel"


@attrs.frozen(kw_only=True)
class Needle:
    """A straight cylinder from where it enters bone to its tip, in patient LPS mm.

    `side` is what the surgeon's plan says ("right" or "left") or None while nobody
    said; where the needle really runs is measured by the rules.

    Raises
    ------
    BadNeedle
        If entry and tip are less than `SHORTEST_NEEDLE_MM` apart, or the diameter is
        not positive.
    """

    id: str
    entry_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    tip_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    outer_diameter_mm: float
    side: str | None = attrs.field(
        default=None, validator=attrs.validators.in_(("right", "left", None))
    )
    tip: TipShape = TipShape.DIAMOND
    status: NeedleStatus = NeedleStatus.PLANNED

    def __attrs_post_init__(self) -> None:
        if not 0 < self.outer_diameter_mm < 20:
            raise BadNeedle("a needle needs a diameter", reason="diameter", id=self.id)
        if self.length_mm < SHORTEST_NEEDLE_MM:
            raise BadNeedle("entry and tip coincide", reason="no_length", id=self.id)

    @property
    def length_mm(self) -> float:
        return float(np.linalg.norm(self.tip_lps_mm - self.entry_lps_mm))

    @property
    def direction_lps(self) -> Vector3:
        """Unit vector from entry to tip."""
        return (self.tip_lps_mm - self.entry_lps_mm) / self.length_mm

    @property
    def radius_mm(self) -> float:
        return self.outer_diameter_mm / 2
