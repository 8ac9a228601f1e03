"""From a review case to a judgement: every rule on a leak says its word."""

from collections.abc import Mapping

import attrs

from planner.review import review_rules as review
from planner.review import revision_rules as revision
from planner.review import sign_rules as signs
from planner.review.case import ReviewCase
from planner.review.context import WAITS_FOR, ReviewContext, ReviewRule
from planner.rules.book import Rule, RuleBook
from planner.rules.context import Verdict, finding_of
from planner.rules.evaluate import NOT_FOR_LEVEL
from planner.rules.findings import Finding, Judgement, Severity
from planner.rules.site import TURNED_OFF, as_raised

REVIEW_RULES: Mapping[str, ReviewRule] = {
    "R-08": review.status_is_told,
    "R-12": review.onset_is_classed,
    "R-01": review.ct_was_made,
    "R-04": review.dura_is_intact,
    "R-02": review.leaks_are_placed,
    "R-03": signs.route_is_classed,
    "R-05": signs.layers_are_absent,
    "R-06": signs.filling_is_even,
    "R-07": signs.canal_holds_no_mass,
    "R-09": signs.complications_are_told,
    "R-10": signs.level_is_told,
    "R-11": signs.tracks_were_sound,
    "S-01": revision.nerves_are_free,
    "S-02": revision.opening_of_the_dura,
    "S-03": revision.residue_is_accepted,
    "S-04": revision.early_is_easier,
    "S-05": revision.approach_a,
    "S-06": revision.approach_b,
    "S-07": revision.stages_are_needed,
    "S-08": revision.endoscope_has_a_way,
    "S-09": revision.evidence_fits,
    "S-10": revision.nothing_was_done,
    "S-11": revision.course_is_told,
}
"""A rule may read in `told` what those above it said, whatever a policy makes of it."""


def judge_review(case: ReviewCase, book: RuleBook) -> Judgement:
    """Return every finding on a leak, the worst first.

    Each finding's `level` names all levels of the case. What only repeats that an
    answer is missing is part of the finding that waits for it.

    Raises
    ------
    BadRuleBook
        If the book lacks one of the rules or limits that are held against.
    """
    told: dict[str, Verdict] = {}
    for name, measure in REVIEW_RULES.items():
        rule = book.rule(name)
        if not set(case.levels) & set(rule.levels):
            told[name] = NOT_FOR_LEVEL
            continue
        verdict = measure(ReviewContext(rule=rule, case=case, told=told))
        if verdict is not None:
            told[name] = verdict
    findings = [
        attrs.evolve(
            _found(book.rule(name), verdict, case), part_of=_waits_for(name, told)
        )
        for name, verdict in told.items()
    ]
    return Judgement(
        findings=tuple(sorted(findings, key=_order)),
        rulebook=book.id_hash,
        policy=book.policy,
        policy_error=book.policy_error,
    )


def _found(rule: Rule, verdict: Verdict, case: ReviewCase) -> Finding:
    """Return what a rule says as the department's policy wants it told."""
    if verdict is not NOT_FOR_LEVEL:
        verdict = TURNED_OFF if rule.is_off else as_raised(rule, verdict)
    return finding_of(rule, verdict, level=", ".join(case.levels))


def _waits_for(name: str, told: Mapping[str, Verdict]) -> str | None:
    """Return the rule whose finding is the alarm for the same gap, all the way up.

    That alarm is never milder than what is joined to it.
    """
    verdict = told[name]
    if verdict.severity is not Severity.NA:
        return None
    for cause in WAITS_FOR.get(verdict.reason, ()):
        if cause != name and told[cause].severity.rank >= Severity.NA.rank:
            return _waits_for(cause, told) or cause
    return None


def _order(found: Finding) -> int:
    return -found.severity.rank
