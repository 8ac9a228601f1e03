"""`isthmus anatomy` tells the vertebrae as the rules see them."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
import SimpleITK

from planner.rules.book import load_book
from planner.work import Monitor
from tests.wall_errors import landmarks_of_vertebra
from ui.cli import main
from ui.judged_case import judged
from ui.messages.words import SWAP_SIDES
from ui.opening import demo_plan, open_plan
from ui.resources import resource

DEMO = demo_plan().parent


def document_of(plan: Path, capsys, *more: str) -> tuple[int, Any]:
    code = main(["anatomy", str(plan), "--json", *more])
    document = json.loads(capsys.readouterr().out)
    text = resource("schema", "isthmus-anatomy-1.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(json.loads(text)).validate(document)
    return code, document


@pytest.fixture
def plan_without_its_level(tmp_path: Path) -> Path:
    """The demo, asked for a level that its label map does not hold."""
    shutil.copytree(DEMO, tmp_path / "demo")
    plan = tmp_path / "demo" / "plan.json"
    document = json.loads(plan.read_text(encoding="utf-8"))
    document["levels"][0]["level"] = "L5"
    document["levels"][0]["anatomy"]["value"] = None
    plan.write_text(json.dumps(document), encoding="utf-8")
    return plan


def test_the_document_tells_what_the_rules_measured_with(capsys):
    code, document = document_of(demo_plan(), capsys)
    assert code == 0
    (level,) = document["levels"]
    book = load_book(resource("rules"))
    (vertebra,) = judged(
        open_plan(demo_plan(), monitor=Monitor()), book
    ).vertebrae.values()
    for side, pedicle in vertebra.pedicles.items():
        width_mm = level["isthmus"][side.value]["width_mm"]
        assert width_mm == pytest.approx(pedicle.isthmus.width_mm, abs=1e-3)
    assert level["frame"]["origin_lps_mm"] == pytest.approx(
        vertebra.frame.origin_lps_mm, abs=1e-3
    )


def test_the_right_pedicle_of_the_written_map_lies_on_the_patients_right(
    capsys, tmp_path: Path
):
    path = tmp_path / "parts.nii.gz"
    document_of(demo_plan(), capsys, "--out-labels", str(path))
    image = SimpleITK.ReadImage(str(path))
    labels = SimpleITK.GetArrayFromImage(image)
    x_mm = {}
    for value in (1, 2, 3, 4, 5):
        k, j, i = (round(n) for n in np.argwhere(labels == value).mean(axis=0))
        x_mm[value] = image.TransformIndexToPhysicalPoint((i, j, k))[0]
    assert x_mm[2] < x_mm[4] - 5 < x_mm[4] + 5 < x_mm[3]


def test_a_level_that_is_not_there_is_refused_with_its_reason(
    plan_without_its_level: Path, capsys
):
    code, document = document_of(plan_without_its_level, capsys)
    assert code == 1
    (level,) = document["levels"]
    assert level["level"] == "L5"
    assert level["refused"]["code"] == "anatomy.level"
    assert main(["anatomy", str(plan_without_its_level)]) == 1
    assert "L5: refused." in capsys.readouterr().out


def test_a_name_that_is_no_nifti_is_refused_in_one_sentence(capsys, tmp_path: Path):
    place = str(tmp_path / "parts.png")
    assert main(["anatomy", str(demo_plan()), "--out-labels", place]) == 2
    assert "parts.png" in capsys.readouterr().err


@pytest.fixture
def plan_of_landmarks(tmp_path: Path) -> Path:
    """The demo, its vertebra from landmarks whose sides are exchanged."""
    shutil.copytree(DEMO, tmp_path / "demo")
    plan = tmp_path / "demo" / "plan.json"
    opened = open_plan(demo_plan(), monitor=Monitor())
    (vertebra,) = judged(opened, load_book(resource("rules"))).vertebrae.values()
    placed = landmarks_of_vertebra(
        vertebra, random=np.random.default_rng(0), hand_mm=0.0
    )
    document = json.loads(plan.read_text(encoding="utf-8"))
    document["levels"][0]["anatomy"] = {
        "source": "landmarks",
        "points_lps_mm": {
            exchanged(name): point.tolist()
            for name, point in placed.points_lps_mm.items()
        },
    }
    plan.write_text(json.dumps(document), encoding="utf-8")
    return plan


def exchanged(name: str) -> str:
    return name.replace("right", "#").replace("left", "right").replace("#", "left")


def test_swapped_landmarks_are_refused_and_told_how_to_swap_them(
    plan_of_landmarks: Path, capsys
):
    assert main(["anatomy", str(plan_of_landmarks)]) != 0
    told = capsys.readouterr().out
    assert "Right and left" in told
    assert "are swapped" in told
    assert SWAP_SIDES in told


def test_landmarks_with_their_sides_put_right_are_measured(
    plan_of_landmarks: Path, capsys
):
    document = json.loads(plan_of_landmarks.read_text(encoding="utf-8"))
    anatomy = document["levels"][0]["anatomy"]
    points = anatomy["points_lps_mm"]
    anatomy["points_lps_mm"] = {exchanged(n): points[n] for n in points}
    plan_of_landmarks.write_text(json.dumps(document), encoding="utf-8")
    assert main(["anatomy", str(plan_of_landmarks)]) == 0
    assert "Your points stay where you placed them." in capsys.readouterr().out
