"""A review case is born valid, and survives its document."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planner.errors import BadReviewCase
from planner.review import case as model
from planner.review.case import (
    Imaging,
    Leak,
    NeuroStatus,
    Patient,
    Published,
    ReviewCase,
    Strength,
    asymmetry,
    recovery_fraction,
)
from planner.review.document import (
    case_document,
    case_from_document,
    read_case,
    write_case,
)
from planner.review.fields import Group, Groups, Kind, Name, Names, declared, kind_of
from planner.review.vocabulary import GRADES, grade_value
from tests.review_cases import PUBLISHED, V19, V20A, V20B, V20C, WELL

CASES = (WELL, V19, V20A, V20B, V20C, *PUBLISHED)
SCHEMA_FILE = (
    Path(__file__).resolve().parents[3]
    / "resources"
    / "schema"
    / "isthmus-review-case-1.json"
)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.case_id)
def test_a_case_survives_its_document_and_fits_the_published_schema(
    case: ReviewCase, schema: dict[str, Any]
):
    document = json.loads(json.dumps(case_document(case)))
    jsonschema.validate(document, schema)
    assert case_from_document(document) == case


def test_a_case_survives_the_disk(tmp_path: Path):
    write_case(V20B, tmp_path / "case.json")
    assert read_case(tmp_path / "case.json") == V20B
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


def test_what_nobody_told_is_left_out_and_stays_unknown():
    document = case_document(ReviewCase(case_id="a", levels=("L1",)))
    assert document == {
        "schema": "isthmus-review-case/1",
        "case_id": "a",
        "levels": ["L1"],
    }
    known = case_from_document({**document, "imaging": {"leaks": None}})
    assert known.imaging.leaks is None
    assert (
        case_from_document({**document, "imaging": {"leaks": []}}).imaging.leaks == ()
    )


BROKEN: list[tuple[dict[str, Any], str, str]] = [
    ({"levels": []}, "empty", "levels"),
    ({"levels": ["C2"]}, "unknown_value", "levels[0]"),
    ({"levels": ["L1", "L1"]}, "answer_twice", "levels[1]"),
    ({"case_id": " "}, "empty", "case_id"),
    ({"case_id": "a\nb"}, "control_character", "case_id"),
    ({"colour": 1}, "unknown_key", ""),
    ({"patient": {"age_years": 130}}, "out_of_range", "patient.age_years"),
    ({"patient": {"name": "X"}}, "unknown_key", "patient"),
    ({"patient": []}, "wrong_type", "patient"),
    ({"imaging": {"layering": True}}, "wrong_type", "imaging.layering"),
    ({"imaging": {"layering": "maybe"}}, "unknown_value", "imaging.layering"),
    ({"imaging": {"leaks": [{}]}}, "missing_key", "imaging.leaks[0]"),
    (
        {"imaging": {"leaks": [{"compartment": "lung"}]}},
        "unknown_value",
        "imaging.leaks[0].compartment",
    ),
    ({"imaging": {"canal_fraction": 60}}, "out_of_range", "imaging.canal_fraction"),
    (
        {"imaging": {"mass_hu": float("nan")}},
        "not_finite",
        "imaging.mass_hu",
    ),
    (
        {
            "timeline": [
                {
                    "phase": "last",
                    "strength": [{"muscle": "leg"}, {"muscle": "leg"}],
                }
            ]
        },
        "answer_twice",
        "timeline[0].strength[1]",
    ),
    (
        {"timeline": [{"phase": "last", "strength": [{"muscle": "leg", "left": "6"}]}]},
        "unknown_value",
        "timeline[0].strength[0].left",
    ),
    ({"event": {"onset_date": "2020-01-01"}}, "unknown_key", "event"),
]


@pytest.mark.parametrize(
    ("change", "reason", "where"), BROKEN, ids=[f"{r} {w}" for _, r, w in BROKEN]
)
def test_a_broken_document_is_refused_with_the_place(
    change: dict[str, Any], reason: str, where: str
):
    document = {"schema": "isthmus-review-case/1", "case_id": "a", "levels": ["L1"]}
    with pytest.raises(BadReviewCase) as refused:
        case_from_document({**document, **change})
    assert (refused.value.facts["reason"], refused.value.facts["where"]) == (
        reason,
        where,
    )


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ([], "not_review_case"),
        ({}, "not_review_case"),
        ({"schema": "isthmus-plan/1"}, "not_review_case"),
        ({"schema": "isthmus-review-case/2"}, "newer"),
        ({"schema": None}, "not_review_case"),
    ],
)
def test_what_is_no_case_of_this_version_is_refused(document: object, reason: str):
    with pytest.raises(BadReviewCase) as refused:
        case_from_document(document)
    assert refused.value.facts["reason"] == reason


def test_a_file_that_cannot_be_read_or_written_is_named(tmp_path: Path):
    spoiled = tmp_path / "spoiled.json"
    spoiled.write_bytes(b'{"schema": ')
    for path in (tmp_path, tmp_path / "none.json", spoiled):
        with pytest.raises(BadReviewCase) as refused:
            read_case(path)
        assert refused.value.facts["file"] == str(path)
    with pytest.raises(BadReviewCase) as refused:
        write_case(V19, tmp_path / "no folder" / "case.json")
    assert refused.value.facts["reason"] == "unwritable"


def odd(value: Any) -> Any:
    """Return a value that has no business to be where it is put."""
    return value


BORN_WRONG: list[Callable[[], object]] = [
    lambda: ReviewCase(case_id="a", levels=()),
    lambda: ReviewCase(case_id="", levels=("L1",)),
    lambda: Patient(age_years=-1),
    lambda: Patient(sex="x"),
    lambda: Leak(compartment="lung"),
    lambda: Imaging(leaks=odd(("foraminal",))),
    lambda: Imaging(canal_fraction=1.1),
    lambda: NeuroStatus(phase="admission", leg_pain_score=11),
    lambda: NeuroStatus(phase="now"),
    lambda: Strength(muscle="quadriceps", left="5+"),
    lambda: ReviewCase(case_id="a", levels=("L1",), imaging=odd(None)),
]


@pytest.mark.parametrize("make", BORN_WRONG)
def test_a_value_that_cannot_be_is_never_made(make: Callable[[], object]):
    with pytest.raises(BadReviewCase):
        make()


def test_lists_become_tuples_so_that_a_case_cannot_change():
    given = ["L1"]
    case = ReviewCase(case_id="a", levels=odd(given))
    given.append("L2")
    assert case.levels == ("L1",)
    assert isinstance(Imaging(leaks=odd([Leak(compartment="canal")])).leaks, tuple)
    assert hash(case)


def test_grades_rise_by_thirds():
    values = [grade_value(grade) for grade in GRADES]
    assert values == sorted(values)
    assert values[0] == 0
    assert values[-1] == 5
    assert grade_value("4-") == pytest.approx(11 / 3)


def test_how_evenly_both_halves_are_filled():
    assert asymmetry(2.0, 2.0) == 0
    assert asymmetry(0.0, 3.0) == 1
    assert asymmetry(4.0, 1.0) == pytest.approx(0.6)
    assert asymmetry(0.0, 0.0) is None


def test_recovery_is_the_share_of_what_was_lost():
    assert recovery_fraction(18.75, 22.70) == pytest.approx(3.95 / 10.25)
    assert recovery_fraction(29, 29) is None


# --- the published schema -------------------------------------------------------------


def groups_of(of: type[Any]) -> dict[str, type[Any]]:
    """Return every class that a case is made of."""
    found: dict[str, type[Any]] = {of.__name__: of}
    for field in declared(of).values():
        kind = kind_of(field)
        if isinstance(kind, Group | Groups):
            found |= groups_of(kind.of)
    return found


def definition(schema: dict[str, Any], name: str) -> dict[str, Any]:
    if name == "ReviewCase":
        return schema
    found: dict[str, Any] = schema["$defs"][name]
    return found


def allowed(kind: Kind, entry: dict[str, Any]) -> list[str] | None:
    """Return the names that the schema allows in an entry."""
    if isinstance(kind, Names):
        entry = entry["items"]
    return [name for name in entry["enum"] if name is not None]


def test_the_schema_knows_every_field_and_every_name(schema: dict[str, Any]):
    for name, of in groups_of(model.ReviewCase).items():
        entries = dict(definition(schema, name)["properties"])
        entries.pop("schema", None)
        assert entries.keys() == declared(of).keys(), name
        for field_name, field in declared(of).items():
            kind = kind_of(field)
            if isinstance(kind, Name | Names) and kind.allowed is not None:
                names = allowed(kind, entries[field_name])
                assert names == list(kind.allowed), (name, field_name)


BEYOND_A_SCHEMA = ("imaging.mass_hu", "timeline[0].strength[1]")
"""What is no number, and twice the same muscle."""


@pytest.mark.parametrize(
    "change", [change for change, _, where in BROKEN if where not in BEYOND_A_SCHEMA]
)
def test_the_schema_refuses_what_the_program_refuses(
    change: dict[str, Any], schema: dict[str, Any]
):
    document = {"schema": "isthmus-review-case/1", "case_id": "a", "levels": ["L1"]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**document, **change}, schema)


def test_words_of_a_paper_are_kept_where_no_field_takes_them():
    case = ReviewCase(
        case_id="a",
        levels=("L1",),
        as_published=(Published(column="bladder", words="Not identified"),),
    )
    assert case_from_document(case_document(case)) == case
