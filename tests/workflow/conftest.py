"""The same real window as the panels are tested in, at the size of a reading desk."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import window
from tests.workflow.surgeon import Surgeon
from ui.main_window import MainWindow

__all__ = ["surgeon", "window"]


@pytest.fixture
def surgeon(qtbot: QtBot, window: MainWindow) -> Surgeon:
    window.resize(1600, 1000)
    return Surgeon(qtbot, window)
