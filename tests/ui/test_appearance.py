"""Text, contrast and motion are the user's, and come back at the next start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gallery import WITH_CASE, WITHOUT_CASE, Visit
from tests.ui.clipped import cut_off, too_wide
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from ui.motion import system_wants_less_motion
from ui.opening import demo_plan
from ui.panels.parts import BusyBar
from ui.settings import TEXT_PERCENTS, read_settings
from ui.theme import CONTRAST, DARK, LIGHT


@pytest.fixture
def press(window):
    return lambda name: window.actions_by_id.qt[name].trigger()


@pytest.fixture
def remembered(tmp_path: Path):
    return lambda: read_settings(tmp_path / "settings.toml")


@pytest.mark.long
def test_text_goes_from_80_to_200_per_cent_and_back_to_usual(window, press, remembered):
    assert (TEXT_PERCENTS[0], TEXT_PERCENTS[-1]) == (80, 200)
    for _ in TEXT_PERCENTS:
        press("view.text_larger")
    assert window.look.text_percent == remembered().text_percent == 200
    for _ in TEXT_PERCENTS:
        press("view.text_smaller")
    assert window.look.text_percent == remembered().text_percent == 80
    press("view.text_usual")
    assert window.look.text_percent == remembered().text_percent == 100


def test_high_contrast_leads_back_to_the_theme_before(window, press, remembered):
    press("view.theme")
    press("view.contrast")
    assert window.look.theme is CONTRAST
    assert remembered().theme == "contrast"
    press("view.contrast")
    assert window.look.theme is LIGHT
    press("view.contrast")
    press("view.theme")
    assert window.look.theme is LIGHT
    press("view.theme")
    assert window.look.theme is DARK


def test_with_less_motion_nothing_blinks_and_the_choice_is_kept(
    window, press, remembered
):
    bar = window.findChild(BusyBar, "status.progress")
    bar.show_unknown()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    press("view.less_motion")
    assert QApplication.cursorFlashTime() == 0
    assert bar.maximum() > bar.minimum()
    assert remembered().motion == "less"
    press("view.less_motion")
    assert QApplication.cursorFlashTime() > 0
    assert remembered().motion == "full"


@pytest.mark.parametrize("factor", ["0", "0.0", "1", "?"])
def test_what_the_system_was_told_is_followed(
    factor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    shelf = tmp_path / "kdeglobals"
    shelf.write_text(f"[KDE]\nAnimationDurationFactor={factor}\n", encoding="utf-8")
    assert system_wants_less_motion() is factor.startswith("0")


@pytest.fixture
def tight(window, show_case, tmp_path: Path):
    """Go through scenes at a text size; return what has too little room, by scene."""

    def find(scenes, *, percent: int, size: tuple[int, int]) -> dict[str, list[str]]:
        wrong: dict[str, list[str]] = {}

        def look(name: str, widget) -> None:
            if short := cut_off(widget) + too_wide(widget):
                wrong[name] = short

        window.resize(*size)
        window.look.use(text_percent=percent)
        ct = demo_plan().parent / "ct"
        visit = Visit(window=window, ct=ct, folder=tmp_path, look=look)
        for scene in scenes:
            if scene in WITH_CASE and window.session is None:
                show_case(phantom_case(BREACHING_NEEDLE, confirmed_by=None))
            scene.show(visit)
        return wrong

    return find


@pytest.mark.long
@pytest.mark.parametrize(
    ("percent", "size"),
    [(80, (1280, 800)), (100, (1280, 800)), (200, (1920, 1200))],
)
def test_nothing_is_cut_off_however_large_the_text_is(tight, percent: int, size):
    scenes = (*WITHOUT_CASE, *WITH_CASE)
    assert tight(scenes, percent=percent, size=size) == {}
