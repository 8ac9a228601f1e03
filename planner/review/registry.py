"""The registry of review cases: the published ones, and the reviewer's own beside them.

One SQLite file for each user. It holds no name and no date, for it takes none: a case
that somebody typed words into is refused (`planner.review.nameless`). The published
cases come from the table that ships with the program and are written anew when that has
changed; nobody edits them. Several programs may use one registry at the same time.
"""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from planner.errors import BadRegistry, PlannerError
from planner.file_lock import lock_file
from planner.plan.document import parse_json
from planner.plan.storage import canonical_json
from planner.review.case import ReviewCase
from planner.review.document import case_document, case_from_document
from planner.review.nameless import new_own_id, told_freely
from planner.sqlite_file import SAFELY, FileKind, MigrationStep, version_of

VERSION = 1
TABLES = {
    "review_case": (
        "number INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE, "
        "is_own INTEGER NOT NULL, document TEXT NOT NULL, sha256 TEXT NOT NULL"
    )
}
STEPS: dict[int, MigrationStep] = {}
"""By the version that a step begins with; it makes the next one of it."""

REGISTRY = FileKind(
    # "ISTR"
    application_id=0x49535452,
    version=VERSION,
    tables=TABLES,
    steps=STEPS,
    error=BadRegistry,
    not_kind="not_registry",
)


@attrs.frozen(kw_only=True)
class Contents:
    """What a registry holds; `damaged` counts own cases that cannot be read any more.

    Those stay in the file as they are.
    """

    published: tuple[ReviewCase, ...]
    own: tuple[ReviewCase, ...]
    damaged: int

    @property
    def cases(self) -> tuple[ReviewCase, ...]:
        return (*self.published, *self.own)


@attrs.frozen(kw_only=True)
class Taken:
    """What became of cases that were to be taken in, by their ids there.

    `known` were here already, word for word; `differing` were left out, as they have
    the id of one that says something else, or are published and not in this version's
    table.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    differing: tuple[str, ...]


class CaseRegistry:
    """A registry on disk; each call is one transaction, whole or not at all.

    All raise `BadRegistry`: "unwritable", "busy", "damaged", and what is said at each.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Contents:
        """Return all cases: published in the order of their table, own by their age."""
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT is_own, document, sha256 FROM review_case ORDER BY number"
            ).fetchall()
        published: list[ReviewCase] = []
        own: list[ReviewCase] = []
        damaged = 0
        for is_own, document, sha256 in rows:
            case = _case_of(document, sha256)
            if case is None:
                damaged += 1
            else:
                (own if is_own else published).append(case)
        return Contents(published=tuple(published), own=tuple(own), damaged=damaged)

    def add(self, case: ReviewCase) -> ReviewCase:
        """Add an own case under an id of its own; return it as it is kept.

        Raises
        ------
        BadRegistry
            "not_nameless" with the places, where the case holds what somebody typed.
        """
        kept = attrs.evolve(case, case_id=new_own_id(), row_kind="own")
        _refuse_typed(kept)
        with self._transaction() as connection:
            _insert(connection, kept, is_own=True)
        return kept

    def replace(self, case: ReviewCase) -> None:
        """Put a case in the place of the own case of its id.

        Raises
        ------
        BadRegistry
            "not_nameless", "no_such_case", or "published" for one that is.
        """
        with self._transaction() as connection:
            _refuse_others(connection, case.case_id)
            _refuse_typed(case)
            connection.execute(
                "UPDATE review_case SET document = ?, sha256 = ? WHERE case_id = ?",
                (*_written(case), case.case_id),
            )

    def remove(self, case_id: str) -> None:
        """Remove an own case; "no_such_case" or "published" as for `replace`."""
        with self._transaction() as connection:
            _refuse_others(connection, case_id)
            connection.execute("DELETE FROM review_case WHERE case_id = ?", (case_id,))

    def take_in(self, cases: Iterable[ReviewCase]) -> Taken:
        """Take in the own cases of another registry under their ids, all or none.

        Raises
        ------
        BadRegistry
            "not_nameless" where one holds what somebody typed.
        """
        fates: dict[str, list[str]] = {"added": [], "known": [], "differing": []}
        with self._transaction() as connection:
            for case in cases:
                fates[_fate(connection, case)].append(case.case_id)
        return Taken(**{name: tuple(ids) for name, ids in fates.items()})

    def seed(self, published: tuple[ReviewCase, ...]) -> None:
        """Write the published cases, unless the very same ones are there."""
        wanted = [(case.case_id, *_written(case)) for case in published]
        query = (
            "SELECT case_id, document, sha256 FROM review_case WHERE NOT is_own "
            "ORDER BY number"
        )
        with self._connection() as connection:
            if connection.execute(query).fetchall() == wanted:
                return
        with self._transaction() as connection:
            connection.execute("DELETE FROM review_case WHERE NOT is_own")
            for case in published:
                _insert(connection, case, is_own=False)

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(REGISTRY.connected(self.path)) as connection:
            try:
                yield connection
            except sqlite3.Error as error:
                raise _refused(error, self.path) from error

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as connection:
            for pragma in SAFELY[:2]:
                connection.execute(pragma)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")


def open_registry(path: Path, published: Iterable[ReviewCase]) -> CaseRegistry:
    """Open a registry, made if it is not there, with the published cases of today.

    Raises
    ------
    BadRegistry
        "unwritable", "unreadable", "not_registry", "newer", "older", "busy",
        "damaged".
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = path.with_name(f".{path.name}.lock").open("a+b")
    except OSError as error:
        raise REGISTRY.failure("unwritable", path) from error
    with contextlib.closing(lock):
        try:
            lock_file(lock, waits=True)
        except OSError as error:
            raise REGISTRY.failure("unwritable", path) from error
        _make_ready(path)
        registry = CaseRegistry(path)
        registry.seed(tuple(published))
    return registry


def _make_ready(path: Path) -> None:
    """Make a registry, or bring one of an older version up to date; under the lock."""
    if not path.exists():
        with REGISTRY.fresh(path) as connection:
            REGISTRY.make_tables(connection)
        path.chmod(0o600)
        return
    with contextlib.closing(REGISTRY.opened(path)) as old:
        is_old = version_of(old) < VERSION
    if is_old:
        with (
            contextlib.closing(REGISTRY.connected(path)) as copy,
            REGISTRY.fresh(path) as connection,
        ):
            copy.backup(connection)


def _fate(connection: sqlite3.Connection, case: ReviewCase) -> str:
    """Take in one case if it is not here; return what became of it."""
    row = connection.execute(
        "SELECT document FROM review_case WHERE case_id = ?", (case.case_id,)
    ).fetchone()
    is_own = case.row_kind in (None, "own")
    kept = attrs.evolve(case, row_kind="own") if is_own else case
    if row is not None:
        return "known" if row[0] == _written(kept)[0] else "differing"
    if not is_own:
        return "differing"
    _refuse_typed(kept)
    _insert(connection, kept, is_own=True)
    return "added"


def _insert(connection: sqlite3.Connection, case: ReviewCase, *, is_own: bool) -> None:
    connection.execute(
        "INSERT INTO review_case (case_id, is_own, document, sha256) "
        "VALUES (?, ?, ?, ?)",
        (case.case_id, is_own, *_written(case)),
    )


def _written(case: ReviewCase) -> tuple[str, str]:
    """Return the one text of a case, and its SHA-256."""
    content = canonical_json(case_document(case))
    return content.decode("ascii"), hashlib.sha256(content).hexdigest()


def _case_of(document: str, sha256: str) -> ReviewCase | None:
    try:
        content = document.encode("ascii")
        if hashlib.sha256(content).hexdigest() != sha256:
            return None
        return case_from_document(parse_json(content))
    except (PlannerError, UnicodeEncodeError, json.JSONDecodeError, AttributeError):
        return None


def _refuse_typed(case: ReviewCase) -> None:
    places = told_freely(case)
    if places:
        raise BadRegistry("typed words", reason="not_nameless", names=places)


def _refuse_others(connection: sqlite3.Connection, case_id: str) -> None:
    row = connection.execute(
        "SELECT is_own FROM review_case WHERE case_id = ?", (case_id,)
    ).fetchone()
    if row is None:
        raise BadRegistry("no such case", reason="no_such_case", value=case_id)
    if not row[0]:
        raise BadRegistry("published", reason="published", value=case_id)


def _refused(error: sqlite3.Error, path: Path) -> PlannerError:
    code = getattr(error, "sqlite_errorcode", None)
    reason = {
        sqlite3.SQLITE_BUSY: "busy",
        sqlite3.SQLITE_READONLY: "unwritable",
        sqlite3.SQLITE_FULL: "unwritable",
        sqlite3.SQLITE_IOERR: "unwritable",
    }.get(0 if code is None else code & 0xFF, "damaged")
    return REGISTRY.failure(reason, path)
