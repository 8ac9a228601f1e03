"""A plan that is wrong is refused in one sentence that names it and the way out."""

import json
from pathlib import Path
from typing import Any

import pytest


def first_level(document: dict[str, Any]) -> dict[str, Any]:
    level: dict[str, Any] = document["levels"][0]
    return level


def first_needle(document: dict[str, Any]) -> dict[str, Any]:
    needle: dict[str, Any] = first_level(document)["needles"][0]
    return needle


def test_a_plan_that_is_not_there(isthmus, tmp_path: Path):
    path = tmp_path / "nowhere.json"
    isthmus("check", path).assert_refused(str(path), "choose")


def test_a_folder_in_place_of_a_plan(isthmus, tmp_path: Path):
    isthmus("check", tmp_path).assert_refused(str(tmp_path), "folder", "choose")


def test_a_file_that_is_no_json(isthmus, tmp_path: Path):
    path = tmp_path / "plan.json"
    path.write_bytes(b"\x89PNG\r\n")
    isthmus("check", path).assert_refused(str(path), "choose")


def test_another_json_document(isthmus, tmp_path: Path):
    path = tmp_path / "findings.json"
    path.write_text(json.dumps({"schema": "isthmus-findings/1"}), encoding="utf-8")
    isthmus("check", path).assert_refused(str(path), "isthmus-plan/1")


def test_a_plan_of_a_newer_schema(isthmus, plan_with):
    path = plan_with(lambda plan: plan.update(schema="isthmus-plan/2"))
    isthmus("check", path).assert_refused(str(path), "later version", "open it with")


def test_a_key_no_plan_has(isthmus, plan_with):
    path = plan_with(lambda plan: first_needle(plan).update(gauge="11G"))
    isthmus("check", path).assert_refused(str(path), "needles[0]", "gauge", "remove")


def test_a_gauge_that_is_no_diameter(isthmus, plan_with):
    path = plan_with(lambda plan: first_needle(plan).update(outer_diameter_mm="9.5G"))
    isthmus("check", path).assert_refused(str(path), "outer_diameter_mm", "a number")


def test_a_level_no_spine_has(isthmus, plan_with):
    path = plan_with(lambda plan: first_level(plan).update(level="L9"))
    isthmus("check", path).assert_refused(str(path), "L9", "T13")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_coordinate_that_is_no_number(number, isthmus, plan_with):
    path = plan_with()
    text = path.read_text(encoding="utf-8").replace("-286.5", number)
    path.write_text(text, encoding="utf-8")
    isthmus("check", path).assert_refused(str(path), "entry_lps_mm[2]", "finite")


def test_a_needle_without_length(isthmus, plan_with):
    def spoil(plan: dict[str, Any]) -> None:
        needle = first_needle(plan)
        needle["tip_lps_mm"] = needle["entry_lps_mm"]

    path = plan_with(spoil)
    isthmus("check", path).assert_refused(str(path), "R1", "place the tip")


def test_a_needle_outside_the_images(isthmus, plan_with):
    path = plan_with(lambda plan: first_needle(plan).update(tip_lps_mm=[0, 0, 500]))
    isthmus("check", path).assert_refused(str(path), "R1", "L1", "outside")


def test_a_plan_for_another_series(isthmus, plan_with):
    path = plan_with(lambda plan: plan["study"].update(series_uid="1.2.3"))
    isthmus("check", path).assert_refused("resources", "series", "choose")


def test_a_plan_for_other_images_of_the_same_series(isthmus, plan_with):
    path = plan_with(lambda plan: plan["study"].update(content_sha256="0" * 64))
    isthmus("check", path).assert_refused("resources", "other images", "use the")


def test_a_json_report_is_not_written_for_a_bad_plan(isthmus, plan_with):
    path = plan_with(lambda plan: plan.update(schema="isthmus-plan/2"))
    isthmus("check", path, "--json").assert_refused(str(path))
