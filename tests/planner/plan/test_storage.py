"""What is saved comes back bit for bit; what cannot be trusted is refused by name."""

import contextlib
import json
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import BadNeedle, BadPlan, NewerPlan, PlannerError
from planner.plan.case import (
    Case,
    LabelSource,
    LevelPlan,
    SeedSource,
    StudyReference,
)
from planner.plan.schema import case_from_document, plan_document
from planner.plan.storage import read_plan, relocated, write_plan
from tests.planner.plan.cases import cases, plan_json

SCHEMA_FILE = Path("resources/schema/isthmus-plan-1.json")


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    root = Path(__file__).parents[3]
    published = json.loads((root / SCHEMA_FILE).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    return jsonschema.Draft202012Validator(published)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(case=cases())
def test_a_saved_plan_comes_back_bit_for_bit(case: Case, tmp_path: Path):
    write_plan(case, tmp_path / "plan.json")
    assert read_plan(tmp_path / "plan.json") == case


@settings(deadline=None)
@given(case=cases())
def test_every_plan_written_obeys_the_published_schema(case: Case, schema):
    schema.validate(plan_document(case))


def test_the_plan_of_the_design_is_read_key_by_key(schema):
    document = plan_json()
    schema.validate(document)
    case = case_from_document(document)
    level = case.level("L1")
    needle = level.needle("R1")
    assert needle.tip_lps_mm.tolist() == [10.0, -40.0, 2.5]
    assert needle.outer_diameter_mm == 3.048
    assert level.anatomy == LabelSource(
        labels="labels.nii.gz", scheme="totalsegmentator"
    )
    assert level.assessment is not None
    assert level.assessment.mri_present is True
    assert level.cement is not None
    assert level.cement.radiopacifier_wt_percent == 30.0
    assert case.level("T9").confirmed_by is None


def at(document: dict[str, Any], path: str) -> tuple[Any, Any]:
    """Return the container and the key of a path such as `levels.0.needles`."""
    *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
    node: Any = document
    for step in way:
        node = node[step]
    return node, last


WRONG_VALUES = [
    ("study", [], "wrong_type", "study"),
    ("study.ct", "  ", "empty", "study.ct"),
    ("study.ct", "a\0b", "control_character", "study.ct"),
    ("study.series_uid", 12, "wrong_type", "study.series_uid"),
    ("study.content_sha256", "abc", "wrong_type", "study.content_sha256"),
    ("study.postop", {"series_uid": None}, "missing_key", "study.postop"),
    (
        "study.postop",
        {"series_uid": "1.2", "content_sha256": "0" * 64},
        "no_postop_ct",
        "study.postop",
    ),
    ("levels", {}, "wrong_type", "levels"),
    ("levels.0", "L1", "wrong_type", "levels[0]"),
    ("levels.0.level", "L9", "unknown_level", "levels[0].level"),
    ("levels.0.level", "l1", "unknown_level", "levels[0].level"),
    ("levels.1.level", "L1", "level_twice", "levels[1]"),
    ("levels.0.anatomy", None, "wrong_type", "levels[0].anatomy"),
    ("levels.0.anatomy.source", "guess", "unknown_value", "levels[0].anatomy.source"),
    ("levels.0.anatomy.scheme", "mine", "unknown_value", "levels[0].anatomy.scheme"),
    ("levels.0.anatomy.value", True, "wrong_type", "levels[0].anatomy.value"),
    ("levels.0.anatomy.value", 0, "out_of_range", "levels[0].anatomy.value"),
    ("levels.0.confirmed_by", "", "empty", "levels[0].confirmed_by"),
    ("levels.0.approach", "lateral", "unknown_value", "levels[0].approach"),
    ("levels.0.technique", None, "wrong_type", "levels[0].technique"),
    ("levels.0.needles", None, "wrong_type", "levels[0].needles"),
    ("levels.0.needles.0.side", "medial", "unknown_value", "levels[0].needles[0].side"),
    ("levels.0.needles.0.tip", "blunt", "unknown_value", "levels[0].needles[0].tip"),
    ("levels.0.cement.volume_ml", -1, "out_of_range", "levels[0].cement.volume_ml"),
    (
        "levels.0.cement.viscosity",
        "soup",
        "unknown_value",
        "levels[0].cement.viscosity",
    ),
    (
        "levels.0.assessment.mri_present",
        "yes",
        "wrong_type",
        "levels[0].assessment.mri_present",
    ),
    (
        "levels.0.needles.0.tip_lps_mm",
        [1, 2],
        "wrong_type",
        "levels[0].needles[0].tip_lps_mm",
    ),
    (
        "levels.0.needles.0.tip_lps_mm",
        [1, 2, "3"],
        "wrong_type",
        "levels[0].needles[0].tip_lps_mm[2]",
    ),
    (
        "levels.0.needles.0.tip_lps_mm",
        [1, 2, 1e300],
        "out_of_range",
        "levels[0].needles[0].tip_lps_mm[2]",
    ),
    (
        "levels.0.needles.0.outer_diameter_mm",
        "11G",
        "wrong_type",
        "levels[0].needles[0].outer_diameter_mm",
    ),
    (
        "levels.0.needles.0.outer_diameter_mm",
        None,
        "wrong_type",
        "levels[0].needles[0].outer_diameter_mm",
    ),
]


@pytest.mark.parametrize(("path", "value", "reason", "where"), WRONG_VALUES)
def test_a_wrong_value_is_refused_where_it_stands(path, value, reason, where, schema):
    document = plan_json()
    container, key = at(document, path)
    container[key] = value
    with pytest.raises(BadPlan) as refusal:
        case_from_document(document)
    assert refusal.value.facts["reason"] == reason
    assert refusal.value.facts["where"] == where
    if reason != "level_twice":  # what a JSON Schema cannot say
        assert not schema.is_valid(document)


def test_an_anatomy_source_nobody_knows_is_refused_with_those_there_are():
    document = plan_json()
    document["levels"][0]["anatomy"] = {"source": "guess", "body_lps_mm": [0, 0, 0]}
    with pytest.raises(BadPlan) as refusal:
        case_from_document(document)
    assert refusal.value.facts["value"] == "guess"
    assert refusal.value.facts["allowed"] == ("labels", "landmarks", "seed")


def test_a_seed_keeps_its_point_and_needs_no_second_one():
    document = plan_json()
    document["levels"][0]["anatomy"] = {"source": "seed", "body_lps_mm": [1, -2, 3]}
    (level, *_) = case_from_document(document).levels
    assert level.anatomy == SeedSource(body_lps_mm=(1, -2, 3))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "study",
        "levels.0",
        "levels.0.anatomy",
        "levels.0.needles.0",
        "levels.0.cement",
        "levels.0.assessment",
        "levels.1.anatomy.points_lps_mm",
    ],
)
def test_an_unknown_key_is_refused_by_name(path, schema):
    document = plan_json()
    container, _ = at(document, f"{path}.x" if path else "x")
    container["gauge"] = "11G"
    with pytest.raises(BadPlan) as refusal:
        case_from_document(document)
    assert refusal.value.facts["reason"] == "unknown_key"
    assert refusal.value.facts["key"] == "gauge"
    assert not schema.is_valid(document)


@pytest.mark.parametrize(
    "path",
    [
        "study",
        "levels",
        "study.ct",
        "levels.0.level",
        "levels.0.anatomy",
        "levels.0.anatomy.source",
        "levels.0.anatomy.labels",
        "levels.0.needles.0.id",
        "levels.0.needles.0.entry_lps_mm",
        "levels.0.needles.0.tip_lps_mm",
        "levels.0.needles.0.outer_diameter_mm",
        "levels.1.anatomy.points_lps_mm",
    ],
)
def test_a_missing_key_is_refused_by_name(path, schema):
    document = plan_json()
    container, key = at(document, path)
    del container[key]
    with pytest.raises(BadPlan) as refusal:
        case_from_document(document)
    assert refusal.value.facts["reason"] == "missing_key"
    assert refusal.value.facts["key"] == key
    assert not schema.is_valid(document)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_coordinate_that_is_no_number_is_refused(number, tmp_path: Path):
    text = json.dumps(plan_json()).replace("2.5", number)
    (tmp_path / "plan.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadPlan) as refusal:
        read_plan(tmp_path / "plan.json")
    assert refusal.value.facts["reason"] == "not_finite"
    assert refusal.value.facts["where"] == "levels[0].needles[0].tip_lps_mm[2]"


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("tip_lps_mm", [0, 0, 0], "no_length"),
        ("tip_lps_mm", [0, 0, 0.5], "no_length"),
        ("outer_diameter_mm", 0, "diameter"),
        ("outer_diameter_mm", -3, "diameter"),
        ("outer_diameter_mm", 30, "diameter"),
    ],
)
def test_a_needle_without_length_or_diameter_is_refused(key, value, reason):
    document = plan_json()
    document["levels"][0]["needles"][0][key] = value
    with pytest.raises(BadNeedle) as refusal:
        case_from_document(document)
    assert refusal.value.facts["reason"] == reason
    assert refusal.value.facts["id"] == "R1"
    assert refusal.value.facts["level"] == "L1"


def test_two_needles_of_one_name_are_refused():
    document = plan_json()
    document["levels"][0]["needles"] *= 2
    with pytest.raises(BadPlan) as refusal:
        case_from_document(document)
    assert refusal.value.facts["reason"] == "needle_twice"


@pytest.mark.parametrize("schema_name", ["isthmus-plan/2", "isthmus-plan/17"])
def test_a_plan_of_a_later_version_is_refused_whatever_else_it_holds(schema_name):
    with pytest.raises(NewerPlan) as refusal:
        case_from_document({"schema": schema_name, "unheard": "of"})
    assert refusal.value.facts["value"] == schema_name


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        7,
        None,
        {"schema": "isthmus-findings/1"},
        {"schema": "isthmus-plan"},
        {"schema": "isthmus-plan/0"},
        {"schema": "isthmus-plan/²"},
    ],
)
def test_another_document_is_not_taken_for_a_plan(document):
    with pytest.raises(BadPlan) as refusal:
        case_from_document(document)
    assert refusal.value.facts["reason"] == "not_plan"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"[" * 200_000, "not_json"),
        (b"1" * 5_000, "not_json"),
        (b"\xff\xfe\x00", "not_text"),
        (b'{"schema": "isthmus-plan/1", "schema": "isthmus-plan/1"}', "repeated_key"),
    ],
)
def test_a_file_that_is_no_json_is_refused_with_its_name(
    content, reason, tmp_path: Path
):
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    with pytest.raises(BadPlan) as refusal:
        read_plan(path)
    assert refusal.value.facts["reason"] == reason
    assert refusal.value.facts["file"] == str(path)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path):
    with pytest.raises(BadPlan) as folder:
        read_plan(tmp_path)
    with pytest.raises(BadPlan) as missing:
        read_plan(tmp_path / "plan.json")
    assert folder.value.facts["reason"] == "folder"
    assert missing.value.facts["reason"] == "missing"


@given(
    document=st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["schema", "study", "levels"]), inner)
        ),
    )
)
def test_no_document_whatsoever_ends_in_anything_but_a_refusal(document):
    if isinstance(document, dict):
        document["schema"] = "isthmus-plan/1"
    with contextlib.suppress(PlannerError):
        case_from_document(document)


CASE = Case(
    study=StudyReference(ct="ct", postop_ct="../after"),
    levels=(LevelPlan(level="L1", anatomy=LabelSource(labels="labels.nii.gz")),),
)


def test_a_plan_that_could_not_be_read_again_is_not_written(tmp_path: Path):
    path = tmp_path / "plan.json"
    write_plan(CASE, path)
    before = path.read_bytes()
    bad = attrs.evolve(CASE, study=StudyReference(ct=""))
    with pytest.raises(BadPlan):
        write_plan(bad, path)
    assert path.read_bytes() == before


def test_saving_leaves_nothing_beside_the_plan(tmp_path: Path):
    write_plan(CASE, tmp_path / "plan.json")
    write_plan(CASE, tmp_path / "plan.json")
    with pytest.raises(BadPlan) as refusal:
        write_plan(CASE, tmp_path / "nowhere" / "plan.json")
    assert refusal.value.facts["reason"] == "unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_a_failed_save_keeps_the_old_plan_whole(tmp_path: Path, monkeypatch):
    path = tmp_path / "plan.json"
    write_plan(CASE, path)

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(BadPlan):
        write_plan(attrs.evolve(CASE, levels=()), path)
    assert read_plan(path) == CASE
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]


def test_paths_follow_the_plan_to_where_it_is_saved(tmp_path: Path):
    study, elsewhere = tmp_path / "a" / "study", tmp_path / "b" / "c"
    inside = relocated(CASE, from_folder=study, to_folder=study / "plans")
    away = relocated(CASE, from_folder=study, to_folder=elsewhere)
    assert inside.study.ct == "../ct"
    assert inside.study.postop_ct == str(tmp_path / "a" / "after")
    assert away.study.ct == str(study / "ct")
    anatomy = away.level("L1").anatomy
    assert isinstance(anatomy, LabelSource)
    assert anatomy.labels == str(study / "labels.nii.gz")


def test_saving_where_it_was_changes_no_path(tmp_path: Path):
    study = tmp_path / "a" / "study"
    assert relocated(CASE, from_folder=study, to_folder=study) == CASE
