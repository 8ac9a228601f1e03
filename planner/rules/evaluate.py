"""From a case and its vertebrae to a judgement: every applicable rule says its word."""

import math
from collections.abc import Iterator, Mapping

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.plan.case import Case, LevelPlan
from planner.plan.needle import Needle, NeedleStatus
from planner.plan.schema import note_documents
from planner.rules.book import Rule, RuleBook
from planner.rules.cement_rules import target_is_anterior
from planner.rules.context import (
    LevelContext,
    LevelRule,
    NeedleContext,
    NeedleRule,
    Verdict,
    finding_of,
)
from planner.rules.findings import Finding, Judgement, Measures, Severity
from planner.rules.needle_rules import (
    HEADER_ROUNDING_MM,
    needle_stays_inside,
    tip_stays_lateral,
)
from planner.rules.path import PathMeasures, measure_path
from planner.rules.plan_rules import (
    NO_ANATOMY,
    NO_NEEDLE,
    anatomy_is_confirmed,
    needle_is_on_its_side,
)

FINDINGS_SCHEMA = "isthmus-findings/1"

ANATOMY_RULE = "ANAT"
PLAN_RULE = "PLAN"

LEVEL_RULES: Mapping[str, LevelRule] = {ANATOMY_RULE: anatomy_is_confirmed}
NEEDLE_RULES: Mapping[str, NeedleRule] = {
    PLAN_RULE: needle_is_on_its_side,
    "P-01": tip_stays_lateral,
    "P-02": needle_stays_inside,
    "C-01": target_is_anterior,
}
"""The function that measures each rule of the book, in the order they are told."""

TOO_COARSE = "too_coarse_mm"
"""The limit by which a rule says how coarse images may be for it to clear anything."""

NOT_FOR_LEVEL = Verdict(severity=Severity.INFO, reason="not_for_level")

DIGITS = 4
"""Decimals in a findings document: a tenth of a micrometre, far above rounding."""


def judge(case: Case, vertebrae: Mapping[str, Vertebra], book: RuleBook) -> Judgement:
    """Return every finding on a case, the worst first.

    A level that is missing in `vertebrae` (being built, or failed) is not assessable.
    While the anatomy of a level is not confirmed, that is the very first finding,
    whatever else was found. Withdrawn needles are measured and told, not judged.

    Raises
    ------
    BadRuleBook
        If the book lacks one of the rules or limits that are measured.
    """
    findings: list[Finding] = []
    measures: dict[str, Measures] = {}
    for plan in case.levels:
        vertebra = vertebrae.get(plan.level)
        findings.extend(_level_findings(book, plan, vertebra))
        for needle in plan.needles:
            rules = [book.rule(rule_id) for rule_id in _rules_for(needle)]
            if vertebra is None:
                findings.extend(_told(rule, NO_ANATOMY, plan, needle) for rule in rules)
                continue
            path = measure_path(vertebra, needle)
            measures[f"{plan.level}/{needle.id}"] = path.as_measures()
            for rule in rules:
                verdict = _needle_verdict(rule, plan, needle, path)
                findings.append(_told(rule, verdict, plan, needle))
    return Judgement(
        findings=tuple(sorted(findings, key=_order)),
        rulebook=book.id_hash,
        measures=measures,
    )


def _is_planned(needle: Needle) -> bool:
    return needle.status is not NeedleStatus.WITHDRAWN


def _rules_for(needle: Needle) -> tuple[str, ...]:
    return tuple(NEEDLE_RULES) if _is_planned(needle) else (PLAN_RULE,)


def _level_findings(
    book: RuleBook, plan: LevelPlan, vertebra: Vertebra | None
) -> Iterator[Finding]:
    for rule_id, measure in LEVEL_RULES.items():
        rule = book.rule(rule_id)
        verdict = measure(LevelContext(rule=rule, plan=plan, vertebra=vertebra))
        yield _told(rule, verdict, plan)
    if not any(_is_planned(needle) for needle in plan.needles):
        yield _told(book.rule(PLAN_RULE), NO_NEEDLE, plan)


def _needle_verdict(
    rule: Rule, plan: LevelPlan, needle: Needle, path: PathMeasures
) -> Verdict:
    if plan.level not in rule.levels:
        return NOT_FOR_LEVEL
    measure = NEEDLE_RULES[rule.id]
    verdict = measure(NeedleContext(rule=rule, plan=plan, needle=needle, path=path))
    return _as_far_as_seen(rule, verdict, path.vertebra)


def _as_far_as_seen(rule: Rule, verdict: Verdict, vertebra: Vertebra) -> Verdict:
    """Take back what images too coarse cannot show: they may convict, never clear."""
    limit = rule.limits.get(TOO_COARSE)
    if limit is None or vertebra.coarsest_mm <= limit.value + HEADER_ROUNDING_MM:
        return verdict
    if verdict.severity.rank >= Severity.NA.rank:
        return verdict
    measures = {
        name: Severity.NA.value if _clears(name, value) else value
        for name, value in verdict.measures.items()
    }
    measures["coarsest_mm"] = vertebra.coarsest_mm
    return attrs.evolve(
        verdict,
        severity=Severity.NA,
        reason="too_coarse",
        held_against=TOO_COARSE,
        measures=measures,
    )


def _clears(name: str, value: object) -> bool:
    return name.endswith("_severity") and value != Severity.STOP.value


def _told(
    rule: Rule, verdict: Verdict, plan: LevelPlan, needle: Needle | None = None
) -> Finding:
    return finding_of(
        rule, verdict, level=plan.level, needle=None if needle is None else needle.id
    )


def _order(found: Finding) -> tuple[bool, int, bool]:
    is_anatomy = found.rule == ANATOMY_RULE
    is_open = is_anatomy and found.severity is not Severity.PASS
    return not is_open, -found.severity.rank, not is_anatomy


def findings_document(judgement: Judgement, case: Case) -> dict[str, object]:
    """Return the `isthmus-findings/1` document, ready for `json.dumps`.

    It names levels and needles of the case, nothing of the patient or the study. A
    number that is not finite becomes null.
    """
    statuses = {
        f"{plan.level}/{needle.id}": needle.status.value
        for plan in case.levels
        for needle in plan.needles
    }
    codes = [note.code for note in case.study.image_notes]
    return {
        "schema": FINDINGS_SCHEMA,
        "overall": judgement.overall.value,
        "rulebook": judgement.rulebook,
        "image_notes": note_documents(case.study.image_notes),
        "findings": [_finding_document(f, codes) for f in judgement.findings],
        "measures": {
            name: {"status": statuses[name], **_plain(measures)}
            for name, measures in judgement.measures.items()
        },
    }


def _finding_document(found: Finding, image_notes: list[str]) -> dict[str, object]:
    at = found.at_lps_mm
    return {
        "rule": found.rule,
        "level": found.level,
        "needle": found.needle,
        "severity": found.severity.value,
        "reason": found.reason,
        "measures": _plain(found.measures),
        "limits": _plain(found.limits),
        "limit_source": found.limit_source,
        "references": list(found.references),
        "at_lps_mm": None if at is None else [round(value, DIGITS) for value in at],
        "image_notes": image_notes if found.measures else [],
    }


def _plain(measures: Measures) -> dict[str, float | str | bool | None]:
    plain = dict(measures)
    for name, value in measures.items():
        if isinstance(value, float):
            plain[name] = round(value, DIGITS) if math.isfinite(value) else None
    return plain
