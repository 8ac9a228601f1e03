"""The surgeon's landmarks on a slice."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFont, QPainter, QPen

from planner.plan.case import LandmarkSource, LevelPlan
from ui.messages.words import LANDMARK_WORDS
from ui.viewports.marks import draw_text, faded, halo_for
from ui.viewports.palette import LANDMARK
from ui.viewports.slice_camera import SliceCamera

ARM_PX = 6.0
GAP_PX = 2.0
NEAR_MM = 1.5
FAR_MM = 12.0
"""A landmark is drawn in full within `NEAR_MM` of the plane, not at all beyond this."""


def draw_landmarks(
    painter: QPainter,
    camera: SliceCamera,
    plan: LevelPlan,
    *,
    wanted: str | None,
    font: QFont,
) -> None:
    """Draw the landmarks near the plane; name the one the next click places."""
    if not isinstance(plan.anatomy, LandmarkSource):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for name, point in plan.anatomy.points_lps_mm.items():
        depth_mm = abs(float(camera.depth_mm(point)))
        if depth_mm > FAR_MM:
            continue
        x, y = camera.to_px(point).tolist()
        colour = LANDMARK if depth_mm <= NEAR_MM else faded(LANDMARK, 0.4)
        turns = np.radians((45, 135, 225, 315))
        arms = [
            QLineF(
                x + GAP_PX * np.cos(turn),
                y + GAP_PX * np.sin(turn),
                x + ARM_PX * np.cos(turn),
                y + ARM_PX * np.sin(turn),
            )
            for turn in turns
        ]
        for pen in (
            QPen(halo_for(colour), 4.0),
            QPen(colour, 2.0 if name == wanted else 1.5),
        ):
            painter.setPen(pen)
            painter.drawLines(arms)
        if name == wanted:
            at = QPointF(x + ARM_PX + 4, y)
            draw_text(painter, LANDMARK_WORDS[name], at, colour=colour, font=font)
    painter.restore()
