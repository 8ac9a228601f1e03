"""From an open case to its vertebrae and what the rules say, in the caller's thread."""

from collections.abc import Mapping
from pathlib import Path

import attrs

from planner.anatomy.build import build_vertebra
from planner.anatomy.label_files import read_label_map
from planner.anatomy.vertebra import Vertebra
from planner.errors import (
    AnatomyNotSeen,
    LevelNotCovered,
    MirroredAnatomy,
    PlannerError,
)
from planner.imaging.volume import LabelMap
from planner.plan.case import LabelSource, LevelPlan
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Judgement
from planner.rules.plugin_measures import with_plugin_measures
from planner.rules.skin import skin_facts
from ui.opening import OpenedCase
from ui.plugin_host import plugin_measures

REFUSALS = (AnatomyNotSeen, LevelNotCovered, MirroredAnatomy)
"""What keeps a level from being built, and the others not."""


@attrs.frozen(kw_only=True, eq=False)
class JudgedCase:
    """The vertebrae by level, what the rules say, and why a level has no vertebra."""

    vertebrae: Mapping[str, Vertebra]
    judgement: Judgement
    problems: Mapping[str, PlannerError]


def judged(opened: OpenedCase, book: RuleBook) -> JudgedCase:
    """Build the vertebra of every level and judge the case, in the caller's thread.

    A structure that the source does not show is no bad input: its level is judged as
    not assessable, and `problems` says why.

    Raises
    ------
    BadLabelMap, LevelNotCovered, BadLandmarks, BadSeed, MirroredAnatomy
        With the facts `level` and, for a label map, `file`.
    """
    results = vertebrae_of(opened, refusals=(AnatomyNotSeen,))
    vertebrae = {n: v for n, v in results.items() if isinstance(v, Vertebra)}
    problems = {n: e for n, e in results.items() if isinstance(e, PlannerError)}
    facts = with_plugin_measures(
        skin_facts(opened.case, opened.volume),
        plugin_measures(opened.case, vertebrae, book),
    )
    judgement = judge(opened.case, vertebrae, book, facts)
    return JudgedCase(vertebrae=vertebrae, judgement=judgement, problems=problems)


def vertebrae_of(
    opened: OpenedCase, *, refusals: tuple[type[PlannerError], ...]
) -> dict[str, Vertebra | PlannerError]:
    """Build the vertebra of every level, or tell why not if that is a refusal.

    Any other `PlannerError` is raised, with the facts `level` and `file`.
    """
    results: dict[str, Vertebra | PlannerError] = {}
    maps: dict[Path, LabelMap] = {}
    for plan in opened.case.levels:
        try:
            results[plan.level] = _vertebra(opened, plan, maps)
        except refusals as error:
            results[plan.level] = error
    return results


def _vertebra(
    opened: OpenedCase, plan: LevelPlan, maps: dict[Path, LabelMap]
) -> Vertebra:
    source, labels = plan.anatomy, None
    volume = opened.volume
    grid = volume.grid
    if not isinstance(source, LabelSource):
        return build_vertebra(level=plan.level, source=source, grid=grid, volume=volume)
    path = opened.folder / source.labels
    try:
        if path not in maps:
            maps[path] = read_label_map(path)
        labels = maps[path]
        return build_vertebra(
            level=plan.level, source=source, grid=grid, labels=labels, volume=volume
        )
    except PlannerError as error:
        error.facts.update(file=path, level=plan.level)
        raise
