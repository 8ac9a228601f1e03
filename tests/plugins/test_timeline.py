"""The tool "timeline" as the program runs it."""

from pathlib import Path

import attrs
import numpy as np

from planner.review.case import Event, NeuroStatus, ReviewCase
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import Result, ResultTable, picture_in
from planner.rules.policy import book_with_policy
from planner.shipped import published_cases, shipped_book
from tests.built_in_tools import built_in, look, run_built_in
from tests.review_cases import V20A
from ui.language import speaking
from ui.plugin_words import spoken_result


def run(case: ReviewCase) -> Result:
    return look("timeline", Inputs(level=case.levels[0], review=case))


def rows(table: ResultTable) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in table.rows}


def test_the_course_of_liao_2025_stands_in_a_table_left_before_right():
    (case,) = (c for c in published_cases() if c.case_id == "S001-own")
    result = run(case)
    status, changes = result.tables
    told = rows(status)
    assert told["Quadriceps, left"] == ("2", "2", "not told", "2+", "4")
    assert told["Quadriceps, right"] == ("1", "2+", "not told", "3-", "4")
    assert told["Bladder"] == ("impaired", *["not told"] * 3, "normal")
    names = [row[0] for row in status.rows]
    assert names.index("Quadriceps, left") + 1 == names.index("Quadriceps, right")
    regained = rows(changes)["Quadriceps, right"]
    assert regained == ("(5), 1, 4", "4", "3", "1")
    assert "full strength is taken" in result.sections[0].paragraphs[-1]
    assert result.sections[0].paragraphs[0] == "It began at once (day 0)."


def test_the_figure_is_a_picture_of_what_was_told():
    result = run_built_in("timeline", Inputs(level="T11", review=V20A))
    (figure,) = result.figures
    array = result.arrays[figure.array]
    assert np.array_equal(array, run(V20A).arrays[figure.array])
    assert array.dtype == np.uint8
    assert array.ndim == 3
    assert "nobody told" in str(figure.caption)


def test_the_words_in_the_figure_follow_the_language():
    plugin, _ = built_in("timeline")
    result = run(V20A)
    with speaking("zh_CN"):
        (figure,) = spoken_result(result, plugin).figures
    first = result.figures[0].array
    assert figure.array == picture_in(first, "zh_CN")
    english, chinese = result.arrays[first], result.arrays[figure.array]
    assert english.shape == chinese.shape
    assert not np.array_equal(english, chinese)


def test_nothing_told_is_not_assessable_and_draws_nothing():
    result = run(ReviewCase(case_id="a", levels=("L1",)))
    assert [found.severity for found in result.findings] == ["NA"]
    assert (result.tables, result.figures) == ((), ())


def test_an_examination_without_numbers_has_a_table_and_no_figure():
    case = ReviewCase(
        case_id="a", levels=("L1",), timeline=(NeuroStatus(phase="admission"),)
    )
    result = run(case)
    assert result.figures == ()
    told = rows(result.tables[0])
    assert set(told) == {
        *("Strength", "Feeling lost below", "Bladder", "Bowel"),
        "Pain in a leg, of 10",
    }
    assert set(told.values()) == {("not told",)}


def test_who_got_worse_again_is_warned_of():
    """mao-2024: without weakness on day 11, paraplegic on day 14."""
    (case,) = (c for c in published_cases() if c.case_id == "S002-own")
    warnings = [f.sentence for f in run(case).findings if f.severity == "WARN"]
    days = "later (with the leak (day 14)) and not yet with the leak (day 11)."
    assert warnings == [
        f"There was weakness {days}",
        f"There was a loss of feeling below a level {days}",
    ]


def test_early_is_what_the_department_calls_early(tmp_path: Path):
    """Twenty days are early by the book's month, late for a unit that says a week."""
    policy = tmp_path / "policy.toml"
    policy.write_text(
        'schema = "isthmus-policy/1"\nid = "u"\nset_by = "Unit"\n'
        '[change.R-12.limits]\nearly_days = { value = 7.0, unit = "days" }\n'
    )
    case = attrs.evolve(V20A, event=Event(first_sign="weakness", onset_days=20))
    own = book_with_policy(shipped_book(), policy)
    inputs = Inputs(level="T11", review=case, rules=own)
    assert run(case).facts["onset"] == "early"
    result = look("timeline", inputs)
    assert result.facts["onset"] == "late"
    assert result.sections[0].paragraphs[0] == "It began late (day 20)."
