"""Finds the regular files under a path, and nothing that could trap its reader."""

import os
import stat
from pathlib import Path

from planner.dicom.series import SetAside
from planner.errors import NotAFolder
from planner.work import Monitor


def list_files(root: Path, monitor: Monitor) -> tuple[list[Path], list[SetAside]]:
    """Return the files under a folder, or the one file, sorted by path.

    Links to folders are not followed, so no loop can catch us; FIFOs, devices and
    sockets are not opened, as that could block for ever.

    Raises
    ------
    NotAFolder
        The path does not exist or cannot be read.
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
    waiting = [root]
    while waiting:
        monitor.check()
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if folder == root:
                raise NotAFolder("the folder cannot be read", file=root) from error
            aside.append(_aside(folder, "folder", "unreadable"))
            continue
        for entry in found:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_file():
                files.append(path)
            elif entry.is_symlink():
                aside.append(_aside(path, "link", "not-followed"))
            else:
                aside.append(_aside(path, "special-file", "not-regular"))
    return sorted(files), aside


def _aside(path: Path, kind: str, reason: str) -> SetAside:
    return SetAside(files=(path,), kind=kind, reason=reason)
