"""`isthmus propose` fills in safe needles, keeps what is there, and says why not."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planner.plan.storage import read_plan
from ui.cli import main
from ui.opening import demo_plan
from ui.resources import resource

DEMO = demo_plan().parent


@pytest.fixture
def demo_copy(tmp_path: Path) -> Path:
    shutil.copytree(DEMO, tmp_path / "demo")
    return tmp_path / "demo" / "plan.json"


def run(capsys, *words: object) -> tuple[int, Any]:
    code = main(["propose", *map(str, words), "--json"])
    document = json.loads(capsys.readouterr().out)
    text = resource("schema", "isthmus-proposal-1.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(json.loads(text)).validate(document)
    return code, document


def test_the_demo_keeps_its_own_needle_and_gets_one_on_the_other_side(
    demo_copy: Path, tmp_path: Path, capsys
):
    before = read_plan(demo_copy)
    out = tmp_path / "elsewhere" / "filled.json"
    out.parent.mkdir()
    code, document = run(capsys, demo_copy, "--out", out)
    after = read_plan(out)
    old, new = after.level("L1").needles
    assert old == before.level("L1").needles[0]
    assert (new.id, new.side) == ("L1", "left")
    assert [refused["reason"] for refused in document["refused"]] == ["has_needle"]
    first = next(needle for needle in document["needles"] if needle["rank"] == 1)
    assert first["id"] == "L1"
    assert new.tip_lps_mm.tolist() == pytest.approx(first["tip_lps_mm"], abs=1e-3)
    assert code == 0
    assert main(["check", str(out)]) in (0, 1)
    capsys.readouterr()


def test_proposing_again_replaces_what_was_proposed(
    demo_copy: Path, tmp_path: Path, capsys
):
    once, twice = (demo_copy.with_name(name) for name in ("once.json", "twice.json"))
    run(capsys, demo_copy, "--out", once)
    run(capsys, once, "--sides", "left", "--out", twice)
    assert [n.id for n in read_plan(twice).level("L1").needles] == ["R1", "L1"]
    assert read_plan(twice) != read_plan(once)


def test_without_out_nothing_is_written(demo_copy: Path, capsys):
    files = {path: path.stat().st_mtime_ns for path in demo_copy.parent.rglob("*")}
    code, document = run(capsys, demo_copy)
    assert {needle["id"] for needle in document["needles"]} == {None}
    after = {path: path.stat().st_mtime_ns for path in demo_copy.parent.rglob("*")}
    assert after == files
    assert code == 0


def test_the_words_name_room_angles_and_trade_off(demo_copy: Path, capsys):
    assert main(["propose", str(demo_copy), "--sides", "left"]) == 0
    words = capsys.readouterr().out
    assert "Nearest the midline: 3.05 mm" in words
    assert "° in" in words
    assert "less room" in words or "more room" in words


def test_a_side_of_which_nothing_is_known_exits_with_one(demo_copy: Path, capsys):
    plan = json.loads(demo_copy.read_text(encoding="utf-8"))
    plan["levels"][0]["level"] = "L5"
    plan["levels"][0]["anatomy"]["value"] = None
    plan["levels"][0]["needles"] = []
    demo_copy.write_text(json.dumps(plan), encoding="utf-8")
    code, document = run(capsys, demo_copy)
    assert code == 1
    assert {refused["reason"] for refused in document["refused"]} == {"no_anatomy"}


def test_an_unknown_side_is_refused_in_one_sentence(demo_copy: Path, capsys):
    assert main(["propose", str(demo_copy), "--sides", "middle"]) == 2
    assert capsys.readouterr().err.startswith("isthmus: ")
