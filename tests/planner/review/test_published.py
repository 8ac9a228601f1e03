"""The published cases: told in full where a paper of its own tells them."""

import json
import shutil
from pathlib import Path

import attrs
import pytest

from planner.errors import BadReviewCase
from planner.review.case import ReviewCase
from planner.review.case_table import row_of, table_text
from planner.review.published import patients_of, read_published
from planner.shipped import RESOURCES, published_cases

FULL = ("S000-own", "S001-own", "S002-own", "S003-own")


def by_id() -> dict[str, ReviewCase]:
    return {case.case_id: case for case in published_cases()}


def test_eighteen_rows_are_seventeen_patients():
    cases = published_cases()
    patients = patients_of(cases)
    assert (len(cases), len(patients)) == (18, 17)
    names = [case.case_id for case in patients]
    assert "S000-own" in names
    assert "T1-09" not in names


def test_a_case_told_in_full_still_says_what_its_row_says():
    table = (RESOURCES / "cases" / "published.csv").read_text(encoding="utf-8")
    assert table_text(published_cases()) == table


def test_the_four_papers_tell_the_course_of_their_patient():
    phases = {
        name: [status.phase for status in by_id()[name].timeline or ()] for name in FULL
    }
    assert phases == {
        "S000-own": ["admission", "last"],
        "S001-own": ["admission", "day", "day", "discharge", "last"],
        "S002-own": ["admission", "admission"],
        "S003-own": ["admission", "last"],
    }


def test_the_strength_of_liao_2025_is_told_left_before_right():
    """First day: quadriceps 2 left, 2+ right; discharge: 2+ left, 3- right."""
    timeline = by_id()["S001-own"].timeline or ()
    told = [
        (each.left, each.right)
        for status in timeline
        for each in status.strength or ()
        if each.muscle == "quadriceps"
    ]
    assert told == [("2", "1"), ("2", "2+"), ("2+", "3-"), ("4", "4")]


def test_no_volume_of_cement_is_told_of_any_case():
    assert all(case.cement.volume_ml is None for case in published_cases())


def test_of_two_that_are_one_patient_the_fuller_counts_whatever_the_order():
    short = ReviewCase(case_id="a", levels=("L1",))
    full = ReviewCase(case_id="b", levels=("L1",), duplicate_of="a", source="x")
    assert patients_of((short, full)) == (full,)
    assert patients_of((full, short)) == (full,)
    turned = attrs.evolve(short, duplicate_of="b")
    assert patients_of((turned, full)) == (full,)


def test_a_duplicate_of_a_case_that_is_not_there_is_a_patient():
    lone = ReviewCase(case_id="a", levels=("L1",), duplicate_of="z")
    assert patients_of((lone,)) == (lone,)


def test_a_damaged_document_is_named(tmp_path: Path):
    folder = tmp_path / "cases"
    shutil.copytree(RESOURCES / "cases", folder)
    document = json.loads((folder / "ma-2022.json").read_text(encoding="ascii"))
    document["levels"] = ["C2"]
    (folder / "ma-2022.json").write_text(json.dumps(document), encoding="ascii")
    with pytest.raises(BadReviewCase) as refused:
        read_published(folder)
    assert str(refused.value.facts["file"]).endswith("ma-2022.json")


def test_a_row_is_made_of_what_a_full_case_tells():
    row = row_of(by_id()["S003-own"])
    assert (row["mrc_initial_left"], row["mrc_initial_right"]) == ("4", "")
