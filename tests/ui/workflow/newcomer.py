"""Somebody who sees the program for the first time, and knows only what it says.

Each control is found by the words on it, and pressed where it lies in its window: what
something else covers, or what is greyed, cannot be pressed.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.workflow.spoken import is_called, says
from ui.main_window import MainWindow

PATIENCE_MS = 30_000
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
POLL_MS = 20

Widget = TypeVar("Widget", bound=QWidget)


class Newcomer:
    """Reads, presses and types. `window` is where the hand is: a dialog in front."""

    def __init__(self, qtbot: QtBot, main: MainWindow) -> None:
        self._qtbot = qtbot
        self.main = main

    @property
    def window(self) -> QWidget:
        return QApplication.activeModalWidget() or self.main

    # --- reading ----------------------------------------------------------------

    @property
    def advice(self) -> str:
        """The one sentence that says what to do next."""
        found = self.main.findChild(QLabel, "advice")
        assert found is not None
        return found.text()

    def reads(self, words: str) -> bool:
        """Whether these words stand anywhere in the window in front."""
        return any(says(part.text(), words) for part in self._seen(QLabel))

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=PATIENCE_MS)

    def wait_to_be_told(self, words: str) -> None:
        def told() -> None:
            assert says(self.advice, words), (self.advice, self.main.notice.words)

        self._qtbot.waitUntil(told, timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until nothing is being worked out any more."""
        session = self.main.session
        if session is not None:
            self.wait_until(lambda: not session.tasks.busy)

    # --- pressing ---------------------------------------------------------------

    def press(self, words: str) -> None:
        """Press the first button that says this."""
        self._qtbot.waitUntil(lambda: self._can_press(words), timeout=PATIENCE_MS)
        button = self._button(words)
        assert button is not None
        self.click(button)

    def tick_all(self) -> None:
        """Tick every box of the dialog in front."""
        for box in self._seen(QCheckBox):
            if not box.isChecked():
                self.click(box, QPoint(10, box.height() // 2))

    def choose_from_menu(self, menu: str, words: str) -> None:
        (bar,) = self._seen(QMenuBar)
        head = _named(bar.actions(), menu)
        self._mouse(bar, bar.actionGeometry(head).center())
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        entry = _named(opened.actions(), words)
        assert entry.isEnabled(), words
        QTest.mouseClick(opened, LEFT, NO_KEY, opened.actionGeometry(entry).center())

    def take_from_list(self, *words: str) -> None:
        """Click the first entry of a list that holds all of these words."""
        for listed in self._seen(QListWidget):
            for place in range(listed.count()):
                item = listed.item(place)
                fits = all(says(item.text(), each) for each in words)
                if fits and item.flags() & Qt.ItemFlag.ItemIsSelectable:
                    rect = listed.visualItemRect(item)
                    self._bring_into_sight(listed, rect)
                    self._mouse(listed.viewport(), rect.center())
                    return
        raise AssertionError(f"no entry says {words}")

    def type_into(self, hint: str, words: str) -> None:
        """Click into the field that says so while it is empty, and type."""
        fields = [f for f in self._seen(QLineEdit) if says(_told(f), hint)]
        assert fields, f"no field says {hint}"
        self.click(fields[0])
        focused = QApplication.focusWidget()
        assert focused is fields[0], "the field did not take the keyboard"
        QTest.keyClicks(focused, words)

    def keys(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        focused = QApplication.focusWidget() or self.window
        QTest.keyClick(focused, key, held)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Scroll to a control and click it, if nothing lies over it."""
        QApplication.processEvents()
        self._bring_into_sight(widget, widget.rect())
        self._mouse(widget, at or widget.rect().center())

    # --- dialogs ----------------------------------------------------------------

    def asked(self, act: Callable[[], None], *replies: Callable[[], None]) -> None:
        """Do something that asks, and answer each dialog as it comes."""
        waiting, done = list(replies), []
        failures: list[BaseException] = []
        timer, clock = QTimer(self.main), QElapsedTimer()
        clock.start()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isVisible():
                return
            if dialog in done:
                if clock.elapsed() > PATIENCE_MS:
                    failures.append(AssertionError(f"{dialog.windowTitle()} stays"))
                    dialog.reject()
                return
            done.append(dialog)
            try:
                assert waiting, f"asked once more: {dialog.windowTitle()}"
                waiting.pop(0)()
            except Exception as error:  # noqa: BLE001 - Qt would swallow it
                failures.append(error)
                dialog.reject()

        timer.timeout.connect(look)
        timer.start(POLL_MS)
        try:
            act()
            self.wait_until(lambda: not waiting or bool(failures))
        finally:
            timer.stop()
            timer.deleteLater()
        if failures:
            raise failures[0]

    def save_as(self, path: Path) -> None:
        """Type a path into the file dialog in front."""
        dialog = self.window
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        self.wait_until(field.hasFocus)
        QTest.keySequence(field, QKeySequence.StandardKey.SelectAll)
        QTest.keyClicks(field, str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)

    # --- inside -----------------------------------------------------------------

    def _seen(self, kind: type[Widget]) -> list[Widget]:
        window = self.window
        found = window.findChildren(kind)
        return [part for part in found if part.isVisibleTo(window)]

    def _button(self, words: str) -> QAbstractButton | None:
        buttons = self._seen(QAbstractButton)
        fitting = (b for b in buttons if b.isEnabled() and is_called(_told(b), words))
        return next(fitting, None)

    def _can_press(self, words: str) -> bool:
        return self._button(words) is not None

    def _bring_into_sight(self, widget: QWidget, rect: QRect) -> None:
        """Scroll every area around a widget until a part of it shows."""
        around = widget.parentWidget()
        while around is not None:
            inside = around.widget() if isinstance(around, QScrollArea) else None
            if isinstance(around, QScrollArea) and inside is not None:
                corner = widget.mapTo(inside, rect.center())
                around.ensureVisible(corner.x(), corner.y(), 40, 60)
            around = around.parentWidget()
        QApplication.processEvents()

    def _mouse(self, widget: QWidget, at: QPoint) -> None:
        """Click in the window, at the place where the widget lies."""
        window: QWidget = widget.window()

        def lies_open() -> None:
            hit = window.childAt(widget.mapTo(window, at))
            assert hit is not None, f"{widget} is not in sight"
            assert hit is widget or widget.isAncestorOf(hit), f"{hit} lies over it"

        self._qtbot.waitUntil(lies_open, timeout=PATIENCE_MS)
        handle = window.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, LEFT, NO_KEY, widget.mapTo(window, at))


def _told(widget: QWidget) -> str:
    """What a control says: the words on it, or the ones it says for itself."""
    if isinstance(widget, QLineEdit):
        return f"{widget.placeholderText()} {widget.accessibleName()}"
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return text or widget.accessibleName()


def _named(actions: list[QAction], words: str) -> QAction:
    return next(a for a in actions if is_called(a.text(), words))
