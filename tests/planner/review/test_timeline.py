"""The course of a patient: what was lost, what came back, and what nobody told."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from planner.review.case import NeuroStatus, ReviewCase, Strength
from planner.review.timeline import Timeline, timeline_of
from planner.review.timeline_figure import (
    BLUE,
    LINE_PX,
    ORANGE,
    ROUND,
    SQUARE,
    TOP_PX,
    WIDTH_PX,
    Line,
    Row,
    draw_course,
)
from planner.rules.book import RuleBook
from planner.shipped import RESOURCES, published_cases


def exam(phase: str, left: str | None = None, right: str | None = None, **told: object):
    strength = (Strength(muscle="quadriceps", left=left, right=right),)
    return NeuroStatus(phase=phase, strength=strength, **told)  # type: ignore[arg-type]


def course(book: RuleBook, *statuses: NeuroStatus) -> Timeline:
    case = ReviewCase(case_id="a", levels=("L1",), timeline=statuses)
    return timeline_of(case, book)


def test_examinations_stand_by_phase_and_within_one_by_day(book: RuleBook):
    last, admission = NeuroStatus(phase="last"), NeuroStatus(phase="admission")
    third, first = (NeuroStatus(phase="day", day=day) for day in (3, 1))
    found = course(book, last, third, first, admission)
    assert found.statuses == (admission, first, third, last)


def test_without_all_days_those_of_a_phase_stay_as_they_were_told(book: RuleBook):
    told = (NeuroStatus(phase="day", day=3), NeuroStatus(phase="day"))
    assert course(book, *told).statuses == told


def test_what_was_lost_and_what_came_back_on_each_side(book: RuleBook):
    found = course(
        book,
        exam("before", "5", "4"),
        exam("admission", "2-", "1"),
        exam("last", "4", "3+"),
    )
    left, right = found.changes
    assert (left.side, right.side) == ("left", "right")
    assert left.drop_score == pytest.approx(5 - (2 - 1 / 3))
    assert left.regained_score == pytest.approx(4 - (2 - 1 / 3))
    assert left.missing_score == pytest.approx(1)
    assert (right.drop_score, right.missing_score) == pytest.approx((3, 4 - 10 / 3))


def test_untold_before_counts_as_full_and_untold_after_is_not_regained(book: RuleBook):
    found = course(book, exam("admission", "2", None), exam("last", None, "4"))
    (change,) = found.changes
    assert (change.side, change.before, change.drop_score) == ("left", None, 3)
    assert (change.last, change.regained_score, change.missing_score) == (None,) * 3


def test_a_whole_leg_graded_before_stands_for_each_of_its_muscles(book: RuleBook):
    before = NeuroStatus(
        phase="before", strength=(Strength(muscle="leg", left="4", right="5"),)
    )
    found = course(book, before, exam("admission", "3", "3"))
    assert [change.drop_score for change in found.changes] == [1, 2]


def test_what_got_worse_again_is_named_with_its_side(book: RuleBook):
    found = course(
        book,
        exam("before", "5", "5"),
        exam("admission", "2", "2", bladder="retention"),
        exam("day", "4", "3", bladder="normal"),
        exam("last", "3", "4", bladder="retention"),
    )
    told = [(s.thing, s.side, s.earlier, s.later) for s in found.setbacks]
    assert told == [("quadriceps", "left", 2, 3), ("bladder", None, 2, 3)]


def test_an_examination_that_did_not_look_hides_no_setback(book: RuleBook):
    found = course(
        book, exam("admission", "4"), exam("day"), exam("last", "3"), exam("last")
    )
    (setback,) = found.setbacks
    assert (setback.earlier, setback.later) == (0, 2)


def test_what_the_leak_took_is_no_setback(book: RuleBook):
    found = course(book, exam("before", "5", "5"), exam("admission", "0", "0"))
    assert found.setbacks == ()


def test_joa29_counts_what_came_back_of_what_was_missing(book: RuleBook):
    found = course(
        book,
        NeuroStatus(phase="admission", joa29_score=19),
        NeuroStatus(phase="day", joa29_score=19),
        NeuroStatus(phase="last", joa29_score=24),
    )
    assert found.joa29_recovery_fraction == 0.5
    open_end = course(book, NeuroStatus(phase="admission", joa29_score=19))
    assert open_end.joa29_recovery_fraction is None


def test_nobody_examined_is_nothing_told(book: RuleBook):
    found = course(book)
    assert (found.statuses, found.muscles, found.changes, found.onset) == (
        *((),) * 3,
        None,
    )


def test_the_course_of_liao_2025(book: RuleBook):
    """Quadriceps 2/1 with the leak, 4/4 after a month: 2 and 3 grades came back."""
    (case,) = (c for c in published_cases() if c.case_id == "S001-own")
    found = timeline_of(case, book)
    assert (found.onset, found.onset_days) == ("immediate", 0)
    quadriceps = [c for c in found.changes if c.muscle == "quadriceps"]
    assert [(c.drop_score, c.regained_score) for c in quadriceps] == [(3, 2), (4, 3)]
    (toes,) = (c for c in found.muscles if c.muscle == "long_toe")
    assert toes.left == ("0", "0", None, None, None)
    assert found.setbacks == ()


Picture = NDArray[Any]


# --- the picture ----------------------------------------------------------------------

FONT = RESOURCES / "fonts" / "DejaVuSans.ttf"


def picture(*scores: float | None) -> Picture:
    line = Line(name=" ", scores=scores, colour=BLUE, mark=ROUND)
    row = Row(title=" ", lines=[line], top=5, step=1)
    return draw_course([row], ["x"] * len(scores), fonts=(FONT, FONT))


def drawn(image: Picture, colour: tuple[int, int, int]) -> Picture:
    """Return where a colour is drawn, below the legend."""
    where: Picture = np.min(image == np.array(colour), axis=2)
    where[:TOP_PX] = False
    return where


def test_what_is_not_told_is_a_gap_that_no_line_crosses():
    told = np.flatnonzero(drawn(picture(3, 3, 3), BLUE).any(axis=0))
    gap = set(np.flatnonzero(drawn(picture(3, None, 3), BLUE).any(axis=0)))
    assert (np.diff(told) == 1).all()
    middle = WIDTH_PX // 2
    assert not gap & set(range(middle - 90, middle + 90))
    assert {told[0], told[-1]} <= gap


def test_a_better_grade_is_drawn_higher_and_in_proportion():
    rows = [
        float(np.flatnonzero(drawn(picture(score), BLUE).any(axis=1)).mean())
        for score in (0, 2, 4)
    ]
    assert rows[0] - rows[1] == pytest.approx(rows[1] - rows[2], abs=1)
    assert rows[0] > rows[1] > rows[2]


def test_equal_sides_are_both_seen_left_before_right():
    lines = [
        Line(name=" ", scores=[2, 2], colour=BLUE, mark=ROUND),
        Line(name=" ", scores=[2, 2], colour=ORANGE, mark=SQUARE),
    ]
    row = Row(title=" ", lines=lines, top=5, step=1)
    image = draw_course([row], ["x", "y"], fonts=(FONT, FONT))
    left, right = drawn(image, BLUE), drawn(image, ORANGE)
    assert left.sum() > 200 * LINE_PX
    assert right.sum() > 200 * LINE_PX
    assert np.flatnonzero(left.any(axis=0))[0] < np.flatnonzero(right.any(axis=0))[0]
