"""A segmentation program of the site is offered where it is, by one button."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from planner.plan.case import Case, LabelSource
from tests.planner.anatomy.test_engine import MARK_BONE, stand_in
from tests.ui.conftest import phantom_case
from tests.ui.test_panels import child, press, words
from ui.app import make_window
from ui.opening import OpenedCase
from ui.settings import Settings

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-in is a script with a first line"
)


@pytest.fixture
def offering(tmp_path, monkeypatch, plain_application, qtbot, phantom_volume):
    """A window on a phantom, on a computer that has the stand-in."""

    def open_with(body: str):
        engine = stand_in(tmp_path, body)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
        monkeypatch.setenv("TOTALSEG_WEIGHTS_PATH", str(engine.weights))
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        window = make_window(
            plain_application, Settings(), settings_file=tmp_path / "settings.toml"
        )
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        case = OpenedCase(
            case=Case(study=phantom_case().study),
            volume=phantom_volume,
            folder=tmp_path,
        )
        window.door._take(case)
        press(qtbot, window, "form.labels")
        return window

    return open_with


def test_its_label_map_is_chosen_with_its_numbering(offering, qtbot):
    window = offering(MARK_BONE)
    press(qtbot, window, "engine.run")
    qtbot.waitUntil(lambda: "chosen" in words(window, "engine.words"), timeout=20_000)
    done = child(window, "form.done", QPushButton)
    qtbot.waitUntil(done.isEnabled, timeout=20_000)
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    source = window.session.level.anatomy
    assert isinstance(source, LabelSource)
    assert source.scheme == "totalsegmentator"
    assert Path(source.labels).is_file()
    window.session.mark_saved(Path("plan.json"))


def test_a_failure_is_told_where_the_button_is(offering, qtbot):
    window = offering("sys.exit(4)")
    press(qtbot, window, "engine.run")
    label = child(window, "engine.words", QLabel)
    qtbot.waitUntil(lambda: "status 4" in label.text(), timeout=20_000)
    assert child(window, "engine.run", QPushButton).isVisible()


def test_it_can_be_cancelled(offering, qtbot, tmp_path):
    running = tmp_path / "running"
    window = offering(f"Path({str(running)!r}).touch()\nthreading.Event().wait()\n")
    press(qtbot, window, "engine.run")
    qtbot.waitUntil(running.exists, timeout=20_000)
    press(qtbot, window, "engine.cancel")
    button = child(window, "engine.run", QPushButton)
    qtbot.waitUntil(button.isVisible, timeout=5_000)
    assert not window.session.tasks.busy
    assert "nothing of it was kept" in words(window, "engine.words")


def test_the_models_that_are_missing_are_named_as_they_are_called(
    offering, qtbot, tmp_path, monkeypatch
):
    window = offering("sys.exit(0)")
    for model in (tmp_path / "weights").iterdir():
        model.rmdir()
    press(qtbot, window, "engine.run")
    label = child(window, "engine.words", QLabel)
    qtbot.waitUntil(lambda: "Dataset292 and Dataset298" in label.text(), timeout=20_000)


def test_where_there_is_none_nothing_is_offered(window, show_case, qtbot):
    show_case(Case(study=phantom_case().study))
    press(qtbot, window, "form.labels")
    assert not child(window, "engine.run", QPushButton).isVisible()
