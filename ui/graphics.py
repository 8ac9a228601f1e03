"""How 3-D pictures are drawn here: by the graphics card, in software, or not at all.

A broken driver takes down the process that uses it, or the whole computer. So it is
tried once in a process of its own, and what came of it is kept for this computer with
this driver. A mark is set before the trial and taken away after it: if it is still
there at a later start, the trial was never finished, and the driver is left alone.
"""

import contextlib
import hashlib
import json
import os
import platform
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import attrs
import platformdirs

from planner.file_lock import lock_file
from ui.resources import RESOURCES
from ui.version import version

SOFTWARE_WORD = "--software-rendering"
SOFTWARE_VARIABLE = "LIBGL_ALWAYS_SOFTWARE"
MESA: Mapping[str, str] = {
    SOFTWARE_VARIABLE: "1",
    "GALLIUM_DRIVER": "llvmpipe",
    "__GLX_VENDOR_LIBRARY_NAME": "mesa",
}
"""What makes Mesa draw without the card, and keeps other drivers out."""
MESA_EGL = Path("/usr/share/glvnd/egl_vendor.d/50_mesa.json")

CARD, SOFTWARE, NONE = "card", "software", "none"
MODES = (CARD, SOFTWARE, NONE)
WORKS, ASKED, FAILED, UNFINISHED = "works", "asked", "failed", "unfinished"
REASONS = (WORKS, ASKED, FAILED, UNFINISHED)

PATIENCE_S = 40
"""A first picture in software takes a second or two, on a busy computer more."""

DRIVERS = ("libgallium*", "libGLX_*", "libnvidia-glcore*", "dri/libdril_dri.so")
LIBRARIES = ("/usr/lib", "/usr/lib64", "/usr/lib/x86_64-linux-gnu")
CARDS = Path("/sys/class/drm")
WINDOWS_DISPLAYS = (
    "SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}"
)
"""Where Windows keeps its display drivers: their device class."""
MOST_DISPLAYS = 8


@attrs.frozen(kw_only=True)
class Graphics:
    """How to draw, and why so.

    `mode` is one of `MODES`, `renderer` its own name if it told one, `reason` one of
    `REASONS`.
    """

    mode: str = attrs.field(validator=attrs.validators.in_(MODES))
    renderer: str = attrs.field(default="", validator=attrs.validators.instance_of(str))
    reason: str = attrs.field(validator=attrs.validators.in_(REASONS))

    @property
    def can_draw(self) -> bool:
        return self.mode != NONE


class Settled:
    """What was found for this process, once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: Graphics | None = None

    @property
    def found(self) -> Graphics | None:
        """What was found, None as long as nobody knows."""
        return self._found

    def settle(self, *, anew: bool = False) -> Graphics:
        """Find out how to draw, and let this process and its children do so.

        `anew` tries the card again, whatever is known. Takes seconds at the first
        start on a computer; safe to call from any thread.
        """
        with self._lock:
            if self._found is None or anew:
                if self._found is not None and self._found.reason != ASKED:
                    _use_card_again()
                self._found = _found(anew=anew)
                if self._found.mode == SOFTWARE:
                    os.environ.update(_mesa())
            return self._found


_SETTLED = Settled()
settle = _SETTLED.settle


def settled() -> Graphics | None:
    """Return what was found, None as long as nobody knows."""
    return _SETTLED.found


def draw_in_software() -> None:
    """Leave the card alone in this process, and in all that it starts."""
    os.environ.update(_mesa())


def own_command() -> list[str]:
    """Return how this program is started anew."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "ui.cli"]


def _found(*, anew: bool) -> Graphics:
    if os.environ.get(SOFTWARE_VARIABLE):
        return _without_card(ASKED) if anew else Graphics(mode=SOFTWARE, reason=ASKED)
    folder, key = _folder(), machine_key()
    file, mark = folder / f"graphics-{key}.json", folder / f"graphics-{key}.trying"
    if not anew:
        known = _read(file)
        if known is not None:
            return known
        if _is_left(mark):
            found = _without_card(UNFINISHED)
            _keep(found, file)
            mark.unlink(missing_ok=True)
            return found
    with _marked(mark):
        renderer = _tried({})
    if renderer is not None:
        found = Graphics(mode=CARD, renderer=renderer, reason=WORKS)
    else:
        found = _without_card(FAILED)
    _keep(found, file)
    return found


def _without_card(reason: str) -> Graphics:
    renderer = _tried(_mesa())
    if renderer is None:
        return Graphics(mode=NONE, reason=reason)
    return Graphics(mode=SOFTWARE, renderer=renderer, reason=reason)


def _mesa() -> dict[str, str]:
    chosen = dict(MESA)
    if MESA_EGL.exists():
        chosen["__EGL_VENDOR_LIBRARY_FILENAMES"] = str(MESA_EGL)
    return chosen


def _use_card_again() -> None:
    for name in _mesa():
        os.environ.pop(name, None)


def _tried(settings: Mapping[str, str]) -> str | None:
    """Let a process of its own draw once; return what drew, None if it failed."""
    paths = os.pathsep.join([str(RESOURCES.parent), *filter(None, sys.path)])
    try:
        done = subprocess.run(
            [*own_command(), "self-check", "--draw"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_S,
            check=False,
            env={**os.environ, **settings, "PYTHONPATH": paths},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = done.stdout.strip().splitlines()
    return lines[-1][:200] if done.returncode == 0 and lines else None


# --- what is known of this computer ---------------------------------------------------


def machine_key() -> str:
    """Return what tells this computer with this driver and this screen from others."""
    parts = [version(), platform.node(), platform.platform(), _screen(), *_drivers()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _screen() -> str:
    """Return by which way the screen is reached: a remote one has another driver."""
    names = ("SESSIONNAME", "DISPLAY", "WAYLAND_DISPLAY")
    return " ".join(os.environ.get(name, "").split(":")[0] for name in names)


def _drivers() -> Iterator[str]:
    yield from _windows_drivers()
    for card in sorted(CARDS.glob("card?")):
        for name in ("vendor", "device"):
            with contextlib.suppress(OSError):
                yield (card / "device" / name).read_text().strip()
    for folder in LIBRARIES:
        for pattern in DRIVERS:
            for path in sorted(Path(folder).glob(pattern)):
                with contextlib.suppress(OSError):
                    yield f"{path.resolve().name} {path.stat().st_size}"


def _windows_drivers() -> list[str]:
    """Return the version of each display driver, as the registry tells them."""
    found: list[str] = []
    if sys.platform == "win32":
        import winreg

        for number in range(MOST_DISPLAYS):
            key = f"{WINDOWS_DISPLAYS}\\{number:04d}"
            with (
                contextlib.suppress(OSError),
                winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as held,
            ):
                names = ("DriverDesc", "DriverVersion")
                found += [str(winreg.QueryValueEx(held, name)[0]) for name in names]
    return found


def _folder() -> Path:
    """Return where this is kept: on this computer, never in a roaming profile."""
    return platformdirs.user_cache_path("isthmus", appauthor=False)


def _read(file: Path) -> Graphics | None:
    try:
        return Graphics(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _keep(found: Graphics, file: Path) -> None:
    """Keep it for later starts; where nothing can be kept each start tries anew."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(attrs.asdict(found)), encoding="utf-8")


def _is_left(mark: Path) -> bool:
    """Tell whether a trial was begun and never finished, by nobody who still lives."""
    try:
        with mark.open("r+b") as stream:
            lock_file(stream, waits=False)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _marked(mark: Path) -> Iterator[None]:
    """Leave a mark on the disk for as long as a trial lasts."""
    stream: BinaryIO | None = None
    with contextlib.suppress(OSError):
        mark.parent.mkdir(parents=True, exist_ok=True)
        stream = mark.open("w+b")
        lock_file(stream, waits=False)
        stream.write(b"trying")
        stream.flush()
        os.fsync(stream.fileno())
    yield
    if stream is not None:
        stream.close()
    with contextlib.suppress(OSError):
        mark.unlink()
