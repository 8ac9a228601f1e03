"""One table holds every command; what menus, keys and tips say is read from it."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QPushButton

from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from ui.action_set import shortcut_groups
from ui.actions import ACTIONS
from ui.dialogs.shortcut_sheet import ShortcutSheet
from ui.messages.actions import MENUS
from ui.resources import resource
from ui.viewports.view_state import WINDOW_PRESETS, Tool


def test_every_command_has_an_id_of_its_own():
    ids = [spec.id for spec in ACTIONS]
    assert len(ids) == len(set(ids))


def test_no_key_means_two_things(qapp):
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert all(keys)


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_every_command_says_what_it_does(spec):
    assert spec.text
    assert spec.tip
    assert spec.menu in MENUS
    if spec.icon is not None:
        assert resource("icons", f"{spec.icon}.svg")


def _commands(menu):
    for action in menu.actions():
        yield from _commands(action.menu()) if action.menu() else (action,)


def test_every_command_is_in_a_menu_and_its_tip_names_the_key(window):
    listed = {
        action.objectName()
        for menu in window.menus.actions()
        for action in _commands(menu.menu())
        if not action.isSeparator()
    }
    assert listed == {spec.id for spec in ACTIONS}
    for spec in ACTIONS:
        tip = window.actions_by_id.qt[spec.id].toolTip()
        if spec.keys:
            key = QKeySequence(spec.keys[0]).toString(
                QKeySequence.SequenceFormat.NativeText
            )
            assert tip.endswith(f"({key})")


def test_without_a_case_only_ways_in_and_the_looks_can_be_used(window):
    usable = {
        spec.id for spec in ACTIONS if window.actions_by_id.qt[spec.id].isEnabled()
    }
    assert usable == {
        "file.open_folder",
        "file.open_file",
        "file.open_demo",
        "file.quit",
        "review.plugins",
        "review.registry",
        "view.language.en",
        "view.language.zh_CN",
        "view.theme",
        "view.contrast",
        "view.less_motion",
        "view.text_larger",
        "view.text_smaller",
        "view.text_usual",
        "help.guide",
        "help.tour",
        "help.shortcuts",
        "help.rules",
        "help.about",
    }


def test_undo_names_the_step_it_takes_back(window, show_case):
    show_case(
        phantom_case(
            SAFE_NEEDLE,
            BREACHING_NEEDLE.__class__(
                id="L1",
                entry_lps_mm=BREACHING_NEEDLE.entry_lps_mm,
                tip_lps_mm=BREACHING_NEEDLE.tip_lps_mm,
                outer_diameter_mm=3.0,
            ),
        )
    )
    action = window.actions_by_id.qt["edit.undo"]
    assert not action.isEnabled()
    window.actions_by_id.qt["needle.delete"].trigger()
    assert action.text() == "Undo Delete needle R1"
    assert "Undo Delete needle R1 (" in action.toolTip()
    action.trigger()
    assert [n.id for n in window.session.level.needles] == ["R1", "L1"]
    assert window.actions_by_id.qt["edit.redo"].text() == "Redo Delete needle R1"


def test_tools_windows_and_planes_follow_their_commands(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    actions = window.actions_by_id.qt
    actions["tool.needle"].trigger()
    assert window.view_state.tool is Tool.NEEDLE
    assert actions["tool.needle"].isChecked()
    assert not actions["tool.navigate"].isChecked()
    actions["window.cement"].trigger()
    assert window.view_state.window == WINDOW_PRESETS["cement"]
    assert not actions["window.bone"].isChecked()
    actions["view.planes"].trigger()
    assert window.view_state.vertebra_planes
    actions["view.outlines"].trigger()
    assert not window.view_state.outlines
    actions["view.maximise_4"].trigger()
    assert window.views.maximised_index == 3
    actions["view.maximise_4"].trigger()
    assert window.views.maximised_index is None


def test_the_next_needle_comes_after_the_last_one_again(window, show_case):
    other = SAFE_NEEDLE.__class__(
        id="R2",
        entry_lps_mm=SAFE_NEEDLE.entry_lps_mm,
        tip_lps_mm=SAFE_NEEDLE.tip_lps_mm,
        outer_diameter_mm=3.0,
    )
    show_case(phantom_case(SAFE_NEEDLE, other))
    seen = []
    for _ in range(3):
        seen.append(window.session.needle.id)
        window.actions_by_id.qt["needle.next"].trigger()
    assert seen == ["R1", "R2", "R1"]


def test_the_shortcut_sheet_lists_every_key(window, qtbot):
    listed = list(itertools.chain.from_iterable(shortcut_groups().values()))
    assert len(listed) == sum(bool(spec.keys) for spec in ACTIONS)
    sheet = ShortcutSheet(window, shortcut_groups())
    qtbot.addWidget(sheet)
    words = [part.text() for part in sheet.findChildren(type(window.rail._advice))]
    for tip, key in listed:
        assert tip in words
        assert key in words
    qtbot.mouseClick(
        sheet.findChild(QPushButton, "shortcuts.copy"), Qt.MouseButton.LeftButton
    )
    copied = QGuiApplication.clipboard().text().splitlines()
    assert {f"{key}\t{tip}" for tip, key in listed} <= set(copied)
