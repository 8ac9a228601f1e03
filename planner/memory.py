"""How much memory is free, as far as the system tells."""

import ctypes
import re
import subprocess
import sys
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")
"""Where a container's limits stand (Linux, version 2, as seen from inside)."""


def free_bytes() -> int | None:
    """Return how many bytes a program can take without harm; None: nobody tells."""
    try:
        if sys.platform == "win32":
            return _free_on_windows()
        if sys.platform == "darwin":
            return _free_on_macos()
        return _free_on_linux()
    except (OSError, ValueError, AttributeError, subprocess.SubprocessError):
        return None


def _free_on_linux() -> int | None:
    told = re.search(
        r"^MemAvailable:\s+(\d+) kB",
        Path("/proc/meminfo").read_text(encoding="ascii"),
        re.MULTILINE,
    )
    counts = [int(told[1]) * 1024] if told else []
    left = _left_in_container()
    if left is not None:
        counts.append(left)
    return min(counts, default=None)


def _left_in_container() -> int | None:
    try:
        limit = (CGROUP / "memory.max").read_text(encoding="ascii").strip()
        used = (CGROUP / "memory.current").read_text(encoding="ascii")
        told = (CGROUP / "memory.stat").read_text(encoding="ascii")
    except OSError:
        return None
    if not limit.isdigit():
        return None
    cache = re.search(r"^inactive_file (\d+)", told, re.MULTILINE)
    return int(limit) - int(used) + (int(cache[1]) if cache else 0)


def _free_on_macos() -> int | None:
    told = subprocess.run(
        ["/usr/bin/vm_stat"], capture_output=True, text=True, check=True, timeout=5
    ).stdout
    page = re.search(r"page size of (\d+) bytes", told)
    kinds = r"^Pages (?:free|inactive|speculative|purgeable):\s+(\d+)"
    pages = sum(map(int, re.findall(kinds, told, re.MULTILINE)))
    return pages * int(page[1]) if page else None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("total_page_file", ctypes.c_uint64),
        ("available_page_file", ctypes.c_uint64),
        ("total_virtual", ctypes.c_uint64),
        ("available_virtual", ctypes.c_uint64),
        ("available_extended_virtual", ctypes.c_uint64),
    )


def _free_on_windows() -> int | None:
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return int(status.available)
    return None
