"""Work that was never saved, offered where the program starts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.language import say
from ui.messages.case_errors import unsaved_words
from ui.panels.parts import IconLabel, button, column, frame, label, row
from ui.spoken import speak
from ui.theme import GRID, Look
from ui.unsaved_work import UnsavedWork, discard_unsaved, find_unsaved

SURE = "Really throw away?"
MOST = 3
"""So many are shown; the others come up as these go."""


class UnsavedList(QWidget):
    """Hidden where there is nothing; looks again whenever it comes into sight."""

    def __init__(
        self, look: Look, folder: Path, *, on_open: Callable[[Path], None]
    ) -> None:
        super().__init__()
        self._look = look
        self._folder = folder
        self._on_open = on_open
        self._rows = column(spacing=GRID)
        self.setLayout(self._rows)
        self.setObjectName("unsaved")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        for work in find_unsaved(self._folder)[:MOST]:
            self._rows.addWidget(self._card(work))

    def _card(self, work: UnsavedWork) -> QFrame:
        title, words = unsaved_words(work)
        go_on = button(say("Continue"), "primary", name="unsaved.continue")
        go_on.clicked.connect(lambda: self._on_open(work.path))
        away = button(say("Throw away"), name="unsaved.discard")
        away.clicked.connect(lambda: self._throw_away(work, away))
        about = column(label(title, "strong"), label(words, "small", wrap=True))
        about.setSpacing(2)
        content = row(
            IconLabel(self._look, "save", "accent"), about, away, go_on, spacing=12
        )
        content.setStretch(1, 1)
        content.setContentsMargins(12, 12, 12, 12)
        return frame("card", content)

    def _throw_away(self, work: UnsavedWork, asked: QPushButton) -> None:
        """The first press asks, the second does it."""
        if asked.text() == SURE:
            discard_unsaved(work.path)
            self.refresh()
        else:
            speak(asked, text=say(SURE))
