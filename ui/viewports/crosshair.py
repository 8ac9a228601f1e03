"""The crosshair: where the other two planes cut this one."""

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from planner.arrays import Vector3
from planner.imaging.slices import Orientation
from ui.viewports.marks import faded
from ui.viewports.palette import PLANE_COLOURS
from ui.viewports.slice_camera import SliceCamera

STRENGTH = 0.8
GAP_PX = 14.0
"""The middle stays free: it is what the surgeon wants to see."""

CROSSING_PLANES = {
    Orientation.AXIAL: (Orientation.CORONAL, Orientation.SAGITTAL),
    Orientation.SAGITTAL: (Orientation.AXIAL, Orientation.CORONAL),
    Orientation.CORONAL: (Orientation.AXIAL, Orientation.SAGITTAL),
}
"""For each view: the planes seen as the horizontal and as the vertical line."""


def draw_crosshair(
    painter: QPainter,
    area: QRectF,
    camera: SliceCamera,
    orientation: Orientation,
    cursor_lps_mm: Vector3,
) -> None:
    """Draw two hairlines on whole device pixels, each in its plane's colour."""
    ratio = painter.device().devicePixelRatioF()
    x, y = (np.floor(camera.to_px(cursor_lps_mm) * ratio) + 0.5) / ratio
    flat, upright = CROSSING_PLANES[orientation]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for plane, lines in (
        (
            flat,
            (
                QLineF(area.left(), y, x - GAP_PX, y),
                QLineF(x + GAP_PX, y, area.right(), y),
            ),
        ),
        (
            upright,
            (
                QLineF(x, area.top(), x, y - GAP_PX),
                QLineF(x, y + GAP_PX, x, area.bottom()),
            ),
        ),
    ):
        painter.setPen(QPen(faded(PLANE_COLOURS[plane], STRENGTH), 1))
        painter.drawLines(list(lines))
    painter.restore()
