"""A site's own segmentation program is run on a part of the images, and never trusted.

The program is a stand-in: a script of the same name that takes the same words.
"""

import json
import os
import stat
import sys
from pathlib import Path

import numpy as np
import pytest

from planner.anatomy import engine as engine_room
from planner.anatomy.engine import (
    NEEDED_MODELS,
    Engine,
    find_engine,
    segment_vertebrae,
)
from planner.errors import EngineFailed
from planner.imaging.volume import Volume
from planner.work import Cancelled, Monitor
from tests.phantoms import L1S, ct_phantom, grid_around

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-in is a script with a first line"
)

HEAD = """#!{python}
import json, os, sys, threading
from pathlib import Path
words = sys.argv[1:]
source, target = (words[words.index(flag) + 1] for flag in ("-i", "-o"))
"""
MARK_BONE = """
import SimpleITK
image = SimpleITK.ReadImage(source)
sys.stderr.write("  0%|   | 0/4\\r 50%|## | 2/4\\r100%|####| 4/4\\n")
SimpleITK.WriteImage(SimpleITK.Cast(image > 300, SimpleITK.sitkUInt8) * 31, target)
"""
TELL = """
home = Path(os.environ["TOTALSEG_HOME_DIR"])
told = {{
    "words": words,
    "folder": sorted(entry.name for entry in Path(source).parent.iterdir()),
    "settings": json.loads((home / "config.json").read_text()),
    "weights": os.environ["TOTALSEG_WEIGHTS_PATH"],
    "proxy": os.environ["https_proxy"],
}}
Path({report!r}).write_text(json.dumps(told))
"""


@pytest.fixture
def volume() -> Volume:
    return ct_phantom(L1S, grid=grid_around(L1S, spacing_mm=2.0, margin_mm=70))


def stand_in(folder: Path, body: str) -> Engine:
    """Write a program of that name, with all its models."""
    weights = folder / "weights"
    for model in NEEDED_MODELS:
        (weights / f"{model}_some_name").mkdir(parents=True)
    script = folder / "TotalSegmentator"
    script.write_text(HEAD.format(python=sys.executable) + body, encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return Engine(command=script, weights=weights)


def test_its_labels_come_back_on_the_grid_of_the_images(tmp_path, volume):
    found = segment_vertebrae(
        stand_in(tmp_path, MARK_BONE),
        volume,
        spine_lps_mm=volume.grid.center_lps_mm,
        monitor=Monitor(),
    )
    assert np.array_equal(found.labels == 31, volume.voxels_hu > 300)
    assert np.array_equal(found.grid.lps_from_ijk, volume.grid.lps_from_ijk)


def test_only_the_trunk_around_the_spine_is_handed_over(tmp_path, volume, monkeypatch):
    monkeypatch.setattr(engine_room, "HALF_WIDTH_MM", 30.0)
    found = segment_vertebrae(
        stand_in(tmp_path, MARK_BONE.replace("image > 300", "image > -5000")),
        volume,
        spine_lps_mm=volume.grid.center_lps_mm,
        monitor=Monitor(),
    )
    k, j, i = np.nonzero(found.labels)
    points = volume.grid.to_lps(np.column_stack((i, j, k)))
    extent = np.ptp(points, axis=0)
    assert extent[:2] == pytest.approx([60, 60], abs=4)
    assert extent[2] == pytest.approx((volume.grid.shape_kji[0] - 1) * 2.0)


def test_nothing_that_names_anybody_leaves_and_nothing_is_sent(tmp_path, volume):
    report = tmp_path / "report.json"
    engine = stand_in(tmp_path, TELL.format(report=str(report)) + MARK_BONE)
    segment_vertebrae(
        engine, volume, spine_lps_mm=volume.grid.center_lps_mm, monitor=Monitor()
    )
    told = json.loads(report.read_text())
    assert told["settings"]["send_usage_stats"] is False
    assert told["weights"] == str(engine.weights)
    assert told["proxy"].startswith("http://127.0.0.1")
    assert told["folder"] == ["ct.nii.gz", "home", "log"]
    assert volume.identity.series_uid not in " ".join(told["words"])
    assert not Path(told["words"][1]).parent.exists()


def test_missing_models_are_named_with_their_folder_and_nothing_runs(tmp_path, volume):
    engine = stand_in(tmp_path, f"Path({str(tmp_path / 'ran')!r}).touch()")
    (engine.weights / f"{NEEDED_MODELS[0]}_some_name").rmdir()
    with pytest.raises(EngineFailed) as refused:
        segment_vertebrae(
            engine, volume, spine_lps_mm=volume.grid.center_lps_mm, monitor=Monitor()
        )
    assert refused.value.facts["names"] == NEEDED_MODELS[:1]
    assert refused.value.facts["folder"] == engine.weights
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("sys.exit(3)", "exit"),
        ("pass", "no-result"),
        ("Path(target).write_bytes(b'nonsense')", "no-result"),
        (
            MARK_BONE.replace("image > 300", "image[:-1, :, :] > 300"),
            "grid",
        ),
    ],
)
def test_a_program_that_fails_is_one_sentence(tmp_path, volume, body, reason):
    with pytest.raises(EngineFailed) as refused:
        segment_vertebrae(
            stand_in(tmp_path, body),
            volume,
            spine_lps_mm=volume.grid.center_lps_mm,
            monitor=Monitor(),
        )
    assert refused.value.facts["reason"] == reason


def test_cancelling_ends_the_program_and_what_it_started(tmp_path, volume):
    """Both hold a pipe open; that it ends is the proof that neither lives."""
    held, running = tmp_path / "held", tmp_path / "running"
    os.mkfifo(held)
    pipe = os.open(held, os.O_RDONLY | os.O_NONBLOCK)
    body = (
        "import subprocess, threading\n"
        f"pipe = os.open({str(held)!r}, os.O_WRONLY)\n"
        "subprocess.Popen([sys.executable, '-c', 'input()'], stdin=-1, "
        "pass_fds=[pipe])\n"
        f"Path({str(running)!r}).touch()\n"
        "threading.Event().wait()\n"
    )
    monitor = Monitor(lambda fraction: monitor.cancel() if running.exists() else None)
    with pytest.raises(Cancelled):
        segment_vertebrae(
            stand_in(tmp_path, body),
            volume,
            spine_lps_mm=volume.grid.center_lps_mm,
            monitor=monitor,
        )
    os.set_blocking(pipe, True)
    assert os.read(pipe, 1) == b""
    os.close(pipe)


def test_its_progress_is_told(tmp_path, volume):
    heard = tmp_path / "heard"
    os.mkfifo(heard)
    told: list[float] = []

    def hear(fraction: float) -> None:
        if fraction == 0.5 and fraction not in told:
            heard.write_text("go on", encoding="utf-8")
        told.append(fraction)

    wait = f"open({str(heard)!r}).read()\n"
    segment_vertebrae(
        stand_in(
            tmp_path,
            "sys.stderr.write(' 50%|##|')\nsys.stderr.flush()\n" + wait + MARK_BONE,
        ),
        volume,
        spine_lps_mm=volume.grid.center_lps_mm,
        monitor=Monitor(hear),
    )
    assert 0.5 in told


def test_an_engine_is_found_on_the_path_or_there_is_none(tmp_path, monkeypatch):
    engine = stand_in(tmp_path, "pass")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TOTALSEG_WEIGHTS_PATH", str(engine.weights))
    assert find_engine() == engine
    monkeypatch.delenv("TOTALSEG_WEIGHTS_PATH")
    monkeypatch.setenv("TOTALSEG_HOME_DIR", str(tmp_path / "home"))
    found = find_engine()
    assert found is not None
    assert found.weights == tmp_path / "home" / "nnunet" / "results"
    monkeypatch.setenv("PATH", os.devnull)
    assert find_engine() is None
