"""Every word can be read, in every theme, and no severity is told by colour alone."""

import itertools
import re

import attrs
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from planner.rules.findings import Severity
from ui.resources import resource
from ui.settings import THEMES as THEME_NAMES
from ui.theme import (
    CONTRAST,
    HIGH_CONTRAST,
    READABLE_CONTRAST,
    SEVERITY_ICONS,
    SEVERITY_TOKENS,
    THEMES,
    Look,
    Theme,
    contrast,
    paint_icon,
)

GROUNDS = ("window", "panel", "card", "field")
WRITTEN = ("text", "text_muted", "accent", "stop", "na", "warn", "info", "passed")
EDGE_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: what must be told apart without being text."""

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


def asked_of(theme: Theme) -> float:
    """The contrast that its words must have."""
    return HIGH_CONTRAST if theme is CONTRAST else READABLE_CONTRAST


def test_black_on_white_has_the_highest_contrast_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


@every_theme
@pytest.mark.parametrize(("word", "ground"), list(itertools.product(WRITTEN, GROUNDS)))
def test_text_is_readable_on_every_ground(theme: Theme, word: str, ground: str):
    ratio = contrast(getattr(theme, word), getattr(theme, ground))
    assert ratio >= asked_of(theme)


@every_theme
@pytest.mark.parametrize("severity", list(Severity))
def test_the_verdict_is_readable_on_its_colour(theme: Theme, severity: Severity):
    assert contrast(theme.on_severity, theme.of(severity)) >= asked_of(theme)


@every_theme
def test_what_is_chosen_is_readable(theme: Theme):
    assert contrast(theme.on_accent, theme.accent) >= asked_of(theme)
    assert contrast(theme.text, theme.accent_soft) >= asked_of(theme)
    assert contrast(theme.accent, theme.accent_soft) >= asked_of(theme)
    assert contrast(theme.text, theme.hover) >= asked_of(theme)


@every_theme
def test_what_is_disabled_can_still_be_seen(theme: Theme):
    for ground in ("panel", "card", "field"):
        assert contrast(theme.line_strong, getattr(theme, ground)) >= EDGE_CONTRAST


def test_each_severity_has_a_shape_of_its_own():
    assert set(SEVERITY_ICONS) == set(SEVERITY_TOKENS) == set(Severity)
    drawings = {
        resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        for name in SEVERITY_ICONS.values()
    }
    assert len(drawings) == len(Severity)


@every_theme
def test_each_severity_has_a_colour_of_its_own(theme: Theme):
    assert len({theme.of(severity) for severity in Severity}) == len(Severity)


@pytest.mark.parametrize(
    "path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem
)
def test_every_icon_takes_the_colour_it_is_asked_for(path, qapp):
    drawing = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert "#" not in drawing
    image = QImage(72, 72, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, path.stem, QRectF(0, 0, 72, 72), "#ff0000")
    painter.end()
    colours = {
        image.pixelColor(x, y).name()
        for x, y in itertools.product(range(72), range(72))
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}


@every_theme
@pytest.mark.parametrize("percent", [80, 200])
def test_the_style_sheet_is_filled_in_completely(theme: Theme, percent: int, qapp):
    sheet = Look(theme=theme, text_percent=percent).stylesheet()
    assert "$" not in sheet
    assert theme.accent in sheet
    assert f"{round(15 * percent / 100)}px" in sheet


def test_high_contrast_has_an_edge_around_everything():
    for line, ground in itertools.product(("line", "line_strong", "accent"), GROUNDS):
        ratio = contrast(getattr(CONTRAST, line), getattr(CONTRAST, ground))
        assert ratio >= HIGH_CONTRAST


@every_theme
def test_every_theme_has_a_colour_for_each_token(theme: Theme):
    for token, colour in attrs.asdict(theme).items():
        assert token == "name" or re.fullmatch("#[0-9a-f]{6}", colour), token


def test_what_can_be_remembered_is_what_there_is():
    assert set(THEME_NAMES) == set(THEMES)


def test_the_eye_finds_what_the_keyboard_is_on(qapp):
    for theme in THEMES.values():
        for ground in GROUNDS:
            assert contrast(theme.accent, getattr(theme, ground)) >= EDGE_CONTRAST
