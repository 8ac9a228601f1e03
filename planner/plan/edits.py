"""Every change a surgeon can make: a function from case to case, named with the verb.

Any edit of a vertebra's anatomy withdraws its confirmation: a needle is only ever
cleared on the walls somebody looked at.
"""

from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import frozen_vector
from planner.errors import BadPlan
from planner.plan.case import AnatomySource, Case, LandmarkSource, LevelPlan
from planner.plan.needle import Needle


def _with_level(
    case: Case, level: str, change: Callable[[LevelPlan], LevelPlan]
) -> Case:
    case.level(level)
    return attrs.evolve(
        case,
        levels=tuple(
            change(plan) if plan.level == level else plan for plan in case.levels
        ),
    )


def _with_needle(
    case: Case, level: str, needle_id: str, change: Callable[[Needle], Needle]
) -> Case:
    case.level(level).needle(needle_id)
    return _with_level(
        case,
        level,
        lambda plan: attrs.evolve(
            plan,
            needles=tuple(
                change(needle) if needle.id == needle_id else needle
                for needle in plan.needles
            ),
        ),
    )


def with_level_added(case: Case, level: str, *, anatomy: AnatomySource) -> Case:
    if any(plan.level == level for plan in case.levels):
        raise BadPlan("level planned already", reason="level_twice", value=level)
    return attrs.evolve(
        case, levels=(*case.levels, LevelPlan(level=level, anatomy=anatomy))
    )


def with_level_removed(case: Case, level: str) -> Case:
    case.level(level)
    return attrs.evolve(
        case, levels=tuple(plan for plan in case.levels if plan.level != level)
    )


def with_anatomy(case: Case, level: str, *, anatomy: AnatomySource) -> Case:
    return _with_level(
        case,
        level,
        lambda plan: attrs.evolve(plan, anatomy=anatomy, confirmed_by=None),
    )


def with_landmark_placed(
    case: Case, level: str, name: str, *, at_lps_mm: ArrayLike
) -> Case:
    source = case.level(level).anatomy
    points = dict(source.points_lps_mm) if isinstance(source, LandmarkSource) else {}
    points[name] = frozen_vector(at_lps_mm)
    return with_anatomy(case, level, anatomy=LandmarkSource(points_lps_mm=points))


def with_anatomy_confirmed(case: Case, level: str, *, initials: str) -> Case:
    if not initials.strip():
        raise BadPlan("initials are needed", reason="no_initials")
    return _with_level(
        case, level, lambda plan: attrs.evolve(plan, confirmed_by=initials.strip())
    )


def with_confirmation_withdrawn(case: Case, level: str) -> Case:
    return _with_level(case, level, lambda plan: attrs.evolve(plan, confirmed_by=None))


def with_needle_added(case: Case, level: str, *, needle: Needle) -> Case:
    if any(other.id == needle.id for other in case.level(level).needles):
        raise BadPlan("needle id taken", reason="needle_twice", value=needle.id)
    return _with_level(
        case, level, lambda plan: attrs.evolve(plan, needles=(*plan.needles, needle))
    )


def with_needle_removed(case: Case, level: str, needle_id: str) -> Case:
    case.level(level).needle(needle_id)
    return _with_level(
        case,
        level,
        lambda plan: attrs.evolve(
            plan, needles=tuple(n for n in plan.needles if n.id != needle_id)
        ),
    )


def with_entry_at(
    case: Case, level: str, needle_id: str, *, entry_lps_mm: ArrayLike
) -> Case:
    return _with_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(needle, entry_lps_mm=entry_lps_mm),
    )


def with_tip_at(
    case: Case, level: str, needle_id: str, *, tip_lps_mm: ArrayLike
) -> Case:
    return _with_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(needle, tip_lps_mm=tip_lps_mm),
    )


def with_needle_moved(
    case: Case, level: str, needle_id: str, *, by_lps_mm: ArrayLike
) -> Case:
    """Shift a needle, its axis and length unchanged."""
    shift = np.asarray(by_lps_mm, dtype=np.float64)
    return _with_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(
            needle,
            entry_lps_mm=needle.entry_lps_mm + shift,
            tip_lps_mm=needle.tip_lps_mm + shift,
        ),
    )


def with_gauge(
    case: Case, level: str, needle_id: str, *, outer_diameter_mm: float
) -> Case:
    return _with_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(needle, outer_diameter_mm=outer_diameter_mm),
    )
