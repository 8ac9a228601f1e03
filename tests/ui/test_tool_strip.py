"""Over the views every command is within reach, however narrow the window."""

import pytest
from PySide6.QtWidgets import QToolButton

from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.panels.top_bar import ToolStrip

COMMANDS = {name for group in ToolStrip.GROUPS for name in group}


@pytest.mark.parametrize(("width", "percent"), [(1920, 100), (1280, 100), (1120, 150)])
def test_every_command_is_a_button_or_in_the_menu_at_the_end(
    window, show_case, qtbot, width, percent
):
    show_case(phantom_case(SAFE_NEEDLE))
    window.look.use(text_percent=percent)
    window.resize(width, 800)
    strip = window.findChild(ToolStrip)
    qtbot.waitUntil(lambda: window.width() == width)
    buttons = [each for each in strip.findChildren(QToolButton) if each.isVisible()]
    more = strip.findChild(QToolButton, "toolstrip.more")
    moved = {action.objectName() for action in more.menu().actions()}
    shown = {each.objectName().removeprefix("button.") for each in buttons}
    assert (shown - {"toolstrip.more"}) | moved == COMMANDS
    assert more.isVisible() == bool(moved)
    assert all(each.geometry().right() < strip.width() for each in buttons)
    assert {"tool.wall", "tool.brush"} <= shown
    if width >= 1280:
        assert {"window.bone", "window.soft", "window.cement", "view.outlines"} <= shown
