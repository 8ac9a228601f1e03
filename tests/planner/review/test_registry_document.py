"""What leaves a registry comes back as it was, as JSON and as a table."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from planner.errors import BadReviewCase
from planner.review.case import Leak, ReviewCase
from planner.review.document import write_case
from planner.review.registry_document import (
    WIDE_COLUMNS,
    cases_document,
    cases_of_document,
    cases_of_table,
    read_cases,
    wide_table,
    write_cases,
)
from planner.shipped import RESOURCES, published_cases
from tests.review_cases import PUBLISHED, V19, V20A, V20B, V20C, WELL, changed

ALL = (*published_cases(), *PUBLISHED, V19, V20A, V20B, V20C, WELL)


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_what_is_written_is_read_as_it_was(suffix: str, tmp_path: Path):
    path = tmp_path / f"cases.{suffix}"
    write_cases(ALL, path)
    assert read_cases(path) == ALL


def test_untold_and_found_none_are_two_things_in_a_table():
    untold = ReviewCase(case_id="a", levels=("L1",))
    none = changed(untold, imaging={"leaks": (), "modalities": ()})
    assert cases_of_table(wide_table((untold, none))) == (untold, none)


def test_a_table_has_a_column_for_each_figure_of_the_data_model():
    names = {column.name for column in WIDE_COLUMNS}
    assert {
        *("patient.age_years", "index.technique", "cement.volume_ml"),
        *("event.onset_class", "imaging.layering", "imaging.canal_fraction"),
        *("treatment.done", "outcome.followup_months", "timeline", "imaging.leaks"),
    } <= names


def schema(name: str) -> Resource[Any]:
    text = (RESOURCES / "schema" / name).read_text(encoding="utf-8")
    return Resource.from_contents(json.loads(text))


def test_the_document_keeps_to_its_schema():
    names = ("isthmus-registry-1.json", "isthmus-review-case-1.json")
    known = Registry().with_resources((name, schema(name)) for name in names)
    contents = known.contents("isthmus-registry-1.json")
    check = jsonschema.Draft202012Validator(contents, registry=known)
    check.validate(cases_document(ALL))
    with pytest.raises(jsonschema.ValidationError):
        check.validate({"schema": "isthmus-registry/1", "cases": [{"levels": []}]})


def test_a_single_case_and_a_table_of_papers_are_read_too(tmp_path: Path):
    path = tmp_path / "case.json"
    write_case(V20B, path)
    assert read_cases(path) == (V20B,)
    papers = read_cases(RESOURCES / "cases" / "published.csv")
    assert [case.case_id for case in papers] == [c.case_id for c in published_cases()]


@pytest.mark.parametrize(
    ("name", "content", "reason", "where"),
    [
        ("a.json", '{"schema": "other/1"}', "not_review_case", ""),
        ("a.json", '{"schema": "isthmus-registry/2"}', "newer", ""),
        ("a.json", '{"schema": "isthmus-registry/1"}', "missing_key", ""),
        ("a.json", '{"schema": "isthmus-registry/1", "cases": 3}', "wrong_type", "cas"),
        ("a.csv", "case_id,levels,colour\na,L1,red\n", "unknown_column", None),
        ("a.csv", "case_id,levels,levels\na,L1,L1\n", "unknown_column", None),
        ("a.csv", "case_id\na\n", "not_case_table", None),
        ("a.csv", "", "not_case_table", None),
        ("a.csv", "case_id,levels,patient.sex\na,L1,x\n", "unknown_value", "row 1"),
        ("a.csv", "case_id,levels,timeline\na,L1,{\n", "wrong_type", "row 1"),
        ("a.csv", "case_id,levels,index.instrumented\na,L1,?\n", "wrong_type", "row 1"),
    ],
)
def test_what_is_no_registry_is_refused_by_its_place(
    name: str, content: str, reason: str, where: str | None, tmp_path: Path
):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadReviewCase) as refused:
        read_cases(path)
    assert refused.value.facts["reason"] == reason
    assert refused.value.facts["file"] == str(path)
    if where is not None:
        assert str(refused.value.facts.get("where", "")).startswith(where)


def test_the_place_of_a_wrong_answer_is_told_down_to_the_case():
    document = cases_document((V19, V20A))
    document["cases"][1]["imaging"]["leaks"][0]["side"] = "middle"  # type: ignore[index]
    with pytest.raises(BadReviewCase) as refused:
        cases_of_document(document)
    assert refused.value.facts["where"] == "cases[1].imaging.leaks[0].side"


def test_blank_lines_and_short_rows_of_a_table_cost_nothing():
    text = "case_id,levels,patient.age_years\na,L1\n\n,,\nb,L1;L2,70\n"
    first, second = cases_of_table(text)
    assert (first.patient.age_years, second.patient.age_years) == (None, 70)
    assert second.levels == ("L1", "L2")


def test_a_leak_survives_a_table_with_all_its_measures():
    leak = Leak(
        compartment="epidural_central",
        side="left",
        exit_box_mm=(1.5, -0.25, 3.0),
        volume_ml=0.123456789,
        canal_fraction=1 / 3,
    )
    case = changed(V20B, imaging={"leaks": (leak,)})
    assert cases_of_table(wide_table((case,))) == (case,)
