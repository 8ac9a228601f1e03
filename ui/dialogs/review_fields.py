"""Fields for a review case, made from what its declaration says may stand in them."""

from collections.abc import Callable
from typing import Any, Protocol

import attrs
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.review.case import Strength
from planner.review.fields import (
    Flag,
    Groups,
    Name,
    Names,
    Number,
    Point,
    Text,
    Whole,
    declared,
    kind_of,
)
from planner.review.vocabulary import GRADES, MUSCLES
from ui.dialogs.answers import FLAG_WORDS, ChoiceField, LeaveWheel, ListField
from ui.language import say
from ui.messages import review_form as words
from ui.messages.questions import NOT_ANSWERED
from ui.panels.parts import button, column, frame, label, row
from ui.theme import GRID, Look


class Asked(Protocol):
    """A field: shows an answer, and tells the one that stands there now."""

    @property
    def answer(self) -> Any: ...

    def show_answer(self, answer: Any) -> None: ...


class QuantityField(QDoubleSpinBox):
    """A number in its unit; one step below the least is "not answered"."""

    def __init__(self, field: str, low: float, high: float, *, is_whole: bool) -> None:
        super().__init__()
        self._factor = 100.0 if field.endswith(words.PERCENTS) else 1.0
        self._is_whole = is_whole
        self.setDecimals(0 if is_whole else 1 if self._factor == 100 else 2)
        self.setRange(low * self._factor - 1, high * self._factor)
        unit = say(words.unit_of(field))
        self.setSuffix(f"\N{NO-BREAK SPACE}{unit}" if unit else "")
        self.setSpecialValueText(say(NOT_ANSWERED))
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)

    @property
    def answer(self) -> float | int | None:
        if self.value() == self.minimum():
            return None
        value = max(self.value(), self.minimum() + 1) / self._factor
        return round(value) if self._is_whole else value

    def show_answer(self, answer: Any) -> None:
        is_told = answer is not None
        self.setValue(answer * self._factor if is_told else self.minimum())


class WordsField(QLineEdit):
    """A text, or several that commas part."""

    def __init__(self, *, is_list: bool) -> None:
        super().__init__()
        self._is_list = is_list
        self.setPlaceholderText(say(NOT_ANSWERED))
        self.setMaxLength(400)

    @property
    def answer(self) -> Any:
        text = self.text().strip()
        if not self._is_list:
            return text or None
        parts = [part.strip() for part in text.split(",")]
        return tuple(dict.fromkeys(filter(None, parts))) or None

    def show_answer(self, answer: Any) -> None:
        shown = ", ".join(answer) if isinstance(answer, tuple) else answer
        self.setText(shown or "")


class StrengthField(QWidget):
    """A row for each muscle, left before right."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._fields: dict[str, tuple[ChoiceField, ChoiceField]] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        for place, side in enumerate((say(words.LEFT), say(words.RIGHT)), start=1):
            grid.addWidget(label(side, "small"), 0, place)
        for line, muscle in enumerate(MUSCLES, start=1):
            known = words.choice_words("timeline.strength", muscle)
            grid.addWidget(label(known), line, 0)
            pair = [
                _grade(look, f"{known} {side}", f"{name}.{muscle}.{end}")
                for side, end in (
                    (say(words.LEFT), "left"),
                    (say(words.RIGHT), "right"),
                )
            ]
            self._fields[muscle] = (pair[0], pair[1])
            for place, field in enumerate(pair, start=1):
                grid.addWidget(field, line, place)
        grid.setColumnStretch(0, 1)
        self.setLayout(grid)

    @property
    def answer(self) -> tuple[Strength, ...] | None:
        told = tuple(
            Strength(muscle=muscle, left=_told(left), right=_told(right))
            for muscle, (left, right) in self._fields.items()
            if _told(left) or _told(right)
        )
        return told or None

    def show_answer(self, answer: Any) -> None:
        held = {each.muscle: each for each in answer or ()}
        for muscle, (left, right) in self._fields.items():
            each = held.get(muscle)
            left.show_answer(each.left if each else None)
            right.show_answer(each.right if each else None)


def _told(field: ChoiceField) -> str | None:
    return None if field.answer is None else str(field.answer)


def _grade(look: Look, accessible: str, name: str) -> ChoiceField:
    field = ChoiceField(look, accessible, {grade: grade for grade in GRADES})
    field.setObjectName(name)
    field.installEventFilter(LeaveWheel(field))
    return field


class GroupField(QWidget):
    """The fields of one value: a question beside each answer."""

    def __init__(
        self,
        look: Look,
        of: type[Any],
        field: str,
        *,
        name: str,
        beside: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._of = of
        self._fields: dict[str, Any] = {}
        self._kept: dict[str, Any] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for line, (inner, declared_) in enumerate(declared(of).items()):
            path = f"{field}.{inner}"
            if path in words.NOT_ASKED:
                continue
            made = field_of(
                look, kind_of(declared_), path, name=f"{name}.{inner}", beside=beside
            )
            self._fields[inner] = made
            asked = column(label(words.field_words(path), wrap=True), spacing=2)
            told = beside(path)
            if told:
                asked.addWidget(label(told, "small", wrap=True))
            if isinstance(made, GroupsField | StrengthField):
                asked.addWidget(made)
                grid.addLayout(asked, line, 0, 1, 2)
            else:
                asked.addStretch(1)
                grid.addLayout(asked, line, 0)
                grid.addWidget(made, line, 1)
        self.setLayout(grid)

    @property
    def answer(self) -> Any:
        """The value, or None while what it cannot be without is not told."""
        told = {name: field.answer for name, field in self._fields.items()}
        for name, each in declared(self._of).items():
            if each.default is attrs.NOTHING and told.get(name) is None:
                return None
        return self._of(**{**self._kept, **told})

    def show_answer(self, answer: Any) -> None:
        for name, field in self._fields.items():
            field.show_answer(getattr(answer, name) if answer is not None else None)
        hidden = declared(self._of).keys() - self._fields.keys()
        self._kept = {name: getattr(answer, name) for name in hidden if answer}


class GroupsField(QWidget):
    """Several values, each with its own fields; one can be added or removed."""

    def __init__(
        self,
        look: Look,
        of: type[Any],
        field: str,
        *,
        name: str,
        beside: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._look, self._of, self._field, self._name = look, of, field, name
        self._beside = beside
        self._made: list[tuple[QWidget, GroupField]] = []
        self._was_told = False
        self._list: QVBoxLayout = column(spacing=GRID)
        add = button(words.ADD[field], name=f"{name}.add")
        add.clicked.connect(lambda: self._add(None))
        self.setLayout(column(self._list, row(add, 1), spacing=GRID))

    @property
    def answer(self) -> tuple[Any, ...] | None:
        told = tuple(group.answer for _, group in self._made)
        told = tuple(each for each in told if each is not None)
        return told if told or self._was_told else None

    def show_answer(self, answer: Any) -> None:
        for held, _ in tuple(self._made):
            self._remove(held)
        self._was_told = answer == ()
        for each in answer or ():
            self._add(each)

    def _add(self, value: Any) -> None:
        name = f"{self._name}.{len(self._made)}"
        group = GroupField(
            self._look, self._of, self._field, name=name, beside=lambda field: ""
        )
        group.show_answer(value)
        remove = button(say(words.REMOVE_ONE), "quiet", name=f"{name}.remove")
        inside = column(group, row(1, remove), margins=(12, 12, 12, 8))
        held = frame("card", inside)
        remove.clicked.connect(lambda: self._remove(held))
        self._made.append((held, group))
        self._list.addWidget(held)

    def _remove(self, held: QWidget) -> None:
        self._made = [pair for pair in self._made if pair[0] is not held]
        self._list.removeWidget(held)
        held.hide()
        held.deleteLater()


def field_of(
    look: Look,
    kind: Any,
    field: str,
    *,
    name: str,
    beside: Callable[[str], str],
) -> Any:
    """Return the field that fits a kind; its object name is `name`."""
    made: QWidget
    asked = words.field_words(field)
    match kind:
        case Groups(of=of) if of is Strength:
            made = StrengthField(look, name)
        case Groups(of=of):
            made = GroupsField(look, of, field, name=name, beside=beside)
        case Name(allowed=allowed):
            shown = {each: words.choice_words(field, each) for each in allowed}
            made = ChoiceField(look, asked, shown)
        case Names(allowed=allowed) if allowed:
            made = ListField(
                {each: words.choice_words(field, each) for each in allowed}
            )
        case Names():
            made = WordsField(is_list=True)
        case Number(low=low, high=high):
            made = QuantityField(field, low, high, is_whole=False)
        case Whole(low=low, high=high):
            made = QuantityField(field, low, high, is_whole=True)
        case Flag():
            made = ChoiceField(look, asked, FLAG_WORDS)
        case Text():
            made = WordsField(is_list=False)
        case Point() | _:
            raise TypeError(f"no field for {field}")
    made.setObjectName(name)
    made.setAccessibleName(asked)
    made.installEventFilter(LeaveWheel(made))
    return made
