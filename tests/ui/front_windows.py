"""Every dialog that a command opens, one by one, for tests that look at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.main_window import MainWindow

POLL_MS = 10

DIALOGS = (
    "help.guide",
    "help.shortcuts",
    "help.rules",
    "help.about",
    "level.assess",
    "edit.history",
    "needle.table",
    "file.export",
    "review.plugins",
    "review.registry",
    "review.answers",
)
"""Commands that open a dialog of ours, by their ids."""


def look_at_dialog(
    window: MainWindow, command: str, look: Callable[[QWidget], None]
) -> None:
    """Have a command open its dialog, look at it, and close it again."""
    action = window.actions_by_id.qt[command]
    assert action.isEnabled(), command
    with _shown_to(window, look) as seen:
        before = set(QApplication.topLevelWidgets())
        action.trigger()
        if not seen:
            (beside,) = (
                dialog
                for dialog in set(QApplication.topLevelWidgets()) - before
                if isinstance(dialog, QDialog) and dialog.isVisible()
            )
            seen.append(beside)
            beside.activateWindow()
            assert QTest.qWaitForWindowActive(beside), command
            look(beside)
            beside.close()


@contextmanager
def _shown_to(
    window: MainWindow, look: Callable[[QWidget], None]
) -> Iterator[list[QWidget]]:
    """Look at the first dialog that blocks the window; hand on what went wrong."""
    seen: list[QWidget] = []
    failures: list[Exception] = []

    def visit() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        if not seen:
            seen.append(dialog)
            try:
                assert QTest.qWaitForWindowActive(dialog), dialog.windowTitle()
                look(dialog)
            except Exception as error:  # noqa: BLE001 - Qt would swallow it
                failures.append(error)
        dialog.reject()

    timer = QTimer(window, interval=POLL_MS)
    timer.timeout.connect(visit)
    timer.start()
    try:
        yield seen
    finally:
        timer.stop()
        timer.deleteLater()
    if failures:
        raise failures[0]
