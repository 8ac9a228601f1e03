"""Offers a segmentation program that the site has; hidden where there is none."""

from collections.abc import Callable
from pathlib import Path

import platformdirs

from planner.anatomy.engine import Engine, find_engine, segment_vertebrae
from planner.imaging.volume import Volume
from planner.imaging.write_nifti import write_labels
from planner.work import Monitor
from ui.language import say
from ui.messages.errors import sentence_of
from ui.panels.parts import button, column, label
from ui.panels.session_panel import SessionPanel
from ui.panels.work_bar import WorkBar
from ui.session import Session
from ui.spoken import speak
from ui.tasks import Task
from ui.theme import Look
from ui.viewports.view_state import ViewState

HINT = (
    "TotalSegmentator is installed here. Put the crosshair into the spine; it then "
    "takes minutes, without any network, and you can go on meanwhile."
)
RUNNING = "TotalSegmentator is at work …"
STOPPED = "TotalSegmentator was stopped, and nothing of it was kept."
DONE = "Its label map is chosen. Measure the vertebra, then check every outline."


def label_map_place(volume: Volume) -> Path:
    """Return where the label map of these images is kept; its name names nobody."""
    folder = platformdirs.user_data_path("isthmus", appauthor=False) / "labels"
    return folder / f"{volume.identity.content_sha256[:16]}-totalsegmentator.nii.gz"


class EngineBox(SessionPanel):
    """`on_labels` gets the file of a label map that was made."""

    def __init__(
        self, look: Look, view_state: ViewState, *, on_labels: Callable[[Path], None]
    ) -> None:
        super().__init__(look)
        self._view_state = view_state
        self._on_labels = on_labels
        self._engine: Engine | None = find_engine()
        self._task: Task | None = None
        self._words = label(say(HINT), "small", wrap=True)
        self._words.setObjectName("engine.words")
        self._run = button(say("Run TotalSegmentator"), name="engine.run")
        self._run.clicked.connect(self._start)
        self._work = WorkBar(look, "engine")
        self._work.cancelled.connect(self.cancel)
        self.setLayout(column(self._words, self._run, self._work))
        self._show_running(is_running=False)

    @property
    def is_offered(self) -> bool:
        return self._engine is not None

    def set_session(self, session: Session | None) -> None:
        self.cancel()
        speak(self._words, text=say(HINT))
        super().set_session(session)

    def refresh(self) -> None:
        """Nothing here follows the case."""

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _start(self) -> None:
        session, engine = self.session, self._engine
        if session is None or engine is None:
            return
        volume, spine_lps_mm = session.volume, self._view_state.cursor_lps_mm
        place = label_map_place(volume)

        def work(monitor: Monitor) -> Path:
            labels = segment_vertebrae(
                engine, volume, spine_lps_mm=spine_lps_mm, monitor=monitor
            )
            place.parent.mkdir(parents=True, exist_ok=True)
            write_labels(labels, place)
            return place

        speak(self._words, text=say(RUNNING))
        self._task = session.tasks.run(work, then=self._take, on_error=self._refuse)
        self._task.progressed.connect(self._work.show_progress)
        self._task.ended.connect(self._forget)
        self._show_running(is_running=True)

    def _take(self, result: object) -> None:
        if isinstance(result, Path):
            speak(self._words, text=say(DONE))
            self._on_labels(result)

    def _refuse(self, error: Exception) -> None:
        self._words.setText(sentence_of(error))

    def _forget(self) -> None:
        if self._words.text() == say(RUNNING):
            speak(self._words, text=say(STOPPED))
        self._task = None
        self._show_running(is_running=False)

    def _show_running(self, *, is_running: bool) -> None:
        self._run.setVisible(not is_running)
        if is_running:
            self._work.begin()
        else:
            self._work.finish()
