"""Text and strokes that stay readable on any grey: a dark halo under each."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
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
) -> None:
    """Draw one line whose middle height is at `at`, on whole device pixels."""
    if not text:
        return
    ratio = painter.device().devicePixelRatioF()
    picture = _text_picture(text, font.key(), colour.rgba(), ratio)
    width, height = picture.width() / ratio, picture.height() / ratio
    left = {
        Qt.AlignmentFlag.AlignLeft: at.x() - HALO_PX,
        Qt.AlignmentFlag.AlignHCenter: at.x() - width / 2,
        Qt.AlignmentFlag.AlignRight: at.x() - width + HALO_PX,
    }[align]
    top = at.y() - height / 2
    where = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
    painter.drawImage(where, picture)


@lru_cache(maxsize=512)
def _text_picture(text: str, font_key: str, rgba: int, ratio: float) -> QImage:
    """Return a line of text with its halo; drawing one anew costs a millisecond."""
    font = QFont()
    font.fromString(font_key)
    metrics = QFontMetricsF(font)
    width = math.ceil((metrics.horizontalAdvance(text) + 2 * HALO_PX) * ratio)
    height = math.ceil((metrics.height() + 2 * HALO_PX) * ratio)
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    path.addText(QPointF(HALO_PX, HALO_PX + metrics.ascent()), font, text)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(HALO, HALO_PX, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(path, QColor.fromRgba(rgba))
    painter.end()
    return picture


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
