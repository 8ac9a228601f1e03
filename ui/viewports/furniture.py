"""What frames a view: orientation letters, scale bar, corner texts, focus, hints."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from planner.arrays import Vector3
from planner.imaging.slices import orientation_letters
from ui.viewports.marks import draw_text, text_width
from ui.viewports.palette import FOCUS, HALO, TEXT, TEXT_QUIET

MARGIN_PX = 10.0
SHORTEST_BAR_PX = 60.0
BAR_LENGTHS_MM = (1, 2, 5, 10, 20, 50, 100, 200, 500)

Align = Qt.AlignmentFlag


def edge_letters(right_lps: Vector3, down_lps: Vector3) -> dict[str, str]:
    """Return the letters at the four edges of a view with these axes."""
    return {
        "left": orientation_letters(-np.asarray(right_lps)),
        "right": orientation_letters(right_lps),
        "top": orientation_letters(-np.asarray(down_lps)),
        "bottom": orientation_letters(down_lps),
    }


def draw_letters(
    painter: QPainter, area: QRectF, letters: dict[str, str], font: QFont
) -> None:
    middle, inset = area.center(), MARGIN_PX
    rise = font.pixelSize() * 0.7
    for edge, at, align in (
        ("left", QPointF(area.left() + inset, middle.y()), Align.AlignLeft),
        ("right", QPointF(area.right() - inset, middle.y()), Align.AlignRight),
        ("top", QPointF(middle.x(), area.top() + inset + rise), Align.AlignHCenter),
        (
            "bottom",
            QPointF(middle.x(), area.bottom() - inset - rise),
            Align.AlignHCenter,
        ),
    ):
        draw_text(painter, letters[edge], at, colour=TEXT, font=font, align=align)


def bar_length_mm(mm_per_px: float) -> int:
    """Return the shortest round length that is still easy to see."""
    return next(
        (mm for mm in BAR_LENGTHS_MM if mm / mm_per_px >= SHORTEST_BAR_PX),
        BAR_LENGTHS_MM[-1],
    )


def draw_scale_bar(
    painter: QPainter, area: QRectF, mm_per_px: float, font: QFont
) -> None:
    """Draw a bar of a round number of millimetres into the lower right corner."""
    length_mm = bar_length_mm(mm_per_px)
    right = area.right() - MARGIN_PX
    left, base = right - length_mm / mm_per_px, area.bottom() - MARGIN_PX - 2
    strokes = [
        QLineF(left, base, right, base),
        QLineF(left, base - 5, left, base),
        QLineF(right, base - 5, right, base),
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((HALO, 4.0), (TEXT, 1.5)):
        painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.FlatCap))
        painter.drawLines(strokes)
    painter.restore()
    at = QPointF(right, base - 8 - font.pixelSize() * 0.6)
    label = f"{length_mm} mm"
    draw_text(painter, label, at, colour=TEXT, font=font, align=Align.AlignRight)


def draw_corner(
    painter: QPainter,
    area: QRectF,
    lines: list[str],
    *,
    corner: Qt.Corner,
    font: QFont,
    colour: QColor = TEXT_QUIET,
) -> None:
    """Draw lines of text into a corner; what would run over the middle is left out."""
    room = area.width() / 2 - MARGIN_PX - font.pixelSize() * 1.5
    step = font.pixelSize() * 1.45
    on_left = corner in (Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner)
    on_top = corner in (Qt.Corner.TopLeftCorner, Qt.Corner.TopRightCorner)
    x = area.left() + MARGIN_PX if on_left else area.right() - MARGIN_PX
    first = area.top() + MARGIN_PX + step / 2
    if not on_top:
        first = area.bottom() - MARGIN_PX - step * (len(lines) - 0.5)
    for number, text in enumerate(lines):
        if text_width(font, text) <= room:
            draw_text(
                painter,
                text,
                QPointF(x, first + number * step),
                colour=colour,
                font=font,
                align=Align.AlignLeft if on_left else Align.AlignRight,
            )


def draw_focus(painter: QPainter, area: QRectF) -> None:
    """Frame the view that the keyboard speaks to."""
    painter.setPen(QPen(FOCUS, 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(1, 1, -1, -1))


def draw_hint(painter: QPainter, area: QRectF, text: str, font: QFont) -> None:
    """Say in the middle of an empty view what to do."""
    painter.save()
    painter.setFont(font)
    painter.setPen(TEXT_QUIET)
    inside = area.adjusted(24, 24, -24, -24)
    painter.drawText(inside, int(Align.AlignCenter) | _WORD_WRAP, text)
    painter.restore()


_WORD_WRAP = Qt.TextFlag.TextWordWrap.value


def draw_banner(painter: QPainter, area: QRectF, text: str, font: QFont) -> None:
    """Say below the upper letter what the next click does, in one line or more."""
    middle, top = area.center().x(), area.top() + MARGIN_PX + font.pixelSize() * 3.1
    for number, line in enumerate(text.split("\n")):
        at = QPointF(middle, top + number * font.pixelSize() * 1.5)
        if text_width(font, line) <= area.width() - 2 * MARGIN_PX:
            draw_text(
                painter, line, at, colour=TEXT, font=font, align=Align.AlignHCenter
            )
