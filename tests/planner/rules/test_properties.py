"""What must hold for any needle: medial is never better, thicker is never better."""

import json
import math
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.plan.needle import Needle
from planner.rules.book import RuleBook
from planner.rules.evaluate import findings_document, judge
from planner.rules.path import measure_path
from tests.phantoms import (
    L1S,
    grid_around,
    landmark_source,
    placed_frame,
    random_turn,
)
from tests.planner.rules.scenes import (
    OUTLINE_MM,
    Point,
    Scene,
    carried,
    medially,
    on_same_side,
    scenes,
    unlimited,
)
from tests.vignettes import case_of

SURFACE_MM = 0.005
"""How far the lines along the surface may miss its true extreme."""


@unlimited
@given(scene=scenes(), shift=medially)
def test_moving_medially_never_gains_room_medially(scene: Scene, shift: float):
    for moved in (
        scene.moved(entry_by=shift, tip_by=shift),
        scene.moved(tip_by=shift),
    ):
        before, after = scene.measured(), moved.measured()
        assume(on_same_side(before, after))
        assert before.border is not None
        assert after.border is not None
        if before.border.margin_mm is not None and after.border.margin_mm is not None:
            assert after.border.margin_mm <= before.border.margin_mm + 1e-6
        assert after.border.shortfall_mm >= before.border.shortfall_mm - 1e-6


@unlimited
@given(scene=scenes(), shift=medially)
def test_moving_medially_never_improves_p01(scene: Scene, shift: float, book: RuleBook):
    moved = scene.moved(entry_by=shift, tip_by=shift)
    assume(on_same_side(scene.measured(), moved.measured()))
    before, after = scene.finding("P-01", book), moved.finding("P-01", book)
    assert after.severity.rank >= before.severity.rank


@unlimited
@given(scene=scenes(), shift=medially)
def test_moving_medially_never_gains_clearance_to_the_medial_wall(
    scene: Scene, shift: float, book: RuleBook
):
    """And where that wall decides P-02, its verdict never gets better."""
    moved = scene.moved(entry_by=shift, tip_by=shift)
    before, after = scene.measured(), moved.measured()
    assume(on_same_side(before, after) and before.clearances)
    gained = (
        after.clearances[Wall.MEDIAL].clearance_mm
        - before.clearances[Wall.MEDIAL].clearance_mm
    )
    assert gained == pytest.approx(-shift, abs=1e-4)
    was = scene.finding("P-02", book)
    if was.measures["wall"] == "medial":
        assert moved.finding("P-02", book).severity.rank >= was.severity.rank


@unlimited
@given(scene=scenes(), thicker=st.floats(0.01, 3.0))
def test_a_thicker_needle_is_never_clearer_of_any_wall(scene: Scene, thicker: float):
    thick = attrs.evolve(scene, diameter_mm=scene.diameter_mm + thicker)
    thin_path, thick_path = scene.measured(), thick.measured()
    assert bool(thick_path.clearances) >= bool(thin_path.clearances)
    for wall, clearance in thin_path.clearances.items():
        assert thick_path.clearances[wall].clearance_mm <= (
            clearance.clearance_mm + SURFACE_MM
        )


FROM_OUTLINES = ("canal_gap_mm", "cortex_gap_mm")


def _no_deeper(gap_mm: float | None) -> float | None:
    """Deeper than this inside the canal nothing depends on how deep it is."""
    return None if gap_mm is None else max(gap_mm, -5.0)


def assert_alike(here: dict[str, Any], there: dict[str, Any]) -> None:
    for name in FROM_OUTLINES:
        one, other = (_no_deeper(path.pop(name)) for path in (here, there))
        assert one == pytest.approx(other, abs=OUTLINE_MM)
    assert here == pytest.approx(there, abs=1e-5)


@unlimited
@given(scene=scenes(), seed=st.integers(0, 10**6))
def test_a_rigid_motion_of_the_scene_changes_nothing(scene: Scene, seed: int):
    """Except how a point of the cylinder is chosen among equals."""
    frame = placed_frame(
        origin_lps_mm=np.random.default_rng(seed).uniform(-400, 400, 3),
        turn=random_turn(seed, up_to_deg=180),
    )
    scene = scene.off_round_numbers()
    elsewhere = carried(scene.vertebra, frame)
    here = dict(scene.measured().as_measures())
    there = dict(measure_path(elsewhere, scene.needle(elsewhere)).as_measures())
    assert here.pop("side") == there.pop("side")
    for path in (here, there):
        path.pop("crossing_y_mm")
        path.pop("crossing_distance_mm")
    assert_alike(here, there)


@unlimited
@given(scene=scenes())
def test_reflection_swaps_the_side_and_nothing_else(scene: Scene):
    other = Side.LEFT if scene.side is Side.RIGHT else Side.RIGHT
    scene = scene.off_round_numbers()
    here = dict(scene.measured().as_measures())
    there = dict(attrs.evolve(scene, side=other).measured().as_measures())
    assert here.pop("side") != there.pop("side")
    assert_alike(here, there)


@unlimited
@given(scene=scenes(), back=st.floats(0.01, 20.0))
def test_drawing_the_tip_back_never_improves_the_target_while_in_the_body(
    scene: Scene, back: float, book: RuleBook
):
    entry, tip = np.array(scene.entry_mm), np.array(scene.tip_mm)
    length = float(np.linalg.norm(tip - entry))
    assume(back < length - 2)
    drawn = tip + (entry - tip) * (back / length)
    shorter = attrs.evolve(scene, tip_mm=(drawn[0], drawn[1], drawn[2]))
    before, after = scene.measured(), shorter.measured()
    assume(before.depth_fraction <= 1 and before.tip_is_between_endplates)
    assert after.depth_fraction < before.depth_fraction
    was, now = scene.finding("C-01", book), shorter.finding("C-01", book)
    assert now.severity.rank >= was.severity.rank


anywhere = st.tuples(*([st.floats(-70, 70) | st.sampled_from((-10.0, 0.0, 20.0))] * 3))


@pytest.fixture(scope="module")
def from_landmarks() -> Vertebra:
    """A vertebra whose source did not see the front of the canal."""
    return build_vertebra(
        level="L1", source=landmark_source(L1S), grid=grid_around(L1S), labels=None
    )


@unlimited
@given(entry=anywhere, tip=anywhere, diameter=st.floats(0.5, 8.0))
def test_any_needle_whatever_is_judged_and_no_number_is_lost(
    entry: Point, tip: Point, diameter: float, book: RuleBook, from_landmarks: Vertebra
):
    assume(np.linalg.norm(np.subtract(entry, tip)) > 2)
    ends = from_landmarks.frame.to_lps((entry, tip))
    needle = Needle(
        id="N", entry_lps_mm=ends[0], tip_lps_mm=ends[1], outer_diameter_mm=diameter
    )
    case = case_of(L1S, needle)
    judgement = judge(case, {"L1": from_landmarks}, book)
    json.dumps(findings_document(judgement, case), allow_nan=False)
    for found in judgement.findings:
        for value in (*found.measures.values(), *(found.at_lps_mm or ())):
            assert not isinstance(value, float) or math.isfinite(value)
