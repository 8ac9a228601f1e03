"""A lock on an open file that the system lets go of with its process.

It holds between programs and, where a file share carries locks, between machines.
"""

import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    FAR_AWAY = 1 << 20
    """Windows keeps others from reading what is locked, so nothing is there."""

    def lock_file(stream: BinaryIO, *, waits: bool) -> None:
        """Lock an open file until it is closed; OSError: somebody else has it."""
        stream.seek(FAR_AWAY)
        kind = msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK
        msvcrt.locking(stream.fileno(), kind, 1)
        stream.seek(0)
else:
    import fcntl

    def lock_file(stream: BinaryIO, *, waits: bool) -> None:
        """Lock an open file until it is closed; OSError: somebody else has it."""
        fcntl.flock(stream, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))


def has_locks(path: Path) -> bool:
    """Tell whether a file lies where files can be locked; not on every file share."""
    if sys.platform == "win32":
        return True
    try:
        with path.open("rb") as stream:
            lock_file(stream, waits=False)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return True
