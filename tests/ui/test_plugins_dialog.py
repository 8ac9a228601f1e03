"""The department and the user see every plugin, and decide which may run."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.conftest import phantom_case
from tests.ui.review_plugins import FINDS, add_tool
from ui.plugin_host import all_plugins, user_folder
from ui.plugin_permits import read_permits
from ui.plugin_switch import WITHOUT_PLUGINS_VARIABLE, is_without_plugins

__all__ = ["add_tool"]


def in_dialog(window: Any, do: Callable[[QWidget], None]) -> None:
    """Open the dialog by its command, do something in it, and close it."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        try:
            do(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(0, act)
    window.actions_by_id.qt["review.plugins"].trigger()


def press(dialog: QWidget, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert found is not None, name
    found.click()


def reads(dialog: QWidget, name: str) -> str:
    said = [label.text() for label in dialog.findChildren(QLabel, name)]
    return said[-1] if said else ""


def test_a_plugin_runs_only_once_somebody_allowed_it_here(window, show_case, add_tool):
    add_tool("finds", FINDS, is_allowed=False)
    show_case(phantom_case())

    def allow(dialog: QWidget) -> None:
        assert "Nobody has allowed" in reads(dialog, "plugin.finds.status")
        press(dialog, "plugin.finds.allow")
        assert reads(dialog, "plugin.finds.status") == "May run."
        assert [permit.id for permit in read_permits()] == ["finds"]
        press(dialog, "plugin.finds.forbid")
        assert read_permits() == ()

    in_dialog(window, allow)


def test_what_comes_with_the_program_can_neither_be_removed_nor_forbidden(window):
    def look(dialog: QWidget) -> None:
        assert reads(dialog, "plugin.cement.status") == "May run."
        for deed in ("allow", "forbid", "remove"):
            assert dialog.findChild(QPushButton, f"plugin.cement.{deed}") is None

    in_dialog(window, look)


def test_a_plugin_is_installed_from_the_disk_and_removed_again(
    window, add_tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "of-all-users"))
    add_tool("finds", FINDS, is_allowed=False)
    source = tmp_path / "finds"
    (user_folder() / "finds").rename(source)
    broken = tmp_path / "broken.isthmus-plugin"
    broken.write_bytes(b"no archive")
    chosen = [broken, source / "plugin.toml"]
    window.review._asker.plugin = lambda: chosen.pop(0)

    def install(dialog: QWidget) -> None:
        press(dialog, "plugins.install")
        assert "broken.isthmus-plugin" in reads(dialog, "plugins.said")
        press(dialog, "plugins.install")
        assert "finds" in all_plugins().plugins
        assert "Nobody has allowed" in reads(dialog, "plugin.finds.status")
        press(dialog, "plugin.finds.remove")
        assert "finds" not in all_plugins().plugins

    in_dialog(window, install)


def test_the_plugins_of_others_can_be_left_out_and_taken_back(
    window, add_tool, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(WITHOUT_PLUGINS_VARIABLE, raising=False)
    add_tool("finds", FINDS)

    def leave_out(dialog: QWidget) -> None:
        box: Any = dialog.findChild(QWidget, "plugins.without")
        box.click()
        assert is_without_plugins()
        assert "without plugins" in reads(dialog, "plugin.finds.status")
        assert reads(dialog, "plugin.cement.status") == "May run."
        box.click()
        assert not is_without_plugins()
        assert reads(dialog, "plugin.finds.status") == "May run."

    in_dialog(window, leave_out)
