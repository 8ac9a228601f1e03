"""Unlocking a needle: only with initials, which stay on record in the plan."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.dialogs.frames import give_room, lay_out
from ui.language import say
from ui.panels.parts import button, column, label
from ui.settings import INITIALS_LENGTH
from ui.theme import GRID

CONSEQUENCES = "The needle can then be moved again. That you unlocked it is kept."


class Unlock(QDialog):
    """The button stays off until initials are typed."""

    def __init__(self, parent: QWidget, needle_id: str, *, initials: str) -> None:
        super().__init__(parent)
        self._initials = QLineEdit(initials)
        self._initials.setObjectName("unlock.initials")
        self._initials.setAccessibleName(say("Your initials"))
        self._initials.setMaxLength(INITIALS_LENGTH)
        cancel = button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        self._done = button(say("Unlock"), "primary", name="unlock.done")
        self._done.clicked.connect(self.accept)
        content = column(
            label(say(CONSEQUENCES), wrap=True),
            label(say("Initials"), "small"),
            self._initials,
        )
        lay_out(
            self,
            say("Unlock needle {needle}", needle=needle_id),
            content,
            cancel,
            self._done,
        )
        give_room(self, 48 * GRID, 24 * GRID)
        self._initials.textChanged.connect(self._show_state)
        self._show_state()
        self._initials.setFocus()

    @property
    def initials(self) -> str:
        return self._initials.text().strip()

    def _show_state(self) -> None:
        self._done.setEnabled(bool(self.initials))


def ask_unlock(parent: QWidget, needle_id: str, *, initials: str) -> str | None:
    """Return the initials of who unlocks a needle; None if nobody does."""
    dialog = Unlock(parent, needle_id, initials=initials)
    is_given = dialog.exec() == QDialog.DialogCode.Accepted
    given = dialog.initials
    dialog.deleteLater()
    return given if is_given else None
