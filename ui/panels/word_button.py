"""A push button whose words take as many lines as they need."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

MNEMONIC = Qt.TextFlag.TextShowMnemonic


class WordButton(QPushButton):
    """Words of a language with longer ones wrap; none is cut off.

    `text` stays the words as they were said: lines are broken only while painting.
    """

    _measures = False
    """While the style is asked for a size, which it takes from the style option too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shrinks = QSizePolicy.Policy.Preferred
        self.setSizePolicy(shrinks, QSizePolicy.Policy.Minimum)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if not self._measures:
            option.text = "\n".join(self._lines(self.width()))

    def sizeHint(self) -> QSize:
        self._measures = True
        whole = super().sizeHint()
        self._measures = False
        return whole

    def minimumSizeHint(self) -> QSize:
        """Return what its longest word needs."""
        widths = [self._width_of(word) for word in self.text().split()]
        least = max(widths, default=0) + self._frame_px()
        whole = self.sizeHint()
        return QSize(min(least, whole.width()), whole.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        whole = self.sizeHint()
        if whole.width() <= width:
            return whole.height()
        more = len(self._lines(width)) - 1
        return whole.height() + more * QFontMetrics(self.font()).lineSpacing()

    def _frame_px(self) -> int:
        """Return what stands beside the words, an icon included."""
        return self.sizeHint().width() - self._width_of(self.text())

    def _width_of(self, words: str) -> int:
        return QFontMetrics(self.font()).size(MNEMONIC, words).width()

    def _lines(self, width: int) -> list[str]:
        whole = self.sizeHint().width()
        if whole <= width:
            return [self.text()]
        room = width - (whole - self._width_of(self.text()))
        lines: list[str] = []
        for word in self.text().split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._width_of(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]
