"""The images at hand: how many slices, how fine, what was done to them."""

from collections.abc import Mapping

from PySide6.QtGui import QAction

from ui.language import say
from ui.messages.review_panel import POSTOP_OWN, TURN_POSTOP
from ui.messages.series import note_about_images
from ui.messages.words import POSTOP_NONE, POSTOP_THERE, study_title
from ui.panels.parts import ActionButton, column, frame, label
from ui.panels.session_panel import SessionPanel
from ui.theme import Look


class StudyPanel(SessionPanel):
    """Says nothing about whom the images show."""

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__(look)
        self._title = label("", "strong", wrap=True)
        self._title.setObjectName("study.title")
        self._notes = label("", wrap=True)
        self._postop = label("", "muted", wrap=True)
        self._postop.setObjectName("study.postop")
        told = column(self._title, self._notes, self._postop, margins=(12, 12, 12, 12))
        card = frame("card", told)
        self.setLayout(
            column(
                label(say("Images"), "lead"),
                card,
                ActionButton(
                    actions["file.open_folder"], say("Open another CT folder")
                ),
                ActionButton(actions["file.open_file"], say("Open a file or plan")),
                ActionButton(
                    actions["file.postop"], say("Add the CT after the operation")
                ),
                ActionButton(actions["review.is_later"], say(TURN_POSTOP)),
                ActionButton(actions["file.save"], say("Save this plan")),
                spacing=12,
            )
        )

    def refresh(self) -> None:
        if self.session is None:
            return
        volume = self.session.volume
        self._title.setText(study_title(volume))
        notes = [note_about_images(note) for note in volume.notes]
        self._notes.setText(
            " ".join(notes) or say("Nothing was changed in the images to open them.")
        )
        study = self.session.case.study
        told = say(POSTOP_THERE) if study.postop_ct is not None else say(POSTOP_NONE)
        self._postop.setText(say(POSTOP_OWN) if study.after_operation else told)
