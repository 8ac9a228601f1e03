"""The keyboard reaches everything, shows where it is, and is trapped nowhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from tests.ui.front_windows import DIALOGS, look_at_dialog
from tests.ui.test_screen_reader import reached

MOST_STEPS = 400


def walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until the keyboard is where it was; return the way in its order."""
    QApplication.processEvents()
    start = QApplication.focusWidget()
    assert start is not None
    way = [start]
    for _ in range(MOST_STEPS):
        QTest.keyClick(way[-1], key)
        now = QApplication.focusWidget()
        assert now is not None, f"the keyboard is lost after {way[-1]}"
        assert now.window() is window
        assert not now.visibleRegion().isEmpty(), f"{now} is out of sight"
        if now is start:
            return way
        assert now not in way, f"a circle that leaves out the start, at {now}"
        way.append(now)
    raise AssertionError(f"no way back from {way[-1]}")


def missed(window: QWidget, way: list[QWidget]) -> list[str]:
    """Return what can take the keyboard and never does.

    Of buttons that exclude each other Tab visits one; arrow keys lead to the others.
    """
    groups = [b.group() for b in way if isinstance(b, QAbstractButton) and b.group()]
    return [
        f"{type(part).__name__} {part.objectName()}"
        for part in reached(window)
        if part not in way
        and not (isinstance(part, QAbstractButton) and part.group() in groups)
    ]


@pytest.fixture
def at_start(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    window.findChild(QWidget, "axial-view").setFocus()
    return window


def test_tab_goes_round_the_whole_window_and_back(at_start):
    way = walk(at_start)
    assert missed(at_start, way) == []
    back = walk(at_start, Qt.Key.Key_Backtab)
    assert set(back) == set(way)


@pytest.mark.long
def test_where_the_keyboard_is_can_be_seen(at_start):
    """What has the focus is painted otherwise than what has not."""
    for part in walk(at_start):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_focus = part.grab().toImage()
        part.clearFocus()
        QApplication.processEvents()
        assert part.grab().toImage() != with_focus, part


@pytest.mark.long
def test_no_dialog_traps_the_keyboard_or_leaves_a_control_out(at_start):
    problems: dict[str, list[str]] = {}

    for command in DIALOGS:

        def look(dialog: QWidget, command: str = command) -> None:
            problems[command] = missed(dialog, walk(dialog))

        look_at_dialog(at_start, command, look)
    assert {name: left for name, left in problems.items() if left} == {}
