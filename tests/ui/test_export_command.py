"""`isthmus export` writes what was asked for, whole or not at all."""

import json
import shutil
from pathlib import Path

import pytest

from planner.plan.storage import case_digest
from planner.work import Monitor
from ui.cli import main
from ui.opening import demo_plan, open_plan


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("export") / "study"
    shutil.copytree(demo_plan().parent, folder)
    return folder


def export(study: Path, *words: str | Path) -> int:
    return main(["export", str(study / "plan.json"), *map(str, words)])


def test_all_that_was_asked_for_is_written_and_bears_the_state(
    qapp, study, tmp_path, capsys
):
    models, markups = tmp_path / "models", tmp_path / "needles.mrk.json"
    assert export(study, "--stl", models, "--markups", markups) == 1
    case = open_plan(study / "plan.json", monitor=Monitor()).case
    state = case_digest(case)[:12]
    assert capsys.readouterr().out.count(state) == 2
    for file in models.iterdir():
        assert state.encode() in file.read_bytes()[:300], file.name
    assert state in markups.read_text(encoding="utf-8")
    needle = case.levels[0].needles[0]
    document = json.loads(markups.read_text(encoding="utf-8"))
    points = document["markups"][0]["controlPoints"]
    assert points[1]["position"] == needle.tip_lps_mm.tolist()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["models", "needles.mrk.json"]


def test_nothing_that_is_there_is_overwritten(qapp, study, tmp_path, capsys):
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine", encoding="utf-8")
    file = taken / "mine.txt"
    for words in (("--stl", taken), ("--markups", file), ("--dicom", taken)):
        assert export(study, *words) == 2
        assert "is there already" in capsys.readouterr().err
    assert [path.name for path in taken.iterdir()] == ["mine.txt"]
    assert file.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [taken]


def test_a_place_that_cannot_be_written_is_named(qapp, study, tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert export(study, "--stl", blocked / "models") == 2
    assert "could not be written" in capsys.readouterr().err


def test_a_needle_called_like_a_path_stays_in_the_folder(qapp, study, tmp_path, capsys):
    text = (study / "plan.json").read_text(encoding="utf-8")
    text = text.replace('"R1"', '"../../R1"')
    plan = study / "odd.json"
    plan.write_text(text, encoding="utf-8")
    main(["export", str(plan), "--stl", str(tmp_path / "models")])
    names = {path.name for path in (tmp_path / "models").iterdir()}
    assert "L1_needle_R1.stl" in names
    assert [path.name for path in tmp_path.iterdir()] == ["models"]


def test_whoever_asks_for_nothing_is_told_what_there_is(qapp, study, capsys):
    assert export(study) == 2
    assert "--dicom DIR, --stl DIR, --markups FILE" in capsys.readouterr().err
