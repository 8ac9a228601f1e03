"""A sentence about what went wrong or was done, in the window until it is put away."""

from PySide6.QtWidgets import QWidget

from ui.language import say
from ui.panels.parts import IconButton, IconLabel, column, frame, label, row
from ui.spoken import speak
from ui.theme import Look


class Notice(QWidget):
    """Stays until it is read: nothing that failed vanishes on its own."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._words = label("", wrap=True)
        self._words.setObjectName("notice.words")
        self._close = IconButton(look, "close", say("Put this message away"))
        self._close.clicked.connect(self.hide)
        self._mark = IconLabel(look, "severity-warn", "warn", pixels=24)
        content = row(
            self._mark,
            spacing=12,
            margins=(16, 10, 8, 10),
        )
        content.addWidget(self._words, 1)
        content.addWidget(self._close)
        self.setLayout(column(frame("notice", content), margins=(8, 8, 8, 8)))
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def tell(self, sentence: str) -> None:
        """Say that something was done."""
        self.say(sentence)
        self._mark.show_icon("severity-pass", "passed")

    def say(self, sentence: str) -> None:
        """Say that something went wrong, or must be known."""
        self._mark.show_icon("severity-warn", "warn")
        speak(self._words, text=sentence)
        speak(self, accessibleName=sentence)
        self.show()
