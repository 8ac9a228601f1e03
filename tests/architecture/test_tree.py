"""What the tree looks like: names at the top, sizes, imports, no machine's traces."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import (
    PROJECT,
    imported_names,
    source_modules,
    tracked_files,
)

FOLDERS = {
    *("planner", "ui", "resources", "plugins", "tests", "packaging"),
    *(".ci", ".github"),
}
FILES = {
    "pyproject.toml",
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    ".gitignore",
}

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc"}

MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:home|root|tmp|work|Users|opt|mnt)/\w|\b[A-Za-z]:\\\\?Users\\"
)
INDEX_ADDRESS = re.compile(
    r"pypi\.org|pythonhosted\.org|(?:--(?:extra-)?index-url|--find-links)[ =]"
)
LARGEST_TEXT_BYTES = 1_000_000


def test_the_top_level_is_what_the_design_says():
    top = {path.parts[0] for path in tracked_files()}
    assert top == FOLDERS | FILES


def test_the_packaging_folder_is_no_package():
    # It would hide the library of that name, on which pytest stands.
    assert not (PROJECT / "packaging" / "__init__.py").exists()


def test_no_file_is_over_400_lines():
    counted = {name: text.count("\n") for name, text in source_modules()}
    assert {n: lines for n, lines in counted.items() if lines > LONGEST_FILE} == {}


def _long_functions(text: str) -> list[tuple[str, int]]:
    functions = (
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    sized = [(f.name, (f.end_lineno or f.lineno) - f.lineno + 1) for f in functions]
    return [(name, lines) for name, lines in sized if lines > LONGEST_FUNCTION]


def test_a_function_one_line_too_long_is_recognised():
    body = "\n".join("    x = 1" for _ in range(LONGEST_FUNCTION))
    assert _long_functions(f"def f():\n{body}\n") == [("f", LONGEST_FUNCTION + 1)]


def test_no_function_is_over_60_lines():
    found = {name: _long_functions(text) for name, text in source_modules()}
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_no_module_has_a_name_for_odds_and_ends():
    names = [Path(name) for name, _ in source_modules()]
    assert [n for n in names if VAGUE_NAMES & {n.stem, *n.parent.parts}] == []


def _imports_all_of_vtk(name: str) -> bool:
    """Whether an import loads more of VTK than one of its modules."""
    parts = name.split(".")
    if parts[0] == "vtkmodules":
        return len(parts) == 1 or parts[1] in {"all", "*"}
    return parts[0] == "vtk"


@pytest.mark.parametrize(
    ("line", "is_all"),
    [
        ("import vtk", True),
        ("from vtk import vtkRenderer", True),
        ("import vtkmodules", True),
        ("import vtkmodules.all as vtk", True),
        ("from vtkmodules.all import vtkRenderer", True),
        ("def later():\n    import vtk", True),
        ("from vtkmodules.vtkRenderingCore import vtkRenderer", False),
        ("import vtkmodules.vtkRenderingOpenGL2", False),
        ("from vtkmodules.util.numpy_support import numpy_to_vtk", False),
    ],
)
def test_an_import_of_all_of_vtk_is_recognised(*, line: str, is_all: bool):
    assert any(map(_imports_all_of_vtk, imported_names(line))) is is_all


def test_vtk_is_imported_piece_by_piece():
    offenders = {
        name: found
        for name, text in source_modules()
        if (found := [n for n in imported_names(text) if _imports_all_of_vtk(n)])
    }
    assert offenders == {}


def _tracked_texts() -> list[tuple[Path, str]]:
    texts = []
    for path in tracked_files():
        raw = (PROJECT / path).read_bytes()
        if len(raw) <= LARGEST_TEXT_BYTES and b"\0" not in raw[:8000]:
            texts.append((path, raw.decode("utf-8", errors="replace")))
    return texts


@pytest.mark.parametrize(
    "pattern", [MACHINE_PATH, INDEX_ADDRESS], ids=["machine path", "index address"]
)
def test_no_file_knows_a_machine_or_a_package_index(pattern: re.Pattern[str]):
    this_file = Path(__file__).resolve()
    found = [
        f"{path}:{number}: {line.strip()[:120]}"
        for path, text in _tracked_texts()
        if (PROJECT / path) != this_file
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("see /home/ada/ct", MACHINE_PATH),
        ('"C:\\Users\\ada"', MACHINE_PATH),
        ("--index-url https://example.org", INDEX_ADDRESS),
        ("https://pypi.org/simple", INDEX_ADDRESS),
    ],
)
def test_a_machine_path_or_an_index_address_is_recognised(
    line: str, pattern: re.Pattern[str]
):
    assert pattern.search(line)


@pytest.mark.parametrize(
    "page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]
)
def test_every_link_of_a_page_leads_somewhere(page: str):
    text = (PROJECT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert [link for link in links if not (PROJECT / link).exists()] == []
