"""The SQLite side of a case file: opening it, making it, telling what it is."""

import contextlib
import glob
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from planner.case_file.migration import migrated, version_of
from planner.errors import BadCaseFile
from planner.file_lock import has_locks
from planner.file_sync import sync_file, sync_folder

SUFFIX = ".isthmus"
MAGIC = b"SQLite format 3\0"
APPLICATION_ID = 0x49535448
"""'ISTH', where SQLite lets a file say what it is."""
VERSION = 1

TABLES = {
    "state": "sha256 TEXT PRIMARY KEY, document TEXT NOT NULL",
    "entry": (
        "number INTEGER PRIMARY KEY, verb TEXT NOT NULL, label TEXT NOT NULL, "
        "position INTEGER NOT NULL, state TEXT NOT NULL, author TEXT NOT NULL, "
        "at TEXT NOT NULL, rule_book TEXT NOT NULL, attached TEXT NOT NULL, "
        "chain TEXT NOT NULL"
    ),
    "attachment": "sha256 TEXT PRIMARY KEY, content BLOB NOT NULL",
    "place": "number INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL",
}
"""Whatever SQLite's own checks do not cover is covered by a SHA-256."""

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


def connected(path: Path) -> sqlite3.Connection:
    """Open a case file as one of this version; an older one as a copy in memory.

    After a crash this also undoes what was half written.

    Raises
    ------
    BadCaseFile
        "missing", "unreadable", "not_case", "newer", "older", "busy" or "damaged".
    """
    connection = opened(path)
    try:
        if version_of(connection) < VERSION:
            connection = migrated(connection, to=VERSION)
        _check_shape(connection, path)
    except SQLITE_FAILS as error:
        connection.close()
        raise _refused(error, path) from error
    except BadCaseFile as error:
        connection.close()
        error.facts["file"] = str(path)
        raise
    return connection


def opened(path: Path) -> sqlite3.Connection:
    """Open a case file of any version up to this one, as it is.

    Raises
    ------
    BadCaseFile
        As `connected` does, but for "older".
    """
    mode = "rw" if may_write(path) else "ro"
    try:
        with path.open("rb") as stream:
            head = stream.read(len(MAGIC))
        if head != MAGIC:
            raise case_failure("not_case", path)
        if not has_locks(path):
            # SQLite would wait for a lock that no share gives; nobody can write here.
            mode = "ro&nolock=1"
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
    except FileNotFoundError as error:
        raise case_failure("missing", path) from error
    except (OSError, sqlite3.Error) as error:
        raise case_failure("unreadable", path) from error
    try:
        _check_kind(connection, path)
    except SQLITE_FAILS as error:
        connection.close()
        raise _refused(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _refused(error: Exception, path: Path) -> BadCaseFile:
    is_busy = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
    return case_failure("busy" if is_busy else "damaged", path, whole=0)


def may_write(path: Path) -> bool:
    """Tell whether a file may be written, by trying: rights on shares tell too much."""
    try:
        with path.open("rb+"):
            return True
    except OSError:
        return False


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    for pragma in SAFELY[1:]:
        connection.execute(pragma)
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    if kind != APPLICATION_ID:
        raise case_failure("not_case", path)
    version = version_of(connection)
    if version > VERSION:
        raise case_failure("newer", path, value=version, known=VERSION)


def _check_shape(connection: sqlite3.Connection, path: Path) -> None:
    shape = "SELECT name FROM sqlite_schema WHERE sql IS NOT NULL AND type = 'table'"
    names = {name for (name,) in connection.execute(shape)}
    (others,) = connection.execute(
        "SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')"
    ).fetchone()
    if names != TABLES.keys() or others:
        raise case_failure("damaged", path, whole=0)


@contextlib.contextmanager
def fresh(path: Path) -> Iterator[sqlite3.Connection]:
    """Give an empty database that takes the name `path` once the block is done.

    It has its name for good then, also if the power fails.

    Raises
    ------
    BadCaseFile
        "unwritable"; whatever had the name before is untouched then.
    """
    remove_drafts(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(DRAFT_DIGITS // 2)}")
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
        raise case_failure("unwritable", path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


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


def make_tables(connection: sqlite3.Connection) -> None:
    for name, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def case_failure(reason: str, path: Path, **facts: object) -> BadCaseFile:
    return BadCaseFile(reason, reason=reason, file=str(path), **facts)
