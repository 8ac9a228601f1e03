"""Every command with its key, and what the mouse does. Read from the one table."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QLayout, QWidget

from ui.dialogs.frames import SHARE, lay_out
from ui.language import say
from ui.messages.views import SCENE_HELP, VIEW_HELP
from ui.panels.parts import button, column, label, row, scrolled
from ui.theme import GRID

Lines = Sequence[tuple[str, str]]
"""What a command does, and its key."""


class ShortcutSheet(QDialog):
    """Two columns of groups; a group is a menu."""

    def __init__(self, parent: QWidget, groups: Mapping[str, Lines]) -> None:
        super().__init__(parent)
        sides: tuple[list[QWidget], list[QWidget]] = ([], [])
        lengths = [0, 0]
        for title, lines in groups.items():
            side = lengths.index(min(lengths))
            sides[side].append(_group(title, lines))
            lengths[side] += len(lines) + 2
        columns = row(
            *(column(*side, 1, spacing=2 * GRID) for side in sides), spacing=5 * GRID
        )
        mouse = column(
            _mouse(say("In a slice"), say(VIEW_HELP)),
            _mouse(say("In the 3-D view"), say(SCENE_HELP)),
        )
        self._words = as_text(groups)
        copy = button(say("Copy"), name="shortcuts.copy")
        copy.clicked.connect(self._copy)
        close = button(say("Close"), "primary")
        close.clicked.connect(self.accept)
        page = QWidget()
        page.setLayout(
            column(columns, mouse, 1, spacing=2 * GRID, margins=(0, 0, 2 * GRID, 0))
        )
        area = scrolled(page)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(say("Shortcuts"))
        lay_out(self, say("Shortcuts"), area, copy, close)
        wanted = page.sizeHint() + QSize(10 * GRID, 20 * GRID)
        self.resize(wanted.boundedTo(parent.screen().availableSize() * SHARE))

    def _copy(self) -> None:
        """Put the sheet on the clipboard, to be pasted and printed anywhere."""
        QGuiApplication.clipboard().setText(self._words)


def as_text(groups: Mapping[str, Lines]) -> str:
    """Return the sheet as plain text: a key, a tab, and what it does."""
    return "\n\n".join(
        "\n".join((title, *(f"{key}\t{words}" for words, key in lines)))
        for title, lines in groups.items()
        if lines
    )


def _mouse(title: str, words: str) -> QLayout:
    return column(label(title, "eyebrow"), label(words, wrap=True), spacing=4)


def _group(title: str, lines: Lines) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(4)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(title, "eyebrow"), 0, 0, 1, 2)
    for place, (words, key) in enumerate(lines, start=1):
        grid.addWidget(label(words, wrap=True), place, 0)
        grid.addWidget(label(key, "key"), place, 1, Qt.AlignmentFlag.AlignRight)
    made = QWidget()
    made.setLayout(grid)
    return made
