"""What commands do to the needle at hand."""

from collections.abc import Callable

import numpy as np

from planner.errors import PlannerError
from planner.geometry.frames import VertebraFrame
from planner.plan import needle_edits as edits
from planner.plan.case import Case
from planner.plan.edits import with_needle_removed
from planner.plan.needle import Needle
from ui.desk import Desk, has_needle
from ui.messages.words import (
    COPY_ACROSS,
    DELETE_NEEDLE,
    LOCK_ALL_NEEDLES,
    LOCK_NEEDLE,
    NUDGE_NEEDLE,
    TURN_NEEDLE,
    UNLOCK_NEEDLE,
)

NeedleEdit = Callable[[Case, str, str, VertebraFrame], Case]
"""Case, level, needle and the frame of the vertebra to a new case."""


def needle_of(desk: Desk) -> Needle | None:
    return desk.session.needle if desk.session else None


def has_needles(desk: Desk) -> bool:
    level = desk.session.level if desk.session else None
    return level is not None and len(level.needles) > 1


def has_any_needle(desk: Desk) -> bool:
    session = desk.session
    return session is not None and any(plan.needles for plan in session.case.levels)


def has_free_needle(desk: Desk) -> bool:
    needle = needle_of(desk)
    return needle is not None and not needle.is_locked


def has_free_placed_needle(desk: Desk) -> bool:
    """Whether the needle may be moved along the axes of its vertebra."""
    has_frame = desk.session is not None and desk.session.vertebra is not None
    return has_free_needle(desk) and has_frame


def has_placed_needle(desk: Desk) -> bool:
    return (
        has_needle(desk)
        and desk.session is not None
        and (desk.session.vertebra is not None)
    )


def is_locked(desk: Desk) -> bool:
    needle = needle_of(desk)
    return needle is not None and needle.is_locked


def has_free_needles(desk: Desk) -> bool:
    session = desk.session
    return session is not None and any(
        not needle.is_locked for plan in session.case.levels for needle in plan.needles
    )


def can_propose(desk: Desk) -> bool:
    return desk.proposer.can_start and not desk.proposer.is_running


def propose(desk: Desk) -> None:
    desk.proposer.start()


def step_needle(by: int, desk: Desk) -> None:
    session = desk.session
    if session is None or session.level is None or session.needle is None:
        return
    ids = [needle.id for needle in session.level.needles]
    chosen = ids[(ids.index(session.needle.id) + by) % len(ids)]
    session.select(level=session.level.level, needle_id=chosen)


def delete_needle(desk: Desk) -> None:
    _edit(
        desk,
        lambda case, level, name, _: with_needle_removed(case, level, name),
        label=DELETE_NEEDLE,
        needs_frame=False,
    )


def nudge(by_box_mm: tuple[float, float, float], desk: Desk) -> None:
    """Shift the needle along the axes of its vertebra."""
    _edit(
        desk,
        lambda case, level, name, frame: edits.with_needle_nudged(
            case, level, name, by_box_mm=by_box_mm, frame=frame
        ),
        label=NUDGE_NEEDLE,
    )


def advance(by_mm: float, desk: Desk) -> None:
    """Push the tip on, or draw it back; a needle keeps some length."""
    _edit(
        desk,
        lambda case, level, name, _: edits.with_needle_advanced(
            case, level, name, by_mm=by_mm
        ),
        label=NUDGE_NEEDLE,
    )


def turn(about_box: tuple[float, float, float], by_deg: float, desk: Desk) -> None:
    """Turn the needle about its entry."""
    _edit(
        desk,
        lambda case, level, name, frame: edits.with_needle_turned(
            case, level, name, about_box=about_box, by_deg=by_deg, frame=frame
        ),
        label=TURN_NEEDLE,
    )


def copy_across(desk: Desk) -> None:
    """Copy the needle to the other side, and go on with the copy."""
    session = desk.session
    if session is None or session.level is None:
        return
    level = session.level.level
    _edit(
        desk,
        lambda case, level, name, frame: edits.with_needle_mirrored(
            case, level, name, frame=frame
        ),
        label=COPY_ACROSS,
    )
    session.select(level=level, needle_id=session.case.level(level).needles[-1].id)


def toggle_lock(desk: Desk) -> None:
    """Lock the needle; unlocking asks for initials, which stay on record."""
    needle = needle_of(desk)
    if needle is None:
        return
    if not needle.is_locked:
        _edit(
            desk,
            lambda case, level, name, _: edits.with_needle_locked(case, level, name),
            label=LOCK_NEEDLE,
            needs_frame=False,
        )
        return
    initials = desk.dialogs.ask_unlock(needle.id)
    if initials is not None:
        _edit(
            desk,
            lambda case, level, name, _: edits.with_needle_unlocked(
                case, level, name, initials=initials
            ),
            label=UNLOCK_NEEDLE,
            needs_frame=False,
        )


def lock_all(desk: Desk) -> None:
    if desk.session is not None:
        desk.session.apply(edits.with_all_needles_locked, label=LOCK_ALL_NEEDLES)


def _edit(
    desk: Desk, change: NeedleEdit, *, label: str, needs_frame: bool = True
) -> None:
    """Make a change of the selected needle one step; what cannot be changes nothing."""
    session = desk.session
    if session is None or session.level is None or session.needle is None:
        return
    level, needle_id = session.level.level, session.needle.id
    vertebra = session.vertebra
    if vertebra is None and needs_frame:
        return
    frame = vertebra.frame if vertebra else _NO_FRAME
    try:
        session.apply(
            lambda case: change(case, level, needle_id, frame),
            label=f"{label} {needle_id}",
        )
    except PlannerError:
        return


_NO_FRAME = VertebraFrame(
    origin_lps_mm=np.zeros(3),
    right_lps=(-1, 0, 0),
    anterior_lps=(0, -1, 0),
    cranial_lps=(0, 0, 1),
)
"""For edits that need none."""
