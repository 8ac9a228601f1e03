"""A planned needle."""

import enum

import attrs
import numpy as np

from planner.arrays import Vector3, frozen_vector, same_array
from planner.errors import BadNeedle

SHORTEST_NEEDLE_MM = 1.0
"""Below this, entry and tip are one click and the needle has no direction."""


SHORTEST_MM, LONGEST_MM = 10.0, 500.0
"""Shorter or longer things on the shelf are no needles: a slip of the pen."""


class NeedleStatus(enum.Enum):
    PLANNED = "planned"
    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


class NeedleOrigin(enum.Enum):
    """Whether a hand placed a needle, or it lies where it was proposed."""

    HAND = "hand"
    PROPOSED = "proposed"


class TipShape(enum.Enum):
    DIAMOND = "diamond"
    BEVEL = "bevel"


@attrs.frozen(kw_only=True)
class Needle:
    """A straight cylinder from where it enters bone to its tip, in patient LPS mm.

    `side` is what the surgeon's plan says ("right" or "left") or None while nobody
    said; where the needle really runs is measured by the rules. A locked needle stays
    as it is. `instrument_mm` is how long the needle is that is taken from the shelf,
    None while nobody said; `bevel_deg` is where the opening of a bevelled tip looks,
    seen from behind along the needle: 0 up, 90 to the right of who looks.

    Raises
    ------
    BadNeedle
        If entry and tip are less than `SHORTEST_NEEDLE_MM` apart, the diameter is not
        positive, or the instrument is no needle's length.
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
    origin: NeedleOrigin = NeedleOrigin.HAND
    is_locked: bool = False
    instrument_mm: float | None = None
    bevel_deg: float | None = None

    def __attrs_post_init__(self) -> None:
        if not 0 < self.outer_diameter_mm < 20:
            raise BadNeedle("a needle needs a diameter", reason="diameter", id=self.id)
        if self.instrument_mm is not None and not (
            SHORTEST_MM <= self.instrument_mm <= LONGEST_MM
        ):
            raise BadNeedle("no needle's length", reason="instrument", id=self.id)
        if self.length_mm < SHORTEST_NEEDLE_MM:
            raise BadNeedle("entry and tip coincide", reason="no_length", id=self.id)

    @property
    def length_mm(self) -> float:
        return float(np.linalg.norm(self.tip_lps_mm - self.entry_lps_mm))

    @property
    def is_as_proposed(self) -> bool:
        """Whether nobody has moved it since it was proposed, nor wants it to stay."""
        return self.origin is NeedleOrigin.PROPOSED and not self.is_locked

    @property
    def middle_lps_mm(self) -> Vector3:
        return (self.entry_lps_mm + self.tip_lps_mm) / 2

    @property
    def direction_lps(self) -> Vector3:
        """Unit vector from entry to tip."""
        return (self.tip_lps_mm - self.entry_lps_mm) / self.length_mm

    @property
    def radius_mm(self) -> float:
        return self.outer_diameter_mm / 2
