"""Every import contract holds on the tree, and breaks when it should."""

import re
import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import attrs
import pytest

from tests.architecture.tree import PROJECT

PLANNER = "the planner knows no toolkit and no shell"
TOOL = "a review tool computes; it shows nothing"
SHELL = "the shell knows plugins only through the contract"
CYCLES = "no cycles"
VTK = "VTK stays in render and viewports"


@attrs.frozen
class Offence:
    """Import lines that break a contract, each with the file it is added to."""

    contract: str
    lines: tuple[tuple[str, str], ...]


def _offence(contract: str, *lines: tuple[str, str]) -> Offence:
    return Offence(contract, lines)


OFFENCES = (
    _offence(PLANNER, ("planner/plan/needle.py", "from PySide6 import QtCore")),
    _offence(PLANNER, ("planner/rules/findings.py", "import shiboken6")),
    _offence(PLANNER, ("planner/work.py", "import vtk")),
    _offence(
        PLANNER,
        ("planner/geometry/frames.py", "from vtkmodules.vtkCommonMath import vtkMath"),
    ),
    _offence(PLANNER, ("planner/anatomy/vertebra.py", "import ui.tasks")),
    _offence(PLANNER, ("planner/errors.py", "import plugins")),
    _offence(TOOL, ("plugins/probe/tool.py", "from PySide6 import QtGui")),
    _offence(TOOL, ("plugins/probe/tool.py", "import shiboken6")),
    _offence(TOOL, ("plugins/probe/tool.py", "import vtkmodules.vtkCommonCore")),
    _offence(TOOL, ("plugins/probe/tool.py", "from ui.tasks import Task")),
    _offence(
        TOOL,  # through a neighbour of the tool
        ("plugins/probe/tool.py", "import plugins.probe.parts"),
        ("plugins/probe/parts.py", "import ui.tasks"),
    ),
    _offence(
        SHELL,
        ("plugins/probe/tool.py", "import planner.errors"),
        ("ui/session.py", "from plugins.probe import tool"),
    ),
    _offence(CYCLES, ("planner/arrays.py", "import planner.plan.needle")),
    _offence(CYCLES, ("planner/plan/needle.py", "import planner.plan.case")),
    _offence(CYCLES, ("ui/tasks.py", "import ui.session")),
    _offence(
        CYCLES,
        ("plugins/probe/tool.py", "import plugins.probe.parts"),
        ("plugins/probe/parts.py", "import plugins.probe.tool"),
    ),
    _offence(VTK, ("ui/session.py", "from vtkmodules.vtkCommonCore import vtkObject")),
    _offence(VTK, ("ui/panels/probe.py", "import vtkmodules.vtkRenderingCore")),
)


def _broken_contracts(root: Path) -> set[str]:
    """Run lint-imports as CI does and return the names it calls broken."""
    lint = Path(sysconfig.get_path("scripts")) / "lint-imports"
    done = subprocess.run(
        [str(lint), "--no-cache", "--no-logo"],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "200", "PATH": ""},
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)", done.stdout, re.MULTILINE))
    assert verdicts, done.stdout + done.stderr
    broken = {name for name, verdict in verdicts.items() if verdict == "BROKEN"}
    assert bool(broken) == (done.returncode != 0), done.stdout
    return broken


def _copy_of_the_tree(destination: Path) -> Path:
    shutil.copy(PROJECT / "pyproject.toml", destination)
    for package in ("planner", "ui", "plugins"):
        shutil.copytree(
            PROJECT / package,
            destination / package,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    return destination


def _add_line(root: Path, name: str, line: str) -> None:
    """Append an import to a file, made with its packages where it is not there."""
    path = root / name
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{text}\n\n{line}\n", encoding="utf-8")


def test_every_contract_holds_on_the_tree():
    assert _broken_contracts(PROJECT) == set()


def test_every_contract_has_its_offences():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {c["name"] for c in project["tool"]["importlinter"]["contracts"]}
    assert contracts == {offence.contract for offence in OFFENCES}


@pytest.mark.parametrize("form", ["{}", "def later() -> None:\n    {}"])
@pytest.mark.parametrize(
    "offence", OFFENCES, ids=[f"{o.lines[-1][0]}: {o.lines[-1][1]}" for o in OFFENCES]
)
def test_a_forbidden_import_breaks_its_contract(
    tmp_path: Path, offence: Offence, form: str
):
    root = _copy_of_the_tree(tmp_path)
    for name, line in offence.lines:
        _add_line(root, name, form.format(line))
    assert offence.contract in _broken_contracts(root)


def test_what_is_allowed_breaks_nothing(tmp_path: Path):
    root = _copy_of_the_tree(tmp_path)
    _add_line(root, "plugins/probe/tool.py", "import planner.plan.needle")
    _add_line(root, "ui/panels/probe.py", "import planner.plan.needle")
    _add_line(root, "ui/render/probe.py", "import vtkmodules.vtkCommonCore")
    _add_line(root, "ui/viewports/probe.py", "import vtkmodules.vtkCommonCore")
    assert _broken_contracts(root) == set()
