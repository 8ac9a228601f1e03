"""What is left when the program itself falls: a segmentation fault, an abort.

Python cannot catch these. While the window is open a file is kept open into which the
interpreter then writes where every thread was; the next start shows it. It holds the
lines of code alone: no message, no variable, and of a path only what lies inside the
program. A session that ends as it should leaves no file.
"""

import contextlib
import faulthandler
import platform
import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import attrs

from planner.file_lock import lock_file
from ui.crash import log_folder, source_place
from ui.version import version

PREFIX = "fault-"
LARGEST_BYTES = 200_000
MOST_KEPT = 5

_KIND = re.compile(r"(?:Fatal Python error|Windows fatal exception): ([\w :()]{1,80})")
_THREAD = re.compile(r"(Current thread|Thread) 0x[0-9a-fA-F]+")
_FRAME = re.compile(r'  File "(.*)", line (\d+) in (\S+)')
_HEAD = re.compile(
    r"Isthmus [\w.+-]{1,40}, [\d: -]{19} UTC|Python [\w.+-]+ on [\w.+-]+"
)


@attrs.frozen(kw_only=True)
class Fall:
    """How a session before this one ended. `kind` is the system's word for it."""

    path: Path
    kind: str
    text: str

    def forget(self) -> None:
        """Remove what was written; safe to call twice."""
        with contextlib.suppress(OSError):
            self.path.unlink()


class FaultWatch:
    """Lets a native crash be written down, until it is released."""

    def __init__(self, folder: Path) -> None:
        """Begin to watch.

        Raises
        ------
        OSError
            If nothing can be written there.
        """
        folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC)
        name = f"{PREFIX}{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}.txt"
        self._path = folder / name
        self._file: BinaryIO | None = self._path.open("w+b")
        with contextlib.suppress(OSError):
            # Where a share carries no locks, another start may take it for left.
            lock_file(self._file, waits=False)
        head = (
            f"Isthmus {version()}, {now:%Y-%m-%d %H:%M:%S} UTC\n"
            f"Python {platform.python_version()} on {platform.platform()}\n"
        )
        self._file.write(head.encode("ascii", "replace"))
        self._file.flush()
        faulthandler.enable(file=self._file, all_threads=True)

    def release(self) -> None:
        """The session ended as it should: leave nothing. Safe to call twice."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._path.unlink()


def watch_faults(folder: Path | None = None) -> FaultWatch | None:
    """Begin to watch; None where nothing can be written."""
    try:
        return FaultWatch(folder or log_folder())
    except (OSError, RuntimeError):
        return None


def find_falls(folder: Path | None = None) -> tuple[Fall, ...]:
    """Return how sessions fell that nobody was told of yet, the latest first.

    What sessions left that were merely ended is removed, and so are falls but the
    latest few.
    """
    falls: list[Fall] = []
    for path in sorted((folder or log_folder()).glob(f"{PREFIX}*.txt"), reverse=True):
        with contextlib.suppress(OSError):
            content = _left_behind(path)
            if content is None:
                continue
            fall = _fall(path, content)
            if fall is None or len(falls) >= MOST_KEPT:
                path.unlink()
            else:
                falls.append(fall)
    return tuple(falls)


def _left_behind(path: Path) -> str | None:
    """Return what a file holds that no living session writes to."""
    with path.open("r+b") as stream:
        try:
            lock_file(stream, waits=False)
        except OSError:
            return None
        return stream.read(LARGEST_BYTES).decode("utf-8", "replace")


def _fall(path: Path, content: str) -> Fall | None:
    kind = _KIND.search(content)
    if kind is None:
        return None
    word = kind.group(1).strip()
    return Fall(path=path, kind=word, text="\n".join(_told(content)) + "\n")


def _told(content: str) -> Iterator[str]:
    """Return what may be told of what was written: known lines, and no other."""
    for line in content.splitlines():
        head, kind = _HEAD.fullmatch(line), _KIND.match(line)
        thread, frame = _THREAD.match(line), _FRAME.fullmatch(line)
        if head:
            yield line
        elif kind:
            yield from ("", kind.group(1).strip())
        elif thread:
            yield from ("", f"{thread.group(1)}:")
        elif frame:
            file, number, function = frame.groups()
            yield f"  {source_place(file)}:{number} {function}"
