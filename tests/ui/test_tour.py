"""The tour points at the real controls, waits for what it asks, and never insists."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.workflow.newcomer import Newcomer
from ui.messages.tour import HEADINGS, STEP_TEXTS
from ui.opening import demo_plan
from ui.settings import read_settings
from ui.tour import TOUR


@pytest.fixture
def newcomer(qtbot, window) -> Newcomer:
    return Newcomer(qtbot, window)


@pytest.fixture
def is_offered(tmp_path: Path):
    return lambda: read_settings(tmp_path / "settings.toml").offers_tour


def callout(window):
    found = window.findChild(type(window.tour._callout))
    assert found is not None
    return found


def told(window) -> str:
    words: QLabel = callout(window).findChild(QLabel, "callout.words")
    return words.text()


def test_it_is_offered_once_and_no_is_an_answer(window, newcomer, is_offered):
    assert is_offered()
    window.tour.offer()
    newcomer.wait_until(callout(window).isVisible)
    assert "first time" in told(window)
    newcomer.press("No, thanks")
    assert not callout(window).isVisible()
    assert not is_offered()
    assert window.session is None


def test_esc_puts_it_away_for_good(window, newcomer, is_offered, qtbot):
    window.tour.offer()
    newcomer.wait_until(callout(window).isVisible)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not callout(window).isVisible()
    assert not is_offered()


def test_the_offer_lies_inside_the_window_whatever_its_size(window, newcomer, qtbot):
    window.tour.offer()
    newcomer.wait_until(callout(window).isVisible)
    for size in ((1120, 680), (1920, 1200), (1280, 800)):
        window.resize(*size)
        qtbot.wait(50)
        assert window.rect().contains(callout(window).geometry())


def where_it_points(window) -> QRect:
    ring = window.tour._ring
    return QRect(ring._around)


@pytest.mark.long
@pytest.mark.parametrize("percent", [100, 200])
def test_it_leads_from_the_demo_case_to_a_needle_that_keeps_the_rules(
    window, newcomer, qtbot, percent: int
):
    """Each card lies beside what it points at, and waits until that is done."""
    window.resize(1280, 800)
    window.look.use(text_percent=percent, still=True)
    window.door.open_path(demo_plan())
    newcomer.wait_until(lambda: window.session is not None and window.session.vertebra)
    window.tour.begin()

    def is_at(code: str) -> None:
        newcomer.wait_until(lambda: window.tour.step and window.tour.step.code == code)
        qtbot.wait(50)
        card, pointed = callout(window).geometry(), where_it_points(window)
        assert window.rect().contains(card), code
        assert not pointed.isEmpty(), code
        if code != "loading":
            assert not card.intersects(pointed.adjusted(4, 4, -4, -4)), code

    is_at("views")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    is_at("verdict")
    newcomer.press("Next")
    is_at("confirm")
    newcomer.type_into("Initials", "NC")
    newcomer.press("Confirm")
    is_at("delete")
    newcomer.press("Back")
    is_at("confirm")
    newcomer.press("Next")
    newcomer.press("Delete")
    is_at("propose")
    newcomer.press("Propose")
    is_at("take")
    newcomer.take_from_list("Right: most room")
    is_at("finish")
    newcomer.press("Finish")
    assert not window.tour.is_running
    assert len(window.session.level.needles) == 1


def test_every_step_has_words_and_something_to_point_at():
    for step in TOUR:
        assert HEADINGS[step.code]
        assert STEP_TEXTS[step.code]
        assert step.targets
