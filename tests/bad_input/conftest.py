"""A plan on the demo case that is right, for tests that spoil one thing in it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from ui.cli import main
from ui.opening import demo_plan

DEMO = demo_plan().parent

Spoil = Callable[[dict[str, Any]], None]


@attrs.frozen
class Run:
    """What a user sees of one command."""

    code: int
    out: str
    err: str

    def assert_refused(self, *words: str) -> None:
        """One sentence that holds these words; nothing else, and never a trace."""
        assert self.code == 2, self.out + self.err
        assert self.out == ""
        assert "Traceback" not in self.err
        assert len(self.err.strip().splitlines()) == 1
        assert self.err.startswith("isthmus: ")
        assert self.err.rstrip().endswith(".")
        assert "not given" not in self.err
        for word in words:
            assert word in self.err


@pytest.fixture
def isthmus(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run a command as a user would."""

    def run(*words: object) -> Run:
        code = main([str(word) for word in words])
        seen = capsys.readouterr()
        return Run(code, seen.out, seen.err)

    return run


@pytest.fixture
def plan_with(tmp_path: Path) -> Callable[..., Path]:
    """Write the demo's plan, spoilt, beside nothing: its paths are absolute."""

    def write(spoil: Spoil | None = None) -> Path:
        document = json.loads(demo_plan().read_text(encoding="utf-8"))
        document["study"]["ct"] = str(DEMO / "ct")
        document["levels"][0]["anatomy"]["labels"] = str(DEMO / "labels.nii.gz")
        if spoil is not None:
            spoil(document)
        path = tmp_path / "plan.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return write


@pytest.fixture
def demo_slices(tmp_path: Path) -> Path:
    """A copy of the demo's images that a test may spoil."""
    return Path(shutil.copytree(DEMO / "ct", tmp_path / "ct"))
