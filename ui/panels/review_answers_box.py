"""What is known of the patient: the reviewer's answers, and what was measured."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from planner.review.merged import REVIEWER
from ui.language import say
from ui.messages import review_panel as words
from ui.messages.review_form import field_words, value_words
from ui.panels.parts import button, column, label
from ui.review.review import Review


class ReviewAnswersBox(QWidget):
    """A line for each field that somebody answered, the one that counts first."""

    def __init__(self, review: Review, *, ask: Callable[[], None]) -> None:
        super().__init__()
        self._review = review
        self._shown: object = None
        answer = button(say(words.ANSWER), "primary", name="review.answer")
        answer.clicked.connect(ask)
        self._list = column(spacing=8)
        self.setLayout(
            column(
                label(say(words.ANSWERS_ABOUT), wrap=True),
                answer,
                self._list,
                spacing=12,
            )
        )

    def refresh(self) -> None:
        told = self._review.told
        if told is self._shown:
            return
        self._shown = told
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        answers = told.merged.answers if told else {}
        for field, given in answers.items():
            lines = [label(field_words(field), "strong", wrap=True)]
            for answer in reversed(given):
                value = value_words(field, answer.value)
                said = say(words.YOURS, value=value)
                if answer.source != REVIEWER:
                    said = say(words.MEASURED, value=value, tool=answer.source)
                lines.append(label(said, "small", wrap=True))
            held = QWidget()
            held.setLayout(column(*lines, spacing=2))
            self._list.addWidget(held)
        if not answers:
            self._list.addWidget(label(say(words.NOT_TOLD), "muted", wrap=True))
