"""It runs where a department puts it: no rights, no network, any path, nothing left.

The installation is a folder that nobody may write to, and it, home, temporary files and
the case lie in folders with blanks, umlauts and Chinese names. Where the system offers
it, the program has no network at all.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from tests.conftest import PROJECT
from ui.opening import demo_plan

ROOMS = ("planner", "ui", "plugins", "resources")
KEPT = (
    *("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT"),
    *("DISPLAY", "XAUTHORITY", "LIBGL_ALWAYS_SOFTWARE"),
)
DONE = (0, 1)
"""The demo is unsafe: its verdict is an exit code of its own."""


@attrs.frozen
class Place:
    """A computer of a department, all in one folder."""

    root: Path

    @property
    def program(self) -> Path:
        return self.root / "程序 files" / "isthmus"

    @property
    def home(self) -> Path:
        return self.root / "Müller 王 home"

    @property
    def temporary(self) -> Path:
        return self.root / "临时 tmp"

    @property
    def case(self) -> Path:
        return self.root / "病例 ä"

    def run(self, *words: str) -> str:
        done = subprocess.run(
            [*without_network(), sys.executable, "-m", *words],
            cwd=self.case,
            env={
                **{name: os.environ[name] for name in KEPT if name in os.environ},
                "HOME": str(self.home),
                "USERPROFILE": str(self.home),
                "LOCALAPPDATA": str(self.home / "Local"),
                "APPDATA": str(self.home / "Roaming"),
                "TMPDIR": str(self.temporary),
                "TEMP": str(self.temporary),
                "PYTHONPATH": os.pathsep.join([str(self.program), str(PROJECT)]),
                "LC_ALL": "C",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode in DONE, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout


def without_network() -> list[str]:
    """Return what a command begins with so that it has no network; may be nothing."""
    words = ["unshare", "--map-root-user", "--net"]
    if shutil.which(words[0]) and subprocess.call([*words, "true"]) == 0:
        return words
    return []


def content(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
    }


@pytest.fixture
def place(tmp_path: Path):
    made = Place(tmp_path)
    unbuilt = shutil.ignore_patterns("__pycache__")
    for room in ROOMS:
        shutil.copytree(PROJECT / room, made.program / room, ignore=unbuilt)
    for folder in (made.home, made.temporary):
        folder.mkdir()
    shutil.copytree(demo_plan().parent, made.case)
    for path in (made.program, *made.program.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = content(made.program)
    yield made
    assert content(made.program) == before, "it wrote into its own folder"
    assert list(made.temporary.iterdir()) == [], "it left something behind"
    for path in (made.program, *made.program.rglob("*")):
        path.chmod(0o755)


@pytest.mark.long
def test_a_plan_is_judged_wherever_program_home_and_case_lie(place: Place):
    said = place.run("ui.cli", "check", demo_plan().name)
    assert "P-02" in said
    assert list(place.home.iterdir()) == [], "judging remembers nothing"


@pytest.mark.long
@pytest.mark.timeout(600)
def test_everything_is_written_wherever_it_shall_lie(place: Place):
    plan = demo_plan().name
    place.run("ui.cli", "report", plan, "--out", "报告 ü.pdf")
    wares = ["--stl", "模型 ö", "--markups", "标记.mrk.json"]
    place.run("ui.cli", "export", plan, *wares, "--deidentified", "去 名")
    place.run("ui.cli", "demo", "--headless", "--out", "演示 é")
    for name in ("报告 ü.pdf", "模型 ö", "标记.mrk.json", "去 名", "演示 é"):
        assert (place.case / name).exists(), name
    place.run("ui.cli", "self-check")


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform != "linux", reason="the screen is Xvfb's")
def test_the_window_opens_a_case_wherever_everything_lies(place: Place):
    """`falling_program` opens it, tells so, and is ended by a closed window."""
    assert "ready" in place.run(
        "tests.ui.falling_program", str(place.case / demo_plan().name), "close"
    )
    assert not list(place.home.rglob("fault-*")), "it ended as it should"
