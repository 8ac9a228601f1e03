"""The crash file: where in the program an error struck, and nothing of the patient.

An exception's message may quote a path, a header or a value of the case. So the file
holds the kind of every error in the chain and the lines of code that led to it, never
a message and never the content of a variable.
"""

import platform
import secrets
import traceback
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from ui.version import version


def log_folder() -> Path:
    """Return the folder for crash files; made when the first one is written."""
    return platformdirs.user_log_path("isthmus", appauthor=False)


def write_crash_file(error: BaseException) -> Path:
    """Write what is safe to keep of an error, and return where."""
    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}.txt"
    path.write_text(crash_text(error, now), encoding="utf-8")
    return path


def crash_text(error: BaseException, at: datetime) -> str:
    lines = [
        f"Isthmus {version()}, {at:%Y-%m-%d %H:%M:%S} UTC",
        f"Python {platform.python_version()} on {platform.platform()}",
    ]
    for link in reversed(_chain(error)):
        lines += ["", f"{type(link).__module__}.{type(link).__qualname__}"]
        lines += [
            f"  {source_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> list[BaseException]:
    """Return the error and what it came from, the last first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain


def source_place(filename: str) -> str:
    """Shorten a source path to what comes after the folder packages live in."""
    parts = Path(filename).parts
    for root in ("site-packages", "lib", "Lib"):
        if root in parts:
            after = len(parts) - parts[::-1].index(root)
            return "/".join(parts[after:])
    home = Path(__file__).resolve().parent.parent
    inside = Path(filename)
    if inside.is_relative_to(home):
        return inside.relative_to(home).as_posix()
    return inside.name
