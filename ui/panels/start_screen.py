"""What is shown while no case is open: what this is, and the three ways in."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.language import say
from ui.messages.words import DROP_HERE, PRODUCT, RESEARCH_TOOL, TAGLINE
from ui.panels.parts import ActionButton, IconLabel, column, frame, label, restyle, row
from ui.panels.unsaved_list import UnsavedList
from ui.theme import GRID, Look

WIDTH, MARGIN = 70 * GRID, 24
"""The width at a text size of 100 %."""


class StartScreen(QWidget):
    """Three buttons, a place to drop images or a plan on, and work never saved."""

    def __init__(
        self,
        look: Look,
        actions: Mapping[str, QAction],
        *,
        unsaved: Path,
        on_open: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        folder = ActionButton(
            actions["file.open_folder"], say("Open CT folder"), "primary"
        )
        file = ActionButton(actions["file.open_file"], say("Open file or plan"))
        demo = ActionButton(actions["file.open_demo"], say("Demo case"))
        buttons = (folder, file, demo)
        for button in buttons:
            button.setMinimumHeight(5 * GRID)
        mark = IconLabel(look, "isthmus", "accent", pixels=9 * GRID)
        name = label(PRODUCT, "hero")
        line = label(say(TAGLINE), "leadtext", wrap=True)
        drop_mark = IconLabel(look, "folder", "text_muted", pixels=4 * GRID)
        drop_words = label(say(DROP_HERE), "muted", wrap=True)
        drop_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop = frame(
            "drop",
            column(
                row(1, drop_mark, 1),
                drop_words,
                margins=(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID),
            ),
        )
        research = label(say(RESEARCH_TOOL), "small", wrap=True)
        research.setObjectName("start.research")
        self._look, self._middle = look, QWidget()
        head = row(mark, column(1, name, line, 1, spacing=4), spacing=3 * GRID)
        head.setStretch(1, 1)
        self._middle.setLayout(
            column(
                head,
                row(*buttons, spacing=2 * GRID),
                UnsavedList(look, unsaved, on_open=on_open),
                self._drop,
                research,
                spacing=4 * GRID,
            )
        )
        around = row(1, self._middle, 1)
        self.setLayout(column(2, around, 3, margins=(MARGIN, MARGIN, MARGIN, MARGIN)))
        look.bind(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as wide as the text asks, and no wider than the window."""
        wanted = self._look.text_px(WIDTH)
        self._middle.setFixedWidth(min(wanted, max(self.width() - 2 * MARGIN, 1)))

    def show_drop(self, *, over: bool) -> None:
        """Show that letting go here would open what is carried."""
        restyle(self._drop, over="true" if over else "false")
