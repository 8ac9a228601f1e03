"""Review cases by what they have in common: filtered, and counted by patients."""

from collections.abc import Iterable, Mapping

from planner.review.case import ReviewCase
from planner.review.deficit import DEFICITS
from planner.review.literature import OPERATED, was_done
from planner.review.nearness import profile_of
from planner.review.published import patients_of
from planner.rules.book import RuleBook

LEVEL, TECHNIQUE, COMPARTMENT = "level", "technique", "compartment"
DEFICIT, ONSET, TREATMENT, ORIGIN = "deficit", "onset", "treatment", "origin"
FACETS = (LEVEL, TECHNIQUE, COMPARTMENT, DEFICIT, ONSET, TREATMENT, ORIGIN)

UNKNOWN, NONE = "unknown", "none"
"""Nobody told, which is not that there is none."""
OWN, PUBLISHED = "own", "published"

Values = Mapping[str, tuple[str, ...]]


def values_of(case: ReviewCase, book: RuleBook) -> Values:
    """Return what a case is under each facet: one value or more, never none at all."""
    profile = profile_of(case, book)
    leaks = case.imaging.leaks
    compartments = None if leaks is None else [leak.compartment for leak in leaks]
    lost = profile.deficits
    deficits = None if lost is None else [name for name in DEFICITS if name in lost]
    return {
        LEVEL: case.levels,
        TECHNIQUE: (profile.technique or UNKNOWN,),
        COMPARTMENT: _values(compartments),
        DEFICIT: _values(deficits),
        ONSET: (profile.onset or UNKNOWN,),
        TREATMENT: _treatments(case),
        ORIGIN: (PUBLISHED if is_published(case) else OWN,),
    }


def is_published(case: ReviewCase) -> bool:
    return case.row_kind not in (None, "own")


def _values(told: Iterable[str] | None) -> tuple[str, ...]:
    if told is None:
        return (UNKNOWN,)
    return tuple(dict.fromkeys(told)) or (NONE,)


def _treatments(case: ReviewCase) -> tuple[str, ...]:
    done = case.treatment.done
    if done:
        return tuple(dict.fromkeys(done))
    return (OPERATED,) if was_done(case, OPERATED) else (UNKNOWN,)


def filtered(
    cases: Iterable[ReviewCase], wanted: Mapping[str, str], book: RuleBook
) -> tuple[ReviewCase, ...]:
    """Return the cases that have every wanted value, by facet.

    Wanting `UNKNOWN` finds the cases of which nobody told; no other value does.
    """
    return tuple(
        case
        for case in cases
        if all(value in values_of(case, book)[facet] for facet, value in wanted.items())
    )


def counts(
    cases: Iterable[ReviewCase], book: RuleBook
) -> Mapping[str, Mapping[str, int]]:
    """Count patients by facet and value; one with two values counts under both.

    Rows that are one patient count once. Every facet's `UNKNOWN` is counted, also 0.
    """
    found: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for case in patients_of(cases):
        for facet, values in values_of(case, book).items():
            for value in values:
                found[facet][value] = found[facet].get(value, 0) + 1
    for by_value in found.values():
        by_value.setdefault(UNKNOWN, 0)
    return found
