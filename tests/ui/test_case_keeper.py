"""What a surgeon did is on the disk when it is on the screen, and comes back."""

import shutil
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from planner.case_file.reading import read_record
from planner.case_file.store import open_case_file
from planner.plan.edits import with_gauge, with_needle_removed
from planner.plan.storage import read_plan, write_plan
from tests.planner.case_file.test_case_file import no_file_larger_than
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.opening import demo_plan
from ui.unsaved_work import SAVED, find_unsaved


def change_gauge(window, gauge: float) -> None:
    level, needle = window.session.level, window.session.needle
    window.session.apply(
        lambda case: with_gauge(case, level.level, needle.id, outer_diameter_mm=gauge),
        label="Change gauge",
    )


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """The folder of the demo case, as a surgeon's own."""
    return shutil.copytree(demo_plan().parent, tmp_path / "study")


def open_and_wait(window, qtbot, path: Path) -> None:
    before = window.session
    window.door.open_path(path)
    qtbot.waitUntil(
        lambda: window.session is not before and window.session is not None,
        timeout=30_000,
    )


def left_behind(window) -> None:
    """Stop keeping as a killed program would: nothing is cleared up."""
    keeper = window.door._keeper
    keeper._file._lock.release()
    keeper._file._connection.close()
    keeper._file = None


def unsaved(tmp_path: Path):
    return find_unsaved(tmp_path / "unsaved")


def test_looking_at_images_leaves_nothing_behind(window, show_case, tmp_path):
    show_case(phantom_case(SAFE_NEEDLE))
    assert not (tmp_path / "unsaved").exists()


def test_the_first_edit_is_on_the_disk_with_all_before_it(window, show_case, tmp_path):
    show_case(phantom_case(SAFE_NEEDLE))
    change_gauge(window, 2.5)
    (path,) = (tmp_path / "unsaved").glob("*.isthmus")
    record = read_record(path)
    assert [entry.label for entry in record.entries] == ["open", "Change gauge"]
    assert record.case.level("L1").needles[0].outer_diameter_mm == 2.5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_nobody_else_may_look_into_unsaved_work(window, show_case, tmp_path):
    show_case(phantom_case(SAFE_NEEDLE))
    change_gauge(window, 2.5)
    assert stat.S_IMODE((tmp_path / "unsaved").stat().st_mode) == 0o700


def test_saving_as_a_case_ends_the_unsaved_work_and_every_step_saves_itself(
    window, show_case, tmp_path
):
    show_case(phantom_case(SAFE_NEEDLE))
    change_gauge(window, 2.5)
    path = tmp_path / "mine.isthmus"
    assert window.door._save_to(path)
    assert unsaved(tmp_path) == ()
    change_gauge(window, 3.0)
    assert window.findChild(QLabel, "status.saved").text() == "Saved"
    assert window.door.may_leave()
    assert read_record(path).case.level("L1").needles[0].outer_diameter_mm == 3.0


def test_saving_as_a_plan_document_ends_the_unsaved_work(window, show_case, tmp_path):
    show_case(phantom_case(SAFE_NEEDLE))
    change_gauge(window, 2.5)
    assert window.door._save_to(tmp_path / "mine.json")
    assert unsaved(tmp_path) == ()
    assert list((tmp_path / "unsaved").iterdir()) == []
    assert window.door.may_leave()


def test_undo_reaches_back_beyond_the_last_start(window, qtbot, demo, tmp_path):
    open_and_wait(window, qtbot, demo / "plan.json")
    first = window.session.needle.outer_diameter_mm
    change_gauge(window, 2.5)
    assert window.door._save_to(demo / "mine.isthmus")
    open_and_wait(window, qtbot, demo / "plan.json")
    open_and_wait(window, qtbot, demo / "mine.isthmus")
    assert window.session.needle.outer_diameter_mm == 2.5
    window.views.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.needle.outer_diameter_mm == first


def test_what_a_killed_program_left_is_offered_and_gone_on_with(
    window, qtbot, demo, tmp_path
):
    open_and_wait(window, qtbot, demo / "plan.json")
    change_gauge(window, 2.5)
    left_behind(window)
    window.start.hide()
    window.pages.setCurrentIndex(0)
    go_on = window.findChild(QPushButton, "unsaved.continue")
    qtbot.waitUntil(go_on.isVisible)
    words = [w.text() for w in window.start.findChildren(QLabel) if w.isVisible()]
    assert any("Work that was not saved" in text for text in words)
    before = window.session
    before.mark_saved(demo / "plan.json")
    qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not before, timeout=30_000)
    assert window.session.needle.outer_diameter_mm == 2.5
    assert window.session.plan_path == demo / "plan.json"
    assert window.session.has_unsaved_edits
    assert window.door.save()
    (level,) = read_plan(demo / "plan.json").levels
    assert level.needles[0].outer_diameter_mm == 2.5


def test_unsaved_work_is_thrown_away_at_the_second_press(window, qtbot, demo, tmp_path):
    open_and_wait(window, qtbot, demo / "plan.json")
    change_gauge(window, 2.5)
    left_behind(window)
    window.pages.setCurrentIndex(0)
    away = window.findChild(QPushButton, "unsaved.discard")
    qtbot.waitUntil(away.isVisible)
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert len(unsaved(tmp_path)) == 1
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert unsaved(tmp_path) == ()


def test_a_case_that_somebody_writes_is_shown_but_not_changed(
    window, qtbot, demo, tmp_path
):
    open_and_wait(window, qtbot, demo / "plan.json")
    assert window.door._save_to(demo / "mine.isthmus")
    open_and_wait(window, qtbot, demo / "plan.json")
    other, _ = open_case_file(demo / "mine.isthmus", by="Dr Other")
    open_and_wait(window, qtbot, demo / "mine.isthmus")
    assert "Dr Other" in window.notice.words
    window.notice.hide()
    before = window.session.case
    change_gauge(window, 1.8)
    assert window.session.case == before
    assert "Dr Other" in window.notice.words
    assert window.door._save_to(demo / "copy.isthmus")
    change_gauge(window, 1.8)
    assert window.session.needle.outer_diameter_mm == 1.8
    assert read_record(demo / "copy.isthmus").case == window.session.case
    other.release()


@pytest.mark.long
def test_images_that_were_moved_are_asked_for_and_remembered(
    window, qtbot, demo, tmp_path, monkeypatch
):
    open_and_wait(window, qtbot, demo / "plan.json")
    assert window.door._save_to(demo / "mine.isthmus")
    open_and_wait(window, qtbot, demo / "plan.json")
    moved = (demo / "ct").rename(tmp_path / "elsewhere")
    monkeypatch.setattr(window._asker, "folder", lambda: moved)
    window.door.open_path(demo / "mine.isthmus")
    before = window.session
    find = window.findChild(QPushButton, "record.find")
    qtbot.waitUntil(find.isVisible, timeout=30_000)
    assert window.session is before
    qtbot.mouseClick(find, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not before, timeout=30_000)
    assert not find.isVisible()
    again = read_record(demo / "mine.isthmus")
    assert {(demo / again.case_of(e).study.ct).resolve() for e in again.entries} == {
        moved.resolve()
    }


def answer_when_asked(name: str, seen: list[str], qtbot) -> None:
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        pressed = dialog.findChild(QPushButton, name) if dialog else None
        if dialog is not None and pressed is not None:
            timer.stop()
            seen.extend(part.text() for part in dialog.findChildren(QLabel))
            pressed.click()

    timer.timeout.connect(look)
    timer.start(20)
    qtbot.waitUntil(lambda: not timer.isActive(), timeout=30_000)


@pytest.mark.long
def test_the_whole_part_of_a_damaged_case_is_offered(window, qtbot, demo, tmp_path):
    open_and_wait(window, qtbot, demo / "plan.json")
    path = demo / "mine.isthmus"
    assert window.door._save_to(path)
    change_gauge(window, 2.5)
    change_gauge(window, 3.5)
    open_and_wait(window, qtbot, demo / "plan.json")
    content = path.read_bytes()
    path.write_bytes(content.replace(b":3.5,", b":3.6,"))
    damaged = path.read_bytes()
    assert damaged != content
    seen: list[str] = []
    before = window.session
    window.door.open_path(path)
    answer_when_asked("question.agree", seen, qtbot)
    qtbot.waitUntil(lambda: window.session is not before, timeout=30_000)
    assert any("damaged" in text for text in seen)
    assert window.session.needle.outer_diameter_mm == 2.5
    assert path.read_bytes() == damaged


def test_a_step_that_could_not_be_written_is_said_and_written_with_the_next(
    window, show_case, tmp_path
):
    show_case(phantom_case(SAFE_NEEDLE))
    (tmp_path / "unsaved").write_text("in the way")
    change_gauge(window, 2.5)
    assert "not on the disk" in window.notice.words
    assert window.session.needle.outer_diameter_mm == 2.5
    (tmp_path / "unsaved").unlink()
    change_gauge(window, 3.0)
    (path,) = (tmp_path / "unsaved").glob("*.isthmus")
    assert len(read_record(path).entries) == 3


def test_saving_anew_after_a_failure_writes_every_step_once(
    window, show_case, tmp_path
):
    show_case(phantom_case(SAFE_NEEDLE))
    (tmp_path / "unsaved").write_text("in the way")
    change_gauge(window, 2.5)
    path = tmp_path / "mine.isthmus"
    assert window.door._save_to(path)
    assert [e.label for e in read_record(path).entries] == ["open", "Change gauge"]
    assert window.door.may_leave()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such limit")
def test_a_case_is_not_called_saved_while_a_step_is_not_on_the_disk(
    window, show_case, tmp_path
):
    show_case(phantom_case(SAFE_NEEDLE))
    change_gauge(window, 2.5)
    path = tmp_path / "mine.isthmus"
    assert window.door._save_to(path)
    with no_file_larger_than(1):
        change_gauge(window, 3.0)
        assert window.session.has_unsaved_edits
        assert not window.door.save()
        assert "could not be written" in window.notice.words
    assert window.door.save()
    assert not window.session.has_unsaved_edits
    assert read_record(path).case.level("L1").needles[0].outer_diameter_mm == 3.0


def test_closing_with_discard_leaves_nothing(window, show_case, qtbot, tmp_path):
    show_case(phantom_case(SAFE_NEEDLE))
    window.session.apply(
        lambda case: with_needle_removed(case, "L1", "R1"), label="Delete needle"
    )
    seen: list[str] = []
    QTimer.singleShot(0, window.close)
    answer_when_asked("unsaved.discard", seen, qtbot)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert unsaved(tmp_path) == ()


def killed_while_saving(window, to: Path) -> None:
    """All that a program does that is killed between saving and clearing up."""
    keeper = window.door._keeper
    keeper._note_place(keeper._file, SAVED, to)
    if to.suffix == ".json":
        write_plan(keeper._seen_from(to.parent, window.session.case), to)
    else:
        keeper._file.save_as(to, by="AB").release()
    left_behind(window)


@pytest.mark.parametrize("name", ["mine.isthmus", "mine.json"])
def test_work_that_was_saved_just_before_the_end_is_not_offered_again(
    window, show_case, tmp_path, name
):
    show_case(phantom_case(SAFE_NEEDLE))
    change_gauge(window, 2.5)
    killed_while_saving(window, tmp_path / name)
    assert unsaved(tmp_path) == ()
    assert list((tmp_path / "unsaved").glob("*.isthmus")) == []


def test_work_that_went_on_after_it_was_saved_is_offered(window, show_case, tmp_path):
    show_case(phantom_case(SAFE_NEEDLE))
    change_gauge(window, 2.5)
    keeper = window.door._keeper
    keeper._note_place(keeper._file, SAVED, tmp_path / "mine.isthmus")
    change_gauge(window, 3.0)
    left_behind(window)
    assert len(unsaved(tmp_path)) == 1


def test_unsaved_work_that_somebody_cleared_away_is_kept_anew(
    window, show_case, tmp_path
):
    show_case(phantom_case(SAFE_NEEDLE))
    change_gauge(window, 2.5)
    shutil.rmtree(tmp_path / "unsaved")
    change_gauge(window, 3.0)
    (path,) = (tmp_path / "unsaved").glob("*.isthmus")
    assert [e.label for e in read_record(path).entries] == [
        "open",
        *2 * ["Change gauge"],
    ]
