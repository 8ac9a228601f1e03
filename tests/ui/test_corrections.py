"""Outlines of a label map corrected in the window, by mouse and keys."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider

from planner.anatomy.schemes import TOTALSEGMENTATOR
from planner.anatomy.vertebra import Side, Wall
from planner.arrays import Vector3
from planner.imaging.needle_planes import NeedlePlane
from planner.imaging.write_nifti import write_labels
from planner.plan.case import Case, LabelSource, LevelPlan, StudyReference
from planner.plan.corrections import Corrections, Pull, Stroke
from planner.plan.outline_edits import corrections_of, with_landmark_placed
from planner.plan.schema import case_from_document, plan_document
from tests.phantoms import L1S, grid_around, label_phantom, whole_vertebra_phantom
from tests.ui.conftest import SAFE_NEEDLE
from tests.ui.viewports import hands
from tests.ui.workflow.surgeon import Surgeon
from ui.main_window import MainWindow
from ui.opening import OpenedCase
from ui.viewports.arrangement import Arrangement
from ui.viewports.scene_outlines import shown_handles
from ui.viewports.slice_texts import hint_text
from ui.viewports.view_state import Tool

THROUGH_MM = 0.15
"""A pixel of the view, and what smoothing leaves."""


@pytest.fixture(scope="session")
def label_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    grid = grid_around(L1S, margin_mm=2.0, spacing_mm=0.8)
    parts = label_phantom(L1S, grid=grid)
    labels = whole_vertebra_phantom(parts, value=TOTALSEGMENTATOR.levels["L1"])
    file = tmp_path_factory.mktemp("labels") / "labels.nii.gz"
    write_labels(labels, file)
    return file


@pytest.fixture
def surgeon(
    qtbot, window: MainWindow, phantom_volume, label_file: Path, tmp_path: Path
) -> Surgeon:
    """L1 of the phantom by its label map, one needle in it, confirmed."""
    source = LabelSource(labels=str(label_file), scheme="totalsegmentator")
    level = LevelPlan(level="L1", anatomy=source, needles=(SAFE_NEEDLE,))
    case = Case(study=StudyReference(ct="."), levels=(level,))
    window.door._take(OpenedCase(case=case, volume=phantom_volume, folder=tmp_path))
    made = Surgeon(qtbot, window)
    made.wait_for_anatomy()
    made.key(Qt.Key.Key_P)
    made.type_into("confirm.initials", "AB")
    made.press("confirm.button")
    return made


def medial_lps_mm(surgeon: Surgeon, *, medially_mm: float = 0.0) -> Vector3:
    """The medial wall of the right pedicle at the isthmus, or beside it."""
    vertebra = surgeon.session.drawn
    assert vertebra is not None
    _, y, z = vertebra.pedicles[Side.RIGHT].isthmus.center_mm
    medial = L1S.medial_mm - medially_mm
    return vertebra.frame.to_lps((medial, y, z))


def inside_mm(surgeon: Surgeon, point_lps_mm: Vector3) -> float:
    """How far inside the medial wall of the right pedicle a point lies."""
    vertebra = surgeon.session.vertebra
    assert vertebra is not None, surgeon.session.anatomy_problem
    point = vertebra.frame.to_box(point_lps_mm)
    walls = vertebra.pedicles[Side.RIGHT].walls.at(point[None])[0]
    return float(walls[list(Wall).index(Wall.MEDIAL)])


def corrections(surgeon: Surgeon) -> Corrections:
    assert surgeon.session.level is not None
    return corrections_of(surgeon.session.level.anatomy)


def undo(surgeon: Surgeon) -> None:
    surgeon.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_wall_is_dragged_measured_and_its_confirmation_withdrawn(surgeon: Surgeon):
    grip = medial_lps_mm(surgeon)
    drop = medial_lps_mm(surgeon, medially_mm=2.0)
    surgeon.look_at(grip)
    assert surgeon.reads("confirm.by").startswith("L1 confirmed by AB, 20")
    before = surgeon.session.vertebra
    surgeon.key(Qt.Key.Key_W)
    surgeon.drag("axial", grip, drop)
    (step,) = corrections(surgeon).steps
    assert surgeon.session.drawn is before, "drawn on while it is measured anew"
    assert surgeon.session.vertebra is None, "and judged by nothing meanwhile"
    surgeon.wait_for_anatomy()
    assert isinstance(step, Pull)
    assert np.linalg.norm(step.to_lps_mm - drop) < THROUGH_MM
    assert inside_mm(surgeon, drop) == pytest.approx(0, abs=THROUGH_MM)
    case = surgeon.session.case
    assert case_from_document(json.loads(json.dumps(plan_document(case)))) == case
    assert surgeon.session.level is not None
    assert surgeon.session.level.confirmed_by is None
    assert "AB" in surgeon.reads("confirm.withdrawn")
    assert "Move wall" in surgeon.reads("confirm.withdrawn")
    undo(surgeon)
    assert surgeon.session.vertebra is before, "what was measured stays for undo"
    assert surgeon.session.level.confirmed_by == "AB"


@pytest.mark.long
def test_a_wall_is_pulled_in_three_dimensions_along_its_own_axis(surgeon: Surgeon):
    scene = surgeon.window.views.scene
    tool = surgeon.window.views.outline_tool
    vertebra = surgeon.session.vertebra
    assert vertebra is not None
    room = surgeon.clearance_mm("medial")
    surgeon.key(Qt.Key.Key_W)
    assert scene.camera is not None
    handle = min(
        shown_handles(vertebra, scene.camera),
        key=lambda each: np.linalg.norm(each.at_lps_mm - medial_lps_mm(surgeon)),
    )
    start = tuple(scene.camera.to_px(handle.at_lps_mm).tolist())
    drop = handle.at_lps_mm + 2.0 * handle.axis_lps
    end = tuple(scene.camera.to_px(drop).tolist())
    hands.hover(scene, start)
    hands.press(scene, start)
    hands.move(scene, end)
    assert tool.told.startswith("Moved 2.0 mm · pedicle ")
    assert f"{SAFE_NEEDLE.id} " in tool.told
    hands.move(scene, hands.beside(end, 0, 40))
    assert tool.moved_wall_lps_mm == pytest.approx(drop, abs=0.05), "only sideways"
    hands.release(scene, end)
    (step,) = corrections(surgeon).steps
    assert isinstance(step, Pull)
    assert step.to_lps_mm == pytest.approx(drop, abs=0.05)
    surgeon.wait_for_anatomy()
    assert inside_mm(surgeon, drop) == pytest.approx(0, abs=THROUGH_MM)
    now = surgeon.clearance_mm("medial")
    assert now < room - 1.5
    assert f"R1 medial {room:+.1f} → {now:+.1f} mm" in tool.told
    undo(surgeon)
    surgeon.key(Qt.Key.Key_V)
    camera = scene.camera
    hands.drag(scene, start, end)
    assert not corrections(surgeon), "without the tool the scene is turned"
    assert scene.camera is not camera


@pytest.mark.long
def test_a_wall_and_a_landmark_are_moved_in_the_needle_workshop(surgeon: Surgeon):
    grid, session = surgeon.window.views, surgeon.session
    vertebra = session.vertebra
    assert vertebra is not None
    grid.arrange(Arrangement.WORKSHOP)
    needle = session.needle
    assert needle is not None
    cut = grid.cuts[NeedlePlane.ACROSS]
    grip = medial_lps_mm(surgeon)
    grid.course.move_to(float((grip - needle.entry_lps_mm) @ needle.direction_lps))
    surgeon.key(Qt.Key.Key_W)
    assert cut.camera is not None
    drop = grip - 2.0 * vertebra.frame.right_lps
    start, end = (tuple(p) for p in cut.camera.to_px([grip, drop]).tolist())
    hands.hover(cut, start)
    hands.press(cut, start)
    hands.move(cut, end)
    assert grid.outline_tool.shown is not vertebra, "a live preview"
    surgeon._qtbot.keyClick(cut, Qt.Key.Key_Escape)
    hands.release(cut, end)
    assert not corrections(surgeon)
    hands.drag(cut, start, end)
    (step,) = corrections(surgeon).steps
    assert isinstance(step, Pull)
    assert abs(float((step.to_lps_mm - drop) @ vertebra.frame.right_lps)) < THROUGH_MM
    surgeon.wait_for_anatomy()
    surgeon.window.view_state.take_tool(Tool.LANDMARK, landmark="right_pedicle_lateral")
    x, z = L1S.lateral_mm, float(vertebra.frame.to_box(grip)[2])
    wide = vertebra.frame.to_lps((x + 1.0, float(vertebra.frame.to_box(grip)[1]), z))
    hands.click(cut, tuple(cut.camera.to_px(wide).tolist()))
    assert "right_pedicle_lateral" in corrections(surgeon).points_lps_mm


def test_escape_a_trembling_hand_and_no_tool_leave_every_wall(surgeon: Surgeon):
    grip = medial_lps_mm(surgeon)
    surgeon.look_at(grip)
    surgeon.key(Qt.Key.Key_W)
    view, tool = surgeon.view("axial"), surgeon.window.views.outline_tool
    before, position = tool.shown, surgeon.session.history.position
    start = surgeon.pixel("axial", grip)
    hands.press(view, start)
    hands.move(view, hands.beside(start, 25, 0))
    assert tool.shown is not before, "a live preview"
    surgeon._qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert tool.shown is before
    hands.release(view, hands.beside(start, 25, 0))
    assert surgeon.session.history.position == position
    for trembles_px in (1, 2, 3):
        hands.drag(view, start, hands.beside(start, trembles_px, 0))
    assert surgeon.session.history.position == position
    surgeon.key(Qt.Key.Key_V)
    surgeon.drag("axial", grip, medial_lps_mm(surgeon, medially_mm=3.0))
    assert not corrections(surgeon), "without a tool in the hand nothing is edited"


def test_a_brush_paints_the_part_it_starts_on_and_takes_away_by_a_key(
    surgeon: Surgeon,
):
    wall = medial_lps_mm(surgeon)
    inside = medial_lps_mm(surgeon, medially_mm=-1.0)
    surgeon.look_at(wall)
    surgeon.key(Qt.Key.Key_D)
    assert surgeon.widget(QSlider, "brush.radius").isVisible()
    surgeon.drag("axial", inside, wall)
    surgeon.wait_for_anatomy()
    (stroke,) = corrections(surgeon).steps
    assert isinstance(stroke, Stroke)
    assert (stroke.part, stroke.adds, stroke.radius_mm) == ("right_pedicle", True, 2.0)
    assert np.linalg.norm(stroke.path_lps_mm[-1] - wall) < THROUGH_MM
    assert 1.2 < inside_mm(surgeon, wall) < 2.2, "a ball of 2 mm on a grid of 0.75"
    surgeon.key(Qt.Key.Key_E)
    surgeon.press("brush.takes")
    surgeon.drag("axial", inside, wall)
    surgeon.wait_for_anatomy()
    last = corrections(surgeon).steps[-1]
    assert isinstance(last, Stroke)
    assert not last.adds
    assert inside_mm(surgeon, wall) < 0
    surgeon.press("correct.remove")
    assert not corrections(surgeon)
    undo(surgeon)
    undo(surgeon)
    undo(surgeon)
    assert not corrections(surgeon)


def test_a_landmark_corrects_the_label_map_and_is_dragged_on(surgeon: Surgeon):
    wanted = medial_lps_mm(surgeon, medially_mm=1.5)
    surgeon.look_at(wanted)
    surgeon.key(Qt.Key.Key_M)
    surgeon.press("landmark.right_pedicle_medial")
    surgeon.click("axial", wanted)
    surgeon.wait_for_anatomy()
    assert surgeon.session.level is not None
    assert isinstance(surgeon.session.level.anatomy, LabelSource)
    assert inside_mm(surgeon, wanted) == pytest.approx(0, abs=THROUGH_MM)
    farther = medial_lps_mm(surgeon, medially_mm=-1.0)
    surgeon.drag("axial", wanted, farther)
    surgeon.wait_for_anatomy()
    placed = corrections(surgeon).points_lps_mm["right_pedicle_medial"]
    assert placed == pytest.approx(farther, abs=THROUGH_MM)
    assert inside_mm(surgeon, placed) == pytest.approx(0, abs=THROUGH_MM)
    far = placed + np.array([0, 0, 200])
    surgeon.session.apply(
        lambda case: with_landmark_placed(
            case, "L1", "right_pedicle_medial", at_lps_mm=far
        ),
        label="far",
    )
    surgeon.wait_for_search()
    assert "medial edge" in surgeon.reads("vertebra.problem")
    assert surgeon.session.vertebra is None
    assert surgeon.session.drawn is not None, "what was seen last is still seen"
    surgeon.press("landmark.remove")
    surgeon.wait_for_anatomy()
    assert not corrections(surgeon)


# --- names ----------------------------------------------------------------------------


def test_it_is_said_where_a_corner_moves_planes_and_not_the_bone(surgeon: Surgeon):
    surgeon.key(Qt.Key.Key_M)
    surgeon.press("landmark.posterior_superior")
    assert "not the bone" in surgeon.reads("landmark.hint")
    tool = surgeon.window.views.outline_tool
    said = hint_text(
        surgeon.session,
        surgeon.window.view_state,
        surgeon.window.views.needle_tool,
        tool,
    )
    assert said is not None
    assert said.endswith("not the bone")
    surgeon.press("landmark.right_pedicle_medial")
    assert "not the bone" not in surgeon.reads("landmark.hint")


def test_one_key_renumbers_and_the_needle_stays_in_its_bone(surgeon: Surgeon):
    session = surgeon.session
    bone, needle = session.vertebra, session.needle
    assert bone is not None
    surgeon.key(
        Qt.Key.Key_Down,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert session.level is not None
    assert session.level.level == "L2"
    assert session.needle == needle
    after = session.vertebra
    assert after is not None, "the same bone is not measured again"
    assert (after.level, after.frame) == ("L2", bone.frame)
    assert isinstance(session.level.anatomy, LabelSource)
    assert session.level.anatomy.value == TOTALSEGMENTATOR.levels["L1"]
    assert session.level.confirmed_by is None
    assert "Renumber" in surgeon.reads("confirm.withdrawn")
    undo(surgeon)
    assert session.level.level == "L1"


def test_a_level_is_named_in_the_panel(surgeon: Surgeon):
    surgeon.press("name.open")
    surgeon.choose("name.level", "T13")
    surgeon.press("name.apply")
    assert surgeon.session.level is not None
    assert surgeon.session.level.level == "T13"
    surgeon.choose("name.level", "S1")
    surgeon.press("name.apply")
    assert surgeon.session.level.level in ("S1", "T13")


def test_the_form_offers_the_levels_that_the_chosen_map_holds(
    surgeon: Surgeon, label_file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(surgeon.window._asker, "labels", lambda: label_file)
    surgeon.window.vertebra._form._ask_labels = lambda: label_file
    surgeon.window.vertebra._ask_level()
    surgeon.press("form.labels")
    surgeon.press("form.file")
    form = surgeon.window.vertebra._form
    surgeon._qtbot.waitUntil(lambda: form._reading is None)
    offered = [form._level.itemText(i) for i in range(form._level.count())]
    assert offered == ["L1"]
    assert surgeon.window.view_state.tool is Tool.NAVIGATE
