"""Needles by hand: placed by two clicks, dragged live, put back by Esc."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.imaging.slices import Orientation
from planner.plan.needle import Needle
from planner.rules.findings import Severity
from tests.phantoms import L1S, STRAIGHT
from tests.ui.viewports.conftest import case_of
from tests.ui.viewports.hands import (
    beside,
    click,
    double_click,
    drag,
    hover,
    move,
    press,
    release,
)
from ui.viewports.needle_list import selected_findings, worst
from ui.viewports.needle_tool import ELEVEN_GAUGE_MM, NeedlePart
from ui.viewports.view_state import Tool

Z_MM = L1S.pedicle_middle_z_mm


@pytest.fixture
def axial(session, make_view, view_state):
    """An axial view at pedicle height with the needle tool in the hand."""
    view = make_view(session)
    view_state.move_cursor(STRAIGHT.to_lps((0, 5, Z_MM)))
    view.reset()
    view_state.take_tool(Tool.NEEDLE)
    return view


@pytest.fixture
def bare(make_session, make_view, view_state):
    """The same view on a vertebra that has no needle yet."""
    view = make_view(make_session(case_of()))
    view_state.move_cursor(STRAIGHT.to_lps((0, 5, Z_MM)))
    view.reset()
    view_state.take_tool(Tool.NEEDLE)
    return view


def px(view, x, y):
    """Where a box point at pedicle height is on the screen."""
    return view.camera.to_px(STRAIGHT.to_lps((x, y, Z_MM)))


def steps_back(session):
    """Count the steps that undo can take, taking them."""
    count = 0
    while session.history.undo_label is not None:
        session.undo()
        count += 1
    return count


def test_a_needle_is_drawn_without_a_mouse(bare, view_state, qtbot):
    session = bare.session
    entry, tip = (STRAIGHT.to_lps((x, y, Z_MM)) for x, y in ((16, -22), (16, -12)))
    view_state.move_cursor(entry)
    qtbot.keyClick(bare, Qt.Key.Key_Return)
    assert session.case.levels[0].needles == ()
    for _ in range(2):
        qtbot.keyClick(bare, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert session.is_previewing
    assert np.allclose(session.needle.tip_lps_mm, tip)
    qtbot.keyClick(bare, Qt.Key.Key_Enter)
    assert not session.is_previewing
    assert np.allclose(session.needle.entry_lps_mm, entry)
    assert np.allclose(session.needle.tip_lps_mm, tip)
    assert session.history.undo_label == "Add needle R1"


def test_enter_places_nothing_while_only_looking(bare, view_state, qtbot):
    view_state.take_tool(Tool.NAVIGATE)
    qtbot.keyClick(bare, Qt.Key.Key_Return)
    assert bare.tool.pending_entry_lps_mm is None
    assert bare.session.case.levels[0].needles == ()


@pytest.mark.parametrize(
    ("x_mm", "needle_id", "side"), [(16, "R1", "right"), (-16, "L1", "left")]
)
def test_two_clicks_make_a_needle_named_after_its_side(bare, x_mm, needle_id, side):
    session = bare.session
    click(bare, px(bare, x_mm, -22))
    assert session.case.levels[0].needles == ()
    hover(bare, px(bare, x_mm / 4, 20))
    assert session.is_previewing
    click(bare, px(bare, x_mm / 4, 20))
    needle = session.needle
    assert not session.is_previewing
    assert (needle.id, needle.side) == (needle_id, side)
    assert needle.outer_diameter_mm == ELEVEN_GAUGE_MM
    assert np.allclose(needle.entry_lps_mm, STRAIGHT.to_lps((x_mm, -22, Z_MM)))
    assert np.allclose(needle.tip_lps_mm, STRAIGHT.to_lps((x_mm / 4, 20, Z_MM)))
    assert session.history.undo_label == f"Add needle {needle_id}"
    assert steps_back(session) == 1


def test_a_second_needle_of_a_side_gets_the_next_number(axial):
    click(axial, px(axial, 14, -25))
    click(axial, px(axial, -2, 4))
    assert axial.session.needle.id == "R2"


def test_pulling_from_entry_to_tip_makes_a_needle_too(bare):
    drag(bare, px(bare, 16, -22), px(bare, 5, 20))
    assert bare.session.needle.id == "R1"
    assert steps_back(bare.session) == 1


def test_the_verdict_is_live_while_the_tip_is_sought(bare):
    session = bare.session
    click(bare, px(bare, 16.6, -22))
    hover(bare, px(bare, 11.6, 20))
    safe = worst(selected_findings(session))
    hover(bare, px(bare, -12, -2))
    assert worst(selected_findings(session)) is Severity.STOP
    assert safe is not Severity.STOP


def test_esc_takes_a_waiting_entry_back(qtbot, axial, needle):
    click(axial, px(axial, -16, -22))
    hover(axial, px(axial, -5, 10))
    assert len(axial.session.level.needles) == 2
    qtbot.keyClick(axial, Qt.Key.Key_Escape)
    assert axial.session.level.needles == (needle,)
    assert axial.session.needle == needle
    assert axial.tool.pending_entry_lps_mm is None
    assert axial.session.history.undo_label is None


def test_a_tip_on_the_entry_is_ignored_not_an_error(bare):
    at = px(bare, 16, -22)
    click(bare, at)
    hover(bare, at)
    click(bare, at)
    assert bare.session.level.needles == ()
    click(bare, px(bare, 5, 20))
    assert bare.session.needle.id == "R1"


def test_two_quick_clicks_are_two_clicks_while_a_tool_is_in_the_hand(qtbot, bare):
    with qtbot.assertNotEmitted(bare.maximise_toggled):
        double_click(bare, px(bare, 16, -22))
    assert bare.tool.pending_entry_lps_mm is not None


@pytest.mark.parametrize(
    ("part", "label"),
    [
        (NeedlePart.TIP, "Move tip"),
        (NeedlePart.ENTRY, "Move entry"),
        (NeedlePart.SHAFT, "Move needle"),
    ],
)
def test_a_drag_previews_live_and_is_one_step(axial, needle, part, label):
    session = axial.session
    ends = {
        NeedlePart.TIP: needle.tip_lps_mm,
        NeedlePart.ENTRY: needle.entry_lps_mm,
        NeedlePart.SHAFT: (needle.entry_lps_mm + needle.tip_lps_mm) / 2,
    }
    start = axial.camera.to_px(ends[part])
    press(axial, start)
    move(axial, beside(start, 20, 10))
    assert session.is_previewing
    assert session.history.case.levels[0].needles == (needle,)
    assert session.needle != needle
    move(axial, beside(start, 24, -12))
    release(axial, beside(start, 24, -12))
    shift = np.array((24.0, -12.0, 0.0)) * axial.camera.mm_per_px
    moved = session.history.case.levels[0].needle("R1")
    expected = {
        NeedlePart.TIP: (0, shift),
        NeedlePart.ENTRY: (shift, 0),
        NeedlePart.SHAFT: (shift, shift),
    }[part]
    assert np.allclose(moved.entry_lps_mm, needle.entry_lps_mm + expected[0])
    assert np.allclose(moved.tip_lps_mm, needle.tip_lps_mm + expected[1])
    assert session.history.undo_label == label
    assert steps_back(session) == 1
    assert session.needle == needle


def test_esc_puts_a_dragged_needle_back(qtbot, axial, needle):
    session = axial.session
    start = axial.camera.to_px(needle.tip_lps_mm)
    press(axial, start)
    move(axial, beside(start, 40, 0))
    assert session.needle != needle
    qtbot.keyClick(axial, Qt.Key.Key_Escape)
    assert session.needle == needle
    move(axial, beside(start, 50, 0))
    release(axial, beside(start, 50, 0))
    assert session.needle == needle
    assert session.history.undo_label is None


def test_a_trembling_click_on_a_handle_moves_nothing(axial, needle):
    start = axial.camera.to_px(needle.tip_lps_mm)
    drag(axial, start, beside(start, 2, 1))
    assert axial.session.needle == needle
    assert axial.session.history.undo_label is None


def test_a_drag_stays_in_the_plane_and_keeps_the_depth(axial, needle, view_state):
    view_state.move_cursor(STRAIGHT.to_lps((0, 5, Z_MM + 6)))
    start = axial.camera.to_px(needle.tip_lps_mm)
    drag(axial, start, beside(start, 15, 5))
    moved = axial.session.needle.tip_lps_mm
    assert moved[2] == pytest.approx(needle.tip_lps_mm[2])
    assert np.allclose(
        (moved - needle.tip_lps_mm)[:2] / axial.camera.mm_per_px, (15, 5)
    )


def test_a_drag_onto_the_other_end_stops_before_it(axial, needle):
    start, end = axial.camera.to_px((needle.tip_lps_mm, needle.entry_lps_mm))
    press(axial, start)
    move(axial, beside(start, 0, 10))
    before = axial.session.needle
    move(axial, end)
    assert axial.session.needle == before
    release(axial, end)
    assert axial.session.needle == before


def test_the_pointer_says_what_a_press_would_take(axial, needle):
    tip, entry = axial.camera.to_px((needle.tip_lps_mm, needle.entry_lps_mm))
    shapes = []
    for at in (tip, (tip + entry) / 2, tip + 60):
        hover(axial, at)
        shapes.append(axial.cursor().shape())
    assert shapes == [
        Qt.CursorShape.PointingHandCursor,
        Qt.CursorShape.OpenHandCursor,
        Qt.CursorShape.CrossCursor,
    ]


def test_an_entry_on_one_slice_may_get_its_tip_on_another(bare, make_view, view_state):
    session = bare.session
    click(bare, px(bare, 16, -22))
    entry = bare.tool.pending_entry_lps_mm
    view = make_view(session, Orientation.SAGITTAL)
    bare.tool.place(entry)
    assert np.allclose(view_state.cursor_lps_mm, entry)
    at = view.camera.to_px(STRAIGHT.to_lps((0, 20, Z_MM)))
    click(view, at)
    tip = STRAIGHT.to_box(session.needle.tip_lps_mm)
    assert np.allclose(tip, (16, 20, Z_MM))


def test_needles_of_other_levels_are_never_taken_by_accident(
    make_session, make_view, view_state, needle
):
    up = np.array((0, 0, 60))
    far = Needle(
        id="R9",
        entry_lps_mm=needle.entry_lps_mm + up,
        tip_lps_mm=needle.tip_lps_mm + up,
        outer_diameter_mm=3.048,
    )
    case = case_of()
    other = case_of(far).levels[0]
    other = type(other)(level="T12", anatomy=other.anatomy, needles=(far,))
    session = make_session(type(case)(study=case.study, levels=(*case.levels, other)))
    view = make_view(session)
    view_state.take_tool(Tool.NEEDLE)
    start = view.camera.to_px(far.tip_lps_mm)
    drag(view, start, start + 30)
    assert session.case.level("T12").needle("R9") == far


def test_without_a_vertebra_a_click_makes_nothing(make_session, make_view, view_state):
    case = case_of()
    session = make_session(type(case)(study=case.study))
    view = make_view(session)
    view_state.take_tool(Tool.NEEDLE)
    click(view, (200, 100))
    click(view, (240, 160))
    assert session.case.levels == ()
    assert view.tool.pending_entry_lps_mm is None
