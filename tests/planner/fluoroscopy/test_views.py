"""Standard views of a vertebra, how true they are, and what a false one hides."""

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.anatomy.vertebra import Side, Vertebra
from planner.fluoroscopy.beam import Beam
from planner.fluoroscopy.guides import GuideKind, front_guides, side_guides
from planner.fluoroscopy.views import (
    SCOTTY_DEG,
    ViewKind,
    apparent_margin_mm,
    central_point_lps_mm,
    deviation,
    parallax_mm,
    true_pose,
    views_in_use,
)
from planner.plan.needle import Needle
from planner.rules.book import RuleBook, load_book
from planner.rules.evaluate import judge
from planner.rules.facts import LevelFacts
from planner.rules.findings import Finding, Severity
from tests.phantoms import (
    L1S,
    STRAIGHT,
    analytic_vertebra,
    needle_lps,
    placed_frame,
    random_turn,
)
from tests.planner.rules.conftest import SHIPPED
from tests.vignettes import case_of

FRAME = placed_frame(turn=random_turn(11, up_to_deg=30))
VERTEBRA = analytic_vertebra(L1S, frame=FRAME)
STRAIGHT_VERTEBRA = analytic_vertebra(L1S)
TURN_MM = 1e-9


def beam_at(pose_of: ViewKind, vertebra: Vertebra = VERTEBRA) -> Beam:
    return Beam(
        pose=true_pose(pose_of, vertebra, Side.RIGHT),
        center_lps_mm=central_point_lps_mm(vertebra),
    )


@pytest.mark.parametrize("kind", [ViewKind.AP, ViewKind.LATERAL])
def test_the_true_pose_of_a_vertebra_that_lies_askew_deviates_by_nothing(
    kind: ViewKind,
):
    view = deviation(kind, true_pose(kind, VERTEBRA, Side.RIGHT), FRAME)
    assert (view.rotation_deg, view.tilt_deg) == pytest.approx((0, 0), abs=1e-6)


@given(turn=st.floats(-60, 60), tilt=st.floats(-50, 50))
def test_deviation_is_the_angle_by_which_the_arm_is_moved_off(turn: float, tilt: float):
    """In a vertebra that lies straight the arm's angles are the vertebra's."""
    for kind in (ViewKind.AP, ViewKind.LATERAL):
        pose = true_pose(kind, STRAIGHT_VERTEBRA, Side.RIGHT)
        moved = pose.turned(rotation_deg=turn, tilt_deg=tilt)
        view = deviation(kind, moved, STRAIGHT)
        assert view.rotation_deg == pytest.approx(turn, abs=1e-6)
        assert view.tilt_deg == pytest.approx(tilt, abs=1e-6)


def test_a_view_seen_from_its_other_end_is_as_true():
    for kind in (ViewKind.AP, ViewKind.LATERAL):
        pose = true_pose(kind, VERTEBRA, Side.RIGHT)
        other = type(pose).facing(-pose.viewer_lps)
        view = deviation(kind, other, FRAME)
        assert (view.rotation_deg, view.tilt_deg) == pytest.approx((0, 0), abs=1e-6)


def test_down_the_needle_hub_and_tip_are_one_point():
    needle = needle_lps(L1S, (17, -22), (5, 20), frame=FRAME)
    pose = true_pose(ViewKind.BULLS_EYE, VERTEBRA, Side.RIGHT, needle)
    beam = Beam(pose=pose, center_lps_mm=central_point_lps_mm(VERTEBRA))
    entry, tip = beam.on_plane((needle.entry_lps_mm, needle.tip_lps_mm))
    assert entry == pytest.approx(tip, abs=TURN_MM * 100)


def test_without_a_needle_the_bulls_eye_looks_down_the_pedicle():
    pedicle = VERTEBRA.pedicles[Side.LEFT]
    isthmus = attrs.evolve(pedicle.isthmus, transverse_deg=18.0, sagittal_deg=7.0)
    turned = attrs.evolve(
        VERTEBRA,
        pedicles={Side.LEFT: attrs.evolve(pedicle, isthmus=isthmus)},
    )
    line = true_pose(ViewKind.BULLS_EYE, turned, Side.LEFT).viewer_lps
    right, anterior, cranial = FRAME.axes_lps.T @ line
    assert np.degrees(np.arctan2(right, anterior)) == pytest.approx(18)
    assert np.degrees(np.arctan2(cranial, anterior)) == pytest.approx(7)


def test_a_scotty_dog_is_turned_to_its_own_side():
    """The ray runs through the side's pedicle medially, as the needle does."""
    for side in Side:
        line = true_pose(ViewKind.SCOTTY_DOG, VERTEBRA, side).viewer_lps
        right, anterior, cranial = FRAME.axes_lps.T @ line
        inwards = np.degrees(np.arctan2(-side.sign * right, anterior))
        assert inwards == pytest.approx(SCOTTY_DEG)
        assert cranial == pytest.approx(0, abs=1e-9)


def test_on_a_true_view_the_margin_seen_is_the_margin_of_the_rule():
    tip = FRAME.to_lps((12.5, -6.0, 3.0))
    beam = beam_at(ViewKind.AP)
    seen = apparent_margin_mm(beam, VERTEBRA, Side.RIGHT, tip)
    assert seen == pytest.approx(12.5 - L1S.medial_mm)


def test_a_view_turned_by_twelve_degrees_hides_a_crossing():
    """Vignette V10: truly 0.67 mm medial, it looks 0.60 mm lateral."""
    tip = FRAME.to_lps((L1S.medial_mm - 0.67, -2.0, 3.5))
    seen = []
    for turn in (12.0, -12.0):
        line = FRAME.axes_lps @ (np.sin(np.radians(turn)), np.cos(np.radians(turn)), 0)
        pose = type(beam_at(ViewKind.AP).pose).facing(line)
        beam = Beam(pose=pose, center_lps_mm=central_point_lps_mm(VERTEBRA))
        seen.append(apparent_margin_mm(beam, VERTEBRA, Side.RIGHT, tip) or 0.0)
    shift = 6 * np.sin(np.radians(12))
    true = -0.67 * np.cos(np.radians(12))
    assert sorted(seen) == pytest.approx([true - shift, true + shift], abs=0.01)
    assert max(seen) == pytest.approx(0.60, abs=0.02)


def test_divergent_rays_shift_a_centred_tip_by_what_the_rules_say():
    tip = FRAME.to_lps((11.0, 2.0, 3.5))
    ap = attrs.evolve(beam_at(ViewKind.AP), source_object_mm=700.0)
    shift = parallax_mm(ap, VERTEBRA, Side.RIGHT, tip)
    assert shift is not None
    assert abs(shift) == pytest.approx(11 * 10 / 700, abs=0.01)
    straight = parallax_mm(beam_at(ViewKind.AP), VERTEBRA, Side.RIGHT, tip)
    assert straight == pytest.approx(0, abs=TURN_MM)


def test_guides_are_the_lines_the_rules_measure_to():
    ap, lateral = beam_at(ViewKind.AP), beam_at(ViewKind.LATERAL)
    for guide in front_guides(VERTEBRA):
        box = FRAME.to_box(ap.on_plane(guide.points_lps_mm))
        assert guide.side is not None
        offset = box[:, 0] * guide.side.sign
        if guide.kind is GuideKind.MEDIAL_BORDER:
            assert offset == pytest.approx(L1S.medial_mm)
        else:
            assert (offset.min(), offset.max()) == pytest.approx(
                (L1S.medial_mm, L1S.lateral_mm)
            )
    depths = {
        guide.kind: FRAME.to_box(lateral.on_plane(guide.points_lps_mm))[:, 1]
        for guide in side_guides(VERTEBRA)
    }
    assert depths[GuideKind.POSTERIOR_WALL] == pytest.approx(0, abs=1e-9)
    assert depths[GuideKind.ONE_SIXTH] == pytest.approx(L1S.depth_mm / 6)
    assert depths[GuideKind.ONE_THIRD] == pytest.approx(L1S.depth_mm / 3)


# --- what the rules make of views -----------------------------------------------------


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book(SHIPPED)


def found_with(turn_deg: float, needle: Needle, book: RuleBook) -> dict[str, Finding]:
    """Judge a needle while the arm's front view is turned off by an angle."""
    vertebra = STRAIGHT_VERTEBRA
    ap = beam_at(ViewKind.AP, vertebra)
    turned = attrs.evolve(ap, pose=ap.pose.turned(rotation_deg=turn_deg))
    views = views_in_use(turned, beam_at(ViewKind.LATERAL, vertebra), vertebra)
    judgement = judge(
        case_of(L1S, needle), {"L1": vertebra}, book, {"L1": LevelFacts(views=views)}
    )
    return {found.rule: found for found in judgement.findings}


def test_views_within_five_degrees_are_true_past_five_warn_past_ten_are_not_judged(
    book: RuleBook,
):
    needle = needle_lps(L1S, (17.2, -22), (10.8, 22))
    for turn_deg, views, border in (
        (0.0, Severity.PASS, Severity.PASS),
        (4.9, Severity.PASS, Severity.PASS),
        (-5.1, Severity.WARN, Severity.PASS),
        (9.9, Severity.WARN, Severity.PASS),
        (10.1, Severity.NA, Severity.NA),
        (-12.0, Severity.NA, Severity.NA),
    ):
        found = found_with(turn_deg, needle, book)
        assert found["P-10"].severity is views
        assert found["P-01"].severity is border
        assert found["P-10"].measures["error_deg"] == pytest.approx(abs(turn_deg))


def test_a_false_view_takes_nothing_back_from_the_walls(book: RuleBook):
    """Vignette V10: not assessable on the picture, a STOP in three dimensions."""
    found = found_with(12.0, needle_lps(L1S, (17, -22), (2.333, 22)), book)
    assert found["P-01"].severity is Severity.NA
    assert found["P-02"].severity is Severity.STOP


def test_a_beam_off_the_vertebra_is_told_to_p10():
    ap = beam_at(ViewKind.AP)
    moved = attrs.evolve(ap, center_lps_mm=ap.center_lps_mm + 40 * FRAME.cranial_lps)
    views = views_in_use(moved, beam_at(ViewKind.LATERAL), VERTEBRA)
    assert views.ap.off_axis_mm == pytest.approx(40)
    assert views.lateral.off_axis_mm == pytest.approx(0, abs=1e-9)
