"""The window at the size of a reading desk, and a surgeon before it."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.workflow.surgeon import Surgeon
from ui.main_window import MainWindow


@pytest.fixture
def surgeon(qtbot: QtBot, window: MainWindow) -> Surgeon:
    window.resize(1600, 1000)
    return Surgeon(qtbot, window)
