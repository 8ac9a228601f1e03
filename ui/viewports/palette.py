"""Colours on top of CT images, which are black and white under every theme."""

import attrs
from PySide6.QtGui import QColor

from planner.anatomy.vertebra import Part
from planner.imaging.slices import Orientation
from planner.rules.findings import Severity
from ui.theme import DARK

BACKGROUND = QColor("#050607")
HALO = QColor(0, 0, 0, 190)
TEXT = QColor("#e8ecf0")
TEXT_QUIET = QColor("#aab4be")
FOCUS = QColor(DARK.accent)
HANDLE = QColor("#ffffff")

PLANE_COLOURS = {
    Orientation.AXIAL: QColor("#7f9cff"),
    Orientation.SAGITTAL: QColor("#c58bff"),
    Orientation.CORONAL: QColor("#59cfd6"),
}
"""Blue, violet and teal: apart from each other and from every severity."""

SCENE_COLOUR = QColor("#aab2ba")


@attrs.frozen
class PartStyle:
    """How a part is drawn: colour, line width in slices, opacity in 3-D."""

    colour: QColor
    width_px: float
    opacity: float


PART_STYLES = {
    Part.BODY: PartStyle(QColor("#b9c2cc"), 1.25, 0.35),
    Part.POSTERIOR_ELEMENTS: PartStyle(QColor("#8f99a3"), 1.0, 0.38),
    Part.RIGHT_PEDICLE: PartStyle(QColor("#f0e2b6"), 1.5, 0.65),
    Part.LEFT_PEDICLE: PartStyle(QColor("#f0e2b6"), 1.5, 0.65),
    Part.CANAL: PartStyle(QColor("#ff6fb0"), 1.5, 0.70),
}

MEDIAL_WALL = QColor("#ffffff")
WALL_LINE = QColor("#86d3ff")
THIRD_LINE = QColor("#e9edf1")
LANDMARK = QColor("#ffffff")
PENDING = QColor("#ffffff")
GAP = QColor("#f4f7fa")


def severity_colour(severity: Severity) -> QColor:
    return QColor(DARK.of(severity))
