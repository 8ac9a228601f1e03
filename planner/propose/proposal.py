"""What a search answers: needles, or why a side has none. Facts; no words."""

import enum
from collections.abc import Mapping

import attrs

from planner.anatomy.vertebra import Side
from planner.plan.needle import Needle
from planner.rules.findings import Measures, Severity


class Kind(enum.Enum):
    """What an alternative is the best at."""

    ROOMIEST = "roomiest"
    NEAR_MIDLINE = "near_midline"
    LEVEL = "level"
    THINNER = "thinner"


@attrs.frozen(kw_only=True)
class Proposal:
    """One needle for one side, and what speaks for and against it.

    `least_clearance_mm` is that of `wall`, as P-02 measures it. `warned_by` are the
    rules that warn of this needle, `severity` the worst that any of them says of it.
    `measures` holds all that is measured on a needle.
    """

    level: str
    side: Side
    kind: Kind
    needle: Needle
    least_clearance_mm: float
    wall: str
    severity: Severity
    warned_by: tuple[str, ...] = ()
    measures: Measures = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class SideProposals:
    """What is proposed for one side, the first choice first; or why nothing is.

    `reason` is None exactly where there are needles. Reasons: `no_anatomy`,
    `no_pedicle`, `has_needle` (needle), `too_narrow` (isthmus_mm, needed_mm,
    diameter_mm), `not_assessable` (rule, rule_reason), `no_path` (diameter_mm,
    clearance_mm, wall, rule).
    """

    level: str
    side: Side
    needles: tuple[Proposal, ...] = ()
    reason: str | None = None
    measures: Mapping[str, float | str | None] = attrs.field(factory=dict)
