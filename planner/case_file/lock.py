"""Who writes a case file: one program at a time, on any machine that sees it.

The lock lies beside the case and says who holds it. It ends with its process, so a
crash leaves nothing to clear up.
"""

import contextlib
import json
import os
import platform
from pathlib import Path
from typing import BinaryIO

import attrs

from planner.case_file.database import case_failure
from planner.file_lock import lock_file

LONGEST_NOTE = 4096
"""Bytes of a holder's note; what is longer was not written by us."""


@attrs.frozen(kw_only=True)
class Holder:
    """Who writes a case, and on which computer; empty where that is not known."""

    by: str = ""
    computer: str = ""


class CaseLock:
    """Held from `take_lock` until `release`, or until this process ends."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path = path
        self._stream = stream

    def release(self) -> None:
        """Let go; safe to call twice."""
        if self._stream.closed:
            return
        # Removed while it is held, so that nobody locks a file that is going away.
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._stream.close()
        if os.name == "nt":
            with contextlib.suppress(OSError):
                self._path.unlink()


def take_lock(case_path: Path, *, by: str) -> CaseLock:
    """Take the lock of a case file.

    Raises
    ------
    BadCaseFile
        With the reason "held" and the fact `holder`, or "no_lock" where the folder
        takes no file or carries no locks.
    """
    path = lock_path(case_path)
    stream = _locked(path, case_path)
    while not _is_still_there(path, stream):
        stream.close()
        stream = _locked(path, case_path)
    stream.truncate(0)
    note = attrs.asdict(Holder(by=by, computer=platform.node()))
    stream.write(json.dumps(note).encode())
    stream.flush()
    return CaseLock(path, stream)


def _locked(path: Path, case_path: Path) -> BinaryIO:
    try:
        stream = path.open("a+b")
    except OSError as error:
        raise case_failure("no_lock", case_path) from error
    try:
        lock_file(stream, waits=False)
    # Windows says "permission denied" where others say "would block".
    except (BlockingIOError, PermissionError) as error:
        stream.close()
        holder = holder_of(case_path)
        raise case_failure("held", case_path, holder=holder) from error
    except OSError as error:
        stream.close()
        raise case_failure("no_lock", case_path) from error
    return stream


def is_held(case_path: Path) -> bool:
    """Tell whether a program that still runs holds a case; takes nothing itself."""
    try:
        with lock_path(case_path).open("r+b") as stream:
            lock_file(stream, waits=False)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def lock_path(case_path: Path) -> Path:
    return case_path.with_name(f".{case_path.name}.lock")


def holder_of(case_path: Path) -> Holder:
    """Return who says to hold a case; an empty `Holder` if nobody says so."""
    try:
        with lock_path(case_path).open("rb") as stream:
            note = json.loads(stream.read(LONGEST_NOTE))
        return Holder(by=str(note["by"]), computer=str(note["computer"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _is_still_there(path: Path, stream: BinaryIO) -> bool:
    """Tell whether what was locked is what others would find by its name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(stream.fileno()))
    except OSError:
        return False
