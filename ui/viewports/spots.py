"""The spots that findings point to: those that would cover each other are one."""

import math
from collections.abc import Iterable, Sequence

import attrs
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from planner.rules.findings import Finding, Severity
from ui.viewports.marks import draw_text, faded, halo_for
from ui.viewports.palette import severity_colour
from ui.viewports.slice_camera import SliceCamera

SPOT_PX = 9.0
MERGE_PX = 2 * SPOT_PX
"""Rings that would touch are drawn as one, with how many they are."""

SPOT_DEPTH_MM = 2.0
"""A spot farther from the plane than this is drawn faintly."""

OFF_PLANE = 0.45
"""How much is left of the colour of a spot that does not lie in the plane."""


@attrs.frozen
class Spot:
    """One ring: where on the picture, the worst that it stands for, and how many."""

    at_px: tuple[float, float]
    severity: Severity
    is_near: bool
    count: int = 1


def spots_of(
    camera: SliceCamera, findings: Iterable[Finding], *, is_flat: bool
) -> list[Spot]:
    """Return what is to be ringed, the worst last. A merged ring lies at its worst.

    On a slice (`is_flat`) those off the plane are not near; a ring is as near as the
    nearest that it stands for.
    """
    worst_first = sorted(findings, key=lambda finding: -finding.severity.rank)
    spots: list[Spot] = []
    for finding in worst_first:
        if finding.at_lps_mm is None or finding.severity.rank < Severity.WARN.rank:
            continue
        depth_mm = abs(float(camera.depth_mm(finding.at_lps_mm)))
        x, y = camera.to_px(finding.at_lps_mm).tolist()
        is_near = not is_flat or depth_mm <= SPOT_DEPTH_MM
        for place, spot in enumerate(spots):
            if math.dist(spot.at_px, (x, y)) < MERGE_PX:
                spots[place] = attrs.evolve(
                    spot, is_near=spot.is_near or is_near, count=spot.count + 1
                )
                break
        else:
            spots.append(Spot((x, y), finding.severity, is_near))
    return spots[::-1]


def draw_spots(
    painter: QPainter,
    camera: SliceCamera,
    findings: Sequence[Finding],
    font: QFont,
    *,
    is_flat: bool = True,
) -> None:
    """Ring every spot that a finding points to; a number tells of several in one."""
    for spot in spots_of(camera, findings, is_flat=is_flat):
        colour = faded(
            severity_colour(spot.severity), 1.0 if spot.is_near else OFF_PLANE
        )
        center = QPointF(*spot.at_px)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(center)
        for pen in (QPen(halo_for(colour), 4.5), QPen(colour, 2.25)):
            painter.setPen(pen)
            painter.drawEllipse(QPointF(0, 0), SPOT_PX, SPOT_PX)
            for x, y in ((1, 0), (0, 1), (-1, 0), (0, -1)):
                inner, outer = SPOT_PX - 3, SPOT_PX + 4
                painter.drawLine(
                    QPointF(x * inner, y * inner), QPointF(x * outer, y * outer)
                )
        painter.restore()
        if spot.count > 1:
            middle = Qt.AlignmentFlag.AlignHCenter
            number = str(spot.count)
            draw_text(painter, number, center, colour=colour, font=font, align=middle)
