"""Propose, choose, nudge, undo, lock: at the real window, with mouse and keys."""

import attrs
import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
    QToolButton,
)

from planner.anatomy.vertebra import Side
from planner.plan.needle import NeedleOrigin, TipShape
from planner.propose.proposal import Kind, Proposal
from planner.rules.findings import Severity
from tests.phantoms import L1S, needle_lps
from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from tests.ui.viewports import hands
from ui.panels.proposal_box import PROPOSAL_ROLE
from ui.viewports.slice_view import SliceView

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
PATIENCE_MS = 30_000


@pytest.fixture
def proposals(window, qtbot) -> QListWidget:
    found = window.findChild(QListWidget, "proposal.list")
    assert isinstance(found, QListWidget)
    return found


@pytest.fixture
def propose(window, qtbot, proposals):
    """Press the key, and wait for the answer."""

    def press() -> list[Proposal]:
        qtbot.keyClick(window, Qt.Key.Key_G)
        qtbot.waitUntil(
            lambda: not window.proposer.is_running and bool(window.proposer.found),
            timeout=PATIENCE_MS,
        )
        items = (proposals.item(row) for row in range(proposals.count()))
        found = (item.data(PROPOSAL_ROLE) for item in items)
        return [proposal for proposal in found if isinstance(proposal, Proposal)]

    return press


def alarms(window, severity: Severity) -> set[str]:
    session = window.session
    found = session.judgement.alarms_of(session.level.level, session.needle.id)
    return {finding.rule for finding in found if finding.severity is severity}


def test_propose_choose_the_second_nudge_it_into_a_breach_undo_and_lock(
    window, show_case, propose, proposals, qtbot
):
    show_case(phantom_case())
    offered = propose()
    assert {proposal.side for proposal in offered} == {Side.RIGHT, Side.LEFT}
    # By keyboard: down to the second alternative, and Enter.
    proposals.setFocus()
    qtbot.keyClick(proposals, Qt.Key.Key_Home)
    qtbot.keyClick(proposals, Qt.Key.Key_Down)
    qtbot.keyClick(proposals, ENTER)
    session = window.session
    needle = session.needle
    assert np.array_equal(needle.tip_lps_mm, offered[1].needle.tip_lps_mm)
    assert needle.origin is NeedleOrigin.PROPOSED
    assert session.history.undo_label == "Take proposed needle"
    assert alarms(window, Severity.STOP) == set()
    # Nudged towards the midline until a wall breaks, step by step.
    inwards = Qt.Key.Key_Right if needle.side == "right" else Qt.Key.Key_Left
    presses = 0
    while not alarms(window, Severity.STOP):
        presses += 1
        assert presses < 20
        qtbot.keyClick(window, inwards, ALT)
    assert "P-02" in alarms(window, Severity.STOP)
    assert session.needle.origin is NeedleOrigin.HAND
    # Undone, one press for each: as it was proposed.
    for _ in range(presses):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert session.needle == needle
    assert alarms(window, Severity.STOP) == set()
    # Locked: no key moves it any more.
    qtbot.keyClick(window, Qt.Key.Key_L, SHIFT)
    assert session.needle.is_locked
    qtbot.keyClick(window, inwards, ALT)
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    assert session.needle == attrs.evolve(needle, is_locked=True)


@pytest.mark.long
def test_another_alternative_takes_the_place_of_the_first_in_one_step(
    window, show_case, propose, proposals, qtbot
):
    show_case(phantom_case())
    offered = propose()
    for row in (0, 1):
        proposals.setCurrentRow(row)
        qtbot.keyClick(proposals, ENTER)
    session = window.session
    assert [n.id for n in session.level.needles] == ["R1"]
    assert np.array_equal(session.needle.tip_lps_mm, offered[1].needle.tip_lps_mm)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert np.array_equal(session.needle.tip_lps_mm, offered[0].needle.tip_lps_mm)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert session.level.needles == ()


def test_a_needle_drawn_by_hand_is_never_replaced(
    window, show_case, propose, proposals
):
    show_case(phantom_case(BREACHING_NEEDLE))
    offered = propose()
    assert {proposal.side for proposal in offered} == {Side.LEFT}
    words = [proposals.item(row).text() for row in range(proposals.count())]
    assert any("Right: no needle." in w and "R1 is there already" in w for w in words)
    assert window.session.level.needles == (BREACHING_NEEDLE,)


@pytest.mark.long
def test_a_proposal_that_was_nudged_is_the_hands_and_stays(
    window, show_case, propose, proposals, qtbot
):
    show_case(phantom_case())
    propose()
    proposals.setCurrentRow(0)
    qtbot.keyClick(proposals, ENTER)
    qtbot.keyClick(window, Qt.Key.Key_Up, ALT)
    nudged = window.session.needle
    proposals.setCurrentRow(1)
    qtbot.keyClick(proposals, ENTER)
    assert window.session.level.needles == (nudged,)
    words = window.findChild(QLabel, "proposal.words").text()
    assert "R1 is there already" in words


@pytest.mark.long
def test_one_side_alone_gets_a_needle_near_the_midline_first(
    window, show_case, propose, qtbot
):
    show_case(phantom_case())
    sides = window.findChild(QComboBox, "proposal.sides")
    sides.setFocus()
    for _ in range(2):
        qtbot.keyClick(sides, Qt.Key.Key_Down)
    offered = propose()
    assert {proposal.side for proposal in offered} == {Side.LEFT}
    assert offered[0].kind in (Kind.NEAR_MIDLINE, Kind.ROOMIEST)


@pytest.mark.long
def test_what_was_found_goes_with_the_outlines_it_was_found_in(
    window, show_case, propose, proposals, qtbot
):
    show_case(phantom_case())
    propose()
    show_case(phantom_case(landmarks=False))
    assert window.proposer.found == ()
    assert not proposals.isVisible()


def test_a_search_can_be_cancelled(window, show_case, qtbot):
    show_case(phantom_case())
    qtbot.keyClick(window, Qt.Key.Key_G)
    assert window.proposer.is_running
    cancel = window.findChild(QPushButton, "proposal.cancel")
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.proposer.is_running, timeout=PATIENCE_MS)
    assert window.session.level.needles == ()


# --- nudged, turned, copied -----------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "held", "shift_box_mm"),
    [
        (Qt.Key.Key_Left, ALT, (0.5, 0, 0)),
        (Qt.Key.Key_Right, ALT | SHIFT, (-0.1, 0, 0)),
        (Qt.Key.Key_Up, ALT, (0, 0, 0.5)),
        (Qt.Key.Key_Down, ALT | SHIFT, (0, 0, -0.1)),
    ],
)
def test_a_key_shifts_the_whole_needle_along_the_vertebra(
    window, show_case, qtbot, key, held, shift_box_mm
):
    show_case(phantom_case(SAFE_NEEDLE))
    frame = window.session.vertebra.frame
    qtbot.keyClick(window, key, held)
    moved = window.session.needle
    for name in ("entry_lps_mm", "tip_lps_mm"):
        before, after = (getattr(n, name) for n in (SAFE_NEEDLE, moved))
        assert frame.to_box(after) - frame.to_box(before) == pytest.approx(
            shift_box_mm, abs=1e-9
        )


def test_a_key_pushes_the_tip_on_and_another_turns_the_needle_about_its_entry(
    window, show_case, qtbot
):
    show_case(phantom_case(SAFE_NEEDLE))
    session = window.session
    qtbot.keyClick(window, Qt.Key.Key_PageUp, ALT)
    assert session.needle.length_mm == pytest.approx(SAFE_NEEDLE.length_mm + 0.5)
    assert np.array_equal(session.needle.entry_lps_mm, SAFE_NEEDLE.entry_lps_mm)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    measured = session.judgement.measures["L1/R1"]["convergence_deg"]
    qtbot.keyClick(window, Qt.Key.Key_Right, CONTROL | ALT)
    turned = session.judgement.measures["L1/R1"]["convergence_deg"]
    assert turned - measured == pytest.approx(0.5, abs=0.01)
    assert session.needle.length_mm == pytest.approx(SAFE_NEEDLE.length_mm)


@pytest.mark.long
def test_a_copy_on_the_other_side_is_the_mirror_image(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    qtbot.keyClick(window, Qt.Key.Key_X)
    session = window.session
    assert (session.needle.id, session.needle.side) == ("L1", "left")
    box = session.vertebra.frame.to_box
    for name in ("entry_lps_mm", "tip_lps_mm"):
        one, other = (box(getattr(n, name)) for n in (SAFE_NEEDLE, session.needle))
        assert one * (-1, 1, 1) == pytest.approx(other, abs=1e-9)


# --- locked ---------------------------------------------------------------------------


def test_unlocking_asks_for_initials_and_is_kept_on_record(window, show_case, qtbot):
    show_case(phantom_case(attrs.evolve(SAFE_NEEDLE, is_locked=True)))

    def fill_in() -> None:
        field = window.findChild(QLineEdit, "unlock.initials")
        qtbot.keyClicks(field, "XY")
        qtbot.mouseClick(
            window.findChild(QPushButton, "unlock.done"), Qt.MouseButton.LeftButton
        )

    QTimer.singleShot(0, fill_in)
    qtbot.keyClick(window, Qt.Key.Key_L, SHIFT)
    session = window.session
    assert not session.needle.is_locked
    (made,) = session.case.unlockings
    assert (made.level, made.needle, made.initials) == ("L1", "R1", "XY")


def test_a_locked_needle_cannot_be_dragged_and_its_level_not_removed(
    window, show_case, qtbot
):
    locked = attrs.evolve(SAFE_NEEDLE, is_locked=True)
    show_case(phantom_case(locked))
    qtbot.keyClick(window, Qt.Key.Key_N)
    view = window.findChild(SliceView, "axial-view")
    for point in (locked.tip_lps_mm, locked.entry_lps_mm):
        window.view_state.move_cursor(point)
        x, y = (float(value) for value in view.camera.to_px(point))
        hands.hover(view, (x, y))
        hands.drag(view, (x, y), (x + 25, y - 25))
    assert window.session.level.needles == (locked,)
    assert not window.session.is_previewing
    gauge = window.findChild(QComboBox, "needle.gauge")
    remove = window.findChild(QToolButton, "vertebra.remove")
    assert not gauge.isEnabled()
    assert not remove.isEnabled()


@pytest.mark.long
def test_the_whole_plan_is_locked_in_one_step(window, show_case, qtbot):
    other = needle_lps(L1S, (15.5, -22), (13.5, 22), side=Side.LEFT)
    show_case(phantom_case(SAFE_NEEDLE, other))
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL | SHIFT)
    assert all(n.is_locked for n in window.session.level.needles)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert not any(n.is_locked for n in window.session.level.needles)


# --- all of them ----------------------------------------------------------------------


def test_the_table_names_each_needle_with_its_worst_finding_and_selects(
    window, show_case, qtbot
):
    other = needle_lps(L1S, (15.5, -22), (13.5, 22), side=Side.LEFT)
    show_case(phantom_case(BREACHING_NEEDLE, other))
    seen: list[list[str]] = []

    def read() -> None:
        table = window.findChild(QTableWidget, "needles.table")
        seen.extend(
            [table.item(row, column).text() for column in range(table.columnCount())]
            for row in range(table.rowCount())
        )
        qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.mouseClick(
            window.findChild(QPushButton, "needles.close"), Qt.MouseButton.LeftButton
        )

    QTimer.singleShot(0, read)
    qtbot.keyClick(window, Qt.Key.Key_N, SHIFT)
    assert [row[:3] for row in seen] == [["L1", "R1", "Right"], ["L1", "L1", "Left"]]
    assert seen[0][8].startswith("STOP: P-0")
    assert window.session.needle.id == "L1"


# --- the needle from the shelf --------------------------------------------------------


def test_a_length_a_tip_and_an_approach_are_chosen_from_the_shelf(
    window, show_case, qtbot
):
    show_case(phantom_case(SAFE_NEEDLE))
    session = window.session

    def choose(name: str, downs: int) -> None:
        box = window.findChild(QComboBox, name)
        box.setFocus()
        for _ in range(downs):
            qtbot.keyClick(box, Qt.Key.Key_Down)

    choose("needle.usual_length", 1)
    assert session.needle.instrument_mm == 100.0
    choose("needle.tip", 1)
    choose("needle.bevel", 2)
    assert session.needle.tip is TipShape.BEVEL
    assert session.needle.bevel_deg == 90.0
    choose("level.approach", 1)
    assert session.level.approach == "extrapedicular"
    diameter = window.findChild(QDoubleSpinBox, "needle.diameter")
    diameter.setFocus()
    diameter.selectAll()
    qtbot.keyClicks(diameter, "2.5")
    qtbot.keyClick(diameter, ENTER)
    assert session.needle.outer_diameter_mm == 2.5


def test_a_needle_shorter_than_needed_is_a_stop_and_unseen_skin_is_said(
    window, show_case, qtbot
):
    """The phantom's images end in soft tissue: the skin lies outside of them."""
    show_case(phantom_case(attrs.evolve(SAFE_NEEDLE, instrument_mm=40.0)))
    words = window.findChild(QLabel, "needle.depths").text()
    assert "not in the field of view" in words
    found = {f.rule: f for f in window.session.judgement.findings}
    assert found["LONG"].severity is Severity.STOP
    assert found["LONG"].reason == "too_short"
