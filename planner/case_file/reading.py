"""Reading a case file: whole, or as far as it is whole and said so."""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import attrs

from planner.case_file.database import CASE_FILE, SUFFIX, case_failure
from planner.case_file.journal import settle_journal
from planner.case_file.places import Places, placed
from planner.case_file.record import NO_CHAIN, Entry, Line, check_chain
from planner.errors import BadCaseFile, PlannerError
from planner.plan.case import Case
from planner.plan.document import Memo, parse_json
from planner.plan.history import History, Step
from planner.plan.schema import case_from_document
from planner.sqlite_file import MAGIC


@attrs.frozen(kw_only=True)
class Record:
    """What a case file holds: its audit trail and every state by its SHA-256.

    Stored states name paths by numbers; `case_of` gives them back their `places`.
    """

    entries: tuple[Entry, ...] = ()
    line: Line = attrs.field(factory=Line, repr=False)
    stored: Mapping[str, Case] = attrs.field(factory=dict, repr=False)
    places: Places = ()

    @property
    def last_chain(self) -> str:
        return self.entries[-1].chain if self.entries else NO_CHAIN

    @property
    def case(self) -> Case:
        """The case as it was left."""
        return self.case_of(self.entries[-1])

    def case_of(self, entry: Entry) -> Case:
        """Return the case as it stood after an entry."""
        return placed(self.stored[entry.state], self.places)

    def history(self) -> History:
        """Return the history as it was left, to be gone on with."""
        steps = [
            Step(case=self.case_of(entry), label=entry.label, by=entry.by, at=entry.at)
            for entry in self.line.steps
        ]
        return History.restored(steps, self.line.position)

    def followed_by(self, entry: Entry, state: Case, places: Places) -> "Record":
        """Return the record with one more entry; `state` is the stored case."""
        return Record(
            entries=(*self.entries, entry),
            line=self.line.after(entry),
            stored={**self.stored, entry.state: state},
            places=places,
        )


def is_case_file(path: Path) -> bool:
    """Tell whether a file calls itself a case, by its name or its first bytes."""
    if path.is_dir():
        return False
    if path.suffix.lower() == SUFFIX:
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def read_record(path: Path) -> Record:
    """Read a case file whole, or not at all.

    Raises
    ------
    BadCaseFile
        "missing", "unreadable", "not_case", "newer"; "damaged" or "changed" with the
        fact `whole`: how many entries there are before the first bad one.
    """
    record, problem = read_what_is_whole(path)
    if problem is not None:
        raise problem
    return record


def read_what_is_whole(path: Path) -> tuple[Record, BadCaseFile | None]:
    """Read all entries before the first bad one, and say what is bad.

    Raises
    ------
    BadCaseFile
        If it is no case file, or not even its first entry is whole.
    """
    settle_journal(path, is_whole=_is_whole)
    return _read(path)


def _is_whole(path: Path) -> bool:
    try:
        return _read(path)[1] is None
    except BadCaseFile:
        return False


def _read(path: Path) -> tuple[Record, BadCaseFile | None]:
    connection = CASE_FILE.connected(path)
    record = Record()
    problem: BadCaseFile | None = None
    try:
        record = attrs.evolve(record, places=_places(connection))
        memo = Memo()
        for row in connection.execute(ROWS):
            record = _with_row(record, memo, *row)
        _check_pages(connection)
        _check_attachments(connection, record)
    except BadCaseFile as error:
        problem = case_failure(str(error.facts["reason"]), path)
        problem.__cause__ = error
    except (sqlite3.Error, PlannerError, LookupError, TypeError, ValueError) as error:
        problem = case_failure("damaged", path)
        problem.__cause__ = error
    finally:
        connection.close()
    if not record.entries:
        problem = problem or case_failure("damaged", path)
    if problem is not None:
        problem.facts["whole"] = len(record.entries)
        if not record.entries:
            raise problem
    return record, problem


def is_as_read(path: Path, record: Record) -> bool:
    """Tell whether a case file that was just read has had nothing written to it since.

    Raises
    ------
    BadCaseFile
        As `read_record` does.
    """
    last = "SELECT chain FROM entry ORDER BY number DESC LIMIT 1"
    try:
        with contextlib.closing(CASE_FILE.connected(path)) as connection:
            row = connection.execute(last).fetchone()
            return row == (record.last_chain,) and (
                _places(connection) == record.places
            )
    except (sqlite3.Error, ValueError):
        return False


def read_attached(path: Path, attached: Mapping[str, str]) -> dict[str, bytes]:
    """Return what was put beside an entry, by name.

    Raises
    ------
    BadCaseFile
        As `read_record` does; "damaged" if something is not there, or not what was.
    """
    connection = CASE_FILE.connected(path)
    query = "SELECT content FROM attachment WHERE sha256 = ?"
    found = {}
    try:
        for name, sha256 in attached.items():
            (content,) = connection.execute(query, (sha256,)).fetchone()
            _check_digest(content, sha256)
            found[name] = bytes(content)
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise case_failure("damaged", path, whole=0) from error
    finally:
        connection.close()
    return found


ROWS = (
    "SELECT number, verb, label, position, state, author, at, rule_book, attached, "
    "chain, document FROM entry LEFT JOIN state ON state.sha256 = entry.state "
    "ORDER BY number"
)


def _with_row(record: Record, memo: Memo, *row: object) -> Record:
    number, verb, label, position, state, by, at, book, attached, chain, text = row
    entry = Entry(
        number=int(str(number)),
        verb=str(verb),
        label=str(label),
        position=int(str(position)),
        state=str(state),
        by=str(by),
        at=datetime.fromisoformat(str(at)),
        rule_book=str(book),
        attached=json.loads(str(attached)),
        chain=str(chain),
    )
    check_chain(entry, number=len(record.entries) + 1, after=record.last_chain)
    case = record.stored.get(entry.state) or _state(str(text), entry.state, memo)
    placed(case, record.places)
    return record.followed_by(entry, case, record.places)


def _state(document: str, sha256: str, memo: Memo) -> Case:
    content = document.encode("ascii")
    _check_digest(content, sha256)
    return case_from_document(parse_json(content), memo)


def _places(connection: sqlite3.Connection) -> Places:
    found: list[str] = []
    query = "SELECT number, path, sha256 FROM place ORDER BY number"
    for number, text, sha256 in connection.execute(query):
        _check_digest(str(text).encode("ascii"), sha256)
        if number != len(found):
            raise ValueError("a place is gone")
        found.append(str(json.loads(text)))
    return tuple(found)


def _check_pages(connection: sqlite3.Connection) -> None:
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        raise ValueError("a page is damaged")


def _check_attachments(connection: sqlite3.Connection, record: Record) -> None:
    wanted = {name for entry in record.entries for name in entry.attached.values()}
    for sha256, content in connection.execute("SELECT * FROM attachment"):
        _check_digest(content, sha256)
        wanted.discard(sha256)
    if wanted:
        raise LookupError("an attachment is gone")


def _check_digest(content: bytes, sha256: str) -> None:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError("not what was written")
