"""The system as it is on a bad day: a slow or full disk, no locks, no rights."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
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
