"""The tool "intradural_signs" as the program runs it: a checklist, no probability."""

import re
from collections.abc import Mapping

import attrs
import pytest

from planner.review.case import Imaging, ReviewCase
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import Result
from tests.built_in_tools import run_built_in
from tests.planner.review.test_compartments import FILL
from tests.planner.review.test_intradural import CLEAR, MEDIAL, sheets
from tests.plugins.test_leak_tools import inputs_of

TRACK = {
    "number": 1,
    "side": "right",
    "entry_lps_mm": [0.0, 0.0, 0.0],
    "tip_lps_mm": [0.0, -30.0, 0.0],
    "outer_diameter_mm": 3.0,
}


def with_tracks(inputs: Inputs, *tracks: Mapping[str, object]) -> Inputs:
    told = Result(facts={"tracks": [{**TRACK, **track} for track in tracks]})
    return attrs.evolve(inputs, found={**inputs.found, "tracks": told})


@pytest.fixture(scope="module")
def layered() -> Result:
    return run_built_in(
        "intradural_signs", with_tracks(inputs_of(FILL, *sheets(1.5)), MEDIAL)
    )


def test_every_sign_has_an_answer_with_what_was_measured(layered: Result):
    told = " ".join(found.sentence for found in layered.findings[:3])
    assert re.sub(r"over \d+ %", "over P %", told) == (
        "K1, medial puncture, yes on the CT: the needle nearest to the canal went "
        "1.2 ± 0.4 mm beyond the medial wall of its pedicle. "
        "K2, layers, yes on the CT: 2 sheets lie 1.5 mm apart over P % of the cement "
        "in the canal. "
        "K3, no cement outside the dura, not assessable on the CT: only the operation "
        "shows it."
    )
    assert re.search(
        r"keeps \d\.\d ± \d\.\d mm from the wall of the canal over \d+ degrees",
        layered.findings[3].sentence,
    )
    assert [found.severity for found in layered.findings[:3]] == [
        "WARN",
        "WARN",
        "INFO",
    ]


def test_signs_are_counted_and_no_probability_is_made_of_them(layered: Result):
    text = " ".join(layered.sections[0].paragraphs)
    assert re.search(r"[23] of 3 signs that could be assessed are there", text)
    assert "no probability" in text
    assert not re.search(r"\b(likel|risk|chance|odds)", text)


def test_the_case_holds_what_was_measured(layered: Result):
    assert layered.case is not None
    imaging = layered.case["imaging"]
    assert imaging["medial_puncture"] == imaging["layering"] == "yes"
    assert imaging["no_cement_outside_dura"] == "not_assessable"
    assert imaging["sheets_count"] == 2
    assert imaging["sheet_gap_mm"] == pytest.approx(1.5, abs=0.15)


def test_the_reviewers_answer_goes_first_and_both_are_shown():
    review = ReviewCase(
        case_id="a", levels=("L1",), imaging=Imaging(medial_puncture="yes")
    )
    inputs = attrs.evolve(with_tracks(inputs_of(FILL), CLEAR), review=review)
    result = run_built_in("intradural_signs", inputs)
    assert result.findings[0].sentence == (
        "The reviewer says yes; K1, medial puncture, no on the CT: the needle nearest "
        "to the canal went 2.0 ± 0.4 mm inside the medial wall of its pedicle."
    )
    assert result.findings[0].severity == "WARN"
    assert result.facts["signs"]["K1"]["answer"] == "yes"
    assert result.facts["signs"]["K1"]["measured"] == "no"


def test_without_cement_or_tracks_nothing_is_told():
    result = run_built_in("intradural_signs", attrs.evolve(inputs_of(FILL), found={}))
    signs = result.facts["signs"]
    assert {sign["answer"] for sign in signs.values()} == {"not_assessable"}
    assert [found.severity for found in result.findings] == ["NA", "NA", "INFO", "NA"]
