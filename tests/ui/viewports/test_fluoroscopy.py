"""Under the simulated C-arm: what is seen, how true it is, and what the rules hear."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.fluoroscopy.beam import Beam
from planner.fluoroscopy.views import ViewKind
from planner.geometry.c_arm import CArmPose
from planner.rules.findings import Severity
from tests.phantoms import L1S, needle_lps
from tests.ui.viewports.conftest import case_of, show
from tests.ui.viewports.hands import SHIFT, drag, wheel
from ui.viewports.arrangement import Arrangement
from ui.viewports.c_arm_handles import Axis, place
from ui.viewports.c_arm_state import Rays, Slot
from ui.viewports.furniture import edge_letters
from ui.viewports.view_grid import ViewGrid

LETTER_AXES = {
    "L": (1, 0, 0),
    "R": (-1, 0, 0),
    "P": (0, 1, 0),
    "A": (0, -1, 0),
    "H": (0, 0, 1),
    "F": (0, 0, -1),
}
POSES = 100
BREACHING = needle_lps(L1S, (17, -22), (3.105, 22))
"""Vignette V02: crosses the medial border 3 mm before the posterior wall."""

ON, OFF = True, False


@pytest.fixture
def grid(qtbot, view_state, session):
    grid = ViewGrid(None, view_state)
    qtbot.addWidget(grid)
    grid.resize(900, 700)
    show(qtbot, grid)
    grid.set_session(session)
    grid.arrange(Arrangement.FLUOROSCOPY)
    yield grid
    grid.release()


def severity_of(session, rule):
    found = session.judgement.of_needle("L1", session.needle.id)
    return next((f.severity for f in found if f.rule == rule), None)


def area_of(view):
    return view.rect().toRectF()


def at(point):
    return (round(point.x()), round(point.y()))


@pytest.mark.parametrize("source_mm", [None, 700.0])
def test_letters_are_true_from_a_hundred_poses(source_mm):
    """What lies towards a letter's side of the patient is shown towards that edge."""
    random = np.random.default_rng(8)
    for _ in range(POSES):
        pose = CArmPose(
            rotation_deg=random.uniform(-180, 180), tilt_deg=random.uniform(-75, 75)
        )
        beam = Beam(pose=pose, center_lps_mm=(5, -7, 9), source_object_mm=source_mm)
        letters = edge_letters(pose.right_lps, pose.down_lps)
        for edge, axis, sign in (
            ("right", pose.right_lps, 1),
            ("left", pose.right_lps, -1),
            ("bottom", pose.down_lps, 1),
            ("top", pose.down_lps, -1),
        ):
            for letter in letters[edge]:
                aside = beam.center_lps_mm + 0.1 * np.array(LETTER_AXES[letter])
                moved = beam.on_plane(aside) - beam.center_lps_mm
                assert sign * float(moved @ axis) > 0
        assert "R" not in letters["right"] or "L" not in letters["right"]


def test_fluoroscopy_begins_with_true_views(grid, session):
    for slot in (Slot.AP, Slot.LATERAL):
        assert grid.c_arm.pose(slot) == grid.c_arm.true_pose(slot)
    assert severity_of(session, "P-10") is Severity.PASS


def test_past_five_degrees_p10_warns_and_past_ten_p01_is_not_assessable(grid, session):
    true = grid.c_arm.true_pose(Slot.AP)
    for turn, views, border in (
        (4.0, Severity.PASS, Severity.PASS),
        (7.0, Severity.WARN, Severity.PASS),
        (12.0, Severity.NA, Severity.NA),
    ):
        grid.c_arm.turn(Slot.AP, true.turned(rotation_deg=turn))
        assert severity_of(session, "P-10") is views
        assert severity_of(session, "P-01") is border
        assert grid.course.step.verdicts["P-01"].severity is border
    grid.c_arm.make_true()
    assert severity_of(session, "P-01") is Severity.PASS


def test_the_oblique_view_says_nothing_to_p01(grid, session):
    oblique = grid.c_arm.pose(Slot.OBLIQUE)
    grid.c_arm.turn(Slot.OBLIQUE, oblique.turned(rotation_deg=25))
    assert severity_of(session, "P-01") is Severity.PASS


def test_away_from_fluoroscopy_the_vertebras_own_planes_count_again(grid, session):
    true = grid.c_arm.true_pose(Slot.AP)
    grid.c_arm.turn(Slot.AP, true.turned(rotation_deg=12))
    grid.arrange(Arrangement.SLICES)
    assert severity_of(session, "P-01") is Severity.PASS
    assert severity_of(session, "P-10") is None


def test_the_bulls_eye_follows_the_needle(grid, session):
    pose = grid.c_arm.pose(Slot.OBLIQUE)
    assert pose.viewer_lps == pytest.approx(session.needle.direction_lps)
    grid.c_arm.show_oblique(ViewKind.SCOTTY_DOG)
    assert grid.c_arm.pose(Slot.OBLIQUE) != pose


def test_a_handle_turns_the_arm_and_escape_turns_it_back(grid):
    view = grid.pictures[Slot.AP]
    true = grid.c_arm.true_pose(Slot.AP)
    area = area_of(view)
    start = at(place(area, Axis.ROTATION, 0.0))
    drag(view, start, at(place(area, Axis.ROTATION, 20.0)))
    turned = grid.c_arm.pose(Slot.AP)
    assert turned.rotation_deg - true.rotation_deg == pytest.approx(20, abs=1)
    assert turned.tilt_deg == true.tilt_deg
    start = at(place(area, Axis.TILT, 0.0))
    drag(view, start, at(place(area, Axis.TILT, -10.0)))
    tilted = grid.c_arm.pose(Slot.AP)
    assert tilted.tilt_deg - true.tilt_deg == pytest.approx(-10, abs=1)
    assert tilted.rotation_deg == turned.rotation_deg


def test_arrows_turn_the_arm_by_a_degree_and_with_shift_by_five(qtbot, grid):
    view = grid.pictures[Slot.LATERAL]
    view.setFocus()
    true = grid.c_arm.true_pose(Slot.LATERAL)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    pose = grid.c_arm.pose(Slot.LATERAL)
    assert pose.rotation_deg == pytest.approx(true.rotation_deg + 1)
    assert pose.tilt_deg == pytest.approx(true.tilt_deg + 5)


def test_the_wheel_pushes_the_needle_and_both_planes_show_the_same_tip(grid, session):
    wheel(grid.pictures[Slot.AP], (100, 100), -240)
    depth = session.needle.length_mm - 2
    assert grid.course.depth_mm == pytest.approx(depth)
    tips = [
        view.content(view.camera).step.needle.tip_lps_mm
        for view in grid.pictures.values()
    ]
    expected = session.needle.entry_lps_mm + depth * session.needle.direction_lps
    for tip in tips:
        assert tip == pytest.approx(expected)


def test_the_first_violation_is_marked_in_both_planes_once_the_tip_is_there(
    grid, make_session
):
    session = make_session(case_of(BREACHING))
    grid.set_session(session)
    first = grid.course.violation
    assert first is not None
    views = [grid.pictures[slot] for slot in (Slot.AP, Slot.LATERAL)]
    for depth, is_marked in (
        (first.depth_mm - 1.5, False),
        (first.depth_mm, True),
        (session.needle.length_mm, True),
    ):
        grid.course.move_to(depth)
        for view in views:
            assert (view.content(view.camera).violation is not None) is is_marked
    spots = [view.content(view.camera).violation.at_lps_mm for view in views]
    rule = views[0].content(views[0].camera).violation.rule
    at_lps = first.verdicts[rule].at_lps_mm
    for view, spot in zip(views, spots, strict=True):
        beam = grid.c_arm.beam(view.slot)
        assert spot == pytest.approx(beam.on_plane(at_lps))


def test_playing_pushes_the_needle_to_its_tip_and_stops(qtbot, grid, session):
    course = grid.course
    course.move_to(session.needle.length_mm - 2.5)
    course.toggle_play()
    assert course.is_playing
    qtbot.waitUntil(lambda: not course.is_playing)
    assert course.is_at_tip
    course.toggle_play()
    assert course.depth_mm == 0.0
    course.pause()
    assert not course.is_playing


def test_a_needle_that_is_moved_is_looked_at_from_its_tip_again(grid, session):
    grid.course.push(-10)
    assert not grid.course.is_at_tip
    session.select(level="L1", needle_id=None)
    session.select(level="L1", needle_id="R1")
    assert grid.course.is_at_tip


def test_a_pose_through_the_table_is_said(grid):
    view = grid.pictures[Slot.AP]
    assert view._warning(view.content(view.camera)) is None
    grid.c_arm.turn(Slot.AP, CArmPose(tilt_deg=80))
    assert "table" in view._warning(view.content(view.camera))


def test_perspective_says_when_it_shifts_the_tip_too_far(grid, session):
    """Half the usual distance: the tip lies in front of the isthmus and looks off."""
    view = grid.pictures[Slot.AP]
    assert view._warning(view.content(view.camera)) is None
    grid.c_arm.use_rays(
        Rays(in_perspective=True, source_object_mm=400, source_detector_mm=1001)
    )
    said = view._warning(view.content(view.camera))
    assert said is not None
    assert "parallel" in said
    assert severity_of(session, "P-01") is Severity.PASS


def test_every_picture_is_painted_with_its_letters_dark_and_light(qtbot, grid):
    qtbot.waitUntil(lambda: grid.c_arm.absorber is not None)
    for dark in (ON, OFF):
        grid.c_arm.show_bone_dark(dark)
        for view in grid.pictures.values():
            assert not view.grab().isNull()


def test_without_a_vertebra_a_picture_says_what_is_missing(grid, make_session):
    empty = make_session(case_of())
    grid.set_session(empty)
    empty.select(level=None)
    for view in grid.pictures.values():
        assert view.camera is None
        assert not view.grab().isNull()
