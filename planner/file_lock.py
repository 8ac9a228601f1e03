"""A lock on an open file that the system lets go of with its process.

It holds between programs and, where a file share carries locks, between machines.
"""

import sys
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
