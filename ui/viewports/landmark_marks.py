"""The surgeon's landmarks on a slice."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFont, QPainter, QPen

from planner.arrays import Vector3
from planner.plan.case import AnatomySource, LevelPlan, SeedSource
from planner.plan.outline_edits import landmarks_of
from ui.language import say
from ui.messages.views import CLICK, IN_CANAL
from ui.messages.words import LANDMARK_WORDS
from ui.viewports.marks import draw_text, faded, halo_for
from ui.viewports.palette import LANDMARK
from ui.viewports.slice_camera import SliceCamera

ARM_PX = 6.0
GAP_PX = 2.0
REACH_PX = 10.0
NEAR_MM = 1.5
FAR_MM = 12.0
"""A landmark is drawn in full within `NEAR_MM` of the plane, not at all beyond this."""


def nearest_landmark(
    source: AnatomySource, camera: SliceCamera, at_px: tuple[float, float]
) -> tuple[str, Vector3] | None:
    """Return the landmark under a pixel, of those that are drawn in full."""
    near = [
        (float(np.linalg.norm(camera.to_px(point) - at_px)), name)
        for name, point in landmarks_of(source).items()
        if abs(float(camera.depth_mm(point))) <= NEAR_MM
    ]
    away_px, name = min(near, default=(np.inf, ""))
    return (name, landmarks_of(source)[name]) if away_px <= REACH_PX else None


def draw_clicks(
    painter: QPainter, camera: SliceCamera, source: AnatomySource, font: QFont
) -> None:
    """Draw where a search was asked to begin: a diamond with a word."""
    if not isinstance(source, SeedSource):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for point, word in (
        (source.body_lps_mm, say(CLICK)),
        (source.canal_lps_mm, IN_CANAL),
    ):
        if point is None or abs(float(camera.depth_mm(point))) > FAR_MM:
            continue
        is_near = abs(float(camera.depth_mm(point))) <= NEAR_MM
        colour = LANDMARK if is_near else faded(LANDMARK, 0.4)
        x, y = camera.to_px(point).tolist()
        corners = ((x - ARM_PX, y), (x, y - ARM_PX), (x + ARM_PX, y), (x, y + ARM_PX))
        for pen in (QPen(halo_for(colour), 4.0), QPen(colour, 1.75)):
            painter.setPen(pen)
            painter.drawPolygon([QPointF(*corner) for corner in corners])
        beside = QPointF(x + ARM_PX + 5, y - ARM_PX - 2)
        draw_text(painter, say(word), beside, colour=colour, font=font)
    painter.restore()


def draw_landmarks(
    painter: QPainter,
    camera: SliceCamera,
    plan: LevelPlan,
    *,
    wanted: str | None,
    moved: tuple[str, Vector3] | None = None,
    font: QFont,
) -> None:
    """Draw the landmarks near the plane; name the one the next click places.

    `moved` is the one in the hand, and where it is.
    """
    points = dict(landmarks_of(plan.anatomy))
    if moved is not None:
        points[moved[0]] = moved[1]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for name, point in points.items():
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
