"""Needles on a slice: at their true width, in the colour and shape of their verdict."""

from collections.abc import Sequence

import attrs
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from planner.arrays import FloatArray, Vector3
from planner.plan.needle import Needle
from planner.rules.findings import Severity
from ui.theme import paint_icon
from ui.viewports.marks import draw_text, faded
from ui.viewports.needle_tool import NeedlePart
from ui.viewports.palette import BACKGROUND, HALO, HANDLE, PENDING, severity_colour
from ui.viewports.slice_camera import SliceCamera

HANDLE_PX = 6.0
GLYPH_PX = 16.0
LOCK_PX = 13.0

OFF_PLANE = 0.45
"""How much is left of the colour of what does not lie in the plane."""


@attrs.frozen(kw_only=True, eq=False)
class NeedleMark:
    """One needle as it is to be drawn. `held` is the part under the hand, if any."""

    needle: Needle
    severity: Severity
    is_of_level: bool = True
    is_selected: bool = False
    has_handles: bool = False
    held: NeedlePart | None = None


def part_in_slab(needle: Needle, camera: SliceCamera) -> tuple[float, float] | None:
    """Return the stretch of the axis (0 entry, 1 tip) that the plane runs through."""
    start, end = camera.depth_mm((needle.entry_lps_mm, needle.tip_lps_mm)).tolist()
    if abs(end - start) < 1e-9:
        return (0.0, 1.0) if abs(start) <= needle.radius_mm else None
    crossings = sorted(
        (side * needle.radius_mm - start) / (end - start) for side in (-1, 1)
    )
    low, high = max(crossings[0], 0.0), min(crossings[1], 1.0)
    return (low, high) if low < high else None


def shadow_px(
    needle: Needle, camera: SliceCamera, stretch: tuple[float, float]
) -> FloatArray:
    """Return the outline (n, 2) of the cylinder between two points of its axis.

    The ends of a cylinder are discs: on the plane they are ellipses, as flat as the
    needle lies in the plane.
    """
    start, end = (
        camera.to_px(needle.entry_lps_mm + t * needle.length_mm * needle.direction_lps)
        for t in stretch
    )
    along = camera.to_px(camera.center_lps_mm + needle.direction_lps) - camera.to_px(
        camera.center_lps_mm
    )
    length = float(np.linalg.norm(along))
    along = along / length if length > 1e-9 else np.array((1.0, 0.0))
    across = np.array((-along[1], along[0]))
    radius_px = needle.radius_mm / camera.mm_per_px
    bulge_px = radius_px * abs(float(needle.direction_lps @ camera.normal_lps))
    turn = np.linspace(-np.pi / 2, np.pi / 2, 17)
    arc = np.outer(np.sin(turn) * radius_px, across)
    front = end + arc + np.outer(np.cos(turn) * bulge_px, along)
    back = start - arc - np.outer(np.cos(turn) * bulge_px, along)
    return np.concatenate((front, back))


def draw_needle(painter: QPainter, camera: SliceCamera, mark: NeedleMark) -> None:
    colour = severity_colour(mark.severity)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_shaft(painter, camera, mark, colour)
    painter.restore()
    if mark.is_selected or mark.has_handles:
        draw_ends(painter, camera, mark, strengths=_strengths(mark, camera))


def _draw_shaft(
    painter: QPainter, camera: SliceCamera, mark: NeedleMark, colour: QColor
) -> None:
    dashed = QPen(faded(colour, OFF_PLANE + 0.2), 1.25)
    dashed.setDashPattern([4.0, 3.0])
    painter.setPen(dashed)
    painter.setBrush(faded(colour, 0.10))
    painter.drawPolygon(_polygon(shadow_px(mark.needle, camera, (0.0, 1.0))))
    stretch = part_in_slab(mark.needle, camera)
    if stretch:
        solid = _polygon(shadow_px(mark.needle, camera, stretch))
        painter.setPen(QPen(HALO, 3.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(solid)
        painter.setPen(QPen(colour, 1.75 if mark.is_selected else 1.0))
        painter.setBrush(faded(colour, 0.55 if mark.is_selected else 0.35))
        painter.drawPolygon(solid)


def _polygon(points_px: FloatArray) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points_px.tolist()])


def _strengths(mark: NeedleMark, camera: SliceCamera) -> tuple[float, float]:
    """Return how strongly entry and tip are drawn: less where off the plane."""
    ends = (mark.needle.entry_lps_mm, mark.needle.tip_lps_mm)
    near = np.abs(camera.depth_mm(ends)) <= mark.needle.radius_mm
    entry, tip = np.where(near, 1.0, OFF_PLANE + 0.15).tolist()
    return entry, tip


def draw_ends(
    painter: QPainter,
    camera: SliceCamera,
    mark: NeedleMark,
    *,
    strengths: tuple[float, float] = (1.0, 1.0),
) -> None:
    """Draw the entry as a circle and the tip as a diamond."""
    colour = severity_colour(mark.severity)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part, point, strength in (
        (NeedlePart.ENTRY, mark.needle.entry_lps_mm, strengths[0]),
        (NeedlePart.TIP, mark.needle.tip_lps_mm, strengths[1]),
    ):
        size = HANDLE_PX if mark.has_handles else HANDLE_PX - 2
        is_held = mark.held in (part, NeedlePart.SHAFT)
        shape = _end_shape(part, camera.to_px(point), size + (2 if is_held else 0))
        painter.setBrush(faded(BACKGROUND, 0.6) if strength < 1 else BACKGROUND)
        painter.setPen(QPen(HALO, 4.0))
        painter.drawPolygon(shape)
        rim = HANDLE if is_held or mark.has_handles else colour
        painter.setPen(QPen(faded(rim, strength), 2.5 if is_held else 1.75))
        painter.drawPolygon(shape)
    painter.restore()


def _end_shape(part: NeedlePart, at_px: FloatArray, size_px: float) -> QPolygonF:
    corners = 4 if part is NeedlePart.TIP else 24
    reach = size_px * (1.25 if part is NeedlePart.TIP else 1.0)
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    return _polygon(at_px + reach * np.column_stack((np.cos(turn), np.sin(turn))))


def draw_labels(
    painter: QPainter, camera: SliceCamera, marks: Sequence[NeedleMark], font: QFont
) -> None:
    """Name the needles; of two names in one place the selected needle's is shown."""
    taken: list[QRectF] = []
    for mark in sorted(marks, key=lambda mark: not mark.is_selected):
        x, y = _label_px(camera, mark.needle)
        place = QRectF(x - GLYPH_PX, y - GLYPH_PX / 2, 3 * GLYPH_PX, GLYPH_PX)
        if not any(place.intersects(other) for other in taken):
            taken.append(place)
            _draw_label(painter, mark, x, y, font)


def _label_px(camera: SliceCamera, needle: Needle) -> tuple[float, float]:
    """Return a place beyond the entry, on the needle's line."""
    entry, tip = camera.to_px((needle.entry_lps_mm, needle.tip_lps_mm))
    away = entry - tip
    length = float(np.linalg.norm(away))
    away = away / length if length > 1 else np.array((0.0, 1.0))
    x, y = (entry + away * (HANDLE_PX + 20)).tolist()
    return x, y


def _draw_label(
    painter: QPainter, mark: NeedleMark, x: float, y: float, font: QFont
) -> None:
    """Write a needle's name beside the sign of its verdict."""
    colour = severity_colour(mark.severity)
    glyph = QRectF(x - GLYPH_PX, y - GLYPH_PX / 2, GLYPH_PX, GLYPH_PX)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(HALO)
    painter.drawEllipse(glyph.adjusted(-2, -2, 2, 2))
    icon = f"severity-{mark.severity.value.lower()}"
    paint_icon(painter, icon, glyph, colour.name())
    painter.restore()
    at = QPointF(glyph.right() + 4, y)
    if mark.needle.is_locked:
        lock = QRectF(glyph.right() + 2, y - LOCK_PX / 2, LOCK_PX, LOCK_PX)
        paint_icon(painter, "lock", lock, colour.name())
        at = QPointF(lock.right() + 2, y)
    draw_text(painter, mark.needle.id, at, colour=colour, font=font)


def draw_pending_entry(
    painter: QPainter, camera: SliceCamera, entry_lps_mm: Vector3
) -> None:
    """Draw an entry that has no tip yet."""
    center = QPointF(*camera.to_px(entry_lps_mm).tolist())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(BACKGROUND)
    for pen in (QPen(HALO, 4.0), QPen(PENDING, 2.0)):
        painter.setPen(pen)
        painter.drawEllipse(center, HANDLE_PX, HANDLE_PX)
    painter.restore()
