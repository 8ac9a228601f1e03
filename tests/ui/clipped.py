"""Which words have less room on the screen than they need."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget


def cut_off(window: QWidget) -> list[str]:
    """Return every visible text that has less room than it needs."""
    short = []
    for label in visible_labels(window):
        metrics = QFontMetrics(label.font())
        room = label.contentsRect()
        if label.wordWrap():
            needed = label.heightForWidth(label.width())
            if label.height() < needed:
                short.append(label.text())
        elif metrics.horizontalAdvance(label.text()) > room.width() + 1:
            short.append(label.text())
    short += [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and has_words(button)
        and button.width() < button.minimumSizeHint().width()
    ]
    return short


def visible_labels(window: QWidget) -> list[QLabel]:
    return [part for part in window.findChildren(QLabel) if part.isVisible()]


def has_words(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton):
        icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        return bool(button.text()) and button.toolButtonStyle() != icon_only
    return bool(button.text())
