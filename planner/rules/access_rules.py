"""One side or two, and the tracks that earlier punctures left behind.

Reasons: `one_side_unsafe`, `one_side_near_midline`, `one_side_lateral`, `both_sides`
(P-05); `open_track`, `open_track_injected`, `repeated`, `tracks_closed` (P-06).
"""

import math

from planner.anatomy.vertebra import Wall
from planner.plan.case import EXTRAPEDICULAR
from planner.plan.needle import NeedleStatus
from planner.rules.context import LevelContext, Verdict
from planner.rules.findings import Measures, Severity
from planner.rules.path import PathMeasures

WALL_CAUSES = ("P-01", "P-02", "P-04")
"""The rules whose word makes access from one side unsafe."""


def one_side_is_feasible(context: LevelContext) -> Verdict | None:
    """P-05: access from one side only is told, and refused where it breaks a wall."""
    paths = context.paths
    if not context.spoken:
        return None
    if len({path.side for path in paths.values()}) > 1:
        return Verdict(severity=Severity.PASS, reason="both_sides")
    worst_id = max(context.spoken, key=lambda name: _wall_rank(context, name))
    path = paths[worst_id]
    needed = _needed_deg(path, context.limit("midline_mm"))
    measures: Measures = {
        "side": path.side.value,
        "tip_offset_mm": float(path.tip_mm[0]),
        "needed_deg": needed,
        "greatest_convergence_deg": path.greatest_deg,
    }
    if _wall_rank(context, worst_id) >= Severity.WARN.rank:
        severity, reason = Severity.WARN, "one_side_unsafe"
    elif abs(float(path.tip_mm[0])) <= context.limit("midline_mm"):
        severity, reason = Severity.INFO, "one_side_near_midline"
    else:
        severity, reason = Severity.INFO, "one_side_lateral"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="midline_mm",
        measures=measures,
        at_lps_mm=path.tip_lps_mm,
    )


def _wall_rank(context: LevelContext, needle_id: str) -> int:
    said = context.spoken[needle_id]
    return max(said[rule].severity.rank for rule in WALL_CAUSES if rule in said)


def _needed_deg(path: PathMeasures, midline_mm: float) -> float | None:
    """Return the convergence that would bring the tip near the midline."""
    forward = float(path.tip_mm[1] - path.entry_mm[1])
    if forward <= 0:
        return None
    inwards = float(path.entry_mm[0]) - midline_mm
    return math.degrees(math.atan2(inwards, forward))


def tracks_are_closed(context: LevelContext) -> Verdict | None:
    """P-06: no puncture, withdrawn ones included, has left a way out for cement."""
    paths = context.paths
    if not paths:
        return None
    withdrawn = [
        needle.id
        for needle in context.plan.needles
        if needle.status is NeedleStatus.WITHDRAWN
    ]
    is_open = {name: _worst_breach_mm(context, path) for name, path in paths.items()}
    old = max((is_open[name] for name in withdrawn), default=0.0)
    any_track = max(is_open.values())
    sides = [path.side for path in paths.values()]
    passes = max(sides.count(side) for side in sides)
    limit = context.limit("breach_mm")
    if old > limit:
        severity, reason, held = context.rule.severity, "open_track", "breach_mm"
    elif any_track > limit and context.cement is not None:
        severity, reason = context.rule.severity, "open_track_injected"
        held = "breach_mm"
    elif passes >= context.limit("passes_count"):
        severity, reason, held = Severity.WARN, "repeated", "passes_count"
    else:
        severity, reason, held = Severity.PASS, "tracks_closed", "breach_mm"
    named = withdrawn if reason == "open_track" else list(paths)
    worst = max(named or paths, key=lambda name: is_open[name])
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=held,
        measures={
            "track": worst,
            "breach_mm": is_open[worst],
            "passes_count": float(passes),
            "dura_possibly_open": (
                paths[worst].medial_breach_mm >= context.limit("dura_mm")
            ),
        },
        at_lps_mm=_breach_at(paths[worst]),
    )


def _worst_breach_mm(context: LevelContext, path: PathMeasures) -> float:
    """Return how far a track is beyond a wall it had to keep, or inside the canal."""
    exempt = context.plan.approach == EXTRAPEDICULAR
    walls = [
        -clearance.clearance_mm
        for wall, clearance in path.clearances.items()
        if not (exempt and wall is Wall.LATERAL)
    ]
    in_canal = 0.0 if path.canal_gap_mm is None else -path.canal_gap_mm
    return max(0.0, in_canal, *walls)


def _breach_at(path: PathMeasures) -> tuple[float, float, float]:
    if not path.clearances:
        return path.tip_lps_mm
    worst = min(path.clearances.values(), key=lambda wall: wall.clearance_mm)
    return path.at_lps_mm(worst.at_mm)
