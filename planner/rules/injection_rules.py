"""How much cement, how it is made, and how it is watched: C-04 to C-09, C-12, C-14.

Reasons: `too_much`, `fills_too_much`, `small_dose`, `usual_dose`, `fills_little`,
`dose_fine`, `no_body_volume` (C-04); `liquid`, `runny`, `thick_enough` (C-05);
`opacity_unknown`, `not_opaque`, `faintly_opaque`, `behind_shoulders`, `opaque` (C-06);
`aliquot_large`, `too_quick`, `aliquots_small` (C-07); `unchecked`, `ap_unchecked`,
`checked` (C-08); `with_balloon`, `without_balloon` (C-09); `neuro_change`, `no_change`
(C-12); `systemic` (C-14); `unanswered`.
"""

from planner.levels import LEVELS
from planner.rules.cement_rules import EXTRAPOLATED as UPPER_THORACIC
from planner.rules.cloud import body_volume_ml
from planner.rules.context import LevelContext, Verdict
from planner.rules.facts import Aliquot
from planner.rules.findings import Measures, Severity

DOSED_LEVELS = LEVELS[LEVELS.index("T10") :]
"""The doses in mL were given for thoracolumbar and lumbar bodies (rules.md C-04)."""


def volume_is_moderate(context: LevelContext) -> Verdict | None:
    """C-04: the planned volume, in mL and as a share of the body."""
    volume = _volume_ml(context)
    if volume is None:
        return None
    vertebra = context.vertebra
    body = None if vertebra is None else body_volume_ml(vertebra)
    share = None if body is None else volume / body
    severity, reason, limit = _dose(context, volume, share)
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures={"volume_ml": volume, "fill_fraction": share, "body_ml": body},
    )


def _volume_ml(context: LevelContext) -> float | None:
    if context.cement is not None:
        return context.cement.volume_ml
    return None if context.cloud is None else context.cloud.volume_ml


def _dose(
    context: LevelContext, volume: float, share: float | None
) -> tuple[Severity, str, str]:
    is_dosed = context.plan.level in DOSED_LEVELS and context.plan.technique == "PKP"
    if is_dosed and volume > context.limit("large_ml"):
        return context.rule.severity, "too_much", "large_ml"
    if share is None:
        return Severity.INFO, "no_body_volume", "high_fraction"
    if share > context.limit("high_fraction"):
        return context.rule.severity, "fills_too_much", "high_fraction"
    if is_dosed and context.limit("small_low_ml") <= volume:
        is_small = volume <= context.limit("small_high_ml")
        reason = "small_dose" if is_small else "usual_dose"
        return Severity.INFO, reason, "small_high_ml"
    if share < context.limit("low_fraction"):
        return Severity.INFO, "fills_little", "low_fraction"
    return Severity.PASS, "dose_fine", "high_fraction"


def cement_is_thick(context: LevelContext) -> Verdict | None:
    """C-05: cement like toothpaste, never liquid."""
    if context.cement is None:
        return None
    phase = context.cement.viscosity
    if phase is None:
        return Verdict(severity=Severity.NA, reason="unanswered")
    severity, reason = Severity.PASS, "thick_enough"
    if phase == "liquid":
        severity, reason = context.rule.severity, "liquid"
    elif phase == "low":
        severity, reason = Severity.WARN, "runny"
    return Verdict(severity=severity, reason=reason, measures={"phase": phase})


def cement_is_opaque(context: LevelContext) -> Verdict | None:
    """C-06: cement that X-rays show."""
    if context.cement is None:
        return None
    percent = context.cement.radiopacifier_wt_percent
    ratio = context.facts.opacity_ratio
    measures: Measures = {"radiopacifier_percent": percent, "contrast_ratio": ratio}
    limit = "enough_percent"
    is_faint = ratio is not None and ratio < context.limit("contrast_ratio")
    if percent is None:
        severity, reason = context.rule.severity, "opacity_unknown"
    elif percent == 0 or is_faint:
        severity, reason = context.rule.severity, "not_opaque"
        limit = "contrast_ratio" if is_faint else limit
    elif percent < context.limit("enough_percent"):
        severity, reason = Severity.WARN, "faintly_opaque"
    elif context.plan.level in UPPER_THORACIC:
        severity, reason = Severity.WARN, "behind_shoulders"
    else:
        severity, reason = Severity.PASS, "opaque"
    return Verdict(
        severity=severity, reason=reason, held_against=limit, measures=measures
    )


def injection_is_slow(context: LevelContext) -> Verdict | None:
    """C-07: small pushes, slowly, each of them looked at."""
    injection = context.facts.injection
    if injection is None:
        return None
    unseen = _largest_between(injection.aliquots, by_ap=False)
    rates = [a.volume_ml / a.seconds for a in injection.aliquots if a.seconds]
    rate = max(rates, default=None)
    severity, reason, limit = Severity.PASS, "aliquots_small", "aliquot_ml"
    if unseen > context.limit("aliquot_ml"):
        severity, reason = context.rule.severity, "aliquot_large"
    elif rate is not None and rate > context.limit("rate_ml_s"):
        severity, reason, limit = context.rule.severity, "too_quick", "rate_ml_s"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures={"aliquot_ml": unseen, "rate_ml_s": rate},
    )


def _largest_between(aliquots: tuple[Aliquot, ...], *, by_ap: bool) -> float:
    """Return the most cement that went in between two looks at one view."""
    most = since = 0.0
    for aliquot in aliquots:
        since += aliquot.volume_ml
        most = max(most, since)
        if aliquot.ap_checked if by_ap else aliquot.lateral_checked:
            since = 0.0
    return most


def injection_is_watched(context: LevelContext) -> Verdict | None:
    """C-08: every push is followed by a side view, and now and then a front view."""
    injection = context.facts.injection
    if injection is None:
        return None
    unchecked = sum(not aliquot.lateral_checked for aliquot in injection.aliquots)
    ap_ml = _largest_between(injection.aliquots, by_ap=True)
    if unchecked:
        severity, reason = context.rule.severity, "unchecked"
    elif ap_ml > context.limit("ap_every_ml") + 1e-9:
        severity, reason = context.rule.severity, "ap_unchecked"
    else:
        severity, reason = Severity.PASS, "checked"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="ap_every_ml",
        measures={"unchecked_count": float(unchecked), "ap_ml": ap_ml},
    )


def technique_is_told(context: LevelContext) -> Verdict | None:
    """C-09: what a balloon's cavity changes, and what it does not."""
    if _volume_ml(context) is None:
        return None
    with_balloon = context.plan.technique == "PKP"
    return Verdict(
        severity=Severity.INFO,
        reason="with_balloon" if with_balloon else "without_balloon",
    )


def no_new_deficit(context: LevelContext) -> Verdict | None:
    """C-12: a new neurological sign ends the injection."""
    injection = context.facts.injection
    if injection is None:
        return None
    if injection.neuro_change:
        return Verdict(severity=context.rule.severity, reason="neuro_change")
    return Verdict(severity=Severity.PASS, reason="no_change")


def systemic_effects_are_told(context: LevelContext) -> Verdict | None:
    """C-14: cement reaches lungs and circulation too."""
    if _volume_ml(context) is None:
        return None
    return Verdict(severity=Severity.INFO, reason="systemic")
