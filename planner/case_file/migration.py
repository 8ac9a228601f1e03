"""Case files of older versions, brought up to date on a copy.

The old file stays as it was until the new one is whole and has its name. Where nobody
may write, the copy lives in memory and the file is read through it.
"""

import contextlib
import sqlite3
from collections.abc import Callable

from planner.errors import BadCaseFile, PlannerError

MigrationStep = Callable[[sqlite3.Connection], None]

STEPS: dict[int, MigrationStep] = {}
"""By the version that a step begins with; it makes the next one of it.

A step refuses whatever its own version would have refused, a broken chain above all,
and writes the chain anew where its content has changed."""

MIGRATED = "migrated"
"""The label of the note that a file was brought up to date; the chain it had lies
beside it, so that one who wrote it down finds it again."""


def version_of(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrated(connection: sqlite3.Connection, *, to: int) -> sqlite3.Connection:
    """Return a copy in memory that is of version `to`; the old one is closed.

    Raises
    ------
    BadCaseFile
        "older" where no way leads from the file's version, or "damaged".
    """
    with contextlib.closing(connection):
        version = version_of(connection)
        if any(number not in STEPS for number in range(version, to)):
            raise BadCaseFile("too old", reason="older", value=version, known=to)
        (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if answer != "ok":
            raise BadCaseFile("a page is damaged", reason="damaged", whole=0)
        copy = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False
        )
        connection.backup(copy)
    try:
        for number in range(version, to):
            STEPS[number](copy)
            copy.execute(f"PRAGMA user_version = {number + 1}")
    except (sqlite3.Error, PlannerError, LookupError, TypeError, ValueError) as error:
        copy.close()
        raise BadCaseFile("not whole", reason="damaged", whole=0) from error
    return copy
