"""Files and folders that are there whole or not at all.

What is written lies beside its place under a name of its own until it is finished. The
temporary name tells nothing; whoever stops or fails leaves nothing behind.
"""

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from planner.errors import CannotExport


@contextlib.contextmanager
def new_file(target: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Give a path to write to, which becomes `target` in the end.

    Raises
    ------
    CannotExport
        With the `file`; reason `taken` (something has that name) or `unwritable`.
    """
    if target.is_dir() or (target.exists() and not overwrite):
        raise CannotExport("the name is taken", reason="taken", file=target)
    fresh = _beside(target)
    with _whole(target, fresh):
        yield fresh
        fresh.replace(target)


@contextlib.contextmanager
def new_folder(target: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Give a folder to write into, which becomes `target` in the end.

    A folder that holds something is only taken with `overwrite`. Files in it that have
    the names of new ones are replaced, each by a whole one, after all have been
    written; others stay.

    Raises
    ------
    CannotExport
        With the `file`; reason `taken` or `unwritable`.
    """
    is_there = target.exists()
    if is_there and not target.is_dir():
        raise CannotExport("a file has the name", reason="taken", file=target)
    try:
        is_taken = is_there and any(target.iterdir())
    except OSError as error:
        raise CannotExport("unreadable", reason="unwritable", file=target) from error
    if is_taken and not overwrite:
        raise CannotExport("the folder is not empty", reason="taken", file=target)
    fresh = _beside(target)
    with _whole(target, fresh):
        fresh.mkdir(parents=True)
        yield fresh
        if is_taken:
            _move_files(fresh, target)
        else:
            if is_there:
                target.rmdir()
            fresh.rename(target)


def _beside(target: Path) -> Path:
    return target.with_name(f".isthmus-{secrets.token_hex(6)}")


@contextlib.contextmanager
def _whole(target: Path, fresh: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotExport("not written", reason="unwritable", file=target) from error
    finally:
        if fresh.is_dir():
            shutil.rmtree(fresh, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                fresh.unlink()


def _move_files(fresh: Path, target: Path) -> None:
    for file in sorted(path for path in fresh.rglob("*") if path.is_file()):
        place = target / file.relative_to(fresh)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
