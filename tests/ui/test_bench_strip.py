"""Under the pictures: keys, slider and boxes move what both layouts look at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider

from planner.fluoroscopy.views import ViewKind
from planner.imaging.needle_planes import Thickness
from planner.rules.findings import Severity
from tests.ui.clipped import cut_off
from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from tests.ui.test_window import child
from ui.viewports.arrangement import Arrangement
from ui.viewports.c_arm_state import Rays, Slot

ON = True


@pytest.fixture
def bench(window, show_case, qtbot):
    """A window with a needle that breaches, under fluoroscopy."""
    show_case(phantom_case(BREACHING_NEEDLE))
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.views.arrangement is Arrangement.FLUOROSCOPY
    return window


def words(window, name):
    return child(window, name, QLabel).text()


def test_keys_bring_each_layout_and_the_slices_back(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    assert window.bench.isHidden()
    for key, arrangement in (
        (Qt.Key.Key_F6, Arrangement.WORKSHOP),
        (Qt.Key.Key_F7, Arrangement.FLUOROSCOPY),
        (Qt.Key.Key_F5, Arrangement.SLICES),
    ):
        qtbot.keyClick(window, key)
        assert window.views.arrangement is arrangement
        assert window.bench.isHidden() is (arrangement is Arrangement.SLICES)
        action = window.actions_by_id.qt[f"layout.{arrangement.value}"]
        assert action.isChecked()


def test_a_breaching_needle_is_pushed_step_by_step_until_it_stops(bench, qtbot):
    """As a surgeon would: draw back, push on millimetre by millimetre, read, turn."""
    course = bench.views.course
    course.move_to(2.0)
    first = course.violation
    assert first is not None
    while course.depth_mm < first.depth_mm - 1.5:
        assert not words(bench, "advance.verdict").startswith("Stop")
        qtbot.keyClick(bench, Qt.Key.Key_L)
    for _ in range(3):
        qtbot.keyClick(bench, Qt.Key.Key_L)
    assert words(bench, "advance.verdict").startswith("Stop")
    assert "P-0" in words(bench, "advance.verdict")
    assert words(bench, "advance.front").startswith("AP: ")
    assert "posterior wall" in words(bench, "advance.side")
    qtbot.keyClick(bench, Qt.Key.Key_J)
    assert course.depth_mm == pytest.approx(first.depth_mm + 1, abs=1.5)


def test_the_slider_and_the_pictures_agree(bench):
    slider = child(bench, "course.depth", QSlider)
    slider.setValue(213)
    assert bench.views.course.depth_mm == pytest.approx(21.3)
    step = bench.views.course.step
    for slot in Slot:
        view = bench.views.pictures[slot]
        assert view.content(view.camera).step is step
    bench.views.course.move_to(10.0)
    assert slider.value() == 100
    assert words(bench, "course.at").startswith("10.0 of ")


def test_play_and_pause_by_one_key(bench, qtbot):
    qtbot.keyClick(bench, Qt.Key.Key_K)
    assert bench.views.course.is_playing
    qtbot.waitUntil(lambda: bench.views.course.depth_mm > 1)
    qtbot.keyClick(bench, Qt.Key.Key_K)
    assert not bench.views.course.is_playing


def test_true_views_come_back_by_one_key_and_the_verdict_with_them(bench, qtbot):
    c_arm = bench.views.c_arm
    c_arm.turn(Slot.AP, c_arm.true_pose(Slot.AP).turned(rotation_deg=15))
    said = bench.session.judgement.of_needle("L1", "R1")
    assert next(f for f in said if f.rule == "P-01").severity is Severity.NA
    qtbot.keyClick(bench, Qt.Key.Key_T)
    said = bench.session.judgement.of_needle("L1", "R1")
    assert next(f for f in said if f.rule == "P-01").severity is Severity.STOP


def test_oblique_and_perspective_are_chosen_below_the_pictures(bench, qtbot):
    c_arm = bench.views.c_arm
    oblique = child(bench, "c_arm.oblique", QComboBox)
    oblique.setCurrentIndex(1)
    oblique.activated.emit(1)
    assert c_arm.oblique is ViewKind.SCOTTY_DOG
    child(bench, "c_arm.perspective", QCheckBox).click()
    assert c_arm.rays == Rays(in_perspective=ON)
    bench.bench._source.setValue(600)
    assert c_arm.rays.source_object_mm == 600
    assert c_arm.beam(Slot.AP).magnification == pytest.approx(1100 / 600)


def test_slab_and_turn_are_chosen_below_the_cuts(bench, qtbot):
    qtbot.keyClick(bench, Qt.Key.Key_F6)
    thickness = child(bench, "slab.thickness", QComboBox)
    thickness.setCurrentIndex(2)
    thickness.activated.emit(2)
    child(bench, "slab.mip", QCheckBox).click()
    child(bench, "slab.turn", QSlider).setValue(-30)
    slab = bench.views.slab_state.slab
    assert (slab.thick_mm, slab.shows, slab.turn_deg) == (
        5.0,
        Thickness.BRIGHTEST,
        -30.0,
    )


def test_the_needle_panel_tells_the_angles_that_look_down_the_needle(bench):
    assert words(bench, "needle.c_arm") == "LAO 18°  CRA 0°"


@pytest.mark.long
@pytest.mark.parametrize("arrangement", [Arrangement.WORKSHOP, Arrangement.FLUOROSCOPY])
def test_no_text_is_cut_off_under_the_pictures(bench, qtbot, arrangement):
    bench.resize(1280, 800)
    bench.views.arrange(arrangement)
    bench.views.c_arm.use_rays(Rays(in_perspective=ON))
    for percent in (100, 130, 150):
        bench.look.use(text_percent=percent)
        qtbot.wait(50)
        assert bench.size().toTuple() == (1280, 800)
        assert cut_off(bench.bench) == []
