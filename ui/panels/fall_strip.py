"""What is said after the program itself fell, and its report to hand on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.language import say
from ui.messages import falls as words
from ui.native_crash import Fall
from ui.panels.parts import IconButton, IconLabel, button, column, frame, label, row
from ui.spoken import speak
from ui.theme import GRID, Look


class FallStrip(QWidget):
    """Shown at every start until somebody deletes the report."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("fall")
        self._falls: tuple[Fall, ...] = ()
        self._words = label("", wrap=True)
        self._words.setObjectName("fall.words")
        self._copy = button(say(words.COPY), name="fall.copy")
        self._copy.clicked.connect(self._copy_report)
        delete = button(say(words.DELETE), name="fall.delete")
        delete.clicked.connect(self._forget)
        close = IconButton(look, "close", say(words.PUT_AWAY))
        close.setObjectName("fall.close")
        close.clicked.connect(self.hide)
        content = row(
            IconLabel(look, "severity-warn", "warn", pixels=24),
            spacing=12,
            margins=(16, 10, 8, 10),
        )
        content.addWidget(self._words, 1)
        for part in (self._copy, delete):
            content.addWidget(part)
        content.addWidget(close)
        margins = (GRID, GRID, GRID, 0)
        self.setLayout(column(frame("notice", content), margins=margins))
        self.hide()

    def tell(self, falls: tuple[Fall, ...]) -> None:
        """Tell of the latest fall, if there was one."""
        self._falls = falls
        if falls:
            sentence = words.fall_words(falls[0])
            speak(self._words, text=sentence)
            speak(self, accessibleName=sentence)
            self.show()

    def _copy_report(self) -> None:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText("\n".join(fall.text for fall in self._falls))
        speak(self._copy, text=say(words.COPIED))

    def _forget(self) -> None:
        for fall in self._falls:
            fall.forget()
        self.hide()
