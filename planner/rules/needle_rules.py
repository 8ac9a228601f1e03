"""The path rules: where a needle may run on its way into the body.

Reasons: `crosses`, `entry_too_medial`, `outside_isthmus`, `view_not_true` (P-01);
`breach`, `tolerated_breach`, `near_metal`, `pedicle_fractured` (P-02); `thin`,
`uncertain`, `clear`, `no_pedicle`, `not_in_pedicle` (both).
"""

import attrs

from planner.anatomy.vertebra import Vertebra, Wall
from planner.arrays import Vector3
from planner.plan.case import EXTRAPEDICULAR
from planner.rules.border import TOUCH_MM, BorderMeasures
from planner.rules.clearance import WallClearance
from planner.rules.context import NeedleContext, Verdict
from planner.rules.facts import LevelFacts
from planner.rules.findings import Measures, Severity
from planner.rules.metal import metal_gap_mm
from planner.rules.path import PathMeasures

NEVER_BREACHED = (Wall.MEDIAL, Wall.CAUDAL)
"""The walls beside canal and nerve root (P-02: no tolerance, no exemption)."""

VOXEL_AXIS = {Wall.MEDIAL: 0, Wall.LATERAL: 0, Wall.CRANIAL: 2, Wall.CAUDAL: 2}
"""The axis of the box across each wall, along which a voxel blurs it."""

GRADES_BELOW_MM = (("B", 2.0), ("C", 4.0), ("D", 6.0))
"""Gertzbein and Robbins as graded today: A no breach, E from the last figure on."""

HEADER_ROUNDING_MM = 0.01
"""Voxel sizes are computed from rounded headers: this near to a limit is at it."""

NO_PEDICLE = Verdict(severity=Severity.NA, reason="no_pedicle")


def not_assessed(path: PathMeasures, reason: str) -> Verdict:
    return Verdict(severity=Severity.NA, reason=reason, at_lps_mm=path.tip_lps_mm)


def tip_stays_lateral(context: NeedleContext) -> Verdict:
    """P-01: the tip is not medial of the pedicle on AP before the posterior wall."""
    border = context.path.border
    if border is None:
        return NO_PEDICLE
    if not views_are_true(context.facts, within_deg=context.limit("view_error_deg")):
        return not_assessed(context.path, "view_not_true")
    measures: Measures = {
        "side": context.path.side.value,
        "crossing_distance_mm": border.distance_mm,
        "margin_mm": border.margin_mm,
        "convergence_deg": context.path.convergence_deg,
        "uncertainty_mm": _unsure_at_mm(context.path, Wall.MEDIAL, border.margin_at_mm),
    }
    return attrs.evolve(_border_verdict(context, border), measures=measures)


def views_are_true(facts: LevelFacts, *, within_deg: float) -> bool:
    """Tell whether the views in use, if any, may be read as front and side view.

    While nothing is X-rayed the projections are computed along the vertebra's axes.
    """
    views = facts.views
    return views is None or all(
        view.is_current and view.error_deg <= within_deg
        for view in (views.ap, views.lateral)
    )


def uncertainty_mm(
    vertebra: Vertebra, wall: Wall, *, at_box_mm: Vector3 | None = None
) -> float:
    """Return how far a wall may truly lie from where it is drawn.

    At a point, or anywhere: where a hand has led the wall, a click is less or more
    certain than the source of the rest.
    """
    unsure = vertebra.uncertainty_mm
    if at_box_mm is not None:
        unsure = vertebra.uncertainty_at(at_box_mm)
    return float(unsure[VOXEL_AXIS[wall]])


def _unsure_at_mm(path: PathMeasures, wall: Wall, at_mm: Vector3 | None) -> float:
    """Return the same at a point of the needle's side."""
    at_box_mm = None if at_mm is None else at_mm * (path.side.sign, 1, 1)
    return uncertainty_mm(path.vertebra, wall, at_box_mm=at_box_mm)


def _border_verdict(context: NeedleContext, border: BorderMeasures) -> Verdict:
    path = context.path
    is_broken = border.shortfall_mm > context.limit("crossing_mm")
    if is_broken and border.crossing_mm is not None:
        dorsal = path.vertebra.canal_dorsal_y_mm - TOUCH_MM
        is_early = float(border.crossing_mm[1]) < dorsal
        return Verdict(
            severity=context.rule.severity,
            reason="entry_too_medial" if is_early else "crosses",
            held_against="crossing_mm",
            at_lps_mm=path.at_lps_mm(border.crossing_mm),
        )
    if not border.is_defined:
        return not_assessed(path, "outside_isthmus")
    if not path.clearances or border.margin_mm is None or border.margin_at_mm is None:
        return not_assessed(path, "not_in_pedicle")
    is_thin = border.margin_mm < context.limit("margin_mm")
    unsure = _unsure_at_mm(path, Wall.MEDIAL, border.margin_at_mm)
    is_unsure = border.margin_mm < unsure
    kept = "uncertain" if is_unsure else "clear"
    return Verdict(
        severity=Severity.WARN if is_thin or is_unsure else Severity.PASS,
        reason="thin" if is_thin else kept,
        held_against="margin_mm",
        at_lps_mm=path.at_lps_mm(border.margin_at_mm),
    )


@attrs.frozen(kw_only=True, eq=False)
class WallVerdict:
    """What P-02 says of one wall; `held_mm` is the clearance less the allowance."""

    wall: Wall
    clearance: WallClearance
    held_mm: float
    allowance_mm: float
    severity: Severity
    reason: str
    limit: str


def needle_stays_inside(context: NeedleContext) -> Verdict:
    """P-02: the needle's whole surface stays inside the pedicle's four walls."""
    path = context.path
    if not path.pedicle_is_seen:
        return NO_PEDICLE
    if not path.clearances:
        return not_assessed(path, "not_in_pedicle")
    verdicts = [
        _wall_verdict(context, wall, clearance)
        for wall, clearance in path.clearances.items()
        if not _is_exempt(context, wall)
    ]
    worst = max(verdicts, key=lambda verdict: (verdict.severity.rank, -verdict.held_mm))
    measures = _wall_measures(path, verdicts, worst)
    severity, reason = worst.severity, worst.reason
    doubt = _doubt(context)
    if doubt is not None and severity.rank < Severity.NA.rank:
        severity, reason = Severity.NA, doubt
        measures = _taken_back(measures)
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=worst.limit,
        measures=measures,
        at_lps_mm=path.at_lps_mm(worst.clearance.at_mm),
    )


def _doubt(context: NeedleContext) -> str | None:
    """Return why walls that look whole cannot be vouched for, or None."""
    path = context.path
    if context.answers.pedicle_fracture in (path.side.value, "both"):
        return "pedicle_fractured"
    shell = context.limit("metal_shell_mm")
    for rod in context.facts.metal or ():
        if rod.has_artefact and metal_gap_mm(path, rod) < shell:
            return "near_metal"
    return None


def _taken_back(measures: Measures) -> Measures:
    """Return what was said of each wall with everything but a STOP taken back."""
    taken = dict(measures)
    for name, word in measures.items():
        if name.endswith("_severity") and word != Severity.STOP.value:
            taken[name] = Severity.NA.value
    return taken


def _wall_measures(
    path: PathMeasures, verdicts: list[WallVerdict], worst: WallVerdict
) -> Measures:
    breach = max(0.0, *(-verdict.clearance.clearance_mm for verdict in verdicts))
    return {
        "side": path.side.value,
        "wall": worst.wall.value,
        "clearance_mm": worst.clearance.clearance_mm,
        "allowance_mm": worst.allowance_mm,
        "uncertainty_mm": _unsure_at_mm(path, worst.wall, worst.clearance.at_mm),
        "diameter_mm": path.diameter_mm,
        "breach_mm": breach,
        "grade": gertzbein_robbins(breach),
        **{
            f"{wall.value}_clearance_mm": clearance.clearance_mm
            for wall, clearance in path.clearances.items()
        },
        **{
            f"{verdict.wall.value}_severity": verdict.severity.value
            for verdict in verdicts
        },
    }


def gertzbein_robbins(breach_mm: float) -> str:
    """Return the letter for a breach: for reporting, it decides nothing."""
    if breach_mm <= TOUCH_MM:
        return "A"
    for letter, below_mm in GRADES_BELOW_MM:
        if breach_mm < below_mm:
            return letter
    return "E"


def voxel_allowance_mm(
    vertebra: Vertebra, wall: Wall, *, coarse_mm: float, share: float
) -> float:
    """Return how much nearer a wall may lie because its images are coarse."""
    if float(vertebra.voxel_mm.max()) < coarse_mm - HEADER_ROUNDING_MM:
        return 0.0
    return share * float(vertebra.voxel_mm[VOXEL_AXIS[wall]])


def _is_exempt(context: NeedleContext, wall: Wall) -> bool:
    """A path that means to enter beside the pedicle has no lateral wall to keep."""
    return wall is Wall.LATERAL and context.plan.approach == EXTRAPEDICULAR


def _wall_verdict(
    context: NeedleContext, wall: Wall, clearance: WallClearance
) -> WallVerdict:
    allowance = voxel_allowance_mm(
        context.path.vertebra,
        wall,
        coarse_mm=context.limit("coarse_voxel_mm"),
        share=context.limit("voxel_share"),
    )
    held = clearance.clearance_mm - allowance
    unsure = _unsure_at_mm(context.path, wall, clearance.at_mm)
    limit = "breach_mm" if wall in NEVER_BREACHED else "tolerated_breach_mm"
    if -held > context.limit(limit) + TOUCH_MM:
        severity, reason = context.rule.severity, "breach"
    elif -held > TOUCH_MM:
        severity, reason = Severity.WARN, "tolerated_breach"
    elif held < context.limit("clearance_mm"):
        severity, reason, limit = Severity.WARN, "thin", "clearance_mm"
    elif clearance.clearance_mm < unsure:
        severity, reason, limit = Severity.WARN, "uncertain", "clearance_mm"
    else:
        severity, reason, limit = Severity.PASS, "clear", "clearance_mm"
    return WallVerdict(
        wall=wall,
        clearance=clearance,
        held_mm=held,
        allowance_mm=allowance,
        severity=severity,
        reason=reason,
        limit=limit,
    )
