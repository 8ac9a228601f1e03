"""The tool "literature" as the program runs it: words that tell and never advise."""

import re

import pytest

from planner.review.case import ReviewCase
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import Result, result_document
from planner.shipped import shipped_book
from tests.built_in_tools import look, run_built_in
from tests.review_cases import LI_2020, V19, V20A, V20B, V20C

ADVICE = re.compile(
    r"\b(must|should|recommend\w*|advis\w*|needs? to|have to|has to|do not|is to be|"
    r"probab\w+ of|chance|risk|likely|%)",
    re.IGNORECASE,
)
CASES = (V19, V20A, V20B, V20C, LI_2020)


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    return {
        case.case_id: look("literature", Inputs(level=case.levels[0], review=case))
        for case in CASES
    }


@pytest.mark.parametrize("name", [case.case_id for case in CASES])
def test_every_finding_begins_with_the_published_cases_and_advises_nothing(
    name: str, results: dict[str, Result]
):
    for found in results[name].findings:
        assert found.sentence.count(". ") == 0, "one sentence"
        assert not ADVICE.search(found.sentence)
        if found.severity != "NA":
            assert re.match(
                "(In|Of) the published (cases|series|papers)", found.sentence
            )


def test_within_the_dura_it_tells_counts_and_where_the_evidence_ends(
    results: dict[str, Result],
):
    operated, within, series, nearest = (f.sentence for f in results["V19"].findings)
    assert operated == (
        "In the published cases with cement beside the nerves and a new deficit 12 of "
        "13 patients were operated on; so were all 12 of the endoscopic series."
    )
    assert within == (
        "In the published cases with cement within the dura (12 patients): dura opened "
        "in 8 (of 1 nobody told), lamina taken away in 10 (of 1 nobody told), fixation "
        "in 5, body removed in 2; not operated on: 1."
    )
    assert series == (
        "In the published series of 12 patients treated with an endoscope none had "
        "cement within the dura: it does not speak of a case like this."
    )
    assert nearest == (
        "Of the published cases Liao et al (2025), T12 is most like this one: the same "
        "in place of the cement, onset, technique, level; partly in what was lost; not "
        "told in kind of fracture."
    )
    assert [found.severity for found in results["V19"].findings][2] == "WARN"


def titles(result: Result) -> list[str]:
    return [found.title for found in result.findings]


def test_each_vignette_gets_the_way_of_its_place(results: dict[str, Result]):
    assert "Endoscope, approach A, was described" in titles(results["V20a"])
    assert "Endoscope, approach B, was described" in titles(results["V20b"])
    assert "Both sides or two operations were described" in titles(results["V20b"])
    assert titles(results["V20c"]) == [
        "Leaks like this were watched",
        "No published case is like this",
    ]
    for name in ("V19", "V20c"):
        assert not [title for title in titles(results[name]) if "approach" in title]


def test_what_waits_for_an_answer_is_not_assessable(results: dict[str, Result]):
    (waiting,) = (f for f in results["S003-own"].findings if f.severity == "NA")
    assert "where in the canal it lies" in waiting.sentence


def test_the_course_is_told_with_its_paper_and_how_many_patients(
    results: dict[str, Result],
):
    (course,) = (t for t in results["V20a"].tables if "fared" in t.title)
    rows = {row[0]: row[1:] for row in course.rows}
    assert "Yu 2020" in course.title
    assert rows["Operation, all"] == ("65.5 ± 21.23; 43 to 119 min", "12")
    assert rows["Pain in a leg, last seen"][:2] == ("1.75 ± 0.71 of 10", "8")
    assert rows["Macnab, last seen"][0] == "3 excellent, 5 good, 2 fair, 0 poor"
    assert not [t for t in results["V19"].tables if "fared" in t.title]


def test_the_nearest_cases_stand_in_a_table_left_before_right(
    results: dict[str, Result],
):
    (table,) = (t for t in results["V19"].tables if t.head[0] == "Case")
    rows = {row[0]: row[1:] for row in table.rows}
    alike, became = rows["Sabuncuoğlu et al (2008), T12"]
    assert alike.startswith("the same: place of the cement, level; partly: ")
    assert became == (
        "Cement: within the dura. Lost: strength (left 5, right 1). Done: lamina taken "
        "away, dura opened. At last: strength left 5, right 4."
    )


def test_what_was_counted_stands_in_a_table_unknown_as_unknown(
    results: dict[str, Result],
):
    (table,) = (t for t in results["V19"].tables if t.head[0] == "Rule")
    counted = {row[1]: row[2:] for row in table.rows}
    assert counted["dura opened"] == ("8 of 12", "1")
    assert counted["fixation"] == ("5 of 12", "")


def test_every_rule_that_speaks_is_told_with_its_papers_and_what_it_rests_on(
    results: dict[str, Result],
):
    section = next(s for s in results["V20b"].sections if "was done" in s.title)
    told = [text for text in section.paragraphs if text.startswith("S-")]
    assert [text[:4] for text in told] == [
        *("S-01", "S-03", "S-04", "S-06", "S-07", "S-11"),
    ]
    assert "(Yu 2020)" in told[-1]
    assert told[-1].endswith("before they could be seen again.")


def test_every_paper_that_is_cited_is_written_out(results: dict[str, Result]):
    book = shipped_book()
    for result in results.values():
        cited = {name for f in result.findings for name in f.references or ()}
        (papers,) = (s for s in result.sections if s.title == "Papers")
        text = " ".join(papers.paragraphs)
        assert all(book.references[name].title in text for name in cited)


def test_as_the_program_runs_it_it_says_the_same(results: dict[str, Result]):
    whole = run_built_in("literature", Inputs(level="T12", review=V19))
    assert result_document(whole) == result_document(results["V19"])


def test_who_told_nothing_hears_that_nothing_can_be_said():
    empty = ReviewCase(case_id="new", levels=("L1",))
    result = look("literature", Inputs(level="L1", review=empty))
    assert [found.severity for found in result.findings] == ["NA"]
    assert result.tables == ()
