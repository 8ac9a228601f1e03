"""How the program looks: colour tokens, text sizes, icons, language. One look for all.

A widget never names a colour. It takes a token from the theme in force, and paints or
asks again when `Look.changed` says that the theme, the text size or the language is
another.
"""

import string
from collections.abc import Callable
from functools import cache

import attrs
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from planner.rules.findings import Severity
from ui.language import language as spoken
from ui.language import use_language
from ui.resources import resource

GRID = 8
"""Every distance is a multiple or a half of this many pixels."""

BASE_TEXT_PX = 13
FAMILIES = (
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    "SF Pro Text",
    ".AppleSystemUIFont",
    "Noto Sans",
    "Cantarell",
    "Ubuntu",
    "DejaVu Sans",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Droid Sans Fallback",
)
"""Plain, open faces with tabular figures: the first one installed is used, and for
signs it lacks the next that has them. DejaVu and Droid come with the program."""

OWN_FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DroidSansFallbackFull.ttf")

ICON_PIXELS = (20, 30, 40, 64)
"""Device pixels that icons are drawn for, so that no ratio needs scaling up."""

READABLE_CONTRAST, HIGH_CONTRAST = 4.5, 7.0
"""WCAG 2.2, success criteria 1.4.3 (AA) and 1.4.6 (AAA): text of normal size."""

MOVING_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
CARET_FLASH_MS = 1060
"""Once on and off, in Qt's own time, while things may move."""


SEVERITY_TOKENS = {
    Severity.STOP: "stop",
    Severity.NA: "na",
    Severity.WARN: "warn",
    Severity.INFO: "info",
    Severity.PASS: "passed",
}

SEVERITY_ICONS = {
    Severity.STOP: "severity-stop",
    Severity.NA: "severity-na",
    Severity.WARN: "severity-warn",
    Severity.INFO: "severity-info",
    Severity.PASS: "severity-pass",
}
"""Octagon, dashed circle, triangle, circle with i, circle with check."""


@attrs.frozen(kw_only=True)
class Theme:
    """Colour tokens as `#rrggbb`. `on_*` is what is written on that colour.

    The five severities follow Okabe and Ito's colour-blind-safe set in hue; they are
    also told apart by shape and by word, so colour is only ever the third sign.
    """

    name: str
    window: str
    panel: str
    card: str
    field: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_muted: str
    accent: str
    accent_soft: str
    on_accent: str
    stop: str
    na: str
    warn: str
    info: str
    passed: str
    on_severity: str

    def of(self, severity: Severity) -> str:
        colour: str = getattr(self, SEVERITY_TOKENS[severity])
        return colour


DARK = Theme(
    name="dark",
    window="#121416",
    panel="#1a1d20",
    card="#22262a",
    field="#2a2f34",
    hover="#343a40",
    line="#30363b",
    line_strong="#727c86",
    text="#eceef0",
    text_muted="#aab2ba",
    accent="#6cb0ff",
    accent_soft="#20354d",
    on_accent="#07182b",
    stop="#ff7a50",
    na="#df9bc4",
    warn="#f2b531",
    info="#a3bdd4",
    passed="#3fc79a",
    on_severity="#14100d",
)
"""For a reading room: nothing in it is brighter than the bone it surrounds."""

LIGHT = Theme(
    name="light",
    window="#eceff2",
    panel="#f8f9fb",
    card="#ffffff",
    field="#eef1f4",
    hover="#e1e6eb",
    line="#d5dbe1",
    line_strong="#7b8691",
    text="#171b1f",
    text_muted="#4c5661",
    accent="#1759b8",
    accent_soft="#dbe8fa",
    on_accent="#ffffff",
    stop="#b33a0a",
    na="#8a3873",
    warn="#835400",
    info="#3d5a75",
    passed="#00674a",
    on_severity="#ffffff",
)

CONTRAST = Theme(
    name="contrast",
    window="#000000",
    panel="#000000",
    card="#000000",
    field="#0b0b0b",
    hover="#262626",
    line="#a6a6a6",
    line_strong="#d6d6d6",
    text="#ffffff",
    text_muted="#e6e6e6",
    accent="#5fdcff",
    accent_soft="#00313f",
    on_accent="#000000",
    stop="#ff9d7d",
    na="#f5b0df",
    warn="#ffd54d",
    info="#bcdcf7",
    passed="#5ce8bb",
    on_severity="#000000",
)
"""For eyes that need it: black and white, and an edge around everything."""

THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST)}


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two `#rrggbb` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def paint_icon(painter: QPainter, name: str, where: QRectF, colour: str) -> None:
    """Draw an icon of `resources/icons` in one colour."""
    drawing = _drawing(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, where)


def _pixmap(name: str, colour: str, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, pixels, pixels), colour)
    painter.end()
    return pixmap


def add_own_faces() -> None:
    """Bring the program's own faces along: a computer may have none for Chinese."""
    for name in OWN_FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


class Look(QObject):
    """Theme, text size and language in force; a still one lets nothing move."""

    spoken_anew = Signal()
    """Before `changed`: what is fixed is said first, what is made of it after."""

    changed = Signal()

    def __init__(
        self,
        *,
        theme: Theme = DARK,
        text_percent: int = 100,
        still: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text_percent = text_percent
        self._still = still
        self._icons: dict[tuple[str, str], QIcon] = {}

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def text_percent(self) -> int:
        return self._text_percent

    @property
    def is_still(self) -> bool:
        return self._still

    def use(
        self,
        *,
        theme: Theme | None = None,
        text_percent: int | None = None,
        still: bool | None = None,
        language: str | None = None,
    ) -> None:
        """Change what is given.

        Raises
        ------
        KeyError
            If the language is none that the program speaks.
        """
        wanted = (
            theme or self._theme,
            text_percent or self._text_percent,
            self._still if still is None else still,
        )
        is_same = wanted == (self._theme, self._text_percent, self._still)
        if is_same and language in (None, spoken()):
            return
        if language is not None:
            use_language(language)
            self.spoken_anew.emit()
        self._theme, self._text_percent, self._still = wanted
        self._icons.clear()
        self.changed.emit()

    def text_px(self, base: int = BASE_TEXT_PX) -> int:
        """Return a text size in pixels at the chosen scale."""
        return round(base * self._text_percent / 100)

    def icon(self, name: str, token: str = "text", on_token: str = "accent") -> QIcon:
        """Return an icon in the theme's colours: at rest, checked, and disabled."""
        key = (name, f"{token}/{on_token}")
        if key not in self._icons:
            icon = QIcon()
            rest: str = getattr(self._theme, token)
            checked: str = getattr(self._theme, on_token)
            for pixels in ICON_PIXELS:
                for colour, mode, state in (
                    (rest, QIcon.Mode.Normal, QIcon.State.Off),
                    (checked, QIcon.Mode.Normal, QIcon.State.On),
                    (self._theme.line_strong, QIcon.Mode.Disabled, QIcon.State.Off),
                ):
                    icon.addPixmap(_pixmap(name, colour, pixels), mode, state)
            self._icons[key] = icon
        return self._icons[key]

    def bind(self, restyle: Callable[[], None]) -> None:
        """Call a widget's method now and after each change, while the widget lives."""
        restyle()
        self.changed.connect(restyle)

    def stylesheet(self) -> str:
        """Return the QSS of `resources/styles/isthmus.qss` with the tokens filled in.

        Raises
        ------
        KeyError
            If the template names a token that no theme has.
        """
        template = resource("styles", "isthmus.qss").read_text(encoding="utf-8")
        tokens = attrs.asdict(self._theme)
        sizes = {"small": 12, "base": BASE_TEXT_PX, "lead": 15, "title": 18, "hero": 30}
        tokens |= {f"px_{name}": f"{self.text_px(px)}px" for name, px in sizes.items()}
        return string.Template(template).substitute(tokens)

    def palette(self) -> QPalette:
        """Return the palette for what the style sheet does not reach."""
        theme, role = self._theme, QPalette.ColorRole
        palette = QPalette()
        for colour, roles in (
            (theme.panel, (role.Window, role.ToolTipBase)),
            (theme.field, (role.Base, role.Button)),
            (theme.card, (role.AlternateBase,)),
            (
                theme.text,
                (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
            ),
            (theme.text_muted, (role.PlaceholderText,)),
            (theme.accent, (role.Highlight, role.Link, role.LinkVisited)),
            (theme.on_accent, (role.HighlightedText,)),
            (theme.hover, (role.Light, role.Midlight)),
            (theme.line, (role.Mid, role.Dark)),
            (theme.window, (role.Shadow,)),
        ):
            for each in roles:
                palette.setColor(each, QColor(colour))
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(
                QPalette.ColorGroup.Disabled, each, QColor(theme.line_strong)
            )
        return palette

    def font(self, base: int = BASE_TEXT_PX, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.text_px(base))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def dress(self, application: QApplication) -> None:
        """Put the look on the whole application."""
        application.setPalette(self.palette())
        application.setFont(self.font())
        application.setStyleSheet(self.stylesheet())
        for effect in MOVING_EFFECTS:
            QApplication.setEffectEnabled(effect, not self._still)
        QApplication.setCursorFlashTime(0 if self._still else CARET_FLASH_MS)


def icon_size(pixels: int = 20) -> QSize:
    return QSize(pixels, pixels)
