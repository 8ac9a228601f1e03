"""What every dialog has in common: a title, some content, a row of buttons."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QWidget

from ui.panels.parts import column, label, row
from ui.theme import BASE_TEXT_PX, GRID

SHARE = 0.9
"""Of the screen, at most."""


def lay_out(
    dialog: QDialog, title: str, content: QLayout | QWidget, *buttons: QPushButton
) -> None:
    """Put title, content and buttons on a dialog; the last button is the default."""
    dialog.setWindowTitle(title)
    layout = column(
        label(title, "title"),
        content,
        row(1, *buttons),
        spacing=2 * GRID,
        margins=(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID),
    )
    layout.setStretch(1, 1)
    dialog.setLayout(layout)
    buttons[-1].setDefault(True)


def grown(widget: QWidget, pixels: int) -> int:
    """Return a length meant for a text size of 100 % at the size that text has now."""
    return round(pixels * widget.font().pixelSize() / BASE_TEXT_PX)


def resize_with_text(dialog: QDialog, width: int, height: int) -> None:
    """Make a dialog so large at a text size of 100 %, larger with it, on the screen."""
    wanted = QSize(grown(dialog, width), grown(dialog, height))
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() * SHARE))


def give_room(dialog: QDialog, width: int, height: int) -> None:
    """Make a dialog so wide, and so high or as high as its words need there."""
    width, height = grown(dialog, width), grown(dialog, height)
    layout = dialog.layout()
    needed = layout.totalHeightForWidth(width) if layout is not None else 0
    dialog.resize(width, max(height, needed))
