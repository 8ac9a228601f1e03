"""The rules of aiming: entry, angle, width, depth, and where the tip comes to lie.

Reasons: `entry_breaches`, `entry_medial_half`, `entry_lateral` (P-03);
`angle_too_large`, `no_safe_angle`, `angle_near_limit`, `angle_safe` (P-04);
`anterior_perforated`, `anterior_near`, `anterior_clear` (P-07); `too_narrow`, `tight`,
`wide_enough`, `beside_pedicle` (D-01); `target_shallow`, `target_deep`,
`over_midline`, `on_target`, `under_way` (D-03); `no_pedicle`, `not_in_pedicle`.
"""

import math

from planner.anatomy.vertebra import Wall
from planner.plan.case import EXTRAPEDICULAR
from planner.plan.needle import NeedleStatus
from planner.rules.border import TOUCH_MM
from planner.rules.context import NeedleContext, Verdict
from planner.rules.findings import Measures, Severity
from planner.rules.needle_rules import NO_PEDICLE, not_assessed, uncertainty_mm


def entry_is_lateral(context: NeedleContext) -> Verdict:
    """P-03: the needle enters lateral enough of the pedicle's medial border."""
    path, entry = context.path, context.path.entry
    if entry is None:
        return NO_PEDICLE
    if entry.clearance_mm < context.limit("entry_clearance_mm") - TOUCH_MM:
        severity, reason = context.rule.severity, "entry_breaches"
        limit = "entry_clearance_mm"
    elif entry.fraction < context.limit("entry_fraction"):
        severity, reason, limit = Severity.WARN, "entry_medial_half", "entry_fraction"
    else:
        severity, reason, limit = Severity.PASS, "entry_lateral", "entry_fraction"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures={
            "side": path.side.value,
            "entry_clearance_mm": entry.clearance_mm,
            "entry_fraction": entry.fraction,
        },
        at_lps_mm=path.at_lps_mm(path.entry_mm),
    )


def angle_keeps_medial_wall(context: NeedleContext) -> Verdict:
    """P-04: from this entry the needle does not converge more than the wall allows."""
    path = context.path
    if not path.pedicle_is_seen:
        return NO_PEDICLE
    if not path.clearances:
        return not_assessed(path, "not_in_pedicle")
    medial = path.clearances[Wall.MEDIAL]
    at = path.at_lps_mm(medial.at_mm)
    measures: Measures = {
        "side": path.side.value,
        "convergence_deg": path.convergence_deg,
        "greatest_convergence_deg": path.greatest_deg,
    }
    if path.greatest_deg is None:
        return Verdict(
            severity=context.rule.severity,
            reason="no_safe_angle",
            held_against="excess_deg",
            measures=measures,
            at_lps_mm=at,
        )
    left = path.greatest_deg - path.convergence_deg
    if left < -context.limit("excess_deg") - TOUCH_MM:
        severity, reason = context.rule.severity, "angle_too_large"
        limit = "excess_deg"
    elif left < max(context.limit("margin_deg"), _doubt_deg(context)):
        severity, reason, limit = Severity.WARN, "angle_near_limit", "margin_deg"
    else:
        severity, reason, limit = Severity.PASS, "angle_safe", "margin_deg"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures=measures,
        at_lps_mm=at,
    )


def _doubt_deg(context: NeedleContext) -> float:
    """Return by how much the greatest angle may be wrong, for the wall may be."""
    path = context.path
    lever = max(-float(path.entry_mm[1]), 1.0)
    unsure = uncertainty_mm(path.vertebra, Wall.MEDIAL)
    return math.degrees(math.atan2(unsure, lever))


def anterior_cortex_is_kept(context: NeedleContext) -> Verdict:
    """P-07: the tip stays behind the anterior cortex, with room to spare."""
    path = context.path
    gap = path.least_anterior_gap_mm
    tip_mm = path.vertebra.frame.to_box(path.tip_lps_mm)
    unsure = float(path.vertebra.uncertainty_at(tip_mm)[1])
    if gap <= context.limit("perforation_mm"):
        severity, reason = context.rule.severity, "anterior_perforated"
        limit = "perforation_mm"
    elif gap < max(context.limit("gap_mm"), unsure):
        severity, reason, limit = Severity.WARN, "anterior_near", "gap_mm"
    else:
        severity, reason, limit = Severity.PASS, "anterior_clear", "gap_mm"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures={
            "least_gap_mm": gap,
            "anterior_gap_mm": path.anterior_gap_mm,
            "cortex_gap_mm": path.cortex_gap_mm,
        },
        at_lps_mm=path.tip_lps_mm,
    )


def pedicle_is_wide_enough(context: NeedleContext) -> Verdict:
    """D-01: the pedicle is wider than the needle, with a millimetre on each side."""
    path, entry = context.path, context.path.entry
    if context.plan.approach == EXTRAPEDICULAR:
        return Verdict(severity=Severity.INFO, reason="beside_pedicle")
    if entry is None:
        return NO_PEDICLE
    spare = entry.width_mm - path.diameter_mm
    unsure = 2 * uncertainty_mm(path.vertebra, Wall.MEDIAL)
    if spare < -TOUCH_MM:
        severity, reason = Severity.STOP, "too_narrow"
    elif spare < max(context.limit("spare_mm"), unsure) - TOUCH_MM:
        severity, reason = Severity.WARN, "tight"
    else:
        severity, reason = Severity.PASS, "wide_enough"
    isthmus = path.vertebra.pedicles[path.side].isthmus
    offset, y, z = isthmus.center_mm
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="spare_mm",
        measures={
            "side": path.side.value,
            "width_mm": entry.width_mm,
            "diameter_mm": path.diameter_mm,
            "spare_mm": spare,
        },
        at_lps_mm=path.at_lps_mm(path.entry_mm * 0 + (offset, y, z)),
    )


def tip_is_on_target(context: NeedleContext) -> Verdict:
    """D-03: the tip ends in the front part of the body, on the needle's own side."""
    path = context.path
    depth, offset = path.depth_fraction, float(path.tip_mm[0])
    if context.needle.status is NeedleStatus.ACTIVE and depth < 0:
        severity, reason, limit = Severity.PASS, "under_way", "shallow_fraction"
    elif depth < context.limit("shallow_fraction"):
        severity, reason, limit = Severity.INFO, "target_shallow", "shallow_fraction"
    elif depth > context.limit("deep_fraction"):
        severity, reason, limit = Severity.INFO, "target_deep", "deep_fraction"
    elif offset < -TOUCH_MM:
        severity, reason, limit = Severity.INFO, "over_midline", "shallow_fraction"
    else:
        severity, reason, limit = Severity.PASS, "on_target", "shallow_fraction"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures={"depth_fraction": depth, "tip_offset_mm": offset},
        at_lps_mm=path.tip_lps_mm,
    )
