"""Freezes the program: one folder that runs where nothing of Python is installed.

Plugins are carried as plain files, for they are found by their folders, hashed, and
imported from there in processes of their own; so the whole standard library and all of
`planner` come along, whoever asks for them.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import environment
import slimming

NAME = "isthmus"
ENTRY = environment.PROJECT / "packaging" / "frozen" / "isthmus.py"
CARRIED = ("resources", "plugins", "LICENSE")

OWN = ("planner", "ui")
FOUND_BY_NAME = ("pydicom", "pylibjpeg", "openjpeg", "jpeg_ls", "highdicom", "pluggy")
"""Packages that load parts of themselves by name, which no analysis can see."""
HIDDEN = ("imagecodecs._jpeg8", "imagecodecs._shared", "imagecodecs._shared_cython")
DATA = ("highdicom", "reportlab", "pydicom")

LEFT_OUT = (
    *("matplotlib", "fontTools", "tkinter", "_tkinter", "IPython", "setuptools", "pip"),
    *("pytest", "_pytest", "hypothesis", "mypy", "mypyc", "gdcm", "_gdcm"),
    *("SimpleITK", "distributed", "dask", "PIL._avif"),
    *("psutil", "yaml", "tornado", "hypothesis", "sortedcontainers", "jsonschema"),
    *(f"PySide6.Qt{part}" for part in ("Network", "Qml", "Quick", "Designer", "Test")),
    # Behind these lie GNU readline and gdbm, which are under the GPL.
    *("readline", "_gdbm", "dbm.gnu", "nis"),
)
NOT_FOR_USERS = {
    *("antigravity", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "test", "this"),
    *("tkinter", "turtle", "turtledemo", "venv", "_tkinter", "readline", "_gdbm"),
    *("_dbm", "nis", "_msi", "msilib", "winreg", "_winapi", "winsound", "nt", "ntpath"),
}
"""Parts of the standard library that no plugin has a use for, or that are not here."""


def freeze(out: Path, *, work: Path) -> Path:
    """Make the bundle in `out` and return its folder; what was there is replaced.

    Raises
    ------
    SystemExit
        If PyInstaller fails; its reason stands above.
    """
    command = [environment.program("python"), "-m", "PyInstaller", *_words(out, work)]
    same_order = os.environ | {"PYTHONHASHSEED": "1"}
    done = subprocess.run(command, cwd=environment.PROJECT, env=same_order, check=False)
    if done.returncode != 0:
        raise SystemExit("The program could not be frozen; the reason stands above.")
    folder = out / (f"{NAME}.app" if sys.platform == "darwin" else NAME)
    slimming.slim(inner_folder(folder))
    return folder


def inner_folder(folder: Path) -> Path:
    """Return where libraries and resources lie in a bundle."""
    place = "Contents/Frameworks" if folder.suffix == ".app" else "_internal"
    return folder / place


def starter(folder: Path) -> Path:
    """Return what is to be started in a bundle."""
    if folder.suffix == ".app":
        return folder / "Contents" / "MacOS" / NAME
    plain = folder / NAME
    return plain if plain.exists() else plain.with_suffix(".exe")


def file_list(folder: Path) -> list[str]:
    """Return every file of a bundle by its path inside it, sorted."""
    paths = (path for path in folder.rglob("*") if not path.is_dir())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def size_mb(folder: Path) -> float:
    """Return how much all files take together, in 10^6 bytes; a link takes nothing."""
    paths = (path for path in folder.rglob("*") if not path.is_symlink())
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def _words(out: Path, work: Path) -> Iterator[str]:
    yield from ("--noconfirm", "--log-level", "ERROR", "--onedir", "--noupx")
    yield from ("--name", NAME, "--distpath", str(out), "--workpath", str(work))
    yield from ("--specpath", str(work), "--paths", str(environment.PROJECT))
    if sys.platform in {"win32", "darwin"}:
        yield "--windowed"
    for name in CARRIED:
        place = "." if name == "LICENSE" else name
        yield from ("--add-data", f"{environment.PROJECT / name}:{place}")
    for name in (*OWN, *FOUND_BY_NAME):
        yield from ("--collect-submodules", name)
    for name in (*HIDDEN, *_standard_library()):
        yield from ("--hidden-import", name)
    for name in DATA:
        yield from ("--collect-data", name)
    for name in distributions():
        yield from ("--copy-metadata", name)
    for name in LEFT_OUT:
        yield from ("--exclude-module", name)
    yield str(ENTRY)


def _standard_library() -> list[str]:
    named = sys.stdlib_module_names - NOT_FOR_USERS
    return sorted(name for name in named if not name.startswith("__"))


def distributions() -> list[str]:
    """Return what the program is made of, itself first: the names of distributions.

    What `pyproject.toml` asks for and all that this asks for, without extras.
    """
    found: dict[str, None] = {}
    _gather(NAME, found)
    return list(found)


def _gather(name: str, found: dict[str, None]) -> None:
    told = subprocess.run(
        [environment.program("python"), "-c", _REQUIRES, name],
        capture_output=True,
        text=True,
        check=True,
    )
    found[name] = None
    for needed in json.loads(told.stdout):
        if needed not in found and needed not in LEFT_OUT:
            _gather(needed, found)


_REQUIRES = """
import importlib.metadata, json, sys
from pip._vendor.packaging.requirements import Requirement
needed = map(Requirement, importlib.metadata.requires(sys.argv[1]) or ())
names = [n.name for n in needed if n.marker is None or n.marker.evaluate({"extra": ""})]
print(json.dumps(sorted(names)))
"""
