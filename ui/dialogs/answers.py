"""Fields that can also say "nobody answered": a choice, a list, a number, a text."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QWidget

from planner.plan.assessment import NUMBERS
from planner.plan.schema import LARGEST_CEMENT_ML
from ui.language import Texts, say
from ui.messages.questions import (
    ANSWER_WORDS,
    LIST_WORDS,
    NO,
    NONE_OF_THESE,
    NOT_ANSWERED,
    NUMBER_UNITS,
    QUESTION_WORDS,
    YES,
)
from ui.panels.parts import Choice, column
from ui.theme import Look

BOUNDS = {
    **NUMBERS,
    "volume_ml": (0.0, LARGEST_CEMENT_ML),
    "radiopacifier_wt_percent": (0.0, 100.0),
}
Answer = TypeVar("Answer", str, bool)

FLAG_WORDS: Mapping[bool, str] = Texts({True: YES, False: NO})


class ChoiceField(Choice):
    """One answer of several, or none yet."""

    def __init__(self, look: Look, words: str, answers: Mapping[Answer, str]) -> None:
        super().__init__(look, words)
        self.addItem(say(NOT_ANSWERED), None)
        for answer, told in answers.items():
            self.addItem(told, answer)

    @property
    def answer(self) -> object:
        return self.currentData()

    def show_answer(self, answer: object) -> None:
        places = [self.itemData(index) for index in range(self.count())]
        self.setCurrentIndex(places.index(answer))


class ListField(QWidget):
    """Any of several, or none of them; nothing ticked is no answer."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._none = QCheckBox(say(NONE_OF_THESE))
        self._boxes = {
            name: QCheckBox(words[:1].upper() + words[1:])
            for name, words in answers.items()
        }
        self._none.clicked.connect(self._tick_none)
        for box in self._boxes.values():
            box.clicked.connect(lambda: self._none.setChecked(False))
        self.setLayout(column(self._none, *self._boxes.values(), spacing=2))

    @property
    def answer(self) -> tuple[str, ...] | None:
        ticked = tuple(name for name, box in self._boxes.items() if box.isChecked())
        return ticked if ticked or self._none.isChecked() else None

    def show_answer(self, answer: object) -> None:
        ticked = answer if isinstance(answer, tuple) else ()
        self._none.setChecked(answer == ())
        for name, box in self._boxes.items():
            box.setChecked(name in ticked)

    def _tick_none(self) -> None:
        for box in self._boxes.values():
            box.setChecked(False)


class NumberField(QDoubleSpinBox):
    """A number with its unit; one step below the least is "not answered"."""

    def __init__(self, question: str) -> None:
        super().__init__()
        low, high = BOUNDS[question]
        unit, self._factor, decimals = NUMBER_UNITS[question]
        self.setDecimals(decimals)
        self.setRange(low * self._factor - 1, high * self._factor)
        self.setSuffix(say(unit))
        self.setSpecialValueText(say(NOT_ANSWERED))
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setAccessibleName(QUESTION_WORDS[question])

    @property
    def answer(self) -> float | None:
        if self.value() == self.minimum():
            return None
        return max(self.value(), self.minimum() + 1) / self._factor

    def show_answer(self, answer: object) -> None:
        given = answer if isinstance(answer, float) else None
        self.setValue(self.minimum() if given is None else given * self._factor)


class TextField(QLineEdit):
    def __init__(self, question: str) -> None:
        super().__init__()
        self.setPlaceholderText(say(NOT_ANSWERED))
        self.setAccessibleName(QUESTION_WORDS[question])
        self.setMaxLength(200)

    @property
    def answer(self) -> str | None:
        return self.text().strip() or None

    def show_answer(self, answer: object) -> None:
        self.setText(answer if isinstance(answer, str) else "")


Field = ChoiceField | ListField | NumberField | TextField


class LeaveWheel(QObject):
    """A wheel that scrolls the form must not change an answer on its way."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def field_of(question: str, look: Look) -> Field:
    """Return the field that fits a question; its object name is `answer.QUESTION`."""
    field: Field
    words = QUESTION_WORDS[question]
    if question in ANSWER_WORDS:
        field = ChoiceField(look, words, ANSWER_WORDS[question])
    elif question in LIST_WORDS:
        field = ListField(LIST_WORDS[question])
    elif question in BOUNDS:
        field = NumberField(question)
    elif question == "mri_reason":
        field = TextField(question)
    else:
        field = ChoiceField(look, words, FLAG_WORDS)
    field.setObjectName(f"answer.{question}")
    field.installEventFilter(LeaveWheel(field))
    return field
