"""What was done in published cases like this one: told, never advised.

The rules of revision (S-01 to S-11) say which published options speak of a case; here
they are held against the table of published cases and counted. Nothing is a rate or a
probability: the cases were published because they were unusual.
"""

from collections.abc import Callable, Iterable, Mapping

import attrs

from planner.review.case import ReviewCase
from planner.review.endoscopic_series import REFERENCE as SERIES
from planner.review.judge import judge_review
from planner.review.nearness import (
    BREACH,
    CENTRE,
    ELSEWHERE,
    FORAMEN,
    PLACE,
    WITHIN_DURA,
    Likeness,
    Near,
    Profile,
    nearest,
    profile_of,
)
from planner.review.published import patients_of
from planner.rules.book import RuleBook
from planner.rules.findings import Finding, Severity

REVISION = tuple(f"S-{number:02d}" for number in range(1, 12))
NOT_OPERATED = {"none", "conservative"}
OPERATIONS = ("durotomy", "laminectomy", "fixation", "corpectomy", "endoscopic")
ENDOSCOPIC = ("endoscopic", "pess_a", "pess_b")
OPERATED = "operated"
NEAREST_SHOWN = 4

TABLE_INCOMPLETE = "table_incomplete"
SINGLE_REPORTS = "single_reports"
SECOND_HAND = "second_hand"
ONE_GROUP = "one_group"
FIGURES_ONLY = "figures_only"
PAIN_OF_EIGHT = "pain_of_eight"
NO_RATES = "no_rates"


@attrs.frozen(kw_only=True)
class Counted:
    """Of how many patients something was done, was not, and nobody told."""

    yes: int
    no: int
    untold: int

    @property
    def patients(self) -> int:
        return self.yes + self.no + self.untold


@attrs.frozen(kw_only=True)
class Option:
    """What papers tell of cases like this: by a rule of the book and its reason.

    `counts` are taken from the published cases that are like this one in what the rule
    is about; empty where no case is.
    """

    rule: str
    reason: str
    severity: Severity
    references: tuple[str, ...]
    counts: Mapping[str, Counted] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Literature:
    """All that the published cases say to one case.

    `open` are the reasons why rules of revision wait for an answer. `nearest` are the
    published patients most like this one, none of whom had the cement elsewhere.
    `cautions` are codes of what is to be read with it.
    """

    profile: Profile
    options: tuple[Option, ...]
    open: tuple[str, ...]
    nearest: tuple[Near, ...]
    cautions: tuple[str, ...]


def literature_of(
    case: ReviewCase, published: Iterable[ReviewCase], book: RuleBook
) -> Literature:
    """Return what the published cases say to a case.

    Two rows that are one patient count once (`planner.review.published.patients_of`).
    """
    patients = patients_of(published)
    profiles = {each.case_id: profile_of(each, book) for each in patients}
    said = {found.rule: found for found in judge_review(case, book).findings}
    spoken = [said[rule] for rule in REVISION if rule in said]
    options = tuple(
        _option(found, patients, profiles)
        for found in spoken
        if found.severity not in (Severity.NA, Severity.PASS)
    )
    profile = profile_of(case, book)
    near = _alike(profile, [p for p in patients if p.case_id != case.case_id], book)
    waiting = [found.reason for found in spoken if found.severity is Severity.NA]
    return Literature(
        profile=profile,
        options=options,
        open=tuple(dict.fromkeys(waiting)),
        nearest=near,
        cautions=_cautions(options, near),
    )


def _alike(
    profile: Profile, patients: Iterable[ReviewCase], book: RuleBook
) -> tuple[Near, ...]:
    """Return the nearest patients; one with the cement elsewhere says nothing here."""
    if profile.places is None:
        return ()
    found = [
        near
        for near in nearest(profile, patients, book)
        if near.likeness[PLACE] is not Likeness.OTHER
    ]
    return tuple(found[:NEAREST_SHOWN])


def _option(
    found: Finding,
    patients: Iterable[ReviewCase],
    profiles: Mapping[str, Profile],
) -> Option:
    asked = _ASKED.get(found.rule)
    counts: dict[str, Counted] = {}
    if asked is not None:
        is_like, what = asked
        like = [each for each in patients if is_like(profiles[each.case_id])]
        counts = {name: counted(like, name) for name in what} if like else {}
    return Option(
        rule=found.rule,
        reason=found.reason,
        severity=found.severity,
        references=found.references,
        counts=counts,
    )


def _has_deficit_beside_nerves(profile: Profile) -> bool:
    return bool(profile.deficits) and bool((profile.places or set()) - {ELSEWHERE})


def _lies(*places: str) -> Callable[[Profile], bool]:
    return lambda profile: bool((profile.places or frozenset()) & set(places))


def _has_no_deficit(profile: Profile) -> bool:
    lies_in_dura = WITHIN_DURA in (profile.places or ())
    return profile.deficits == frozenset() and not lies_in_dura


_ASKED: Mapping[str, tuple[Callable[[Profile], bool], tuple[str, ...]]] = {
    "S-01": (_has_deficit_beside_nerves, (OPERATED,)),
    "S-02": (_lies(WITHIN_DURA), (OPERATED, *OPERATIONS)),
    "S-05": (_lies(FORAMEN, BREACH), ENDOSCOPIC[:1]),
    "S-06": (_lies(CENTRE), ENDOSCOPIC[:1]),
    "S-10": (_has_no_deficit, (OPERATED,)),
}
"""Which published cases a rule speaks of, and what is counted in them."""


def counted(cases: Iterable[ReviewCase], what: str) -> Counted:
    """Count in how many cases something was done; unknown is counted as unknown."""
    answers = [was_done(case, what) for case in cases]
    return Counted(
        yes=answers.count(True), no=answers.count(False), untold=answers.count(None)
    )


def was_done(case: ReviewCase, what: str) -> bool | None:
    """Tell whether something was done about a leak; None where nobody told."""
    treatment = case.treatment
    if what == OPERATED:
        return _was_operated(case)
    if treatment.done is None:
        return None
    names = ENDOSCOPIC if what in ENDOSCOPIC[:1] else (what,)
    if set(names) & set(treatment.done):
        return True
    return None if set(names) & set(treatment.not_told or ()) else False


def _was_operated(case: ReviewCase) -> bool | None:
    treatment = case.treatment
    done = set(treatment.done or ())
    if done - NOT_OPERATED or treatment.complete_removal or treatment.stages:
        return True
    return False if done & NOT_OPERATED else None


def _cautions(options: Iterable[Option], near: Iterable[Near]) -> tuple[str, ...]:
    rules = {option.rule for option in options}
    kinds = {each.case.row_kind for each in near}
    cautions = {
        TABLE_INCOMPLETE: "S-02" in rules or "table" in kinds,
        SINGLE_REPORTS: bool(rules & {"S-01", "S-02", "S-03", "S-04"}),
        SECOND_HAND: "table" in kinds,
        ONE_GROUP: any(SERIES in option.references for option in options),
        FIGURES_ONLY: "figure" in kinds,
        PAIN_OF_EIGHT: "S-11" in rules,
        NO_RATES: bool(rules or kinds),
    }
    return tuple(name for name, applies in cautions.items() if applies)
