"""Real events at fractional places: what a mouse and a wheel send to a widget."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
RIGHT = Qt.MouseButton.RightButton
MIDDLE = Qt.MouseButton.MiddleButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _send(widget: QWidget, kind: QEvent.Type, at, button, held, keys) -> None:
    where = QPointF(*at)
    event = QMouseEvent(kind, where, widget.mapToGlobal(where), button, held, keys)
    QApplication.sendEvent(widget, event)


def beside(at, dx: float, dy: float) -> tuple[float, float]:
    """Return the place so many pixels from another one."""
    return at[0] + dx, at[1] + dy


def hover(widget: QWidget, at) -> None:
    none = Qt.MouseButton.NoButton
    _send(widget, QEvent.Type.MouseMove, at, none, none, NO_KEY)


def press(widget: QWidget, at, button=LEFT, keys=NO_KEY) -> None:
    _send(widget, QEvent.Type.MouseButtonPress, at, button, button, keys)


def move(widget: QWidget, at, button=LEFT, keys=NO_KEY) -> None:
    _send(widget, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, button, keys)


def release(widget: QWidget, at, button=LEFT, keys=NO_KEY) -> None:
    none = Qt.MouseButton.NoButton
    _send(widget, QEvent.Type.MouseButtonRelease, at, button, none, keys)


def click(widget: QWidget, at, button=LEFT, keys=NO_KEY) -> None:
    press(widget, at, button, keys)
    release(widget, at, button, keys)


def double_click(widget: QWidget, at) -> None:
    click(widget, at)
    _send(widget, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, NO_KEY)
    release(widget, at)


def drag(widget: QWidget, start, end, button=LEFT, keys=NO_KEY) -> None:
    """Press, move in steps, and let go."""
    press(widget, start, button, keys)
    for step in (0.25, 0.5, 0.75, 1.0):
        at = [a + step * (b - a) for a, b in zip(start, end, strict=True)]
        move(widget, at, button, keys)
    release(widget, end, button, keys)


def wheel(widget: QWidget, at, angle: int, keys=NO_KEY) -> None:
    """Turn the wheel by eighths of a degree; 120 is one notch away from the hand."""
    where = QPointF(*at)
    is_inverted = False
    event = QWheelEvent(
        where,
        widget.mapToGlobal(where),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        is_inverted,
    )
    QApplication.sendEvent(widget, event)
