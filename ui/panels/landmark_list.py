"""The points to be placed, in order, with a word on where to find each of them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QProgressBar, QPushButton

from planner.arrays import Vector3, same_array
from planner.plan.case import LANDMARK_NAMES, LandmarkSource
from planner.plan.outline_edits import landmarks_of, with_landmark_removed
from ui.language import say
from ui.messages.outlines import frame_hint
from ui.messages.step_names import remove_step
from ui.messages.words import LANDMARK_HINTS, LANDMARK_WORDS
from ui.panels.parts import IconLabel, button, column, frame, label, restyle, row
from ui.panels.session_panel import SessionPanel
from ui.spoken import speak
from ui.theme import Look
from ui.viewports.view_state import Tool, ViewState

TAKE_BACK = "Take this landmark back"
CORRECTS = "Correct a wall by a landmark"
CORRECTS_HINT = (
    "Press the landmark that is off, then click where it is. Its wall then passes "
    "through that point."
)


def placed_words(placed: int, of: int) -> str:
    return say("{placed} of {of} landmarks placed", placed=placed, of=of)


class LandmarkButton(QPushButton):
    """One point: placed (check), wanted (filled dot) or waiting (ring)."""

    def __init__(self, look: Look, name: str, on_press: Callable[[str], None]) -> None:
        super().__init__()
        self.name = name
        self._on_press = on_press
        self.clicked.connect(self._press)
        self.setProperty("role", "row")
        self.setObjectName(f"landmark.{name}")
        self.setCheckable(True)
        self._mark = IconLabel(look, "ring", "line_strong", pixels=16)
        self._words = label(LANDMARK_WORDS[name], wrap=True)
        for part in (self._mark, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        content = row(self._mark, self._words, margins=(8, 3, 8, 3))
        content.setStretch(1, 1)
        self.setLayout(content)
        speak(self, toolTip=LANDMARK_HINTS[name])

    def show_state(self, *, is_placed: bool, is_wanted: bool) -> None:
        if is_placed:
            self._mark.show_icon("check", "passed")
        elif is_wanted:
            self._mark.show_icon("dot", "accent")
        else:
            self._mark.show_icon("ring", "line_strong")
        self.setChecked(is_wanted)
        restyle(self._words, role="strong" if is_wanted else "")
        state = say("placed") if is_placed else say("to be placed")
        self.setAccessibleName(f"{LANDMARK_WORDS[self.name]}: {state}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else -1

    def _press(self) -> None:
        self._on_press(self.name)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class LandmarkList(SessionPanel):
    """Leads from one missing point to the next; any point can be placed again."""

    def __init__(self, look: Look, view_state: ViewState) -> None:
        super().__init__(look)
        self._view_state = view_state
        self._before: Vector3 | None = None
        self._buttons = {
            name: LandmarkButton(look, name, self._want) for name in LANDMARK_NAMES
        }
        self._head = label("", "strong", wrap=True)
        self._head.setObjectName("landmark.progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximum(len(LANDMARK_NAMES))
        self._hint = label("", wrap=True)
        self._hint.setObjectName("landmark.hint")
        self._remove = button(say(TAKE_BACK), "quiet", name="landmark.remove")
        self._remove.clicked.connect(self._take_back)
        self._card = frame(
            "card", column(self._hint, self._remove, margins=(12, 10, 12, 10))
        )
        rows = column(*self._buttons.values(), spacing=0)
        self.setLayout(column(self._head, self._bar, self._card, rows))
        view_state.tool_changed.connect(self._tool_taken)

    @property
    def points_lps_mm(self) -> Mapping[str, Vector3]:
        level = self.session.level if self.session else None
        return landmarks_of(level.anatomy) if level else {}

    @property
    def corrects(self) -> bool:
        """Whether landmarks correct another source, and none of them is owed."""
        level = self.session.level if self.session else None
        return level is not None and not isinstance(level.anatomy, LandmarkSource)

    def refresh(self) -> None:
        self._lead_on()
        self._show()

    def want_next(self) -> None:
        """Arm the next missing point, or lay the tool down when none is missing."""
        points = self.points_lps_mm
        missing = next((name for name in LANDMARK_NAMES if name not in points), None)
        if missing is None:
            self._view_state.take_tool(Tool.NAVIGATE)
        else:
            self._view_state.take_tool(Tool.LANDMARK, landmark=missing)

    def _lead_on(self) -> None:
        """Once the wanted point is placed, the next one is wanted."""
        wanted = self._wanted()
        if wanted is None or self.corrects:
            return
        now = self.points_lps_mm.get(wanted)
        if now is not None and (
            self._before is None or not same_array(now, self._before)
        ):
            self.want_next()

    def _wanted(self) -> str | None:
        state = self._view_state
        return state.landmark if state.tool is Tool.LANDMARK else None

    def _tool_taken(self) -> None:
        wanted = self._wanted()
        self._before = self.points_lps_mm.get(wanted) if wanted else None
        is_armed = self._view_state.tool is Tool.LANDMARK and wanted is None
        if is_armed and not self.corrects:
            self.want_next()
        self._show()

    def _show(self) -> None:
        points = self.points_lps_mm
        wanted = self._wanted()
        for name, made in self._buttons.items():
            made.show_state(is_placed=name in points, is_wanted=name == wanted)
        placed = sum(name in points for name in LANDMARK_NAMES)
        self._head.setText(
            say(CORRECTS)
            if self.corrects
            else placed_words(placed, len(LANDMARK_NAMES))
        )
        self._bar.setVisible(not self.corrects)
        self._bar.setValue(placed)
        self._remove.setVisible(wanted in points)
        if wanted is None and self.corrects:
            speak(self._hint, text=say(CORRECTS_HINT))
        elif wanted is None:
            speak(
                self._hint,
                text=say("Press a landmark, then click its place in a view."),
            )
        else:
            words = f"{LANDMARK_WORDS[wanted]}. {LANDMARK_HINTS[wanted]}"
            also = frame_hint(wanted) if self.corrects else ""
            self._hint.setText(f"{words} {also}".strip())

    def _take_back(self) -> None:
        """Take the landmark back that is wanted; a corrected wall returns."""
        session, name = self.session, self._wanted()
        if session is not None and session.level is not None and name is not None:
            level = session.level.level
            session.apply(
                lambda case: with_landmark_removed(case, level, name),
                label=remove_step(name),
            )

    def _want(self, name: str) -> None:
        point = self.points_lps_mm.get(name)
        if point is not None:
            self._view_state.move_cursor(point)
        self._view_state.take_tool(Tool.LANDMARK, landmark=name)
        self._show()
