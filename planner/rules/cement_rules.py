"""Where cement may be: C-01 to C-03, C-10, C-11, C-13, and the share of each side.

Reasons: `target_posterior_third`, `target_anterior`, and outside the body, where there
is no depth to judge, `target_not_in_body`, `beyond_anterior`, `beyond_endplate`;
`cement_posterior_third`, `cement_posterior_quarter`, `cement_anterior` (C-01);
`cement_in_concavity`, `cement_before_concavity` (C-02); `cement_in_canal`,
`source_in_canal`, `cement_abuts`, `defect_near`, `cement_inside` (C-03);
`track_touched`, `tracks_sound` (C-10); `heat_in_canal`, `heat_near`, `heat_far` (C-11);
`foramen_near`, `cleft_open`, `foramen_far`, `foramen_not_seen` (C-13); `side_heavy`,
`sides_light`, `no_body_volume` (D-02).
"""

import math

import numpy as np

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3
from planner.levels import LEVELS
from planner.rules.cement_front import Front, measure_front
from planner.rules.cloud import Cloud, Phase, body_volume_ml
from planner.rules.context import LevelContext, NeedleContext, Verdict
from planner.rules.findings import Measures, Severity
from planner.rules.path import LpsPoint, PathMeasures

EXTRAPOLATED = LEVELS[: LEVELS.index("T5")]
"""Above T5 nobody has measured the concavity (rules.md C-02): a warning, no STOP."""


def target_is_anterior(context: NeedleContext) -> Verdict:
    """C-01: the tip, where cement will leave the needle, is not in the posterior third.

    A tip outside the body is not assessable by this rule and never a PASS: behind the
    posterior wall and beyond the endplates there is no place for cement at all, and in
    front of the body the anterior cortex is perforated.
    """
    path = context.path
    outside = _outside_the_body(path)
    if outside is not None:
        severity, reason = Severity.NA, outside
    elif path.depth_fraction < context.limit("depth_fraction"):
        severity, reason = Severity.WARN, "target_posterior_third"
    else:
        severity, reason = Severity.PASS, "target_anterior"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="depth_fraction",
        measures={
            "depth_fraction": path.depth_fraction,
            "anterior_gap_mm": path.anterior_gap_mm,
            "local_wall_gap_mm": path.local_wall_gap_mm,
        },
        at_lps_mm=path.tip_lps_mm,
    )


def _outside_the_body(path: PathMeasures) -> str | None:
    if path.depth_fraction < 0:
        return "target_not_in_body"
    if path.depth_fraction > 1:
        return "beyond_anterior"
    return None if path.tip_is_between_endplates else "beyond_endplate"


def front_of(context: LevelContext) -> tuple[Cloud, Front] | None:
    """Return the cement and its front, None where there is none or no vertebra."""
    if context.cloud is None or context.vertebra is None:
        return None
    front = measure_front(context.vertebra, context.cloud, context.paths)
    return context.cloud, front


def _at(context: LevelContext, point_mm: np.ndarray | None) -> LpsPoint | None:
    if point_mm is None or context.vertebra is None:
        return None
    x, y, z = context.vertebra.frame.to_lps(point_mm).tolist()
    return x, y, z


def cement_stays_anterior(context: LevelContext) -> Verdict | None:
    """C-01: cement is in the front two thirds; while it runs this is the halt."""
    measured = front_of(context)
    if measured is None:
        return None
    cloud, front = measured
    behind_ml = front.volume_behind(context.limit("depth_fraction"))
    measures: Measures = {
        "front_fraction": front.least_fraction,
        "behind_ml": behind_ml,
        "volume_ml": cloud.volume_ml,
    }
    severity, reason = Severity.PASS, "cement_anterior"
    if behind_ml > context.limit("tolerated_ml"):
        is_far_back = front.least_fraction < context.limit("quarter_fraction")
        reason = "cement_posterior_quarter" if is_far_back else "cement_posterior_third"
        others = (context.told.get(rule) for rule in ("C-02", "C-03"))
        is_stopped = cloud.phase is Phase.RUNNING or any(
            said is not None and said.severity is Severity.STOP for said in others
        )
        severity = Severity.STOP if is_stopped else Severity.WARN
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="depth_fraction",
        measures=measures,
        at_lps_mm=_at(context, front.least_at_mm),
    )


def cement_spares_concavity(context: LevelContext) -> Verdict | None:
    """C-02: cement keeps out of where the concave thoracic wall hides the canal."""
    measured = front_of(context)
    if measured is None:
        return None
    _, front = measured
    margin, asked, at = front.beyond_concavity(
        least_fraction=context.limit("depth_fraction"),
        beyond_mm=context.limit("beyond_concavity_mm"),
    )
    if margin < 0:
        is_far_up = context.plan.level in EXTRAPOLATED
        severity = Severity.WARN if is_far_up else context.rule.severity
        reason = "cement_in_concavity"
    else:
        severity, reason = Severity.PASS, "cement_before_concavity"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="depth_fraction",
        measures={
            "front_fraction": front.least_fraction,
            "asked_fraction": asked,
        },
        at_lps_mm=_at(context, at),
    )


def cement_stays_inside(context: LevelContext) -> Verdict | None:
    """C-03: no cement behind the posterior wall as it really is, in the canal."""
    measured = front_of(context)
    if measured is None or context.vertebra is None:
        return None
    cloud, front = measured
    behind_ml = front.volume_in_canal()
    gap = front.least_wall_gap_mm
    source = _source_in_canal(context)
    unsure = float(_unsure_at(context.vertebra, front.wall_at_mm)[1])
    at = _at(context, front.wall_at_mm)
    limit = "leak_ml"
    if behind_ml >= context.limit("leak_ml"):
        severity, reason = context.rule.severity, "cement_in_canal"
    elif source is not None:
        severity, reason, at = context.rule.severity, "source_in_canal", source
    elif gap is not None and gap < max(context.limit("abutting_mm"), unsure):
        severity, reason, limit = Severity.WARN, "cement_abuts", "abutting_mm"
    elif _defect_is_near(context, cloud):
        severity, reason, limit = Severity.WARN, "defect_near", "defect_reach_mm"
    else:
        severity, reason, limit = Severity.PASS, "cement_inside", "abutting_mm"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures={
            "wall_gap_mm": gap,
            "in_canal_ml": behind_ml,
            "uncertainty_mm": unsure,
        },
        at_lps_mm=at,
    )


def _unsure_at(vertebra: Vertebra, at_mm: Vector3 | None) -> Vector3:
    return vertebra.uncertainty_mm if at_mm is None else vertebra.uncertainty_at(at_mm)


def _source_in_canal(context: LevelContext) -> LpsPoint | None:
    """Return where a planned tip lies in the canal: cement would start there."""
    for name in context.spoken:
        path = context.paths[name]
        gap = path.local_wall_gap_mm
        is_in_front_of_lamina = float(path.tip_mm[1]) > path.vertebra.canal_dorsal_y_mm
        if gap is not None and gap < 0 and is_in_front_of_lamina:
            return path.tip_lps_mm
    return None


def _defect_is_near(context: LevelContext, cloud: Cloud) -> bool:
    for defect in context.facts.defects or ():
        if defect.face == "posterior" and defect.width_mm > context.limit("defect_mm"):
            away = np.linalg.norm(cloud.points_mm - defect.at_mm, axis=1)
            if float(away.min()) < context.limit("defect_reach_mm"):
                return True
    return False


def tracks_are_sound(context: LevelContext) -> Verdict | None:
    """C-10: no cement lies at a track that has opened the medial wall."""
    cloud = context.cloud
    if cloud is None:
        return None
    for name, path in context.paths.items():
        breach = path.medial_breach_mm
        if breach > context.limit("breach_mm") and _touches(
            cloud, path, reach_mm=path.diameter_mm / 2 + context.limit("reach_mm")
        ):
            return Verdict(
                severity=context.rule.severity,
                reason="track_touched",
                held_against="breach_mm",
                measures={"track": name, "breach_mm": breach},
                at_lps_mm=path.tip_lps_mm,
            )
    return Verdict(
        severity=Severity.PASS, reason="tracks_sound", held_against="breach_mm"
    )


def _touches(cloud: Cloud, path: PathMeasures, *, reach_mm: float) -> bool:
    mirror = np.array((path.side.sign, 1.0, 1.0))
    start, end = path.entry_mm * mirror, path.tip_mm * mirror
    along = end - start
    part = np.clip((cloud.points_mm - start) @ along / float(along @ along), 0, 1)
    away = cloud.points_mm - start - part[:, None] * along
    return bool((np.einsum("ij,ij->i", away, away) <= reach_mm**2).any())


def heat_is_far(context: LevelContext) -> Verdict | None:
    """C-11: no cement in the canal, nor much of it beside the canal."""
    measured = front_of(context)
    leak = context.told.get("C-03")
    if measured is None or leak is None:
        return None
    cloud, front = measured
    gap = front.least_wall_gap_mm
    is_near = gap is not None and gap < context.limit("near_mm")
    if leak.severity is Severity.STOP:
        severity, reason = context.rule.severity, "heat_in_canal"
    elif is_near and cloud.volume_ml >= context.limit("large_ml"):
        severity, reason = context.rule.severity, "heat_near"
    else:
        severity, reason = Severity.PASS, "heat_far"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="near_mm",
        measures={"wall_gap_mm": gap, "volume_ml": cloud.volume_ml},
        at_lps_mm=_at(context, front.wall_at_mm),
    )


def foramen_is_spared(context: LevelContext) -> Verdict | None:
    """C-13: neither tip nor cement comes near the basivertebral foramen."""
    cloud, foramen = context.cloud, context.facts.foramen
    if cloud is None or context.vertebra is None:
        return None
    if context.answers.cleft == "communicating":
        return Verdict(severity=context.rule.severity, reason="cleft_open")
    if foramen is None:
        return Verdict(severity=Severity.INFO, reason="foramen_not_seen")
    reach = context.limit("reach_mm")
    tips = [
        context.paths[name].tip_mm * (context.paths[name].side.sign, 1, 1)
        for name in context.spoken
    ]
    points = np.vstack((cloud.points_mm, *tips))
    ahead = points[:, 1] - context.vertebra.posterior_wall.y_at(points[:, 2])
    near = (
        (np.abs(points[:, 0]) <= foramen.half_width_mm + reach)
        & (points[:, 2] >= foramen.low_z_mm - reach)
        & (points[:, 2] <= foramen.high_z_mm + reach)
        & (ahead <= foramen.depth_mm + reach)
    )
    first = int(np.argmax(near)) if near.any() else None
    return Verdict(
        severity=Severity.PASS if first is None else context.rule.severity,
        reason="foramen_far" if first is None else "foramen_near",
        held_against="reach_mm",
        at_lps_mm=None if first is None else _at(context, points[first]),
    )


def puncture_side_is_light(context: LevelContext) -> Verdict | None:
    """D-02: how much of the body is cement on a punctured side."""
    cloud, vertebra = context.cloud, context.vertebra
    if cloud is None or vertebra is None or not context.spoken:
        return None
    body_ml = body_volume_ml(vertebra)
    if body_ml is None:
        return Verdict(severity=Severity.INFO, reason="no_body_volume")
    right_ml = cloud.volume_where(cloud.points_mm[:, 0] >= 0)
    of_side = {1: right_ml, -1: cloud.volume_ml - right_ml}
    sides = {context.paths[name].side for name in context.spoken}
    share = max((of_side[side.sign] / body_ml for side in sides), default=math.nan)
    is_heavy = share > context.limit("side_fraction")
    return Verdict(
        severity=context.rule.severity if is_heavy else Severity.PASS,
        reason="side_heavy" if is_heavy else "sides_light",
        held_against="side_fraction",
        measures={"side_fraction": share},
    )
