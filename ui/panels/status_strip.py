"""The line at the bottom: work in the background, the spot and its CT number."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.imaging.volume import Volume
from ui.messages.numbers import patient_position
from ui.messages.views import hounsfield
from ui.panels.parts import BusyBar, IconButton, column, label, row
from ui.session import Session
from ui.theme import GRID, Look
from ui.viewports.view_state import ViewState


class StatusStrip(QWidget):
    """Progress with a way to cancel at the left, read-outs at the right."""

    def __init__(self, look: Look, view_state: ViewState) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._view_state = view_state
        self._session: Session | None = None
        self._on_cancel: Callable[[], None] | None = None
        self._words = label("", "small")
        self._words.setObjectName("status.words")
        self._bar = BusyBar(look)
        self._bar.setObjectName("status.progress")
        self._bar.setFixedWidth(20 * GRID)
        self._cancel = IconButton(look, "close", "Cancel")
        self._cancel.setObjectName("status.cancel")
        self._cancel.clicked.connect(self._press_cancel)
        self._spot = label("", "small")
        self._spot.setObjectName("status.spot")
        self._saved = label("", "small")
        self._saved.setObjectName("status.saved")
        bar = column(1, self._bar, 1, spacing=0)
        self.setLayout(
            row(
                self._words,
                bar,
                self._cancel,
                1,
                self._spot,
                self._saved,
                spacing=2 * GRID,
                margins=(16, 0, 16, 0),
            )
        )
        view_state.cursor_changed.connect(self._show_spot)
        look.bind(self._rescale)
        self.finish()

    def set_session(self, session: Session | None) -> None:
        self._session = session
        if session is not None:
            session.saved_changed.connect(self._show_saved)
            session.case_changed.connect(self._show_saved)
        self._show_spot()
        self._show_saved()

    def begin(self, words: str, *, on_cancel: Callable[[], None]) -> None:
        """Show that something is under way."""
        self._on_cancel = on_cancel
        self._words.setText(words)
        self._bar.show_unknown()
        for part in (self._words, self._bar, self._cancel):
            part.show()

    def show_progress(self, fraction: float) -> None:
        """Show how much is done, 0 to 1."""
        self._bar.show_fraction(fraction)

    def finish(self) -> None:
        self._on_cancel = None
        for part in (self._words, self._bar, self._cancel):
            part.hide()

    def _press_cancel(self) -> None:
        if self._on_cancel is not None:
            self._words.setText("Cancelling …")
            self._on_cancel()

    def _show_spot(self) -> None:
        if self._session is None:
            self._spot.clear()
            return
        x, y, z = (float(value) for value in self._view_state.cursor_lps_mm)
        words = f"{patient_position((x, y, z))} mm"
        value = hu_at(self._session.volume, (x, y, z))
        if value is not None:
            words = f"{words}  ·  {hounsfield(value)}"
        self._spot.setText(words)

    def _show_saved(self) -> None:
        if self._session is None:
            self._saved.clear()
        elif self._session.has_unsaved_edits:
            self._saved.setText("Not saved")
        else:
            self._saved.setText("Saved")

    def _rescale(self) -> None:
        self.setFixedHeight(self._look.text_px(28) + 4)


def hu_at(volume: Volume, point_lps_mm: tuple[float, float, float]) -> int | None:
    """Return the CT number of the voxel at a point, None outside the volume."""
    i, j, k = (int(n) for n in np.rint(volume.grid.to_ijk(point_lps_mm)))
    depth, rows, columns = volume.voxels_hu.shape
    if not (0 <= i < columns and 0 <= j < rows and 0 <= k < depth):
        return None
    return int(volume.voxels_hu[k, j, i])
