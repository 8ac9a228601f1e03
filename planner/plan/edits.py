"""Every change a surgeon can make: a function from case to case, named with the verb.

Any edit of a vertebra's anatomy withdraws its confirmation: a needle is only ever
cleared on the walls somebody looked at. In the same way an accepted STOP is taken back
by any change of the needle, or of the level, that it was accepted for. A locked needle
is neither moved nor removed. Edits of the outlines are in `outline_edits`, those of
names in `renumbering`, finer ones of needles in `needle_edits`.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.errors import BadPlan
from planner.imaging.volume import SeriesIdentity
from planner.plan.assessment import Assessment
from planner.plan.case import (
    APPROACHES,
    AnatomySource,
    Case,
    CementPlan,
    LevelPlan,
    Override,
)
from planner.plan.needle import Needle, NeedleOrigin, NeedleStatus
from planner.plan.review_notes import ReviewNotes


def changed_level(
    case: Case, level: str, change: Callable[[LevelPlan], LevelPlan]
) -> Case:
    """Return the case with one level changed; accepted STOPs stand where they may.

    Raises
    ------
    BadPlan
        With the reason "unknown_level".
    """
    case.level(level)
    return attrs.evolve(
        case,
        levels=tuple(
            plan
            if plan.level != level
            else _with_standing_overrides(plan, change(plan))
            for plan in case.levels
        ),
    )


def _with_standing_overrides(before: LevelPlan, after: LevelPlan) -> LevelPlan:
    """Keep the accepted STOPs of what an edit has not touched, and new ones."""
    same_place = (before.anatomy, before.approach) == (after.anatomy, after.approach)

    def stands(made: Override) -> bool:
        if made not in before.overrides:
            return True
        if made.needle is None:
            return _substance(before) == _substance(after)
        ours = [n for n in before.needles if n.id == made.needle]
        return same_place and ours == [n for n in after.needles if n.id == made.needle]

    kept = tuple(made for made in after.overrides if stands(made))
    return attrs.evolve(after, overrides=kept)


def _substance(plan: LevelPlan) -> LevelPlan:
    return attrs.evolve(
        plan, confirmed_by=None, confirmed_at=None, overrides=(), review=None
    )


def changed_needle(
    case: Case, level: str, needle_id: str, change: Callable[[Needle], Needle]
) -> Case:
    """Return the case with one needle changed.

    Raises
    ------
    BadPlan
        With the reason "unknown_level" or "unknown_needle".
    """
    case.level(level).needle(needle_id)
    return changed_level(
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


def placed_needle(
    case: Case, level: str, needle_id: str, change: Callable[[Needle], Needle]
) -> Case:
    """Return the case with one needle changed by hand: from now on it is the hand's.

    Raises
    ------
    BadPlan
        With the reason "locked", "unknown_level" or "unknown_needle".
    """
    refuse_if_locked(case.level(level).needle(needle_id))
    return changed_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(change(needle), origin=NeedleOrigin.HAND),
    )


def refuse_if_locked(needle: Needle) -> None:
    if needle.is_locked:
        raise BadPlan("the needle is locked", reason="locked", value=needle.id)


def with_level_added(case: Case, level: str, *, anatomy: AnatomySource) -> Case:
    if any(plan.level == level for plan in case.levels):
        raise BadPlan("level planned already", reason="level_twice", value=level)
    return attrs.evolve(
        case, levels=(*case.levels, LevelPlan(level=level, anatomy=anatomy))
    )


def with_level_removed(case: Case, level: str) -> Case:
    for needle in case.level(level).needles:
        refuse_if_locked(needle)
    return attrs.evolve(
        case, levels=tuple(plan for plan in case.levels if plan.level != level)
    )


def with_anatomy(case: Case, level: str, *, anatomy: AnatomySource) -> Case:
    """Take the outlines of a level from another source, or corrected ones."""
    return changed_level(
        case,
        level,
        lambda plan: attrs.evolve(
            plan, anatomy=anatomy, confirmed_by=None, confirmed_at=None
        ),
    )


def with_anatomy_confirmed(
    case: Case, level: str, *, initials: str, at: datetime
) -> Case:
    """Confirm name and outlines of a level; `at` is kept in UTC, to the second.

    Raises
    ------
    BadPlan
        Reason "no_initials" or "unknown_level".
    """
    if not initials.strip():
        raise BadPlan("initials are needed", reason="no_initials")
    moment = at.astimezone(UTC).replace(microsecond=0)
    return changed_level(
        case,
        level,
        lambda plan: attrs.evolve(
            plan, confirmed_by=initials.strip(), confirmed_at=moment
        ),
    )


def with_confirmation_withdrawn(case: Case, level: str) -> Case:
    return changed_level(
        case,
        level,
        lambda plan: attrs.evolve(plan, confirmed_by=None, confirmed_at=None),
    )


def with_needle_added(case: Case, level: str, *, needle: Needle) -> Case:
    if any(other.id == needle.id for other in case.level(level).needles):
        raise BadPlan("needle id taken", reason="needle_twice", value=needle.id)
    return changed_level(
        case, level, lambda plan: attrs.evolve(plan, needles=(*plan.needles, needle))
    )


def with_needle_removed(case: Case, level: str, needle_id: str) -> Case:
    refuse_if_locked(case.level(level).needle(needle_id))
    return changed_level(
        case,
        level,
        lambda plan: attrs.evolve(
            plan, needles=tuple(n for n in plan.needles if n.id != needle_id)
        ),
    )


def with_entry_at(
    case: Case, level: str, needle_id: str, *, entry_lps_mm: ArrayLike
) -> Case:
    return placed_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(needle, entry_lps_mm=entry_lps_mm),
    )


def with_tip_at(
    case: Case, level: str, needle_id: str, *, tip_lps_mm: ArrayLike
) -> Case:
    return placed_needle(
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
    return placed_needle(
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
    return placed_needle(
        case,
        level,
        needle_id,
        lambda needle: attrs.evolve(needle, outer_diameter_mm=outer_diameter_mm),
    )


def with_needle_status(
    case: Case, level: str, needle_id: str, *, status: NeedleStatus
) -> Case:
    """Say that a needle is planned, being advanced, or was withdrawn."""
    return changed_needle(
        case, level, needle_id, lambda needle: attrs.evolve(needle, status=status)
    )


def with_approach(case: Case, level: str, *, approach: str) -> Case:
    """Say whether needles run through the pedicle or beside it.

    Raises
    ------
    BadPlan
        With the reason "locked" if a needle of the level is, "unknown_value" otherwise.
    """
    if approach not in APPROACHES:
        raise BadPlan("no such approach", reason="unknown_value", value=approach)
    for needle in case.level(level).needles:
        refuse_if_locked(needle)
    return changed_level(
        case, level, lambda plan: attrs.evolve(plan, approach=approach)
    )


def with_cement(case: Case, level: str, *, cement: CementPlan | None) -> Case:
    return changed_level(case, level, lambda plan: attrs.evolve(plan, cement=cement))


def with_answer(case: Case, level: str, question: str, *, answer: Any) -> Case:
    """Answer one question of the assessment, or take the answer back with None.

    Raises
    ------
    BadPlan
        With the reason "unknown_question" if nothing of that name is asked.
    """
    if question not in (field.name for field in attrs.fields(Assessment)):
        raise BadPlan("no such question", reason="unknown_question", value=question)

    def answered(plan: LevelPlan) -> LevelPlan:
        given = plan.assessment or Assessment()
        assessment = attrs.evolve(given, **{question: answer})
        return attrs.evolve(plan, assessment=assessment)

    return changed_level(case, level, answered)


def with_stop_overridden(
    case: Case,
    level: str,
    rule: str,
    *,
    reason: str,
    initials: str,
    needle_id: str | None = None,
) -> Case:
    """Accept a STOP with a reason and initials; it stays a STOP that is shown.

    Raises
    ------
    BadPlan
        With the reason "no_reason", "no_initials", "unknown_level" or
        "unknown_needle".
    """
    if not reason.strip():
        raise BadPlan("a reason is needed", reason="no_reason", value=rule)
    if not initials.strip():
        raise BadPlan("initials are needed", reason="no_initials")
    if needle_id is not None:
        case.level(level).needle(needle_id)
    made = Override(
        rule=rule, needle=needle_id, reason=reason.strip(), initials=initials.strip()
    )
    cleared = with_override_withdrawn(case, level, rule, needle_id=needle_id)
    return changed_level(
        cleared,
        level,
        lambda plan: attrs.evolve(plan, overrides=(*plan.overrides, made)),
    )


def with_override_withdrawn(
    case: Case, level: str, rule: str, *, needle_id: str | None = None
) -> Case:
    return changed_level(
        case,
        level,
        lambda plan: attrs.evolve(
            plan,
            overrides=tuple(
                made
                for made in plan.overrides
                if (made.rule, made.needle) != (rule, needle_id)
            ),
        ),
    )


def with_postop_images(case: Case, *, ct: str, identity: SeriesIdentity) -> Case:
    """Add the CT that was made after the operation; it takes the place of another.

    Raises
    ------
    BadPlan
        With the reason "same_images" if these are the images of the plan itself.
    """
    own = case.study.content_sha256
    if own is not None and own == identity.content_sha256:
        raise BadPlan("the planning CT", reason="same_images", value=ct)
    study = attrs.evolve(case.study, postop_ct=ct, postop=identity)
    levels = case.levels
    if identity != case.study.postop:
        levels = tuple(map(_without_marks, levels))
    return attrs.evolve(case, study=study, levels=levels)


def _without_marks(plan: LevelPlan) -> LevelPlan:
    """What was marked belongs to the images that it was marked on."""
    if plan.review is None:
        return plan
    return attrs.evolve(plan, review=ReviewNotes(told=plan.review.told))


def with_ct_after_operation(case: Case, *, is_after: bool) -> Case:
    """Say that the CT of the case was made after the operation, or before it.

    Raises
    ------
    BadPlan
        With the reason "two_postop" if another CT is known as that already.
    """
    if is_after and case.study.postop_ct is not None:
        raise BadPlan("another one", reason="two_postop", value=case.study.postop_ct)
    return attrs.evolve(case, study=attrs.evolve(case.study, after_operation=is_after))
