"""The one way in and out for cases: opening, saving, leaving.

Opening is all or nothing: until a new case is whole, the one on the screen stays as it
is, and stays usable. No edit is ever lost without a question.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.case_file.audit import AuditLine
from planner.case_file.reading import is_case_file, read_record
from planner.case_file.salvage import salvage
from planner.dicom.choice import best_ct
from planner.dicom.series import Discovery, SeriesInfo
from planner.errors import (
    BadCaseFile,
    NoSeries,
    NotAFolder,
    PlannerError,
    SeriesNotFound,
)
from planner.plan.case import Case
from planner.plan.history import History
from planner.rules.book import RuleBook
from ui.case_keeper import CaseKeeper
from ui.dialogs.files import FileAsker
from ui.dialogs.questions import Choice, Questions
from ui.dialogs.unsaved import Answer, ask_unsaved
from ui.language import say
from ui.messages.case_errors import read_only_words
from ui.messages.errors import sentence_of
from ui.messages.opening import DROP_ONE
from ui.messages.words import (
    IMAGES_ANEW,
    OPEN_LABEL,
    PROPOSED_NAME,
    SEARCH_LABEL,
)
from ui.one_at_a_time import OneAtATime
from ui.opening import (
    OpenedCase,
    demo_plan,
    find,
    is_plan,
    open_case,
    open_series,
)
from ui.session import Session
from ui.unsaved_work import new_unsaved_path, plan_of_unsaved

IMAGES_GONE = (SeriesNotFound, NotAFolder, NoSeries)


class CaseDoor(QObject):
    """Opens one case at a time; `loading` tells how that goes on.

    `without_images` brings a case file that can only be read: its path, its record, and
    what is missing.

    `unsaved` is the folder where work is kept that has no file yet, `author` who works.
    """

    opened = Signal(object)
    refused = Signal(str)
    without_images = Signal(object, object, str)

    def __init__(
        self,
        *,
        book: RuleBook,
        asker: FileAsker,
        questions: Questions,
        unsaved: Path,
        author: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self._book = book
        self._asker = asker
        self._unsaved = unsaved
        self._author = author
        self._window = parent
        self.loading = OneAtATime(unwanted=_let_go, parent=self)
        self._session: Session | None = None
        self._keeper: CaseKeeper | None = None
        self._given_up: Case | None = None

    @property
    def session(self) -> Session | None:
        return self._session

    @property
    def keeper(self) -> CaseKeeper | None:
        """Who keeps the open case on the disk, or None."""
        return self._keeper

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
            self.refused.emit(say(DROP_ONE))

    def open_path(self, path: Path) -> None:
        """Open a case or images, unless unsaved edits keep the surgeon here."""
        if not self.may_leave():
            return
        if is_plan(path):
            self._open_case(path)
        else:
            self.loading.run(
                say(SEARCH_LABEL),
                lambda monitor, _: find(path, monitor),
                then=self._choose,
                on_error=lambda error: self.refused.emit(sentence_of(error)),
            )

    def _open_case(self, path: Path, *, images: Path | None = None) -> None:
        by = self._author()

        def refuse(error: Exception) -> None:
            sentence = sentence_of(error)
            if isinstance(error, IMAGES_GONE):
                self._look_for_images(path, sentence)
            elif isinstance(error, BadCaseFile) and error.facts.get("whole"):
                self._offer_what_is_whole(path, sentence)
            else:
                self.refused.emit(sentence)

        self.loading.run(
            say(OPEN_LABEL),
            lambda monitor, show: open_case(
                path, by=by, monitor=monitor, on_picture=show, images=images
            ),
            then=self._take,
            on_error=refuse,
        )

    def _look_for_images(self, path: Path, sentence: str) -> None:
        """The images are not where they were: let them be shown, or give up.

        A case file can be read without them.
        """
        if is_case_file(path):
            try:
                self.without_images.emit(path, read_record(path), sentence)
            except PlannerError as error:
                self.refused.emit(sentence_of(error))
        elif self._questions.images(sentence):
            self.find_images(path)
        else:
            self.refused.emit(sentence)

    def find_images(self, path: Path) -> None:
        """Ask where the images of a case lie now, and open it with them."""
        images = self._asker.folder()
        if images is not None and self.may_leave():
            self._open_case(path, images=images)

    def _offer_what_is_whole(self, path: Path, sentence: str) -> None:
        if not self._questions.whole_part(sentence):
            self.refused.emit(sentence)
            return
        try:
            copy = new_unsaved_path(self._unsaved)
            salvage(path, copy, by=self._author())
        except PlannerError as error:
            self.refused.emit(sentence_of(error))
        else:
            self._open_case(copy)

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

        def refuse(error: Exception) -> None:
            sentence = sentence_of(error)
            others = [info for info in found.series if info is not series]
            if any(info.usable != "no" for info in others):
                self._ask(found, series, refusal=sentence)
            else:
                self.refused.emit(sentence)

        self.loading.run(
            say(OPEN_LABEL),
            lambda monitor, show: open_series(
                series, found, monitor=monitor, on_picture=show, crop=crop
            ),
            then=self._take,
            on_error=refuse,
        )

    def _take(self, result: object) -> None:
        if not isinstance(result, OpenedCase):
            return
        if not self.may_leave():
            _let_go(result)
            return
        before, kept = self._session, self._keeper
        self._session = session = self._session_of(result)
        self._keeper = CaseKeeper(
            session,
            case_file=result.case_file,
            unsaved=self._unsaved,
            author=self._author,
            parent=session,
        )
        self._keeper.failed.connect(self.refused)
        if result.case != session.history.case and not session.is_read_only:
            session.apply(lambda _: result.case, label=IMAGES_ANEW)
        session.marks.ask_to_leave = self._questions.leave_signed
        self._given_up = None
        self.opened.emit(session)
        self._say_read_only(result)
        if before is not None and kept is not None:
            kept.release()
            before.release()
            before.deleteLater()

    def _session_of(self, opened: OpenedCase) -> Session:
        file = opened.case_file
        session = Session(
            history=opened.history or History(opened.case),
            volume=opened.volume,
            book=self._book,
            folder=opened.folder,
            parent=self,
        )
        session.source = opened.source
        session.is_read_only = file is not None and file.is_read_only
        path = opened.plan_path
        if file is not None and file.path.parent == self._unsaved:
            session.plan_path = plan_of_unsaved(file)
        elif path is not None:
            session.mark_saved(path)
        return session

    def _say_read_only(self, opened: OpenedCase) -> None:
        session = self._session
        if session is not None and session.is_read_only:
            words = read_only_words(opened.holder)
            session.edit_refused.connect(lambda: self.refused.emit(words))
            self.refused.emit(words)

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
        """Save where the case is; ask for a place if it has none."""
        session = self._session
        if session is None or session.plan_path is None:
            return self.save_as()
        return self._save_to(session.plan_path)

    def save_as(self) -> bool:
        if self._session is None:
            return False
        path = self._asker.place_for_case(PROPOSED_NAME)
        return path is not None and self._save_to(path)

    def save_as_case(self) -> bool:
        """Save as a case file, which alone can hold a signature."""
        path = self._asker.place_for_case(PROPOSED_NAME, only_cases=True)
        return path is not None and self._save_to(path)

    def _save_to(self, path: Path) -> bool:
        if self._keeper is None:
            return False
        try:
            self._keeper.save_as(path)
        except PlannerError as error:
            self.refused.emit(sentence_of(error))
            return False
        return True

    def trail(self) -> Sequence[AuditLine]:
        """Return all that happened to the open case."""
        return () if self._keeper is None else self._keeper.trail

    def note_report(self) -> None:
        """Write down that the case as it is now was put on paper."""
        if self._keeper is not None:
            self._keeper.note_report()

    def release(self) -> None:
        """Stop all work and let the case go; safe to call twice."""
        self.loading.release()
        if self._keeper is not None:
            self._keeper.release()
        if self._session is not None:
            self._session.release()


def has_unsaved_work(session: Session) -> bool:
    """Tell whether something would be lost. Images alone are no work of the surgeon."""
    is_touched = session.plan_path is not None or session.history.undo_label is not None
    return is_touched and session.has_unsaved_edits


def _let_go(result: object) -> None:
    """A case that nobody waits for any more: others may write it."""
    if isinstance(result, OpenedCase) and result.case_file is not None:
        result.case_file.release()
