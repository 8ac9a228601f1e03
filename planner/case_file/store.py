"""The case file: SQLite as an application format, one transaction for each entry.

The file holds every state the case was ever in, the audit trail, and what was put
beside it: findings at a signature, pictures. Images stay where they are. When an edit
has been written, it outlives the program, the system and a power cut.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import attrs

from planner.case_file.database import CASE_FILE, VERSION, case_failure
from planner.case_file.lock import CaseLock, Holder, take_lock
from planner.case_file.migration import MIGRATED
from planner.case_file.places import Places, numbered, seen_from, with_new_places
from planner.case_file.reading import Record, is_as_read, read_record
from planner.case_file.record import EDIT, GO, NOTE, SIGN, UNLOCK, Entry, chained
from planner.errors import BadCaseFile
from planner.plan.case import Case
from planner.plan.history import History, Move
from planner.plan.storage import canonical_json, canonical_plan
from planner.sqlite_file import may_write, version_of

MOST_ATTACHED_BYTES = 12 * 1024 * 1024
"""For the pictures of one signature: whole pages of them, and a case stays small enough
to be sent (project default)."""


class CaseFile:
    """An open case file; without a lock it may only be read.

    Whatever writes raises `BadCaseFile` "unwritable" if the disk refuses, "gone" if
    the file is not there any more, or "read_only"; it then holds what it held before.
    """

    def __init__(
        self,
        path: Path,
        record: Record,
        lock: CaseLock | None,
        *,
        draft: sqlite3.Connection | None = None,
    ) -> None:
        self.path = path
        self.record = record
        self._lock = lock
        self._connection = draft or CASE_FILE.connected(path)
        self._file = None if draft else path.stat()

    @property
    def is_read_only(self) -> bool:
        return self._lock is None

    def append(
        self,
        case: Case,
        entry: Entry,
        *notes: Entry,
        attached: Mapping[str, bytes] | None = None,
    ) -> Entry:
        """Write what happened, and notes on it, all or nothing; return the entry.

        Number, state, attached and chain are filled in; `attached` goes with `entry`.
        """
        if self.is_read_only:
            raise case_failure("read_only", self.path)
        places = with_new_places(self.record.places, case)
        stored = numbered(case, places)
        document = canonical_plan(stored)
        contents = attached or {}
        named = {name: _sha256(content) for name, content in contents.items()}
        record = self.record
        for one in (attrs.evolve(entry, attached=named), *notes):
            number = len(record.entries) + 1
            whole = attrs.evolve(one, number=number, state=_sha256(document))
            whole = chained(whole, after=record.last_chain)
            record = record.followed_by(whole, stored, places)
        added = record.entries[len(self.record.entries) :]
        with self._transaction() as connection:
            for number in range(len(self.record.places), len(places)):
                _insert_place(connection, number, places[number])
            text = document.decode("ascii")
            _insert_once(connection, "state", added[0].state, text)
            for name, content in contents.items():
                _insert_once(connection, "attachment", named[name], content)
            for one in added:
                _insert_entry(connection, one)
        self.record = record
        return added[0]

    def append_move(self, move: Move, *, by: str, rule_book: str) -> Entry:
        """Write a new step, or a walk along the line, of the history.

        Who unlocked a needle in it stands in the trail by name.
        """
        is_new = move.verb == EDIT
        entry = Entry(
            verb=move.verb,
            label=move.step.label,
            position=move.position,
            by=move.step.by if is_new else by,
            at=move.step.at if is_new else datetime.now(UTC),
            rule_book=rule_book,
        )
        case = move.step.case
        known = self.record.case.unlockings if self.record.entries else ()
        fresh_ones = case.unlockings[len(known) :] if is_new else ()
        notes = [
            attrs.evolve(
                entry,
                verb=NOTE,
                label=f"{UNLOCK} {made.level} {made.needle}",
                by=made.initials,
            )
            for made in fresh_ones
        ]
        return self.append(case, entry, *notes)

    def note(
        self,
        label: str,
        *,
        by: str,
        rule_book: str,
        attached: Mapping[str, bytes] | None = None,
    ) -> Entry:
        """Write that something happened to the case as it is now."""
        entry = self._here(NOTE, label, by, rule_book)
        return self.append(self.record.case, entry, attached=attached)

    def sign(
        self, verdict: str, *, by: str, rule_book: str, attached: Mapping[str, bytes]
    ) -> Entry:
        """Write that somebody signs the case as it is now, and what was seen then.

        `verdict` is the overall severity; `attached` see `planner.case_file.marks`.
        """
        entry = self._here(SIGN, verdict, by, rule_book)
        return self.append(self.record.case, entry, attached=attached)

    def _here(self, verb: str, label: str, by: str, rule_book: str) -> Entry:
        return Entry(
            verb=verb,
            label=label,
            position=self.record.line.position,
            by=by,
            at=datetime.now(UTC),
            rule_book=rule_book,
        )

    def attachment(self, sha256: str) -> bytes:
        """Return what was put beside an entry; it was checked when the file opened."""
        query = "SELECT content FROM attachment WHERE sha256 = ?"
        (content,) = self._connection.execute(query, (sha256,)).fetchone()
        return bytes(content)

    def move_place(self, old: str, new: str) -> None:
        """Say where images or a label map lie now; no history needs to change."""
        if self.is_read_only:
            raise case_failure("read_only", self.path)
        places = tuple(new if path == old else path for path in self.record.places)
        with self._transaction() as connection:
            _replace_places(connection, places)
        self.record = attrs.evolve(self.record, places=places)

    def save_as(self, path: Path, *, by: str) -> "CaseFile":
        """Return a copy under another name, open for writing; this file stays open."""
        folders = {"from_folder": self.path.parent, "to_folder": path.parent}
        lock = take_lock(path, by=by)
        with _released_on_failure(lock):
            with CASE_FILE.fresh(path) as connection:
                self._connection.backup(connection)
                _replace_places(connection, seen_from(self.record.places, **folders))
            return CaseFile(path, read_record(path), lock)

    def release(self) -> None:
        """Close the file and let others write it; safe to call twice."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    @property
    def is_gone(self) -> bool:
        """Whether the file was moved, deleted or replaced since it was opened.

        What is written then goes to a file that nobody will find.
        """
        if self._file is None:
            return False
        try:
            return not os.path.samestat(self.path.stat(), self._file)
        except OSError:
            return True

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self.is_gone:
            raise case_failure("gone", self.path)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                yield self._connection
        except sqlite3.Error as error:
            raise case_failure("unwritable", self.path) from error


def create_case_file(path: Path, history: History, *, rule_book: str) -> CaseFile:
    """Write a new case file with all steps of a history; it is open for writing.

    Paths of the cases count from the folder of `path`. A file of that name is
    replaced, once the new one is whole.

    Raises
    ------
    BadCaseFile
        "held" or "no_lock" (see `take_lock`), or "unwritable".
    """
    lock = take_lock(path, by=history.author)
    with _released_on_failure(lock):
        with CASE_FILE.fresh(path) as connection:
            CASE_FILE.make_tables(connection)
            draft = CaseFile(path, Record(), lock, draft=connection)
            for move in _moves(history):
                draft.append_move(move, by=history.author, rule_book=rule_book)
        return CaseFile(path, draft.record, lock)


def open_case_file(path: Path, *, by: str) -> tuple[CaseFile, Holder | None]:
    """Open a case; it may only be read where somebody else, or nobody, may write it.

    The second of the pair is who holds it, if somebody does.

    Raises
    ------
    BadCaseFile
        See `read_record`.
    """
    record = read_record(path)
    if not may_write(path):
        return CaseFile(path, record, None), None
    try:
        lock = take_lock(path, by=by)
    except BadCaseFile as error:
        holder = error.facts.get("holder")
        known = holder if isinstance(holder, Holder) else None
        return CaseFile(path, record, None), known
    with _released_on_failure(lock):
        # Somebody may have written until the lock was ours.
        if not is_as_read(path, record):
            record = read_record(path)
        if _is_old(path):
            record = _bring_up_to_date(path, record, lock)
        return CaseFile(path, record, lock), None


def _is_old(path: Path) -> bool:
    with contextlib.closing(CASE_FILE.opened(path)) as connection:
        return version_of(connection) < VERSION


def _bring_up_to_date(path: Path, record: Record, lock: CaseLock) -> Record:
    """Let a file of this version take the place of an older one, once it is whole."""
    with contextlib.closing(CASE_FILE.opened(path)) as old:
        query = "SELECT chain FROM entry ORDER BY number DESC LIMIT 1"
        (chain,) = old.execute(query).fetchone()
    with (
        contextlib.closing(CASE_FILE.connected(path)) as copy,
        CASE_FILE.fresh(path) as connection,
    ):
        copy.backup(connection)
        draft = CaseFile(path, record, lock, draft=connection)
        draft.note(
            MIGRATED,
            by="",
            rule_book=record.entries[-1].rule_book,
            attached={"chain": str(chain).encode()},
        )
    return draft.record


def _moves(history: History) -> Iterator[Move]:
    """Yield the moves that lead to a history as it is now."""
    for position, step in enumerate(history.steps):
        yield Move(verb=EDIT, position=position, step=step)
    if history.position < len(history.steps) - 1:
        step = history.steps[history.position]
        yield Move(verb=GO, position=history.position, step=step)


@contextlib.contextmanager
def _released_on_failure(lock: CaseLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise


def _insert_once(
    connection: sqlite3.Connection, table: str, sha256: str, content: object
) -> None:
    connection.execute(
        f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", (sha256, content)
    )


def _insert_place(connection: sqlite3.Connection, number: int, path: str) -> None:
    # As JSON: a file name need not be text that SQLite can hold.
    text = canonical_json(path)
    row = (number, text.decode("ascii"), _sha256(text))
    connection.execute("INSERT INTO place VALUES (?, ?, ?)", row)


def _replace_places(connection: sqlite3.Connection, places: Places) -> None:
    connection.execute("DELETE FROM place")
    for number, path in enumerate(places):
        _insert_place(connection, number, path)


def _insert_entry(connection: sqlite3.Connection, entry: Entry) -> None:
    row = (
        entry.number,
        entry.verb,
        entry.label,
        entry.position,
        entry.state,
        entry.by,
        entry.at.isoformat(),
        entry.rule_book,
        json.dumps(dict(entry.attached)),
        entry.chain,
    )
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO entry VALUES ({marks})", row)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
