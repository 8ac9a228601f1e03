"""Another language, chosen in the window: at once, and nothing of the work is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDoubleSpinBox

from planner.plan.edits import with_needle_removed
from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from tests.ui.seen import words_on
from tests.ui.test_window import child
from ui.cli import main
from ui.dialogs.guide import GuideDialog
from ui.language import LANGUAGE_NAMES, language, use_language
from ui.main_window import MainWindow
from ui.settings import Settings, read_settings
from ui.start_language import computer_locale, language_of
from ui.viewports.arrangement import Arrangement


@pytest.fixture(autouse=True)
def english_again():
    yield
    use_language("en")


def choose(window: MainWindow, code: str) -> None:
    window.actions_by_id.qt[f"view.language.{code}"].trigger()


def menu_titles(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menus.actions()]


def test_the_language_changes_at_once_and_the_case_stays(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    session = window.session
    needle = session.needle.id
    session.apply(
        lambda case: with_needle_removed(case, "L1", needle), label="Delete needle"
    )
    window.view_state.move_cursor((1.0, 2.0, 3.0))
    window.views.arrange(Arrangement.WORKSHOP)
    before = session.case, session.level, session.needle, session.history.steps
    cameras = [view.camera for view in window.views.slices.values()]
    choose(window, "zh_CN")
    assert language() == "zh_CN"
    assert window.session is session
    after = session.case, session.level, session.needle, session.history.steps
    assert after == before
    assert window.views.arrangement is Arrangement.WORKSHOP
    assert window.view_state.cursor_lps_mm == pytest.approx((1.0, 2.0, 3.0))
    assert [view.camera for view in window.views.slices.values()] == cameras
    assert menu_titles(window)[0] == "文件(&F)"
    assert window.actions_by_id.qt["edit.undo"].text() == "撤销 删除穿刺针"
    session.undo()
    assert session.needle is not None


@pytest.mark.long
def test_there_and_back_again_every_word_is_what_it_was(window, show_case, qtbot):
    show_case(phantom_case(BREACHING_NEEDLE, confirmed_by=None))
    qtbot.wait(50)
    before = sorted(set(words_on(window)))
    choose(window, "zh_CN")
    chinese = sorted(set(words_on(window)))
    assert chinese != before
    choose(window, "en")
    assert sorted(set(words_on(window))) == before


def test_each_language_has_its_own_name_and_the_chosen_one_is_ticked_and_remembered(
    window, tmp_path: Path
):
    for code in ("zh_CN", "en"):
        choose(window, code)
        actions = {
            each: window.actions_by_id.qt[f"view.language.{each}"]
            for each in LANGUAGE_NAMES
        }
        assert [each for each in actions if actions[each].isChecked()] == [code]
        assert actions[code].text() == LANGUAGE_NAMES[code]
        assert read_settings(tmp_path / "settings.toml").language == code


def test_what_the_department_decided_is_not_the_users_to_choose(window):
    window.appearance.language_lock = "Set by Spine Unit (policy 7)"
    window.actions_by_id.refresh()
    for code in LANGUAGE_NAMES:
        action = window.actions_by_id.qt[f"view.language.{code}"]
        assert not action.isEnabled()
        assert "Spine Unit" in action.toolTip()


def test_the_guide_goes_on_in_the_other_language_at_the_same_page(window):
    window.dialogs.guide()
    window.findChild(GuideDialog).go_to(2)
    choose(window, "zh_CN")
    (guide,) = [g for g in window.findChildren(GuideDialog) if g.isVisible()]
    assert guide.windowTitle() == "指南"
    assert guide.place == 2
    guide.close()


@pytest.mark.parametrize(
    "words",
    [
        ["--language", "zh_CN", "policy", "check"],
        ["policy", "check", "--language=zh_CN"],
    ],
)
def test_every_verb_speaks_the_language_it_is_told(words: list[str], capsys):
    assert main(words) == 0
    assert "科室规则" in capsys.readouterr().out
    assert language() == "en"


def test_a_verb_told_to_speak_what_nobody_knows_says_what_is_known(capsys):
    assert main(["policy", "check", "--language", "xx"]) == 2
    assert "en, zh_CN" in capsys.readouterr().err


def test_a_language_nobody_speaks_is_no_setting():
    with pytest.raises(ValueError, match="language"):
        Settings(language="xx")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("zh_CN", "zh_CN"),
        ("zh_TW", "zh_CN"),
        ("Chinese (Simplified)_China", "zh_CN"),
        ("de_DE", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_the_first_start_speaks_as_the_computer_does(name: str, code: str):
    assert language_of(name) == code


def test_the_computer_is_asked_in_the_order_of_its_own_variables(monkeypatch):
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert computer_locale() == "zh_CN"


def test_figures_have_a_point_in_every_language(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    for code in LANGUAGE_NAMES:
        choose(window, code)
        diameter = child(window, "needle.diameter", QDoubleSpinBox)
        assert diameter.text() == "3.05 mm"
        assert QLocale().decimalPoint() == "."
