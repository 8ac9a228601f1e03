"""A screen of our own for tests and benchmarks: Xvfb with Mesa's software OpenGL."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SCREEN = "3840x2400x24"
"""Room for the main window, 1600 x 1000, at two device pixels per point."""

SECONDS_TO_END = 10


@contextmanager
def private_display() -> Iterator[dict[str, str]]:
    """Yield the environment variables for a program that shall not meet a real screen.

    On macOS and Windows the system's own screen is used.
    """
    chosen = os.environ | {"LIBGL_ALWAYS_SOFTWARE": "1"}
    if sys.platform != "linux":
        yield chosen
        return
    for name in ("WAYLAND_DISPLAY", "XAUTHORITY", "QT_SCALE_FACTOR"):
        chosen.pop(name, None)
    with _xvfb() as number:
        yield chosen | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}


@contextmanager
def _xvfb() -> Iterator[str]:
    """Start Xvfb, which picks a free number and tells it; end it by its own id."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", SCREEN]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp", "-noreset"],
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start; try it by hand: Xvfb -displayfd 1")
        yield number
    finally:
        server.terminate()
        try:
            server.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
