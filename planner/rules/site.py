"""What a department's policy makes of verdicts: raised, turned off, or its own.

Reasons: `site_broken`, `site_kept`, `site_unsure`, `site_not_measured`,
`site_not_assessable` (a rule that the department added); `turned_off` (any rule).
"""

import math
from collections.abc import Mapping

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.rules.book import Rule
from planner.rules.context import Spoken, Verdict
from planner.rules.findings import Measures, Severity
from planner.rules.site_test import COMPARISONS, DOUBT_AXES, ROOM, SiteTest

NEVER_RAISED = ("not_for_level", "no_anatomy", "unanswered", "notes_unanswered")
"""Notes that are no judgement: raising them would say nothing."""

FOLLOWS_OWNER = ("site_not_measured", "site_not_assessable")
"""What a department's rule cannot judge for the reason its owner already gives."""

TURNED_OFF = Verdict(severity=Severity.INFO, reason="turned_off", is_of_site=True)


def as_raised(rule: Rule, verdict: Verdict) -> Verdict:
    """Return a verdict as severe as the department's policy makes it.

    A rule raised to STOP makes STOPs of its warnings, or of its notes if notes are all
    it has; a rule raised to WARN makes warnings of its notes.
    """
    raised_to = rule.raised_to
    if raised_to is None or verdict.reason in NEVER_RAISED:
        return verdict
    warns = rule.severity.rank >= Severity.WARN.rank
    lifted = Severity.WARN if raised_to is Severity.STOP and warns else Severity.INFO
    if verdict.severity is not lifted:
        return verdict
    single = {
        name: raised_to.value
        for name, value in verdict.measures.items()
        if name.endswith("_severity") and value == lifted.value
    }
    return attrs.evolve(
        verdict,
        severity=raised_to,
        measures={**verdict.measures, **single},
        is_of_site=True,
    )


def own_verdict(
    rule: Rule,
    spoken: Spoken,
    *,
    measures: Measures | None = None,
    vertebra: Vertebra | None = None,
) -> Verdict | None:
    """Return what a rule says that the department added, None where its owner is mute.

    `spoken` is what the rules of the book said of the same needle or level, `measures`
    all that was measured on the needle. Where the owner cannot assess, a STOP stands
    and nothing is cleared.
    """
    test = rule.test
    owner = None if test is None else spoken.get(test.owner)
    if test is None or owner is None:
        return None
    value = {**owner.measures, **(measures or {})}.get(test.measure)
    told: dict[str, float | str | bool | None] = {
        test.measure: value,
        "measure": test.measure,
        "comparison": test.comparison,
        "taken_by": test.owner,
    }
    if isinstance(value, bool) or not isinstance(value, int | float):
        severity, reason = Severity.NA, "site_not_measured"
    else:
        severity, reason = _judged(rule, test, float(value), vertebra)
        if owner.severity is Severity.NA and severity is not Severity.STOP:
            severity, reason = Severity.NA, "site_not_assessable"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=test.measure,
        measures=told,
        at_lps_mm=owner.at_lps_mm,
        is_of_site=True,
    )


def _judged(
    rule: Rule, test: SiteTest, value: float, vertebra: Vertebra | None
) -> tuple[Severity, str]:
    limit = rule.limits[test.measure].value
    if not COMPARISONS[test.comparison](value, limit):
        return rule.severity, "site_broken"
    if test.comparison in ROOM and value < _doubt_mm(test.measure, vertebra):
        return min(rule.severity, Severity.WARN, key=_rank), "site_unsure"
    return Severity.PASS, "site_kept"


def _rank(severity: Severity) -> int:
    return severity.rank


def _doubt_mm(measure: str, vertebra: Vertebra | None) -> float:
    """Return how far the wall may lie from its place to which this is a distance."""
    if vertebra is None:
        return -math.inf
    doubts = [
        float(vertebra.widest_uncertainty_mm[a]) for a in DOUBT_AXES.get(measure, ())
    ]
    return max(doubts, default=-math.inf)


def own_rules(rules: Mapping[str, Rule], *, of_needle: bool) -> tuple[Rule, ...]:
    """Return the rules that the department added on needles, or on levels."""
    return tuple(
        rule
        for rule in rules.values()
        if rule.test is not None and rule.test.is_of_needle == of_needle
    )
