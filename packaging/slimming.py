"""Takes out of a frozen program what it never opens, and what belongs to the system.

The libraries of screen, fonts and C++ stay with the system: its own OpenGL driver is
loaded into the program and needs them at least as new as itself.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

QT_PLUGINS = "PySide6/Qt/plugins"

NEEDLESS = (
    f"{QT_PLUGINS}/platformthemes/libqgtk3.so",
    f"{QT_PLUGINS}/networkinformation",
    f"{QT_PLUGINS}/tls",
    f"{QT_PLUGINS}/generic",
    f"{QT_PLUGINS}/egldeviceintegrations",
    *(f"{QT_PLUGINS}/imageformats/libq{kind}.so" for kind in ("icns", "tga", "tiff")),
    *(f"{QT_PLUGINS}/imageformats/libq{kind}.so" for kind in ("wbmp", "webp")),
    f"{QT_PLUGINS}/platforms/libqeglfs.so",
    f"{QT_PLUGINS}/platforms/libqlinuxfb.so",
    f"{QT_PLUGINS}/platforms/libqvkkhrdisplay.so",
    f"{QT_PLUGINS}/platforms/libqvnc.so",
    f"{QT_PLUGINS}/platforms/libqminimal*.so",
    "reportlab/fonts",
)
"""Files of libraries that the program never opens: reports bring their own fonts, and
one of reportlab's is under the GPL."""
TRANSLATIONS = "PySide6/Qt/translations"
SPOKEN = ("qtbase_zh_CN.qm", "qt_zh_CN.qm")
STRIPPED = (
    "vtkmodules/*.so",
    "libpython*",
    "_*.so",
    "python3*/lib-dynload/*.so",
)
"""Debug symbols are a third of these. Others break when they are stripped: their
wheels have moved their headers."""

SYSTEM = re.compile(
    r"lib(stdc\+\+|gcc_s|X11|X11-xcb|Xext|Xrender|Xau|Xdmcp|expat|z|zstd|uuid"
    r"|xcb|xcb-(glx|randr|render|shape|shm|sync|xfixes|xkb)"
    r"|fontconfig|freetype|png16|glib-2\.0|gobject-2\.0|gio-2\.0|gthread-2\.0"
    r"|gmodule-2\.0|dbus-1)\.so[.\d]*"
)
"""Libraries that every Linux with a screen has and that its drivers share with us."""

KEPT = re.compile(r"libpython[\d.]+\.so[.\d]*")
"""Libraries that the starter opens by name."""
LIBRARIES = (
    *("lib*.so*", "PySide6/Qt/lib/lib*.so*", "vtkmodules/lib*.so*", "*.libs/lib*.so*"),
)


def slim(inside: Path) -> None:
    """Make a frozen program smaller; `inside` is its folder of libraries."""
    for pattern in NEEDLESS:
        for path in inside.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in (inside / TRANSLATIONS).glob("*.qm"):
        if path.name not in SPOKEN:
            path.unlink()
    if sys.platform == "linux":
        _leave_to_system(inside)
        _drop_orphans(inside)
        found = [str(path) for pattern in STRIPPED for path in inside.glob(pattern)]
        subprocess.run(["strip", "--strip-unneeded", *found], check=True)
    for path in inside.rglob("module_attribute_map.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")


def shared_libraries(folder: Path) -> Iterator[Path]:
    """Yield every ELF file below a folder that is no link."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


@cache
def needed_by(path: Path) -> frozenset[str]:
    """Return the names of the libraries that one asks the loader for."""
    told = subprocess.run(
        ["readelf", "--dynamic", "--wide", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return frozenset(re.findall(r"\(NEEDED\).*\[(.+)\]", told.stdout))


def _leave_to_system(inside: Path) -> None:
    for path in inside.glob("lib*.so*"):
        if SYSTEM.fullmatch(path.name):
            path.unlink()


def _drop_orphans(inside: Path) -> None:
    """Remove the libraries that nothing left in the program asks for."""
    while True:
        asked = {name for p in shared_libraries(inside.parent) for name in needed_by(p)}
        orphans = [
            path
            for pattern in LIBRARIES
            for path in inside.glob(pattern)
            if path.name not in asked and not KEPT.fullmatch(path.name)
        ]
        if not orphans:
            return
        for path in orphans:
            path.unlink()
