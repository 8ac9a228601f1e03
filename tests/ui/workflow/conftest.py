"""The window at the size of a reading desk, and a surgeon before it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.workflow.pictures import Pictures
from tests.ui.workflow.surgeon import Surgeon
from ui.main_window import MainWindow


@pytest.fixture
def surgeon(qtbot: QtBot, window: MainWindow) -> Surgeon:
    window.resize(1600, 1000)
    return Surgeon(qtbot, window)


@pytest.fixture
def pictures(qtbot: QtBot, request: pytest.FixtureRequest) -> Pictures:
    """Where pictures of the guide go: with `--pictures FOLDER` into that folder."""
    folder = request.config.getoption("--pictures")
    return Pictures(qtbot, Path(folder) if folder else None)
