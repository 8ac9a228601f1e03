"""Gaps in the cortex as rings: dashed, as wide as they were measured, with a word."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from ui.messages.cortex import BoneSpot, spots_of
from ui.render.bone_hits import BoneHits
from ui.session import Session
from ui.viewports.marks import draw_text, faded, halo_for
from ui.viewports.palette import GAP
from ui.viewports.slice_camera import SliceCamera

SMALLEST_PX = 6.0
"""A ring is never drawn smaller: one must be able to see it."""

DOT_MM = 4.0
"""How wide the ring around a place is that has no width of its own."""

VEIL = 0.5
EYE_REACH_MM = 400.0
DASHES = [4.0, 3.0]


def shown_spots(session: Session) -> tuple[BoneSpot, ...]:
    """Return what is to be marked of the selected level, as it is measured now."""
    vertebra = session.vertebra
    bone = vertebra.bone if vertebra else None
    return tuple(spots_of(bone)) if bone else ()


def radius_mm(spot: BoneSpot) -> float:
    return (DOT_MM if spot.across_mm is None else spot.across_mm) / 2


def spots_cut(
    spots: Iterable[BoneSpot], camera: SliceCamera
) -> tuple[tuple[BoneSpot, float], ...]:
    """Return the spots a plane goes through, each with the width it has there, mm.

    A spot is as deep as it is wide: its ring is the cut of a ball.
    """
    cut = []
    for spot in spots:
        away, radius = float(camera.depth_mm(spot.at_lps_mm)), radius_mm(spot)
        if abs(away) < radius:
            cut.append((spot, 2 * math.sqrt(radius**2 - away**2)))
    return tuple(cut)


def spot_under(
    spots: Iterable[BoneSpot],
    camera: SliceCamera,
    at_px: tuple[float, float],
    *,
    is_flat: bool = True,
) -> BoneSpot | None:
    """Return the spot whose ring a pixel lies in, or None."""
    wide = spots_cut(spots, camera) if is_flat else _whole(spots)
    for spot, across in wide:
        x, y = camera.to_px(spot.at_lps_mm).tolist()
        if math.dist((x, y), at_px) <= _radius_px(across, camera):
            return spot
    return None


def draw_bone_spots(
    painter: QPainter,
    camera: SliceCamera,
    spots: Iterable[BoneSpot],
    font: QFont,
    *,
    is_flat: bool = True,
    hits: BoneHits | None = None,
) -> None:
    """Ring every spot; in 3-D (not `is_flat`) all, and those behind bone faintly."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for spot, across in spots_cut(spots, camera) if is_flat else _whole(spots):
        is_hidden = hits is not None and hits.hides(
            spot.at_lps_mm, camera.normal_lps, EYE_REACH_MM
        )
        colour = faded(GAP, VEIL) if is_hidden else GAP
        radius = _radius_px(across, camera)
        x, y = camera.to_px(spot.at_lps_mm).tolist()
        pen = QPen(colour, 2.0, c=Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(DASHES)
        for each in (QPen(halo_for(colour), 3.5), pen):
            painter.setPen(each)
            painter.drawEllipse(QPointF(x, y), radius, radius)
        beside = QPointF(x + radius + 4, y + radius * 0.7)
        draw_text(painter, spot.short, beside, colour=colour, font=font)
    painter.restore()


def _whole(spots: Iterable[BoneSpot]) -> tuple[tuple[BoneSpot, float], ...]:
    return tuple((spot, 2 * radius_mm(spot)) for spot in spots)


def _radius_px(across_mm: float, camera: SliceCamera) -> float:
    return max(across_mm / 2 / camera.mm_per_px, SMALLEST_PX)
