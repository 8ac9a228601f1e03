"""A sentence keeps its facts, and another language says it with each of them."""

import pickle

import numpy as np
import pytest
from numpy.typing import NDArray

from planner.errors import BadTool
from planner.review.contract.result import (
    PLACES,
    Overlay,
    Result,
    ResultFigure,
    ResultTable,
    Section,
    ToolFinding,
    picture_in,
    result_document,
    result_from,
    with_texts,
)
from planner.review.contract.saying import Said, again, entries_of, listed, say

WORDS = {
    "{volume_ml:.2f} mL lie {where}.": "{where}有 {volume_ml} mL。",
    "{place}, {side}": "{side}{place}",
    "the foramen": "椎间孔",
    "left": "左侧",
    "Cement": "骨水泥",
    "{before}, {last}": "{before}、{last}",
}


def in_chinese(text: str) -> str:
    return again(text, WORDS.get)


def a_sentence() -> Said:
    where = say("{place}, {side}", place="the foramen", side="left")
    return say("{volume_ml:.2f} mL lie {where}.", volume_ml=1.234, where=where)


def a_result() -> Result:
    return Result(
        findings=(ToolFinding(severity="INFO", title="Cement", sentence=a_sentence()),),
        overlays=(
            Overlay(kind=PLACES, title="Cement", array="at", names=(a_sentence(),)),
        ),
        tables=(
            ResultTable(title="Cement", head=("Cement", "mL"), rows=(("left", ""),)),
        ),
        sections=(Section(title="Cement", paragraphs=(a_sentence(),)),),
        arrays={"at": np.zeros((1, 3))},
    )


def test_the_english_is_an_ordinary_sentence():
    assert a_sentence() == "1.23 mL lie the foramen, left."


def test_another_language_says_the_same_facts_in_its_own_order():
    assert in_chinese(a_sentence()) == "左侧椎间孔有 1.23 mL。"


def test_what_nobody_translated_stays_english():
    unknown = say("{count} gaps", count=3)
    assert in_chinese(unknown) == "3 gaps"
    assert in_chinese("no such words") == "no such words"


def test_a_translation_that_lacks_a_fact_or_adds_one_is_not_used():
    for wrong in ("{where}", "{volume_ml}{where}{more}", "{where.x}{volume_ml}", "{"):
        said = again(a_sentence(), {a_sentence().source: wrong}.get)
        assert said == a_sentence()


def test_a_list_is_joined_as_the_language_joins_it():
    names = listed(["left", "the foramen", "left"])
    assert names == "left, the foramen, left"
    assert in_chinese(names) == "左侧、椎间孔、左侧"
    assert listed([]) == ""


def test_a_pattern_names_each_fact_once_and_plainly():
    for pattern in ("{a} {a}", "{}", "{a.b}", "{a!r}", "{a[0]}"):
        with pytest.raises(ValueError, match="name of its own"):
            say(pattern, a=1)


def test_a_result_that_was_stored_can_still_be_said_in_any_language():
    result = a_result()
    stored = result_from(result_document(result), result.arrays)
    assert stored.findings == result.findings
    spoken = with_texts(stored, in_chinese)
    assert spoken.findings[0].sentence == "左侧椎间孔有 1.23 mL。"
    assert spoken.findings[0].title == "骨水泥"
    assert spoken.overlays[0].names == ("左侧椎间孔有 1.23 mL。",)
    assert spoken.tables[0].rows == (("左侧", ""),)
    assert spoken.sections[0].paragraphs == ("左侧椎间孔有 1.23 mL。",)


def test_what_was_said_reaches_another_process_whole():
    there = pickle.loads(pickle.dumps(a_sentence()))
    assert in_chinese(there) == in_chinese(a_sentence())


def test_a_tool_that_says_nothing_so_stores_nothing_of_it():
    plain = ToolFinding(severity="INFO", title="Cement", sentence="Nothing.")
    assert "said" not in result_document(Result(findings=(plain,)))


@pytest.mark.parametrize(
    "change",
    [
        {"source": "{volume_ml} of {where}."},
        {"source": "{volume_ml}{volume_ml}{where}"},
        {"facts": {"volume_ml": "1.23"}},
        {"facts": {"volume_ml": 1.23, "where": "the foramen, left"}},
        {"facts": ["volume_ml", "where"]},
        {"text": "9.99 mL lie the foramen, left."},
    ],
)
def test_a_pattern_that_does_not_make_its_text_is_refused(change):
    document = result_document(a_result())
    entries = document["said"]
    assert isinstance(entries, list)
    entries[-1] |= change
    with pytest.raises(BadTool) as refused:
        result_from(document, a_result().arrays)
    assert refused.value.facts["reason"] == "result"


def test_a_picture_in_another_language_is_a_picture_too():
    figure = ResultFigure(title="Course", array="course")
    arrays: dict[str, NDArray[np.generic]] = {"course": np.zeros((2, 2), np.uint8)}
    document = result_document(Result(figures=(figure,), arrays=arrays))
    assert result_from(document, arrays).figures == (figure,)
    arrays[picture_in("course", "zh_CN")] = np.zeros((2, 2))
    with pytest.raises(BadTool) as refused:
        result_from(document, arrays)
    assert refused.value.facts["array"] == "course.zh_CN"


def test_a_fact_is_told_before_the_text_it_stands_in():
    first, second = entries_of([a_sentence()])
    assert first.text in second.facts.values()
