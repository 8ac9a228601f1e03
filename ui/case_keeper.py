"""Keeps every step of an open case on the disk, before it is on the screen.

A case that was saved as a case file is written there. Until then its steps are kept in
a file of unsaved work, in a folder of the user's own: it goes when the case is saved or
given up, and is found at the next start if the program never came to either.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import attrs
from PySide6.QtCore import QObject, Signal

from planner.case_file.audit import AuditLine, audit_trail, trail_of_steps
from planner.case_file.marks import REPORT, Mark, mark_of, marks_of
from planner.case_file.record import NOTE, Entry
from planner.case_file.store import CaseFile, create_case_file
from planner.errors import BadCaseFile, PlannerError
from planner.plan.case import Case
from planner.plan.history import Move
from planner.plan.storage import relocated, write_plan
from ui.language import say
from ui.messages.errors import sentence_of
from ui.messages.words import NOT_KEPT
from ui.opening import check_needles
from ui.session import Session
from ui.unsaved_work import ORIGIN, SAVED, new_unsaved_path

PLAN_SUFFIX = ".json"


class CaseKeeper(QObject):
    """Follows one session. `unsaved` is the folder for work that has no file yet.

    `author` names who works now; `failed` says why a step is not on the disk.
    """

    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        *,
        case_file: CaseFile | None,
        unsaved: Path,
        author: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._file = case_file
        self._unsaved = unsaved
        self._author = author
        self._waiting: list[Move] = []
        session.history.author = author()
        session.history.on_moved(self._keep)
        session.case_changed.connect(self._note_kept)
        if case_file is not None:
            session.marks.use(marks_of(case_file.record))
        self._note_kept()

    @property
    def is_in_case_file(self) -> bool:
        """Whether the case has a case file of its own, which is always up to date."""
        return self._file is not None and self._file.path.parent != self._unsaved

    @property
    def trail(self) -> tuple[AuditLine, ...]:
        """All that happened to the case, as far as it was written down."""
        if self._file is not None:
            return audit_trail(self._file.record)
        session = self._session
        return trail_of_steps(session.history, rule_book=session.book.stamp)

    def save_as(self, path: Path) -> None:
        """Save under a name: a plan document if it ends in .json, else a case file.

        Raises
        ------
        BadPlan, BadNeedle, BadCaseFile
            If it cannot be written, or could not be opened again as a plan document;
            what was kept before still is.
        """
        session = self._session
        if self._file is not None and not self.is_in_case_file:
            # Saving must not fail because there is no room for this note.
            with suppress(PlannerError):
                self._note_place(self._file, SAVED, path)
        if path.suffix.lower() == PLAN_SUFFIX:
            check_needles(session.history.case, session.volume.grid, path)
            write_plan(self._seen_from(path.parent, session.history.case), path)
            if not self.is_in_case_file:
                session.mark_saved(path)
                self._forget_unsaved()
        elif self._file is not None and self._file.path == path:
            self._write_waiting()
            self._note_kept()
        else:
            self._move_to(path)

    def sign(self, initials: str, *, attached: Mapping[str, bytes]) -> Mark:
        """Write that somebody signs the case as it is now; return the mark of it.

        Raises
        ------
        BadCaseFile
            If the case has no case file, or it cannot be written.
        """
        if self._file is None:
            raise BadCaseFile("no case file", reason="unwritable")
        self._write_waiting()
        entry = self._file.sign(
            self._session.judgement.overall.value,
            by=initials,
            rule_book=self._session.book.stamp,
            attached=attached,
        )
        return self._marked(entry)

    def note_report(self) -> None:
        """Write which state was just put on paper.

        Of a case without a file it is known as long as the program runs.
        """
        book, by = self._session.book.stamp, self._author()
        entry = Entry(
            verb=NOTE,
            label=REPORT,
            position=self._session.history.position,
            by=by,
            at=datetime.now(UTC),
            rule_book=book,
        )
        if self._file is not None and not self._file.is_read_only:
            try:
                self._write_waiting()
                entry = self._file.note(REPORT, by=by, rule_book=book)
            except PlannerError as error:
                self.failed.emit(say(NOT_KEPT, why=sentence_of(error)))
        self._marked(entry)

    def release(self) -> None:
        """Let others write the case; unsaved work that was saved or given up goes."""
        if not self.is_in_case_file:
            self._forget_unsaved()
        elif self._file is not None:
            self._file.release()

    # --- each step ----------------------------------------------------------------

    def _keep(self, move: Move) -> None:
        self._waiting.append(move)
        try:
            self._write_waiting()
        except PlannerError as error:
            self.failed.emit(say(NOT_KEPT, why=sentence_of(error)))
        self._session.history.author = self._author()

    def _write_waiting(self) -> None:
        file = self._file
        if file is not None and file.is_gone and not self.is_in_case_file:
            file.release()
            self._file = None
        if self._file is None:
            self._file = self._begun(new_unsaved_path(self._unsaved))
            self._waiting.clear()
            if self._session.plan_path is not None:
                self._note_place(self._file, ORIGIN, self._session.plan_path)
        while self._waiting:
            self._append(self._file, self._waiting[0])
            del self._waiting[0]

    def _append(self, file: CaseFile, move: Move) -> None:
        case = self._seen_from(file.path.parent, move.step.case)
        step = attrs.evolve(move.step, case=case)
        file.append_move(
            attrs.evolve(move, step=step),
            by=self._author(),
            rule_book=self._session.book.stamp,
        )

    def _note_kept(self) -> None:
        """A case with a file of its own is saved as soon as a step is written."""
        session = self._session
        is_kept = self.is_in_case_file and not self._waiting
        if is_kept and self._file is not None and session.has_unsaved_edits:
            session.mark_saved(self._file.path)

    def _marked(self, entry: Entry) -> Mark:
        mark = mark_of(entry, self._session.history.case)
        self._session.marks.add(mark)
        return mark

    # --- files --------------------------------------------------------------------

    def _begun(self, path: Path) -> CaseFile:
        """Write all steps so far into a new case file."""
        seen = self._session.history.with_cases(
            lambda case: self._seen_from(path.parent, case)
        )
        seen.author = self._author()
        return create_case_file(path, seen, rule_book=self._session.book.stamp)

    def _move_to(self, path: Path) -> None:
        if self._file is None:
            made = self._begun(path)
            self._waiting.clear()  # every step is in it
        else:
            made = self._file.save_as(path, by=self._author())
        if self.is_in_case_file and self._file is not None:
            self._file.release()
        else:
            self._forget_unsaved()
        self._file = made
        self._write_waiting()
        self._session.is_read_only = False
        self._session.mark_saved(path)

    def _note_place(self, file: CaseFile, label: str, path: Path) -> None:
        """Say which plan unsaved steps belong to, or where they are being saved."""
        content = str(path.absolute()).encode(errors="surrogateescape")
        file.note(
            label,
            by=self._author(),
            rule_book=self._session.book.stamp,
            attached={label: content},
        )

    def _forget_unsaved(self) -> None:
        if self._file is None:
            return
        file, self._file = self._file, None
        with suppress(OSError):
            file.path.unlink()
        file.release()

    def _seen_from(self, folder: Path, case: Case) -> Case:
        home = self._session.folder
        if home.resolve() == folder.resolve():
            return case
        return relocated(case, from_folder=home, to_folder=folder)
