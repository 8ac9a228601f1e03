"""Which words have less room on the screen than they need."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)


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
        if button.isVisible() and has_words(button) and _is_small(button)
    ]
    return short


def _is_small(button: QAbstractButton) -> bool:
    needed = button.minimumSizeHint()
    if button.hasHeightForWidth():
        needed.setHeight(button.heightForWidth(button.width()))
        return button.width() < needed.width() or button.height() < needed.height()
    return button.width() < needed.width()


def too_wide(window: QWidget) -> list[str]:
    """Return what makes a column wider than it is: its right end cannot be reached."""
    wide = []
    for area in window.findChildren(QScrollArea):
        content, room = area.widget(), area.viewport().width()
        if area.isVisible() and content is not None and content.width() > room:
            wide += [
                f"{type(part).__name__} {part.objectName()} "
                f"{getattr(part, 'text', str)()[:60]}: {part.minimumSizeHint().width()}"
                for part in content.findChildren(QWidget)
                if part.isVisible() and part.minimumSizeHint().width() > room
            ]
    return wide


def visible_labels(window: QWidget) -> list[QLabel]:
    return [part for part in window.findChildren(QLabel) if part.isVisible()]


def has_words(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton):
        icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        return bool(button.text()) and button.toolButtonStyle() != icon_only
    return bool(button.text())
