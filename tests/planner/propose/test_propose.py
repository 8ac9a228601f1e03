"""What is proposed is safe and has the most room; what is refused says why."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs
import jsonschema
import numpy as np
import pytest

from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.plan.case import EXTRAPEDICULAR, Case, LevelPlan, StudyReference
from planner.plan.needle import Needle, NeedleOrigin, NeedleStatus
from planner.propose.bench import Wish
from planner.propose.document import proposal_document
from planner.propose.proposal import Kind, Proposal, SideProposals
from planner.propose.propose import propose_level
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Severity
from planner.work import Cancelled, Monitor
from tests.phantoms import (
    GAUGE_MM,
    L1S,
    L5S,
    MODELS,
    T5S,
    T8S,
    BoxModel,
    analytic_vertebra,
    needle_lps,
    placed_frame,
    random_turn,
)
from tests.planner.propose.conftest import SOURCES, plan_of, vertebra_from
from tests.planner.propose.exhaustive import roomier_needles

SCHEMA = Path(__file__).parents[3] / "resources" / "schema" / "isthmus-proposal-1.json"
BOTH = Wish(diameters_mm=tuple(GAUGE_MM.values()))
ONE = Wish(diameters_mm=tuple(GAUGE_MM.values()), sides=(Side.RIGHT,))


def proposed(
    book: RuleBook,
    vertebra: Vertebra | None,
    plan: LevelPlan,
    wish: Wish = BOTH,
    monitor: Monitor | None = None,
) -> tuple[SideProposals, ...]:
    return propose_level(plan, vertebra, book, wish, monitor=monitor or Monitor())


def number(measures: Mapping[str, object], name: str) -> float:
    value = measures[name]
    assert isinstance(value, float)
    return value


def needles_of(found: Iterable[SideProposals]) -> list[Proposal]:
    return [proposal for side in found for proposal in side.needles]


def severities(
    book: RuleBook, vertebra: Vertebra, plan: LevelPlan, needle: Needle
) -> dict[str, Severity]:
    """What each rule says of a needle; what only waits for an answer is left out."""
    case = Case(
        study=StudyReference(ct=""),
        levels=(attrs.evolve(plan, needles=(needle,)),),
    )
    judgement = judge(case, {plan.level: vertebra}, book)
    return {
        found.rule: found.severity
        for found in judgement.of_needle(plan.level, needle.id)
        if found.reason != "unanswered"
    }


QUICK = {(model.name, "analytic") for model in MODELS}
QUICK |= {("L1S", "landmarks"), ("T8S", "labels")}
EVERYTHING = [
    pytest.param(
        model,
        source,
        id=f"{model.name}-{source}",
        marks=() if (model.name, source) in QUICK else pytest.mark.long,
    )
    for model in MODELS
    for source in SOURCES
]


@pytest.mark.parametrize(("model", "source"), EVERYTHING)
def test_every_side_has_a_needle_that_no_rule_stops(book, model: BoxModel, source: str):
    vertebra = vertebra_from(model, source)
    plan = plan_of(model)
    found = proposed(book, vertebra, plan)
    assert [side.side for side in found] == [Side.RIGHT, Side.LEFT]
    assert all(side.needles for side in found)
    for proposal in needles_of(found):
        said = severities(book, vertebra, plan, proposal.needle)
        assert max(said.values(), key=lambda s: s.rank).rank <= Severity.WARN.rank
        assert proposal.needle.origin is NeedleOrigin.PROPOSED
        kept = [
            number(proposal.measures, f"{wall.value}_clearance_mm") for wall in Wall
        ]
        assert proposal.least_clearance_mm == min(kept) > 0
        assert proposal.measures["side"] == proposal.side.value
        assert 2 / 3 <= number(proposal.measures, "depth_fraction") <= 0.85


@pytest.mark.parametrize("model", [L1S, T8S, L5S], ids=lambda model: model.name)
def test_where_there_is_room_no_rule_even_warns(book, model: BoxModel):
    found = proposed(book, analytic_vertebra(model), plan_of(model))
    assert {proposal.severity for proposal in needles_of(found)} <= {
        Severity.PASS,
        Severity.INFO,
    }


CASES = [
    pytest.param(L1S, "11G", id="L1S"),
    pytest.param(T8S, "11G", id="T8S"),
    pytest.param(T5S, "13G", id="T5S"),
    pytest.param(L5S, "11G", id="L5S", marks=pytest.mark.long),
]


@pytest.mark.parametrize(("model", "gauge"), CASES)
def test_no_needle_of_an_exhaustive_search_has_a_tenth_more_room(
    book, model: BoxModel, gauge: str
):
    vertebra, plan = analytic_vertebra(model), plan_of(model)
    wish = attrs.evolve(ONE, diameters_mm=(GAUGE_MM[gauge],))
    (side,) = proposed(book, vertebra, plan, wish)
    best = max(side.needles, key=lambda proposal: proposal.least_clearance_mm)
    assert best.severity.rank < Severity.WARN.rank
    missed = [
        needle
        for needle in roomier_needles(
            vertebra,
            Side.RIGHT,
            entry_y_mm=model.dorsal_cortex_y_mm,
            diameter_mm=GAUGE_MM[gauge],
            than_mm=best.least_clearance_mm + 0.1,
        )
        if max(s.rank for s in severities(book, vertebra, plan, needle).values())
        < Severity.WARN.rank
    ]
    assert missed == []


def test_the_room_between_plane_walls_is_what_geometry_says(book):
    """A prism along y, entered in its middle: half of what the needle leaves."""
    found = proposed(book, analytic_vertebra(T8S), plan_of(T8S))
    width = T8S.lateral_mm - T8S.medial_mm
    for side in found:
        for kind, gauge in ((Kind.ROOMIEST, "11G"), (Kind.THINNER, "13G")):
            proposal = next(p for p in side.needles if p.kind is kind)
            best = (width - GAUGE_MM[gauge]) / 2
            assert proposal.needle.outer_diameter_mm == GAUGE_MM[gauge]
            assert best - 0.1 <= proposal.least_clearance_mm <= best + 1e-3


def test_a_turned_vertebra_has_the_same_needles(book):
    plan = plan_of(L1S)
    straight = proposed(book, analytic_vertebra(L1S), plan)
    frame = placed_frame(origin_lps_mm=(-40, 80, 500), turn=random_turn(3))
    turned = proposed(book, analytic_vertebra(L1S, frame=frame), plan)
    for one, other in zip(needles_of(straight), needles_of(turned), strict=True):
        assert one.kind is other.kind
        assert one.least_clearance_mm == pytest.approx(
            other.least_clearance_mm, abs=0.05
        )


def test_left_is_the_mirror_of_right(book):
    right, left = proposed(book, vertebra_from(L1S, "landmarks"), plan_of(L1S))
    assert len(right.needles) == len(left.needles)
    for one, other in zip(right.needles, left.needles, strict=True):
        assert one.least_clearance_mm == pytest.approx(
            other.least_clearance_mm, abs=0.05
        )


# --- several to choose from -----------------------------------------------------------


def test_alternatives_differ_and_give_up_room_for_something(book):
    right, _ = proposed(book, analytic_vertebra(L5S), plan_of(L5S))
    first, *others = right.needles
    assert first.kind is Kind.ROOMIEST
    midline = next(p for p in others if p.kind is Kind.NEAR_MIDLINE)
    thinner = next(p for p in others if p.kind is Kind.THINNER)
    assert (
        number(midline.measures, "tip_offset_mm")
        < number(first.measures, "tip_offset_mm") - 5
    )
    assert midline.least_clearance_mm < first.least_clearance_mm
    assert thinner.least_clearance_mm > first.least_clearance_mm
    assert thinner.needle.outer_diameter_mm < first.needle.outer_diameter_mm


def test_a_single_needle_comes_as_near_the_midline_as_the_walls_allow(book):
    """L5 as in vignette V07: one side reaches the midline; L1 as in V06 does not."""
    (wide,) = proposed(book, analytic_vertebra(L5S), plan_of(L5S), ONE)
    (narrow,) = proposed(book, analytic_vertebra(L1S), plan_of(L1S), ONE)
    assert wide.needles[0].kind is narrow.needles[0].kind is Kind.NEAR_MIDLINE
    assert number(wide.needles[0].measures, "tip_offset_mm") <= 3.0
    assert number(narrow.needles[0].measures, "tip_offset_mm") > 3.0
    assert narrow.needles[0].least_clearance_mm >= 1.0


def test_two_needles_of_one_level_never_meet(book):
    right, left = proposed(book, analytic_vertebra(L5S), plan_of(L5S))
    for one in right.needles:
        for other in left.needles:
            radii = one.needle.radius_mm + other.needle.radius_mm
            tips = one.needle.tip_lps_mm - other.needle.tip_lps_mm
            assert np.linalg.norm(tips) > radii


# --- refused --------------------------------------------------------------------------


def narrow_model() -> BoxModel:
    """A pedicle of 3.9 mm: too narrow for 13G with a millimetre on each side."""
    return attrs.evolve(T5S, lateral_mm=T5S.medial_mm + 3.9)


def test_a_pedicle_too_narrow_is_refused_with_its_width_and_what_is_needed(book):
    model = narrow_model()
    for side in proposed(book, analytic_vertebra(model), plan_of(model)):
        assert (side.reason, side.needles) == ("too_narrow", ())
        assert number(side.measures, "isthmus_mm") == pytest.approx(3.9, abs=0.01)
        assert number(side.measures, "needed_mm") == pytest.approx(4.413)
        assert number(side.measures, "diameter_mm") == 2.413


def test_beside_the_pedicle_its_width_refuses_nothing(book):
    model = narrow_model()
    plan = plan_of(model, approach=EXTRAPEDICULAR)
    vertebra = analytic_vertebra(model)
    found = proposed(book, vertebra, plan)
    for proposal in needles_of(found):
        said = severities(book, vertebra, plan, proposal.needle)
        assert Severity.STOP not in said.values()
        for wall in (Wall.MEDIAL, Wall.CAUDAL):
            assert number(proposal.measures, f"{wall.value}_clearance_mm") > 0
    assert needles_of(found)


def test_a_pedicle_too_low_has_no_path(book):
    model = attrs.evolve(L1S, pedicle_z_mm=(2.0, 4.0))
    right, _ = proposed(book, analytic_vertebra(model), plan_of(model))
    assert (right.reason, right.needles) == ("no_path", ())
    assert right.measures["rule"] == "P-02"
    assert number(right.measures, "clearance_mm") < 0
    assert right.measures["wall"] in ("cranial", "caudal")


def test_a_pedicle_that_was_not_seen_is_refused_and_the_other_side_is_not(book):
    whole = analytic_vertebra(L1S)
    vertebra = attrs.evolve(whole, pedicles={Side.RIGHT: whole.pedicles[Side.RIGHT]})
    right, left = proposed(book, vertebra, plan_of(L1S))
    assert right.needles
    assert (left.reason, left.needles) == ("no_pedicle", ())


def test_a_level_without_anatomy_has_no_needle(book):
    assert {side.reason for side in proposed(book, None, plan_of(L1S))} == {
        "no_anatomy"
    }


@pytest.mark.parametrize(
    "flaw", [{"coarsest_mm": 5.0}, {"not_seen": ("right_medial", "left_medial")}]
)
def test_what_the_images_cannot_clear_is_not_proposed(book, flaw):
    vertebra = attrs.evolve(analytic_vertebra(L1S), **flaw)
    for side in proposed(book, vertebra, plan_of(L1S)):
        assert (side.reason, side.needles) == ("not_assessable", ())
        assert side.measures["rule"] in ("P-01", "P-02")


# --- what is there already ------------------------------------------------------------


def test_a_needle_placed_by_hand_keeps_its_side(book):
    hand = needle_lps(L1S, (17, -22), (3.1, 22))
    right, left = proposed(book, analytic_vertebra(L1S), plan_of(L1S, hand))
    assert (right.reason, right.measures) == ("has_needle", {"needle": "R1"})
    assert left.needles


def test_a_locked_proposal_keeps_its_side_and_a_free_one_does_not(book):
    free = attrs.evolve(
        needle_lps(L1S, (17, -22), (10, 22)), origin=NeedleOrigin.PROPOSED
    )
    vertebra = analytic_vertebra(L1S)
    right, _ = proposed(book, vertebra, plan_of(L1S, free))
    assert right.needles
    locked = attrs.evolve(free, is_locked=True)
    right, _ = proposed(book, vertebra, plan_of(L1S, locked))
    assert right.reason == "has_needle"


def test_a_withdrawn_track_leaves_its_side_free(book):
    old = attrs.evolve(
        needle_lps(L1S, (17, -22), (10, 22)), status=NeedleStatus.WITHDRAWN
    )
    right, _ = proposed(book, analytic_vertebra(L1S), plan_of(L1S, old))
    assert right.needles


# --- the caller -----------------------------------------------------------------------


def test_progress_is_told_and_the_search_can_be_stopped(book):
    told: list[float] = []
    monitor = Monitor(told.append)
    proposed(book, analytic_vertebra(T8S), plan_of(T8S), monitor=monitor)
    assert told[-1] == 1.0
    stopped = Monitor()
    stopped.cancel()
    with pytest.raises(Cancelled):
        proposed(book, analytic_vertebra(T8S), plan_of(T8S), monitor=stopped)


@pytest.mark.parametrize("model", [L1S, narrow_model()], ids=("found", "refused"))
def test_the_document_keeps_its_schema(book, model: BoxModel):
    found = proposed(book, analytic_vertebra(model), plan_of(model))
    document = proposal_document(found, taken={})
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(document)), schema)
    refused = document["refused"]
    assert isinstance(refused, list)
    assert len(refused) + len(needles_of(found)) >= 2
