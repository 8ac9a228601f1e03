"""How long work still takes is told late, roughly, and never less than nothing."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.test_panels import child
from ui.messages.progress import remaining_words
from ui.panels.work_bar import WorkBar
from ui.remaining import EVIDENCE_S, WORSE, Remaining
from ui.theme import Look


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def remaining(clock: Clock) -> Remaining:
    return Remaining(clock)


@pytest.mark.parametrize("whole_s", [5.0, 60.0, 3600.0])
def test_of_even_work_the_rest_is_told_exactly(remaining, clock, whole_s):
    for step in range(1, 101):
        clock.now_s = 1000.0 + whole_s * step / 100
        remaining.note(step / 100)
        passed_s = whole_s * step / 100
        if passed_s < EVIDENCE_S:
            assert remaining.seconds is None
        else:
            assert remaining.seconds == pytest.approx(whole_s - passed_s, abs=1e-6)


def test_nothing_is_foretold_before_two_seconds_or_before_anything_is_done(
    remaining, clock
):
    clock.now_s += 1.99
    remaining.note(0.5)
    assert remaining.seconds is None
    clock.now_s += 60
    remaining.begin()
    clock.now_s += 60
    remaining.note(0.0)
    assert remaining.seconds is None


def test_what_takes_longer_than_foretold_is_foretold_no_more(remaining, clock):
    clock.now_s += 10
    remaining.note(0.5)
    for after_s, left_s in ((4, 6.0), (9, 1.0), (10, 0.0), (11, None), (500, None)):
        clock.now_s = 1010.0 + after_s
        assert remaining.seconds == left_s


def test_an_end_moves_away_only_if_it_moves_far(remaining, clock):
    """Ten seconds for a half; then work slows down."""
    clock.now_s += 10
    remaining.note(0.5)
    clock.now_s += 4  # 6 s were told; 14 s for 0.62 leave 8.6 s: told as before
    remaining.note(0.62)
    assert remaining.seconds == pytest.approx(6.0)
    clock.now_s += 4  # 2 s were told; 18 s for 0.64 leave 10.1 s: told anew
    remaining.note(0.64)
    assert remaining.seconds == pytest.approx(18 / 0.64 * 0.36)
    assert WORSE * 6.0 > 8.6


def test_less_done_than_before_is_another_piece_of_work(remaining, clock):
    clock.now_s += 30
    remaining.note(0.9)
    remaining.note(0.1)
    assert remaining.seconds is None
    clock.now_s += 3
    remaining.note(0.4)
    assert remaining.seconds == pytest.approx(3 / 0.3 * 0.6)


def test_words_never_grow_shorter_for_a_longer_time():
    def told_s(words: str) -> float:
        if words == "a few seconds left":
            return 5.0
        number = float(words.split()[1])
        unit = {"seconds": 1, "minute": 60, "minutes": 60, "hours": 3600}
        return number * unit[words.split()[2]]

    times = [told_s(remaining_words(seconds / 2)) for seconds in range(30_000)]
    assert all(before <= after for before, after in pairwise(times))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.0, "a few seconds left"),
        (42.0, "about 40 seconds left"),
        (54.9, "about 50 seconds left"),
        (55.0, "about 1 minute left"),
        (89.0, "about 1 minute left"),
        (200.0, "about 3 minutes left"),
        (9000.0, "about 2.5 hours left"),
    ],
)
def test_what_remains_is_told_no_finer_than_it_is_known(seconds, words):
    assert remaining_words(seconds) == words


def test_a_bar_shows_that_work_goes_on_until_it_tells_how_far_it_is(qtbot: QtBot):
    bar = WorkBar(Look(), "work")
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.begin()
    assert bar.bar.maximum() == 0
    bar.show_progress(0.25)
    assert bar.bar.value() * 4 == bar.bar.maximum()
    assert bar.left == ""
    with qtbot.waitSignal(bar.cancelled):
        child(bar, "work.cancel", QPushButton).click()
    bar.finish()
    assert bar.isHidden()
