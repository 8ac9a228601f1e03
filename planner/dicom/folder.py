"""Finds the regular files under a path, and nothing that could trap its reader."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from planner.dicom.series import SetAside
from planner.errors import NoSeries, NotAFolder
from planner.work import Monitor

MOST_FILES = 200_000
"""A hundred CTs of two thousand slices; more is no patient's folder but an archive."""

DEEPEST = 64
"""Folders within folders."""

CHECK_EVERY = 1000
"""Entries of a folder between two looks for cancellation."""


def list_files(root: Path, monitor: Monitor) -> tuple[list[Path], list[SetAside]]:
    """Return the files under a folder, or the one file, sorted by path.

    Links to folders are not followed, so no loop can catch us; FIFOs, devices and
    sockets are not opened, as that could block for ever.

    Raises
    ------
    NotAFolder
        The path does not exist or cannot be read.
    NoSeries
        There are too many files (facts `reason`: `too-many-files`; `limit`).
    Cancelled
        The monitor asked for it.
    """
    try:
        mode = root.stat().st_mode
    except OSError as error:
        raise NotAFolder("nothing there to read", file=root) from error
    if stat.S_ISREG(mode):
        return [root], []
    if not stat.S_ISDIR(mode):
        raise NotAFolder("neither a folder nor a file", file=root)
    return _walk(root, monitor)


def _walk(root: Path, monitor: Monitor) -> tuple[list[Path], list[SetAside]]:
    files: list[Path] = []
    aside: list[SetAside] = []
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            for entry in _entries(folder, monitor):
                path = Path(entry.path)
                kind = _kind(entry)
                if kind == "file":
                    files.append(path)
                elif kind != "folder":
                    aside.append(_aside(path, kind, NOT_OPENED[kind]))
                elif depth >= DEEPEST:
                    aside.append(_aside(path, "folder", "too-deep"))
                else:
                    waiting.append((path, depth + 1))
                if len(files) + len(waiting) + len(aside) > MOST_FILES:
                    raise NoSeries(
                        "too many files",
                        file=root,
                        reason="too-many-files",
                        limit=MOST_FILES,
                    )
        except OSError as error:
            if folder == root:
                raise NotAFolder("the folder cannot be read", file=root) from error
            aside.append(_aside(folder, "folder", "unreadable"))
    return sorted(files), aside


NOT_OPENED = {"link": "not-followed", "special-file": "not-regular"}


def _entries(folder: Path, monitor: Monitor) -> Iterator[os.DirEntry[str]]:
    """Yield what lies in a folder, never all of it at once."""
    monitor.check()
    with os.scandir(folder) as entries:
        for number, entry in enumerate(entries, start=1):
            if number % CHECK_EVERY == 0:
                monitor.check()
            yield entry


def _kind(entry: os.DirEntry[str]) -> str:
    try:
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        if entry.is_file():
            return "file"
        return "link" if entry.is_symlink() else "special-file"
    except OSError:
        # Links in a circle, for one.
        return "link"


def _aside(path: Path, kind: str, reason: str) -> SetAside:
    return SetAside(files=(path,), kind=kind, reason=reason)
