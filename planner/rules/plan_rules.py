"""What must be settled before a paper has a say: confirmed walls, the right side.

Reasons: `no_anatomy`, `unconfirmed`, `confirmed` (ANAT); `no_needle`, `withdrawn`,
`other_side`, `as_planned`, `side_derived` (PLAN).
"""

from planner.plan.needle import NeedleStatus
from planner.rules.context import LevelContext, NeedleContext, Verdict
from planner.rules.findings import Severity

NO_ANATOMY = Verdict(severity=Severity.NA, reason="no_anatomy")
"""What every rule says of a level whose vertebra is not there (yet)."""

NO_NEEDLE = Verdict(severity=Severity.NA, reason="no_needle")
"""What PLAN says of a level for which no needle is planned: nothing was judged."""


def anatomy_is_confirmed(context: LevelContext) -> Verdict:
    """ANAT: not assessable until there are walls and somebody has vouched for them."""
    if context.vertebra is None:
        return NO_ANATOMY
    if context.plan.confirmed_by is None:
        return Verdict(severity=context.rule.severity, reason="unconfirmed")
    return Verdict(severity=Severity.PASS, reason="confirmed")


def needle_is_on_its_side(context: NeedleContext) -> Verdict:
    """PLAN: the needle runs on the side the plan names; history is told as such."""
    planned, side = context.needle.side, context.path.side.value
    if context.needle.status is NeedleStatus.WITHDRAWN:
        severity, reason = Severity.INFO, "withdrawn"
    elif planned is None:
        severity, reason = Severity.PASS, "side_derived"
    elif planned == side:
        severity, reason = Severity.PASS, "as_planned"
    else:
        severity, reason = context.rule.severity, "other_side"
    return Verdict(
        severity=severity,
        reason=reason,
        measures={"side": side, "planned_side": planned},
        at_lps_mm=context.path.at_lps_mm(context.path.entry_mm),
    )
