"""The Python environment in .venv: made from the lock, made again when that moves.

A stamp written last says what the environment was made from, so that one left half
made is made again.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / ".venv"
LOCK = PROJECT / "packaging" / "requirements.lock"
STAMP = FOLDER / "made-from"


def program(name: str) -> str:
    """Return the path of a program in the environment: python, isthmus, ruff, ..."""
    windows = sys.platform == "win32"
    place = FOLDER / ("Scripts" if windows else "bin")
    return str(place / (f"{name}.exe" if windows else name))


def ensure() -> None:
    """Make the environment unless the one there was made from the same things."""
    wanted = _fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Making the environment in .venv: a few minutes, once.", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    _call(_base_python(), "-m", "venv", str(FOLDER))
    pip = (program("python"), "-m", "pip", "--disable-pip-version-check", "install")
    _call(*pip, "-q", "--require-hashes", "--only-binary=:all:", "-r", str(LOCK))
    offline = ("--no-deps", "--no-build-isolation", "--no-index")
    _call(*pip, "-q", *offline, "--editable", str(PROJECT))
    STAMP.write_text(wanted, encoding="utf-8")


def _fingerprint() -> str:
    """Whatever makes an existing environment unfit when it changes."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    facts = {
        "lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "project": project["project"],
        "python": sys.version_info[:2],
        "place": str(PROJECT),
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _base_python() -> str:
    """The Python outside any environment: .venv must not be made by itself."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def _call(*command: str) -> None:
    if subprocess.run(command, cwd=PROJECT, check=False).returncode != 0:
        raise SystemExit(
            "The environment could not be made; the reason stands above. Isthmus is "
            "tried with Python 3.11 to 3.13 and needs the network for this once."
        )
