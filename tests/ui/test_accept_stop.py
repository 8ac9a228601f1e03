"""A STOP is accepted only with a reason and initials, and stays a STOP."""

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from planner.plan.edits import with_tip_at
from planner.rules.findings import Severity
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from tests.ui.test_panels import child, press, words

REASON = "The tip is confirmed lateral under navigation"


@pytest.fixture
def accept(window, qtbot):
    """Press the card's button of a rule, and use the dialog that comes."""

    def run(rule: str, use):
        seen: list[Exception] = []

        def go():
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, QDialog)
                use(dialog)
            except Exception as error:  # noqa: BLE001 - told below, outside of exec
                seen.append(error)
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

        QTimer.singleShot(0, go)
        press(qtbot, card_of(window, rule), "finding.accept")
        if seen:
            raise seen[0]

    return run


def card_of(window, rule: str):
    return next(c for c in window.side.findings.cards if c.finding.rule == rule)


def test_an_accepted_stop_stays_a_stop_with_its_reason(
    window, show_case, accept, qtbot
):
    show_case(phantom_case(BREACHING_NEEDLE))

    def use(dialog):
        assert not child(dialog, "accept.done").isEnabled()
        qtbot.keyClicks(child(dialog, "accept.reason", QPlainTextEdit), REASON)
        child(dialog, "accept.initials", QLineEdit).clear()
        assert not child(dialog, "accept.done").isEnabled()
        qtbot.keyClicks(child(dialog, "accept.initials", QLineEdit), "CD")
        press(qtbot, dialog, "accept.done")

    accept("P-02", use)
    assert words(window, "verdict.word") == "STOP"
    card = card_of(window, "P-02")
    assert card.finding.severity is Severity.STOP
    assert f"Accepted by CD: {REASON}" in words(card, "finding.sentence")
    press(qtbot, card, "finding.accept")
    assert window.session.level.overrides == ()
    window.session.undo()
    assert len(window.session.level.overrides) == 1


def test_a_needle_that_moves_takes_the_acceptance_back(
    window, show_case, accept, qtbot
):
    show_case(phantom_case(BREACHING_NEEDLE))

    def use(dialog):
        qtbot.keyClicks(child(dialog, "accept.reason", QPlainTextEdit), REASON)
        qtbot.keyClicks(child(dialog, "accept.initials", QLineEdit), "CD")
        press(qtbot, dialog, "accept.done")

    accept("P-02", use)
    needle = window.session.needle
    moved = needle.tip_lps_mm + np.array((0.0, 0.5, 0.0))
    window.session.apply(
        lambda case: with_tip_at(case, "L1", needle.id, tip_lps_mm=moved), label="move"
    )
    assert window.session.level.overrides == ()


def test_who_turns_back_accepts_nothing(window, show_case, accept, qtbot):
    show_case(phantom_case(BREACHING_NEEDLE))
    before = window.session.case
    accept("P-02", lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert window.session.case is before


def test_only_a_stop_can_be_accepted(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    for card in window.side.findings.cards:
        is_stop = card.finding.severity is Severity.STOP
        assert child(card, "finding.accept").isHidden() == (not is_stop)
