"""The hand on the outlines: the brush's circle, the point of a wall to be gripped."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter, QPen

from planner.arrays import FloatArray, Vector3
from ui.viewports.marks import halo_for
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.palette import HANDLE
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.view_state import Tool, ViewState

GRIP_PX = 8.0
"""How near to an outline a press takes hold of it."""

DOT_PX = 4.0
SIGN_PX = 4.0


def draw_hand(
    painter: QPainter,
    camera: SliceCamera,
    at_px: tuple[float, float] | None,
    *,
    state: ViewState,
    tool: OutlineTool,
    grip_lps_mm: Callable[[float, float], Vector3 | None],
) -> None:
    """Show what a press would take hold of, or paint, where the pointer is.

    `grip_lps_mm` returns the point of an outline under a pixel.
    """
    if at_px is None or not tool.can_correct:
        return
    if state.tool is Tool.BRUSH:
        radius_px = state.brush.radius_mm / camera.mm_per_px
        draw_brush(painter, at_px, radius_px, adds=state.brush.adds)
    elif state.tool is Tool.WALL and not tool.is_holding:
        grip = grip_lps_mm(*at_px)
        if grip is not None:
            draw_grip(painter, camera.to_px(grip))


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
