"""What differs between two states of a case."""

import attrs
import numpy as np

from planner.plan.case import Case, LevelPlan
from planner.plan.needle import Needle

ASPECTS = (
    "anatomy",
    "confirmed_by",
    "technique",
    "approach",
    "cement",
    "assessment",
    "overrides",
    "review",
)
"""Of a level, beside its needles."""


@attrs.frozen(kw_only=True)
class NeedleChange:
    """One needle of both states: how far its ends moved, how much its axis turned.

    `kind` is "added", "removed" or "changed"; `fields` names what else differs.
    """

    level: str
    needle: str
    kind: str = "changed"
    entry_moved_mm: float = 0.0
    tip_moved_mm: float = 0.0
    turned_deg: float = 0.0
    fields: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class LevelChange:
    """A level that came ("added"), went ("removed") or got another name ("renamed").

    Or an aspect of it changed; `level` is its name afterwards.
    """

    level: str
    aspect: str


@attrs.frozen(kw_only=True)
class CaseChanges:
    levels: tuple[LevelChange, ...] = ()
    needles: tuple[NeedleChange, ...] = ()


def compare(before: Case, after: Case) -> CaseChanges:
    """Return what changed from one state to the other, level by level."""
    new = {plan.level: plan for plan in after.levels}
    renamed = _renamed(before, after)
    old = {
        name if name is not None else plan.level: plan
        for plan, name in zip(before.levels, renamed, strict=True)
    }
    levels = [
        LevelChange(level=name, aspect="renamed")
        for plan, name in zip(before.levels, renamed, strict=True)
        if name not in (None, plan.level)
    ]
    needles: list[NeedleChange] = []
    for level in dict.fromkeys((*old, *new)):
        if level not in old or level not in new:
            aspect = "added" if level in new else "removed"
            levels.append(LevelChange(level=level, aspect=aspect))
            continue
        levels += [
            LevelChange(level=level, aspect=aspect)
            for aspect in ASPECTS
            if getattr(old[level], aspect) != getattr(new[level], aspect)
        ]
        needles += _needle_changes(old[level], new[level])
    return CaseChanges(levels=tuple(levels), needles=tuple(needles))


def _renamed(before: Case, after: Case) -> list[str | None]:
    """Return the later name of each level, None where that cannot be told.

    Levels that only got other names stand in the same places with the same needles.
    """
    old, new = before.levels, after.levels
    same = len(old) == len(new) and all(
        one.needles == other.needles for one, other in zip(old, new, strict=True)
    )
    shifted = [one.level for one in old] != [other.level for other in new]
    if not (same and shifted):
        return [None] * len(old)
    return [other.level for other in new]


def _needle_changes(before: LevelPlan, after: LevelPlan) -> list[NeedleChange]:
    old = {needle.id: needle for needle in before.needles}
    new = {needle.id: needle for needle in after.needles}
    changes = []
    for name in dict.fromkeys((*old, *new)):
        if name not in old or name not in new:
            kind = "added" if name in new else "removed"
            changes.append(NeedleChange(level=after.level, needle=name, kind=kind))
        elif old[name] != new[name]:
            changes.append(_needle_change(after.level, old[name], new[name]))
    return changes


def _needle_change(level: str, before: Needle, after: Needle) -> NeedleChange:
    def moved_mm(end: str) -> float:
        return float(np.linalg.norm(getattr(after, end) - getattr(before, end)))

    others = [
        field.name
        for field in attrs.fields(Needle)
        if field.name not in ("entry_lps_mm", "tip_lps_mm")
        and getattr(before, field.name) != getattr(after, field.name)
    ]
    return NeedleChange(
        level=level,
        needle=after.id,
        entry_moved_mm=moved_mm("entry_lps_mm"),
        tip_moved_mm=moved_mm("tip_lps_mm"),
        turned_deg=_angle_deg(before, after),
        fields=tuple(others),
    )


def _angle_deg(before: Needle, after: Needle) -> float:
    axes = [needle.tip_lps_mm - needle.entry_lps_mm for needle in (before, after)]
    one, other = (axis / np.linalg.norm(axis) for axis in axes)
    # By the sine too: the cosine alone knows no angle below a thousandth of a degree.
    sine = float(np.linalg.norm(np.cross(one, other)))
    return float(np.degrees(np.arctan2(sine, float(one @ other))))
