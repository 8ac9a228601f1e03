"""After the operation the rules say of tracks and cement what they say of a plan."""

import json
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest

from planner.anatomy.parts import box_grid
from planner.anatomy.vertebra import Side, Vertebra
from planner.plan.assessment import Assessment
from planner.plan.case import LabelSource, LevelPlan
from planner.plan.needle import Needle
from planner.review.case import (
    Imaging,
    IndexProcedure,
    Injected,
    Patient,
    ReviewCase,
)
from planner.review.cement import Cement, MetalPiece
from planner.review.cement_measures import described
from planner.review.retrospect import Retrospect, Told, judge_retrospect
from planner.review.review_box import STEP_MM
from planner.review.tracks import Track
from planner.rules.book import RuleBook
from planner.rules.evaluate import findings_document, judge
from planner.rules.findings import Finding, Severity
from planner.rules.findings_reader import findings_from_document
from planner.rules.policy import book_with_policy
from tests.phantoms import L1S, T8S, BoxModel, analytic_vertebra
from tests.vignettes import V01, V02, VIGNETTES, Vignette, case_of

L1 = analytic_vertebra(L1S)
T8 = analytic_vertebra(T8S)
PATH_RULES = ("P-01", "P-02", "P-03", "P-04", "P-07", "P-08", "C-01", "D-01", "D-03")


def track_of(needle: Needle, number: int = 1, **changes: Any) -> Track:
    """Return the track that a needle leaves, known exactly."""
    made = Track(
        number=number,
        entry_lps_mm=needle.entry_lps_mm,
        tip_lps_mm=needle.tip_lps_mm,
        outer_diameter_mm=needle.outer_diameter_mm,
        diameter_is_seen=True,
        uncertainty_mm=0.0,
        angle_uncertainty_deg=0.0,
        tip_uncertainty_mm=0.0,
        tip_is_seen=True,
        is_filled=True,
    )
    return attrs.evolve(made, **changes)


def cement_of(
    vertebra: Vertebra,
    *balls: tuple[tuple[float, float, float], float],
    metal_pieces: tuple[MetalPiece, ...] = (),
) -> Cement:
    """Return balls of cement (centre in box mm, radius) as the tool would find them."""
    low, high = np.array((-42, -30, -20)), np.array((42, 40, 46))
    grid, _ = box_grid(vertebra.frame, low, high, step_mm=STEP_MM)
    k, j, i = (np.arange(n) for n in grid.shape_kji)
    start = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    x, y, z = (start[a] + grid.spacing_mm[a] * n for a, n in enumerate((i, j, k)))
    labels = np.zeros(grid.shape_kji, np.uint8)
    share = np.zeros(grid.shape_kji, np.float32)
    for number, ((cx, cy, cz), radius) in enumerate(balls, start=1):
        away = np.sqrt(
            (x - cx) ** 2 + (y[:, None] - cy) ** 2 + (z[:, None, None] - cz) ** 2
        )
        inside = np.clip(0.5 + (radius - away) / 0.5, 0, 1).astype(np.float32)
        labels[inside > 0] = number
        share = np.maximum(share, inside)
    return described(vertebra, grid, labels, share, None, metal_pieces)


def by_rule(told: Retrospect, needle: str | None = None) -> dict[str, Finding]:
    return {f.rule: f for f in told.judgement.findings if f.needle == needle}


@pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda v: v.id)
@pytest.mark.parametrize("side", Side)
def test_a_track_is_judged_as_its_needle_would_have_been(
    vignette: Vignette, side: Side, book: RuleBook
):
    vertebra = analytic_vertebra(vignette.model)
    needle = vignette.needle(side)
    planned = judge(
        case_of(vignette.model, needle), {vertebra.level: vertebra}, book
    ).findings
    told = judge_retrospect(vertebra, [track_of(needle)], None, book)
    expected = {f.rule: f for f in planned if f.needle == needle.id}
    for rule in PATH_RULES:
        found = by_rule(told, "1")[rule]
        assert found.is_past
        assert (found.severity, found.reason, found.measures) == (
            expected[rule].severity,
            expected[rule].reason,
            expected[rule].measures,
        )


def test_a_failed_puncture_stays_a_way_for_cement(book: RuleBook):
    """V11: a medial track on the left, a sound one on the right, cement injected."""
    tracks = [
        track_of(V02.needle(Side.LEFT), 1, is_filled=False),
        track_of(V01.needle(Side.RIGHT), 2),
    ]
    cement = cement_of(L1, ((10.0, 20.0, 3.0), 7.0))
    told = judge_retrospect(L1, tracks, cement, book)
    open_track = by_rule(told)["P-06"]
    assert (open_track.severity, open_track.reason) == (
        Severity.STOP,
        "open_track_injected",
    )
    assert open_track.measures["track"] == "1"
    assert open_track.measures["breach_mm"] == pytest.approx(2.553, abs=0.02)
    assert by_rule(told, "1")["P-02"].severity is Severity.STOP
    assert by_rule(told, "2")["P-02"].severity is Severity.PASS
    assert {"P-01", "P-02", "P-04", "P-06", "P-08"} <= set(told.rules_that_would_fire)


def test_two_punctures_of_one_side_are_repeated(book: RuleBook):
    tracks = [track_of(V01.needle(), 1), track_of(V01.needle(), 2)]
    told = judge_retrospect(L1, tracks, cement_of(L1), book)
    assert by_rule(told)["P-06"].reason == "repeated"


@pytest.mark.parametrize(
    ("vertebra", "model", "x_mm", "depth", "expected"),
    [
        # V13, V14, V15 and V16 of rules.md 5.3: the front of a ball of cement
        (T8, T8S, 0.0, 0.25, {"C-01": "WARN", "C-02": "PASS", "C-03": "PASS"}),
        (T8, T8S, 0.0, 0.12, {"C-01": "STOP", "C-02": "STOP", "C-03": "STOP"}),
        (T8, T8S, 7.0, 0.12, {"C-01": "STOP", "C-02": "STOP"}),
        (L1, L1S, 0.0, 0.12, {"C-01": "WARN", "C-02": "INFO", "C-03": "PASS"}),
        (L1, L1S, 0.0, 0.40, {"C-01": "PASS", "C-03": "PASS"}),
    ],
    ids=["V13", "V14", "V15", "V16", "V17a"],
)
def test_cement_that_is_there_is_judged_where_it_lies(
    vertebra: Vertebra,
    model: BoxModel,
    x_mm: float,
    depth: float,
    expected: dict[str, str],
    book: RuleBook,
):
    y, radius = depth * model.depth_mm + 6.5 - 0.25, 6.5
    balls = [((x_mm, y, z), radius) for z in (-4.0, -2.0, 0.0, 2.0, 4.0)]
    cement = cement_of(vertebra, *balls)
    told = by_rule(judge_retrospect(vertebra, [], cement, book))
    assert {rule: told[rule].severity.value for rule in expected} == expected


def test_cement_in_the_canal_is_told_with_its_volume(book: RuleBook):
    radius = 4.0
    cement = cement_of(L1, ((0.0, -6.0, 0.0), radius))
    found = by_rule(judge_retrospect(L1, [], cement, book))["C-03"]
    assert (found.severity, found.reason) == (Severity.STOP, "cement_in_canal")
    assert found.measures["in_canal_ml"] == pytest.approx(
        4 / 3 * np.pi * radius**3 / 1000, rel=0.03
    )


def test_cement_far_from_body_and_canal_is_no_matter_of_a_plan(book: RuleBook):
    """A leak into a vein beside the body is for the rules of a leak."""
    told = by_rule(
        judge_retrospect(
            L1, [], cement_of(L1, ((0, 20, 0), 6.0), ((35.0, 2.0, 0.0), 4.0)), book
        )
    )
    assert told["C-01"].severity is Severity.PASS
    assert told["C-03"].severity is Severity.PASS


def test_a_neighbours_cement_does_not_count_as_this_levels(book: RuleBook):
    radius = 6.0
    cement = cement_of(L1, ((0, 16, 0), radius), ((0, 16, 34.0), 7.0))
    found = by_rule(judge_retrospect(L1, [], cement, book))["C-04"]
    assert found.measures["volume_ml"] == pytest.approx(
        4 / 3 * np.pi * radius**3 / 1000, rel=0.03
    )


def test_what_nobody_looked_at_is_not_assessable(book: RuleBook):
    told = judge_retrospect(L1, [], None, book)
    found = by_rule(told)
    assert found["PLAN"].severity is Severity.NA
    for rule in ("C-01", "C-02", "C-03"):
        assert found[rule].severity is Severity.NA
    assert found["ANAT"].severity is Severity.NA
    assert told.judgement.overall is Severity.NA


def test_what_nobody_told_stays_open_and_what_was_told_is_judged(book: RuleBook):
    cement = cement_of(L1, ((0, 16, 0), 6.0))
    silent = by_rule(judge_retrospect(L1, [track_of(V01.needle())], cement, book))
    assert silent["C-05"].severity is Severity.NA
    assert "C-05" in str(silent["FORM"].measures["open"])
    assert "FORM" not in str(silent["FORM"].measures["open"])
    review = ReviewCase(
        case_id="own",
        levels=("L1",),
        patient=Patient(fracture_type="pathological"),
        index=IndexProcedure(technique="PKP", anaesthesia="general"),
        cement=Injected(viscosity="liquid", volume_ml=6.5),
        imaging=Imaging(posterior_wall="displaced"),
    )
    told = by_rule(
        judge_retrospect(
            L1,
            [track_of(V01.needle())],
            cement,
            book,
            told=Told(review=review, confirmed_by="AB"),
        )
    )
    assert told["C-05"].reason == "liquid"
    assert told["C-04"].measures["volume_ml"] == 6.5
    assert told["A-02"].reason == "wall_displaced"
    assert told["A-04"].reason == "pathological"
    assert told["ANAT"].severity is Severity.PASS


def test_the_answers_of_the_plan_count_unless_the_reviewer_knows_better(
    book: RuleBook,
):
    plan = LevelPlan(
        level="L1",
        anatomy=LabelSource(labels="-"),
        assessment=Assessment(posterior_wall="intact", cleft="none"),
    )
    review = ReviewCase(
        case_id="own", levels=("L1",), imaging=Imaging(posterior_wall="fissured")
    )
    told = by_rule(
        judge_retrospect(L1, [], None, book, told=Told(plan=plan, review=review))
    )
    assert told["A-02"].reason == "wall_fissured"
    assert told["A-07"].reason == "no_cleft"


def test_the_uncertainty_of_a_track_is_carried(book: RuleBook):
    """V01 has 1.46 mm to spare: enough, unless the track is known to 1.5 mm only."""
    sure = judge_retrospect(L1, [track_of(V01.needle())], None, book)
    unsure = judge_retrospect(
        L1, [track_of(V01.needle(), uncertainty_mm=1.5)], None, book
    )
    assert by_rule(sure, "1")["P-02"].reason == "clear"
    assert by_rule(unsure, "1")["P-02"].reason == "uncertain"


def test_a_tip_that_cement_hides_clears_nothing(book: RuleBook):
    """V01's tip has 8 mm to spare in front: not if it may lie 6 mm further on."""
    near = track_of(V01.needle(), tip_is_seen=False, tip_uncertainty_mm=1.0)
    far = attrs.evolve(near, tip_uncertainty_mm=6.0)
    told = [by_rule(judge_retrospect(L1, [t], None, book), "1") for t in (near, far)]
    assert [found["P-07"].severity for found in told] == [Severity.PASS, Severity.NA]
    assert told[1]["P-07"].reason == "tip_not_seen"
    assert told[1]["P-02"].severity is Severity.PASS


def test_a_track_whose_direction_is_not_sure_clears_nothing_and_convicts_no_less(
    book: RuleBook,
):
    """V01 is sound and V02 broke the medial wall, each known to 6 degrees only."""
    sound, broken = (
        [track_of(each.needle(), angle_uncertainty_deg=deg) for deg in (0.3, 6.0)]
        for each in (V01, V02)
    )
    sure, unsure = (
        by_rule(judge_retrospect(L1, [track], None, book), "1") for track in sound
    )
    assert sure["P-02"].severity is Severity.PASS
    assert unsure["P-02"].severity is Severity.NA
    assert unsure["P-02"].reason == "track_not_sure"
    for track in broken:
        told = by_rule(judge_retrospect(L1, [track], None, book), "1")
        assert told["P-02"].severity is Severity.STOP


def test_a_screw_beside_a_track_is_judged_as_metal(book: RuleBook):
    """V12b moved to L1: axis 6 mm beside the needle's, radius 3.25 mm."""
    needle = V01.needle()
    middle = (needle.entry_lps_mm + needle.tip_lps_mm) / 2
    screw = MetalPiece(
        number=1,
        volume_ml=np.pi * 3.25**2 * 40 / 1000,
        centre_lps_mm=middle - 6 * L1.frame.cranial_lps,
        direction_lps=needle.direction_lps,
        length_mm=40.0,
    )
    told = judge_retrospect(
        L1, [track_of(needle)], cement_of(L1, metal_pieces=(screw,)), book
    )
    found = by_rule(told, "1")["P-09"]
    assert found.measures["metal_gap_mm"] == pytest.approx(6 - 3.25 - 1.524, abs=0.02)
    assert found.reason == "metal_near"


def test_what_was_judged_can_be_written_and_read_again(book: RuleBook):
    told = judge_retrospect(L1, [track_of(V02.needle())], None, book)

    document = json.dumps(findings_document(told.judgement, told.case))
    again = findings_from_document(document.encode())
    assert [f.rule for f in again] == [f.rule for f in told.judgement.findings]
    assert all(found.is_past for found in again)


def test_a_departments_stricter_limit_is_the_one_that_counts_afterwards(
    book: RuleBook, tmp_path: Path
):
    """The needle of V01 keeps the book's 1 mm to the medial wall, not a unit's 6."""
    policy = tmp_path / "policy.toml"
    policy.write_text(
        'schema = "isthmus-policy/1"\nid = "u"\nset_by = "Unit"\n'
        '[change.P-02.limits]\nclearance_mm = { value = 6.0, unit = "mm" }\n'
    )
    track = track_of(V01.needle())
    shipped = by_rule(judge_retrospect(L1, [track], None, book), "1")["P-02"]
    stricter = book_with_policy(book, policy)
    own = by_rule(judge_retrospect(L1, [track], None, stricter), "1")["P-02"]
    assert (shipped.severity, own.severity) == (Severity.PASS, Severity.WARN)
    assert own.limit_source == "site"
    assert own.is_past
