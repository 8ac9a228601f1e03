"""The canal, metal, the views, and the shape of the tip.

Reasons: `in_canal`, `in_canal_deep`, `canal_near`, `canal_clear`, `canal_not_seen`
(P-08); `metal_in_the_way`, `metal_near`, `metal_present`, `no_metal`,
`metal_not_measured`, `metal_contradiction` (P-09); `views_false`, `views_stale`,
`views_off`, `view_off_centre`, `views_true` (P-10); `bevelled`, `not_bevelled` (P-11);
`unanswered`.
"""

import attrs

from planner.levels import LEVELS
from planner.plan.needle import TipShape
from planner.rules.border import TOUCH_MM
from planner.rules.context import NeedleContext, Verdict
from planner.rules.findings import Measures, Severity
from planner.rules.metal import metal_gap_mm

UNANSWERED = Verdict(severity=Severity.NA, reason="unanswered")
"""What a rule says whose question nobody has answered yet."""

LOWEST_CORD_LEVEL = "L1"
"""The spinal cord ends about here; below, the canal holds the cauda equina."""


def canal_is_free(context: NeedleContext) -> Verdict:
    """P-08: no part of the needle is in the spinal canal."""
    path = context.path
    gap = path.canal_gap_mm
    breach = path.medial_breach_mm
    if gap is None:
        return Verdict(severity=Severity.NA, reason="canal_not_seen")
    inside = max(0.0, -gap)
    is_deep = max(inside, breach) >= context.limit("dura_mm")
    at = path.canal_at_mm
    unsure = path.vertebra.uncertainty_mm
    if at is not None:
        unsure = path.vertebra.uncertainty_at(at * (path.side.sign, 1, 1))
    if inside > context.limit("intrusion_mm") + TOUCH_MM:
        severity = context.rule.severity
        reason = "in_canal_deep" if is_deep else "in_canal"
    elif gap < float(unsure.max()):
        severity, reason = Severity.WARN, "canal_near"
    else:
        severity, reason = Severity.PASS, "canal_clear"
    has_cord = LEVELS.index(context.plan.level) <= LEVELS.index(LOWEST_CORD_LEVEL)
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="intrusion_mm",
        measures={
            "canal_gap_mm": gap,
            "intrusion_mm": inside,
            "medial_breach_mm": breach,
            "dura_risk": severity is Severity.STOP and is_deep,
            "content": "cord" if has_cord else "cauda_equina",
            "uncertainty_mm": float(unsure.max()),
        },
        at_lps_mm=None if at is None else path.at_lps_mm(at),
    )


def metal_is_cleared(context: NeedleContext) -> Verdict:
    """P-09: the needle keeps clear of any screw in this vertebra."""
    rods, answer = context.facts.metal, context.answers.metal
    if rods is None:
        if answer is None:
            return UNANSWERED
        if answer:
            return Verdict(severity=Severity.NA, reason="metal_not_measured")
        return Verdict(severity=Severity.PASS, reason="no_metal")
    if answer is not None and answer != bool(rods):
        return Verdict(
            severity=Severity.NA,
            reason="metal_contradiction",
            measures={"pieces_count": float(len(rods))},
        )
    if not rods:
        return Verdict(severity=Severity.PASS, reason="no_metal")
    gap = min(metal_gap_mm(context.path, rod) for rod in rods)
    if gap < context.limit("collision_mm"):
        severity, reason = context.rule.severity, "metal_in_the_way"
        limit = "collision_mm"
    elif gap < context.limit("gap_mm"):
        severity, reason, limit = Severity.WARN, "metal_near", "gap_mm"
    else:
        severity, reason, limit = Severity.WARN, "metal_present", "gap_mm"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures={"metal_gap_mm": gap, "pieces_count": float(len(rods))},
        at_lps_mm=context.path.tip_lps_mm,
    )


def views_are_valid(context: NeedleContext) -> Verdict | None:
    """P-10: both views are true, recent and centred; silent while none is in use."""
    views = context.facts.views
    if views is None:
        return None
    both = (views.ap, views.lateral)
    error = max(view.error_deg for view in both)
    off_axis = max(abs(view.off_axis_mm) for view in both)
    measures: Measures = {"error_deg": error, "off_axis_mm": off_axis}
    if not all(view.is_current for view in both):
        verdict = Verdict(severity=Severity.NA, reason="views_stale")
    elif error > context.limit("refused_deg"):
        verdict = Verdict(
            severity=Severity.NA, reason="views_false", held_against="refused_deg"
        )
    elif error > context.limit("true_deg"):
        verdict = Verdict(
            severity=Severity.WARN, reason="views_off", held_against="true_deg"
        )
    elif off_axis > context.limit("off_axis_mm"):
        verdict = Verdict(
            severity=Severity.WARN,
            reason="view_off_centre",
            held_against="off_axis_mm",
        )
    else:
        verdict = Verdict(
            severity=Severity.PASS, reason="views_true", held_against="true_deg"
        )
    return attrs.evolve(verdict, measures=measures)


def bevel_is_turned(context: NeedleContext) -> Verdict:
    """P-11: a bevelled tip is to be turned away from the posterior wall."""
    if context.needle.tip is TipShape.BEVEL:
        return Verdict(severity=Severity.INFO, reason="bevelled")
    return Verdict(severity=Severity.PASS, reason="not_bevelled")
