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
from ui.cli import main
from ui.judged_case import judged
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
