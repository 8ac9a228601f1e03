"""Every word can be read, in both themes, and no severity is told by colour alone."""

import itertools

import attrs
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from planner.rules.findings import Severity
from ui.resources import resource
from ui.theme import (
    DARK,
    LIGHT,
    READABLE_CONTRAST,
    SEVERITY_ICONS,
    SEVERITY_TOKENS,
    Look,
    Theme,
    contrast,
    paint_icon,
)

GROUNDS = ("window", "panel", "card", "field")
WRITTEN = ("text", "text_muted", "accent", "stop", "na", "warn", "info", "passed")
EDGE_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: what must be told apart without being text."""

both_themes = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)


def test_black_on_white_has_the_highest_contrast_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


@both_themes
@pytest.mark.parametrize(("word", "ground"), list(itertools.product(WRITTEN, GROUNDS)))
def test_text_is_readable_on_every_ground(theme: Theme, word: str, ground: str):
    ratio = contrast(getattr(theme, word), getattr(theme, ground))
    assert ratio >= READABLE_CONTRAST


@both_themes
@pytest.mark.parametrize("severity", list(Severity))
def test_the_verdict_is_readable_on_its_colour(theme: Theme, severity: Severity):
    assert contrast(theme.on_severity, theme.of(severity)) >= READABLE_CONTRAST


@both_themes
def test_what_is_chosen_is_readable(theme: Theme):
    assert contrast(theme.on_accent, theme.accent) >= READABLE_CONTRAST
    assert contrast(theme.text, theme.accent_soft) >= READABLE_CONTRAST
    assert contrast(theme.accent, theme.accent_soft) >= READABLE_CONTRAST
    assert contrast(theme.text, theme.hover) >= READABLE_CONTRAST


@both_themes
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


@both_themes
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


@both_themes
@pytest.mark.parametrize("percent", [90, 150])
def test_the_style_sheet_is_filled_in_completely(theme: Theme, percent: int, qapp):
    sheet = Look(theme=theme, text_percent=percent).stylesheet()
    assert "$" not in sheet
    assert theme.accent in sheet
    assert f"{round(15 * percent / 100)}px" in sheet


def test_both_themes_name_the_same_tokens():
    assert attrs.asdict(DARK).keys() == attrs.asdict(LIGHT).keys()
