"""Whether a needle reaches its target, and whether two of them fit beside each other.

Reasons: `too_short`, `barely_long`, `long_enough`, `skin_not_seen` (LONG);
`needles_collide`, `needles_near`, `needles_apart` (APART).
"""

import itertools

import numpy as np

from planner.arrays import Vector3
from planner.plan.needle import NeedleStatus
from planner.rules.border import TOUCH_MM
from planner.rules.context import LevelContext, NeedleContext, Verdict
from planner.rules.findings import Severity
from planner.rules.metal import segments_apart_mm
from planner.rules.path import PathMeasures

SHAFT_MM = 150.0
"""How far behind their entries two shafts are held against each other: to the skin of
any back."""


def needle_is_long_enough(context: NeedleContext) -> Verdict | None:
    """LONG: the needle from the shelf reaches from the skin to the target.

    Silent while nobody said which needle that is.
    """
    length = context.needle.instrument_mm
    if length is None:
        return None
    skin = (context.facts.skin or {}).get(context.needle.id)
    needed = context.needle.length_mm if skin is None else skin.to_tip_mm
    spare = length - needed
    is_seen = skin is not None and skin.is_seen
    if spare < context.limit("reach_mm") - TOUCH_MM:
        severity, reason, held = context.rule.severity, "too_short", "reach_mm"
    elif not is_seen:
        severity, reason, held = Severity.NA, "skin_not_seen", "reach_mm"
    elif spare < context.limit("spare_mm"):
        severity, reason, held = Severity.WARN, "barely_long", "spare_mm"
    else:
        severity, reason, held = Severity.PASS, "long_enough", "spare_mm"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=held,
        measures={
            "instrument_mm": length,
            "needed_mm": needed,
            "spare_mm": spare,
            "skin_seen": is_seen,
        },
        at_lps_mm=context.path.at_lps_mm(context.path.entry_mm),
    )


def needles_keep_apart(context: LevelContext) -> Verdict | None:
    """APART: no two needles of a level run into each other, outside the bone either."""
    planned = {
        needle.id: context.paths[needle.id]
        for needle in context.plan.needles
        if needle.id in context.paths and needle.status is not NeedleStatus.WITHDRAWN
    }
    if len(planned) < 2:
        return None
    gaps = {
        (one, other): _gap_mm(planned[one], planned[other])
        for one, other in itertools.combinations(planned, 2)
    }
    first, second = min(gaps, key=lambda pair: gaps[pair])
    gap = gaps[first, second]
    if gap < context.limit("collision_mm") - TOUCH_MM:
        severity, reason = context.rule.severity, "needles_collide"
        held = "collision_mm"
    elif gap < context.limit("gap_mm"):
        severity, reason, held = Severity.WARN, "needles_near", "gap_mm"
    else:
        severity, reason, held = Severity.PASS, "needles_apart", "gap_mm"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=held,
        measures={"gap_mm": gap, "first": first, "second": second},
        at_lps_mm=planned[first].tip_lps_mm,
    )


def _gap_mm(one: PathMeasures, other: PathMeasures) -> float:
    """Return what is left between the surfaces of two shafts, negative inside."""
    between = segments_apart_mm(*_shaft_mm(one), *_shaft_mm(other))
    return between - (one.diameter_mm + other.diameter_mm) / 2


def _shaft_mm(path: PathMeasures) -> tuple[Vector3, Vector3]:
    """Return both ends of a shaft in box mm, from far behind the skin to the tip."""
    mirror = np.array((path.side.sign, 1.0, 1.0))
    entry, tip = path.entry_mm * mirror, path.tip_mm * mirror
    back = entry - (tip - entry) * (SHAFT_MM / path.length_mm)
    return back, tip
