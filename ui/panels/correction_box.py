"""Corrects outlines that a label map or a search gave: landmarks, walls, the brush."""

from collections.abc import Callable

import attrs
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSlider, QWidget

from planner.plan.corrections import Corrections
from planner.plan.outline_edits import corrections_of, with_corrections_removed
from ui.language import say
from ui.messages.anatomy import correction_words
from ui.messages.numbers import millimetres
from ui.messages.words import PART_WORDS, REMOVE_CORRECTIONS
from ui.panels.parts import Choice, button, column, frame, label, row
from ui.panels.session_panel import SessionPanel
from ui.spoken import speak
from ui.theme import Look
from ui.viewports.view_state import Tool, ViewState

HALF_MILLIMETRES = (2, 20)
"""The slider's ends: a brush of 1 to 10 mm."""

HINT = (
    "Do the outlines leave the bone? Place a landmark where a wall is, drag the wall, "
    "or paint. Every correction can be undone, and is measured at once."
)
TOOLS = ((Tool.LANDMARK, "Landmark"), (Tool.WALL, "Wall"), (Tool.BRUSH, "Brush"))


class CorrectionBox(SessionPanel):
    """Takes a tool into the hand, sets the brush, and tells how much was corrected."""

    def __init__(self, look: Look, view_state: ViewState) -> None:
        super().__init__(look)
        self._view_state = view_state
        self._tools = {
            tool: self._tool_button(tool, say(words)) for tool, words in TOOLS
        }
        self._brush = self._brush_options(look)
        self._told = label("", "small", wrap=True)
        self._told.setObjectName("correct.told")
        self._remove = button(say(REMOVE_CORRECTIONS), "quiet", name="correct.remove")
        self._remove.clicked.connect(self._remove_all)
        words = column(
            label(say("Correct the outlines"), "strong"),
            label(say(HINT), "small", wrap=True),
            row(*self._tools.values()),
            self._brush,
            self._told,
            self._remove,
            margins=(12, 12, 12, 12),
        )
        self.setLayout(column(frame("card", words)))
        view_state.tool_changed.connect(self._show_tool)
        self._show_tool()

    def refresh(self) -> None:
        made = self._corrections()
        self._told.setText(correction_words(made.count))
        self._told.setVisible(bool(made))
        self._remove.setVisible(bool(made))

    def _corrections(self) -> Corrections:
        level = self.session.level if self.session else None
        return corrections_of(level.anatomy) if level else Corrections()

    def _tool_button(self, tool: Tool, words: str) -> QPushButton:
        made = button(words, name=f"correct.{tool.value}")
        made.setCheckable(True)
        made.clicked.connect(self._taker(tool))
        return made

    def _taker(self, tool: Tool) -> Callable[[], None]:
        def take() -> None:
            is_held = self._view_state.tool is tool
            self._view_state.take_tool(Tool.NAVIGATE if is_held else tool)

        return take

    def _brush_options(self, look: Look) -> QWidget:
        self._part = Choice(look, say("Part to paint"))
        self._part.setObjectName("brush.part")
        self._part.add(say("The part I start on"), None)
        for part, words in PART_WORDS.items():
            self._part.add(words, part)
        self._part.currentIndexChanged.connect(self._set_brush)
        self._adds = button(say("Add"), name="brush.adds")
        self._takes = button(say("Take away"), name="brush.takes")
        group = QButtonGroup(self)
        for made in (self._adds, self._takes):
            made.setCheckable(True)
            group.addButton(made)
            made.clicked.connect(self._set_brush)
        self._radius = QSlider(Qt.Orientation.Horizontal)
        self._radius.setObjectName("brush.radius")
        speak(self._radius, accessibleName=say("Radius of the brush"))
        self._radius.setRange(*HALF_MILLIMETRES)
        self._radius.valueChanged.connect(self._set_brush)
        self._radius_words = label("", "small")
        options = QWidget()
        options.setLayout(
            column(
                self._part,
                row(self._adds, self._takes),
                row(label(say("Radius"), "small"), self._radius, self._radius_words),
            )
        )
        return options

    def _set_brush(self) -> None:
        self._view_state.use_brush(
            attrs.evolve(
                self._view_state.brush,
                part=self._part.currentData(),
                adds=not self._takes.isChecked(),
                radius_mm=self._radius.value() / 2,
            )
        )

    def _show_tool(self) -> None:
        state, brush = self._view_state, self._view_state.brush
        for tool, made in self._tools.items():
            made.setChecked(state.tool is tool)
        self._brush.setVisible(state.tool is Tool.BRUSH)
        fields = (self._part, self._adds, self._takes, self._radius)
        blockers = [QSignalBlocker(field) for field in fields]
        self._part.setCurrentIndex(self._part.findData(brush.part))
        self._adds.setChecked(brush.adds)
        self._takes.setChecked(not brush.adds)
        self._radius.setValue(round(2 * brush.radius_mm))
        for blocker in blockers:
            blocker.unblock()
        self._radius_words.setText(millimetres(brush.radius_mm))

    def _remove_all(self) -> None:
        session = self.session
        if session is not None and session.level is not None:
            level = session.level.level
            session.apply(
                lambda case: with_corrections_removed(case, level),
                label=REMOVE_CORRECTIONS,
            )
