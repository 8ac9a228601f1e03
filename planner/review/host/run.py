"""Ask a plugin what it brings, let a tool of it run, and read what it said."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Vertebra
from planner.errors import BadPlan, BadReviewCase, BadTool
from planner.imaging.volume import Volume
from planner.plan.case import Case, LabelSource, LevelPlan, StudyReference
from planner.plan.document import Place
from planner.review.contract.inputs import NEEDS, Inputs
from planner.review.contract.result import Result, result_from
from planner.review.contract.tool import ToolInfo
from planner.review.fields import Groups, Text, always, group_from
from planner.review.host.job import (
    ARRAYS,
    DESCRIBE,
    MEASURE,
    REVIEW,
    WRITE,
    WRITTEN,
    Limits,
)
from planner.review.host.plugins import Plugin
from planner.review.host.process import tool_job
from planner.rules.book import RuleBook
from planner.rules.site_choices import SiteChoices
from planner.work import Monitor

ASKING = Limits(seconds=30)
MOST_ARRAYS = 64


@attrs.frozen(kw_only=True)
class MeasureInfo:
    """A number that a department's rules may ask for, as `PLUGIN-ID/name`."""

    name: str = always(Text())
    title: str = always(Text())
    unit: str = always(Text())


@attrs.frozen(kw_only=True)
class FormatInfo:
    """A way to write a case, and how its files end."""

    id: str = always(Text())
    title: str = always(Text())
    suffix: str = always(Text())


@attrs.frozen(kw_only=True)
class Brings:
    """All that a plugin brings."""

    tools: tuple[ToolInfo, ...] = always(Groups(ToolInfo))
    measures: tuple[MeasureInfo, ...] = always(Groups(MeasureInfo))
    formats: tuple[FormatInfo, ...] = always(Groups(FormatInfo))


def described(
    plugin: Plugin, *, limits: Limits | None = None, monitor: Monitor | None = None
) -> Brings:
    """Ask a plugin what it brings.

    Raises
    ------
    BadTool
        With the reason why it cannot be used.
    Cancelled
        If the monitor was cancelled; its process is ended before.
    """
    with tool_job(plugin) as job:
        told = job.run(DESCRIBE, "", {}, limits or ASKING, monitor or Monitor())
    try:
        return group_from(Brings, Place(told))
    except (BadPlan, BadReviewCase) as error:
        raise BadTool("no info", reason="no_info", tool=plugin.id) from error


def describe(plugin: Plugin, *, limits: Limits | None = None) -> tuple[ToolInfo, ...]:
    """Return the tools that a plugin brings; raises as `described`."""
    return described(plugin, limits=limits).tools


def measured(
    plugin: Plugin, levels: Sequence[tuple[LevelPlan, Vertebra]]
) -> Mapping[str, Mapping[str, float | None]]:
    """Return by level and name what a plugin measures; None: it could not.

    Raises
    ------
    BadTool
        With the reason why there is nothing.
    """
    given = [(_without_place(plan), vertebra) for plan, vertebra in levels]
    with tool_job(plugin) as job:
        job.give(given)
        told = Place(job.run(MEASURE, "", {}, ASKING, Monitor()))
    try:
        found = {}
        for level, place in _members(told).items():
            found[level] = {
                name: None if held.value is None else held.number()
                for name, held in _members(place).items()
            }
    except BadPlan as error:
        raise BadTool("garbled", reason="garbled", tool=plugin.id) from error
    return found


def _members(place: Place) -> Mapping[str, Place]:
    names = tuple(place.value) if isinstance(place.value, dict) else ()
    return place.fields(optional=names)


def written(
    plugin: Plugin, format_id: str, case: Case, vertebrae: Sequence[Vertebra]
) -> bytes:
    """Return a case as a plugin writes it; it learns no path and nobody's name.

    Raises
    ------
    BadTool
        With the reason why there is nothing.
    """
    limits = Limits()
    with tool_job(plugin) as job:
        job.give((_placeless(case), list(vertebrae)))
        job.run(WRITE, format_id, {}, limits, Monitor())
        path = job.folder / WRITTEN
        try:
            if path.stat().st_size > limits.result_bytes:
                raise BadTool("too large", reason="too_large", tool=plugin.id)
            return path.read_bytes()
        except OSError as error:
            raise BadTool("nothing", reason="garbled", tool=plugin.id) from error


def run_tool(
    plugin: Plugin,
    info: ToolInfo,
    inputs: Inputs,
    parameters: Mapping[str, Any],
    *,
    limits: Limits | None = None,
    monitor: Monitor | None = None,
) -> Result:
    """Let a tool look at one level; it sees no more than it asked for.

    Raises
    ------
    BadTool
        With the reason: what it lacks, or how it failed.
    Cancelled
        If the monitor was cancelled; its process is ended before.
    """
    seen = seen_by(info, inputs)
    with tool_job(plugin) as job:
        job.give(seen)
        limits = limits or Limits()
        told = job.run(REVIEW, info.id, parameters, limits, monitor or Monitor())
        return _result(job.folder, told, limits)


def seen_by(info: ToolInfo, inputs: Inputs) -> Inputs:
    """Return the inputs that a tool asked for, and no others.

    Raises
    ------
    BadTool
        With the reason "lacks" and what is not there.
    """
    lacking = [need for need in info.needs if _held(inputs, need) is None]
    if lacking:
        raise BadTool("lacks", reason="lacks", tool=info.id, names=tuple(lacking))
    asked = {*info.needs, *(info.wants or ())}
    hidden = {_FIELDS[need]: None for need in NEEDS if need not in asked}
    found = {id_: inputs.found[id_] for id_ in info.after or () if id_ in inputs.found}
    shown: Inputs = attrs.evolve(inputs, **hidden, found=found)  # type: ignore[arg-type]
    return _nameless(shown)


_FIELDS = {
    "postop": "postop",
    "preop": "preop",
    "anatomy": "vertebra",
    "plan": "plan",
    "review": "review",
    "rules": "rules",
}


def _held(inputs: Inputs, need: str) -> object:
    return getattr(inputs, _FIELDS[need])


def _nameless(inputs: Inputs) -> Inputs:
    """Names of files may name the patient, numbers of series tell who it was."""
    shown: dict[str, Volume | Case | RuleBook] = {
        name: attrs.evolve(
            volume,
            quarantined=(),
            identity=attrs.evolve(volume.identity, series_uid=""),
        )
        for name in ("postop", "preop")
        if (volume := getattr(inputs, name)) is not None
    }
    if inputs.plan is not None:
        shown["plan"] = _placeless(inputs.plan)
    if inputs.rules is not None:
        shown["rules"] = _limits_alone(inputs.rules)
    return attrs.evolve(inputs, **shown)  # type: ignore[arg-type]


def _placeless(case: Case) -> Case:
    levels = tuple(map(_without_place, case.levels))
    return attrs.evolve(case, study=StudyReference(ct="."), levels=levels)


def _limits_alone(book: RuleBook) -> RuleBook:
    """Leave out what bears on no verdict: archives, and where the policy lies."""
    return attrs.evolve(book, policy_error=None, choices=SiteChoices())


def _without_place(level: LevelPlan) -> LevelPlan:
    source = level.anatomy
    if not isinstance(source, LabelSource):
        return level
    return attrs.evolve(level, anatomy=attrs.evolve(source, labels="."))


def _result(folder: Path, told: object, limits: Limits) -> Result:
    """Read a result as if a stranger had written it."""
    if not isinstance(told, dict) or not isinstance(told.get("arrays"), list):
        raise BadTool("no result", reason="garbled")
    names = told["arrays"]
    if len(names) > MOST_ARRAYS or not all(isinstance(name, str) for name in names):
        raise BadTool("too many arrays", reason="too_large")
    paths = [folder / ARRAYS / f"{number}.npy" for number in range(len(names))]
    try:
        if sum(path.stat().st_size for path in paths) > limits.result_bytes:
            raise BadTool("too large", reason="too_large")
        arrays = {name: _array(p) for name, p in zip(names, paths, strict=True)}
    except (OSError, ValueError, EOFError) as error:
        raise BadTool("no array", reason="garbled") from error
    return result_from(told.get("result"), arrays)


def _array(path: Path) -> NDArray[np.generic]:
    array: NDArray[np.generic] = np.load(path, allow_pickle=False)
    return array
