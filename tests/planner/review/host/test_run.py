"""A tool gets what it asked for, and what it says comes back as it was said."""

import threading
from pathlib import Path

import numpy as np
import pytest

from planner.errors import BadTool
from planner.imaging.volume import Grid, SeriesIdentity, Volume
from planner.plan.case import Case, LabelSource, LevelPlan, StudyReference
from planner.review.case import ReviewCase
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import LABELS, Result
from planner.review.contract.tool import ToolInfo
from planner.review.host.plugins import Plugin
from planner.review.host.run import describe, run_tool
from planner.work import Cancelled, Monitor
from tests.planner.review.conftest import WritePlugin

INPUTS = Inputs(level="L1", review=ReviewCase(case_id="a", levels=("L1",)))

EVERYTHING = """\
monitor.report(0.5)
grid = tuple(np.eye(4).ravel())
return Result(
    findings=(ToolFinding(severity="WARN", title="Deep", sentence="It is deep.",
        level=inputs.level, measures={"depth_mm": parameters["depth_mm"]},
        at_lps_mm=(1.0, 2.0, 3.0)),),
    overlays=(
        Overlay(kind="labels", title="Cement", array="cement", names=("cement",),
            lps_from_ijk=grid),
        Overlay(kind="lines", title="Tracks", array="tracks"),
        Overlay(kind="places", title="Exits", array="exits", names=("a", "a")),
    ),
    tables=(ResultTable(title="T", head=("a", "b"), rows=(("1", ""),)),),
    figures=(ResultFigure(title="F", array="picture"),),
    sections=(Section(title="S", paragraphs=("One.", "One.")),),
    facts={"cement": [{"volume_ml": 1.25, "side": None}]},
    arrays={
        "cement": np.ones((2, 3, 4), np.uint8),
        "tracks": np.zeros((1, 2, 3)),
        "exits": np.zeros((2, 3)),
        "picture": np.zeros((5, 6, 3), np.uint8),
    },
)
"""


def _told(plugin: Plugin) -> ToolInfo:
    (info,) = describe(plugin)
    return info


def _volume() -> Volume:
    return Volume(
        voxels_hu=np.zeros((2, 2, 2), np.int16),
        grid=Grid(shape_kji=(2, 2, 2), lps_from_ijk=np.eye(4)),
        identity=SeriesIdentity(series_uid="1.2.3", content_sha256="0" * 64),
        quarantined=(Path("NAME^OF^PATIENT.dcm"),),
    )


def test_all_that_a_result_may_hold_comes_back(write_plugin: WritePlugin):
    plugin = write_plugin(EVERYTHING)
    seen: list[float] = []
    result = run_tool(
        plugin, _told(plugin), INPUTS, {"depth_mm": 3.5}, monitor=Monitor(seen.append)
    )
    assert isinstance(result, Result)
    (finding,) = result.findings
    assert finding.measures == {"depth_mm": 3.5}
    assert finding.at_lps_mm == (1.0, 2.0, 3.0)
    assert [overlay.kind for overlay in result.overlays] == [LABELS, "lines", "places"]
    assert result.arrays["cement"].sum() == 24
    assert result.facts == {"cement": [{"volume_ml": 1.25, "side": None}]}
    assert result.tables[0].rows == (("1", ""),)
    assert result.sections[0].paragraphs == ("One.", "One.")
    assert seen == sorted(seen)


def test_a_parameter_that_was_not_given_is_its_default(write_plugin: WritePlugin):
    plugin = write_plugin("return Result(facts={'depth': parameters['depth_mm']})")
    assert run_tool(plugin, _told(plugin), INPUTS, {}).facts == {"depth": 2.0}


@pytest.mark.parametrize("given", [{"depth_mm": 11}, {"depth_mm": "2"}, {"width": 1}])
def test_a_parameter_outside_its_limits_is_refused(
    write_plugin: WritePlugin, given: dict[str, object]
):
    plugin = write_plugin("return Result()")
    with pytest.raises(BadTool) as caught:
        run_tool(plugin, _told(plugin), INPUTS, given)
    assert caught.value.facts["reason"] in ("parameter", "unknown_parameter")


def test_a_tool_sees_nothing_that_it_did_not_ask_for(write_plugin: WritePlugin):
    plugin = write_plugin(
        "return Result(facts={'seen': [inputs.review is None, inputs.postop is None]})"
    )
    inputs = Inputs(level="L1", review=INPUTS.review, postop=_volume())
    facts = run_tool(plugin, _told(plugin), inputs, {}).facts
    assert facts == {"seen": [True, True]}


def test_no_name_of_a_file_reaches_a_tool(write_plugin: WritePlugin):
    plugin = write_plugin(
        "return Result(facts={'names': [str(p) for p in inputs.postop.quarantined]})",
        needs='"postop",',
    )
    inputs = Inputs(level="L1", postop=_volume())
    assert run_tool(plugin, _told(plugin), inputs, {}).facts == {"names": []}


def test_no_tool_learns_from_the_plan_where_files_lie_or_whose_they_are(
    write_plugin: WritePlugin,
):
    plugin = write_plugin(
        "return Result(facts={'all': repr((inputs.plan, inputs.postop.identity))})",
        needs='"postop", "plan",',
    )
    source = LabelSource(labels="NAME^OF^PATIENT/labels.nii.gz")
    plan = Case(
        study=StudyReference(ct="NAME^OF^PATIENT/ct", series_uid="1.2.3"),
        levels=(LevelPlan(level="L1", anatomy=source),),
    )
    inputs = Inputs(level="L1", postop=_volume(), plan=plan)
    told = run_tool(plugin, _told(plugin), inputs, {}).facts["all"]
    assert "L1" in told
    assert "NAME^OF^PATIENT" not in told
    assert "1.2.3" not in told


def test_a_tool_that_lacks_what_it_needs_is_not_started(write_plugin: WritePlugin):
    plugin = write_plugin("return Result()", needs='"postop",')
    with pytest.raises(BadTool) as caught:
        run_tool(plugin, _told(plugin), INPUTS, {})
    assert caught.value.facts == {
        "reason": "lacks",
        "tool": "test.probe",
        "names": ("postop",),
    }


def test_a_cancelled_tool_is_ended_at_once(write_plugin: WritePlugin):
    plugin = write_plugin("while True: pass")
    info = _told(plugin)
    monitor = Monitor()
    threading.Timer(0.5, monitor.cancel).start()
    with pytest.raises(Cancelled):
        run_tool(plugin, info, INPUTS, {}, monitor=monitor)


def test_a_plugin_in_one_file_runs_like_a_folder(
    write_plugin: WritePlugin, tmp_path: Path
):
    import zipfile

    from planner.review.host.plugins import Origin, read_plugin

    folder = write_plugin(EVERYTHING)
    packed = tmp_path / "probe.isthmus-plugin"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.path.iterdir():
            archive.write(path, path.name)
    plugin = read_plugin(packed, Origin.USER)
    assert plugin.sha256 == folder.sha256
    assert run_tool(plugin, _told(plugin), INPUTS, {}).arrays["cement"].sum() == 24
