"""Other names for the same vertebrae: one, or all that were counted together.

A name is a statement about the whole patient, so renaming withdraws confirmations and
accepted STOPs; needles, cement and answers stay with their vertebra.
"""

from collections.abc import Callable, Mapping

import attrs

from planner.errors import BadPlan
from planner.levels import LEVELS, Spine
from planner.plan.case import AnatomySource, Case, LabelSource, LevelPlan

Sources = Mapping[str, AnatomySource]
"""For each level, by its present name, a source that shows the same vertebra under any
name (see `planner.anatomy.schemes.pinned`); what is not in it stays as it is.

A label map whose label goes by the level's name must be in it: the other name would
lead to another vertebra. It is refused with the reason "label_unknown"."""


def with_levels_renumbered(case: Case, *, by: int, sources: Sources) -> Case:
    """Move every name `by` vertebrae caudally (cranially where `by` is negative).

    Raises
    ------
    BadPlan
        Reason "beyond_spine" if a vertebra would lie above T1 or below S1.
    """
    order = case.spine_levels
    return _renamed(
        case, lambda plan: _stepped(order, order, plan.level, by), sources=sources
    )


def with_levels_counted_from(
    case: Case, level: str, *, named: str, sources: Sources
) -> Case:
    """Give one level another name, and count all others from it.

    A name that the spine did not have (T13, L6) makes place for itself.

    Raises
    ------
    BadPlan
        Reason "unknown_level" or "beyond_spine".
    """
    case.level(level)
    _require_name(named)
    spine = (case.spine or Spine()).levels
    before = case.spine_levels
    after = tuple(name for name in LEVELS if name in (*spine, named))
    by = after.index(named) - before.index(level)
    return _renamed(
        case, lambda plan: _stepped(before, after, plan.level, by), sources=sources
    )


def with_level_renamed(case: Case, level: str, *, named: str, sources: Sources) -> Case:
    """Give one level another name and leave all others alone.

    Raises
    ------
    BadPlan
        Reason "unknown_level", or "level_twice" if another level has that name.
    """
    case.level(level)
    _require_name(named)
    if named != level and any(plan.level == named for plan in case.levels):
        raise BadPlan("level planned already", reason="level_twice", value=named)
    return _renamed(
        case,
        lambda plan: named if plan.level == level else plan.level,
        sources=sources,
    )


def with_spine(case: Case, *, spine: Spine) -> Case:
    """Say how many vertebrae the patient has; no planned level changes its name."""
    return attrs.evolve(case, spine=spine)


def _require_name(named: str) -> None:
    if named not in LEVELS:
        raise BadPlan("no such level", reason="unknown_level", value=named)


def _stepped(
    before: tuple[str, ...], after: tuple[str, ...], level: str, by: int
) -> str:
    place = before.index(level) + by
    if not 0 <= place < len(after):
        raise BadPlan("the spine ends there", reason="beyond_spine", value=level)
    return after[place]


def _renamed(
    case: Case, name_of: Callable[[LevelPlan], str], *, sources: Sources
) -> Case:
    return attrs.evolve(
        case,
        levels=tuple(_with_name(plan, name_of(plan), sources) for plan in case.levels),
    )


def _with_name(plan: LevelPlan, name: str, sources: Sources) -> LevelPlan:
    if name == plan.level:
        return plan
    anatomy = sources.get(plan.level, plan.anatomy)
    is_told = plan.level in sources
    if isinstance(anatomy, LabelSource) and anatomy.value is None and not is_told:
        raise BadPlan("label not known", reason="label_unknown", value=plan.level)
    return attrs.evolve(
        plan,
        level=name,
        anatomy=anatomy,
        confirmed_by=None,
        confirmed_at=None,
        overrides=(),
    )
