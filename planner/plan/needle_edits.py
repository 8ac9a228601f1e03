"""Finer changes of needles: nudged, turned, mirrored, locked, taken from a proposal."""

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import FloatArray, Vector3
from planner.errors import BadPlan
from planner.geometry.frames import VertebraFrame
from planner.plan.case import Case, LevelPlan, Unlocking
from planner.plan.edits import (
    changed_level,
    changed_needle,
    placed_needle,
    refuse_if_locked,
    with_needle_added,
)
from planner.plan.needle import Needle, NeedleStatus, TipShape

MIRROR = np.array((-1.0, 1.0, 1.0))
OTHER_SIDE = {"right": "left", "left": "right", None: None}


def free_needle_id(plan: LevelPlan, side: str | None) -> str:
    """Return the first name a new needle of a side can have: R1, R2, ..."""
    letter = "L" if side == "left" else "R"
    taken = {needle.id for needle in plan.needles}
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def with_needle_nudged(
    case: Case,
    level: str,
    needle_id: str,
    *,
    by_box_mm: ArrayLike,
    frame: VertebraFrame,
) -> Case:
    """Shift a needle along the axes of its vertebra: right, anterior, cranial (mm)."""
    shift = frame.axes_lps @ np.asarray(by_box_mm, dtype=np.float64)

    def nudged(needle: Needle) -> Needle:
        return attrs.evolve(
            needle,
            entry_lps_mm=needle.entry_lps_mm + shift,
            tip_lps_mm=needle.tip_lps_mm + shift,
        )

    return placed_needle(case, level, needle_id, nudged)


def with_needle_advanced(
    case: Case, level: str, needle_id: str, *, by_mm: float
) -> Case:
    """Move the tip along the needle, forwards if positive; the entry stays.

    Raises
    ------
    BadNeedle
        If too little of the needle would be left.
    """
    return placed_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(
            needle, tip_lps_mm=needle.tip_lps_mm + by_mm * needle.direction_lps
        ),
    )


def with_needle_turned(
    case: Case,
    level: str,
    needle_id: str,
    *,
    about_box: ArrayLike,
    by_deg: float,
    frame: VertebraFrame,
) -> Case:
    """Turn a needle about its entry, right-handed about an axis of the vertebra."""
    axis = frame.axes_lps @ np.asarray(about_box, dtype=np.float64)

    def turned(needle: Needle) -> Needle:
        along = needle.tip_lps_mm - needle.entry_lps_mm
        return attrs.evolve(
            needle, tip_lps_mm=needle.entry_lps_mm + _turned(along, axis, by_deg)
        )

    return placed_needle(case, level, needle_id, turned)


def _turned(vector: Vector3, axis: Vector3, by_deg: float) -> FloatArray:
    """Return a vector turned about a unit axis (Rodrigues' formula)."""
    cosine, sine = np.cos(np.radians(by_deg)), np.sin(np.radians(by_deg))
    turned: FloatArray = (
        vector * cosine
        + np.cross(axis, vector) * sine
        + axis * float(axis @ vector) * (1 - cosine)
    )
    return turned


def with_needle_mirrored(
    case: Case, level: str, needle_id: str, *, frame: VertebraFrame
) -> Case:
    """Add a copy of a needle on the other side, mirrored at the vertebra's midline."""
    plan = case.level(level)
    needle = plan.needle(needle_id)
    side = OTHER_SIDE[_side_of(needle, frame)]
    ends = frame.to_box((needle.entry_lps_mm, needle.tip_lps_mm)) * MIRROR
    entry, tip = frame.to_lps(ends)
    mirrored = attrs.evolve(
        needle,
        id=free_needle_id(plan, side),
        entry_lps_mm=entry,
        tip_lps_mm=tip,
        side=side,
        status=NeedleStatus.PLANNED,
        is_locked=False,
    )
    return with_needle_added(case, level, needle=mirrored)


def _side_of(needle: Needle, frame: VertebraFrame) -> str:
    x_mm = float(frame.to_box(needle.entry_lps_mm)[0])
    return needle.side or ("right" if x_mm >= 0 else "left")


def with_proposal(
    case: Case, level: str, *, needle: Needle, replaces: Iterable[str] = ()
) -> Case:
    """Take a proposed needle over, in the place of proposed ones it is to replace.

    It takes the name of the first of those, else the first free one of its side.

    Raises
    ------
    BadPlan
        With the reason "locked" or "by_hand" if one of them must stay.
    """
    names = tuple(replaces)
    plan = case.level(level)
    for old in map(plan.needle, names):
        refuse_if_locked(old)
        if not old.is_as_proposed:
            raise BadPlan("placed by hand", reason="by_hand", value=old.id)
    taken = attrs.evolve(needle, id=proposal_name(plan, needle, names))
    kept = [n for n in plan.needles if n.id not in names or n.id == taken.id]
    places = [n.id for n in kept]
    if taken.id in places:
        kept[places.index(taken.id)] = taken
    else:
        kept.append(taken)
    return changed_level(
        case, level, lambda plan: attrs.evolve(plan, needles=tuple(kept))
    )


def proposal_name(plan: LevelPlan, needle: Needle, replaces: Iterable[str]) -> str:
    """Return the name a proposed needle gets: of the first it replaces, or a new."""
    return next(iter(replaces), None) or free_needle_id(plan, needle.side)


def with_tip_shape(
    case: Case,
    level: str,
    needle_id: str,
    *,
    tip: TipShape,
    bevel_deg: float | None = None,
) -> Case:
    """Say what the tip is like, and where the opening of a bevel looks."""
    is_bevel = tip is TipShape.BEVEL
    refuse_if_locked(case.level(level).needle(needle_id))
    return changed_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(
            needle, tip=tip, bevel_deg=bevel_deg if is_bevel else None
        ),
    )


def with_instrument(
    case: Case, level: str, needle_id: str, *, instrument_mm: float | None
) -> Case:
    """Say how long the needle from the shelf is, or take it back with None."""
    refuse_if_locked(case.level(level).needle(needle_id))
    return changed_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(needle, instrument_mm=instrument_mm),
    )


def with_needle_locked(case: Case, level: str, needle_id: str) -> Case:
    return changed_needle(
        case, level, needle_id, lambda needle: attrs.evolve(needle, is_locked=True)
    )


def with_all_needles_locked(case: Case) -> Case:
    """Lock the plan: every needle of every level."""
    for plan in case.levels:
        for needle in plan.needles:
            case = with_needle_locked(case, plan.level, needle.id)
    return case


def with_needle_unlocked(
    case: Case, level: str, needle_id: str, *, initials: str
) -> Case:
    """Set a locked needle free. Who did stays on record in the plan.

    Raises
    ------
    BadPlan
        With the reason "no_unlocker" without initials.
    """
    if not initials.strip():
        raise BadPlan("initials are needed", reason="no_unlocker", value=needle_id)
    if not case.level(level).needle(needle_id).is_locked:
        return case
    freed = changed_needle(
        case, level, needle_id, lambda needle: attrs.evolve(needle, is_locked=False)
    )
    made = Unlocking(level=level, needle=needle_id, initials=initials.strip())
    return attrs.evolve(freed, unlockings=(*freed.unlockings, made))
