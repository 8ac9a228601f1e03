"""The tree as git keeps it: what the architecture tests read."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = ("planner", "ui", "plugins", "resources", "packaging")


def tracked_files() -> list[Path]:
    """Return the paths git tracks, relative to the root; skips outside a clone."""
    git = shutil.which("git")
    if git is None or not (PROJECT / ".git").exists():
        pytest.skip("not a clone: git does not say which files belong to the project")
    listed = subprocess.run(
        [git, "-c", f"safe.directory={PROJECT}", "ls-files", "-z"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = [Path(name) for name in listed.stdout.split("\0") if name]
    return [path for path in paths if (PROJECT / path).is_file()]


def source_modules() -> Iterator[tuple[str, str]]:
    """Yield (path from the root, text) of every Python file of the program."""
    for folder in SOURCES:
        for path in sorted((PROJECT / folder).rglob("*.py")):
            name = path.relative_to(PROJECT).as_posix()
            yield name, path.read_text(encoding="utf-8")


def imported_names(text: str) -> Iterator[str]:
    """Yield each module or `module.name` a file imports, functions included."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
