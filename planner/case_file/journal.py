"""A journal that a killed program left beside a case file.

SQLite plays it back into whatever file has the name: into a copy from a backup as well,
which it would spoil. So it is tried on copies first.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from planner.case_file.database import case_failure
from planner.case_file.lock import is_held
from planner.private_folder import PrivateFolder
from planner.sqlite_file import journal_path, may_write

MAGIC = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins that is to be played back (SQLite file format, section 3)."""

ASIDE = ".aside"


def settle_journal(path: Path, *, is_whole: Callable[[Path], bool]) -> None:
    """Set a journal aside that belongs to another file; leave any other to SQLite.

    `is_whole` tells whether a case file is whole. Nothing is done while somebody
    writes the case.

    Raises
    ------
    BadCaseFile
        "unfinished" if a step must be taken back where nothing may be written.
    """
    journal = journal_path(path)
    if not (_waits(journal) and path.is_file()) or is_held(path):
        return
    if not (may_write(path) and _takes_files(path.parent)):
        raise case_failure("unfinished", path, journal=journal.name)
    with contextlib.suppress(OSError), PrivateFolder() as folder:
        alone, played = folder / "alone", folder / "played"
        for copy in (alone, played):
            shutil.copyfile(path, copy)
        shutil.copyfile(journal, journal_path(played))
        if not is_whole(played) and is_whole(alone):
            journal.replace(journal.with_name(journal.name + ASIDE))


def _takes_files(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _waits(journal: Path) -> bool:
    try:
        with journal.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
