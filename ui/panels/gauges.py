"""Two small pictures of numbers: how far to a wall, and how deep in the body."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.rules.findings import Severity
from ui.messages.numbers import is_measured
from ui.theme import Look

LOWEST_MM, HIGHEST_MM = -4.0, 6.0
"""The span of a clearance bar; what is farther is drawn at its end."""

HEIGHT = 14


class _Bar(QWidget):
    """A flat bar that stretches sideways."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.bind(self.update)

    def sizeHint(self) -> QSize:
        return QSize(96, HEIGHT)

    def groove(self) -> QRectF:
        return QRectF(0.0, 4.0, float(self.width()), HEIGHT - 8.0)

    def paint_tick(
        self, painter: QPainter, x: float, colour: str, *, dashed: bool = False
    ) -> None:
        pen = QPen(QColor(colour), 1.5)
        if dashed:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(round(x), 0, round(x), HEIGHT)


class ClearanceBar(_Bar):
    """From the wall (solid tick) into the pedicle: to the right is safe, left beyond.

    The dotted tick is the clearance that is asked for.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._clearance_mm: float | None = None
        self._asked_mm: float | None = None
        self._severity = Severity.NA

    def show_clearance(
        self,
        clearance_mm: float | None,
        *,
        asked_mm: float | None,
        severity: Severity,
    ) -> None:
        self._clearance_mm = clearance_mm
        self._asked_mm = asked_mm
        self._severity = severity
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = self.groove()
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(groove, 3, 3)
        wall_x = self._x(0.0)
        if self._clearance_mm is None:
            painter.setBrush(
                QBrush(QColor(theme.line_strong), Qt.BrushStyle.BDiagPattern)
            )
            painter.drawRect(groove)
        else:
            reach_x = self._x(self._clearance_mm)
            left, right = sorted((wall_x, reach_x))
            painter.setBrush(QColor(theme.of(self._severity)))
            painter.drawRect(QRectF(left, groove.y(), right - left, groove.height()))
        if self._asked_mm is not None:
            asked_x = self._x(self._asked_mm)
            self.paint_tick(painter, asked_x, theme.text_muted, dashed=True)
        self.paint_tick(painter, wall_x, theme.text)
        painter.end()

    def _x(self, value_mm: float) -> float:
        held = min(max(value_mm, LOWEST_MM), HIGHEST_MM)
        return (held - LOWEST_MM) / (HIGHEST_MM - LOWEST_MM) * (self.width() - 1)


class DepthBar(_Bar):
    """The body from its posterior wall (left) to its anterior wall (right)."""

    MARGIN_SHARE = 0.12
    """How much of the width is kept for tips outside the body, on each side."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._depth: float | None = None
        self._limit: float | None = None

    def show_depth(self, depth: float | None, *, limit: float | None) -> None:
        self._depth = depth if is_measured(depth) else None
        self._limit = limit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = self.groove()
        back, front = self._x(0.0), self._x(1.0)
        painter.setBrush(QColor(theme.field))
        painter.drawRect(QRectF(back, groove.y(), front - back, groove.height()))
        if self._limit is not None:
            limit_x = self._x(self._limit)
            hatch = QBrush(QColor(theme.line_strong), Qt.BrushStyle.BDiagPattern)
            painter.setBrush(hatch)
            painter.drawRect(QRectF(back, groove.y(), limit_x - back, groove.height()))
            self.paint_tick(painter, limit_x, theme.text_muted, dashed=True)
        self.paint_tick(painter, back, theme.text)
        self.paint_tick(painter, front, theme.text)
        if self._depth is not None:
            painter.setPen(QPen(QColor(theme.panel), 2))
            painter.setBrush(QColor(theme.accent))
            x, middle, radius = self._x(self._depth), HEIGHT / 2, HEIGHT / 2 - 1
            painter.drawEllipse(QRectF(x - radius, middle - radius, 12, 12))
        painter.end()

    def _x(self, depth: float) -> float:
        share = self.MARGIN_SHARE
        held = min(max(depth, -share), 1 + share)
        return (held + share) / (1 + 2 * share) * (self.width() - 1)
