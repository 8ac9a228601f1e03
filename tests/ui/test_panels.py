"""What the panels say follows the case, word for word and millimetre for millimetre."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from planner.anatomy.vertebra import Side
from planner.plan.case import (
    LANDMARK_NAMES,
    Case,
    LandmarkSource,
    LevelPlan,
    StudyReference,
)
from planner.plan.edits import with_tip_at
from planner.plan.outline_edits import with_landmark_placed
from planner.rules.findings import Severity
from tests.phantoms import L1S, landmarks_of, needle_lps
from tests.ui.conftest import (
    BREACHING_NEEDLE,
    PATIENCE_MS,
    SAFE_NEEDLE,
    phantom_case,
)
from ui.messages.words import SEVERITY_WORDS
from ui.panels.confirm_box import NO_INITIALS, NO_VERTEBRA
from ui.panels.level_form import proposed_level
from ui.settings import read_settings
from ui.steps import Step
from ui.viewports.view_state import Tool


def child(parent: QWidget, name: str, kind: type = QWidget):
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def press(qtbot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(child(parent, name), Qt.MouseButton.LeftButton)


def words(parent: QWidget, name: str) -> str:
    return str(child(parent, name, QLabel).text())


# --- findings -------------------------------------------------------------------------


def test_each_finding_shows_its_severity_as_a_word_the_worst_first(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    cards = window.side.findings.cards
    shown = [words(card, "finding.word") for card in cards]
    found = [finding.severity for finding in window.session.judgement.alarms]
    assert shown == [SEVERITY_WORDS[severity] for severity in found]
    assert shown[0] == "STOP"
    assert {"STOP", "PASS"} <= set(shown)


def test_the_banner_says_stop_and_by_how_much(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    assert words(window, "verdict.word") == "STOP"
    assert "mm" in words(window, "verdict.reason")


def test_what_nobody_confirmed_is_never_a_pass(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE, confirmed_by=None))
    assert words(window, "verdict.word") == "NOT ASSESSABLE"
    first = window.side.findings.cards[0]
    assert first.finding.rule == "ANAT"


def test_show_me_moves_every_view_to_the_spot(window, show_case, qtbot):
    show_case(phantom_case(BREACHING_NEEDLE))
    window.view_state.move_cursor((0, 0, 0))
    card = window.side.findings.cards[0]
    press(qtbot, card, "finding.show")
    assert window.view_state.cursor_lps_mm == pytest.approx(card.finding.at_lps_mm)


def test_behind_each_finding_stand_its_reason_and_its_papers(window, show_case, qtbot):
    show_case(phantom_case(BREACHING_NEEDLE))
    card = next(c for c in window.side.findings.cards if c.finding.rule == "P-01")
    press(qtbot, card, "finding.why")
    text = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "10.12998/wjcc.v10.i25.8998" in text
    assert "2022" in text
    assert window.session.book.rule("P-01").why in text
    press(qtbot, card, "finding.why")
    assert not card._reasons.isVisible()


def test_the_worst_comes_to_the_top_under_a_hand_that_drags(window, show_case):
    """The cards are the same ones: none is made anew, none goes."""
    show_case(phantom_case(SAFE_NEEDLE))
    session, cards = window.session, window.side.findings.cards
    session.preview(
        lambda case: with_tip_at(
            case, "L1", "R1", tip_lps_mm=BREACHING_NEEDLE.tip_lps_mm
        )
    )
    assert session.judgement.overall is Severity.STOP
    assert words(window, "verdict.word") == "STOP"
    assert set(window.side.findings.cards) == set(cards)
    assert words(window.side.findings.cards[0], "finding.word") == "STOP"
    session.commit_preview(label="Move tip")
    assert words(window.side.findings.cards[0], "finding.word") == "STOP"


# --- the needle -----------------------------------------------------------------------


def test_the_four_walls_are_shown_signed_in_millimetres(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    measures = window.session.judgement.measures["L1/R1"]
    for wall in ("medial", "lateral", "cranial", "caudal"):
        value = measures[f"{wall}_clearance_mm"]
        assert words(window, f"clearance.{wall}") == f"{value:+.1f} mm"


def test_a_breach_has_a_minus_and_the_word_stop(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    medial = child(window, "clearance.medial", QLabel)
    assert medial.text().startswith("\N{MINUS SIGN}")
    assert medial.property("severity") == "STOP"
    assert "STOP" in medial.accessibleName()


def test_numbers_follow_the_hand_that_drags(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    before = words(window, "clearance.medial")
    window.session.preview(
        lambda case: with_tip_at(
            case, "L1", "R1", tip_lps_mm=BREACHING_NEEDLE.tip_lps_mm
        )
    )
    assert words(window, "clearance.medial") != before
    window.session.cancel_preview()
    assert words(window, "clearance.medial") == before


def test_another_gauge_is_one_step_that_can_be_undone(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    window._show_step(Step.NEEDLE)
    gauge = child(window, "needle.gauge")
    assert gauge.currentText().startswith("11G")
    gauge.setFocus()
    qtbot.keyClick(gauge, Qt.Key.Key_Down)
    assert window.session.needle.outer_diameter_mm == pytest.approx(2.769)
    assert window.session.history.undo_label == "Change gauge"
    window.session.undo()
    assert gauge.currentText().startswith("11G")


def test_a_diameter_outside_the_catalogue_is_shown_as_it_is(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE, needle_of_3_mm()))
    window.session.select(level="L1", needle_id="R9")
    assert child(window, "needle.gauge").currentText() == "Custom  ·  3.00 mm"
    window.session.select(level="L1", needle_id="R1")
    assert child(window, "needle.gauge").currentText().startswith("11G")


def needle_of_3_mm():
    made = needle_lps(L1S, (17.2, -22), (10.8, 22), needle_id="R9")
    return type(made)(
        id="R9",
        entry_lps_mm=made.entry_lps_mm,
        tip_lps_mm=made.tip_lps_mm,
        outer_diameter_mm=3.0,
    )


def test_a_needle_is_chosen_by_its_button_which_names_its_verdict(
    window, show_case, qtbot
):
    other = needle_lps(L1S, (17.2, -22), (10.8, 22), side=Side.LEFT)
    show_case(phantom_case(BREACHING_NEEDLE, other))
    window._show_step(Step.NEEDLE)
    assert child(window, "chip.R1").accessibleName() == "Needle R1: STOP"
    press(qtbot, window, "chip.L1")
    assert window.session.needle.id == "L1"
    assert words(window, "needle.side") == "Left"


def test_without_a_needle_the_panel_says_how_to_draw_one(window, show_case, qtbot):
    show_case(phantom_case())
    assert not child(window, "needle.gauge").isVisible()
    press(qtbot, window.side, "button.tool.needle")
    assert window.view_state.tool is Tool.NEEDLE


# --- the vertebra ---------------------------------------------------------------------


def test_landmarks_are_asked_for_one_after_the_other(window, show_case, qtbot):
    show_case(Case(study=StudyReference(ct=".")))
    press(qtbot, window, "form.done")
    session, state = window.session, window.view_state
    assert session.level.level == "L1"
    points = landmarks_of(L1S)
    for name in LANDMARK_NAMES:
        assert state.tool is Tool.LANDMARK
        assert state.landmark == name
        session.apply(
            lambda case, name=name: with_landmark_placed(
                case, "L1", name, at_lps_mm=points[name]
            ),
            label=f"Place {name}",
        )
    assert state.tool is Tool.NAVIGATE
    assert words(window, "landmark.progress") == "13 of 13 landmarks placed"
    qtbot.waitUntil(lambda: session.vertebra is not None, timeout=PATIENCE_MS)


def test_swapped_sides_are_told_and_swapped_back_by_one_press(window, show_case, qtbot):
    right = landmarks_of(L1S)
    points = {swapped_name(name): point for name, point in right.items()}
    show_case(
        Case(
            study=StudyReference(ct="."),
            levels=(
                LevelPlan(level="L1", anatomy=LandmarkSource(points_lps_mm=points)),
            ),
        )
    )
    session = window.session
    qtbot.waitUntil(lambda: session.anatomy_problem is not None)
    assert "Right and left of L1 are swapped" in words(window, "vertebra.problem")
    press(qtbot, window, "vertebra.swap")
    qtbot.waitUntil(lambda: session.vertebra is not None, timeout=PATIENCE_MS)
    assert session.level.anatomy == LandmarkSource(points_lps_mm=right)
    session.undo()
    assert session.level.anatomy == LandmarkSource(points_lps_mm=points)


def test_one_point_on_the_other_side_is_a_slip_and_no_swap(window, show_case, qtbot):
    points = landmarks_of(L1S)
    points["right_pedicle_medial"] = points["left_pedicle_medial"]
    show_case(
        Case(
            study=StudyReference(ct="."),
            levels=(
                LevelPlan(level="L1", anatomy=LandmarkSource(points_lps_mm=points)),
            ),
        )
    )
    qtbot.waitUntil(lambda: window.session.anatomy_problem is not None)
    assert child(window, "vertebra.swap", QPushButton).isHidden()


@pytest.mark.parametrize(
    ("taken", "proposed"),
    [
        ((), "L1"),
        (("T8",), "T9"),
        (("T8", "T9"), "T10"),
        (("T12",), "L1"),
        (("L5",), "L4"),
    ],
)
def test_the_level_proposed_is_the_next_to_the_one_planned_last(taken, proposed):
    assert proposed_level(taken) == proposed


def swapped_name(name: str) -> str:
    changed = name.replace("right", "#").replace("left", "right")
    return changed.replace("#", "left")


def test_any_landmark_can_be_placed_again(window, show_case, qtbot):
    show_case(phantom_case())
    window._show_step(Step.VERTEBRA)
    press(qtbot, window, "landmark.anterior_inferior")
    assert window.view_state.landmark == "anterior_inferior"
    here = landmarks_of(L1S)["anterior_inferior"]
    assert window.view_state.cursor_lps_mm == pytest.approx(here)
    there = here + np.array((0, 0, 0.5))
    window.session.apply(
        lambda case: with_landmark_placed(
            case, "L1", "anterior_inferior", at_lps_mm=there
        ),
        label="Place lower anterior corner",
    )
    assert window.view_state.tool is Tool.NAVIGATE


def test_confirming_needs_a_vertebra_and_initials_and_says_so(
    window, show_case, qtbot, tmp_path
):
    show_case(phantom_case(landmarks=False, confirmed_by=None))
    button = child(window, "confirm.button", QPushButton)
    field = child(window, "confirm.initials")
    assert words(window, "confirm.reason") == NO_VERTEBRA
    assert not button.isEnabled()
    show_case(phantom_case(SAFE_NEEDLE, confirmed_by=None))
    assert words(window, "confirm.reason") == NO_INITIALS
    assert not button.isEnabled()
    qtbot.keyClicks(field, "AB")
    assert button.isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.session.level.confirmed_by == "AB"
    assert words(window, "confirm.by").startswith("L1 confirmed by AB, ")
    assert window.session.judgement.findings[0].rule != "ANAT"
    assert words(window, "verdict.word") != "NOT ASSESSABLE"
    assert read_settings(tmp_path / "settings.toml").initials == "AB"


def test_a_confirmation_can_be_withdrawn(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    window._show_step(Step.CONFIRM)
    press(qtbot, window, "confirm.withdraw")
    assert window.session.level.confirmed_by is None
    assert words(window, "verdict.word") == "NOT ASSESSABLE"


def test_a_second_level_and_its_removal_are_steps_of_the_history(
    window, show_case, qtbot
):
    show_case(phantom_case(SAFE_NEEDLE))
    window._show_step(Step.VERTEBRA)
    press(qtbot, window, "vertebra.add")
    level = child(window, "form.level")
    level.setCurrentText("L1")
    assert not child(window, "form.done").isEnabled()
    level.setCurrentText("L2")
    press(qtbot, window, "form.done")
    assert [plan.level for plan in window.session.case.levels] == ["L1", "L2"]
    assert window.session.level.level == "L2"
    press(qtbot, window, "vertebra.remove")
    assert [plan.level for plan in window.session.case.levels] == ["L1"]
    assert window.session.history.undo_label == "Remove vertebra L2"


def test_the_outlines_state_how_far_they_may_be_off(window, show_case):
    show_case(phantom_case())
    window._show_step(Step.VERTEBRA)
    said = words(window, "vertebra.measures")
    assert "Uncertainty of a wall" in said
    assert "right 8.0 mm, left 8.0 mm" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_the_status_line_tells_the_place_and_its_number(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    center = window.session.volume.grid.center_lps_mm
    window.view_state.move_cursor(center)
    assert "HU" in words(window, "status.spot")
    window.view_state.move_cursor(center + 1000)
    assert "HU" not in words(window, "status.spot")
