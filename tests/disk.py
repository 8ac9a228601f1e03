"""The system as it is on a bad day: a slow or full disk, no locks, no rights."""

import ctypes
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("slow_disk.c")


@functools.cache
def _library() -> Path | None:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    made = Path(tempfile.mkdtemp()) / "slow_disk.so"
    words = ["-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE), "-ldl"]
    subprocess.run([compiler, *words], check=True)
    return made


def has_bad_disk() -> bool:
    """Tell whether this system lets us put a bad disk under a program."""
    return _library() is not None


def bad_disk(
    folder: Path, *, delay_us: int = 0, kill_at: int = 0, has_locks: bool = True
) -> Mapping[str, str]:
    """Return the environment of a program for which `folder` lies on a bad disk.

    It waits `delay_us` before each write, sync, rename and removal, is killed at the
    one with the number `kill_at`, and grants no lock unless `has_locks`. Skips where
    there is no C compiler, or no Linux.
    """
    library = _library()
    if library is None:
        pytest.skip("a bad disk needs Linux and a C compiler (cc)")
    return {
        **os.environ,
        "LD_PRELOAD": str(library),
        "DISK_FOLDER": str(folder),
        "DISK_DELAY_US": str(delay_us),
        "DISK_KILL_AT": str(kill_at),
        **({} if has_locks else {"DISK_NO_LOCKS": "1"}),
    }


POWERS = (1 << 1) | (1 << 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of capabilities(7): root heeds no rights."""
CAPABILITY_VERSION_3 = 0x20080522


@contextmanager
def as_anybody() -> Iterator[None]:
    """Let rights of files count on this thread, also for root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    held = (ctypes.c_uint32 * 6)()
    if libc.capget(head, held):
        pytest.skip("the powers of root cannot be laid down here")
    less = (ctypes.c_uint32 * 6)(*held)
    less[0] &= ~POWERS
    libc.capset(head, less)
    try:
        yield
    finally:
        libc.capset(head, held)


@contextmanager
def small_disk(folder: Path, *, kilobytes: int) -> Iterator[None]:
    """Put a small disk of its own at an empty folder; skips where none may be made."""
    words = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder)]
    if (
        shutil.which("mount") is None
        or subprocess.run(words, capture_output=True, check=False).returncode
    ):
        pytest.skip("no disk may be mounted here (needs root)")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def make_read_only(folder: Path) -> None:
    """Let the disk at a folder refuse every write, as a card with its tab closed.

    No file there may be open for writing.
    """
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
