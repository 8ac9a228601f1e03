"""How a patient fared, examination by examination; what nobody told stays untold.

The order is that of the phases: before the cement, with the leak, the days after the
revision, going home, last seen. Strength is told left before right.
"""

import itertools
from collections.abc import Iterator

import attrs

from planner.review.case import NeuroStatus, ReviewCase, Strength, recovery_fraction
from planner.review.deficit import FULL_STRENGTH, status_in
from planner.review.judge import judge_review
from planner.review.vocabulary import (
    LEG,
    MUSCLES,
    NO_LEVEL,
    NORMAL,
    PHASES,
    SIDES,
    grade_value,
)
from planner.rules.book import RuleBook
from planner.rules.findings import Severity

BEFORE, ADMISSION, LAST = "before", "admission", "last"
ROUNDING = 1e-6
"""Thirds of a grade do not add up exactly."""
SOUND = {
    "paresis": False,
    "sensory_level": NO_LEVEL,
    "bladder": NORMAL,
    "bowel": NORMAL,
}
"""What is told of each function while nothing is lost."""


@attrs.frozen(kw_only=True)
class MuscleCourse:
    """The grades of a muscle, one for each examination, None where it was not told."""

    muscle: str
    left: tuple[str | None, ...]
    right: tuple[str | None, ...]

    def of_side(self, side: str) -> tuple[str | None, ...]:
        return self.left if side == "left" else self.right


@attrs.frozen(kw_only=True)
class StrengthChange:
    """What one muscle of one side lost with the leak and what came back, in grades.

    `before` None is taken for full strength, as R-08 does. `last` is the last grade
    told after the one with the leak, None where there is none; then nothing is said of
    what came back.
    """

    muscle: str
    side: str
    before: str | None
    leak: str
    last: str | None

    @property
    def _before_score(self) -> float:
        return FULL_STRENGTH if self.before is None else grade_value(self.before)

    @property
    def drop_score(self) -> float:
        return self._before_score - grade_value(self.leak)

    @property
    def regained_score(self) -> float | None:
        if self.last is None:
            return None
        return grade_value(self.last) - grade_value(self.leak)

    @property
    def missing_score(self) -> float | None:
        if self.last is None:
            return None
        return self._before_score - grade_value(self.last)


@attrs.frozen(kw_only=True)
class Setback:
    """Something that was better in one examination than in a later one.

    `thing` is a muscle or a function; the numbers are places in `Timeline.statuses`.
    """

    thing: str
    side: str | None
    earlier: int
    later: int


@attrs.frozen(kw_only=True)
class Timeline:
    """All examinations in order, and what follows from them.

    `onset` is the class of R-12, None where it is open. `joa29_before_score` is that
    with the leak, `joa29_last_score` the last one told after it.
    `joa29_recovery_fraction` is the share of what was lost that came back.
    """

    statuses: tuple[NeuroStatus, ...]
    muscles: tuple[MuscleCourse, ...]
    changes: tuple[StrengthChange, ...]
    setbacks: tuple[Setback, ...]
    onset: str | None
    onset_days: float | None
    joa29_before_score: float | None
    joa29_last_score: float | None

    @property
    def went_on(self) -> bool:
        """Whether anybody examined the patient after the leak was found."""
        return any(s.phase not in (BEFORE, ADMISSION) for s in self.statuses)

    @property
    def joa29_recovery_fraction(self) -> float | None:
        if self.joa29_before_score is None or self.joa29_last_score is None:
            return None
        return recovery_fraction(self.joa29_before_score, self.joa29_last_score)


def timeline_of(case: ReviewCase, book: RuleBook) -> Timeline:
    """Return a patient's course; onset is classed as the rule R-12 does."""
    statuses = in_order(case.timeline or ())
    muscles = tuple(
        course for name in MUSCLES if (course := _course_of(statuses, name)) is not None
    )
    found = {f.rule: f for f in judge_review(case, book).findings}["R-12"]
    return Timeline(
        statuses=statuses,
        muscles=muscles,
        changes=tuple(_changes(case, statuses, muscles)),
        setbacks=tuple(_setbacks(statuses, muscles)),
        onset=None if found.severity is Severity.NA else found.reason,
        onset_days=case.event.onset_days,
        joa29_before_score=status_in(case, ADMISSION).joa29_score,
        joa29_last_score=_last_joa29(statuses),
    )


def in_order(statuses: tuple[NeuroStatus, ...]) -> tuple[NeuroStatus, ...]:
    """Return examinations by phase, and within one by day where all days are told."""
    ordered: list[NeuroStatus] = []
    for phase in PHASES:
        same = [status for status in statuses if status.phase == phase]
        if all(status.day is not None for status in same):
            same.sort(key=lambda status: status.day or 0)
        ordered += same
    return tuple(ordered)


def _course_of(statuses: tuple[NeuroStatus, ...], muscle: str) -> MuscleCourse | None:
    told = [_strength_of(status, muscle) for status in statuses]
    if not any(each.left or each.right for each in told):
        return None
    return MuscleCourse(
        muscle=muscle,
        left=tuple(each.left for each in told),
        right=tuple(each.right for each in told),
    )


def _strength_of(status: NeuroStatus, muscle: str) -> Strength:
    for each in status.strength or ():
        if each.muscle == muscle:
            return each
    return Strength(muscle=muscle)


def _changes(
    case: ReviewCase,
    statuses: tuple[NeuroStatus, ...],
    muscles: tuple[MuscleCourse, ...],
) -> Iterator[StrengthChange]:
    """Yield the changes of every muscle that was graded with the leak."""
    before, leak = status_in(case, BEFORE), status_in(case, ADMISSION)
    first_later = sum(status.phase in (BEFORE, ADMISSION) for status in statuses)
    for course in muscles:
        for side in SIDES:
            grade = getattr(_strength_of(leak, course.muscle), side)
            if grade is None:
                continue
            later = [g for g in course.of_side(side)[first_later:] if g is not None]
            yield StrengthChange(
                muscle=course.muscle,
                side=side,
                before=_grade_before(before, course.muscle, side),
                leak=grade,
                last=later[-1] if later else None,
            )


def _grade_before(before: NeuroStatus, muscle: str, side: str) -> str | None:
    """Return the grade of a muscle before, or that of the whole leg instead of it."""
    for name in (muscle, LEG):
        grade: str | None = getattr(_strength_of(before, name), side)
        if grade is not None:
            return grade
    return None


def _setbacks(
    statuses: tuple[NeuroStatus, ...], muscles: tuple[MuscleCourse, ...]
) -> Iterator[Setback]:
    """Yield what got worse again after the leak was found, the worst step of each."""
    first = next((i for i, s in enumerate(statuses) if s.phase != BEFORE), 0)
    for course in muscles:
        for side in SIDES:
            scores = [
                None if g is None else grade_value(g) for g in course.of_side(side)
            ]
            step = _worst_step(scores, first)
            if step is not None:
                yield Setback(
                    thing=course.muscle, side=side, earlier=step[0], later=step[1]
                )
    for name, sound in SOUND.items():
        told = [getattr(status, name) for status in statuses]
        kept = [None if value is None else float(value == sound) for value in told]
        step = _worst_step(kept, first)
        if step is not None:
            yield Setback(thing=name, side=None, earlier=step[0], later=step[1])


def _worst_step(scores: list[float | None], first: int) -> tuple[int, int] | None:
    """Return between which two neighbouring told scores most was lost, None if none."""
    told = [(i, s) for i, s in enumerate(scores) if s is not None and i >= first]
    steps = [
        (late - early, earlier, later)
        for (earlier, early), (later, late) in itertools.pairwise(told)
        if late < early - ROUNDING
    ]
    if not steps:
        return None
    _, earlier, later = min(steps)
    return earlier, later


def _last_joa29(statuses: tuple[NeuroStatus, ...]) -> float | None:
    """Return the last score told after the leak was found."""
    told = [
        status.joa29_score
        for status in statuses
        if status.phase not in (BEFORE, ADMISSION) and status.joa29_score is not None
    ]
    return told[-1] if told else None
