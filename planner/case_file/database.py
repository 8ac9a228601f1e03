"""The case file among our SQLite files: its tables, its version, its failures."""

from pathlib import Path

from planner.case_file.migration import STEPS
from planner.errors import BadCaseFile
from planner.sqlite_file import FileKind

SUFFIX = ".isthmus"
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

CASE_FILE = FileKind(
    # "ISTH"
    application_id=0x49535448,
    version=VERSION,
    tables=TABLES,
    steps=STEPS,
    error=BadCaseFile,
    not_kind="not_case",
)


def case_failure(reason: str, path: Path, **facts: object) -> BadCaseFile:
    return BadCaseFile(reason, reason=reason, file=str(path), **facts)
