"""Whether the user's system asks for less motion."""

import configparser
import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs

SPI_GETCLIENTAREAANIMATION = 0x1042
"""Windows: whether controls may move by themselves (SystemParametersInfo)."""

PATIENCE_S = 1.0


def system_wants_less_motion() -> bool:
    """Ask the system; where it cannot be asked, nothing is wanted."""
    if sys.platform == "win32":
        return not _windows_moves()
    if sys.platform == "darwin":
        domain = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")
        return _answer(*domain) == "1"
    schema = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
    return _answer(*schema) == "false" or _kde_is_still()


def _windows_moves() -> bool:
    moves = ctypes.c_int(1)
    library = getattr(ctypes, "windll").user32  # noqa: B009 - only Windows has it
    library.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0)
    return bool(moves.value)


def _answer(program: str, *words: str) -> str:
    """Return what a program of the system says; nothing if it is not there."""
    found = shutil.which(program)
    if found is None:
        return ""
    try:
        said = subprocess.run(
            (found, *words), capture_output=True, timeout=PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return said.stdout.decode(errors="replace").strip()


def _kde_is_still() -> bool:
    """Plasma keeps a factor for the length of every animation; 0 is none."""
    shelf = configparser.RawConfigParser(strict=False)
    path = Path(platformdirs.user_config_dir()) / "kdeglobals"
    try:
        shelf.read(path, encoding="utf-8")
        factor = shelf.get("KDE", "AnimationDurationFactor", fallback="1")
        return float(factor) == 0
    except (configparser.Error, OSError, ValueError):
        return False
