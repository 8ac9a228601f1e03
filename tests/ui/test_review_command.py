"""`isthmus review` says where the cement lies, and loses nothing to a broken tool."""

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import numpy as np
import pytest
import SimpleITK

from planner.anatomy.vertebra import Vertebra
from planner.review.contract.saying import SaidEntry, again, said_again
from planner.review.host.plugins import Origin, read_plugin
from planner.work import Monitor
from tests.volume_files import write_volume
from ui.cli import main
from ui.judged_case import vertebrae_of
from ui.opening import demo_plan, open_plan
from ui.plugin_host import user_folder
from ui.plugin_permits import allow, forbid
from ui.resources import resource

MOVED_MM = np.array([6.0, -5.0, 7.0])
RADIUS_MM = 6.2
"""One millilitre."""
AT_BOX_MM = (9.0, 14.0, 1.0)
"""In the body, on the patient's right."""

BROKEN = """
from planner.review.contract.hooks import hookimpl
from planner.review.contract.tool import ToolInfo

class Broken:
    info = ToolInfo(
        id="test.broken", version="1.0", title="Broken", summary="Breaks.", api=1,
        needs=(),
    )
    def review(self, inputs, parameters, monitor):
        raise ValueError

@hookimpl
def isthmus_review_tools():
    return [Broken()]
"""


@attrs.frozen(kw_only=True)
class Ran:
    """What one run of the command left."""

    code: int
    document: Any
    out: Path
    cement_lps_mm: Any


def _schema() -> jsonschema.Draft202012Validator:
    text = resource("schema", "isthmus-review-1.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


@pytest.fixture(scope="module")
def broken_plugin() -> Iterator[str]:
    """A plugin of the user that is allowed, and whose only tool breaks."""
    folder = user_folder() / "test.broken"
    folder.mkdir(parents=True)
    manifest = 'id = "test.broken"\nversion = "1.0"\ntitle = "Broken"\napi = 1\n'
    (folder / "plugin.toml").write_text(f'{manifest}module = "broken_tool"\n')
    (folder / "broken_tool.py").write_text(textwrap.dedent(BROKEN))
    allow(read_plugin(folder, Origin.USER))
    yield "test.broken"
    forbid("test.broken")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory, broken_plugin: str) -> Ran:
    """The demo after an operation: it lies elsewhere, with cement in its right half."""
    folder = tmp_path_factory.mktemp("review")
    opened = open_plan(demo_plan(), monitor=Monitor())
    (vertebra,) = vertebrae_of(opened, refusals=()).values()
    assert isinstance(vertebra, Vertebra)
    grid = opened.volume.grid
    at_lps_mm = vertebra.frame.to_lps(AT_BOX_MM)
    k, j, i = np.indices(grid.shape_kji)
    away_mm = np.linalg.norm(grid.to_lps(np.stack((i, j, k), -1)) - at_lps_mm, axis=-1)
    voxels = np.where(away_mm <= RADIUS_MM, 3000, opened.volume.voxels_hu)
    matrix = np.array(grid.lps_from_ijk)
    matrix[:3, 3] += MOVED_MM
    postop = write_volume(folder / "after.nii.gz", voxels.astype(np.int16), matrix)
    out = folder / "out"
    words = ["--postop", str(postop), "--tool", "cement", "--tool", broken_plugin]
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr("builtins.print", lambda text, **_: said.append(text))
        code = main(["review", str(demo_plan()), *words, "--out", str(out), "--json"])
    return Ran(
        code=code,
        document=json.loads(said[0]),
        out=out,
        cement_lps_mm=at_lps_mm + MOVED_MM,
    )


@pytest.mark.long
def test_what_it_keeps_can_still_be_said_in_another_language(ran: Ran):
    entries = [SaidEntry(**each) for each in ran.document["said"]]
    said = said_again(entries)
    told = [f["sentence"] for f in ran.document["findings"] if f["tool"] == "cement"]
    assert "one connected piece" in told[0]
    pattern = {said[told[0]].source: "右 {right_ml} 左 {left_ml} 共 {volume}"}.get
    assert again(said[told[0]], pattern).startswith("右 ")


def test_the_document_keeps_to_its_schema(ran: Ran):
    _schema().validate(ran.document)
    assert json.loads((ran.out / "review.json").read_text()) == ran.document


def test_the_vertebra_is_found_again_where_it_lies_now(ran: Ran):
    (placed,) = ran.document["registration"]["levels"]
    found = np.reshape(placed["postop_from_preop"], (4, 4))
    assert found[:3, 3] + found[:3, :3] @ (ran.cement_lps_mm - MOVED_MM) == (
        pytest.approx(ran.cement_lps_mm, abs=0.5)
    )
    assert ran.document["registration"]["error_mm"] < 0.5


def test_the_cement_is_told_with_its_volume_and_its_side(ran: Ran):
    volume_ml = sum(piece["volume_ml"] for piece in ran.document["cement"])
    assert volume_ml == pytest.approx(1.0, rel=0.15)
    (case,) = ran.document["cases"]
    assert case["case"]["imaging"]["heavier_side"] == "right"
    assert case["answers"]["imaging.heavier_side"][-1]["source"] == "cement"


def test_the_written_map_shows_the_cement_where_it_lies(ran: Ran):
    (path,) = ran.out.glob("L1-cement-*.nii.gz")
    image = SimpleITK.ReadImage(str(path))
    labels = SimpleITK.GetArrayFromImage(image)
    largest = np.bincount(labels[labels > 0]).argmax()
    k, j, i = np.argwhere(labels == largest).mean(axis=0)
    middle = image.TransformContinuousIndexToPhysicalPoint((i, j, k))
    assert middle == pytest.approx(ran.cement_lps_mm, abs=1.0)


def test_the_report_names_every_tool_with_its_hash(ran: Ran):
    page = (ran.out / "report.html").read_text(encoding="utf-8")
    for tool in ran.document["tools"]:
        assert tool["sha256"][:12] in page
    assert (ran.out / "report.pdf").read_bytes().startswith(b"%PDF")


def test_what_the_rules_would_have_said_stands_in_the_past(ran: Ran):
    past = [found for found in ran.document["findings"] if found.get("past")]
    assert {"C-04", "P-02"} & {found["rule"] for found in past}


def test_a_broken_tool_costs_its_own_result_and_is_named(ran: Ran):
    status = {tool["id"]: tool["status"] for tool in ran.document["tools"]}
    assert status == {"cement": "done", "test.broken": "failed"}
    assert ran.document["overall"] in ("NA", "STOP")
    assert ran.code == 1


def test_a_tool_that_nobody_allowed_is_not_run(broken_plugin: str, capsys):
    forbid(broken_plugin)
    code = main(["review", str(demo_plan()), "--tool", broken_plugin])
    assert code == 2
    assert "test.broken" in capsys.readouterr().err
