"""What is unpacked goes with whoever unpacked it, even if that was killed."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from planner.private_folder import PrivateFolder, remove_left_behind

HOLD = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from planner.private_folder import PrivateFolder
folder = PrivateFolder()
(folder.path / "image").write_bytes(b"a patient")
print(folder.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temp_folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_killed_process_leaves_nothing_and_a_living_one_loses_nothing(temp_folder):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(temp_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        image = Path(other.stdout.readline().strip()) / "image"
        ours = PrivateFolder()
        remove_left_behind()
        assert image.exists()
        assert ours.path.exists()
        other.kill()
        other.wait()
    assert image.exists()
    following = PrivateFolder()
    assert not image.parent.parent.exists()
    assert ours.path.exists()
    ours.release()
    following.release()
    assert list(temp_folder.iterdir()) == []


def test_what_is_not_proved_to_be_left_behind_stays(temp_folder):
    without_lock = temp_folder / "isthmus-a"
    never_held = temp_folder / "isthmus-b"
    for folder in (without_lock, never_held):
        folder.mkdir()
    (never_held / "lock").touch()
    (temp_folder / "isthmus-notes.txt").write_text("mine")
    before = sorted(temp_folder.rglob("*"))
    remove_left_behind()
    assert sorted(temp_folder.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a right to make links")
def test_a_link_is_not_followed(temp_folder):
    real = temp_folder / "real"
    real.mkdir()
    (real / "lock").write_bytes(b"held")
    (temp_folder / "isthmus-link").symlink_to(real)
    with PrivateFolder() as folder:
        assert folder.exists()
        assert real.exists()
        assert (temp_folder / "isthmus-link").is_symlink()
