"""What must be settled before a paper has a say: confirmed walls, the right side.

Reasons: `no_anatomy`, `unconfirmed`, `confirmed` (ANAT); `no_needle`, `withdrawn`,
`other_side`, `as_planned`, `side_derived` (PLAN); `unanswered`, `notes_unanswered`,
`all_answered` (FORM).
"""

from collections.abc import Iterable

from planner.plan.needle import NeedleStatus
from planner.rules.context import LevelContext, NeedleContext, Verdict
from planner.rules.findings import Finding, Severity

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


def answers_are_given(findings: Iterable[Finding]) -> Verdict:
    """FORM: every question that only a person can answer has been answered.

    One finding for the whole form: `open` names the rules that wait, each of which
    reports for itself as part of this one.
    """
    waiting = {f.rule: f.severity for f in findings if f.reason == "unanswered"}
    grave = sorted(r for r, severity in waiting.items() if severity is Severity.NA)
    minor = sorted(set(waiting) - set(grave))
    if not waiting:
        return Verdict(severity=Severity.PASS, reason="all_answered")
    return Verdict(
        severity=Severity.NA if grave else Severity.INFO,
        reason="unanswered" if grave else "notes_unanswered",
        measures={
            "open": ", ".join(grave + minor),
            "open_count": float(len(waiting)),
        },
    )
