"""The gaps seen in a vertebra's cortex, each with a way to look at it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from planner.anatomy.measured import BoneMeasures
from planner.arrays import Vector3
from ui.language import say
from ui.messages.cortex import spots_of
from ui.panels.parts import button, column, label, row
from ui.spoken import speak
from ui.theme import Look

SHOW_ME = "Show me"

MARKED = (
    "A dashed ring marks each in the views, as wide as it was measured; Outlines (O) "
    "shows and hides them."
)

OnShow = Callable[[Vector3], None]


class GapList(QWidget):
    """One line for each gap, foramen and cleft: what it is, and "Show me"."""

    def __init__(self, look: Look, *, on_show: OnShow) -> None:
        super().__init__()
        self._look = look
        self._on_show = on_show
        self._lines: list[QWidget] = []
        self._column = column(spacing=4)
        self.setLayout(self._column)

    def show_bone(self, bone: BoneMeasures | None) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        spots = [*spots_of(bone)] if bone is not None else []
        self._lines = [self._line(spot.words, spot.at_lps_mm) for spot in spots]
        if any(spot.across_mm is not None for spot in spots):
            self._lines.append(label(say(MARKED), "small", wrap=True))
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))

    def _line(self, words: str, at_lps_mm: Vector3) -> QWidget:
        show = button(say(SHOW_ME), "quiet", name="gap.show")
        show.setIcon(self._look.icon("show-me", "accent"))
        speak(show, toolTip=say("Move every view to the spot"))
        show.setAccessibleName(f"{say(SHOW_ME)}: {words}")
        show.clicked.connect(partial(self._on_show, at_lps_mm))
        made = QWidget()
        layout = row(label(words, wrap=True), show)
        layout.setStretch(0, 1)
        made.setLayout(layout)
        return made
