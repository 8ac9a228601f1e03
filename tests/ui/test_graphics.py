"""A broken graphics driver costs one trial, and never the program.

The driver here is one that takes down each process that draws with it and not in
software, or that process and the program that tries it: planted where Python starts.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from tests.conftest import PROJECT
from ui.graphics import SOFTWARE_VARIABLE, SOFTWARE_WORD, machine_key

DRIVER = """\
import os, signal, sys
is_drawing = sys.argv[-2:] == ["self-check", "--draw"] or "--draw" in sys.orig_argv
if is_drawing and not os.environ.get("LIBGL_ALWAYS_SOFTWARE"):
    with open({count!r}, "a") as count:
        count.write("x")
    {does}
"""
FALLS = "os.kill(os.getpid(), signal.SIGSEGV)"
TAKES_ALL_DOWN = "os.kill(os.getppid(), signal.SIGKILL); " + FALLS
WORKS = "pass"

TELL = (
    "from ui.graphics import settle\n"
    "from ui.messages.graphics import graphics_words\n"
    "import os\n"
    "found = settle()\n"
    "print(found.mode, found.reason, os.environ.get('LIBGL_ALWAYS_SOFTWARE', '0'))\n"
    "print(graphics_words(found))\n"
)
"""What a start of the program does before it draws."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the driver is planted by signals and Mesa"
)


@attrs.frozen
class Computer:
    """A computer with a driver: programs start on it, and it counts trials."""

    folder: Path

    def plant(self, does: str) -> None:
        text = DRIVER.format(count=str(self.folder / "trials"), does=does)
        (self.folder / "sitecustomize.py").write_text(text, encoding="utf-8")

    @property
    def trials(self) -> int:
        count = self.folder / "trials"
        return len(count.read_text()) if count.exists() else 0

    def start(self, *words: str, code: int = 0) -> str:
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in (SOFTWARE_VARIABLE, "GALLIUM_DRIVER")
        }
        paths = [str(self.folder), str(PROJECT)]
        done = subprocess.run(
            [sys.executable, *(words or ("-c", TELL))],
            cwd=PROJECT,
            env={
                **environment,
                "PYTHONPATH": os.pathsep.join(paths),
                "XDG_CACHE_HOME": str(self.folder / "cache"),
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout


@pytest.fixture
def computer(tmp_path: Path) -> Callable[[str], Computer]:
    def made(does: str) -> Computer:
        it = Computer(tmp_path)
        it.plant(does)
        return it

    return made


def test_a_driver_that_falls_is_tried_once_and_software_draws(computer):
    it = computer(FALLS)
    first = it.start().splitlines()
    assert first[0] == "software failed 1"
    assert "in software (" in first[1]
    assert "driver of the graphics card failed" in first[1]
    assert it.start().splitlines() == first
    assert it.trials == 1


def test_a_trial_that_took_the_program_down_is_not_made_again(computer):
    it = computer(TAKES_ALL_DOWN)
    it.start(code=-signal.SIGKILL)
    it.plant(FALLS)
    said = it.start().splitlines()
    assert said[0] == "software unfinished 1"
    assert "never came to its end" in said[1]
    assert it.start().splitlines() == said
    assert it.trials == 1


@pytest.mark.long
def test_a_driver_that_works_is_used_and_not_tried_again(computer):
    it = computer(WORKS)
    assert it.start().splitlines()[0] == "card works 0"
    assert it.start().splitlines()[0] == "card works 0"
    assert it.trials == 1


@pytest.mark.long
def test_a_mended_driver_is_used_once_the_self_check_has_tried_it(computer):
    it = computer(FALLS)
    it.start()
    it.plant(WORKS)
    check = "from ui.self_check import _opengl; print(_opengl())"
    assert "3-D pictures are drawn by" in it.start("-c", check)
    assert it.start().splitlines()[0] == "card works 0"


def test_who_asks_for_software_gets_it_and_no_card_is_tried(computer):
    it = computer(FALLS)
    asked = f"from ui.start_words import *; without_start_words([{SOFTWARE_WORD!r}])\n"
    assert it.start("-c", asked + TELL).splitlines()[0] == "software asked 1"
    assert it.trials == 0


def test_another_way_to_the_screen_is_another_driver(monkeypatch):
    before = machine_key()
    monkeypatch.setenv("DISPLAY", "localhost:10.0")
    assert machine_key() != before
    monkeypatch.setenv("DISPLAY", "localhost:11.0")
    over_there = machine_key()
    monkeypatch.setenv("DISPLAY", "localhost:10.0")
    assert machine_key() == over_there
