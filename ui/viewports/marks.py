"""Text and strokes that stay readable on any grey: a dark halo under each."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from planner.arrays import FloatArray
from ui.viewports.palette import HALO

HALO_PX = 3.0
"""How much wider the halo is than what it carries."""


def text_width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(
    painter: QPainter,
    text: str,
    at: QPointF,
    *,
    colour: QColor,
    font: QFont,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QRectF:
    """Draw one line whose middle height is at `at`; returns what it covers."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    left = {
        Qt.AlignmentFlag.AlignLeft: at.x(),
        Qt.AlignmentFlag.AlignHCenter: at.x() - width / 2,
        Qt.AlignmentFlag.AlignRight: at.x() - width,
    }[align]
    baseline = at.y() + (metrics.ascent() - metrics.descent()) / 2
    path = QPainterPath()
    path.addText(QPointF(left, baseline), font, text)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    join = Qt.PenJoinStyle.RoundJoin
    painter.strokePath(path, QPen(HALO, HALO_PX, j=join))
    painter.fillPath(path, colour)
    painter.restore()
    return QRectF(left, at.y() - metrics.height() / 2, width, metrics.height())


def draw_path(
    painter: QPainter,
    path: QPainterPath,
    pen: QPen,
    *,
    halo: bool = True,
) -> None:
    if halo:
        under = QPen(pen)
        under.setColor(halo_for(pen.color()))
        under.setWidthF(pen.widthF() + 1.5)
        painter.strokePath(path, under)
    painter.strokePath(path, pen)


def halo_for(colour: QColor) -> QColor:
    """Return a halo as faint as what it lies under."""
    halo = QColor(HALO)
    halo.setAlphaF(HALO.alphaF() * colour.alphaF())
    return halo


def line_path(points_px: FloatArray) -> QPainterPath:
    """Return an open path through points (n, 2)."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points_px.tolist()]))
    return path


def faded(colour: QColor, alpha: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(colour.alphaF() * alpha)
    return result
