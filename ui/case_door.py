"""The one way in and out for cases: opening, saving, leaving.

Opening is all or nothing: until a new case is whole, the one on the screen stays as it
is, and stays usable. No edit is ever lost without a question.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.dicom.choice import best_ct
from planner.dicom.series import Discovery, SeriesInfo
from planner.errors import PlannerError
from planner.imaging.picture import SlicePicture
from planner.plan.case import Case
from planner.plan.storage import relocated, write_plan
from planner.rules.book import RuleBook
from planner.work import Monitor
from ui.dialogs.files import FileAsker
from ui.dialogs.questions import Choice, Questions
from ui.dialogs.unsaved import Answer, ask_unsaved
from ui.messages.errors import sentence_of
from ui.messages.opening import DROP_ONE
from ui.messages.words import OPEN_LABEL, PROPOSED_NAME, SEARCH_LABEL
from ui.opening import (
    OnPicture,
    OpenedCase,
    demo_plan,
    find,
    is_plan,
    open_plan,
    open_series,
)
from ui.session import Session
from ui.tasks import Task, TaskRunner

Work = Callable[[Monitor, OnPicture], object]


class CaseDoor(QObject):
    """Runs one opening at a time; a new one takes the place of one under way.

    `pictured` brings the first slice while the rest is read.
    """

    opened = Signal(object)
    pictured = Signal(object)
    refused = Signal(str)
    begun = Signal(str)
    progressed = Signal(float)
    ended = Signal()
    _read_one = Signal(int, object)

    def __init__(
        self,
        *,
        book: RuleBook,
        asker: FileAsker,
        questions: Questions,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self._book = book
        self._asker = asker
        self._window = parent
        self._tasks = TaskRunner(self)
        self._task: Task | None = None
        self._turn = 0
        self._session: Session | None = None
        self._given_up: Case | None = None
        self._read_one.connect(self._show_picture)
        # A task may have ended before anyone could listen to it: the runner tells.
        self._tasks.busy_changed.connect(self._forget)

    @property
    def session(self) -> Session | None:
        return self._session

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    # --- in -----------------------------------------------------------------------

    def ask_folder(self) -> None:
        path = self._asker.folder()
        if path is not None:
            self.open_path(path)

    def ask_file(self) -> None:
        path = self._asker.file()
        if path is not None:
            self.open_path(path)

    def open_demo(self) -> None:
        self.open_path(demo_plan())

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """Open what was let go over the window: files of one folder mean the folder."""
        folders = {path.parent for path in paths}
        if len(paths) == 1:
            self.open_path(paths[0])
        elif len(folders) == 1 and all(path.is_file() for path in paths):
            self.open_path(folders.pop())
        else:
            self.refused.emit(DROP_ONE)

    def open_path(self, path: Path) -> None:
        """Open a plan or images, unless unsaved edits keep the surgeon here."""
        if not self.may_leave():
            return
        if is_plan(path):
            self._run(
                OPEN_LABEL,
                lambda monitor, show: open_plan(path, monitor=monitor, on_picture=show),
                then=self._take,
            )
        else:
            self._run(
                SEARCH_LABEL,
                lambda monitor, _: find(path, monitor),
                then=self._choose,
            )

    def cancel(self) -> None:
        """Stop opening; the case on the screen stays."""
        if self._task is not None:
            self._task.cancel()

    def _choose(self, found: object) -> None:
        """Open the one CT there is; ask where there is something to decide."""
        if not isinstance(found, Discovery):
            return
        cts = [info for info in found.series if info.modality == "CT"]
        try:
            proposed: SeriesInfo | None = best_ct(found)
        except PlannerError as error:
            proposed = None
            if len(cts) < 2:
                self.refused.emit(sentence_of(error))
                return
        if proposed is not None and len(cts) == 1:
            self._read(self._questions.if_it_fits(proposed), found)
        else:
            self._ask(found, proposed)

    def _ask(
        self, found: Discovery, proposed: SeriesInfo | None, *, refusal: str = ""
    ) -> None:
        self._read(self._questions.series(found, proposed, refusal), found)

    def _read(self, choice: Choice | None, found: Discovery) -> None:
        """Read a series; if it is refused after all, another one may be chosen."""
        if choice is None:
            return
        series, crop = choice.info, choice.crop

        def refuse(sentence: str) -> None:
            others = [info for info in found.series if info is not series]
            if any(info.usable != "no" for info in others):
                self._ask(found, series, refusal=sentence)
            else:
                self.refused.emit(sentence)

        self._run(
            OPEN_LABEL,
            lambda monitor, show: open_series(
                series, found, monitor=monitor, on_picture=show, crop=crop
            ),
            then=self._take,
            on_refusal=refuse,
        )

    def _take(self, result: object) -> None:
        if not isinstance(result, OpenedCase) or not self.may_leave():
            return
        session = Session(
            case=result.case,
            volume=result.volume,
            book=self._book,
            folder=result.folder,
            source=result.source,
            parent=self,
        )
        if result.plan_path is not None:
            session.mark_saved(result.plan_path)
        before, self._session = self._session, session
        self._given_up = None
        self.opened.emit(session)
        if before is not None:
            before.release()
            before.deleteLater()

    def _run(
        self,
        words: str,
        work: Work,
        *,
        then: Callable[[object], None],
        on_refusal: Callable[[str], None] | None = None,
    ) -> None:
        self.cancel()
        self._turn += 1
        turn = self._turn

        def take(result: object) -> None:
            if turn == self._turn:
                then(result)

        def refuse(error: Exception) -> None:
            if turn == self._turn:
                (on_refusal or self.refused.emit)(sentence_of(error))

        def show(picture: SlicePicture) -> None:
            self._read_one.emit(turn, picture)

        self._task = self._tasks.run(
            lambda monitor: work(monitor, show), then=take, on_error=refuse
        )
        self._task.progressed.connect(self.progressed)
        self.begun.emit(words)

    def _show_picture(self, turn: int, picture: object) -> None:
        """The first slice is here, on the GUI thread now."""
        if turn == self._turn and self._task is not None:
            self.pictured.emit(picture)

    def _forget(self) -> None:
        """The task at hand is over; one that a newer one has replaced is not it."""
        if self._task is not None and self._task.is_done:
            self._task = None
            self.ended.emit()

    # --- out ----------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved edits; tell whether the case may go."""
        session = self._session
        if session is None or not has_unsaved_work(session):
            return True
        case = session.history.case
        if case is self._given_up:
            return True
        answer = ask_unsaved(self._window)
        if answer is Answer.SAVE:
            return self.save()
        if answer is Answer.DISCARD:
            self._given_up = case
        return answer is Answer.DISCARD

    def save(self) -> bool:
        """Save where the plan is; ask for a place if it has none."""
        session = self._session
        if session is None or session.plan_path is None:
            return self.save_as()
        return self._write(session, session.plan_path)

    def save_as(self) -> bool:
        session = self._session
        if session is None:
            return False
        path = self._asker.place_for_plan(PROPOSED_NAME)
        return path is not None and self._write(session, path)

    def _write(self, session: Session, path: Path) -> bool:
        """Write the plan with its paths counted from where it is saved."""
        case = relocated(
            session.history.case, from_folder=session.folder, to_folder=path.parent
        )
        try:
            write_plan(case, path)
        except PlannerError as error:
            self.refused.emit(sentence_of(error))
            return False
        session.mark_saved(path)
        return True

    def release(self) -> None:
        """Stop all work and let the case go; safe to call twice."""
        self._tasks.release()
        if self._session is not None:
            self._session.release()


def has_unsaved_work(session: Session) -> bool:
    """Tell whether something would be lost. Images alone are no work of the surgeon."""
    is_touched = session.plan_path is not None or session.history.undo_label is not None
    return is_touched and session.has_unsaved_edits
