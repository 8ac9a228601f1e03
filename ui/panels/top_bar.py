"""The slim bar at the top: name, menus, what is open, the most used commands."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton, QWidget

from ui.language import say
from ui.messages.words import PRODUCT
from ui.panels.parts import IconButton, IconLabel, column, frame, label, row
from ui.theme import GRID, Look

MORE = "More commands for the views"

BUTTONS = (
    ("file.open_folder", "file.open_file", "file.save"),
    ("edit.undo", "edit.redo"),
    ("view.identity", "view.theme", "help.shortcuts"),
)
"""Commands with a button of their own, in groups."""


def tool_button(action: QAction) -> QToolButton:
    """Return an icon button for a command; its tip names the key."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setIconSize(QSize(20, 20))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setObjectName(f"button.{action.objectName()}")
    return made


class TopBar(QWidget):
    """`title` says what is open; whose it is, `identity` says if it is asked."""

    def __init__(
        self,
        look: Look,
        menus: QMenuBar,
        actions: Mapping[str, QAction],
        identity: QWidget,
    ) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._title = label("", "muted")
        self._title.setObjectName("case.title")
        content = row(spacing=2, margins=(16, 0, 12, 0))
        content.addWidget(IconLabel(look, "isthmus", "accent", pixels=28))
        content.addSpacing(GRID)
        content.addWidget(label(PRODUCT, "lead"))
        content.addSpacing(2 * GRID)
        content.addLayout(column(1, menus, 1, spacing=0))
        content.addStretch(1)
        content.addWidget(self._title)
        content.addSpacing(2 * GRID)
        content.addWidget(identity)
        content.addStretch(1)
        for group in BUTTONS:
            for name in group:
                content.addWidget(tool_button(actions[name]))
            if group is not BUTTONS[-1]:
                content.addSpacing(6)
                content.addWidget(_upright())
                content.addSpacing(6)
        self.setLayout(content)
        look.bind(self._rescale)

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def _rescale(self) -> None:
        self.setFixedHeight(self._look.text_px(6 * GRID))


class ToolStrip(QWidget):
    """Over the views: what a click means, how grey is spread, which planes are cut.

    Words are dropped, the least needed first, before a button would be cut off.
    """

    GROUPS = (
        ("layout.slices", "layout.workshop", "layout.fluoroscopy"),
        (
            "tool.navigate",
            "tool.needle",
            "tool.landmark",
            "tool.wall",
            "tool.brush",
        ),
        ("window.bone", "window.soft", "window.cement"),
        ("view.planes", "view.outlines"),
        ("view.reset",),
    )
    WORDLESS = ("view.reset",)
    ICONLESS = ("window.bone", "window.soft", "window.cement")
    DROPS = (
        (),
        ("view.planes", "view.outlines"),
        (
            "view.planes",
            "view.outlines",
            "layout.slices",
            "layout.workshop",
            "layout.fluoroscopy",
        ),
        (
            "view.planes",
            "view.outlines",
            "layout.slices",
            "layout.workshop",
            "layout.fluoroscopy",
            "tool.landmark",
            "tool.wall",
            "tool.brush",
        ),
        (
            "view.planes",
            "view.outlines",
            "layout.slices",
            "layout.workshop",
            "layout.fluoroscopy",
            "tool.navigate",
            "tool.needle",
            "tool.landmark",
            "tool.wall",
            "tool.brush",
        ),
    )
    """Which buttons go without words, from a wide strip to a narrow one.

    Where even that is too wide, `MOVES` go into the menu at the end in turn.
    """
    MOVES = (("view.reset",), ICONLESS, ("view.planes", "view.outlines"))

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("toolstrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._actions = actions
        self._buttons = {
            name: tool_button(actions[name]) for group in self.GROUPS for name in group
        }
        self._row = row(spacing=2, margins=(8, 0, 8, 0))
        self._lines: dict[tuple[str, ...], QWidget] = {}
        for group in self.GROUPS:
            if group is not self.GROUPS[0]:
                self._lines[group] = QWidget()
                between = row(_upright(), margins=(4, 0, 4, 0))
                self._lines[group].setLayout(between)
                self._row.addWidget(self._lines[group])
            for name in group:
                self._buttons[name].setProperty(
                    "role", "" if name in self.WORDLESS else "tool"
                )
                self._row.addWidget(self._buttons[name])
        self._more = IconButton(look, "more", say(MORE))
        self._more.setObjectName("toolstrip.more")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.setLayout(self._row)
        look.bind(self._rescale)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _rescale(self) -> None:
        self.setFixedHeight(self._look.text_px(5 * GRID))
        self._fit()

    def _fit(self) -> None:
        self._move(())
        for drops in self.DROPS:
            for name, button in self._buttons.items():
                button.setToolButtonStyle(self._style(name, drops))
            if self._fits():
                return
        moved: tuple[str, ...] = ()
        for names in self.MOVES:
            moved = (*names, *moved)
            self._move(moved)
            if self._fits():
                return

    def _fits(self) -> bool:
        self._row.invalidate()
        return self._row.sizeHint().width() <= self.width()

    def _move(self, moved: tuple[str, ...]) -> None:
        """Show some commands in the menu at the end, all others as buttons."""
        for name, button in self._buttons.items():
            button.setVisible(name not in moved)
        for group, line in self._lines.items():
            line.setVisible(any(name not in moved for name in group))
        self._menu.clear()
        self._menu.addActions([self._actions[name] for name in moved])
        self._more.setVisible(bool(moved))

    def _style(self, name: str, drops: tuple[str, ...]) -> Qt.ToolButtonStyle:
        if name in self.ICONLESS:
            return Qt.ToolButtonStyle.ToolButtonTextOnly
        if name in self.WORDLESS or name in drops:
            return Qt.ToolButtonStyle.ToolButtonIconOnly
        return Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def _upright() -> QWidget:
    line = frame("upright")
    line.setFixedHeight(3 * GRID)
    return line
