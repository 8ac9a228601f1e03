"""What a rule is given, and what it answers.

A rule is a pure function from a context to a `Verdict`, or to None where it has nothing
to speak about. It does not know its own id: text, severity and limits come with
`context.rule`, so the same measure can serve a rule of another book with other limits.
"""

from collections.abc import Callable, Mapping

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.errors import BadRuleBook
from planner.plan.assessment import Assessment
from planner.plan.case import CementPlan, LevelPlan
from planner.plan.needle import Needle
from planner.rules.book import Origin, Rule
from planner.rules.cloud import Cloud
from planner.rules.facts import NOTHING_KNOWN, LevelFacts
from planner.rules.findings import Finding, Measures, Severity
from planner.rules.path import LpsPoint, PathMeasures


@attrs.frozen(kw_only=True)
class Verdict:
    """A rule's answer; `held_against` names the limit that decided it.

    `is_of_site` tells that a department's policy made it what it is.
    """

    severity: Severity
    reason: str
    held_against: str | None = None
    measures: Measures = attrs.field(factory=dict)
    at_lps_mm: LpsPoint | None = None
    is_of_site: bool = False


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """What every rule is given: its own entry in the book, and the level."""

    rule: Rule
    plan: LevelPlan
    facts: LevelFacts = NOTHING_KNOWN

    @property
    def answers(self) -> Assessment:
        """The answers given before the operation; all None where there are none."""
        return self.plan.assessment or Assessment()

    @property
    def cement(self) -> CementPlan | None:
        """The cement that is planned, None while no volume is."""
        planned = self.plan.cement
        return planned if planned is not None and planned.volume_ml else None

    def limit(self, name: str) -> float:
        """Return a limit of the rule; `BadRuleBook` if it has none of that name."""
        found = self.rule.limit_values.get(name)
        if found is None:
            raise BadRuleBook(
                "no such limit", reason="unknown_limit", value=name, key=self.rule.id
            )
        return found


@attrs.frozen(kw_only=True, eq=False)
class NeedleContext(Context):
    """One needle of one level, and all that was measured on it in its vertebra."""

    needle: Needle
    path: PathMeasures


Spoken = Mapping[str, Verdict]
"""What the rules of one needle, or one level, said, by rule."""


@attrs.frozen(kw_only=True, eq=False)
class LevelContext(Context):
    """One level; `vertebra` is None while there is none.

    `paths` holds every needle's measures, withdrawn ones included, `spoken` what the
    rules said of each needle that is still planned, `told` what the rules of the level
    said before this one. `cloud` is the cement, None where there is none.
    """

    vertebra: Vertebra | None
    paths: Mapping[str, PathMeasures] = attrs.field(factory=dict)
    spoken: Mapping[str, Spoken] = attrs.field(factory=dict)
    told: Spoken = attrs.field(factory=dict)
    cloud: Cloud | None = None


LevelRule = Callable[[LevelContext], Verdict | None]
NeedleRule = Callable[[NeedleContext], Verdict | None]


def finding_of(
    rule: Rule, verdict: Verdict, *, level: str, needle: str | None = None
) -> Finding:
    """Return the verdict with the limits, their source and the papers of its rule."""
    return Finding(
        rule=rule.id,
        level=level,
        needle=needle,
        severity=verdict.severity,
        reason=verdict.reason,
        measures=verdict.measures,
        limits=rule.limit_values,
        limit_source=_source(rule, verdict).value,
        references=rule.references,
        at_lps_mm=verdict.at_lps_mm,
        title=None if rule.test is None else rule.title,
    )


def _source(rule: Rule, verdict: Verdict) -> Origin:
    """Return whose limit decided: the literature's, ours, or the department's."""
    if verdict.is_of_site:
        return Origin.SITE
    if verdict.held_against is None:
        return Origin.DEFAULT
    origin = rule.limits[verdict.held_against].origin
    return Origin.DEFAULT if origin is Origin.DERIVED else origin
