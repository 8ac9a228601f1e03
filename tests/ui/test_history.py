"""The steps of a case: named, compared, and gone back to."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPushButton

from planner.plan.edits import with_needle_moved
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.dialogs.history import HistoryDialog


def in_history(window, qtbot, act) -> None:
    """Open the history with its key, do something in it, and close it."""
    done = []

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HistoryDialog)
        act(dialog)
        done.append(dialog)
        dialog.accept()

    QTimer.singleShot(0, run)
    window.views.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert done


def move_medially(window, by_mm: float) -> None:
    window.session.apply(
        lambda case: with_needle_moved(case, "L1", "R1", by_lps_mm=(by_mm, 0, 0)),
        label="Move needle",
    )


def test_what_a_step_changed_is_told_with_its_findings(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    move_medially(window, 12)
    words = []

    def compare_with_the_first(dialog) -> None:
        other = dialog.findChild(QComboBox, "history.other")
        other.setCurrentIndex(1)
        words.append(dialog.findChild(QLabel, "history.changes").text())

    in_history(window, qtbot, compare_with_the_first)
    assert "Needle L1 R1: entry moved 12.0 mm, tip 12.0 mm" in words[0]
    assert "P-02" in words[0]
    assert "became STOP" in words[0]


def test_a_step_is_gone_to_and_come_back_from(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    first = window.session.case
    move_medially(window, 1)
    move_medially(window, 1)
    last = window.session.case

    def go_to(place: int):
        def act(dialog) -> None:
            dialog.findChild(QListWidget, "history.steps").setCurrentRow(place)
            go = dialog.findChild(QPushButton, "history.go")
            qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
            assert not go.isEnabled()

        return act

    in_history(window, qtbot, go_to(0))
    assert window.session.case == first
    in_history(window, qtbot, go_to(2))
    assert window.session.case == last
