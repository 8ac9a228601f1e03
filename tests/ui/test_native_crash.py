"""After a fall of the program itself the next start tells where it struck."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.conftest import PROJECT
from tests.ui.test_panels import press, words
from ui.native_crash import PREFIX, FaultWatch, find_falls
from ui.opening import demo_plan
from ui.panels.fall_strip import FallStrip
from ui.theme import Look

NAME = "MEIER^ANNA"
WRITTEN = f"""\
Isthmus 1.0, 2026-11-21 10:00:00 UTC
Python 3.11.2 on Linux-6.1-x86_64
Fatal Python error: Segmentation fault

Current thread 0x00007f21 (most recent call first):
  File "/home/{NAME}/isthmus/lib/ui/render/stage.py", line 90 in draw
  File "/cases/{NAME}/plan.py", line 3 in look
  <{NAME}>
Extension modules: numpy, {NAME} (total: 2)
"""


def start(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ui.falling_program", *arguments],
        cwd=PROJECT,
        env={**os.environ, "PYTHONFAULTHANDLER": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
def test_the_start_after_a_segmentation_fault_tells_of_it_and_of_nobody(tmp_path: Path):
    folder = tmp_path / NAME
    shutil.copytree(demo_plan().parent, folder)
    program = start(str(folder / demo_plan().name))
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    os.kill(program.pid, signal.SIGSEGV)
    program.communicate(timeout=30)
    assert program.returncode == -signal.SIGSEGV
    (fall,) = find_falls()
    assert fall.kind == "Segmentation fault"
    assert "ui/app.py" in fall.text
    for private in (NAME, str(tmp_path), str(PROJECT), str(Path.home())):
        assert private not in fall.text
    said, _ = start().communicate(timeout=60)
    assert "Segmentation fault" in said
    assert "fell over" in said
    assert [path.name for path in fall.path.parent.glob(f"{PREFIX}*")] == [
        fall.path.name
    ]


def test_of_what_was_written_only_lines_of_code_are_told(tmp_path: Path):
    (tmp_path / f"{PREFIX}1.txt").write_text(WRITTEN, encoding="utf-8")
    (fall,) = find_falls(tmp_path)
    assert NAME not in fall.text
    assert "  ui/render/stage.py:90 draw\n  plan.py:3 look\n" in fall.text
    assert fall.text.startswith("Isthmus 1.0, 2026-11-21 10:00:00 UTC\nPython 3.11.2")


def test_a_session_that_lives_or_ended_as_it_should_has_not_fallen(tmp_path: Path):
    watch = FaultWatch(tmp_path)
    assert find_falls(tmp_path) == ()
    assert len(list(tmp_path.iterdir())) == 1, "what lives keeps its file"
    watch.release()
    watch.release()
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_was_only_ended_leaves_no_report(tmp_path: Path):
    head = "".join(WRITTEN.splitlines(keepends=True)[:2])
    (tmp_path / f"{PREFIX}1.txt").write_text(head, encoding="utf-8")
    assert find_falls(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_the_report_can_be_copied_put_away_and_deleted(tmp_path: Path, qtbot: QtBot):
    (tmp_path / f"{PREFIX}1.txt").write_text(WRITTEN, encoding="utf-8")
    strip = FallStrip(Look())
    qtbot.addWidget(strip)
    strip.tell(())
    assert strip.isHidden()
    strip.tell(find_falls(tmp_path))
    assert strip.isVisible()
    assert "Segmentation fault" in words(strip, "fall.words")
    press(qtbot, strip, "fall.copy")
    assert QGuiApplication.clipboard().text() == find_falls(tmp_path)[0].text
    press(qtbot, strip, "fall.close")
    assert strip.isHidden()
    assert find_falls(tmp_path), "it is told again at the next start"
    strip.tell(find_falls(tmp_path))
    press(qtbot, strip, "fall.delete")
    assert strip.isHidden()
    assert find_falls(tmp_path) == ()
