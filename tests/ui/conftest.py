"""A real window, and cases whose every millimetre is known to show in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.plan.case import Case, LandmarkSource, LevelPlan, StudyReference
from planner.plan.needle import Needle
from tests.phantoms import L1S, ct_phantom, landmark_source, needle_lps
from tests.vignettes import ANSWERED
from ui.app import make_window
from ui.language import language
from ui.main_window import MainWindow
from ui.opening import OpenedCase
from ui.settings import Settings

PATIENCE_MS = 30_000
"""A vertebra takes a second of processor time; a busy machine lends it slowly."""

SAFE_NEEDLE = needle_lps(L1S, (15.5, -22), (13.5, 22))
"""Along the middle of the pedicle: clear of every wall, on voxels of 1 mm too."""

BREACHING_NEEDLE = needle_lps(L1S, (17, -22), (3.105, 22))
"""Vignette V02: 2.55 mm beyond the medial wall."""


def phantom_case(
    *needles: Needle, confirmed_by: str | None = "AB", landmarks: bool = True
) -> Case:
    """Return a plan on the phantom whose questions are all answered."""
    source = landmark_source(L1S) if landmarks else LandmarkSource()
    level = LevelPlan(
        level="L1",
        anatomy=source,
        confirmed_by=confirmed_by,
        needles=needles,
        assessment=ANSWERED,
    )
    return Case(study=StudyReference(ct="."), levels=(level,))


@pytest.fixture(scope="session")
def phantom_volume():
    return ct_phantom(L1S)


@pytest.fixture
def plain_application(qapp: QApplication) -> Iterator[QApplication]:
    """Take the look off again, once the windows are gone."""
    yield qapp
    qapp.setStyleSheet("")


@pytest.fixture
def window(plain_application: QApplication, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    settings = Settings(window_width=1280, window_height=800, language=language())
    made = make_window(
        plain_application,
        settings,
        settings_file=tmp_path / "settings.toml",
        unsaved=tmp_path / "unsaved",
    )

    def forget_edits(window: MainWindow) -> None:
        if window.session is not None:
            window.session.mark_saved(tmp_path / "plan.json")

    qtbot.addWidget(made, before_close_func=forget_edits)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def show_case(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, phantom_volume
) -> Callable[[Case], None]:
    """Put a case on the screen as if it had just been opened, and let it settle."""

    def show(case: Case) -> None:
        opened = OpenedCase(case=case, volume=phantom_volume, folder=tmp_path)
        window.door._take(opened)
        session = window.session
        assert session is not None
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=PATIENCE_MS)

    return show


def save_report(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """Save the report of the open case, and wait until that has ended."""
    window.reports._ask = lambda: path
    window.actions_by_id.qt["file.report"].trigger()
    qtbot.waitUntil(lambda: not window.reports.is_at_work, timeout=2 * PATIENCE_MS)
