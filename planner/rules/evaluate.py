"""From a case and its vertebrae to a judgement: every applicable rule says its word."""

import functools
import math
from collections.abc import Iterable, Mapping, Sequence

import attrs

from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.errors import BadPolicy
from planner.geometry.c_arm import CArmPose
from planner.plan.case import Case, LevelPlan
from planner.plan.needle import Needle, NeedleStatus
from planner.plan.study_schema import note_documents
from planner.rules.book import Rule, RuleBook
from planner.rules.catalogue import FORM_RULE, LEVEL_RULES, NEEDLE_RULES, PLAN_RULE
from planner.rules.cloud import Cloud, planned_cloud
from planner.rules.context import LevelContext, NeedleContext, Verdict, finding_of
from planner.rules.facts import NOTHING_KNOWN, LevelFacts
from planner.rules.findings import (
    Finding,
    Judgement,
    Measures,
    PolicyTag,
    Severity,
)
from planner.rules.joined import joined
from planner.rules.known import facts_of
from planner.rules.needle_rules import HEADER_ROUNDING_MM
from planner.rules.path import PathMeasures, measure_path
from planner.rules.plan_rules import NO_ANATOMY, NO_NEEDLE, answers_are_given
from planner.rules.site import TURNED_OFF, as_raised, own_rules, own_verdict

FINDINGS_SCHEMA = "isthmus-findings/1"

ANATOMY_RULE = "ANAT"

TOO_COARSE = "too_coarse_mm"
"""The limit by which a rule says how coarse images may be for it to clear anything."""

TOO_COARSE_REASON = "too_coarse"

WALLS_OF_INPUT: Mapping[str, tuple[str, ...]] = {
    "posterior_wall": ("posterior",),
    "anterior_wall": ("anterior",),
    "isthmus": ("{side}_medial", "{side}_lateral"),
    "pedicle_walls": tuple(f"{{side}}_{wall.value}" for wall in Wall),
}
"""What a source names as not seen, by the input of the rules that measure to it."""

NOT_FOR_LEVEL = Verdict(severity=Severity.INFO, reason="not_for_level")

DIGITS = 4
"""Decimals in a findings document: a tenth of a micrometre, far above rounding."""


def judge(
    case: Case,
    vertebrae: Mapping[str, Vertebra],
    book: RuleBook,
    facts: Mapping[str, LevelFacts] | None = None,
) -> Judgement:
    """Return every finding on a case, the worst first.

    A level that is missing in `vertebrae` (being built, or failed) is not assessable.
    While the anatomy of a level is not confirmed, that is the very first finding,
    whatever else was found. Withdrawn needles are measured and told; of the rules only
    those about tracks judge them. `facts` holds what else was measured, by level.

    Raises
    ------
    BadRuleBook
        If the book lacks one of the rules or limits that are measured.
    """
    findings: list[Finding] = []
    measures: dict[str, Measures] = {}
    for plan in case.levels:
        bench = _Bench(
            book=book,
            plan=plan,
            vertebra=vertebrae.get(plan.level),
            facts=facts_of(
                vertebrae.get(plan.level),
                (facts or {}).get(plan.level, NOTHING_KNOWN),
            ),
        )
        findings.extend(bench.findings())
        for name, path in bench.paths.items():
            measures[f"{plan.level}/{name}"] = path.as_measures()
    return Judgement(
        findings=tuple(sorted(findings, key=_order)),
        rulebook=book.id_hash,
        policy=book.policy,
        policy_error=book.policy_error,
        measures=measures,
    )


def _is_planned(needle: Needle) -> bool:
    return needle.status is not NeedleStatus.WITHDRAWN


class _Bench:
    """One level while it is judged: its needles first, then the level as a whole."""

    def __init__(
        self,
        *,
        book: RuleBook,
        plan: LevelPlan,
        vertebra: Vertebra | None,
        facts: LevelFacts,
    ) -> None:
        self._book = book
        self._plan = plan
        self._vertebra = vertebra
        self._facts = facts
        self.paths: dict[str, PathMeasures] = {}
        if vertebra is not None:
            self.paths = {n.id: measure_path(vertebra, n) for n in plan.needles}

    def findings(self) -> tuple[Finding, ...]:
        spoken = {needle.id: self._of_needle(needle) for needle in self._plan.needles}
        told = self._of_level(
            {n.id: spoken[n.id] for n in self._plan.needles if _is_planned(n)}
        )
        found = [
            self._told(rule, verdict, needle_id)
            for needle_id, verdicts in spoken.items()
            for rule, verdict in verdicts.items()
        ]
        found += [self._told(rule, verdict) for rule, verdict in told.items()]
        found.append(self._told(FORM_RULE, answers_are_given(found)))
        if not any(_is_planned(needle) for needle in self._plan.needles):
            found.append(self._told(PLAN_RULE, NO_NEEDLE))
        return joined(found)

    def _of_needle(self, needle: Needle) -> dict[str, Verdict]:
        names = tuple(NEEDLE_RULES) if _is_planned(needle) else (PLAN_RULE,)
        verdicts: dict[str, Verdict] = {}
        for name in names:
            verdict = self._needle_verdict(self._book.rule(name), needle)
            if verdict is not None:
                verdicts[name] = verdict
        own = own_rules(self._book.rules, of_needle=True)
        if own and _is_planned(needle):
            path = self.paths.get(needle.id)
            measures = None if path is None else path.as_measures()
            verdicts |= self._own(own, verdicts, measures)
        return verdicts

    def _own(
        self,
        rules: Iterable[Rule],
        spoken: Mapping[str, Verdict],
        measures: Measures | None = None,
    ) -> dict[str, Verdict]:
        """Return what the rules say that the department added."""
        verdicts: dict[str, Verdict] = {}
        for rule in rules:
            verdict = own_verdict(
                rule, spoken, measures=measures, vertebra=self._vertebra
            )
            if verdict is not None:
                is_meant = self._plan.level in rule.levels
                verdicts[rule.id] = verdict if is_meant else NOT_FOR_LEVEL
        return verdicts

    def _needle_verdict(self, rule: Rule, needle: Needle) -> Verdict | None:
        if self._vertebra is None:
            return NO_ANATOMY
        return speak(
            NeedleContext(
                rule=rule,
                plan=self._plan,
                facts=self._facts,
                needle=needle,
                path=self.paths[needle.id],
            )
        )

    def _of_level(
        self, spoken: Mapping[str, Mapping[str, Verdict]]
    ) -> dict[str, Verdict]:
        told: dict[str, Verdict] = {}
        cloud = self._cloud()
        seen = spoken if self._vertebra is not None else {}
        for name, measure in LEVEL_RULES.items():
            rule = self._book.rule(name)
            context = LevelContext(
                rule=rule,
                plan=self._plan,
                facts=self._facts,
                vertebra=self._vertebra,
                paths=self.paths,
                spoken=seen,
                told=told,
                cloud=cloud,
            )
            verdict = measure(context)
            if verdict is not None:
                if self._vertebra is not None:
                    verdict = _as_far_as_seen(rule, verdict, self._vertebra)
                is_meant = self._plan.level in rule.levels
                told[name] = as_raised(rule, verdict) if is_meant else NOT_FOR_LEVEL
        own = own_rules(self._book.rules, of_needle=False)
        return told | self._own(own, told, self._facts.plugins) if own else told

    def _cloud(self) -> Cloud | None:
        """Return the cement: as it was seen, else the planned volume at the tips."""
        cement, seen = self._plan.cement, self._facts.cloud
        if seen is not None or self._vertebra is None:
            return seen if seen is not None and len(seen.points_mm) else None
        if cement is None or not cement.volume_ml:
            return None
        tips = [
            self.paths[needle.id].tip_mm * (self.paths[needle.id].side.sign, 1, 1)
            for needle in self._plan.needles
            if _is_planned(needle)
        ]
        return planned_cloud(self._vertebra, tips, volume_ml=cement.volume_ml)

    def _told(
        self, rule_id: str, verdict: Verdict, needle_id: str | None = None
    ) -> Finding:
        rule = self._book.rule(rule_id)
        if rule.is_off and verdict is not NOT_FOR_LEVEL:
            verdict = TURNED_OFF
        found = finding_of(rule, verdict, level=self._plan.level, needle=needle_id)
        if found.severity is not Severity.STOP:
            return found
        for made in self._plan.overrides:
            if (made.rule, made.needle) == (rule_id, needle_id):
                return attrs.evolve(found, override=made)
        return found


def speak(context: NeedleContext) -> Verdict | None:
    """Return what one rule says of one needle, as far as its source could see."""
    rule, path = context.rule, context.path
    if context.plan.level not in rule.levels:
        return NOT_FOR_LEVEL
    verdict = NEEDLE_RULES[rule.id](context)
    if verdict is None:
        return None
    return as_raised(rule, _as_far_as_seen(rule, verdict, path.vertebra, path.side))


def _as_far_as_seen(
    rule: Rule, verdict: Verdict, vertebra: Vertebra, side: Side | None = None
) -> Verdict:
    """Take back what images cannot show: unseen or coarse, they may convict only."""
    if verdict.severity.rank >= Severity.NA.rank:
        return verdict
    unseen = _unseen_walls(rule, vertebra, side)
    limit = rule.limits.get(TOO_COARSE)
    if unseen:
        return _taken_back(verdict, "wall_unseen", walls=", ".join(unseen))
    if limit is None or vertebra.coarsest_mm <= limit.value + HEADER_ROUNDING_MM:
        return verdict
    taken = _taken_back(verdict, TOO_COARSE_REASON, coarsest_mm=vertebra.coarsest_mm)
    return attrs.evolve(taken, held_against=TOO_COARSE)


def _taken_back(
    verdict: Verdict, reason: str, **measures: float | str | bool | None
) -> Verdict:
    kept = {
        name: Severity.NA.value if _clears(name, value) else value
        for name, value in verdict.measures.items()
    }
    return attrs.evolve(
        verdict, severity=Severity.NA, reason=reason, measures={**kept, **measures}
    )


def _unseen_walls(rule: Rule, vertebra: Vertebra, side: Side | None) -> list[str]:
    """Return the walls that a rule measures to and that its source could not see."""
    if not vertebra.not_seen:
        return []
    names = _walls_measured(rule.inputs, side)
    return [name for name in vertebra.not_seen if name in names]


@functools.cache
def _walls_measured(inputs: tuple[str, ...], side: Side | None) -> frozenset[str]:
    """Return the names of the walls that inputs stand for, on one side or on none."""
    needed = [WALLS_OF_INPUT[name] for name in inputs if name in WALLS_OF_INPUT]
    return frozenset(
        wall.format(side=side.value) if side else wall
        for part in needed
        for wall in part
    )


def _clears(name: str, value: object) -> bool:
    return name.endswith("_severity") and value != Severity.STOP.value


def _order(found: Finding) -> tuple[bool, int, bool]:
    is_anatomy = found.rule == ANATOMY_RULE
    is_open = is_anatomy and found.severity is not Severity.PASS
    return not is_open, -found.severity.rank, not is_anatomy


def findings_document(judgement: Judgement, case: Case) -> dict[str, object]:
    """Return the `isthmus-findings/1` document, ready for `json.dumps`.

    It names levels and needles of the case, nothing of the patient or the study. A
    number that is not finite becomes null.
    """
    needles = {
        f"{plan.level}/{needle.id}": needle
        for plan in case.levels
        for needle in plan.needles
    }
    codes = [note.code for note in case.study.image_notes]
    return {
        "schema": FINDINGS_SCHEMA,
        "overall": judgement.overall.value,
        "rulebook": judgement.rulebook,
        "policy": policy_document(judgement.policy),
        "policy_refused": refused_document(judgement.policy_error),
        "image_notes": note_documents(case.study.image_notes),
        "findings": [finding_document(f, codes) for f in judgement.findings],
        "measures": {
            name: {
                "status": needles[name].status.value,
                **_plain(measures),
                **_plain(_down_the_needle(needles[name])),
            }
            for name, measures in judgement.measures.items()
        },
    }


def policy_document(policy: PolicyTag | None) -> dict[str, object] | None:
    """Return which policy of the department is in force."""
    if policy is None:
        return None
    return {
        "id": policy.id,
        "set_by": policy.set_by,
        "sha256": policy.sha256,
        "locked": policy.is_locked,
    }


def refused_document(error: BadPolicy | None) -> dict[str, object] | None:
    """Return why a policy that is there is not in force: no path, for it may name."""
    if error is None:
        return None
    return {name: error.facts.get(name) for name in ("reason", "key", "line")}


def _down_the_needle(needle: Needle) -> Measures:
    """Return the angles of the C-arm that looks down a needle (`CArmPose`)."""
    pose = CArmPose.along(needle.direction_lps)
    return {"c_arm_rotation_deg": pose.rotation_deg, "c_arm_tilt_deg": pose.tilt_deg}


def finding_document(found: Finding, image_notes: Sequence[str]) -> dict[str, object]:
    """Return one finding; `image_notes` are codes of what was done to the images."""
    at = found.at_lps_mm
    return {
        "rule": found.rule,
        "title": found.title,
        "level": found.level,
        "needle": found.needle,
        "severity": found.severity.value,
        "reason": found.reason,
        "measures": _plain(found.measures),
        "limits": _plain(found.limits),
        "limit_source": found.limit_source,
        "references": list(found.references),
        "at_lps_mm": None if at is None else [round(value, DIGITS) for value in at],
        "image_notes": list(image_notes) if found.measures else [],
        "part_of": found.part_of,
        "override": _override_document(found),
        **({"past": True} if found.is_past else {}),
    }


def _override_document(found: Finding) -> dict[str, str] | None:
    """Return who accepted a STOP, and why."""
    if found.override is None:
        return None
    return {"reason": found.override.reason, "initials": found.override.initials}


def _plain(measures: Measures) -> dict[str, float | str | bool | None]:
    plain = dict(measures)
    for name, value in measures.items():
        if isinstance(value, float):
            plain[name] = round(value, DIGITS) if math.isfinite(value) else None
    return plain
