"""No verdict gets better for a worse needle, nor other for another place."""

import attrs
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.anatomy.vertebra import Side
from planner.plan.case import CementPlan
from planner.rules.book import RuleBook
from planner.rules.cloud import Cloud, Phase
from planner.rules.evaluate import judge
from planner.rules.facts import LevelFacts
from planner.rules.findings import Judgement, Severity
from tests.phantoms import MODELS, BoxModel, placed_frame, random_turn
from tests.planner.rules.scenes import (
    OUTLINE_MM,
    VERTEBRAE,
    Scene,
    carried,
    medially,
    on_same_side,
    scenes,
    unlimited,
)
from tests.vignettes import case_of


@unlimited
@given(scene=scenes(), shift=medially)
def test_moving_medially_never_improves_what_p02_says_of_the_medial_wall(
    scene: Scene, shift: float, book: RuleBook
):
    moved = scene.moved(entry_by=shift, tip_by=shift)
    assume(on_same_side(scene.measured(), moved.measured()))
    was = scene.finding("P-02", book).measures.get("medial_severity")
    now = moved.finding("P-02", book).measures.get("medial_severity")
    assume(was is not None)
    assert rank_of(now) >= rank_of(was)


def rank_of(word: object) -> int:
    return Severity[str(word)].rank


@unlimited
@given(scene=scenes(), shift=medially, rule=st.sampled_from(("P-03", "P-08")))
def test_moving_medially_never_improves_p03_nor_p08(
    scene: Scene, shift: float, rule: str, book: RuleBook
):
    """P-08 is read from an outline in voxels: a change within its doubt is none."""
    moved = scene.moved(entry_by=shift, tip_by=shift)
    before, after = scene.measured(), moved.measured()
    assume(on_same_side(before, after))
    assume(rule == "P-03" or abs(before.canal_gap_mm or 9.0) > OUTLINE_MM)
    was, now = scene.finding(rule, book), moved.finding(rule, book)
    assert now.severity.rank >= was.severity.rank


@unlimited
@given(scene=scenes(), thicker=st.floats(0.01, 3.0))
def test_a_thicker_needle_is_never_judged_better(
    scene: Scene, thicker: float, book: RuleBook
):
    """Nor does it gain room at the entry, to the canal, or in the pedicle."""
    thick = attrs.evolve(scene, diameter_mm=scene.diameter_mm + thicker)
    before, after = scene.measured(), thick.measured()
    assert before.entry is not None
    assert after.entry is not None
    assert after.entry.clearance_mm < before.entry.clearance_mm
    assert before.canal_gap_mm is not None
    assert after.canal_gap_mm is not None
    assert after.canal_gap_mm == pytest.approx(before.canal_gap_mm - thicker / 2)
    for rule in ("P-01", "P-03", "P-08", "D-01"):
        was, now = scene.finding(rule, book), thick.finding(rule, book)
        assert now.severity.rank >= was.severity.rank, rule
    assume(before.clearances)
    was, now = scene.finding("P-02", book), thick.finding("P-02", book)
    assert now.severity.rank >= was.severity.rank


def told(judgement: Judgement) -> list[tuple[str, str, str]]:
    """Return what every rule says, in an order that does not depend on the place."""
    return sorted((f.rule, f.severity.value, f.reason) for f in judgement.findings)


def is_on_a_limit(scene: Scene) -> bool:
    """Tell whether what is read from voxels is too near to a limit to be the same."""
    path = scene.measured()
    gaps = (path.canal_gap_mm, path.cortex_gap_mm)
    limits = (0.0, -2.0, 3.0)
    return any(
        gap is not None and abs(gap - limit) < OUTLINE_MM
        for gap in gaps
        for limit in limits
    )


@unlimited
@given(scene=scenes(), seed=st.integers(0, 10**6))
def test_no_finding_changes_when_the_whole_scene_is_moved(
    scene: Scene, seed: int, book: RuleBook
):
    frame = placed_frame(
        origin_lps_mm=np.random.default_rng(seed).uniform(-400, 400, 3),
        turn=random_turn(seed, up_to_deg=180),
    )
    scene = scene.off_round_numbers()
    elsewhere = carried(scene.vertebra, frame)
    assume(not is_on_a_limit(scene))
    case = case_of(scene.model, scene.needle())
    moved = case_of(scene.model, scene.needle(elsewhere))
    level = scene.model.level
    here = judge(case, {level: scene.vertebra}, book)
    there = judge(moved, {level: elsewhere}, book)
    assert told(here) == told(there)


@unlimited
@given(scene=scenes())
def test_a_reflected_scene_has_the_same_findings_on_the_other_side(
    scene: Scene, book: RuleBook
):
    scene = scene.off_round_numbers()
    assume(not is_on_a_limit(scene))
    other = Side.LEFT if scene.side is Side.RIGHT else Side.RIGHT
    level = scene.model.level
    here, there = (
        judge(case_of(scene.model, each.needle()), {level: each.vertebra}, book)
        for each in (scene, attrs.evolve(scene, side=other))
    )
    assert told(here) == told(there)
    sides = [
        {f.measures["side"] for f in judgement.findings if "side" in f.measures}
        for judgement in (here, there)
    ]
    assert len(sides[0]) == len(sides[1]) == 1
    assert sides[0] != sides[1]


@st.composite
def cements(draw: st.DrawFn) -> tuple[BoxModel, Cloud]:
    """Draw a few lumps of cement in a body, planned or running."""
    model = draw(st.sampled_from(MODELS))
    points, component = [], []
    for piece in range(draw(st.integers(1, 3))):
        centre = (
            draw(st.floats(-model.width_mm / 3, model.width_mm / 3)),
            draw(st.floats(0, model.depth_mm)),
            draw(st.floats(-model.height_mm / 3, model.height_mm / 3)),
        )
        size = draw(st.integers(1, 4))
        lump = np.stack(
            np.meshgrid(*([np.arange(-size, size + 1.0)] * 3), indexing="ij"), axis=-1
        ).reshape(-1, 3)
        points.append(lump + centre)
        component.append(np.full(len(lump), piece, dtype=np.intp))
    cloud = Cloud(
        points_mm=np.concatenate(points),
        grain_ml=0.001,
        component=np.concatenate(component),
        phase=draw(st.sampled_from((Phase.PLANNED, Phase.RUNNING, Phase.FINAL))),
        voxel_mm=draw(st.sampled_from((0.0, 0.7))),
    )
    return model, cloud


@unlimited
@given(drawn=cements(), back=st.floats(0.01, 15.0))
def test_cement_that_lies_further_back_is_never_judged_better(
    drawn: tuple[BoxModel, Cloud], back: float, book: RuleBook
):
    model, cloud = drawn
    behind = attrs.evolve(cloud, points_mm=cloud.points_mm - (0.0, back, 0.0))
    case = case_of(model, cement=CementPlan(volume_ml=cloud.volume_ml))
    vertebra = {model.level: VERTEBRAE[model.name]}
    was, now = (
        {
            f.rule: f.severity.rank
            for f in judge(
                case, vertebra, book, {model.level: LevelFacts(cloud=each)}
            ).findings
        }
        for each in (cloud, behind)
    )
    for rule in ("C-01", "C-02", "C-03", "C-11"):
        assert now[rule] >= was[rule], rule
