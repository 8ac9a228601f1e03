"""What plugins measure for the rules of a department, kept in step with the open case.

A plugin works in a process of its own, too slow for a drag: a level is measured once it
stands still, and until then its rules are not assessable.
"""

from collections.abc import Mapping

import attrs
from PySide6.QtCore import QObject, Signal

from planner.anatomy.vertebra import Vertebra
from planner.plan.case import Case, LevelPlan
from planner.rules.book import RuleBook
from planner.rules.plugin_measures import ByLevel, plugins_asked
from ui.plugin_host import plugin_measures
from ui.tasks import TaskRunner

MOST_RESULTS = 24


@attrs.frozen(eq=False)
class _Level:
    plan: LevelPlan
    vertebra: Vertebra

    def is_of(self, plan: LevelPlan, vertebra: Vertebra | None) -> bool:
        return self.vertebra is vertebra and self.plan == plan


class SiteMeasures(QObject):
    """`changed` tells that something was measured."""

    changed = Signal()

    def __init__(self, *, book: RuleBook, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._tasks = tasks
        self._is_asked = bool(plugins_asked(book))
        self._known: list[tuple[_Level, Mapping[str, float | None]]] = []
        self._under_way: list[_Level] = []

    def of(self, case: Case, vertebrae: Mapping[str, Vertebra]) -> ByLevel:
        """Return what is known of the levels of a case as they are now."""
        return {
            plan.level: values
            for plan in case.levels
            for level, values in self._known
            if level.is_of(plan, vertebrae.get(plan.level))
        }

    def follow(self, case: Case, vertebrae: Mapping[str, Vertebra]) -> None:
        """Measure what is neither known nor under way, in the background."""
        if not self._is_asked:
            return
        levels = [level for level, _ in self._known] + self._under_way
        for plan in case.levels:
            vertebra = vertebrae.get(plan.level)
            is_there = any(level.is_of(plan, vertebra) for level in levels)
            if vertebra is not None and not is_there:
                self._start(case, _Level(plan, vertebra))

    def _start(self, case: Case, level: _Level) -> None:
        self._under_way.append(level)
        only = attrs.evolve(case, levels=(level.plan,))
        vertebrae = {level.plan.level: level.vertebra}

        def take(found: object) -> None:
            self._under_way.remove(level)
            values = found.get(level.plan.level, {}) if isinstance(found, dict) else {}
            self._known = [*self._known, (level, values)][-MOST_RESULTS:]
            self.changed.emit()

        self._tasks.run(
            lambda monitor: plugin_measures(only, vertebrae, self._book),
            then=take,
            on_error=lambda error: take({}),
        )
