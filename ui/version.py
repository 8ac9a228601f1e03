"""Which version of the program this is."""

import importlib.metadata
import tomllib
from pathlib import Path


def version() -> str:
    """Return the version, from the installed package or from the checkout."""
    try:
        return importlib.metadata.version("isthmus")
    except importlib.metadata.PackageNotFoundError:
        project = Path(__file__).resolve().parent.parent / "pyproject.toml"
        content = tomllib.loads(project.read_text(encoding="utf-8"))
        return str(content["project"]["version"])
