"""Nobody's language, in every window: nothing is left in English, and all has room."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.gallery import WITH_CASE, WITHOUT_CASE, Scene, Visit
from tests.pseudo import PSEUDO, Pseudo, pseudo
from tests.ui.clipped import cut_off, too_wide
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from tests.ui.seen import unsaid
from ui.language import speaking
from ui.main_window import MainWindow
from ui.opening import demo_plan

QUICK = ("steps", "menus", "needles", "dialogs")
"""What everybody sees; all the others are looked at with --all."""

Find = Callable[[QWidget], list[str]]
ScenesFor = Callable[[Sequence[Scene], Find], dict[str, list[str]]]


def test_nobodys_language_keeps_places_and_is_longer():
    assert pseudo("{level}: {x:.1f} mm") == "{level}: {x:.1f} ṁṁ ~~~~~~ ~~"
    assert pseudo("{x} · {y}") == "{x} · {y}"
    assert pseudo("&File") == "&Ƒíĺé ~~"
    assert pseudo("All files (*.json)").endswith(" ~~~~~~ ~")
    assert "(*.json)" in pseudo("All files (*.json)")


@pytest.fixture
def found(window: MainWindow, show_case, tmp_path: Path) -> Iterator[ScenesFor]:
    """Go through scenes of a window in which the language has just been changed."""
    show_case(phantom_case(BREACHING_NEEDLE, confirmed_by=None))

    def go_through(scenes: Sequence[Scene], find: Find) -> dict[str, list[str]]:
        wrong: dict[str, list[str]] = {}

        def look(name: str, widget: QWidget) -> None:
            if listed := find(widget):
                wrong[name] = listed

        ct = demo_plan().parent / "ct"
        visit = Visit(window=window, ct=ct, folder=tmp_path, look=look)
        for scene in scenes:
            scene.show(visit)
        return wrong

    with speaking(PSEUDO, Pseudo()):
        window.look.spoken_anew.emit()
        window.look.changed.emit()
        yield go_through
    window.look.spoken_anew.emit()


def wrong_on(seen: QWidget) -> list[str]:
    return unsaid(seen) + cut_off(seen) + too_wide(seen)


def test_what_everybody_sees_is_said_and_has_room(found: ScenesFor):
    scenes = [scene for scene in WITH_CASE if scene.name in QUICK]
    assert found(scenes, wrong_on) == {}


@pytest.mark.long
def test_every_window_page_and_dialog_is_said_and_has_room(found: ScenesFor):
    scenes = (*WITHOUT_CASE, *WITH_CASE)
    assert found(scenes, wrong_on) == {}


@pytest.mark.long
def test_every_window_page_and_dialog_has_room_for_chinese(
    window: MainWindow, show_case, tmp_path: Path
):
    show_case(phantom_case(BREACHING_NEEDLE, confirmed_by=None))
    wrong: dict[str, list[str]] = {}

    def look(name: str, widget: QWidget) -> None:
        if short := cut_off(widget) + too_wide(widget):
            wrong[name] = short

    ct = demo_plan().parent / "ct"
    visit = Visit(window=window, ct=ct, folder=tmp_path, look=look)
    with speaking("zh_CN"):
        window.look.spoken_anew.emit()
        window.look.changed.emit()
        for scene in (*WITHOUT_CASE, *WITH_CASE):
            scene.show(visit)
    assert wrong == {}
