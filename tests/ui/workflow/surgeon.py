"""A surgeon at the real window: only the mouse, the wheel and the keyboard."""

from pathlib import Path
from typing import TypeVar

from numpy.typing import ArrayLike
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.plan.needle import Needle
from planner.rules.findings import Severity
from tests.ui.viewports import hands
from ui.main_window import MainWindow
from ui.session import Session
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.slice_view import SliceView

PATIENCE_MS = 60_000
"""Opening a CT of 185 slices on two busy cores."""

LEFT = Qt.MouseButton.LeftButton

QUESTIONS_OPEN = "NOT ASSESSABLE"
"""The banner's word while nobody has answered what only a person can."""

Widget = TypeVar("Widget", bound=QWidget)


class Surgeon:
    """What a hand does, in the words of what it is for."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window

    @property
    def session(self) -> Session:
        session = self.window.door.session
        assert session is not None
        return session

    @property
    def needle(self) -> Needle:
        needle = self.session.needle
        assert needle is not None
        return needle

    # --- what is on the screen --------------------------------------------------

    def widget(self, kind: type[Widget], name: str) -> Widget:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def view(self, name: str) -> SliceView:
        return self.widget(SliceView, f"{name}-view")

    @property
    def verdict(self) -> str:
        """The word on the banner."""
        return self.widget(QLabel, "verdict.word").text()

    @property
    def needle_is_clear(self) -> bool:
        """Whether the needle's own button says nothing worse than a note."""
        chip = self.widget(QPushButton, f"chip.{self.needle.id}")
        return chip.toolTip().rpartition(": ")[2] in ("PASS", "NOTE")

    @property
    def warned_by(self) -> set[str]:
        """The rules that say more than a note about the needle."""
        plan = self.session.level
        assert plan is not None
        alarms = self.session.judgement.alarms_of(plan.level, self.needle.id)
        return {f.rule for f in alarms if f.severity.rank >= Severity.WARN.rank}

    def reads(self, name: str) -> str:
        return self.widget(QLabel, name).text()

    def clearance_mm(self, wall: str) -> float:
        """What the needle panel says of a wall, with its sign."""
        words = self.reads(f"clearance.{wall}").replace("\N{MINUS SIGN}", "-")
        return float(words.removesuffix("mm").strip())

    def severity_of(self, rule: str) -> Severity:
        return next(
            f.severity for f in self.session.judgement.findings if f.rule == rule
        )

    # --- what the hand does -----------------------------------------------------

    def open(self, path: Path) -> None:
        """As when the path is given on the command line."""
        self.window.door.open_path(path)
        self._qtbot.waitUntil(
            lambda: self.window.door.session is not None, timeout=PATIENCE_MS
        )

    def wait_for_search(self) -> None:
        """Until the vertebra is there, or the reason why it is not."""
        session = self.session
        self._qtbot.waitUntil(lambda: not session.is_building, timeout=PATIENCE_MS)

    def wait_for_anatomy(self) -> None:
        session = self.session
        self.wait_for_search()
        assert session.vertebra is not None, repr(session.anatomy_problem)

    def press(self, name: str) -> None:
        self._qtbot.mouseClick(self.widget(QPushButton, name), LEFT)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        held = modifier or Qt.KeyboardModifier.NoModifier
        self._qtbot.keyClick(self.window, key, held)

    def type_into(self, name: str, words: str) -> None:
        self._qtbot.keyClicks(self.widget(QLineEdit, name), words)

    def choose(self, name: str, words: str) -> None:
        """Go down a list with the arrow key to the entry that reads so."""
        box = self.widget(QComboBox, name)
        self._qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText() == words:
                return
            self._qtbot.keyClick(box, Qt.Key.Key_Down)
        raise AssertionError(f"no entry of {name} reads {words}")

    def look_at(self, point_lps_mm: ArrayLike) -> None:
        """Bring the crosshair to a point: a click in one view, then in another."""
        self.key(Qt.Key.Key_V)
        self.click("sagittal", point_lps_mm)
        self.click("axial", point_lps_mm)
        self.click("sagittal", point_lps_mm)

    def zoom_in(self, view: str, point_lps_mm: ArrayLike, *, notches: int) -> None:
        at, away = self.pixel(view, point_lps_mm), 120 * notches
        hands.wheel(self.view(view), at, away, hands.CONTROL)

    def click(self, view: str, point_lps_mm: ArrayLike) -> None:
        hands.click(self.view(view), self.pixel(view, point_lps_mm))

    def drag(self, view: str, start_lps_mm: ArrayLike, end_lps_mm: ArrayLike) -> None:
        """Press, move in steps, and let go."""
        start, end = (self.pixel(view, point) for point in (start_lps_mm, end_lps_mm))
        hands.hover(self.view(view), start)
        hands.drag(self.view(view), start, end)

    # --- where things are -------------------------------------------------------

    def camera(self, view: str) -> SliceCamera:
        camera = self.view(view).camera
        assert camera is not None
        return camera

    def pixel(self, view: str, point_lps_mm: ArrayLike) -> tuple[float, float]:
        x, y = (float(value) for value in self.camera(view).to_px(point_lps_mm))
        assert self.view(view).rect().contains(int(x), int(y)), "off the view"
        return x, y
