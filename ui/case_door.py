"""The one way in and out for cases: opening, saving, leaving.

Opening is all or nothing: until a new case is whole, the one on the screen stays as it
is, and stays usable. No edit is ever lost without a question.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.dicom.find_series import best_ct, find_series
from planner.dicom.series import Discovery
from planner.errors import PlannerError
from planner.plan.case import Case
from planner.plan.storage import relocated, write_plan
from planner.rules.book import RuleBook
from planner.work import Monitor
from ui.dialogs.files import FileAsker
from ui.dialogs.series_chooser import choose_series
from ui.dialogs.unsaved import Answer, ask_unsaved
from ui.messages.errors import sentence_of
from ui.messages.words import OPEN_LABEL, PROPOSED_NAME, SEARCH_LABEL
from ui.opening import OpenedCase, demo_plan, open_plan, open_series
from ui.session import Session
from ui.tasks import Task, TaskRunner
from ui.theme import Look


class CaseDoor(QObject):
    """Runs one opening at a time; a new one takes the place of one under way."""

    opened = Signal(object)
    refused = Signal(str)
    begun = Signal(str)
    progressed = Signal(float)
    ended = Signal()

    def __init__(
        self, *, book: RuleBook, asker: FileAsker, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._book = book
        self._asker = asker
        self._window = parent
        self._tasks = TaskRunner(self)
        self._task: Task | None = None
        self._turn = 0
        self._session: Session | None = None
        self._given_up: Case | None = None

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

    def ask_plan(self) -> None:
        path = self._asker.plan()
        if path is not None:
            self.open_path(path)

    def open_demo(self) -> None:
        self.open_path(demo_plan())

    def open_path(self, path: Path) -> None:
        """Open a plan or a folder, unless unsaved edits keep the surgeon here."""
        if not self.may_leave():
            return
        if path.is_file() and path.suffix.lower() == ".json":
            self._run(
                OPEN_LABEL,
                lambda monitor: open_plan(path, monitor=monitor),
                then=self._take,
            )
        else:
            self._run(
                SEARCH_LABEL,
                lambda monitor: find_series(path, monitor),
                then=self._choose,
            )

    def cancel(self) -> None:
        """Stop opening; the case on the screen stays."""
        if self._task is not None:
            self._task.cancel()

    def _choose(self, found: object) -> None:
        if not isinstance(found, Discovery):
            return
        try:
            series = best_ct(found)
        except PlannerError as error:
            self.refused.emit(sentence_of(error))
            return
        if len(found.series) > 1:
            chosen = choose_series(
                self._window,
                self._look,
                found.series,
                proposed_uid=series.series_uid,
            )
            if chosen is None:
                return
            series = chosen
        wanted = series
        self._run(
            OPEN_LABEL,
            lambda monitor: open_series(wanted, found, monitor=monitor),
            then=self._take,
        )

    def _take(self, result: object) -> None:
        if not isinstance(result, OpenedCase) or not self.may_leave():
            return
        session = Session(
            case=result.case,
            volume=result.volume,
            book=self._book,
            folder=result.folder,
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
        work: Callable[[Monitor], object],
        *,
        then: Callable[[object], None],
    ) -> None:
        self.cancel()
        self._turn += 1
        turn = self._turn

        def take(result: object) -> None:
            if turn == self._turn:
                then(result)

        def refuse(error: Exception) -> None:
            if turn == self._turn:
                self.refused.emit(sentence_of(error))

        self._task = self._tasks.run(work, then=take, on_error=refuse)
        self._task.progressed.connect(self.progressed)
        self._task.ended.connect(self._forget)
        self.begun.emit(words)

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
