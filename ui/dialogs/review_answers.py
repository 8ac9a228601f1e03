"""What only a person can tell about a leak: asked part by part, kept in the case."""

from typing import Any

import attrs
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from planner.errors import BadReviewCase
from planner.review.case import ReviewCase
from planner.review.fields import Group, Kind, declared, kind_of
from planner.review.merged import REVIEWER, Merged
from ui.dialogs.frames import lay_out, resize_with_text
from ui.dialogs.review_fields import GroupField, field_of
from ui.language import say
from ui.messages import review_form as words
from ui.messages.errors import sentence_of
from ui.messages.review_panel import MEASURED
from ui.panels.parts import button, column, label, scrolled
from ui.theme import GRID, Look


class ReviewAnswersDialog(QDialog):
    """Shows the reviewer's own answers, and beside them what tools measured."""

    def __init__(
        self, parent: QWidget, look: Look, told: ReviewCase, known: Merged | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review.form")
        self._before = told
        self._known = known
        self._fields: dict[str, Any] = {}
        self._tabs = QTabWidget()
        self._tabs.setObjectName("review.form.parts")
        self._tabs.setUsesScrollButtons(True)
        for name, title in words.GROUPS.items():
            field = self._field(look, name, kind_of(declared(ReviewCase)[name]))
            field.show_answer(getattr(told, name))
            self._fields[name] = field
            held = QWidget()
            held.setLayout(column(field, 1, margins=(GRID, GRID, 2 * GRID, GRID)))
            self._tabs.addTab(scrolled(held), title)
        self._wrong = label("", "small", wrap=True)
        self._wrong.setObjectName("review.form.wrong")
        cancel = button(say(words.CANCEL), name="review.form.cancel")
        cancel.clicked.connect(self.reject)
        done = button(say(words.KEEP), "primary", name="review.form.done")
        done.clicked.connect(self._finish)
        content = column(
            label(say(words.FORM_ABOUT), wrap=True), self._tabs, self._wrong
        )
        content.setStretch(1, 1)
        title = say(words.FORM_TITLE, level=", ".join(told.levels))
        lay_out(self, title, content, cancel, done)
        resize_with_text(self, 116 * GRID, 88 * GRID)

    @property
    def told(self) -> ReviewCase:
        """The answers as they stand in the form.

        Raises
        ------
        BadReviewCase
            If they contradict each other.
        """
        answers = {name: field.answer for name, field in self._fields.items()}
        return attrs.evolve(self._before, **answers)

    def _field(self, look: Look, name: str, kind: Kind) -> Any:
        if isinstance(kind, Group):
            return GroupField(
                look, kind.of, name, name=f"told.{name}", beside=self._measured
            )
        return field_of(look, kind, name, name=f"told.{name}", beside=self._measured)

    def _measured(self, field: str) -> str:
        """Return what tools measured for a field."""
        given = self._known.answers.get(field, ()) if self._known else ()
        return "\n".join(
            say(MEASURED, value=words.value_words(field, each.value), tool=each.source)
            for each in given
            if each.source != REVIEWER
        )

    def _finish(self) -> None:
        try:
            _ = self.told
        except BadReviewCase as error:
            self._wrong.setText(sentence_of(error))
            return
        self.accept()
