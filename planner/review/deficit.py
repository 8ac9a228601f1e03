"""What the patient lost since the cement came in: strength, feeling, bladder, ease.

A loss that no earlier examination explains is taken for new: nobody may be sent home
because nobody examined him before.
"""

from collections.abc import Iterable

import attrs

from planner.review.case import NeuroStatus, ReviewCase, Strength
from planner.review.vocabulary import (
    GRADES,
    LEG,
    MUSCLES,
    NO_LEVEL,
    NO_SIGN,
    NORMAL,
    grade_value,
)

FULL_STRENGTH = grade_value(GRADES[-1])
ROUNDING = 1e-6
"""Thirds of a grade do not add up exactly."""

PARESIS = "paresis"
BLADDER_BOWEL = "bladder_bowel"
SENSORY_LEVEL = "sensory_level"
LEG_PAIN = "leg_pain"
DEFICITS = (PARESIS, BLADDER_BOWEL, SENSORY_LEVEL, LEG_PAIN)

NERVE_INJURY = "neurologic_impairment"
"""A complication that takes the word of "no sign" back."""

CAUDAL_FIELDS = ("bladder", "bowel", "perineal", "anal_tone")
"""What the last sacral roots serve; any of them counts with bladder and bowel."""


@attrs.frozen(kw_only=True)
class Loss:
    """Which deficits are new and which nobody told of.

    `mrc_drop_score` is the largest loss of strength in grades, None where none is
    graded; `weakest_left` and `weakest_right` are the lowest grades.
    `denied` is that no sign was ever seen, by the case's own word.
    """

    new: tuple[str, ...]
    untold: tuple[str, ...]
    mrc_drop_score: float | None
    weakest_left: str | None
    weakest_right: str | None
    leg_pain_score: float | None
    denied: bool

    @property
    def contradicts_itself(self) -> bool:
        return self.denied and bool(self.new)


def loss_of(case: ReviewCase, *, mrc_drop_score: float, leg_pain_score: float) -> Loss:
    """Return what was lost when the leak was found, held against the time before.

    A paresis is new from that drop in grades on, pain in a leg from that score on.
    """
    before = status_in(case, "before")
    now = status_in(case, "admission")
    drop = _largest_drop(before, now)
    denied = case.event.first_sign == NO_SIGN and NERVE_INJURY not in (
        case.event.complications or ()
    )
    states = {
        PARESIS: _paresis(before, now, drop, mrc_drop_score),
        BLADDER_BOWEL: _caudal(before, now),
        SENSORY_LEVEL: _sensory(before, now),
        LEG_PAIN: _pain(before, now, leg_pain_score),
    }
    return Loss(
        new=tuple(name for name in DEFICITS if states[name]),
        untold=tuple(name for name in DEFICITS if states[name] is None and not denied),
        mrc_drop_score=drop,
        weakest_left=weakest(each.left for each in now.strength or ()),
        weakest_right=weakest(each.right for each in now.strength or ()),
        leg_pain_score=now.leg_pain_score,
        denied=denied,
    )


def status_in(case: ReviewCase, phase: str) -> NeuroStatus:
    """Return the last that was told of each thing in one phase of the timeline."""
    merged = NeuroStatus(phase=phase)
    for status in case.timeline or ():
        if status.phase == phase:
            told = {
                field.name: getattr(status, field.name)
                for field in attrs.fields(NeuroStatus)
                if getattr(status, field.name) is not None
            }
            merged = attrs.evolve(merged, **told)
    return merged


def _largest_drop(before: NeuroStatus, now: NeuroStatus) -> float | None:
    """Return the largest loss over all muscles; untold before counts as full."""
    drops = [
        _strength_before(before, each.muscle, side) - grade_value(grade)
        for each in now.strength or ()
        for side, grade in (("left", each.left), ("right", each.right))
        if grade is not None
    ]
    return max(drops, default=None)


def _strength_before(before: NeuroStatus, muscle: str, side: str) -> float:
    graded = {each.muscle: each for each in before.strength or ()}
    for name in (muscle, LEG):
        grade = _of_side(graded.get(name), side)
        if grade is not None:
            return grade_value(grade)
    return FULL_STRENGTH


def _of_side(strength: Strength | None, side: str) -> str | None:
    if strength is None:
        return None
    return strength.left if side == "left" else strength.right


def weakest(grades: Iterable[str | None]) -> str | None:
    """Return the lowest of the grades that are told."""
    told = [grade for grade in grades if grade is not None]
    return min(told, key=GRADES.index, default=None)


def _paresis(
    before: NeuroStatus, now: NeuroStatus, drop: float | None, least: float
) -> bool | None:
    if now.paresis and not before.paresis:
        return True
    if drop is not None and drop >= least - ROUNDING:
        return True
    return False if now.paresis is not None or _is_graded(now) else None


def _is_graded(status: NeuroStatus) -> bool:
    """Tell whether both legs are graded, as a whole or muscle by muscle."""
    told = {
        each.muscle
        for each in status.strength or ()
        if each.left is not None and each.right is not None
    }
    return LEG in told or told >= set(MUSCLES) - {LEG}


def _caudal(before: NeuroStatus, now: NeuroStatus) -> bool | None:
    lost = any(
        getattr(now, name) not in (None, NORMAL, getattr(before, name))
        for name in CAUDAL_FIELDS
    )
    if lost:
        return True
    return None if now.bladder is None or now.bowel is None else False


def _sensory(before: NeuroStatus, now: NeuroStatus) -> bool | None:
    if now.sensory_level is None:
        return None
    return now.sensory_level not in (NO_LEVEL, before.sensory_level)


def _pain(before: NeuroStatus, now: NeuroStatus, least: float) -> bool | None:
    if now.leg_pain_score is None:
        return None
    had = before.leg_pain_score
    return now.leg_pain_score >= least and (had is None or now.leg_pain_score > had)
