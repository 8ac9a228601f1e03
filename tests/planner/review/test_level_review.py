"""The tools of one level: in their order, each at its own risk, the same every time."""

import threading
from pathlib import Path

import attrs
import numpy as np
import pytest

from planner.errors import BadTool, LevelNotCovered
from planner.imaging.volume import Grid, SeriesIdentity, Volume
from planner.review.case import Imaging, ReviewCase
from planner.review.contract.inputs import RULES, Inputs
from planner.review.contract.tool import ToolInfo
from planner.review.host.plugins import Plugin
from planner.review.level_review import (
    DONE,
    FAILED,
    LACKS,
    Tool,
    ToolUse,
    in_order,
    review_level,
)
from planner.review.merged import REVIEWER
from planner.rules.book import RuleBook
from planner.rules.findings import PolicyTag
from planner.rules.policy import book_with_policy
from planner.work import Cancelled, Monitor
from tests.phantoms import L1S, analytic_vertebra
from tests.planner.review.conftest import WritePlugin

TOLD = ReviewCase(case_id="a", levels=("L1",), imaging=Imaging(posterior_wall="intact"))
INPUTS = Inputs(level="L1", review=TOLD)
TAG = PolicyTag(id="u", set_by="Unit", sha256="0" * 12, is_locked=False)

FIRST = 'return Result(case={"imaging": {"canal_fraction": 0.25}}, facts={"n": 1})'
SECOND = """\
imaging = inputs.review.imaging
return Result(
    case={"imaging": {"canal_fraction": imaging.canal_fraction + 0.25}},
    facts={"read": sorted(inputs.found), "told": imaging.posterior_wall},
)
"""


def info(name: str, *after: str, needs: tuple[str, ...] = ()) -> ToolInfo:
    return ToolInfo(
        id=name,
        version="1.0",
        title="Probe",
        summary="A probe.",
        api=1,
        needs=needs,
        after=after,
    )


def tool(plugin: Plugin, *after: str, needs: tuple[str, ...] = ()) -> Tool:
    return Tool(plugin=plugin, info=info(plugin.id, *after, needs=needs))


def test_a_tool_stands_after_those_it_reads(write_plugin: WritePlugin):
    plugin = write_plugin("")
    given = [("c", "b", "gone"), ("a",), ("b", "a"), ("d",)]
    tools = [Tool(plugin=plugin, info=info(name, *after)) for name, *after in given]
    assert [each.id for each in in_order(tools)] == ["a", "b", "c", "d"]


def test_tools_that_read_each_other_in_a_circle_still_run(write_plugin: WritePlugin):
    plugin = write_plugin("")
    tools = [
        Tool(plugin=plugin, info=info("a", "b")),
        Tool(plugin=plugin, info=info("b", "a")),
        Tool(plugin=plugin, info=info("c", "b")),
    ]
    assert [each.id for each in in_order(tools)] == ["a", "b", "c"]


def test_two_tools_of_one_name_are_refused(write_plugin: WritePlugin):
    plugin = write_plugin("")
    with pytest.raises(BadTool) as caught:
        in_order([tool(plugin), tool(plugin)])
    assert caught.value.facts["reason"] == "tool_twice"


def test_tools_build_on_each_other_and_a_broken_one_costs_only_itself(
    write_plugin: WritePlugin, book: RuleBook
):
    first = tool(write_plugin(FIRST, name="first"))
    broken = tool(write_plugin("return 1 / 0", name="broken"), "first")
    second = tool(
        write_plugin(SECOND, name="second", after='"first", "broken",'),
        "first",
        "broken",
        needs=("review",),
    )
    lacking = tool(write_plugin("return Result()", name="lacking"), needs=("postop",))
    tools = [second, lacking, broken, first]
    told: list[tuple[str, object]] = []
    seen: list[float] = []
    review = review_level(
        INPUTS,
        tools,
        book,
        monitor=Monitor(seen.append),
        on_tool=lambda name, news: told.append((name, news)),
    )
    assert {use.id: use.status for use in review.uses} == {
        "first": DONE,
        "second": DONE,
        "broken": FAILED,
        "lacking": LACKS,
    }
    assert review.results["second"].facts == {"read": ["first"], "told": "intact"}
    assert review.merged.case.imaging.canal_fraction == 0.5
    assert review.merged.source("imaging.canal_fraction") == "second"
    assert review.merged.source("imaging.posterior_wall") == REVIEWER
    assert review.failures["broken"].facts["reason"] == "raised"
    assert review.skipped["lacking"].facts["names"] == ("postop",)
    assert all(len(use.sha256) == 64 for use in review.uses)
    assert {finding.level for finding in review.judgement.findings} == {"L1"}
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert [name for name, news in told if isinstance(news, ToolUse)].count("first")
    alone = review_level(INPUTS, tools, book, at_a_time=1)
    assert alone.merged.answers == review.merged.answers
    assert list(alone.results) == list(review.results)


def test_a_tool_that_says_of_the_case_what_cannot_be_is_a_failure(
    write_plugin: WritePlugin, book: RuleBook
):
    plugin = write_plugin("return Result(case={'imaging': {'canal_fraction': 7}})")
    review = review_level(INPUTS, [tool(plugin)], book)
    assert review.failures["test.probe"].facts["reason"] == "case"
    assert review.merged.case == TOLD


def test_cancelling_ends_every_tool(write_plugin: WritePlugin, book: RuleBook):
    tools = [
        tool(write_plugin("while True: pass", name=name)) for name in ("one", "two")
    ]
    monitor = Monitor()
    threading.Timer(0.5, monitor.cancel).start()
    with pytest.raises(Cancelled):
        review_level(INPUTS, tools, book, monitor=monitor)


def _volume(middle_lps_mm: tuple[float, float, float]) -> Volume:
    """Return an empty CT of 40 x 40 x 40 cm in voxels of 4 mm around a place."""
    matrix = np.diag([4.0, 4.0, 4.0, 1.0])
    matrix[:3, 3] = np.array(middle_lps_mm) - 200.0
    return Volume(
        voxels_hu=np.zeros((100, 100, 100), np.int16),
        grid=Grid(shape_kji=(100, 100, 100), lps_from_ijk=matrix),
        identity=SeriesIdentity(series_uid="1.2.3", content_sha256="0" * 64),
    )


def test_a_tool_is_handed_the_surroundings_of_the_level_and_not_the_whole_ct(
    write_plugin: WritePlugin, book: RuleBook
):
    body = (
        "grid = inputs.postop.grid\n"
        "corners = inputs.vertebra.frame.to_box(grid.corners_lps_mm())\n"
        "return Result(facts={'voxels': list(grid.shape_kji), "
        "'reach_mm': np.abs(corners).min(axis=0).tolist()})"
    )
    vertebra = analytic_vertebra(L1S)
    x, y, z = (float(value) for value in vertebra.frame.origin_lps_mm)
    plugin = write_plugin(body, needs='"postop", "anatomy",')
    inputs = Inputs(level="L1", postop=_volume((x, y, z)), vertebra=vertebra)
    probe = tool(plugin, needs=("postop", "anatomy"))
    facts = review_level(inputs, [probe], book).results["test.probe"].facts
    assert max(facts["voxels"]) < 50
    assert min(facts["reach_mm"]) >= 60


def test_a_vertebra_that_is_not_on_the_images_is_refused(book: RuleBook):
    inputs = Inputs(
        level="L1",
        postop=_volume((0.0, 0.0, 5000.0)),
        vertebra=analytic_vertebra(L1S),
    )
    with pytest.raises(LevelNotCovered):
        review_level(inputs, [], book)


def test_a_tool_is_given_the_departments_limits_and_nothing_else_of_its_policy(
    write_plugin: WritePlugin, book: RuleBook, tmp_path: Path
):
    policy = tmp_path / "policy.toml"
    policy.write_text(
        'schema = "isthmus-policy/1"\nid = "u"\nset_by = "Unit"\n'
        "[change.P-02.limits]\n"
        'clearance_mm = { value = 2.5, unit = "mm" }\n'
        '[[archive]]\nname = "SECRET"\nkind = "DICOMweb"\nurl = "https://pacs.local"\n'
    )
    asking = tool(
        write_plugin(
            "rules = inputs.rules\n"
            'return Result(facts={"mm": rules.limit("P-02", "clearance_mm").value,'
            ' "all": repr(rules.choices), "policy": rules.policy.id})',
            needs='"rules",',
        ),
        needs=(RULES,),
    )
    review = review_level(INPUTS, [asking], book_with_policy(book, policy))
    facts = review.results[asking.id].facts
    assert (facts["mm"], facts["policy"]) == (2.5, "u")
    assert "SECRET" not in facts["all"]
    shipped = review_level(INPUTS, [asking], attrs.evolve(book, policy=TAG))
    assert shipped.results[asking.id].facts["mm"] == 1.0
