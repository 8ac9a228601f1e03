"""The two handles by which a picture's C-arm is turned: rotation below, tilt beside.

Both are scales about the true pose: what is within the limits of the rule book is
marked on them, so that one sees how far a view is from true before reading it.
"""

import enum

import attrs
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from planner.rules.findings import Severity
from ui.viewports.marks import faded
from ui.viewports.palette import HALO, TEXT, severity_colour

REACH_DEG = 40.0
"""Half the length of a scale; beyond it the knob stays at the end."""

INSET_PX = 44.0
SHARE = 0.42
LONGEST_PX = 260.0
KNOB_PX = 7.0
GRIP_PX = 12.0


class Axis(enum.Enum):
    ROTATION = "rotation"
    TILT = "tilt"


@attrs.frozen(kw_only=True)
class Limits:
    """Up to which angle a view is true, and from which it is not read at all."""

    true_deg: float
    refused_deg: float

    def severity(self, error_deg: float) -> Severity:
        if error_deg > self.refused_deg:
            return Severity.NA
        return Severity.WARN if error_deg > self.true_deg else Severity.PASS


def track(area: QRectF, axis: Axis) -> QLineF:
    """Return a scale from -`REACH_DEG` to +`REACH_DEG`; a tilt to the head is up."""
    middle = area.center()
    if axis is Axis.ROTATION:
        half = min(area.width() * SHARE, LONGEST_PX) / 2
        y = area.bottom() - INSET_PX
        return QLineF(middle.x() - half, y, middle.x() + half, y)
    half = min(area.height() * SHARE, LONGEST_PX) / 2
    x = area.right() - INSET_PX
    return QLineF(x, middle.y() + half, x, middle.y() - half)


def place(area: QRectF, axis: Axis, angle_deg: float) -> QPointF:
    """Return where an angle lies on its scale."""
    held = min(max(angle_deg, -REACH_DEG), REACH_DEG)
    return track(area, axis).pointAt((held / REACH_DEG + 1) / 2)


def angle_at(area: QRectF, axis: Axis, point: QPointF) -> float:
    """Return the angle that a point beside a scale means."""
    scale = track(area, axis)
    if axis is Axis.ROTATION:
        part = (point.x() - scale.x1()) / (scale.x2() - scale.x1())
    else:
        part = (point.y() - scale.y1()) / (scale.y2() - scale.y1())
    return (min(max(part, 0.0), 1.0) * 2 - 1) * REACH_DEG


def grip_at(area: QRectF, point: QPointF) -> Axis | None:
    """Return the scale under a point."""
    for axis in Axis:
        scale = track(area, axis)
        box = QRectF(scale.p1(), scale.p2()).normalized()
        if box.adjusted(-GRIP_PX, -GRIP_PX, GRIP_PX, GRIP_PX).contains(point):
            return axis
    return None


def draw_handles(
    painter: QPainter,
    area: QRectF,
    angles_deg: dict[Axis, float],
    limits: Limits | None,
) -> None:
    """Draw both scales; without limits only the true pose is marked on them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for axis in Axis:
        _draw_scale(painter, area, axis, limits)
        angle = angles_deg[axis]
        colour = TEXT
        if limits is not None:
            colour = severity_colour(limits.severity(abs(angle)))
        knob = place(area, axis, angle)
        painter.setPen(QPen(HALO, 4.0))
        painter.drawEllipse(knob, KNOB_PX, KNOB_PX)
        painter.setPen(QPen(QColor("#ffffff"), 1.5))
        painter.setBrush(colour)
        painter.drawEllipse(knob, KNOB_PX, KNOB_PX)
    painter.restore()


def _draw_scale(
    painter: QPainter, area: QRectF, axis: Axis, limits: Limits | None
) -> None:
    scale = track(area, axis)
    stretches = [(REACH_DEG, TEXT, 1.5)]
    if limits is not None:
        stretches += [
            (limits.refused_deg, severity_colour(Severity.WARN), 3.0),
            (limits.true_deg, severity_colour(Severity.PASS), 4.0),
        ]
    painter.setPen(QPen(HALO, 6.0))
    painter.drawLine(scale)
    for reach, colour, width in stretches:
        painter.setPen(QPen(faded(colour, 0.9), width))
        painter.drawLine(QLineF(place(area, axis, -reach), place(area, axis, reach)))
    middle = place(area, axis, 0.0)
    away = QPointF(0, 6) if axis is Axis.ROTATION else QPointF(6, 0)
    painter.setPen(QPen(TEXT, 1.25))
    painter.drawLine(QLineF(middle - away, middle + away))
