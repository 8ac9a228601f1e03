"""The vertebrae of the open case, built in the background whenever a source changes.

A result belongs to a level and its source as a whole. Recent results stay, so that undo
and redo find theirs at once, and a level that got another name keeps its vertebra.
"""

from collections.abc import Mapping
from pathlib import Path

import attrs
from PySide6.QtCore import QObject, Signal

from planner.anatomy.build import build_vertebra
from planner.anatomy.kept import Kept
from planner.anatomy.label_files import read_label_map
from planner.anatomy.schemes import pinned
from planner.anatomy.vertebra import Vertebra
from planner.errors import Stopped
from planner.imaging.volume import LabelMap, Volume
from planner.plan.case import AnatomySource, Case, LabelSource, LevelPlan
from planner.plan.outline_edits import corrections_of
from planner.work import Monitor
from ui.language import say
from ui.messages.progress import MEASURING
from ui.tasks import TaskRunner

MOST_RESULTS = 24
"""A vertebra is some ten megabytes; so many steps back need no measuring."""

SACRUM = "S1"
"""Measured by other rules than every other level: never taken over by its name."""

Result = Vertebra | Exception


@attrs.frozen(eq=False)
class _Built:
    level: str
    source: AnatomySource
    result: Result


class AnatomyBuilds(QObject):
    """What is built for each level of a case; `changed` tells of a new result."""

    changed = Signal()

    def __init__(
        self, *, volume: Volume, folder: Path, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._volume = volume
        self._folder = folder
        self._tasks = tasks
        self._results: list[_Built] = []
        self._building: list[tuple[str, AnatomySource]] = []
        self._label_maps: dict[str, LabelMap] = {}
        self._kept = Kept()

    # --- what is there ----------------------------------------------------------

    def of(self, plan: LevelPlan) -> Vertebra | None:
        """Return the vertebra of a level as its source is now, once it is built."""
        found = self._result(plan)
        return found if isinstance(found, Vertebra) else None

    def problem_of(self, plan: LevelPlan) -> Exception | None:
        """Return why a level has no vertebra, or None."""
        found = self._result(plan)
        return found if isinstance(found, Exception) else None

    def is_building(self, plan: LevelPlan) -> bool:
        return (plan.level, plan.anatomy) in self._building

    def last_of(self, plan: LevelPlan) -> Vertebra | None:
        """Return what was last measured of a level, to be drawn, never to judge by.

        While it is measured anew, and where a correction cannot be measured: what the
        hand did can then still be seen and taken back.
        """
        found = self._result(plan)
        if isinstance(found, Vertebra):
            return found
        if not self.is_building(plan) and not corrections_of(plan.anatomy):
            return None
        return next(
            (
                built.result
                for built in reversed(self._results)
                if built.level == plan.level and isinstance(built.result, Vertebra)
            ),
            None,
        )

    def built(self, case: Case) -> Mapping[str, Vertebra]:
        """Return the vertebrae that belong to a case, by level."""
        found = {plan.level: self.of(plan) for plan in case.levels}
        return {level: vertebra for level, vertebra in found.items() if vertebra}

    # --- what is done -----------------------------------------------------------

    def follow(self, case: Case) -> None:
        """Build whatever a case asks for and is neither there nor under way."""
        for plan in case.levels:
            if self._result(plan) is None and not self.is_building(plan):
                self._start(plan.level, plan.anatomy)

    def measure_again(self, plan: LevelPlan) -> None:
        """Build a level anew whose measuring was stopped."""
        if isinstance(self.problem_of(plan), Stopped):
            self._start(plan.level, plan.anatomy)
            self.changed.emit()

    def label_map(self, labels: str) -> LabelMap:
        """Return the label map of a file as a plan names it; read once.

        Raises
        ------
        BadLabelMap
            See `read_label_map`.
        """
        if labels not in self._label_maps:
            self._label_maps[labels] = read_label_map(self._folder / labels)
        return self._label_maps[labels]

    def nameless_sources(self, case: Case) -> dict[str, AnatomySource]:
        """Return for each level a source that shows its vertebra under any name.

        What was measured stays measured.

        Raises
        ------
        BadLabelMap, LevelNotCovered
            See `schemes.pinned`.
        """
        sources: dict[str, AnatomySource] = {}
        for plan in case.levels:
            source = plan.anatomy
            if isinstance(source, LabelSource):
                source = pinned(source, self.label_map(source.labels), plan.level)
                found = self._result(plan)
                if found is not None:
                    self._store(_Built(plan.level, source, found))
            sources[plan.level] = source
        return sources

    # --- inside -------------------------------------------------------------------

    def _result(self, plan: LevelPlan) -> Result | None:
        for built in reversed(self._results):
            if built.source == plan.anatomy:
                if built.level == plan.level:
                    return built.result
                if _is_nameless(built, plan) and isinstance(built.result, Vertebra):
                    renamed = attrs.evolve(built.result, level=plan.level)
                    self._store(_Built(plan.level, plan.anatomy, renamed))
                    return renamed
        return None

    def _store(self, built: _Built) -> None:
        others = [
            held
            for held in self._results
            if (held.level, held.source) != (built.level, built.source)
        ]
        self._results = [*others, built][-MOST_RESULTS:]

    def _start(self, level: str, source: AnatomySource) -> None:
        self._building.append((level, source))

        def store(result: object) -> None:
            self._building.remove((level, source))
            if isinstance(result, Vertebra | Exception):
                self._store(_Built(level, source, result))
            self.changed.emit()

        self._tasks.run(
            lambda monitor: self._build(level, source, monitor),
            then=store,
            on_error=store,
            words=say(MEASURING, level=level),
        )

    def _build(self, level: str, source: AnatomySource, monitor: Monitor) -> Vertebra:
        labels = None
        if isinstance(source, LabelSource):
            labels = self.label_map(source.labels)
        return build_vertebra(
            level=level,
            source=source,
            grid=self._volume.grid,
            labels=labels,
            volume=self._volume,
            monitor=monitor,
            kept=self._kept,
        )


def _is_nameless(built: _Built, plan: LevelPlan) -> bool:
    """Tell whether a source shows one vertebra, whatever its level is called."""
    if SACRUM in (built.level, plan.level):
        return False
    source = built.source
    return not isinstance(source, LabelSource) or source.value is not None
