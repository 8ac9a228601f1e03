"""The colours of the slices, as VTK takes them."""

from PySide6.QtGui import QColor

from ui.render.stage import PartPaint
from ui.viewports.palette import MEDIAL_WALL, PART_STYLES


def part_paint() -> PartPaint:
    """Return the same colours for the 3-D view."""
    return PartPaint(
        colours={part: _rgb(style.colour) for part, style in PART_STYLES.items()},
        opacities={part: style.opacity for part, style in PART_STYLES.items()},
        medial=_rgb(MEDIAL_WALL),
    )


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
