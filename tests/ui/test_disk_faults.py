"""The disk fails while a case is open: nothing kept is lost, and it is said."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from planner.case_file.reading import read_record
from planner.case_file.store import create_case_file, open_case_file
from planner.errors import BadCaseFile
from planner.plan.edits import with_gauge
from planner.plan.history import History
from tests.conftest import PROJECT
from tests.disk import as_anybody, bad_disk, make_read_only, small_disk
from tests.ui.case_faults import whole_case
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.messages.errors import sentence_of


@pytest.fixture
def edit(window):
    """Change the gauge of the needle: one step."""

    def change(gauge: float) -> None:
        window.session.apply(
            lambda case: with_gauge(case, "L1", "R1", outer_diameter_mm=gauge),
            label="Change gauge",
        )

    return change


def fill(disk: Path) -> None:
    """Leave not a byte."""
    descriptor = os.open(disk / "full", os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while os.write(descriptor, bytes(4096)):
            pass
    os.close(descriptor)


def gauge_in(path: Path) -> float:
    (level,) = read_record(path).case.levels
    return level.needles[0].outer_diameter_mm


def steps_in(path: Path) -> int:
    return len(read_record(path).history().steps)


def test_a_full_disk_is_said_and_every_step_is_written_once_there_is_room(
    window, show_case, edit, tmp_path
):
    disk = tmp_path / "disk"
    disk.mkdir()
    show_case(phantom_case(SAFE_NEEDLE))
    with small_disk(disk, kilobytes=200):
        path = disk / "mine.isthmus"
        assert window.door._save_to(path)
        edit(2.5)
        fill(disk)
        edit(2.6)
        edit(2.7)
        assert "not on the disk" in window.notice.words
        assert "free space" in window.notice.words
        assert window.session.has_unsaved_edits
        assert gauge_in(path) == 2.5
        (disk / "full").unlink()
        edit(2.8)
        assert gauge_in(path) == 2.8
        assert steps_in(path) == 5
        assert not window.session.has_unsaved_edits
        window.door.release()


def test_a_first_save_on_a_full_disk_leaves_nothing_half_done(
    window, show_case, edit, tmp_path
):
    disk = tmp_path / "disk"
    disk.mkdir()
    show_case(phantom_case(SAFE_NEEDLE))
    edit(2.5)
    with small_disk(disk, kilobytes=16):
        assert not window.door._save_to(disk / "mine.isthmus")
        assert "free space" in window.notice.words
        assert list(disk.iterdir()) == []
    (kept,) = (tmp_path / "unsaved").glob("*.isthmus")
    assert gauge_in(kept) == 2.5


def test_a_case_on_a_read_only_disk_opens_to_be_read_and_is_saved_elsewhere(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk, kilobytes=2000):
        path = whole_case(disk / "home")
        before = read_record(path)
        make_read_only(disk)
        opened, _ = open_case_file(path, by="AB")
        assert opened.is_read_only
        copy = opened.save_as(tmp_path / "other.isthmus", by="AB")
        assert copy.record.entries == before.entries
        copy.release()
        opened.release()


@pytest.mark.parametrize("what", ["file", "folder"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_rights_that_are_lost_while_a_case_is_open_are_said(
    window, show_case, edit, tmp_path, what
):
    home = tmp_path / "home"
    home.mkdir()
    show_case(phantom_case(SAFE_NEEDLE))
    path = home / "mine.isthmus"
    assert window.door._save_to(path)
    edit(2.5)
    bits = home.stat().st_mode
    (path if what == "file" else home).chmod(0o444 if what == "file" else 0o555)
    with as_anybody():
        edit(2.6)
        if what == "folder":
            assert "rights" in window.notice.words
            assert window.session.has_unsaved_edits
        assert window.door._save_to(tmp_path / "other.isthmus")
    home.chmod(bits)
    assert gauge_in(tmp_path / "other.isthmus") == 2.6
    assert gauge_in(path) in (2.5, 2.6)


def test_a_folder_that_is_removed_while_a_case_is_open_is_said(
    window, show_case, edit, tmp_path
):
    home = tmp_path / "home"
    home.mkdir()
    show_case(phantom_case(SAFE_NEEDLE))
    assert window.door._save_to(home / "mine.isthmus")
    edit(2.5)
    shutil.rmtree(home)
    edit(2.6)
    assert "moved or deleted" in window.notice.words
    assert window.session.has_unsaved_edits
    assert window.door._save_to(tmp_path / "other.isthmus")
    assert gauge_in(tmp_path / "other.isthmus") == 2.6
    assert steps_in(tmp_path / "other.isthmus") == 3


@pytest.mark.parametrize("what", ["file", "folder"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_a_case_that_may_only_be_read_opens_to_be_read(tmp_path, what):
    path = whole_case(tmp_path / "home")
    before = read_record(path)
    (path if what == "file" else path.parent).chmod(0o444 if what == "file" else 0o555)
    with as_anybody():
        opened, holder = open_case_file(path, by="AB")
        assert opened.is_read_only
        assert holder is None
        assert opened.record == before
        opened.release()
    path.parent.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_a_case_that_may_not_be_read_is_refused_in_words(tmp_path):
    path = whole_case(tmp_path / "home")
    path.chmod(0)
    with as_anybody(), pytest.raises(BadCaseFile) as refusal:
        open_case_file(path, by="AB")
    assert "check your rights" in sentence_of(refusal.value)


NO_LOCKS = """
import sys
from pathlib import Path
from planner.case_file.store import create_case_file, open_case_file
from planner.errors import BadCaseFile
from tests.planner.case_file.test_case_file import BOOK, a_case
from planner.plan.history import History
from ui.messages.errors import sentence_of
opened, holder = open_case_file(Path(sys.argv[1]), by="AB")
print(opened.is_read_only, holder, len(opened.record.entries))
try:
    create_case_file(Path(sys.argv[2]), History(a_case()), rule_book=BOOK)
except BadCaseFile as error:
    print(sentence_of(error))
"""


def test_on_a_share_without_locks_a_case_may_be_read_and_none_is_made(tmp_path):
    path = whole_case(tmp_path / "share")
    new = path.with_name("new.isthmus")
    done = subprocess.run(
        [sys.executable, "-c", NO_LOCKS, str(path), str(new)],
        env=bad_disk(path.parent, has_locks=False),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    read, refused = done.stdout.splitlines()
    assert read == "True None 4"
    assert "does not let a file be locked" in refused
    assert "save it in another folder" in refused
    assert not new.exists()


def test_a_case_may_not_take_the_place_of_a_folder(tmp_path):
    (tmp_path / "mine.isthmus").mkdir()
    with pytest.raises(BadCaseFile) as refusal:
        create_case_file(
            tmp_path / "mine.isthmus", History(phantom_case()), rule_book="b"
        )
    assert refusal.value.facts["reason"] == "unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.isthmus"]
