"""What a rule is given, and what it answers.

A rule is a pure function from a context to a `Verdict`. It does not know its own id:
text, severity and limits come with `context.rule`, so the same measure can serve a rule
of another book with other limits.
"""

from collections.abc import Callable

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.errors import BadRuleBook
from planner.plan.case import LevelPlan
from planner.plan.needle import Needle
from planner.rules.book import Rule
from planner.rules.findings import Finding, Measures, Severity
from planner.rules.path import LpsPoint, PathMeasures

OWN_SOURCE = "default"
"""The limit's source of a verdict that was held against no number."""


@attrs.frozen(kw_only=True)
class Verdict:
    """A rule's answer; `held_against` names the limit that decided it."""

    severity: Severity
    reason: str
    held_against: str | None = None
    measures: Measures = attrs.field(factory=dict)
    at_lps_mm: LpsPoint | None = None


@attrs.frozen(kw_only=True, eq=False)
class LevelContext:
    """One level; `vertebra` is None while there is none."""

    rule: Rule
    plan: LevelPlan
    vertebra: Vertebra | None


@attrs.frozen(kw_only=True, eq=False)
class NeedleContext:
    """One needle of one level, and all that was measured on it in its vertebra."""

    rule: Rule
    plan: LevelPlan
    needle: Needle
    path: PathMeasures

    def limit(self, name: str) -> float:
        """Return a limit of the rule; `BadRuleBook` if it has none of that name."""
        if name not in self.rule.limits:
            raise BadRuleBook(
                "no such limit", reason="unknown_limit", value=name, key=self.rule.id
            )
        return self.rule.limits[name].value


LevelRule = Callable[[LevelContext], Verdict]
NeedleRule = Callable[[NeedleContext], Verdict]


def finding_of(
    rule: Rule, verdict: Verdict, *, level: str, needle: str | None = None
) -> Finding:
    """Return the verdict with the limits, their source and the papers of its rule."""
    source = OWN_SOURCE
    if verdict.held_against is not None:
        source = rule.limits[verdict.held_against].origin.value
    return Finding(
        rule=rule.id,
        level=level,
        needle=needle,
        severity=verdict.severity,
        reason=verdict.reason,
        measures=verdict.measures,
        limits={name: limit.value for name, limit in rule.limits.items()},
        limit_source=source,
        references=rule.references,
        at_lps_mm=verdict.at_lps_mm,
    )
