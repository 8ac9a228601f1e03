"""What a signature kept, shown again: findings, pictures, outlines."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from planner.anatomy.vertebra import Part
from planner.imaging.picture import SlicePicture
from planner.imaging.slices import Orientation
from planner.imaging.volume import Grid, LabelMap
from planner.rules.findings import Finding, Severity
from ui.language import say
from ui.messages import without_images as words
from ui.messages.findings import finding_headline
from ui.messages.views import VIEW_TITLES
from ui.messages.words import SEVERITY_WORDS
from ui.panels.loading_page import PictureView
from ui.panels.parts import (
    Choice,
    SeverityMark,
    column,
    frame,
    label,
    row,
    scrolled,
)
from ui.spoken import speak
from ui.theme import GRID, Look

PART_GREYS_HU: Mapping[int, int] = {
    0: -1000,
    Part.CANAL.value: -250,
    Part.BODY.value: 250,
    Part.POSTERIOR_ELEMENTS.value: 600,
    Part.RIGHT_PEDICLE.value: 1100,
    Part.LEFT_PEDICLE.value: 1100,
}
"""In the grey window for bone, these are five steps that can be told apart."""

AXES_KJI: Mapping[Orientation, int] = {
    Orientation.AXIAL: 0,
    Orientation.CORONAL: 1,
    Orientation.SAGITTAL: 2,
}


def findings_page(look: Look, findings: Sequence[Finding]) -> QWidget:
    """Return the alarms that were signed, the worst first."""
    made = column(spacing=12)
    alarms = [found for found in findings if found.part_of is None]
    for found in alarms:
        made.addWidget(_card(look, found))
    if not alarms:
        made.addWidget(label(say(words.NOT_KEPT), "muted", wrap=True))
    made.addStretch(1)
    inside = QWidget()
    inside.setLayout(made)
    return scrolled(inside)


def _card(look: Look, found: Finding) -> QWidget:
    told = [
        row(
            SeverityMark(look, found.severity),
            label(f"{SEVERITY_WORDS[found.severity]}  ·  {found.rule}", "strong"),
            1,
            spacing=GRID,
        )
    ]
    if found.severity is not Severity.PASS:
        told.append(row(label(finding_headline(found), wrap=True)))
    body = column(*told, spacing=4, margins=(12, GRID, 12, GRID))
    body.addWidget(label(words.kept_sentence(found), "muted", wrap=True))
    if found.override is not None:
        accepted = f"{found.override.initials}: {found.override.reason}"
        body.addWidget(label(accepted, wrap=True))
    made = frame("finding", body)
    made.setProperty("severity", found.severity.value)
    return made


def pictures_page(pictures: Mapping[str, bytes]) -> QWidget:
    """Return the pictures by caption, each in its own size."""
    made = column(spacing=2 * GRID)
    for caption, content in pictures.items():
        shown = QLabel()
        pixmap = QPixmap()
        pixmap.loadFromData(content)
        # Painted for a sharp screen: two dots of the picture are one of the window.
        pixmap.setDevicePixelRatio(2.0 if pixmap.width() > 600 else 1.0)
        shown.setPixmap(pixmap)
        shown.setAccessibleName(caption)
        made.addWidget(label(caption, "strong", wrap=True))
        made.addWidget(shown)
    if not pictures:
        made.addWidget(label(say(words.NOT_KEPT), "muted", wrap=True))
    made.addStretch(1)
    inside = QWidget()
    inside.setLayout(made)
    return scrolled(inside)


class OutlinesPage(QWidget):
    """One slice through the parts of a vertebra, upright, with letters and scale."""

    def __init__(self, look: Look, outlines: Mapping[str, LabelMap]) -> None:
        super().__init__()
        self._outlines = dict(outlines)
        self._level = Choice(look, say("Level"))
        self._level.setObjectName("outlines.level")
        for level in self._outlines:
            self._level.add(level, level)
        self._plane = Choice(look, say("Plane"))
        self._plane.setObjectName("outlines.plane")
        for orientation in AXES_KJI:
            self._plane.add(VIEW_TITLES[orientation], orientation)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("outlines.slice")
        speak(self._slider, accessibleName=say("Slice"))
        self.view = PictureView(look)
        tools = row(self._level, self._plane, self._slider, spacing=12)
        tools.setStretch(2, 1)
        content = column(tools, self.view, label(say(words.OUTLINES_ABOUT), "small"))
        content.setStretch(1, 1)
        self.setLayout(content)
        self._level.currentIndexChanged.connect(self._begin)
        self._plane.currentIndexChanged.connect(self._begin)
        self._slider.valueChanged.connect(self._show)
        self._begin()

    def _begin(self) -> None:
        """Show the middle slice of what is chosen."""
        found = self._outlines.get(self._level.currentData())
        if found is None:
            return
        count = found.labels.shape[AXES_KJI[self._plane.currentData()]]
        self._slider.setRange(0, count - 1)
        self._slider.setValue(count // 2)
        self._show()

    def _show(self) -> None:
        found = self._outlines.get(self._level.currentData())
        if found is not None:
            orientation = self._plane.currentData()
            self.view.show_picture(
                label_slice(found, orientation, self._slider.value())
            )


def label_slice(found: LabelMap, orientation: Orientation, number: int) -> SlicePicture:
    """Return one slice of a box's parts in the grey of each part.

    The axes of the box are those of the vertebra; `number` counts along one of them.
    """
    axis = AXES_KJI[orientation]
    order_kji = (axis, *(other for other in range(3) if other != axis))
    greys = np.array([PART_GREYS_HU.get(n, 0) for n in range(256)], np.int16)
    slice_hu = greys[np.take(found.labels, number, axis=axis)]
    matrix = np.array(found.grid.lps_from_ijk)
    first_kji = [0, 0, 0]
    first_kji[axis] = number
    matrix[:3, 3] = found.grid.to_lps(first_kji[::-1])
    columns_ijk = [2 - place for place in reversed(order_kji)]
    matrix[:3, :3] = found.grid.lps_from_ijk[:3, columns_ijk]
    shape_kji = (1, *slice_hu.shape)
    return SlicePicture(
        slice_hu=slice_hu, grid=Grid(shape_kji=shape_kji, lps_from_ijk=matrix)
    )
