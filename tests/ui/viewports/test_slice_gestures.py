"""Wheel, drags and keys do in a slice what the help says, and nothing else."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.imaging.slices import Orientation
from tests.ui.viewports.hands import (
    CONTROL,
    MIDDLE,
    RIGHT,
    SHIFT,
    click,
    double_click,
    drag,
    move,
    press,
    release,
    wheel,
)
from ui.viewports.view_state import WINDOW_PRESETS, Tool

AT = (210.0, 150.0)


@pytest.mark.parametrize(
    ("orientation", "axis", "sign"),
    [
        (Orientation.AXIAL, 2, 1),
        (Orientation.SAGITTAL, 0, -1),
        (Orientation.CORONAL, 1, -1),
    ],
)
def test_the_wheel_goes_one_slice_towards_head_right_or_front(
    session, make_view, view_state, orientation, axis, sign
):
    view = make_view(session, orientation)
    wheel(view, AT, 120)
    start = view_state.cursor_lps_mm
    wheel(view, AT, 120)
    moved = view_state.cursor_lps_mm - start
    expected = np.zeros(3)
    expected[axis] = sign * session.volume.grid.spacing_mm[axis]
    assert np.allclose(moved, expected)
    assert abs(view.camera.depth_mm(view_state.cursor_lps_mm)) < 1e-9


def test_small_turns_of_the_wheel_add_up(session, make_view, view_state):
    view = make_view(session)
    wheel(view, AT, 120)
    start = view_state.cursor_lps_mm
    for _ in range(3):
        wheel(view, AT, 30)
    assert np.array_equal(view_state.cursor_lps_mm, start)
    wheel(view, AT, 30)
    assert view_state.cursor_lps_mm[2] > start[2]


def test_control_and_wheel_zoom_at_the_pointer(session, make_view, view_state):
    view = make_view(session)
    under, scale = view.camera.to_lps(*AT), view.camera.mm_per_px
    cursor = view_state.cursor_lps_mm
    wheel(view, AT, 240, CONTROL)
    assert view.camera.mm_per_px < scale
    assert np.allclose(view.camera.to_lps(*AT), under)
    assert np.array_equal(view_state.cursor_lps_mm, cursor)


@pytest.mark.parametrize("by_space", [False, True])
def test_the_middle_button_or_space_pulls_the_picture(
    qtbot, session, make_view, view_state, by_space
):
    view = make_view(session)
    held, cursor = view.camera.to_lps(*AT), view_state.cursor_lps_mm
    if by_space:
        qtbot.keyPress(view, Qt.Key.Key_Space)
        drag(view, AT, (260, 120))
        qtbot.keyRelease(view, Qt.Key.Key_Space)
    else:
        drag(view, AT, (260, 120), MIDDLE)
    assert np.allclose(view.camera.to_px(held), (260, 120))
    assert np.array_equal(view_state.cursor_lps_mm, cursor)


def test_the_right_button_changes_the_grey_window(session, make_view, view_state):
    view = make_view(session)
    drag(view, AT, (AT[0] + 60, AT[1]), RIGHT)
    assert view_state.window.width_hu > WINDOW_PRESETS["bone"].width_hu
    assert view_state.window.center_hu == WINDOW_PRESETS["bone"].center_hu
    drag(view, AT, (AT[0], AT[1] - 60), RIGHT)
    assert view_state.window.center_hu > WINDOW_PRESETS["bone"].center_hu


def test_greys_follow_the_window(session, make_view, view_state):
    view = make_view(session)
    view_state.move_cursor(session.vertebra.frame.to_lps((3.0, 12.0, 2.0)))
    x, y = view.camera.to_px(view_state.cursor_lps_mm)

    def grey():
        return view.grab().toImage().pixelColor(round(x) + 4, round(y) + 4).red()

    before = grey()
    view_state.set_window(WINDOW_PRESETS["cement"])
    assert grey() < before - 20


@pytest.mark.parametrize("button", [MIDDLE, RIGHT])
def test_esc_takes_any_drag_back(qtbot, session, make_view, view_state, button):
    view = make_view(session)
    before = (view.camera, view_state.window)
    press(view, AT, button)
    move(view, (300, 100), button)
    assert (view.camera, view_state.window) != before
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert (view.camera, view_state.window) == before
    move(view, (310, 90), button)
    release(view, (310, 90), button)
    assert (view.camera, view_state.window) == before


def test_a_click_moves_the_crosshair_in_its_plane(session, make_view, view_state):
    view = make_view(session)
    depth = view_state.cursor_lps_mm[2]
    click(view, AT)
    assert np.allclose(view.camera.to_px(view_state.cursor_lps_mm), AT)
    assert view_state.cursor_lps_mm[2] == pytest.approx(depth)
    drag(view, AT, (180, 170))
    assert np.allclose(view.camera.to_px(view_state.cursor_lps_mm), (180, 170))


def test_the_crosshair_never_leaves_the_volume(session, make_view, view_state):
    view = make_view(session)
    drag(view, AT, (-900, -900))
    assert session.volume.grid.holds(view_state.cursor_lps_mm)


def test_navigating_never_moves_a_needle(session, make_view, needle, view_state):
    view = make_view(session)
    view_state.move_cursor(needle.tip_lps_mm)
    tip = view.camera.to_px(needle.tip_lps_mm)
    drag(view, tip, tip + 40)
    assert session.needle == needle
    assert session.history.undo_label is None


def test_shift_moves_the_crosshair_in_every_tool(session, make_view, view_state):
    view = make_view(session)
    view_state.take_tool(Tool.NEEDLE)
    drag(view, AT, (190, 140), keys=SHIFT)
    assert np.allclose(view.camera.to_px(view_state.cursor_lps_mm), (190, 140))
    assert session.history.undo_label is None


def test_a_double_click_asks_for_the_whole_window(qtbot, session, make_view):
    view = make_view(session)
    with qtbot.waitSignal(view.maximise_toggled, timeout=1000):
        double_click(view, AT)


def test_arrows_nudge_and_page_keys_scroll(qtbot, session, make_view, view_state):
    view = make_view(session)
    start = view_state.cursor_lps_mm
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert np.allclose(view_state.cursor_lps_mm - start, (0.5, 0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert np.allclose(view_state.cursor_lps_mm - start, (0.5, 5.0, 0))
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view_state.cursor_lps_mm[2] > start[2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_R])
def test_home_fits_the_view_again(qtbot, session, make_view, key):
    view = make_view(session)
    before = view.camera
    wheel(view, (30, 40), 360, CONTROL)
    drag(view, AT, (260, 120), MIDDLE)
    qtbot.keyClick(view, key)
    assert view.camera == before


def test_a_landmark_is_placed_by_one_click_as_one_step(session, make_view, view_state):
    view = make_view(session)
    view_state.take_tool(Tool.LANDMARK, landmark="right_pedicle_medial")
    click(view, AT)
    placed = session.level.anatomy.points_lps_mm["right_pedicle_medial"]
    assert np.allclose(view.camera.to_px(placed), AT)
    assert np.allclose(view_state.cursor_lps_mm, placed)
    session.undo()
    assert session.history.undo_label is None


def test_enter_places_a_landmark_at_the_crosshair(
    qtbot, session, make_view, view_state
):
    view = make_view(session)
    view_state.take_tool(Tool.LANDMARK, landmark="right_pedicle_medial")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    placed = session.level.anatomy.points_lps_mm["right_pedicle_medial"]
    assert np.array_equal(placed, view_state.cursor_lps_mm)


def test_an_empty_view_paints_and_ignores_every_gesture(qtbot, make_view, view_state):
    view = make_view(None)
    click(view, AT)
    wheel(view, AT, 120)
    drag(view, AT, (10, 10), RIGHT)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert not view.grab().isNull()
    assert np.array_equal(view_state.cursor_lps_mm, (0, 0, 0))
