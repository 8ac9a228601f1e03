"""A screen reader finds a name and a role on everything that the keyboard reaches."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QWidget,
)

from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from tests.ui.front_windows import DIALOGS, look_at_dialog

Role = QAccessible.Role
ROLES = {
    QAbstractButton: {
        *(Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu),
        *(Role.ButtonDropDown, Role.ButtonDropGrid),
    },
    QComboBox: {Role.ComboBox},
    QLineEdit: {Role.EditableText},
    QAbstractItemView: {Role.List, Role.Table, Role.Tree, Role.ListItem},
}
"""What a reader must hear of each kind of control."""


def reached(window: QWidget) -> list[QWidget]:
    """Return everything visible that takes the keyboard by Tab."""
    return [
        part
        for part in window.findChildren(QWidget)
        if part.isVisibleTo(window)
        and part.isEnabledTo(window)
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and part.window() is window
    ]


def nameless(window: QWidget) -> list[str]:
    """Return what has no name, or a role that is not its own."""
    found = []
    for part in reached(window):
        reader = QAccessible.queryAccessibleInterface(part)
        name = reader.text(QAccessible.Text.Name).strip()
        role = reader.role()
        about = f"{type(part).__name__} {part.objectName()} in {part.parent()}"
        if not name:
            found.append(f"no name: {about}")
        for kind, roles in ROLES.items():
            if isinstance(part, kind) and role not in roles:
                found.append(f"{role}: {about}")
        if role == Role.NoRole:
            found.append(f"no role: {about}")
    return found


def test_everything_in_the_window_has_a_name(window, show_case, qtbot):
    assert nameless(window) == []
    show_case(phantom_case(BREACHING_NEEDLE))
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8):
        qtbot.keyClick(window, key)
        assert len(reached(window)) > 20
        assert nameless(window) == []
    for button in window.rail._buttons:
        button.click()
        assert nameless(window) == []


@pytest.mark.long
def test_everything_in_every_dialog_has_a_name(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    problems: dict[str, list[str]] = {}

    for command in DIALOGS:

        def look(dialog: QWidget, command: str = command) -> None:
            assert dialog.windowTitle()
            assert reached(dialog), command
            problems[command] = nameless(dialog)

        look_at_dialog(window, command, look)
    assert {name: left for name, left in problems.items() if left} == {}
    assert set(problems) == set(DIALOGS)


def test_the_verdict_and_the_next_step_are_told_in_words(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    verdict = window.findChild(QWidget, "verdict")
    reader = QAccessible.queryAccessibleInterface(verdict)
    assert "STOP" in reader.text(QAccessible.Text.Name)
    advice = QAccessible.queryAccessibleInterface(window.rail._advice)
    assert advice.role() == Role.StaticText
    assert "Do not use this plan" in advice.text(QAccessible.Text.Name)
    view = QAccessible.queryAccessibleInterface(window.findChild(QWidget, "axial-view"))
    assert view.text(QAccessible.Text.Name) == "Axial"
    assert "Arrows" in view.text(QAccessible.Text.Description)


def test_no_command_is_told_by_its_icon_alone(window):
    for button in window.findChildren(QAbstractButton):
        if button.isVisibleTo(window) and not button.text():
            assert button.accessibleName() or button.toolTip()
