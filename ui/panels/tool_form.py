"""The questions of a review tool, each as a field that fits its kind."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from planner.plan.document import FARTHEST_MM
from planner.review.contract import parameters as contract
from planner.review.contract.parameters import Parameter
from ui.language import say
from ui.messages import review_panel as words
from ui.panels.parts import Choice, button, column, label, row
from ui.review.review import Review
from ui.theme import Look

OnValue = Callable[[object], None]
ROUGH_SPAN, PLAIN_SPAN = 500.0, 20.0
"""Numbers that span so much are asked without decimals, or with one."""


def field_for(look: Look, parameter: Parameter, on_value: OnValue) -> QWidget:
    """Return a field with the limits and the unit of a parameter.

    `on_value` gets what was chosen; it is kept only if it is not the tool's own word.
    """
    made: QWidget
    match parameter.kind:
        case contract.NUMBER:
            made = _number(parameter, on_value)
        case contract.WHOLE:
            made = _whole(parameter, on_value)
        case contract.FLAG:
            box = QCheckBox(parameter.title)
            box.clicked.connect(lambda is_on: on_value(bool(is_on)))
            made = box
        case contract.CHOICE:
            choice = Choice(look, parameter.title)
            names = parameter.choices or ()
            for name, shown in zip(names, parameter.labels or names, strict=True):
                choice.add(shown, name)
            choice.activated.connect(lambda: on_value(choice.currentData()))
            made = choice
        case _:
            text = QLineEdit()
            text.editingFinished.connect(lambda: on_value(text.text().strip() or None))
            made = text
    made.setAccessibleName(parameter.title)
    made.setToolTip(parameter.tip or "")
    return made


def _number(parameter: Parameter, on_value: OnValue) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    low = -FARTHEST_MM if parameter.low is None else parameter.low
    high = FARTHEST_MM if parameter.high is None else parameter.high
    span = high - low
    made.setDecimals(0 if span >= ROUGH_SPAN else 1 if span >= PLAIN_SPAN else 2)
    made.setRange(low, high)
    made.setSingleStep(max(span / 100, 10.0 ** -made.decimals()))
    made.setSuffix(f"\N{NO-BREAK SPACE}{parameter.unit}" if parameter.unit else "")
    made.setKeyboardTracking(False)
    made.valueChanged.connect(on_value)
    return made


def _whole(parameter: Parameter, on_value: OnValue) -> QSpinBox:
    made = QSpinBox()
    made.setRange(
        -1_000_000 if parameter.low is None else int(parameter.low),
        1_000_000 if parameter.high is None else int(parameter.high),
    )
    made.setSuffix(f"\N{NO-BREAK SPACE}{parameter.unit}" if parameter.unit else "")
    made.setKeyboardTracking(False)
    made.valueChanged.connect(on_value)
    return made


def show_value(field: QWidget, value: Any) -> None:
    """Put a value into a field; nobody hears of it."""
    with QSignalBlocker(field):
        if isinstance(field, QDoubleSpinBox):
            field.setValue(float(value))
        elif isinstance(field, QSpinBox):
            field.setValue(int(value))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, Choice):
            field.setCurrentIndex(field.findData(value))
        elif isinstance(field, QLineEdit) and not field.hasFocus():
            field.setText(str(value or ""))


class PointsField(QWidget):
    """Marks on the images: one button to make them, one each to remove them."""

    def __init__(
        self,
        review: Review,
        key: tuple[str, str],
        *,
        on_show: Callable[[Any], None],
    ) -> None:
        super().__init__()
        self._review = review
        self._key = key
        self._on_show = on_show
        self._mark = button(say(words.MARK), name=f"mark.{key[0]}.{key[1]}")
        self._mark.setCheckable(True)
        self._mark.clicked.connect(self._toggle)
        self._list = column(spacing=2)
        self._shown: tuple[tuple[float, ...], ...] | None = None
        self.setLayout(column(self._mark, self._list, spacing=4))

    def refresh(self) -> None:
        is_marking = self._review.marking.key == self._key
        self._mark.setChecked(is_marking)
        self._mark.setText(say(words.MARKING) if is_marking else say(words.MARK))
        points = self._review.marking.points(self._key)
        told = tuple(tuple(point.tolist()) for point in points)
        if told == self._shown:
            return
        self._shown = told
        while (item := self._list.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for index, point in enumerate(points):
            self._list.addWidget(self._row(index, point))
        if not points:
            self._list.addWidget(label(say(words.NO_MARKS), "small"))

    def _row(self, index: int, point: Any) -> QWidget:
        name = f"{self._key[0]}.{self._key[1]}.{index}"
        show = button(say(words.SHOW), "quiet", name=f"mark.show.{name}")
        show.clicked.connect(lambda: self._on_show(point))
        remove = button(say(words.REMOVE), "quiet", name=f"mark.remove.{name}")
        remove.clicked.connect(lambda: self._review.marking.remove(self._key, index))
        made = QWidget()
        made.setLayout(row(label(str(index + 1), "strong"), 1, show, remove))
        return made

    def _toggle(self) -> None:
        is_marking = self._review.marking.key == self._key
        self._review.marking.begin(None if is_marking else self._key)
