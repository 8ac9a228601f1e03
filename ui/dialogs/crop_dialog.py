"""Which part of a series is opened: a box around the spine, and what it would take."""

import enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from planner.dicom.memory_need import memory_needed
from planner.dicom.read_series import read_slice
from planner.dicom.series import SeriesInfo
from planner.imaging.crop import Crop, crop_around, whole_of
from planner.imaging.spine_box import Scout, make_scout
from planner.imaging.volume import Grid
from ui.dialogs.box_view import BoxView
from ui.dialogs.frames import lay_out
from ui.language import say
from ui.messages.errors import sentence_of
from ui.messages.opening import (
    CROP_HINT,
    CROP_WAIT,
    crop_memory_words,
    crop_reason,
    crop_size_words,
)
from ui.panels.parts import button, column, label, row
from ui.panels.work_bar import WorkBar
from ui.tasks import TaskRunner
from ui.theme import GRID, Look


class Part(enum.Enum):
    """Answers that are no box."""

    WHOLE = "whole"


class CropDialog(QDialog):
    """`free_bytes` is None where the system does not tell; `chosen` is the answer."""

    def __init__(
        self, parent: QWidget, look: Look, info: SeriesInfo, *, free_bytes: int | None
    ) -> None:
        super().__init__(parent)
        assert info.grid is not None
        self.chosen: Crop | Part | None = None
        self._look = look
        self._info = info
        self._grid: Grid = info.grid
        self._free_bytes = free_bytes
        self._crop = whole_of(self._grid)
        self._tasks = TaskRunner(self)
        self._views: list[BoxView] = []
        self._bar = WorkBar(look, "crop", has_cancel=False)
        self._wait = label(say(CROP_WAIT), "muted", wrap=True)
        self._size = label("", "strong")
        self._size.setObjectName("crop.size")
        self._memory = label("", wrap=True)
        self._memory.setObjectName("crop.memory")
        self._pages = QStackedWidget()
        waiting = QWidget()
        waiting.setLayout(column(1, self._wait, self._bar, 1, spacing=GRID))
        self._pages.addWidget(waiting)
        self._open = button(say("Open this part"), "primary", name="crop.open")
        self._build()
        self._begin()

    @property
    def crop(self) -> Crop:
        return self._crop

    def release(self) -> None:
        """Stop reading; safe to call twice."""
        self._tasks.release()

    # --- building -----------------------------------------------------------------

    def _build(self) -> None:
        needed = memory_needed(self._info)
        fits = self._free_bytes is None or needed <= self._free_bytes
        whole = button(say("Open whole"), name="crop.whole")
        whole.setEnabled(fits)
        cancel = button(say("Cancel"), name="crop.cancel")
        cancel.clicked.connect(self.reject)
        whole.clicked.connect(lambda: self._answer(Part.WHOLE))
        self._open.clicked.connect(lambda: self._answer(self._crop))
        content = column(
            label(crop_reason(needed, self._free_bytes), wrap=True),
            self._pages,
            self._size,
            self._memory,
            label(say(CROP_HINT), "small", wrap=True),
            spacing=GRID,
        )
        content.setStretch(1, 1)
        lay_out(
            self, say("Open a part of the series"), content, cancel, whole, self._open
        )
        self.resize(900, 680)
        self._show_size()

    def _begin(self) -> None:
        info, grid = self._info, self._grid
        task = self._tasks.run(
            lambda monitor: make_scout(
                grid, lambda k: read_slice(info, k, monitor), monitor
            ),
            then=self._take,
            on_error=self._fail,
        )
        self._bar.begin()
        task.progressed.connect(self._bar.show_progress)

    def _take(self, scout: object) -> None:
        if not isinstance(scout, Scout):
            return
        side = BoxView(
            self._look, grid=self._grid, picture=scout.side, across=1, name="crop.side"
        )
        frontal = BoxView(
            self._look,
            grid=self._grid,
            picture=scout.frontal,
            across=0,
            name="crop.frontal",
        )
        self._views = [side, frontal]
        both = QWidget()
        pair = row(side, frontal, spacing=GRID)
        for view in self._views:
            pair.setStretchFactor(view, 1)
            view.changed.connect(self._use)
        both.setLayout(pair)
        self._pages.addWidget(both)
        self._pages.setCurrentWidget(both)
        side.setFocus(Qt.FocusReason.OtherFocusReason)
        self._use(crop_around(self._grid, scout.spine_lps_mm, margin_mm=0.0))

    def _fail(self, error: Exception) -> None:
        self._wait.setText(sentence_of(error))
        self._bar.finish()

    # --- following ----------------------------------------------------------------

    def _use(self, crop: Crop) -> None:
        self._crop = crop
        for view in self._views:
            view.show_crop(crop)
        self._show_size()

    def _show_size(self) -> None:
        needed = memory_needed(self._info, self._crop)
        grid = self._crop.grid(self._grid)
        size_mm = grid.spacing_mm * grid.shape_kji[::-1]
        self._size.setText(crop_size_words(size_mm.tolist(), grid.shape_kji[0]))
        self._memory.setText(crop_memory_words(needed, self._free_bytes))
        fits = self._free_bytes is None or needed <= self._free_bytes
        self._open.setEnabled(bool(self._views) and fits)

    def _answer(self, chosen: Crop | Part) -> None:
        self.chosen = chosen
        self.accept()
