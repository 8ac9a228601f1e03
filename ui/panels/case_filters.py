"""One choice for each facet of the registry, with how many patients each value has."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from planner.levels import LEVELS
from planner.review.facets import FACETS, LEVEL, UNKNOWN
from ui.language import say
from ui.messages.registry import ALL_VALUES, value_words
from ui.messages.registry import FACETS as FACET_WORDS
from ui.panels.parts import Choice, column, label
from ui.theme import Look

Counts = Mapping[str, Mapping[str, int]]


class CaseFilters(QWidget):
    """`changed` tells that another value is wanted; `wanted` are those by facet."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._choices = {facet: Choice(look, FACET_WORDS[facet]) for facet in FACETS}
        layout = column(spacing=2)
        for facet, choice in self._choices.items():
            choice.setObjectName(f"registry.{facet}")
            choice.currentIndexChanged.connect(self.changed)
            layout.addWidget(label(FACET_WORDS[facet], "small"))
            layout.addWidget(choice)
            layout.addSpacing(6)
        self.setLayout(layout)

    @property
    def wanted(self) -> dict[str, str]:
        told = {name: choice.currentData() for name, choice in self._choices.items()}
        return {name: value for name, value in told.items() if value is not None}

    def show_counts(self, counts: Counts) -> None:
        """Offer every value with its count; what was chosen stays if it is there."""
        for facet, choice in self._choices.items():
            before = choice.currentData()
            blocked = QSignalBlocker(choice)
            choice.clear()
            choice.add(say(ALL_VALUES), None)
            for value in _ordered(facet, counts[facet]):
                count = counts[facet][value]
                choice.add(f"{value_words(facet, value)}  ({count})", value)
            choice.setCurrentIndex(max(choice.findData(before), 0))
            blocked.unblock()

    def clear(self) -> None:
        """Want everything again."""
        for choice in self._choices.values():
            blocked = QSignalBlocker(choice)
            choice.setCurrentIndex(0)
            blocked.unblock()
        self.changed.emit()


def _ordered(facet: str, by_value: Mapping[str, int]) -> list[str]:
    """Levels from above to below, else the most frequent first; not told comes last."""
    told = [value for value in by_value if value != UNKNOWN]
    if facet == LEVEL:
        told.sort(key=LEVELS.index)
    else:
        told.sort(key=lambda value: (-by_value[value], value))
    return [*told, UNKNOWN] if by_value.get(UNKNOWN) else told
