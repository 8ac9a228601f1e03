"""Four views of one point; any of them fills the grid; a case opens in its middle."""

import numpy as np
import pytest
from PySide6.QtWidgets import QToolButton

from planner.imaging.slices import Orientation
from tests.phantoms import L1S, ct_phantom, landmark_source, placed_frame, random_turn
from tests.ui.viewports.conftest import case_of, show
from tests.ui.viewports.hands import CONTROL, click, double_click, wheel
from ui.viewports.view_grid import ViewGrid
from ui.viewports.view_state import Tool

ON, OFF = True, False


@pytest.fixture
def grid(qtbot, view_state):
    grid = ViewGrid(None, view_state)
    qtbot.addWidget(grid)
    grid.resize(800, 640)
    show(qtbot, grid)
    yield grid
    grid.release()


@pytest.fixture
def tilted(make_session):
    """A session on a vertebra that lies askew in the scanner."""
    frame = placed_frame(turn=random_turn(4, up_to_deg=25))
    source = landmark_source(L1S, frame=frame)
    return make_session(case_of(anatomy=source), volume=ct_phantom(L1S, frame=frame))


def shown(grid):
    views = (*grid.slices.values(), grid.scene)
    return [index for index, view in enumerate(views) if view.isVisible()]


def test_a_case_opens_on_its_vertebra(grid, make_session, view_state):
    session = make_session()
    grid.set_session(session)
    x, y, z = session.vertebra.frame.to_box(view_state.cursor_lps_mm)
    low, high = L1S.pedicle_z_mm
    assert abs(x) < 1
    assert 0 < y < L1S.depth_mm
    assert low < z < high
    for view in grid.slices.values():
        assert abs(view.camera.depth_mm(view_state.cursor_lps_mm)) < 1e-9


def test_a_case_with_a_needle_opens_at_its_tip(grid, session, needle, view_state):
    grid.set_session(session)
    assert np.allclose(view_state.cursor_lps_mm, needle.tip_lps_mm)


@pytest.mark.parametrize("index", range(4))
def test_a_view_fills_the_grid_and_gives_the_room_back(grid, session, index):
    grid.set_session(session)
    whole = [view.size() for view in (*grid.slices.values(), grid.scene)]
    grid.toggle_maximised(index)
    assert grid.maximised_index == index
    assert shown(grid) == [index]
    big = (*grid.slices.values(), grid.scene)[index]
    grid.layout().activate()
    assert big.width() > 700
    assert big.height() > 550
    grid.toggle_maximised(index)
    grid.layout().activate()
    assert grid.maximised_index is None
    assert shown(grid) == [0, 1, 2, 3]
    assert [view.size() for view in (*grid.slices.values(), grid.scene)] == whole


def test_a_double_click_and_the_button_do_the_same(qtbot, grid, session):
    grid.set_session(session)
    double_click(grid.slices[Orientation.SAGITTAL], (100, 80))
    assert grid.maximised_index == 1
    button = next(b for b in grid.findChildren(QToolButton) if b.isVisible())
    assert "(2)" in button.toolTip()
    click(button, (10, 10))
    assert grid.maximised_index is None


def test_the_picture_keeps_its_place_when_a_view_is_enlarged_and_back(grid, session):
    grid.set_session(session)
    view = grid.slices[Orientation.AXIAL]
    wheel(view, (100, 90), 240, keys=CONTROL)
    before = view.camera
    grid.toggle_maximised(0)
    grid.layout().activate()
    grid.toggle_maximised(0)
    grid.layout().activate()
    assert view.camera.mm_per_px == pytest.approx(before.mm_per_px)
    assert np.allclose(view.camera.center_lps_mm, before.center_lps_mm)


def test_all_slices_follow_a_click_in_one(grid, session, view_state):
    grid.set_session(session)
    click(grid.slices[Orientation.AXIAL], (150, 100))
    for view in grid.slices.values():
        assert abs(view.camera.depth_mm(view_state.cursor_lps_mm)) < 1e-9


def test_the_vertebras_own_planes_are_perpendicular_to_its_frame(
    grid, tilted, view_state
):
    grid.set_session(tilted)
    frame = tilted.vertebra.frame
    before = view_state.cursor_lps_mm
    view_state.use_vertebra_planes(ON)
    for orientation, axis, sign in (
        (Orientation.AXIAL, frame.cranial_lps, 1),
        (Orientation.SAGITTAL, frame.right_lps, 1),
        (Orientation.CORONAL, frame.anterior_lps, -1),
    ):
        camera = grid.slices[orientation].camera
        assert np.allclose(camera.normal_lps, sign * axis)
    assert np.array_equal(view_state.cursor_lps_mm, before)
    view_state.use_vertebra_planes(OFF)
    assert np.allclose(grid.slices[Orientation.AXIAL].camera.normal_lps, (0, 0, 1))


def test_leaving_the_needle_tool_drops_a_waiting_entry(grid, session, view_state):
    grid.set_session(session)
    view_state.take_tool(Tool.NEEDLE)
    click(grid.slices[Orientation.AXIAL], (40, 60))
    assert grid.needle_tool.pending_entry_lps_mm is not None
    view_state.take_tool(Tool.NAVIGATE)
    assert grid.needle_tool.pending_entry_lps_mm is None


def test_a_case_can_be_closed_and_another_opened(grid, session, make_session, tilted):
    for each in (session, None, tilted, None):
        grid.set_session(each)
        assert not grid.grab().isNull()
    grid.release()
    grid.release()
