"""The table of published cases: read without guessing, written as it was read."""

import csv
import io
from pathlib import Path

import pytest

from planner.errors import BadReviewCase
from planner.review.case import Injected, Leak, ReviewCase
from planner.review.case_table import (
    COLUMNS,
    case_of_row,
    cases_of,
    read_case_table,
    row_of,
    table_text,
)
from planner.review.judge import judge_review
from planner.rules.book import RuleBook
from planner.rules.findings import Severity
from tests.review_cases import PUBLISHED, V20B, changed

PROJECT = Path(__file__).resolve().parents[3]
SHIPPED = PROJECT / "resources" / "cases" / "published.csv"
FACTS = (
    *("case_id", "row_kind", "duplicate_of", "seed_ref_no", "age", "sex"),
    *("fracture_type_code", "levels", "index_technique", "cement_volume_ml"),
    *("onset_class", "op_none", "op_laminectomy", "op_durotomy", "op_stages"),
    *("op_internal_fixation", "op_corpectomy_or_vertebrectomy", "op_endoscopic"),
    *("mrc_initial_left", "mrc_initial_right", "mrc_final_left", "mrc_final_right"),
    *("bladder_bowel_code", "pain_score_initial", "walking_final", "followup"),
)
"""Columns that hold a figure or a name, no sentence."""


@pytest.fixture(scope="module")
def cases() -> dict[str, ReviewCase]:
    return {case.case_id: case for case in read_case_table(SHIPPED)}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_holds_the_cases_of_the_papers(cases: dict[str, ReviewCase]):
    kinds = [case.row_kind for case in cases.values()]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "table": 10,
        "source": 4,
        "figure": 4,
    }
    assert cases["S000-own"].duplicate_of == "T1-09"


def test_a_table_is_written_as_it_was_read():
    text = SHIPPED.read_text(encoding="utf-8")
    assert table_text(cases_of(text)) == text


def test_the_table_has_the_facts_of_the_specification():
    given = PROJECT.parent / "shared" / "clinical" / "seed_cases.csv"
    if not given.is_file():
        pytest.skip("the specification (../shared/clinical) is not here")
    text = given.read_text(encoding="utf-8")
    assert table_text(cases_of(text)) == text.replace("\r\n", "\n")
    shipped = rows(SHIPPED.read_text(encoding="utf-8"))
    for ours, theirs in zip(shipped, rows(text), strict=True):
        assert {name: ours[name] for name in FACTS} == {n: theirs[n] for n in FACTS}


@pytest.mark.parametrize("typed", PUBLISHED, ids=lambda case: case.case_id)
def test_what_was_typed_from_the_papers_agrees_with_the_table(
    typed: ReviewCase, cases: dict[str, ReviewCase]
):
    read = cases[typed.case_id]
    assert read.levels == typed.levels
    assert (read.patient.age_years, read.patient.sex) == (
        typed.patient.age_years,
        typed.patient.sex,
    )
    assert read.patient.fracture_type == typed.patient.fracture_type
    assert read.index.technique == typed.index.technique
    onsets = {read.event.onset_class, typed.event.onset_class} - {None}
    assert len(onsets) <= 1
    assert set(read.treatment.done or ()) >= set(typed.treatment.done or ()) - {
        "laminectomy"
    }


def test_what_a_paper_did_not_tell_stays_unknown(cases: dict[str, ReviewCase]):
    assert all(case.cement == Injected() for case in cases.values())
    teng, chen = cases["T1-05"], cases["T1-04"]
    assert [status.strength for status in teng.timeline or ()] == [None]
    assert (chen.timeline or ())[0].bladder is None
    assert chen.treatment.done == ("none",)
    mao = cases["S002-own"].treatment
    assert mao.done == ("fixation", "corpectomy")
    assert mao.not_told == ("laminectomy", "durotomy")
    words = {each.column: each.words for each in teng.as_published or ()}
    assert words["mrc_initial_verbatim_LR"] == "Not identified"


def test_left_stands_before_right(cases: dict[str, ReviewCase]):
    """liao-2025, table 1: strength is printed left/right."""
    grelat = (cases["T1-01"].timeline or ())[0].strength or ()
    assert (grelat[0].left, grelat[0].right) == ("5", "2")


def test_every_published_case_within_the_dura_is_known_as_such(
    cases: dict[str, ReviewCase], book: RuleBook
):
    for name, case in cases.items():
        said = {f.rule: f for f in judge_review(case, book).findings}
        if name.startswith(("T1", "S000", "S001", "S002")):
            assert said["R-04"].reason == "intradural_seen", name
            assert said["S-02"].severity is Severity.INFO
            assert "S-05" not in said
            assert "S-10" not in said
        with_deficit = said["R-08"].reason == "deficit"
        assert with_deficit is (not name.startswith("S004")), name
        assert (said["S-01"].severity is Severity.STOP) is with_deficit, name


def test_a_case_of_the_reviewer_survives_a_row_with_its_sides():
    own = changed(V20B, row_kind="own", case_id="A1", imaging={"canal_fraction": None})
    again = case_of_row(row_of(own))
    assert [(k.compartment, k.side) for k in again.imaging.leaks or ()] == [
        ("epidural_central", None),
        ("epidural_paracentral", "left"),
        ("epidural_paracentral", "right"),
    ]
    assert again.row_kind == "own"
    breach = Leak(compartment="epidural_pedicle_breach", side="right")
    row = row_of(changed(own, imaging={"leaks": (breach,)}))
    assert (case_of_row(row).imaging.leaks or ())[0] == breach


def test_a_table_that_is_none_or_holds_nonsense_is_refused_by_row(tmp_path: Path):
    text = SHIPPED.read_text(encoding="utf-8")
    path = tmp_path / "cases.csv"
    for content, reason, where in (
        (b"a,b\n1,2\n", "not_case_table", None),
        (b"\xff\xfe\x00", "not_text", None),
        (text.replace(",64,m,", ",640,m,", 1).encode(), "out_of_range", "row 1"),
        (text.replace("L2,L2,,", "L2,C2,,", 1).encode(), "unknown_value", "row 2"),
    ):
        path.write_bytes(content)
        with pytest.raises(BadReviewCase) as refused:
            read_case_table(path)
        assert refused.value.facts["reason"] == reason
        assert refused.value.facts["file"] == str(path)
        if where:
            assert str(refused.value.facts["where"]).startswith(where)


def test_every_row_of_the_table_is_of_one_width():
    for row in csv.reader(SHIPPED.read_text(encoding="utf-8").splitlines()):
        assert len(row) == len(COLUMNS)
