"""Everything a simulated X-ray picture shows, from the bone to the letters."""

import attrs
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import Points
from planner.fluoroscopy.absorber import Absorber
from planner.fluoroscopy.advance import BORDER_RULE, Step
from planner.fluoroscopy.beam import Beam
from planner.fluoroscopy.guides import Guide, GuideKind, front_guides, side_guides
from planner.fluoroscopy.projection import shadow
from planner.fluoroscopy.silhouette import needle_shadow
from planner.fluoroscopy.views import ViewKind
from planner.plan.needle import Needle
from planner.rules.findings import Finding, Severity
from ui.language import say
from ui.messages.views import ONE_SIXTH, POSTERIOR_WALL, THIRD_LINE
from ui.theme import Look
from ui.viewports.marks import draw_path, draw_text, faded
from ui.viewports.palette import (
    BACKGROUND,
    HALO,
    MEDIAL_WALL,
    PART_STYLES,
    WALL_LINE,
    severity_colour,
)
from ui.viewports.palette import THIRD_LINE as THIRD_COLOUR
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.spots import draw_spots

DENSEST_PERCENT = 99.5
"""What is denser than so much of the picture is drawn as the densest."""

LIGHTEST, DARKEST = 172, 8
"""The greys of soft tissue and of the densest bone: dark enough for words upon them."""

OVAL = PART_STYLES[Part.RIGHT_PEDICLE].colour

GUIDE_STYLES: dict[GuideKind, tuple[QColor, float, list[float], str]] = {
    GuideKind.PEDICLE: (OVAL, 1.5, [], ""),
    GuideKind.MEDIAL_BORDER: (MEDIAL_WALL, 3.0, [], ""),
    GuideKind.POSTERIOR_WALL: (WALL_LINE, 2.0, [7.0, 3.0], POSTERIOR_WALL),
    GuideKind.ONE_SIXTH: (THIRD_COLOUR, 1.5, [1.0, 3.0], ONE_SIXTH),
    GuideKind.ONE_THIRD: (THIRD_COLOUR, 1.5, [3.0, 3.0], THIRD_LINE),
}
"""For each guide: colour, width, dashes, and what is written at its end."""


def grey_of(picture: NDArray[np.float32], *, bone_is_dark: bool) -> QImage:
    """Return line integrals (height, width) as an 8-bit picture."""
    densest = float(np.percentile(picture, DENSEST_PERCENT))
    part = np.clip(picture / max(densest, 1e-6), 0, 1) ** 0.8
    low, high = (LIGHTEST, DARKEST) if bone_is_dark else (DARKEST, LIGHTEST)
    greys = np.ascontiguousarray(low + part * (high - low), np.uint8)
    height, width = greys.shape
    form = QImage.Format.Format_Grayscale8
    return QImage(greys.data, width, height, width, form).copy()


@attrs.frozen(kw_only=True, eq=False)
class FluoroContent:
    """What is to be drawn. `pushed` is the needle as far as it is in, None before it.

    `violation` is the finding that first stopped the advance, at its spot, once the tip
    has come there.
    """

    kind: ViewKind
    beam: Beam
    camera: SliceCamera
    absorber: Absorber | None
    vertebra: Vertebra
    bone_is_dark: bool
    outlines: bool
    needle: Needle | None
    step: Step | None
    violation: Finding | None


class FluoroPainter:
    """Paints pictures and keeps the last one: while a needle moves, bone does not."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._shown: tuple[object, ...] = ()
        self._picture = QImage()
        self._base_of: tuple[object, ...] = ()
        self._base = QImage()

    def paint(self, painter: QPainter, area: QRectF, content: FluoroContent) -> None:
        self._paint_base(painter, area, content)
        self._paint_needle(painter, content)
        if content.violation is not None:
            bold, spots = self._look.font(12, bold=True), [content.violation]
            draw_spots(painter, content.camera, spots, bold, is_flat=False)

    def _paint_base(
        self, painter: QPainter, area: QRectF, content: FluoroContent
    ) -> None:
        """Paint bone and guides, as they were if nothing of them is another."""
        ratio = painter.device().devicePixelRatioF()
        key = (
            *(content.absorber, content.vertebra, content.beam),
            *(content.camera, content.bone_is_dark, content.outlines),
            *(ratio, self._look.text_percent),
        )
        if key != self._base_of:
            self._base_of = key
            self._base = QImage(
                (area.size() * ratio).toSize(), QImage.Format.Format_RGB32
            )
            self._base.setDevicePixelRatio(ratio)
            self._base.fill(BACKGROUND)
            below = QPainter(self._base)
            self._paint_bone(below, content)
            if content.outlines:
                self._paint_guides(below, content)
            below.end()
        painter.drawImage(area.topLeft(), self._base)

    def _paint_bone(self, painter: QPainter, content: FluoroContent) -> None:
        if content.absorber is None:
            return
        plane = content.beam.raster()
        key = (content.absorber, content.beam, content.bone_is_dark)
        if key != self._shown:
            lost = shadow(content.absorber, content.beam, plane)
            self._shown = key
            self._picture = grey_of(lost, bone_is_dark=content.bone_is_dark)
        width, height = plane.size
        ends = plane.to_lps([(-0.5, -0.5), (width - 0.5, height - 0.5)])
        (left, top), (right, bottom) = content.camera.to_px(ends).tolist()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, right - left, bottom - top), self._picture)

    # --- lines ----------------------------------------------------------------------

    def _paint_guides(self, painter: QPainter, content: FluoroContent) -> None:
        is_side = content.kind is ViewKind.LATERAL
        guides = side_guides if is_side else front_guides
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for guide in guides(content.vertebra):
            self._paint_guide(painter, content, guide)
        painter.restore()

    def _paint_guide(
        self, painter: QPainter, content: FluoroContent, guide: Guide
    ) -> None:
        colour, width, dashes, word = GUIDE_STYLES[guide.kind]
        closes = guide.kind is GuideKind.PEDICLE
        path = _path(content, guide.points_lps_mm, closes=closes)
        pen = QPen(colour, width, c=Qt.PenCapStyle.FlatCap)
        under = QPen(HALO, width + 2.0)
        painter.strokePath(path, under)
        if dashes:
            pen.setDashPattern(dashes)
        draw_path(painter, path, pen, halo=False)
        if word:
            word = say(word)
            # Wall above, thirds below: their words would lie upon each other.
            end = -1 if guide.kind is GuideKind.POSTERIOR_WALL else 0
            seen = content.camera.to_px(content.beam.on_plane(guide.points_lps_mm))
            x, y = seen[end].tolist()
            font = self._look.font(11)
            beyond = font.pixelSize() * (1 if y > seen[~end][1] else -1)
            at = QPointF(x, y + beyond)
            middle = Qt.AlignmentFlag.AlignHCenter
            draw_text(painter, say(word), at, colour=colour, font=font, align=middle)

    # --- the needle -----------------------------------------------------------------

    def _paint_needle(self, painter: QPainter, content: FluoroContent) -> None:
        if content.needle is None:
            return
        step = content.step
        severity = step.severity if step else Severity.NA
        colour = severity_colour(severity)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        planned = _polygon(content, needle_shadow(content.beam, content.needle))
        painter.setPen(QPen(HALO, 3.0))
        painter.drawPolygon(planned)
        dashed = QPen(faded(colour, 0.9), 1.25)
        dashed.setDashPattern([4.0, 3.0])
        painter.setPen(dashed)
        painter.drawPolygon(planned)
        if step is not None:
            pushed = _polygon(content, needle_shadow(content.beam, step.needle))
            painter.setPen(QPen(colour, 1.75))
            painter.setBrush(faded(colour, 0.6))
            painter.drawPolygon(pushed)
            self._paint_tip(painter, content, step)
        painter.restore()

    def _paint_tip(self, painter: QPainter, content: FluoroContent, step: Step) -> None:
        """Mark the tip itself: on an oblique view it lies inside its own shadow."""
        on_plane = content.beam.on_plane(step.needle.tip_lps_mm)
        x, y = content.camera.to_px(on_plane).tolist()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(HALO, 4.0), QPen(QColor("#ffffff"), 1.75)):
            painter.setPen(pen)
            painter.drawLine(QPointF(x - 5, y), QPointF(x + 5, y))
            painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 5))


def _polygon(content: FluoroContent, points_lps_mm: Points) -> QPolygonF:
    """Return points that lie on the beam's plane as the widget shows them."""
    seen = content.camera.to_px(points_lps_mm)
    return QPolygonF([QPointF(x, y) for x, y in seen.tolist()])


def _path(
    content: FluoroContent, points_lps_mm: Points, *, closes: bool
) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(_polygon(content, content.beam.on_plane(points_lps_mm)))
    if closes:
        path.closeSubpath()
    return path


def violation_of(
    step: Step | None, findings: tuple[Finding, ...], beam: Beam
) -> Finding | None:
    """Return what first stopped an advance, at its spot in the beam's plane.

    Of several rules that stop at one step the border's is shown: it is the one that
    pictures are read by.
    """
    if step is None:
        return None
    stopped = [
        name
        for name, verdict in step.verdicts.items()
        if verdict.severity is Severity.STOP and verdict.at_lps_mm is not None
    ]
    stopped.sort(key=lambda name: name != BORDER_RULE)
    for name in stopped:
        at = step.verdicts[name].at_lps_mm
        found = next((f for f in findings if f.rule == name), None)
        if found is not None and at is not None:
            x, y, z = beam.on_plane(at).tolist()
            return attrs.evolve(found, severity=Severity.STOP, at_lps_mm=(x, y, z))
    return None
