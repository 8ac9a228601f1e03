"""Asks what becomes of edits nobody saved."""

import enum

from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.frames import lay_out
from ui.language import say
from ui.panels.parts import button, column, label


class Answer(enum.Enum):
    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class UnsavedDialog(QDialog):
    """Closing it in any other way means cancel: nothing is ever lost by a slip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.answer = Answer.CANCEL
        words = label(
            say(
                "This plan has changes that are not saved. If you go on without "
                "saving, they are lost."
            ),
            wrap=True,
        )
        words.setMinimumWidth(400)
        discard = button(say("Discard"), name="unsaved.discard")
        cancel = button(say("Cancel"), name="unsaved.cancel")
        save = button(say("Save"), "primary", name="unsaved.save")
        discard.clicked.connect(lambda: self._answer(Answer.DISCARD))
        cancel.clicked.connect(lambda: self._answer(Answer.CANCEL))
        save.clicked.connect(lambda: self._answer(Answer.SAVE))
        lay_out(self, say("Save the plan?"), column(words, 1), discard, cancel, save)

    def _answer(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def ask_unsaved(parent: QWidget) -> Answer:
    dialog = UnsavedDialog(parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer
