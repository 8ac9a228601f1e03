"""What a rule of the review is given, and how it answers.

As for the rules of a plan (`planner.rules.context`), a rule is a pure function from a
context to a `Verdict`, or to None where it has nothing to speak about: advice on cement
beside the nerves is not given where there is none.
"""

from collections.abc import Callable, Mapping

import attrs

from planner.errors import BadRuleBook
from planner.review.case import Imaging, Leak, ReviewCase
from planner.rules.book import Rule
from planner.rules.context import Verdict
from planner.rules.findings import Measures, Severity

UNANSWERED = "unanswered"
CONTRADICTION = "contradiction"

NO_CT = "no_ct"
LEAKS_OPEN = "leaks_open"
COMPARTMENT_OPEN = "compartment_open"
STATUS_OPEN = "status_open"
SIGNS_OPEN = "signs_open"

WAITS_FOR: Mapping[str, tuple[str, ...]] = {
    NO_CT: ("R-01", "R-02"),
    LEAKS_OPEN: ("R-02",),
    COMPARTMENT_OPEN: ("R-02",),
    STATUS_OPEN: ("R-08",),
    SIGNS_OPEN: ("R-04",),
}
"""The rules that say what is missing, for each reason that only repeats it."""


@attrs.frozen(kw_only=True, eq=False)
class ReviewContext:
    """A rule's own entry in the book, the case, and what was told before it."""

    rule: Rule
    case: ReviewCase
    told: Mapping[str, Verdict] = attrs.field(factory=dict)

    @property
    def imaging(self) -> Imaging:
        return self.case.imaging

    @property
    def leaks(self) -> tuple[Leak, ...] | None:
        return self.case.imaging.leaks

    def limit(self, name: str) -> float:
        """Return a limit of the rule; `BadRuleBook` if it has none of that name."""
        if name not in self.rule.limits:
            raise BadRuleBook(
                "no such limit", reason="unknown_limit", value=name, key=self.rule.id
            )
        return self.rule.limits[name].value

    # --- what earlier rules settled: yes, no, or None while it is open ---------------

    @property
    def has_deficit(self) -> bool | None:
        """Whether there is a new deficit (R-08); one that is told is never hidden."""
        return _settled(self.told["R-08"], is_so=_tells_deficit)

    @property
    def is_intradural(self) -> bool | None:
        """Whether cement lies within the dura, or is suspected to (R-04)."""
        return _settled(self.told["R-04"], is_so=_tells_intradural)

    @property
    def is_urgent(self) -> bool | None:
        """Whether cement beside the nerves meets a deficit (S-01)."""
        return _settled(self.told["S-01"], is_so=_is_stop)


ReviewRule = Callable[[ReviewContext], Verdict | None]


def _settled(verdict: Verdict, *, is_so: Callable[[Verdict], bool]) -> bool | None:
    if is_so(verdict):
        return True
    return None if verdict.severity is Severity.NA else False


def _tells_deficit(verdict: Verdict) -> bool:
    return bool(verdict.measures.get("deficits"))


def _tells_intradural(verdict: Verdict) -> bool:
    return verdict.severity is Severity.WARN


def _is_stop(verdict: Verdict) -> bool:
    return verdict.severity is Severity.STOP


def lies_in(context: ReviewContext, compartments: tuple[str, ...]) -> bool | None:
    """Return whether cement lies in one of some compartments; None while untold."""
    if context.leaks is None:
        return None
    return any(leak.compartment in compartments for leak in context.leaks)


# --- answers ------------------------------------------------------------------------


def said(
    context: ReviewContext,
    reason: str,
    *,
    severity: Severity | None = None,
    held_against: str | None = None,
    measures: Measures | None = None,
) -> Verdict:
    """Return the rule's own severity, or another, with a reason."""
    return Verdict(
        severity=severity or context.rule.severity,
        reason=reason,
        held_against=held_against,
        measures=measures or {},
    )


def fine(reason: str, **measures: float | str | bool | None) -> Verdict:
    return Verdict(severity=Severity.PASS, reason=reason, measures=measures)


def noted(reason: str, **measures: float | str | bool | None) -> Verdict:
    return Verdict(severity=Severity.INFO, reason=reason, measures=measures)


def unknown(reason: str, **measures: float | str | bool | None) -> Verdict:
    """Return that something is missing: not assessable, and never a no."""
    return Verdict(severity=Severity.NA, reason=reason, measures=measures)


def not_looked(context: ReviewContext) -> Verdict:
    """Return that nobody looked at the CT for this, or that there is none."""
    modalities = context.imaging.modalities
    has_none = modalities is not None and "ct" not in modalities
    return unknown(NO_CT if has_none else UNANSWERED)
