"""A mark of the code that a figure was measured with, to tell when it has grown old."""

import ast
import hashlib
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.harness import PROJECT

OURS = ("planner", "tests")


def code_mark(
    modules: Iterable[str], *, root: Path = PROJECT, plugins: Iterable[str] = ()
) -> str:
    """Return a mark of some modules and of all of ours that they import.

    `root` holds the packages, and the folders of `plugins` in its own of that name.
    Comments, docstrings and layout do not count.
    """
    known: dict[str, str] = {}
    folders = [root / "plugins" / name for name in plugins]
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        path = _file_of(name, root, folders)
        if name in known or path is None:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        waiting += _imported(tree)
        known[name] = ast.dump(_bare(tree))
    text = "\n".join(f"{name} {known[name]}" for name in sorted(known))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _file_of(name: str, root: Path, folders: Iterable[Path]) -> Path | None:
    """Return the file of a module of ours; None of a package, or of anybody else's."""
    if name.partition(".")[0] in OURS:
        places = [root.joinpath(*name.split("."))]
    else:
        places = [folder / name for folder in folders]
    files = (place.with_name(f"{place.name}.py") for place in places)
    return next((file for file in files if file.exists()), None)


def _imported(tree: ast.Module) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{a.name}" for a in node.names)]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return names


def _bare(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [part for part in node.body if not _is_text(part)]
    return tree


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
