"""The 3-D view shows bone, is turned by hand, and gives back points of bone."""

import os
import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.plan.case import Case, StudyReference
from tests.conftest import PROJECT
from tests.phantoms import L1S, STRAIGHT, part_distances
from tests.ui.viewports.conftest import show
from tests.ui.viewports.hands import (
    RIGHT,
    beside,
    click,
    double_click,
    drag,
    move,
    press,
    wheel,
)
from ui.theme import Look
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.scene_gestures import SceneGestures
from ui.viewports.scene_view import SceneView
from ui.viewports.view_state import Tool


@pytest.fixture
def make_scene(qtbot, view_state):
    made = []

    def make(session):
        tool = NeedleTool(session, view_state)
        scene = SceneView(view_state, tool, Look())
        made.append(scene)
        SceneGestures(scene)
        qtbot.addWidget(scene)
        scene.resize(360, 300)
        scene.set_session(session)
        show(qtbot, scene)
        if session:
            qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20_000)
        return scene

    yield make
    for scene in made:
        scene.set_session(None)
        scene.release()


def bright_share(scene):
    picture = scene.grab().toImage()
    lights = [
        picture.pixelColor(x, y).lightness() > 40
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    ]
    return sum(lights) / len(lights)


def on_bone(point_lps_mm):
    """How far inside the phantom's bone a point lies; 0 is its surface."""
    x, y, z = STRAIGHT.to_box(point_lps_mm)
    distances = part_distances(L1S, *(np.array([v]) for v in (x, y, z)))
    return max(float(d[0]) for part, d in distances.items() if part.name != "CANAL")


def test_bone_is_seen_and_vtk_has_nothing_to_say(capfd, make_scene, make_session):
    scene = make_scene(make_session())
    assert bright_share(scene) > 0.05
    scene.look_from("left")
    scene.grab()
    scene.release()
    assert capfd.readouterr().err == ""


def test_a_picture_is_drawn_sharp_for_the_pixel_ratio(make_scene, make_session):
    scene = make_scene(make_session())
    picture = scene.grab()
    assert picture.width() == round(360 * scene.devicePixelRatioF())


def test_the_left_button_turns_in_every_tool(make_scene, session, view_state):
    scene = make_scene(session)
    for tool in (Tool.NAVIGATE, Tool.NEEDLE):
        view_state.take_tool(tool)
        before = scene.camera
        drag(scene, (20, 20), (80, 50))
        assert not np.allclose(scene.camera.normal_lps, before.normal_lps)
        assert np.allclose(scene.camera.center_lps_mm, before.center_lps_mm)
    assert session.history.undo_label is None


def test_wheel_and_right_drag_zoom(make_scene, session):
    scene = make_scene(session)
    start = scene.camera.mm_per_px
    wheel(scene, (100, 100), 120)
    assert scene.camera.mm_per_px < start
    drag(scene, (100, 100), (100, 160), RIGHT)
    assert scene.camera.mm_per_px > start


def test_home_looks_from_behind_again(qtbot, make_scene, session):
    scene = make_scene(session)
    before = scene.camera
    drag(scene, (20, 20), (180, 50))
    qtbot.keyClick(scene, Qt.Key.Key_Home)
    assert scene.camera == before


def test_a_double_click_puts_the_crosshair_on_bone(make_scene, session, view_state):
    scene = make_scene(session)
    scene.look_from("posterior")
    at = scene.camera.to_px(STRAIGHT.to_lps((0, -30, -2)))
    double_click(scene, at)
    assert abs(on_bone(view_state.cursor_lps_mm)) < 1.5
    assert np.allclose(scene.camera.to_px(view_state.cursor_lps_mm), at)


def test_a_needle_is_placed_by_clicks_on_bone(make_scene, make_session, view_state):
    session = make_session()
    scene = make_scene(session)
    view_state.take_tool(Tool.NEEDLE)
    scene.look_from("posterior")
    click(scene, scene.camera.to_px(STRAIGHT.to_lps((15, -22, 3))))
    assert abs(on_bone(scene.tool.pending_entry_lps_mm)) < 1.5
    scene.look_from("anterior")
    click(scene, scene.camera.to_px(STRAIGHT.to_lps((4, 30, 3))))
    assert session.needle.id == "R1"
    assert session.history.undo_label == "Add needle R1"


def test_a_handle_is_dragged_at_its_own_depth(make_scene, session, needle, view_state):
    scene = make_scene(session)
    view_state.take_tool(Tool.NEEDLE)
    scene.look_from("posterior")
    start = scene.camera.to_px(needle.tip_lps_mm)
    drag(scene, start, beside(start, 18, -9))
    moved = session.needle.tip_lps_mm
    assert np.allclose(scene.camera.to_px(moved), beside(start, 18, -9))
    depths = scene.camera.depth_mm((moved, needle.tip_lps_mm))
    assert depths[0] == pytest.approx(depths[1])
    assert session.history.undo_label == "Move tip"


def test_esc_puts_the_camera_or_the_needle_back(
    qtbot, make_scene, session, needle, view_state
):
    scene = make_scene(session)
    view_state.take_tool(Tool.NEEDLE)
    before = scene.camera
    for start in ((20, 20), tuple(scene.camera.to_px(needle.tip_lps_mm))):
        press(scene, start)
        move(scene, beside(start, 40, 30))
        assert (scene.camera, session.needle) != (before, needle)
        qtbot.keyClick(scene, Qt.Key.Key_Escape)
        assert (scene.camera, session.needle) == (before, needle)


def test_bone_before_a_point_hides_it(make_scene, session):
    hits = make_scene(session).models.hits
    inside = STRAIGHT.to_lps((0, 15, 0))
    behind_the_back = STRAIGHT.to_lps((0, -60, 0))
    inward = np.array((0.0, -1.0, 0.0))
    assert hits.hides(inside, inward, 200)
    assert not hits.hides(behind_the_back, inward, 200)


def test_a_scan_without_any_vertebra_is_shown_too(make_scene, make_session):
    scene = make_scene(make_session(Case(study=StudyReference(ct="ct"))))
    assert bright_share(scene) > 0.02
    assert not scene.models.parts


def test_parts_lie_where_the_anatomy_says(make_scene, session):
    scene = make_scene(session)
    for part in scene.models.parts:
        low, high = np.array(part.surface.GetBounds()).reshape(3, 2).T
        grid = session.vertebra.parts.grid
        k, j, i = np.nonzero(session.vertebra.parts.membership[part.part] > 127)
        points = grid.to_lps(np.stack((i, j, k), axis=-1))
        assert np.allclose(points.min(axis=0), low, atol=1.2)
        assert np.allclose(points.max(axis=0), high, atol=1.2)
    assert len(scene.models.parts) == len(session.vertebra.parts.membership)


def test_the_opengl_context_is_given_back_twice(make_scene, session):
    scene = make_scene(session)
    scene.grab()
    scene.release()
    scene.release()


QUIET_PROGRAM = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from planner.plan.case import Case, StudyReference
from planner.plan.history import History
from planner.rules.book import load_book
from tests.conftest import PROJECT
from tests.phantoms import L1S, ct_phantom
from ui.resources import resource
from ui.session import Session
from ui.viewports.view_grid import ViewGrid
from ui.viewports.view_state import ViewState

application = QApplication([])
session = Session(
    history=History(Case(study=StudyReference(ct="ct"))),
    volume=ct_phantom(L1S),
    book=load_book(resource("rules")),
    folder=Path(),
)
grid = ViewGrid(session, ViewState())
grid.resize(600, 480)
grid.show()
while session.tasks.busy:
    application.processEvents()
picture = grid.scene.grab().toImage()
lights = [
    picture.pixelColor(x, y).lightness() > 40
    for x in range(0, picture.width(), 4)
    for y in range(0, picture.height(), 4)
]
assert sum(lights) > 0.02 * len(lights)
grid.release()
session.release()
grid.close()
"""


def test_without_a_display_bone_is_drawn_all_the_same_and_in_silence():
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*=false",
    }
    environment.pop("DISPLAY", None)
    done = subprocess.run(
        [sys.executable, "-c", QUIET_PROGRAM],
        cwd=PROJECT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = [line for line in done.stderr.splitlines() if "propagateSize" not in line]
    assert (done.returncode, said, done.stdout) == (0, [], "")
