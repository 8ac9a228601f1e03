"""Needles and crosshair over the 3-D picture, veiled where bone lies before them."""

import itertools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF

from planner.arrays import Points, Vector3
from planner.plan.needle import Needle
from ui.render.bone_hits import BoneHits
from ui.viewports.marks import faded
from ui.viewports.needle_marks import NeedleMark, shadow_px
from ui.viewports.palette import FOCUS, HALO, TEXT, severity_colour
from ui.viewports.slice_camera import SliceCamera

VEIL = 0.45
"""What is left of a needle's colour behind bone."""

SIGHT_SAMPLES = 33
EYE_REACH_MM = 400.0
CROSSHAIR_ARM_MM = 12.0
BALL_PX = 3.5


def draw_scene_needle(
    painter: QPainter,
    camera: SliceCamera,
    mark: NeedleMark,
    hits: BoneHits | None,
) -> None:
    """Draw a needle as a shaded cylinder of its true width."""
    colour = severity_colour(mark.severity)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stretch, is_hidden in _stretches(mark.needle, camera, hits):
        outline = shadow_px(mark.needle, camera, stretch)
        strength = VEIL if is_hidden else 1.0
        painter.setPen(QPen(faded(HALO, strength), 1.0))
        painter.setBrush(_sheen(mark.needle, camera, faded(colour, strength)))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in outline.tolist()]))
    painter.restore()


def _stretches(
    needle: Needle, camera: SliceCamera, hits: BoneHits | None
) -> Iterator[tuple[tuple[float, float], bool]]:
    """Yield the stretches of the axis and whether bone lies before them.

    The hidden ones come first: what is in front is drawn on top.
    """
    at = np.linspace(0, 1, SIGHT_SAMPLES)
    points = needle.entry_lps_mm + np.outer(at, needle.tip_lps_mm - needle.entry_lps_mm)
    hidden = _hidden(points, camera, hits)
    edges = np.flatnonzero(np.diff(hidden.astype(np.int8))) + 1
    bounds = [0, *edges.tolist(), len(at) - 1]
    found = [
        ((float(at[first]), float(at[last])), bool(hidden[first]))
        for first, last in itertools.pairwise(bounds)
        if last > first
    ]
    yield from sorted(found, key=lambda stretch: not stretch[1])


def _hidden(
    points_lps_mm: Points, camera: SliceCamera, hits: BoneHits | None
) -> NDArray[np.bool_]:
    if hits is None:
        return np.zeros(len(points_lps_mm), bool)
    sight = camera.normal_lps
    return np.array([hits.hides(point, sight, EYE_REACH_MM) for point in points_lps_mm])


def _sheen(needle: Needle, camera: SliceCamera, colour: QColor) -> QLinearGradient:
    """Return a brush that makes a band look round: bright along its middle."""
    start, end = camera.to_px((needle.entry_lps_mm, needle.tip_lps_mm))
    along = end - start
    length = float(np.linalg.norm(along))
    along = along / length if length > 1e-6 else np.array((1.0, 0.0))
    across = np.array((-along[1], along[0])) * needle.radius_mm / camera.mm_per_px
    middle = (start + end) / 2
    brush = QLinearGradient(
        QPointF(*(middle - across).tolist()), QPointF(*(middle + across).tolist())
    )
    for at, shade in ((0.0, 190), (0.38, 80), (1.0, 230)):
        shaded = colour.darker(shade) if shade > 100 else colour.lighter(200 - shade)
        shaded.setAlphaF(colour.alphaF())
        brush.setColorAt(at, shaded)
    return brush


def draw_scene_crosshair(
    painter: QPainter, camera: SliceCamera, cursor_lps_mm: Vector3, axes_lps: Points
) -> None:
    """Draw the crosshair: a small ball, and an arm each way along the three axes."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y = camera.to_px(cursor_lps_mm).tolist()
    for pen in (QPen(HALO, 3.0), QPen(TEXT, 1.0)):
        painter.setPen(pen)
        for axis in axes_lps.T:
            ends = camera.to_px(
                [cursor_lps_mm + side * CROSSHAIR_ARM_MM * axis for side in (-1, 1)]
            )
            painter.drawLine(QLineF(*ends.ravel().tolist()))
    painter.setPen(QPen(HALO, 1.5))
    painter.setBrush(FOCUS)
    painter.drawEllipse(QPointF(x, y), BALL_PX, BALL_PX)
    painter.restore()
