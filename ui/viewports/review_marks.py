"""The points that the reviewer marks: numbered crosses, each with its purpose."""

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.viewports.marks import draw_text, faded, halo_for
from ui.viewports.review_state import MarkSet
from ui.viewports.slice_camera import SliceCamera

MARK = QColor("#fff08a")
ARM_PX = 7.0
GAP_PX = 2.0
NEAR_MM, FAR_MM = 1.5, 15.0
OFF_PLANE = 0.4


def draw_mark_sets(
    painter: QPainter, camera: SliceCamera, sets: tuple[MarkSet, ...], font: QFont
) -> None:
    """Draw all marks near the plane; those in it carry their purpose and number."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for each in sets:
        for number, point in enumerate(each.points_lps_mm, start=1):
            depth_mm = abs(float(camera.depth_mm(point)))
            if depth_mm > FAR_MM:
                continue
            x, y = camera.to_px(point).tolist()
            is_near = depth_mm <= NEAR_MM
            colour = MARK if is_near else faded(MARK, OFF_PLANE)
            _draw_cross(painter, x, y, colour)
            if is_near:
                words = f"{each.title} {number}"
                if len(each.points_lps_mm) == 1:
                    words = each.title
                at = QPointF(x + ARM_PX + 4, y - ARM_PX)
                draw_text(painter, words, at, colour=colour, font=font)
    painter.restore()


def _draw_cross(painter: QPainter, x: float, y: float, colour: QColor) -> None:
    arms = [
        QLineF(x + a * GAP_PX, y + b * GAP_PX, x + a * ARM_PX, y + b * ARM_PX)
        for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1))
    ]
    for pen in (QPen(halo_for(colour), 4.5), QPen(colour, 2.25)):
        painter.setPen(pen)
        painter.drawLines(arms)
