"""The tool "planned_actual" as the program runs it."""

import attrs
import numpy as np
import pytest

from planner.anatomy.vertebra import Side
from planner.plan.case import CementPlan
from planner.review.cement import arrays_of
from planner.review.cement import facts_of as cement_facts
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import LINES, Result
from planner.review.tracks import facts_of, measure_track
from tests.built_in_tools import run_built_in
from tests.leak_masks import ball, cement_of
from tests.phantoms import L1S, analytic_vertebra
from tests.planner.review.test_retrospect import track_of
from tests.vignettes import V01, V04, case_of

L1 = analytic_vertebra(L1S)
PLAN = case_of(
    L1S,
    V01.needle(Side.RIGHT),
    V01.needle(Side.LEFT),
    cement=CementPlan(volume_ml=3.0),
)


def inputs() -> Inputs:
    """V01 was planned on both sides; right V04 was done, and nothing was seen left."""
    track = track_of(V04.needle(Side.RIGHT), 1, uncertainty_mm=0.3)
    cement = cement_of(L1, ball((8.0, 18.0, 0.0), (7.0, 7.0, 7.0)))
    return Inputs(
        level="L1",
        vertebra=L1,
        plan=PLAN,
        postop_from_preop=tuple(map(tuple, np.eye(4).tolist())),
        placing_error_mm=0.4,
        found={
            "tracks": Result(facts=facts_of([measure_track(L1, track)])),
            "cement": Result(facts=cement_facts(cement), arrays=arrays_of(cement)),
        },
    )


def test_each_needle_is_told_with_its_numbers_and_how_sure_they_are():
    """V04's tip lies 1.72 mm further in than V01's; both enter at the same place."""
    result = run_built_in("planned_actual", inputs())
    first, lost, cement = result.findings
    assert first.sentence == (
        "The tip came to lie 1.7 ± 0.5 mm from where it was planned (1.7 mm towards "
        "the midline, 0.0 mm further forward, 0.0 mm higher); the track passes "
        "0.0 ± 0.5 mm beside the planned entry and is turned by 2.2 ± 1.3°."
    )
    assert [found.severity for found in result.findings] == ["INFO", "NA", "INFO"]
    assert "L1" in lost.title
    assert "3.0 mL were planned" in cement.sentence
    (told,) = result.facts["needles"]
    assert told["tip_mm"] == pytest.approx(1.72)
    assert told["tip_medial_mm"] == pytest.approx(1.72)
    assert result.facts["without_track"] == ["L1"]
    (overlay,) = result.overlays
    assert overlay.kind == LINES
    assert overlay.names == ("R1, planned", "L1, planned")
    assert [table.title for table in result.tables] == [
        "Needles, planned against actual",
        "Cement, planned against actual",
    ]


def test_without_a_registration_nothing_is_compared():
    bare = attrs.evolve(inputs(), postop_from_preop=None)
    (found,) = run_built_in("planned_actual", bare).findings
    assert found.severity == "NA"


def test_without_tracks_and_cement_it_says_what_is_missing():
    empty = attrs.evolve(inputs(), found={"tracks": Result(facts={"tracks": []})})
    result = run_built_in("planned_actual", attrs.evolve(empty))
    assert [found.severity for found in result.findings] == ["NA", "NA"]
