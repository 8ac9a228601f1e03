"""What every dialog has in common: a title, some content, a row of buttons."""

from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QWidget

from ui.panels.parts import column, label, row
from ui.theme import GRID


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
