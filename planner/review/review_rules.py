"""What happened: R-01 to R-12, from what the images and the examination tell.

Where two answers contradict each other the rule is not assessable until one of them is
mended. `unanswered` is what nobody looked at, `no_ct` what no CT could show.
"""

from planner.review.context import (
    CONTRADICTION,
    UNANSWERED,
    ReviewContext,
    fine,
    lies_in,
    not_looked,
    said,
    unknown,
)
from planner.review.deficit import loss_of
from planner.review.vocabulary import (
    CANAL,
    CANAL_COMPARTMENTS,
    INTRADURAL,
    NO_SIGN,
)
from planner.rules.context import Verdict
from planner.rules.findings import Measures, Severity

NO_CANAL_CEMENT = "no_canal_cement"

SIDES_OF_CENTRE = {"epidural_central": True, "epidural_paracentral": False}
"""Whether a compartment is the middle of the canal, where that can be measured."""


def status_is_told(context: ReviewContext) -> Verdict:
    """R-08: how the patient is, held against the time before the cement."""
    loss = loss_of(
        context.case,
        mrc_drop_score=context.limit("mrc_drop_score"),
        leg_pain_score=context.limit("leg_pain_score"),
    )
    measures: Measures = {
        "deficits": ", ".join(loss.new),
        "mrc_drop_score": loss.mrc_drop_score,
        "weakest_left": loss.weakest_left,
        "weakest_right": loss.weakest_right,
        "leg_pain_score": loss.leg_pain_score,
        "untold": ", ".join(loss.untold),
    }
    if loss.contradicts_itself:
        return unknown(CONTRADICTION, **measures)
    if loss.new:
        return said(
            context, "deficit", held_against="mrc_drop_score", measures=measures
        )
    if loss.untold:
        return unknown(UNANSWERED, **measures)
    return fine("no_deficit", **measures)


def onset_is_classed(context: ReviewContext) -> Verdict:
    """R-12: at once, within a month, or later."""
    event = context.case.event
    has_onset = event.onset_days is not None or event.onset_class is not None
    if event.first_sign == NO_SIGN:
        return unknown(CONTRADICTION) if has_onset else fine("no_onset")
    if event.onset_days is None:
        if event.onset_class is None:
            return unknown(UNANSWERED)
        return said(context, event.onset_class)
    if event.onset_days <= context.limit("immediate_days"):
        onset, limit = "immediate", "immediate_days"
    elif event.onset_days <= context.limit("early_days"):
        onset, limit = "early", "early_days"
    else:
        onset, limit = "late", "early_days"
    measures: Measures = {"onset_days": event.onset_days}
    if event.onset_class not in (None, onset):
        return unknown(CONTRADICTION, **measures)
    return said(context, onset, held_against=limit, measures=measures)


def ct_was_made(context: ReviewContext) -> Verdict:
    """R-01: a CT after the operation; at once where anything is wrong."""
    modalities = context.imaging.modalities
    if modalities is None:
        return unknown(UNANSWERED)
    if "ct" in modalities:
        return fine("ct_there")
    event = context.case.event
    has_sign = event.first_sign not in (None, NO_SIGN) or bool(event.complications)
    if context.has_deficit or has_sign:
        return said(context, "ct_now")
    return said(context, "no_ct_yet", severity=Severity.WARN)


SIGN_NAMES = {
    "K1": "medial_puncture",
    "K2": "layering",
    "K3": "no_cement_outside_dura",
    "K4": "blunt_contour",
}
ON_CT = ("K1", "K2", "K4")
"""K3 is seen in the operation only, so nobody waits for it."""
OF_CEMENT = {"K2", "K3", "K4"}
"""Signs of cement in the canal; a track (K1) may be medial without any."""


def dura_is_intact(context: ReviewContext) -> Verdict:
    """R-04: nothing points to cement within the dura. A checklist, no probability."""
    signs = {key: getattr(context.imaging, name) for key, name in SIGN_NAMES.items()}
    positive = [key for key, sign in signs.items() if sign == "yes"]
    assessed = [key for key, sign in signs.items() if sign in ("yes", "no")]
    measures: Measures = {
        "positive_count": float(len(positive)),
        "assessed_count": float(len(assessed)),
        "positive": ", ".join(positive),
        "open": ", ".join(key for key in ON_CT if key not in assessed),
    }
    if lies_in(context, CANAL_COMPARTMENTS) is False and set(positive) & OF_CEMENT:
        return unknown(CONTRADICTION, **measures)
    on_ct = len([key for key in positive if key in ON_CT])
    if lies_in(context, (INTRADURAL,)):
        return said(context, "intradural_seen", measures=measures)
    if on_ct >= context.limit("likely_count"):
        return said(
            context, "intradural_likely", held_against="likely_count", measures=measures
        )
    if len(positive) >= context.limit("suspected_count"):
        return said(
            context,
            "intradural_suspected",
            held_against="suspected_count",
            measures=measures,
        )
    if context.imaging.intradural_suspected:
        return said(context, "reviewer_suspects", measures=measures)
    return _not_suspected(context, measures, positive=len(positive))


def _not_suspected(
    context: ReviewContext, measures: Measures, *, positive: int
) -> Verdict:
    """Clear the dura only where every sign on the CT was looked at, or somebody did."""
    if not measures["open"]:
        if positive:
            return Verdict(
                severity=Severity.INFO,
                reason="one_sign",
                held_against="suspected_count",
                measures=measures,
            )
        return fine("extradural", **measures)
    if lies_in(context, CANAL_COMPARTMENTS) is False:
        return fine(NO_CANAL_CEMENT, **measures)
    if context.imaging.intradural_suspected is False and not positive:
        return fine("called_extradural", **measures)
    return unknown(not_looked(context).reason, **measures)


def leaks_are_placed(context: ReviewContext) -> Verdict:
    """R-02: where the cement lies, in all its compartments."""
    leaks = context.leaks
    if leaks is None:
        return not_looked(context)
    if not leaks:
        return fine("no_leak")
    names = [" ".join(filter(None, (leak.compartment, leak.side))) for leak in leaks]
    in_canal = bool(lies_in(context, CANAL_COMPARTMENTS))
    suspected = in_canal and bool(context.is_intradural)
    if suspected and INTRADURAL not in names:
        names = ["intradural_suspected", *(name for name in names if name != CANAL)]
    measures: Measures = {
        "compartments": ", ".join(dict.fromkeys(names)),
        "canal_fraction": _largest(
            context.imaging.canal_fraction, *(leak.canal_fraction for leak in leaks)
        ),
        "volume_ml": _sum([leak.volume_ml for leak in leaks]),
    }
    for leak in leaks:
        place = leak.midline_fraction
        if place is None or leak.compartment not in SIDES_OF_CENTRE:
            continue
        is_central = place <= context.limit("central_fraction")
        if is_central is not SIDES_OF_CENTRE[leak.compartment]:
            return unknown(CONTRADICTION, **measures, midline_fraction=place)
    return said(context, "leaks", measures=measures)


def _largest(*values: float | None) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _sum(values: list[float | None]) -> float | None:
    """Return the sum, None where one of them is not told."""
    told = [value for value in values if value is not None]
    return sum(told) if len(told) == len(values) else None
