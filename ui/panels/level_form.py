"""Asks which level is treated, and where its outline comes from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from planner.anatomy.schemes import USUAL_LEVELS, levels_in
from planner.levels import LEVELS
from planner.plan.case import (
    SCHEMES,
    AnatomySource,
    LabelSource,
    LandmarkSource,
    SeedSource,
)
from planner.work import Monitor
from ui.language import Texts, say
from ui.messages.errors import sentence_of
from ui.messages.progress import READING_LABELS
from ui.messages.words import SCHEME_WORDS
from ui.panels.engine_box import EngineBox
from ui.panels.parts import Choice, button, column, label, row
from ui.session import Session
from ui.spoken import speak
from ui.tasks import Task
from ui.theme import Look
from ui.viewports.view_state import ViewState

DEFAULT_LEVEL = "L1"
"""The level that is treated most often."""

LABELS, LANDMARKS, SEED = "labels", "landmarks", "seed"

SOURCE_HINTS = Texts(
    {
        LABELS: (
            "A file with one number per voxel, from TotalSegmentator, VerSe or "
            "your own segmentation (NIfTI, NRRD, MHA or DICOM)."
        ),
        LANDMARKS: "Thirteen points that you place on the CT. Works on every scan.",
        SEED: (
            "Click into the middle of the vertebral body, so that the crosshair "
            "lies there in all views. The walls are then searched in the CT, "
            "within seconds."
        ),
    }
)

DONE_WORDS = Texts(
    {
        LABELS: "Measure {level}",
        LANDMARKS: "Place landmarks of {level}",
        SEED: "Find {level} at the crosshair",
    }
)

NO_FILE = "Choose file …"


def proposed_level(
    taken: tuple[str, ...], *, spine: tuple[str, ...] = USUAL_LEVELS
) -> str:
    """Return the free level nearest to the one planned last, the caudal one of two.

    What few spines have (T13, L6) is there to be chosen, and proposed only where the
    surgeon counts it among the levels of this `spine`.
    """
    if not taken:
        return DEFAULT_LEVEL
    order = [level for level in LEVELS if level in (*spine, *taken)]
    last = order.index(taken[-1])
    free = [place for place, level in enumerate(order) if level not in taken]
    nearest = min(free, key=lambda place: (abs(place - last), -place), default=last)
    return order[nearest]


class LevelForm(QWidget):
    """`on_done` gets the level and the source; `ask_labels` asks for a file.

    The crosshair of `view_state` is the seed of a search.
    """

    def __init__(
        self,
        look: Look,
        *,
        on_done: Callable[[str, AnatomySource], None],
        ask_labels: Callable[[], Path | None],
        view_state: ViewState,
    ) -> None:
        super().__init__()
        self._view_state = view_state
        self.engine = EngineBox(look, view_state, on_labels=self._take_made)
        self._on_done = on_done
        self._ask_labels = ask_labels
        self._labels: Path | None = None
        self._session: Session | None = None
        self._reading: Task | None = None
        self._in_map: tuple[str, ...] | None = None
        self._unread = ""
        self._taken: tuple[str, ...] = ()
        self._make_fields(look)
        self._lay_out()
        self._by_landmarks.setChecked(True)
        self._level.currentTextChanged.connect(self._show_state)
        self._sources.buttonToggled.connect(self._offer_levels)
        self._scheme.currentIndexChanged.connect(self._read_map)
        self._show_state()

    def _make_fields(self, look: Look) -> None:
        self._level = Choice(look, say("Level"))
        self._level.setObjectName("form.level")
        self._level.addItems(LEVELS)
        self._level.setCurrentText(DEFAULT_LEVEL)
        self._sources = QButtonGroup(self)
        self._by_landmarks = self._source_button(LANDMARKS, say("Landmarks"))
        self._by_labels = self._source_button(LABELS, say("Label map"))
        self._by_seed = self._source_button(SEED, say("One click"))
        self._hint = label("", "small", wrap=True)
        self._file = button(say(NO_FILE), name="form.file")
        self._file.clicked.connect(self._choose_file)
        self._scheme = Choice(look, say("Numbering"))
        self._scheme.setObjectName("form.scheme")
        for scheme in SCHEMES:
            self._scheme.add(SCHEME_WORDS.get(scheme, scheme), scheme)
        self._labels_part = QWidget()
        self._labels_part.setLayout(
            column(
                self._file, label(say("Numbering"), "small"), self._scheme, self.engine
            )
        )
        self._done = button("", "primary", name="form.done")
        self._done.clicked.connect(self._finish)
        self._why_not = label("", "small", wrap=True)

    def _lay_out(self) -> None:
        self.setLayout(
            column(
                label(say("Level"), "small"),
                self._level,
                label(say("Outlines from"), "small"),
                row(self._by_seed, self._by_landmarks, self._by_labels),
                self._hint,
                self._labels_part,
                self._done,
                self._why_not,
            )
        )

    def use_session(self, session: Session | None) -> None:
        """Read label maps for this session from now on."""
        self._session, self._reading = session, None

    def ask(self, *, taken: tuple[str, ...], only: str | None = None) -> None:
        """Start anew. `only` asks for another source of that very level."""
        self._taken = taken if only is None else ()
        self._labels = self._in_map = self._reading = None
        self._unread = ""
        self._by_landmarks.setChecked(True)
        self._level.setEnabled(True)
        self._offer_levels()
        self._level.setEnabled(only is None)
        self._level.setCurrentText(only or self._proposed())
        self._show_state()

    def _source_button(self, source: str, words: str) -> QPushButton:
        made = button(words, name=f"form.{source}")
        made.setCheckable(True)
        self._sources.addButton(made)
        return made

    def _choose_file(self) -> None:
        chosen = self._ask_labels()
        if chosen is not None:
            self._labels = chosen
            self._read_map()

    def _take_made(self, labels: Path) -> None:
        self._labels = labels
        self._scheme.setCurrentIndex(self._scheme.findData("totalsegmentator"))
        self._read_map()

    # --- the levels of a map --------------------------------------------------------

    def _read_map(self) -> None:
        """Find out in the background which levels the chosen map holds."""
        self._in_map, self._unread, session = None, "", self._session
        if session is not None and self._labels is not None:
            source = self._label_source(self._labels)

            def work(_: Monitor) -> tuple[str, ...] | None:
                labels = session.anatomy.label_map(source.labels)
                return levels_in(source, labels, level=DEFAULT_LEVEL)

            task = session.tasks.run(
                work,
                then=lambda found: self._take_levels(task, found),
                on_error=lambda error: self._take_refusal(task, error),
                words=say(READING_LABELS),
            )
            self._reading = task
        self._show_state()

    def _take_levels(self, task: Task, found: object) -> None:
        if task is self._reading:
            self._reading = None
            self._in_map = found if isinstance(found, tuple) else None
            self._offer_levels()

    def _take_refusal(self, task: Task, error: Exception) -> None:
        if task is self._reading:
            self._reading, self._unread = None, sentence_of(error)
            self._show_state()

    def _offer_levels(self) -> None:
        """List what can be chosen: with a map, the levels that it holds."""
        if not self._level.isEnabled():
            self._show_state()
            return
        is_told = self._source == LABELS and bool(self._in_map)
        wanted = self._in_map if is_told and self._in_map else LEVELS
        now = self._level.currentText()
        if [self._level.itemText(i) for i in range(self._level.count())] != [*wanted]:
            with QSignalBlocker(self._level):
                self._level.clear()
                self._level.addItems(wanted)
                self._level.setCurrentText(self._choice_of(wanted, now))
        self._show_state()

    def _choice_of(self, wanted: tuple[str, ...], now: str) -> str:
        """Stay with the level at hand, or propose a free one that can be chosen."""
        if now in wanted and now not in self._taken:
            return now
        proposed = self._proposed()
        free = [level for level in wanted if level not in self._taken]
        return proposed if proposed in free or not free else free[0]

    def _proposed(self) -> str:
        counted = self._session.case.spine if self._session else None
        if counted is None:
            return proposed_level(self._taken)
        spine = tuple(level for level in counted.levels if level != "S1")
        return proposed_level(self._taken, spine=spine)

    def _label_source(self, labels: Path) -> LabelSource:
        return LabelSource(labels=str(labels), scheme=str(self._scheme.currentData()))

    @property
    def _source(self) -> str:
        buttons = {
            LABELS: self._by_labels,
            LANDMARKS: self._by_landmarks,
            SEED: self._by_seed,
        }
        return next(name for name, made in buttons.items() if made.isChecked())

    def _show_state(self) -> None:
        source = self._source
        by_labels = source == LABELS
        speak(self._hint, text=SOURCE_HINTS[source])
        self._labels_part.setVisible(by_labels)
        self.engine.setVisible(by_labels and self.engine.is_offered)
        self._file.setText(self._labels.name if self._labels else say(NO_FILE))
        level = self._level.currentText()
        self._done.setText(DONE_WORDS[source].format(level=level))
        why_not = ""
        if level in self._taken:
            why_not = say(
                "{level} is in the plan already: choose another level.", level=level
            )
        elif by_labels and self._labels is None:
            why_not = say("Choose the label map's file first.")
        elif by_labels and self._reading is not None:
            why_not = say("The label map is being read …")
        elif by_labels and self._unread:
            why_not = self._unread
        elif by_labels and self._in_map is not None and level not in self._in_map:
            why_not = say("The label map does not hold {level}.", level=level)
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))
        self._done.setEnabled(not why_not)

    def _finish(self) -> None:
        source: AnatomySource = LandmarkSource()
        if self._source == SEED:
            source = SeedSource(body_lps_mm=self._view_state.cursor_lps_mm)
        elif self._source == LABELS and self._labels is not None:
            source = self._label_source(self._labels)
        self._on_done(self._level.currentText(), source)
