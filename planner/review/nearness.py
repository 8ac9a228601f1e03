"""How like one case is to another, thing by thing; no score, and no probability.

Six things are held against each other. A thing is the same, partly the same, other, or
told of only one of the two; what nobody told never counts as alike.
"""

import enum
from collections.abc import Iterable, Mapping

import attrs

from planner.levels import LEVELS, Spine
from planner.review.case import ReviewCase
from planner.review.judge import judge_review
from planner.review.vocabulary import (
    CANAL,
    CENTRAL,
    EPIDURAL,
    FORAMINAL,
    INTRADURAL,
    PEDICLE_BREACH,
    SPINAL_COMPARTMENTS,
)
from planner.rules.book import RuleBook
from planner.rules.findings import Finding, Severity

PLACE, DEFICITS, ONSET = "place", "deficits", "onset"
TECHNIQUE, FRACTURE, LEVEL = "technique", "fracture", "level"
THINGS = (PLACE, DEFICITS, ONSET, TECHNIQUE, FRACTURE, LEVEL)

WITHIN_DURA, CENTRE, BREACH, FORAMEN = "within_dura", "centre", "breach", "foramen"
OUTSIDE_DURA, IN_CANAL, ELSEWHERE = "outside_dura", "in_canal", "elsewhere"
PLACE_OF = {
    INTRADURAL: WITHIN_DURA,
    **dict.fromkeys(CENTRAL, CENTRE),
    PEDICLE_BREACH: BREACH,
    FORAMINAL: FORAMEN,
    EPIDURAL: OUTSIDE_DURA,
    "venous_epidural": OUTSIDE_DURA,
    CANAL: IN_CANAL,
}
"""Where cement is reached in the same way; all that is not spinal lies elsewhere."""
MAY_BE = {
    OUTSIDE_DURA: {CENTRE, BREACH},
    IN_CANAL: {CENTRE, BREACH, OUTSIDE_DURA, WITHIN_DURA},
}
"""What a place that nobody told closer may turn out to be."""


class Likeness(enum.Enum):
    """How like two cases are in one thing; the number is the difference it counts."""

    SAME = ("same", 0.0)
    PARTLY = ("partly", 0.5)
    OTHER = ("other", 1.0)
    UNTOLD = ("untold", 1.0)

    def __init__(self, word: str, difference_count: float) -> None:
        self.word = word
        self.difference_count = difference_count


@attrs.frozen(kw_only=True)
class Profile:
    """A case as it is held against others; None is what nobody told."""

    places: frozenset[str] | None
    deficits: frozenset[str] | None
    onset: str | None
    technique: str | None
    fracture: str | None
    levels: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Near:
    """A case and how like it is, in each of `THINGS`.

    `difference_count` counts a thing that is other or not told as one and one that is
    partly the same as a half: 0 is alike in all six, 6 in none.
    """

    case: ReviewCase
    likeness: Mapping[str, Likeness]
    vertebrae_apart: float

    @property
    def difference_count(self) -> float:
        return sum(each.difference_count for each in self.likeness.values())

    def things(self, likeness: Likeness) -> tuple[str, ...]:
        return tuple(name for name in THINGS if self.likeness[name] is likeness)


def profile_of(case: ReviewCase, book: RuleBook) -> Profile:
    """Return what of a case is held against others, as the rules understand it."""
    said = {found.rule: found for found in judge_review(case, book).findings}
    return Profile(
        places=places_of(case, is_intradural=said["R-04"].severity is Severity.WARN),
        deficits=_deficits(said["R-08"]),
        onset=None if said["R-12"].severity is Severity.NA else said["R-12"].reason,
        technique=case.index.technique,
        fracture=case.patient.fracture_type,
        levels=case.levels,
    )


def places_of(case: ReviewCase, *, is_intradural: bool) -> frozenset[str] | None:
    """Return where cement lies; beside nerves, or within the dura, nothing else counts.

    Empty where none leaked, None where nobody looked.
    """
    leaks = case.imaging.leaks
    if leaks is None:
        return None
    if is_intradural:
        return frozenset({WITHIN_DURA})
    spinal = [leak for leak in leaks if leak.compartment in SPINAL_COMPARTMENTS]
    return frozenset(
        PLACE_OF.get(leak.compartment, ELSEWHERE) for leak in spinal or leaks
    )


def _deficits(found: Finding) -> frozenset[str] | None:
    told = str(found.measures.get("deficits") or "")
    if told:
        return frozenset(told.split(", "))
    return frozenset() if found.severity is Severity.PASS else None


def nearest(
    profile: Profile, cases: Iterable[ReviewCase], book: RuleBook
) -> tuple[Near, ...]:
    """Return the cases by how like they are: place first, then all six things.

    What was done depends on the place above all. Between two that are equally like,
    the one whose vertebra is nearer goes first.
    """
    found = [_held_against(profile, case, book) for case in cases]
    return tuple(sorted(found, key=_order))


def _order(near: Near) -> tuple[float, float, float, str]:
    place = near.likeness[PLACE]
    return (
        place.difference_count,
        near.difference_count,
        near.vertebrae_apart,
        near.case.case_id,
    )


def _held_against(profile: Profile, case: ReviewCase, book: RuleBook) -> Near:
    other = profile_of(case, book)
    apart = vertebrae_apart(profile.levels, other.levels)
    likeness = {
        PLACE: _place_likeness(profile.places, other.places),
        DEFICITS: _set_likeness(profile.deficits, other.deficits),
        ONSET: _word_likeness(profile.onset, other.onset),
        TECHNIQUE: _word_likeness(profile.technique, other.technique),
        FRACTURE: _word_likeness(profile.fracture, other.fracture),
        LEVEL: _level_likeness(apart),
    }
    return Near(case=case, likeness=likeness, vertebrae_apart=apart)


def _word_likeness(ours: str | None, theirs: str | None) -> Likeness:
    if ours is None or theirs is None:
        return Likeness.UNTOLD
    return Likeness.SAME if ours == theirs else Likeness.OTHER


def _set_likeness(
    ours: frozenset[str] | None, theirs: frozenset[str] | None
) -> Likeness:
    if ours is None or theirs is None:
        return Likeness.UNTOLD
    if ours == theirs:
        return Likeness.SAME
    return Likeness.PARTLY if ours & theirs else Likeness.OTHER


def _place_likeness(
    ours: frozenset[str] | None, theirs: frozenset[str] | None
) -> Likeness:
    found = _set_likeness(ours, theirs)
    if found is not Likeness.OTHER or ours is None or theirs is None:
        return found
    is_open = _may_be(ours) & theirs or _may_be(theirs) & ours
    return Likeness.UNTOLD if is_open else Likeness.OTHER


def _may_be(places: frozenset[str]) -> set[str]:
    return {name for place in places for name in MAY_BE.get(place, ())}


NEIGHBOUR = 1.0


def _level_likeness(apart: float) -> Likeness:
    if apart == 0:
        return Likeness.SAME
    return Likeness.PARTLY if apart <= NEIGHBOUR else Likeness.OTHER


def vertebrae_apart(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Return how many vertebrae two cases are apart, 0 where they share one.

    A thirteenth thoracic or sixth lumbar vertebra lies halfway to the next.

    >>> vertebrae_apart(("T12",), ("L2", "L1"))
    1.0
    """
    return min(abs(_number(a) - _number(b)) for a in ours for b in theirs)


def _number(level: str) -> float:
    usual = Spine().levels
    if level in usual:
        return float(usual.index(level))
    before = LEVELS[LEVELS.index(level) - 1]
    return usual.index(before) + 0.5
