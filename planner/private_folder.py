"""A folder that nobody else can read, and that goes when nobody needs it any more.

A process that is killed leaves its folders behind: the next one removes them. Whether
their owner still lives is told by a lock that the system lets go of with the process.
"""

import contextlib
import os
import shutil
import stat
import sys
import tempfile
import weakref
from pathlib import Path
from typing import BinaryIO

from planner.file_lock import lock_file

PREFIX = "isthmus-"
LOCK = "lock"


class PrivateFolder:
    """Made with a random name for its owner alone; removed at the latest at exit."""

    def __init__(self) -> None:
        remove_left_behind()
        whole = Path(tempfile.mkdtemp(prefix=PREFIX))
        self.path = whole / "files"
        self._remove = weakref.finalize(self, _remove, whole, _owned(whole / LOCK))
        self.path.mkdir(mode=0o700)

    def release(self) -> None:
        """Remove the folder and all in it; safe to call twice."""
        self._remove()

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *failure: object) -> None:
        self.release()

    def __reduce__(self) -> tuple[object, ...]:
        """Another process borrows the folder: it only knows where it is."""
        return (Path, (self.path,))


def remove_left_behind() -> None:
    """Remove the folders of processes that have died; those of living ones stay."""
    for whole in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if _is_ours(whole) and _is_left(whole / LOCK):
                shutil.rmtree(whole, ignore_errors=True)


def _remove(whole: Path, lock: BinaryIO) -> None:
    # Windows removes no file that is open.
    lock.close()
    shutil.rmtree(whole, ignore_errors=True)


def _is_ours(whole: Path) -> bool:
    found = whole.lstat()
    is_mine = sys.platform == "win32" or found.st_uid == os.geteuid()
    return is_mine and stat.S_ISDIR(found.st_mode)


def _owned(path: Path) -> BinaryIO:
    """Make a lock, and write into it once it is held: an empty one proves nothing."""
    lock = path.open("w+b")
    with contextlib.suppress(OSError):
        lock_file(lock, waits=True)
        lock.write(b"held")
        lock.flush()
    return lock


def _is_left(path: Path) -> bool:
    """Tell whether a lock was held once and nobody holds it now."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return False
    with path.open("r+b") as lock:
        lock_file(lock, waits=False)
        return os.fstat(lock.fileno()).st_size > 0
