"""SQLite as a format of our own files: opening one, making one, telling what it is.

A file says of which kind and version it is. It is made under another name and takes its
own once it is whole; one of an older version is brought up to date on a copy.
"""

import contextlib
import glob
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import attrs

from planner.errors import PlannerError
from planner.file_lock import has_locks
from planner.file_sync import sync_file, sync_folder

MAGIC = b"SQLite format 3\0"

MigrationStep = Callable[[sqlite3.Connection], None]

SAFELY = (
    # A rollback journal is the one mode that also works on a file share.
    "PRAGMA journal_mode = DELETE",
    # A commit outlives a power cut, the directory entry of the journal included.
    "PRAGMA synchronous = EXTRA",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)

DRAFT_DIGITS = 8
"""A new file is written under the name .NAME.xxxxxxxx until it is whole."""

QUICKLY = ("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF")
"""For a draft, which is worth nothing until it is whole and has its name."""


SQLITE_FAILS = (sqlite3.Error, UnicodeDecodeError)
"""The second where it quotes a damaged name that is no text."""


@attrs.frozen(kw_only=True)
class FileKind:
    """One kind of file: what it calls itself, its tables, and how it grew older.

    `application_id` is where SQLite lets a file say what it is. `tables` are the
    columns of each table of `version`. `steps` are by the version that a step begins
    with; it makes the next one of it, and refuses what its own version would have
    refused. `error` is raised with a `reason` and the `file`; `not_kind` is the reason
    for a file of another kind.
    """

    application_id: int
    version: int
    tables: Mapping[str, str]
    steps: Mapping[int, MigrationStep]
    error: type[PlannerError]
    not_kind: str

    def failure(self, reason: str, path: Path, **facts: object) -> PlannerError:
        return self.error(reason, reason=reason, file=str(path), **facts)

    def connected(self, path: Path) -> sqlite3.Connection:
        """Open a file as one of this version; an older one as a copy in memory.

        After a crash this also undoes what was half written.

        Raises
        ------
        PlannerError
            The kind's own: "missing", "unreadable", `not_kind`, "newer", "older",
            "busy" or "damaged".
        """
        connection = self.opened(path)
        try:
            if version_of(connection) < self.version:
                connection = self._migrated(connection, path)
            self._check_shape(connection, path)
        except SQLITE_FAILS as error:
            connection.close()
            raise self._refused(error, path) from error
        except self.error:
            connection.close()
            raise
        return connection

    def opened(self, path: Path) -> sqlite3.Connection:
        """Open a file of any version up to this one, as it is.

        Raises
        ------
        PlannerError
            As `connected` does, but for "older".
        """
        mode = "rw" if may_write(path) else "ro"
        try:
            with path.open("rb") as stream:
                head = stream.read(len(MAGIC))
            if head != MAGIC:
                raise self.failure(self.not_kind, path)
            if not has_locks(path):
                # SQLite would wait for a lock that no share gives; nobody can write.
                mode = "ro&nolock=1"
            connection = sqlite3.connect(
                f"file:{quote(str(path.absolute()))}?mode={mode}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
        except FileNotFoundError as error:
            raise self.failure("missing", path) from error
        except (OSError, sqlite3.Error) as error:
            raise self.failure("unreadable", path) from error
        try:
            self._check_kind(connection, path)
        except SQLITE_FAILS as error:
            connection.close()
            raise self._refused(error, path) from error
        except BaseException:
            connection.close()
            raise
        return connection

    def _refused(self, error: Exception, path: Path) -> PlannerError:
        is_busy = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
        return self.failure("busy" if is_busy else "damaged", path, whole=0)

    def _check_kind(self, connection: sqlite3.Connection, path: Path) -> None:
        for pragma in SAFELY[1:]:
            connection.execute(pragma)
        (kind,) = connection.execute("PRAGMA application_id").fetchone()
        if kind != self.application_id:
            raise self.failure(self.not_kind, path)
        version = version_of(connection)
        if version > self.version:
            raise self.failure("newer", path, value=version, known=self.version)

    def _check_shape(self, connection: sqlite3.Connection, path: Path) -> None:
        shape = (
            "SELECT name FROM sqlite_schema WHERE sql IS NOT NULL AND type = 'table'"
        )
        names = {name for (name,) in connection.execute(shape)}
        (others,) = connection.execute(
            "SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')"
        ).fetchone()
        if names != self.tables.keys() or others:
            raise self.failure("damaged", path, whole=0)

    def _migrated(
        self, connection: sqlite3.Connection, path: Path
    ) -> sqlite3.Connection:
        """Return a copy in memory that is of this version; the old one is closed.

        The old file stays as it was until the new one is whole and has its name.
        """
        with contextlib.closing(connection):
            version = version_of(connection)
            if any(number not in self.steps for number in range(version, self.version)):
                raise self.failure("older", path, value=version, known=self.version)
            (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if answer != "ok":
                raise self.failure("damaged", path, whole=0)
            copy = sqlite3.connect(
                ":memory:", isolation_level=None, check_same_thread=False
            )
            connection.backup(copy)
        try:
            for number in range(version, self.version):
                self.steps[number](copy)
                copy.execute(f"PRAGMA user_version = {number + 1}")
        except (
            *(sqlite3.Error, PlannerError),
            *(LookupError, TypeError, ValueError),
        ) as error:
            copy.close()
            raise self.failure("damaged", path, whole=0) from error
        return copy

    @contextlib.contextmanager
    def fresh(self, path: Path) -> Iterator[sqlite3.Connection]:
        """Give an empty database that takes the name `path` once the block is done.

        It has its name for good then, also if the power fails.

        Raises
        ------
        PlannerError
            The kind's own, "unwritable"; whatever had the name before is untouched.
        """
        remove_drafts(path)
        draft = f".{path.name}.{secrets.token_hex(DRAFT_DIGITS // 2)}"
        temporary = path.with_name(draft)
        try:
            connection = sqlite3.connect(temporary, isolation_level=None)
            try:
                for pragma in QUICKLY:
                    connection.execute(pragma)
                yield connection
            finally:
                connection.close()
            sync_file(temporary)
            _end_journal(path)
            temporary.replace(path)
            sync_folder(path.parent)
        except (OSError, sqlite3.Error) as error:
            raise self.failure("unwritable", path) from error
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def make_tables(self, connection: sqlite3.Connection) -> None:
        for name, columns in self.tables.items():
            connection.execute(f"CREATE TABLE {name} ({columns})")
        connection.execute(f"PRAGMA user_version = {self.version}")
        connection.execute(f"PRAGMA application_id = {self.application_id}")


def version_of(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def may_write(path: Path) -> bool:
    """Tell whether a file may be written, by trying: rights on shares tell too much."""
    try:
        with path.open("rb+"):
            return True
    except OSError:
        return False


def remove_drafts(path: Path) -> None:
    """Remove what a killed program left of a new file; only who holds the lock may."""
    hexadecimal = "[0-9a-f]" * DRAFT_DIGITS
    for draft in path.parent.glob(f".{glob.escape(path.name)}.{hexadecimal}"):
        with contextlib.suppress(OSError):
            draft.unlink()


def _end_journal(path: Path) -> None:
    """Let no journal of the old file be played back into a new one of its name.

    The old file is made whole by it first, in case it has to stay after all.
    """
    journal = journal_path(path)
    if not journal.exists():
        return
    with contextlib.suppress(sqlite3.Error):
        mode = f"file:{quote(str(path.absolute()))}?mode=rw"
        with contextlib.closing(sqlite3.connect(mode, uri=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema")
    journal.unlink(missing_ok=True)


def journal_path(path: Path) -> Path:
    """Return where SQLite keeps what takes a half-written step back."""
    return path.with_name(f"{path.name}-journal")
