"""The whole way from the first screen to a signed plan on paper, without a mouse."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from planner.arrays import Vector3
from planner.case_file.marks import marks_of
from planner.case_file.reading import read_record
from tests.ui.workflow.newcomer import NO_KEY, Newcomer
from ui.dialogs.sign_off import SignOff

MOST_TABS = 200
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NEAR_MM = 0.26
"""Half a step of an arrow key."""


class Typist(Newcomer):
    """Presses keys where the keyboard is, and nothing else."""

    def tab_to(self, is_it: Callable[[QWidget], bool]) -> QWidget:
        """Press Tab until the keyboard is on something; it must be in sight there."""
        for _ in range(MOST_TABS):
            self.keys(Qt.Key.Key_Tab)
            QApplication.processEvents()
            focused = QApplication.focusWidget()
            assert focused is not None
            assert not focused.visibleRegion().isEmpty(), f"{focused} is out of sight"
            if is_it(focused):
                return focused
        raise AssertionError("Tab never comes there")

    def tab_to_name(self, words: str) -> QWidget:
        return self.tab_to(lambda widget: widget.accessibleName() == words)

    def tab_to_view(self, name: str) -> None:
        self.tab_to(lambda widget: widget.objectName() == f"{name}-view")

    def keys(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key in the window in front, which a desktop gives the keyboard."""
        self.window.activateWindow()
        self.wait_until(self.window.isActiveWindow)
        super().keys(key, held)

    def write(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    def go_to(self, view: str, at_lps_mm: Vector3) -> None:
        """Bring the crosshair to a point by arrow keys, in one slice after another."""
        for name, axes in (("axial", (0, 1)), ("sagittal", (2,))):
            self.tab_to_view(name)
            for axis in axes:
                self._nudge(name, axis, at_lps_mm[axis])
        self.tab_to_view(view)

    def _nudge(self, view: str, axis: int, wanted_mm: float) -> None:
        more, less = {
            ("axial", 0): (Qt.Key.Key_Right, Qt.Key.Key_Left),
            ("axial", 1): (Qt.Key.Key_Down, Qt.Key.Key_Up),
            ("sagittal", 2): (Qt.Key.Key_Up, Qt.Key.Key_Down),
        }[(view, axis)]
        for _ in range(MOST_TABS):
            left_mm = wanted_mm - float(self.main.view_state.cursor_lps_mm[axis])
            if abs(left_mm) <= NEAR_MM:
                return
            key = more if left_mm > 0 else less
            self.keys(key, SHIFT if abs(left_mm) > 5 else NO_KEY)
        raise AssertionError("the crosshair does not come there")


@pytest.fixture
def typist(qtbot, window) -> Typist:
    window.resize(1280, 800)
    return Typist(qtbot, window)


@pytest.mark.long
def test_a_plan_is_made_signed_and_printed_by_keys_alone(
    typist: Typist, tmp_path: Path
):
    case, report = tmp_path / "keys.isthmus", tmp_path / "keys.pdf"
    window = typist.main
    typist.tab_to_name("Demo case")
    typist.keys(Qt.Key.Key_Space)
    typist.wait_to_be_told("confirm with your initials")

    typist.tab_to_name("Your initials")
    typist.write("KY")
    typist.keys(Qt.Key.Key_Return)
    typist.wait_to_be_told("Do not use this plan")

    typist.keys(Qt.Key.Key_Delete)
    typist.wait_to_be_told("Draw the needle")
    typist.keys(Qt.Key.Key_G)
    typist.wait_until(lambda: bool(window.proposer.found))
    shown = window.proposer.found[0].needles[0].needle
    typist.keys(Qt.Key.Key_N)
    typist.go_to("axial", shown.entry_lps_mm)
    typist.keys(Qt.Key.Key_Return)
    typist.go_to("axial", shown.tip_lps_mm)
    typist.keys(Qt.Key.Key_Return)
    typist.settle()
    assert window.session is not None
    drawn = window.session.needle
    assert drawn is not None
    assert np.abs(drawn.entry_lps_mm - shown.entry_lps_mm).max() <= NEAR_MM
    assert np.abs(drawn.tip_lps_mm - shown.tip_lps_mm).max() <= NEAR_MM
    typist.wait_to_be_told("Press “Answer”")

    typist.asked(
        lambda: typist.keys(Qt.Key.Key_E, CONTROL), lambda: keep_answers(typist)
    )
    typist.asked(
        lambda: typist.keys(Qt.Key.Key_S, CONTROL), lambda: typist.save_as(case)
    )
    typist.wait_to_be_told("press “Sign off …”")
    typist.asked(
        lambda: typist.keys(Qt.Key.Key_L, CONTROL), lambda: tick_and_sign(typist)
    )
    typist.wait_to_be_told("Press “Save report …”")
    typist.asked(
        lambda: typist.keys(Qt.Key.Key_P, CONTROL), lambda: typist.save_as(report)
    )
    typist.wait_to_be_told("saved, signed and on paper")
    assert report.read_bytes().startswith(b"%PDF")
    assert [mark.by for mark in marks_of(read_record(case))][:1] == ["KY"]


def keep_answers(typist: Typist) -> None:
    """Answer the first question with an arrow key, and go to the button that keeps."""
    typist.keys(Qt.Key.Key_Down)
    typist.tab_to_name("Keep answers")
    typist.keys(Qt.Key.Key_Space)


def tick_and_sign(typist: Typist) -> None:
    """Go through the list with Tab and Space; Enter signs."""
    dialog = typist.window
    assert isinstance(dialog, SignOff)
    typist.wait_until(dialog.isActiveWindow)
    for _ in dialog.findChildren(QCheckBox):
        typist.tab_to(lambda w: isinstance(w, QCheckBox) and not w.isChecked())
        typist.keys(Qt.Key.Key_Space)
    typist.keys(Qt.Key.Key_Return)
