"""Keep a tool in its folder: a hook that Python asks before it touches the world."""

import os
import sys
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    "os.chmod": 1,
    "os.chown": 1,
    "os.link": 2,
    "os.mkdir": 1,
    "os.remove": 1,
    "os.rename": 2,
    "os.rmdir": 1,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.utime": 1,
}
"""How many of the first arguments are paths."""

FORBIDDEN = {
    "os.exec": "process",
    "os.fork": "process",
    "os.forkpty": "process",
    "os.kill": "process",
    "os.killpg": "process",
    "os.posix_spawn": "process",
    "os.spawn": "process",
    "os.startfile": "process",
    "os.system": "process",
    "subprocess.Popen": "process",
    "socket.bind": "network",
    "socket.connect": "network",
    "socket.getaddrinfo": "network",
    "socket.gethostbyname": "network",
    "socket.sendto": "network",
    "urllib.Request": "network",
}


class Fenced(BaseException):
    """A tool reached out of its folder. Not an `Exception`: tools catch those."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Fence:
    """What was tried is remembered, even if the tool swallows the refusal."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.path.realpath(folder)

    def close(self) -> None:
        """Watch from now on; it cannot be opened again."""
        sys.addaudithook(self._look)

    def _look(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments[:3]
            if _is_writing(mode, flags):
                self._check(path)
        elif event in CHANGES:
            for path in arguments[: CHANGES[event]]:
                self._check(path)
        elif event in FORBIDDEN:
            raise Fenced(FORBIDDEN[event])

    def _check(self, path: object) -> None:
        # A number is a file that is open already.
        if isinstance(path, int) or path is None:
            return
        whole = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
        inside = f"{self._folder}{os.sep}"
        if whole not in (self._folder, os.devnull) and not whole.startswith(inside):
            raise Fenced("file")


def _is_writing(mode: object, flags: object) -> bool:
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return True
    return isinstance(flags, int) and bool(flags & WRITING)
