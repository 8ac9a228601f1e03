"""Down the needle and along it: upright, at true width, from skin to tip."""

import attrs
import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.imaging.needle_planes import NeedlePlane, Thickness, reslice_thick
from planner.imaging.slices import SlicePlane, orientation_letters, reslice
from planner.rules.skin import find_skin
from tests.phantoms import L1S, ct_phantom, needle_lps
from tests.ui.viewports.conftest import case_of, show
from tests.ui.viewports.hands import drag, move, press, release, wheel
from ui.messages.fluoroscopy import depth_words
from ui.viewports.arrangement import Arrangement
from ui.viewports.needle_view import Slab
from ui.viewports.view_grid import ViewGrid
from ui.viewports.view_state import Tool


@pytest.fixture
def grid(qtbot, view_state, session):
    grid = ViewGrid(None, view_state)
    qtbot.addWidget(grid)
    grid.resize(900, 700)
    show(qtbot, grid)
    grid.set_session(session)
    grid.arrange(Arrangement.WORKSHOP)
    yield grid
    grid.release()


def test_the_needle_lies_in_both_cuts_along_it_and_square_to_the_one_across(
    grid, session
):
    along = session.needle.direction_lps
    for turn in (0.0, 35.0, -80.0):
        grid.slab_state.use(Slab(turn_deg=turn))
        for plane, view in grid.cuts.items():
            across = abs(float(view.camera.normal_lps @ along))
            expected = 1.0 if plane is NeedlePlane.ACROSS else 0.0
            assert across == pytest.approx(expected, abs=1e-9)
            depth = view.camera.depth_mm(session.needle.tip_lps_mm)
            assert float(depth) == pytest.approx(0, abs=1e-6)


def test_the_cuts_keep_the_surgeons_orientation(grid):
    """Down the needle from its hub: head up, right on the right. Along: as slices."""
    across = grid.cuts[NeedlePlane.ACROSS].camera
    assert orientation_letters(-across.down_lps)[0] == "H"
    assert orientation_letters(across.right_lps)[0] == "R"
    flat = grid.cuts[NeedlePlane.FLAT].camera
    assert orientation_letters(-flat.down_lps)[0] == "A"
    assert orientation_letters(flat.right_lps)[0] == "L"
    upright = grid.cuts[NeedlePlane.UPRIGHT].camera
    assert orientation_letters(-upright.down_lps)[0] == "H"
    assert orientation_letters(upright.right_lps)[0] == "P"


@pytest.mark.parametrize("seed", range(20))
def test_whatever_way_a_needle_runs_no_picture_is_mirrored(seed):
    along = np.random.default_rng(seed).normal(size=3)
    along /= np.linalg.norm(along)
    for plane in NeedlePlane:
        right, down = plane.axes_lps(along, turn_deg=17.0 * seed)
        assert float(right @ down) == pytest.approx(0, abs=1e-12)
        assert np.linalg.norm(right) == pytest.approx(1)
        into = np.cross(right, down)
        if plane is NeedlePlane.ACROSS:
            assert into == pytest.approx(along, abs=1e-9)
        else:
            assert float(into @ along) == pytest.approx(0, abs=1e-9)


def test_a_needle_straight_along_the_body_has_its_cuts_too():
    for plane in NeedlePlane:
        right, down = plane.axes_lps(np.array((0.0, 0.0, -1.0)))
        assert np.isfinite((*right, *down)).all()


def test_the_depth_moves_the_cut_across_from_the_skin_to_the_tip(grid, session):
    needle, view = session.needle, grid.cuts[NeedlePlane.ACROSS]
    low, high = grid.course.range_mm
    assert low == -find_skin(session.volume, needle).to_entry_mm
    assert high == needle.length_mm
    for depth in (low, 0.0, 12.5, high):
        grid.course.move_to(depth)
        spot = needle.entry_lps_mm + depth * needle.direction_lps
        assert view.camera.center_lps_mm == pytest.approx(spot)
        assert not view.grab().isNull()


def test_the_wheel_goes_along_the_needle(grid, session):
    wheel(grid.cuts[NeedlePlane.FLAT], (100, 100), -120)
    assert grid.course.depth_mm == pytest.approx(session.needle.length_mm - 1)


def test_a_thick_slice_is_the_mean_or_the_brightest_of_its_sheets(phantom):
    plane = SlicePlane(
        center_lps_mm=phantom.grid.center_lps_mm,
        right_lps=(1, 0, 0),
        down_lps=(0, 0.6, -0.8),
        pixel_mm=1.0,
        size=(40, 30),
    )
    sheets = [
        reslice(
            phantom,
            attrs.evolve(
                plane, center_lps_mm=plane.center_lps_mm + shift * plane.normal_lps
            ),
        )
        for shift in (-2, -1, 0, 1, 2)
    ]
    brightest = reslice_thick(phantom, plane, thick_mm=4, shows=Thickness.BRIGHTEST)
    assert np.array_equal(brightest, np.max(sheets, axis=0))
    mean = reslice_thick(phantom, plane, thick_mm=4, shows=Thickness.MEAN)
    assert np.abs(mean - np.mean(sheets, axis=0)).max() <= 0.5
    thin = reslice_thick(phantom, plane, thick_mm=0, shows=Thickness.MEAN)
    assert np.array_equal(thin, sheets[2])


def test_slabs_are_painted(grid):
    for shows in Thickness:
        grid.slab_state.use(Slab(thick_mm=5.0, shows=shows, turn_deg=20))
        for view in grid.cuts.values():
            assert not view.grab().isNull()


def test_without_a_needle_the_workshop_says_so(grid, make_session):
    grid.set_session(make_session(case_of()))
    for view in grid.cuts.values():
        assert view.camera is None
        assert not view.grab().isNull()


def test_maximising_and_arranging_go_together(grid):
    grid.toggle_maximised(1)
    grid.arrange(Arrangement.SLICES)
    assert grid.maximised_index is None
    shown = [view for view in grid.slices.values() if view.isVisible()]
    assert len(shown) == 3
    assert grid.scene.isVisible()
    assert not any(view.isVisible() for view in grid.cuts.values())


def test_where_the_skin_is_seen_one_looks_from_just_before_it(grid, make_session):
    """A phantom with air behind the back: the slider begins 5 mm before the skin."""
    phantom = ct_phantom(L1S)
    voxels = phantom.voxels_hu.copy()
    needle = needle_lps(L1S, (16.6, -22.0), (11.6, 20.0))
    k, j, i = np.indices(voxels.shape)
    ijk = np.stack((i, j, k), axis=-1)
    behind = (phantom.grid.to_lps(ijk) - needle.entry_lps_mm) @ needle.direction_lps
    voxels[behind < -8] = -1000
    session = make_session(
        case_of(needle), volume=attrs.evolve(phantom, voxels_hu=voxels)
    )
    grid.set_session(session)
    assert grid.course.range_mm[0] == pytest.approx(-8 - 5, abs=1)
    grid.course.move_to(-4.0)
    said = depth_words(-4.0, needle.length_mm, grid.course.skin)
    assert said == "4 mm under the skin"


def test_a_tip_is_dragged_in_a_cut_that_stays_and_then_follows(
    grid, session, view_state
):
    view_state.take_tool(Tool.NEEDLE)
    view = grid.cuts[NeedlePlane.FLAT]
    before, camera = session.needle, view.camera
    x, y = camera.to_px(before.tip_lps_mm).tolist()
    press(view, (x, y))
    move(view, (x + 30, y))
    assert view.camera == camera
    move(view, (x + 40, y))
    release(view, (x + 40, y))
    moved = session.needle
    expected = before.tip_lps_mm + 40 * camera.mm_per_px * camera.right_lps
    assert moved.tip_lps_mm == pytest.approx(expected, abs=1e-6)
    assert moved.entry_lps_mm == pytest.approx(before.entry_lps_mm)
    assert float(view.camera.right_lps @ moved.direction_lps) == pytest.approx(0)
    session.undo()
    assert session.needle == before


def test_escape_puts_a_needle_back_that_is_held_in_the_workshop(
    qtbot, grid, session, view_state
):
    view_state.take_tool(Tool.NEEDLE)
    view, before = grid.cuts[NeedlePlane.UPRIGHT], session.needle
    view.setFocus()
    x, y = view.camera.to_px(before.tip_lps_mm).tolist()
    press(view, (x, y))
    move(view, (x, y + 25))
    assert session.needle != before
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert session.needle == before
    release(view, (x, y + 25))
    assert session.needle == before


def test_in_the_navigate_tool_nothing_in_the_workshop_can_be_moved(grid, session):
    view, before = grid.cuts[NeedlePlane.FLAT], session.needle
    x, y = view.camera.to_px(before.tip_lps_mm).tolist()
    drag(view, (x, y), (x + 40, y))
    assert session.needle == before
