"""A plan is held against what was done, in the vertebra's own frame, mm by mm."""

import attrs
import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.anatomy.vertebra import Side
from planner.arrays import apply_affine
from planner.plan.case import CementPlan, LabelSource, LevelPlan
from planner.plan.needle import Needle, NeedleStatus
from planner.review.carried import carried_vertebra
from planner.review.planned_actual import LevelCompared, compare_level
from planner.review.tracks import Track
from tests.leak_masks import ball, cement_of
from tests.phantoms import L1S, STRAIGHT, analytic_vertebra
from tests.planner.review.test_retrospect import track_of
from tests.vignettes import V01

L1 = analytic_vertebra(L1S)
MOVED = np.eye(4)
MOVED[:3, :3] = Rotation.from_euler("xyz", (12, 170, -13), degrees=True).as_matrix()
MOVED[:3, 3] = (40.0, -25.0, 60.0)
"""The patient lies on the other side, elsewhere on the table."""

THERE = carried_vertebra(L1, MOVED)


def planned(**changes: object) -> LevelPlan:
    needles = (V01.needle(Side.RIGHT), V01.needle(Side.LEFT))
    plan = LevelPlan(level="L1", anatomy=LabelSource(labels="-"), needles=needles)
    return attrs.evolve(plan, **changes)  # type: ignore[arg-type]


def done(
    needle: Needle,
    number: int,
    *,
    tip_box_mm: tuple[float, float, float] = (0, 0, 0),
    entry_box_mm: tuple[float, float, float] = (0, 0, 0),
    **changes: float,
) -> Track:
    """Return the track of a needle whose ends came to lie beside the planned ones."""
    axes = STRAIGHT.axes_lps
    ends = np.stack(
        (
            needle.entry_lps_mm + axes @ entry_box_mm,
            needle.tip_lps_mm + axes @ tip_box_mm,
        )
    )
    entry, tip = apply_affine(MOVED, ends)
    track = track_of(needle, number, **changes)
    return attrs.evolve(track, entry_lps_mm=entry, tip_lps_mm=tip)


def compared(plan: LevelPlan, *tracks: Track, error_mm: float = 0.0) -> LevelCompared:
    return compare_level(
        THERE, plan, tracks, None, postop_from_preop=MOVED, error_mm=error_mm
    )


def test_what_was_done_as_planned_differs_by_nothing():
    plan = planned()
    right, left = plan.needles
    told = compared(plan, done(left, 1), done(right, 2))
    assert [(c.needle.id, c.track.number) for c in told.needles] == [
        ("R1", 2),
        ("L1", 1),
    ]
    for each in told.needles:
        assert each.tip_mm == pytest.approx(0, abs=1e-9)
        assert each.entry_mm == pytest.approx(0, abs=1e-9)
        assert each.angle_deg == pytest.approx(0, abs=1e-5)
        assert each.depth_mm == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("side", Side)
def test_a_tip_elsewhere_is_told_towards_the_midline_anterior_and_cranial(side: Side):
    """2 mm towards the midline, 3 mm back and 1 mm up, on either side alike."""
    plan = planned()
    needle = plan.needles[0] if side is Side.RIGHT else plan.needles[1]
    track = done(needle, 1, tip_box_mm=(-2.0 * side.sign, -3.0, 1.0))
    (each,) = compared(plan, track).needles
    assert each.side is side
    assert each.tip_off_mm == pytest.approx((2.0, -3.0, 1.0))
    assert each.tip_mm == pytest.approx(14**0.5)
    assert each.actual.depth_fraction == pytest.approx((22 - 3) / 30)
    # V01 runs from (17.2, -22) to (10.8, 22).
    assert each.convergence_deg == pytest.approx(
        np.degrees(np.arctan2(6.4 + 2, 41) - np.arctan2(6.4, 44))
    )
    assert each.depth_mm == pytest.approx((2 * 6.4 - 3 * 44) / np.hypot(6.4, 44))


def test_the_entry_is_compared_across_the_needle():
    """A track known from 5 mm deeper on has the same entry; 2 mm aside is 2 mm."""
    plan = planned(needles=(V01.needle(Side.RIGHT),))
    (needle,) = plan.needles
    along = STRAIGHT.axes_lps.T @ needle.direction_lps
    deeper = done(needle, 1, entry_box_mm=tuple(5 * along))
    (same,) = compared(plan, deeper).needles
    assert same.entry_mm == pytest.approx(0, abs=1e-9)
    shift = (0.0, 0.0, 2.0)
    aside = done(needle, 1, entry_box_mm=shift, tip_box_mm=shift)
    (off,) = compared(plan, aside).needles
    assert off.entry_mm == pytest.approx(2.0)
    assert off.angle_deg == pytest.approx(0, abs=1e-5)


def test_the_error_of_the_registration_and_of_the_fit_are_carried():
    plan = planned(needles=(V01.needle(Side.RIGHT),))
    track = done(plan.needles[0], 1, uncertainty_mm=0.3, tip_uncertainty_mm=1.2)
    (each,) = compared(plan, track, error_mm=0.4).needles
    assert each.uncertainty_mm == pytest.approx(0.5)
    assert each.tip_uncertainty_mm == pytest.approx(1.3)
    length = plan.needles[0].length_mm
    assert each.angle_uncertainty_deg == pytest.approx(
        np.degrees(np.arctan2(1.0, length))
    )


def test_a_failed_puncture_is_nobodys_and_the_nearer_track_is_the_needles():
    plan = planned(needles=(V01.needle(Side.RIGHT),))
    (needle,) = plan.needles
    failed = done(needle, 1, tip_box_mm=(-6.0, -20.0, 0.0))
    second = done(needle, 2, tip_box_mm=(-1.0, 0.0, 0.0))
    told = compared(plan, failed, second)
    assert [c.track.number for c in told.needles] == [2]
    assert [track.number for track in told.further] == [1]


def test_a_track_on_the_other_side_is_no_needles_of_this():
    plan = planned(needles=(V01.needle(Side.RIGHT),))
    told = compared(plan, done(V01.needle(Side.LEFT), 1))
    assert told.needles == ()
    assert [needle.id for needle in told.without_track] == ["R1"]
    assert [track.number for track in told.further] == [1]


def test_needles_that_the_plan_withdrew_are_left_out():
    withdrawn = attrs.evolve(V01.needle(), status=NeedleStatus.WITHDRAWN)
    told = compared(planned(needles=(withdrawn,)))
    assert (told.needles, told.without_track) == ((), ())


def test_cement_is_told_by_thirds_of_the_body():
    """A ball of radius 4 in the middle of each third of a body 30 mm deep."""
    balls = [ball((0, y, 0), (4.0, 4.0, 4.0)) for y in (5.0, 15.0, 25.0)]
    outside = ball((0, -8.0, 0), (3.0, 3.0, 3.0))
    cement = cement_of(L1, *balls, outside)
    plan = planned(cement=CementPlan(volume_ml=2.0))
    told = compare_level(
        L1, plan, (), cement, postop_from_preop=np.eye(4), error_mm=0.0
    ).cement
    assert told is not None
    one = 4 / 3 * np.pi * 4**3 / 1000
    in_canal = 4 / 3 * np.pi * 3**3 / 1000
    assert told.planned_ml == 2.0
    assert told.actual_ml == pytest.approx(3 * one + in_canal, rel=0.03)
    for third in (told.posterior_ml, told.middle_ml, told.anterior_ml):
        assert third == pytest.approx(one, rel=0.05)
    assert told.outside_ml == pytest.approx(in_canal, rel=0.1)
    assert told.mean_depth_fraction == pytest.approx(0.5, abs=0.01)
    assert told.least_depth_fraction == pytest.approx(1 / 30, abs=0.02)
