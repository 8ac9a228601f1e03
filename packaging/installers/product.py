"""What every installer says of the program: its name, version, words and date."""

import os
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

import environment

NAME = "isthmus"
TITLE = "Isthmus"
ID = "org.isthmus.Isthmus"
CASE_SUFFIX = "isthmus"
CASE_TYPE = "application/x-isthmus-case"
CASE_TITLE = "Isthmus case"
CASE_MARK = "ISTH"
"""Where SQLite lets a file say what it is, at byte 68."""
CASE_MARK_AT = 68
MAINTAINER = "The Isthmus authors <isthmus@invalid.example>"
NOTICE = "A research and teaching tool, not a cleared medical device."
LICENCE = "Apache-2.0"
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Product:
    """What changes from one build to the next; `epoch_s` dates all that is packed."""

    version: str
    summary: str
    epoch_s: int


def product(version: str | None = None) -> Product:
    """Return what is built; a version goes before that of the project.

    The date is `SOURCE_DATE_EPOCH`, or that of the last change of the tree: the same
    tree gives the same packages.
    """
    content = (environment.PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(content)["project"]
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return Product(
        version=version or str(project["version"]),
        summary=str(project["description"]).rstrip("."),
        epoch_s=int(told) if told else _last_change(),
    )


def _last_change() -> int:
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        cwd=environment.PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    return int(done.stdout.strip() or 0)


def template(*parts: str, **values: object) -> str:
    """Return a text of this folder with every `@NAME@` replaced.

    Raises
    ------
    KeyError
        If the text names something that was not given.
    """
    text = FOLDER.joinpath(*parts).read_text(encoding="utf-8")
    pieces = text.split("@")
    return "".join(
        piece if number % 2 == 0 else str(values[piece])
        for number, piece in enumerate(pieces)
    )
