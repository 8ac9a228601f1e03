"""The window as a surgeon meets it: with mouse and keys, at the sizes of a ward PC."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QWidget,
)

from planner.plan.edits import with_needle_removed
from planner.plan.storage import read_plan
from tests.ui.clipped import cut_off, visible_labels
from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from ui.dialogs.unsaved import UnsavedDialog
from ui.main_window import MainWindow
from ui.messages.opening import DROP_ONE
from ui.messages.words import RESEARCH_TOOL
from ui.opening import demo_plan
from ui.settings import read_settings
from ui.steps import Step


def child(window: QWidget, name: str, kind: type = QWidget):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def click(qtbot, window: QWidget, name: str) -> None:
    qtbot.mouseClick(child(window, name), Qt.MouseButton.LeftButton)


def open_and_wait(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(
        lambda: window.session is not None and window.session.vertebra is not None,
        timeout=30_000,
    )


# --- the start ------------------------------------------------------------------------


def test_the_start_screen_says_what_this_is_and_the_three_ways_in(window):
    words = [label.text() for label in visible_labels(window)]
    assert words.count(RESEARCH_TOOL) == 1
    for name in ("folder", "file", "demo"):
        button = child(window.start, f"button.file.open_{name}", QPushButton)
        assert button.isVisible()
        assert button.isEnabled()
    assert child(window.rail, "advice").text().startswith("Open a folder")


def test_the_demo_case_opens_with_a_click_and_its_needle_fails(window, qtbot):
    click(qtbot, window.start, "button.file.open_demo")
    open_and_wait(qtbot, window)
    assert not window.start.isVisible()
    assert child(window, "verdict.word").text() == "STOP"
    assert window.session.plan_path is None


def drop(window: MainWindow, *paths: Path) -> bool:
    """Let go of paths over the window; tell whether it wanted them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), action, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(
            window, QDropEvent(QPointF(9, 9), action, data, buttons, keys)
        )
    return enter.isAccepted()


def test_a_folder_that_is_dropped_is_opened(window, qtbot):
    assert drop(window, demo_plan().parent / "ct")
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    assert window.session.case.levels == ()
    assert child(window.rail, "advice").text().startswith("Choose the level")


@pytest.mark.parametrize("count", [1, 3])
def test_pictures_that_are_dropped_open_the_series_they_belong_to(window, qtbot, count):
    pictures = sorted((demo_plan().parent / "ct").glob("*.dcm"))
    assert drop(window, *pictures[:count])
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    assert window.session.volume.grid.shape_kji[0] == len(pictures)


def test_two_folders_at_once_are_not_opened_and_it_says_what_to_do(
    window, tmp_path: Path
):
    for name in "ab":
        (tmp_path / name).mkdir()
    assert drop(window, tmp_path / "a", tmp_path / "b")
    assert window.notice.words == DROP_ONE
    assert not window.door.loading.is_busy


def test_what_cannot_be_opened_is_said_and_the_case_stays(
    window, show_case, qtbot, tmp_path: Path
):
    show_case(phantom_case(SAFE_NEEDLE))
    before = window.session
    window.door.open_path(tmp_path / "no_such_folder")
    qtbot.waitUntil(window.notice.isVisible)
    assert "no_such_folder" in window.notice.words
    assert "choose" in window.notice.words
    assert window.session is before
    assert not child(window, "status.cancel").isVisible()


def test_opening_can_be_cancelled_and_leaves_everything_as_it_was(window, qtbot):
    with qtbot.waitSignal(window.door.loading.ended, timeout=30_000):
        window.door.open_demo()
        assert child(window, "status.cancel").isVisible()
        click(qtbot, window, "status.cancel")
    assert window.session is None
    assert not window.notice.isVisible()
    assert not child(window, "status.cancel").isVisible()


def test_the_case_that_was_left_is_let_go_with_its_images(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    left = weakref.ref(window.session)
    show_case(phantom_case(BREACHING_NEEDLE))

    def is_gone() -> bool:
        gc.collect()
        return left() is None

    qtbot.waitUntil(is_gone)


# --- leaving --------------------------------------------------------------------------


def answer_with(name: str, asked: list[str]) -> None:
    """Press a button of the question that is about to appear."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnsavedDialog)
        asked.append(name)
        child(dialog, name, QPushButton).click()

    QTimer.singleShot(0, press)


def edit(window: MainWindow) -> None:
    session = window.session
    assert session is not None
    session.apply(
        lambda case: with_needle_removed(case, "L1", "R1"), label="Delete needle R1"
    )


def test_unsaved_edits_are_never_lost_without_a_question(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    edit(window)
    before = window.session
    asked: list[str] = []
    answer_with("unsaved.cancel", asked)
    window.door.open_demo()
    assert asked == ["unsaved.cancel"]
    assert window.session is before
    answer_with("unsaved.cancel", asked)
    assert not window.close()
    assert window.isVisible()


def test_discarding_goes_on_and_asks_only_once(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    edit(window)
    before = window.session
    asked: list[str] = []
    answer_with("unsaved.discard", asked)
    window.door.open_demo()
    qtbot.waitUntil(lambda: window.session is not before, timeout=30_000)
    assert asked == ["unsaved.discard"]


def test_saving_writes_the_plan_and_calms_the_question(
    window, show_case, qtbot, tmp_path: Path
):
    show_case(phantom_case(SAFE_NEEDLE))
    path = tmp_path / "plan.json"
    window.session.mark_saved(path)
    edit(window)
    assert child(window, "status.saved").text() == "Not saved"
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert read_plan(path).level("L1").needles == ()
    assert child(window, "status.saved").text() == "Saved"
    assert window.door.may_leave()


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(
    window, show_case, tmp_path: Path
):
    show_case(phantom_case(SAFE_NEEDLE))
    window.session.mark_saved(tmp_path / "absent" / "plan.json")
    edit(window)
    assert not window.door.save()
    assert "could not be written" in window.notice.words
    assert window.session.has_unsaved_edits


# --- looks ----------------------------------------------------------------------------


def test_the_theme_and_the_text_size_are_remembered(window, tmp_path: Path):
    window.actions_by_id.qt["view.theme"].trigger()
    window.actions_by_id.qt["view.text_larger"].trigger()
    settings = read_settings(tmp_path / "settings.toml")
    assert settings.theme == "light"
    assert settings.text_percent == 115


def test_no_text_is_cut_off_at_the_smallest_size_we_promise(window, show_case, qtbot):
    window.resize(1280, 800)
    show_case(phantom_case(BREACHING_NEEDLE))
    for percent in (100, 130, 150):
        window.look.use(text_percent=percent)
        for step in (Step.OPEN, Step.CONFIRM, Step.VERDICT):
            window._show_step(step)
            qtbot.wait(50)
            assert window.size().toTuple() == (1280, 800)
            assert cut_off(window) == []


def test_not_assessable_is_written_out_even_in_a_narrow_column(
    window, show_case, qtbot
):
    window.resize(1120, 700)
    show_case(phantom_case(SAFE_NEEDLE, confirmed_by=None))
    qtbot.wait(50)
    word = child(window, "verdict.word", QLabel)
    assert word.text() == "NOT ASSESSABLE"
    assert cut_off(window.side) == []


# --- the keyboard ---------------------------------------------------------------------


def reached_by_tab(qtbot, window: MainWindow, presses: int) -> set[str]:
    seen: set[str] = set()
    for _ in range(presses):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None:
            seen.add(focused.objectName())
    return seen


def test_the_main_controls_can_be_reached_with_the_tab_key(window, show_case, qtbot):
    show_case(phantom_case(BREACHING_NEEDLE))
    window._show_step(Step.VERDICT)
    seen = reached_by_tab(qtbot, window, presses=120)
    for name in (
        "button.file.open_folder",
        "button.tool.needle",
        "step.vertebra",
        "button.needle.delete",
        "needle.gauge",
        "finding.show",
        "finding.why",
        "axial-view",
    ):
        assert name in seen, name


def test_typing_initials_never_switches_a_tool(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE, confirmed_by=None))
    window._show_step(Step.CONFIRM)
    field = child(window, "confirm.initials")
    field.setFocus()
    tool = window.view_state.tool
    qtbot.keyClicks(field, "nvm")
    assert field.text() == "nvm"
    assert window.view_state.tool is tool
