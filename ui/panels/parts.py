"""The few building blocks that every panel and dialog is made of."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.rules.findings import Severity
from ui.language import Said, again, say
from ui.panels.word_button import WordButton
from ui.spoken import HoldsWords, Kept, speak
from ui.theme import GRID, SEVERITY_ICONS, SEVERITY_TOKENS, Look, paint_icon

PROGRESS = "Progress"

Item = QWidget | QLayout | int
"""What a row or column holds; a number is a stretch."""


def fill(layout: QBoxLayout, items: Sequence[Item]) -> None:
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def column(
    *items: Item, spacing: int = GRID, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    fill(layout, items)
    return layout


def row(
    *items: Item, spacing: int = GRID, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    fill(layout, items)
    return layout


def label(words: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text; nothing in it is ever read as markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    speak(made, text=words)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def button(words: str, role: str = "", *, name: str = "") -> QPushButton:
    made = WordButton()
    made.setProperty("role", role)
    made.setObjectName(name)
    speak(made, text=words, accessibleName=words)
    return made


class ActionButton(WordButton):
    """A push button that does what a command of the menus does."""

    def __init__(self, action: QAction, words: str, role: str = "") -> None:
        super().__init__()
        self._action = action
        self.setProperty("role", role)
        self.setObjectName(f"button.{action.objectName()}")
        speak(self, text=words, accessibleName=words)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())


def frame(role: str, layout: QLayout | None = None) -> QFrame:
    made = QFrame()
    made.setProperty("role", role)
    if layout is not None:
        made.setLayout(layout)
    return made


def line() -> QFrame:
    return frame("rule")


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet looks at, and look again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class _FollowingArea(QScrollArea):
    """Brings into sight what the keyboard has come to, from inside or from outside."""

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is None or inside is None or by_mouse:
            return
        if inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, GRID)


def scrolled(content: QWidget) -> QScrollArea:
    """Return an area that scrolls its content up and down, never sideways."""
    content.setObjectName("scrolled")
    area = _FollowingArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    return area


class BusyBar(QProgressBar):
    """How much is done; it runs to and fro while nobody knows, unless all is still."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_known = False
        self.setTextVisible(False)
        speak(self, accessibleName=say(PROGRESS))
        look.bind(self._rest)

    def show_unknown(self) -> None:
        self._is_known = False
        self._rest()

    def show_fraction(self, fraction: float) -> None:
        """Show how much is done, 0 to 1."""
        self._is_known = True
        self.setRange(0, 1000)
        self.setValue(round(1000 * fraction))

    def _rest(self) -> None:
        if not self._is_known:
            self.setRange(0, 1 if self._look.is_still else 0)
            self.setValue(0)


class IconLabel(QWidget):
    """An icon in a colour token, painted sharp at any device pixel ratio."""

    def __init__(
        self, look: Look, name: str, token: str = "text", *, pixels: int = 20
    ) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._token = token
        self.setFixedSize(pixels, pixels)
        look.bind(self.update)

    def show_icon(self, name: str, token: str) -> None:
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour: str = getattr(self._look.theme, self._token)
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), colour)
        painter.end()


class SeverityMark(IconLabel):
    """The shape of a severity in its colour. The word always stands beside it."""

    def __init__(
        self, look: Look, severity: Severity = Severity.NA, *, pixels: int = 20
    ) -> None:
        icon, token = SEVERITY_ICONS[severity], SEVERITY_TOKENS[severity]
        super().__init__(look, icon, token, pixels=pixels)

    def show_severity(self, severity: Severity) -> None:
        self.show_icon(SEVERITY_ICONS[severity], SEVERITY_TOKENS[severity])


class IconButton(QToolButton):
    """A button that is an icon; its tip and its accessible name say what it does."""

    def __init__(self, look: Look, name: str, tip: str) -> None:
        super().__init__()
        self._look = look
        self._name = name
        speak(self, toolTip=tip, accessibleName=tip)
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.bind(self._restyle)

    def show_icon(self, name: str) -> None:
        self._name = name
        self._restyle()

    def _restyle(self) -> None:
        self.setIcon(self._look.icon(self._name))


class Choice(QComboBox, HoldsWords):
    """A drop-down list whose arrow follows the theme."""

    ARROW_PIXELS = 14
    WORDS = Qt.ItemDataRole.UserRole + 1

    def __init__(self, look: Look, accessible_name: str) -> None:
        super().__init__()
        self._look = look
        speak(self, accessibleName=accessible_name)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(8)
        look.bind(self.update)

    def add(self, words: str, value: object = None) -> None:
        """Add an entry that is said again when the language changes."""
        self.addItem(words, value)
        kept = Kept(words) if isinstance(words, Said) else None
        self.setItemData(self.count() - 1, kept, self.WORDS)

    def speak_again(self) -> None:
        for index in range(self.count()):
            kept = self.itemData(index, self.WORDS)
            if isinstance(kept, Kept):
                words = again(kept.words)
                self.setItemText(index, words)
                self.setItemData(index, Kept(words), self.WORDS)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._look.theme
        colour = theme.text_muted if self.isEnabled() else theme.line_strong
        side = self.ARROW_PIXELS
        corner = QPoint(self.width() - side - 8, (self.height() - side) // 2)
        painter = QPainter(self)
        paint_icon(
            painter,
            "chevron-down",
            QRectF(corner.x(), corner.y(), side, side),
            colour,
        )
        painter.end()
