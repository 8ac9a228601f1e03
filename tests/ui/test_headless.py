"""The demo without a screen: findings that obey their schema, pictures with letters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from PySide6.QtGui import QImage

from ui.cli import main
from ui.resources import resource


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command writes on a computer that has no screen at all."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "ui.cli", "demo", "--headless", "--out", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={name: value for name, value in os.environ.items() if name not in screens},
        timeout=100,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("STOP: ")
    assert done.stderr == ""
    return folder


def test_the_findings_obey_their_schema_and_say_stop(written: Path):
    findings = json.loads((written / "findings.json").read_text(encoding="utf-8"))
    schema = resource("schema", "isthmus-findings-1.json").read_text(encoding="utf-8")
    jsonschema.validate(findings, json.loads(schema))
    assert findings["overall"] == "STOP"


@pytest.mark.parametrize("view", ["axial", "sagittal", "coronal"])
def test_each_view_is_a_picture_of_bone_at_twice_the_size(view, written: Path):
    picture = QImage(str(written / f"{view}.png"))
    assert (picture.width(), picture.height()) == (1800, 1500)
    greys = [
        picture.pixelColor(x, y)
        for x in range(300, 1500, 20)
        for y in range(300, 1200, 20)
    ]
    bone = [c for c in greys if c.red() == c.green() == c.blue() and c.red() > 90]
    assert len(bone) > len(greys) / 8


def test_nothing_else_is_written(written: Path):
    names = {path.name for path in written.iterdir()}
    pictures = {"axial.png", "sagittal.png", "coronal.png"}
    assert names == {"findings.json", "report.pdf", *pictures}


def test_a_place_that_cannot_be_written_ends_in_one_sentence(capsys, tmp_path: Path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert main(["demo", "--headless", "--out", str(tmp_path / "file" / "x")]) == 2
    seen = capsys.readouterr()
    assert len(seen.err.strip().splitlines()) == 1
    assert "could not be written" in seen.err
