"""What is asked before the operation, held against what the CT shows.

Every rule answers `unanswered` while nobody has answered it and nothing was measured;
rules that can at worst give a note then only note it. Answers that the CT contradicts
are `contradiction`: not assessable until one of the two is mended.
"""

from planner.rules.context import LevelContext, Verdict
from planner.rules.findings import Measures, Severity

UNANSWERED = "unanswered"
CONTRADICTION = "contradiction"


def _asked(context: LevelContext) -> Verdict:
    is_grave = context.rule.severity.rank >= Severity.WARN.rank
    severity = Severity.NA if is_grave else Severity.INFO
    return Verdict(severity=severity, reason=UNANSWERED)


def _said(
    context: LevelContext,
    reason: str,
    *,
    severity: Severity | None = None,
    held_against: str | None = None,
    measures: Measures | None = None,
) -> Verdict:
    """Return the rule's own severity with a reason."""
    return Verdict(
        severity=severity or context.rule.severity,
        reason=reason,
        held_against=held_against,
        measures=measures or {},
    )


def _fine(reason: str, **measures: float | str | bool | None) -> Verdict:
    return Verdict(severity=Severity.PASS, reason=reason, measures=measures)


def imaging_is_complete(context: LevelContext) -> Verdict:
    """A-01: thin slices of this level, and an MRI or a reason for none."""
    answers, vertebra = context.answers, context.vertebra
    if answers.mri_present is None:
        return _asked(context)
    coarsest = None if vertebra is None else vertebra.coarsest_mm
    if coarsest is not None and coarsest > context.limit("slice_mm"):
        return _said(
            context,
            "thick_slices",
            held_against="slice_mm",
            measures={"coarsest_mm": coarsest},
        )
    if answers.mri_present:
        return _fine("imaging_complete", coarsest_mm=coarsest)
    if answers.mri_reason:
        return _said(context, "no_mri_for_a_reason", severity=Severity.INFO)
    return _said(context, "no_mri")


def posterior_wall_holds(context: LevelContext) -> Verdict:
    """A-02: the posterior wall of the body is whole."""
    answers, facts = context.answers, context.facts
    pushed = _largest(answers.retropulsion_mm, facts.retropulsion_mm)
    involved = answers.wall_involved_fraction
    measures: Measures = {"retropulsion_mm": pushed, "wall_involved_fraction": involved}
    is_pushed = pushed is not None and pushed > context.limit("retropulsion_mm")
    is_involved = involved is not None and involved > 0
    if answers.posterior_wall == "intact" and (is_pushed or is_involved):
        return Verdict(severity=Severity.NA, reason=CONTRADICTION, measures=measures)
    is_wide = involved is not None and involved > context.limit("wall_fraction")
    if answers.posterior_wall == "displaced" or is_pushed or is_wide:
        return _said(
            context, "wall_displaced", held_against="wall_fraction", measures=measures
        )
    if answers.posterior_wall is None:
        return _asked(context)
    if answers.posterior_wall == "fissured":
        return _said(
            context, "wall_fissured", held_against="wall_fraction", measures=measures
        )
    return _fine("wall_intact", **measures)


def _largest(*values: float | None) -> float | None:
    return max((value for value in values if value is not None), default=None)


def cortex_holds(context: LevelContext) -> Verdict:
    """A-03: no other defect of the cortex or the endplates near the cement."""
    named, measured = context.answers.cortex_defects, context.facts.defects
    seen = [d for d in measured or () if d.face != "posterior"]
    if named is None and measured is None:
        return _asked(context)
    faces = sorted({*(named or ()), *(defect.face for defect in seen)})
    if not faces:
        return _fine("cortex_whole")
    measures: Measures = {"faces": ", ".join(faces)}
    if named == () and seen:
        return Verdict(severity=Severity.NA, reason=CONTRADICTION, measures=measures)
    return _said(context, "cortex_defects", measures=measures)


def fracture_is_osteoporotic(context: LevelContext) -> Verdict:
    """A-04: no tumour is suspected behind the fracture."""
    kind = context.answers.fracture_type
    if kind is None:
        return _asked(context)
    if kind == "pathological":
        return _said(context, "pathological")
    return _fine("not_pathological", fracture_type=kind)


def compression_is_moderate(context: LevelContext) -> Verdict:
    """A-05: at least a third of the height is left, and the fracture is fresh."""
    answers = context.answers
    lost = _largest(answers.compression_fraction, context.facts.compression_fraction)
    age = answers.fracture_age_months
    measures: Measures = {"compression_fraction": lost, "fracture_age_months": age}
    if lost is not None and lost > context.limit("compression_fraction"):
        return _said(
            context,
            "severe_compression",
            held_against="compression_fraction",
            measures=measures,
        )
    if age is not None and age > context.limit("fracture_age_months"):
        return _said(
            context,
            "old_fracture",
            held_against="fracture_age_months",
            measures=measures,
        )
    if lost is None or age is None:
        return _asked(context)
    return _fine("moderate_compression", **measures)


def bone_is_dense(context: LevelContext) -> Verdict:
    """A-06: how dense the bone is; it says nothing about leaks."""
    measured, answered = context.facts.trabecular_hu, context.answers.trabecular_hu
    density = measured if measured is not None else answered
    if density is None:
        return _asked(context)
    if density < context.limit("very_low_hu"):
        severity, reason, limit = Severity.WARN, "density_very_low", "very_low_hu"
    elif density < context.limit("low_hu"):
        severity, reason, limit = Severity.WARN, "density_low", "low_hu"
    elif density < context.limit("reduced_hu"):
        severity, reason, limit = Severity.INFO, "density_reduced", "reduced_hu"
    else:
        severity, reason, limit = Severity.PASS, "density_kept", "reduced_hu"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against=limit,
        measures={"trabecular_hu": density},
    )


def cleft_is_absent(context: LevelContext) -> Verdict:
    """A-07: no cleft inside the body, and none that opens to the outside."""
    answer, measured = context.answers.cleft, context.facts.cleft_ml
    is_seen = measured is not None and measured > 0
    if answer == "none" and is_seen:
        return Verdict(
            severity=Severity.NA, reason=CONTRADICTION, measures={"cleft_ml": measured}
        )
    if answer == "communicating":
        return _said(context, "cleft_communicates", measures={"cleft_ml": measured})
    if answer == "present" or is_seen:
        return _said(context, "cleft_present", measures={"cleft_ml": measured})
    return _asked(context) if answer is None else _fine("no_cleft")


def pedicles_are_whole(context: LevelContext) -> Verdict:
    """A-08: neither pedicle is broken."""
    side = context.answers.pedicle_fracture
    if side is None:
        return _asked(context)
    if side == "none":
        return _fine("pedicles_whole")
    return _said(context, "pedicle_broken", measures={"broken_side": side})


def anaesthesia_lets_patient_report(context: LevelContext) -> Verdict:
    """A-09: an awake patient reports what a sleeping one cannot."""
    kind = context.answers.anaesthesia
    if kind is None:
        return _asked(context)
    if kind == "general":
        return _said(context, "general_anaesthesia")
    return _fine("patient_awake", anaesthesia=kind)


def operator_is_experienced(context: LevelContext) -> Verdict:
    """A-10: somebody experienced operates or supervises."""
    return _yes_or_note(context, answer=context.answers.experienced_operator)


def _yes_or_note(context: LevelContext, *, answer: bool | None) -> Verdict:
    if answer is None:
        return _asked(context)
    return _fine("confirmed_yes") if answer else _said(context, "answered_no")


def red_flags_are_absent(context: LevelContext) -> Verdict:
    """A-11: nothing points to an infection or a tumour instead of a plain fracture."""
    answers = context.answers
    if answers.inflammation == "raised_unexplained":
        return _said(context, "inflammation_unexplained")
    if answers.atypical_pain:
        return _said(context, "atypical_pain", severity=Severity.INFO)
    if answers.inflammation is None or answers.atypical_pain is None:
        return _asked(context)
    return _fine("no_red_flag", inflammation=answers.inflammation)


def nothing_forbids_it(context: LevelContext) -> Verdict:
    """A-12: no item of the contraindication list applies."""
    items = context.answers.contraindications
    if items is None:
        return _asked(context)
    if items:
        return _said(context, "contraindicated", measures={"items": ", ".join(items)})
    return _fine("no_contraindication")


def alternatives_were_considered(context: LevelContext) -> Verdict:
    """A-13: treatment without an operation was considered."""
    return _yes_or_note(context, answer=context.answers.conservative_considered)


def navigation_is_considered(context: LevelContext) -> Verdict | None:
    """A-14: complex anatomy is where navigation and neuromonitoring may help."""
    answers, facts = context.answers, context.facts
    causes = [
        name
        for name, applies in (
            ("metal", bool(facts.metal) or bool(answers.metal)),
            ("posterior_wall", _is_displaced(context)),
            ("cleft", answers.cleft in ("present", "communicating")),
        )
        if applies
    ]
    if causes:
        return _said(context, "complex_anatomy", measures={"causes": ", ".join(causes)})
    metal_known = facts.metal is not None or answers.metal is not None
    if not metal_known or answers.posterior_wall is None or answers.cleft is None:
        return None
    return _fine("plain_anatomy")


def _is_displaced(context: LevelContext) -> bool:
    said = context.told.get("A-02")
    return said is not None and said.reason == "wall_displaced"
