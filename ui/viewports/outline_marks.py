"""The hand on the outlines: the brush's circle, the point of a wall to be gripped."""

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter, QPen

from planner.arrays import FloatArray
from ui.viewports.marks import halo_for
from ui.viewports.palette import HANDLE

GRIP_PX = 8.0
"""How near to an outline a press takes hold of it."""

DOT_PX = 4.0
SIGN_PX = 4.0


def draw_brush(
    painter: QPainter, at_px: tuple[float, float], radius_px: float, *, adds: bool
) -> None:
    """Draw the circle that a press would paint, with a plus or a minus beside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(*at_px)
    sign = QPointF(at_px[0] + radius_px + 9, at_px[1] - radius_px - 3)
    strokes = [QLineF(sign.x() - SIGN_PX, sign.y(), sign.x() + SIGN_PX, sign.y())]
    if adds:
        strokes.append(
            QLineF(sign.x(), sign.y() - SIGN_PX, sign.x(), sign.y() + SIGN_PX)
        )
    for pen in (QPen(halo_for(HANDLE), 3.5), QPen(HANDLE, 1.5)):
        painter.setPen(pen)
        painter.drawEllipse(middle, radius_px, radius_px)
        painter.drawLines(strokes)
    painter.restore()


def draw_grip(painter: QPainter, at_px: FloatArray) -> None:
    """Draw the point of a wall that a press would take hold of."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(halo_for(HANDLE), 2.0))
    painter.setBrush(HANDLE)
    x, y = at_px.tolist()
    painter.drawEllipse(QPointF(x, y), DOT_PX, DOT_PX)
    painter.restore()
