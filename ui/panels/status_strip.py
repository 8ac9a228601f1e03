"""The line at the bottom: work in the background, the spot and its CT number."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from planner.imaging.volume import Volume
from ui.language import say
from ui.messages.numbers import patient_position
from ui.messages.progress import CANCELLING
from ui.messages.views import hounsfield
from ui.panels.parts import IconButton, label, row
from ui.panels.work_bar import WorkBar
from ui.session import Session
from ui.spoken import speak
from ui.tasks import Task
from ui.theme import GRID, Look
from ui.viewports.view_state import ViewState

SHORT_MS = 700
"""Work in the background that is over sooner is not told of: it would only flash."""


class StatusStrip(QWidget):
    """Progress with a way to cancel at the left, read-outs at the right.

    What is opened goes before what the session does in the background.
    """

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
        self._task: Task | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHORT_MS)
        self._wait.timeout.connect(self._tell_task)
        cancel = IconButton(look, "close", say("Cancel"))
        self._work = WorkBar(look, "status", cancel=cancel, is_flat=True)
        self._work.bar.setFixedWidth(20 * GRID)
        self._work.cancelled.connect(self._press_cancel)
        self._spot = label("", "small")
        self._spot.setObjectName("status.spot")
        self._saved = label("", "small")
        self._saved.setObjectName("status.saved")
        self.setLayout(
            row(
                self._words,
                self._work,
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
        self._follow_tasks()
        if session is not None:
            session.tasks.told_changed.connect(self._follow_tasks)
            session.saved_changed.connect(self._show_saved)
            session.case_changed.connect(self._show_saved)
        self._show_spot()
        self._show_saved()

    def begin(self, words: str, *, on_cancel: Callable[[], None]) -> None:
        """Show that something is under way."""
        self._task = None
        self._on_cancel = on_cancel
        self._words.setText(words)
        self._words.show()
        self._work.begin()

    def show_progress(self, fraction: float) -> None:
        """Show how much is done, 0 to 1."""
        if self._on_cancel is not None:
            self._work.show_progress(fraction)

    def finish(self) -> None:
        """Put it away, and tell of what goes on in the background, if anything does."""
        self._task = self._on_cancel = None
        self._words.hide()
        self._work.finish()
        self._follow_tasks()

    def _press_cancel(self) -> None:
        if self._on_cancel is not None:
            speak(self._words, text=say(CANCELLING))
            self._on_cancel()

    # --- what goes on in the background -------------------------------------------

    def _follow_tasks(self) -> None:
        """Tell of the session's work if it lasts, unless something is being opened."""
        told = self._session.tasks.told if self._session is not None else None
        is_opening = self._task is None and self._on_cancel is not None
        if told is self._task or is_opening:
            return
        if self._on_cancel is not None:
            self._on_cancel = None
            self._words.hide()
            self._work.finish()
        self._task = told
        if told is not None:
            self._wait.start()

    def _tell_task(self) -> None:
        task = self._task
        if task is None or task.is_done or self._on_cancel is not None:
            return
        self.begin(task.words, on_cancel=task.stop)
        self._task = task

        def show(fraction: float) -> None:
            if self._task is task:
                self.show_progress(fraction)

        task.progressed.connect(show)

    # --- read-outs ----------------------------------------------------------------

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
            speak(self._saved, text=say("Not saved"))
        else:
            speak(self._saved, text=say("Saved"))

    def _rescale(self) -> None:
        self.setFixedHeight(self._look.text_px(28) + 4)


def hu_at(volume: Volume, point_lps_mm: tuple[float, float, float]) -> int | None:
    """Return the CT number of the voxel at a point, None outside the volume."""
    i, j, k = (int(n) for n in np.rint(volume.grid.to_ijk(point_lps_mm)))
    depth, rows, columns = volume.voxels_hu.shape
    if not (0 <= i < columns and 0 <= j < rows and 0 <= k < depth):
        return None
    return int(volume.voxels_hu[k, j, i])
