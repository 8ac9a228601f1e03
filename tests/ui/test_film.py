"""An advance leaves the program as a film or a strip, letters and verdicts in it."""

import pytest
from PIL import Image, ImageSequence

from planner.errors import BadPlan
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from ui.film import CAPTION_PX, MOST_IN_STRIP, PICTURE_PX, save_film, strip_numbers
from ui.messages.fluoroscopy import FILM_SAVED
from ui.viewports.arrangement import Arrangement


@pytest.fixture
def pushed(window, show_case, qtbot):
    """A window in which a breaching needle lies under the C-arm."""
    show_case(phantom_case(BREACHING_NEEDLE))
    window.views.arrange(Arrangement.FLUOROSCOPY)
    qtbot.waitUntil(lambda: window.views.c_arm.absorber is not None, timeout=20_000)
    return window


def test_a_film_has_a_picture_for_each_millimetre(pushed, tmp_path):
    path = tmp_path / "advance.gif"
    save_film(pushed.views, path, pushed.look)
    steps = pushed.views.course.advance.steps()
    with Image.open(path) as film:
        assert film.size == (2 * PICTURE_PX[0] + 2, PICTURE_PX[1] + CAPTION_PX)
        pictures = [
            (picture.convert("RGB").tobytes(), picture.info["duration"])
            for picture in ImageSequence.Iterator(film)
        ]
    assert len(pictures) == len(steps)
    assert pictures[0][0] != pictures[-1][0]
    assert pictures[-1][1] > 1000


def test_a_strip_is_saved_by_the_command_and_said(pushed, tmp_path, monkeypatch):
    path = tmp_path / "advance.png"
    monkeypatch.setattr(pushed.films, "_ask", lambda: path)
    pushed.actions_by_id.qt["advance.export"].trigger()
    with Image.open(path) as strip:
        assert strip.size[0] > 2 * 2 * PICTURE_PX[0]
    assert pushed.notice.accessibleName() == FILM_SAVED


def test_a_film_that_cannot_be_written_is_refused_in_words(pushed, tmp_path):
    for name in ("advance.gif", "advance.png"):
        with pytest.raises(BadPlan) as caught:
            save_film(pushed.views, tmp_path / "nowhere" / name, pushed.look)
        assert caught.value.facts["reason"] == "unwritable"


@pytest.mark.parametrize("count", [1, 2, 11, 12, 45, 80])
def test_a_strip_shows_the_last_step_and_the_first_stop(count):
    for first in (None, 0, count // 3, count - 1):
        numbers = strip_numbers(count, first)
        assert numbers == sorted(set(numbers))
        assert len(numbers) <= MOST_IN_STRIP
        assert numbers[-1] == count - 1
        assert first is None or first in numbers
