"""A word beside a control: a card that points, and a ring around what it points at."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.panels.parts import button, column, label, row
from ui.spoken import speak
from ui.theme import GRID, Look

WIDTH = 40 * GRID
"""At a text size of 100 %."""

REACH = 4
RING_PX = 3.0
PULSE_MS = 900
PULSE_PX = 14.0


class Ring(QWidget):
    """Lies over a window and lets every click through; draws round one control."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self._around = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pulse = QVariantAnimation(self)
        self._pulse.setStartValue(PULSE_PX)
        self._pulse.setEndValue(0.0)
        self._pulse.setDuration(PULSE_MS)
        self._pulse.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._pulse.valueChanged.connect(self.update)
        look.bind(self.update)

    def surround(self, rect: QRect, *, anew: bool) -> None:
        """Draw round a rectangle of the window; the first time it closes in."""
        self._around = rect.adjusted(-REACH, -REACH, REACH, REACH)
        room = round(PULSE_PX + RING_PX)
        self.setGeometry(self._around.adjusted(-room, -room, room, room))
        if self._look.is_still:
            self._pulse.stop()
        elif anew:
            self._pulse.start()
        self.setVisible(not rect.isNull())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        running = self._pulse.state() is QVariantAnimation.State.Running
        away = float(self._pulse.currentValue()) if running else 0.0
        inner = QRectF(self._around.translated(-self.pos()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.accent), RING_PX))
        painter.drawRoundedRect(inner.adjusted(-away, -away, away, away), 8, 8)
        painter.end()


class Callout(QFrame):
    """Words with buttons. Esc is the same as to leave; nothing under it is blocked."""

    left = Signal()

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self.setObjectName("callout")
        self.setProperty("role", "callout")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place = label("", "small")
        self._heading = label("", "lead", wrap=True)
        self._words = label("", wrap=True)
        self._words.setObjectName("callout.words")
        self._buttons = row(1, spacing=GRID)
        margins = (2 * GRID, 2 * GRID, 2 * GRID, 12)
        self.setLayout(
            column(
                self._place, self._heading, self._words, self._buttons, margins=margins
            )
        )
        self._made: list[QPushButton] = []
        window.installEventFilter(self)

    def show_words(self, heading: str, words: str, place: str) -> None:
        speak(self._heading, text=heading)
        speak(self._words, text=words)
        speak(self._place, text=place)
        self._place.setVisible(bool(place))
        speak(self, accessibleName=heading)
        self.setAccessibleDescription(f"{place} {words}".strip())

    def use_buttons(self, *wanted: tuple[str, str]) -> list[QPushButton]:
        """Put new buttons on it: words and role of each; return them."""
        for old in self._made:
            self._buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = [button(words, role) for words, role in wanted]
        for made in self._made:
            made.setAccessibleDescription(self.accessibleDescription())
            self._buttons.addWidget(made)
        return self._made

    def stand_by(self, target: QRect) -> None:
        """Stand where the target is not covered: right, left, below, or above it."""
        self.setFixedWidth(self._look.text_px(WIDTH))
        self.show()
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        self.move(_place(target, self.rect(), self.parentWidget()))
        self.raise_()

    def speak_up(self) -> None:
        """Let a screen reader say it, wherever the keyboard is."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the Esc that nothing else in the window wanted."""
        is_esc = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        )
        if is_esc and self.isVisible():
            self.left.emit()
            return True
        return False


def _place(target: QRect, own: QRect, window: QWidget | None) -> QPoint:
    """Return the corner of a card beside a target, inside the window."""
    room = window.rect() if window else own
    gap = 2 * GRID
    middle_y = target.center().y() - own.height() // 2
    middle_x = target.center().x() - own.width() // 2
    for corner in (
        QPoint(target.right() + gap, middle_y),
        QPoint(target.left() - gap - own.width(), middle_y),
        QPoint(middle_x, target.bottom() + gap),
        QPoint(middle_x, target.top() - gap - own.height()),
    ):
        kept = _inside(corner, own, room)
        if not QRect(kept, own.size()).intersects(target):
            return kept
    return _inside(target.center() - own.center(), own, room)


def _inside(corner: QPoint, own: QRect, room: QRect) -> QPoint:
    right = max(room.right() - own.width() - GRID, GRID)
    bottom = max(room.bottom() - own.height() - GRID, GRID)
    return QPoint(min(max(corner.x(), GRID), right), min(max(corner.y(), GRID), bottom))
