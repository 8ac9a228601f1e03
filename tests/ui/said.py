"""What the planner says, read from its source: so that nothing it says lacks words."""

import ast
from collections.abc import Iterator
from pathlib import Path

from planner import errors
from planner.errors import PlannerError
from tests.architecture.tree import PROJECT

PLANNER = PROJECT / "planner"
ERROR_TYPES = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, PlannerError)
}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((*PLANNER.rglob("*.py"), PROJECT / "ui" / "opening.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            yield getattr(function, "id", name), node


def texts(node: ast.AST | None) -> set[str]:
    """Every text an expression may stand for, both branches of a choice included."""
    if node is None:
        return set()
    if isinstance(node, ast.IfExp):
        return texts(node.body) | texts(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    return set()


def keyword(call: ast.Call, name: str) -> ast.AST | None:
    return next((k.value for k in call.keywords if k.arg == name), None)
