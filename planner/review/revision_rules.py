"""What surgeons did in cases like this: S-01 to S-11.

None of it is an instruction. A rule speaks only of cases it is about; where it cannot
tell whether this is one, it is not assessable and names the rule that waits for an
answer (`planner.review.context.WAITS_FOR`).
"""

from planner.levels import LEVELS
from planner.review.case import Leak
from planner.review.context import (
    COMPARTMENT_OPEN,
    LEAKS_OPEN,
    SIGNS_OPEN,
    STATUS_OPEN,
    UNANSWERED,
    ReviewContext,
    fine,
    lies_in,
    noted,
    said,
    unknown,
)
from planner.review.vocabulary import (
    CANAL,
    CENTRAL,
    EPIDURAL,
    EPIDURAL_COMPARTMENTS,
    FORAMINAL,
    PEDICLE_BREACH,
    SPINAL_COMPARTMENTS,
)
from planner.rules.context import Verdict
from planner.rules.findings import Measures, Severity

IN_CANAL = (*EPIDURAL_COMPARTMENTS, CANAL)
CREST_LEVELS = ("L5", "L6", "S1")
"""Where the iliac crest may lie in the way (rules.md S-08: L5-S1)."""
ORGAN_LEVELS = LEVELS[LEVELS.index("T11") : LEVELS.index("L2") + 1]
"""Where kidney or lung may lie in the way of a far lateral needle."""


def nerves_are_free(context: ReviewContext) -> Verdict:
    """S-01: no cement beside cord or roots together with a new deficit."""
    beside = lies_in(context, SPINAL_COMPARTMENTS)
    measures = {"deficits": context.told["R-08"].measures.get("deficits")}
    if beside is False:
        return fine("no_spinal_cement")
    if context.has_deficit is False:
        return fine("no_deficit")
    if beside is None:
        return unknown(LEAKS_OPEN, **measures)
    if context.has_deficit is None:
        return unknown(STATUS_OPEN, **measures)
    return said(context, "urgent_opinion", measures=measures)


def opening_of_the_dura(context: ReviewContext) -> Verdict | None:
    """S-02: what was done where cement lay within the dura."""
    if context.is_intradural is None:
        return unknown(SIGNS_OPEN)
    return said(context, "options_within_dura") if context.is_intradural else None


def residue_is_accepted(context: ReviewContext) -> Verdict | None:
    """S-03: why not all of it was removed."""
    if context.is_urgent or context.is_intradural:
        return said(context, "residue")
    return None


def early_is_easier(context: ReviewContext) -> Verdict | None:
    """S-04: what waiting did, with the onset of this case beside it."""
    if not (context.is_urgent or context.is_intradural):
        return None
    onset = context.told["R-12"]
    is_known = onset.severity is not Severity.NA
    measures: Measures = {
        "onset_class": onset.reason if is_known else None,
        "onset_days": onset.measures.get("onset_days"),
    }
    return said(context, "early_is_easier", measures=measures)


def approach_a(context: ReviewContext) -> Verdict | None:
    """S-05: the endoscopic way to a foramen or a breached pedicle."""
    return _endoscopic(context, (FORAMINAL, PEDICLE_BREACH), "approach_a")


def approach_b(context: ReviewContext) -> Verdict | None:
    """S-06: the endoscopic way to the middle of the canal."""
    return _endoscopic(context, CENTRAL, "approach_b")


def _endoscopic(
    context: ReviewContext, compartments: tuple[str, ...], reason: str
) -> Verdict | None:
    if not _may_be_about(context, (*compartments, CANAL, EPIDURAL)):
        return None
    named = [leak for leak in context.leaks or () if leak.compartment in compartments]
    if _waiting(context) is not None or not named:
        return _waiting(context) or unknown(COMPARTMENT_OPEN)
    places = [" ".join(filter(None, (leak.compartment, leak.side))) for leak in named]
    return noted(reason, compartments=", ".join(dict.fromkeys(places)))


def _may_be_about(context: ReviewContext, compartments: tuple[str, ...]) -> bool:
    """Tell whether an operation outside the dura is in question, as far as is known."""
    if context.is_intradural or context.is_urgent is False:
        return False
    return lies_in(context, compartments) is not False


def _waiting(context: ReviewContext) -> Verdict | None:
    """Return what advice on such an operation still waits for, None for nothing."""
    if context.leaks is None:
        return unknown(LEAKS_OPEN)
    if context.is_urgent is None:
        return unknown(STATUS_OPEN)
    return unknown(SIGNS_OPEN) if context.is_intradural is None else None


def stages_are_needed(context: ReviewContext) -> Verdict | None:
    """S-07: epidural cement on both sides, or much of it."""
    if not _may_be_about(context, IN_CANAL):
        return None
    if _waiting(context) is not None:
        return _waiting(context)
    epidural = [leak for leak in context.leaks or () if leak.compartment in IN_CANAL]
    share, ratio = _share_of_canal(context), _length_ratio(context, epidural)
    is_bilateral = {"left", "right"} <= {leak.side for leak in epidural}
    measures: Measures = {
        "canal_fraction": share,
        "length_ratio": ratio,
        "is_bilateral": is_bilateral,
    }
    for name, value in (("canal_fraction", share), ("length_ratio", ratio)):
        if value is not None and value > context.limit(name):
            return said(context, "profuse", held_against=name, measures=measures)
    if is_bilateral:
        return said(context, "bilateral", measures=measures)
    is_known = None not in (share, ratio)
    return None if is_known else unknown("extent_open", **measures)


def _length_ratio(context: ReviewContext, leaks: list[Leak]) -> float | None:
    """Return how long the longest of some leaks is, in heights of the body."""
    height = context.imaging.body_height_mm
    lengths = [leak.extent_cc_mm for leak in leaks if leak.extent_cc_mm is not None]
    return max(lengths) / height if lengths and height else None


def _share_of_canal(context: ReviewContext) -> float | None:
    told = [leak.canal_fraction for leak in context.leaks or ()]
    known = [s for s in (context.imaging.canal_fraction, *told) if s is not None]
    return max(known, default=None)


def endoscope_has_a_way(context: ReviewContext) -> Verdict | None:
    """S-08: what may stand in the way of an endoscope."""
    if not _may_be_about(context, SPINAL_COMPARTMENTS):
        return None
    if _waiting(context) is not None:
        return _waiting(context)
    earlier = context.case.index.previous_open_surgery
    hits = context.imaging.corridor_hits
    levels = context.case.levels
    obstacles = ["earlier_surgery"] if earlier else []
    organs = _organs_at(levels)
    obstacles += [organ for organ in hits or () if organ in organs]
    if obstacles:
        return said(context, "obstacles", measures={"obstacles": ", ".join(obstacles)})
    if earlier is None or (organs and hits is None):
        return unknown(UNANSWERED)
    return fine("no_obstacle")


def _organs_at(levels: tuple[str, ...]) -> tuple[str, ...]:
    organs: tuple[str, ...] = ()
    if set(levels) & set(CREST_LEVELS):
        organs += ("iliac_crest",)
    if set(levels) & set(ORGAN_LEVELS):
        organs += ("kidney", "lung")
    return organs


def evidence_fits(context: ReviewContext) -> Verdict | None:
    """S-09: the endoscopic series holds no case within the dura."""
    if context.is_intradural is None:
        return unknown(SIGNS_OPEN)
    return said(context, "outside_the_series") if context.is_intradural else None


REMOTE = ("venous_remote",)
GRAVE = {"pulmonary_embolism", "cerebral_embolism", "death"}
"""With one of these a leak is not without symptoms."""


def nothing_was_done(context: ReviewContext) -> Verdict | None:
    """S-10: a leak without a symptom was watched, never one within the dura."""
    complications = set(context.case.event.complications or ())
    if context.is_intradural or context.leaks == () or complications & GRAVE:
        return None
    if context.has_deficit and context.leaks is not None:
        beside = lies_in(context, SPINAL_COMPARTMENTS)
        return noted("symptoms_unexplained") if beside is False else None
    return _not_known_to_be_silent(context) or said(context, "was_watched")


def _not_known_to_be_silent(context: ReviewContext) -> Verdict | None:
    """Return what is missing before a leak counts as one without a symptom."""
    if context.leaks is None:
        return unknown(LEAKS_OPEN)
    if context.case.event.complications is None and lies_in(context, REMOTE):
        return unknown(UNANSWERED)
    if context.has_deficit is None:
        return unknown(STATUS_OPEN)
    return unknown(SIGNS_OPEN) if context.is_intradural is None else None


def course_is_told(context: ReviewContext) -> Verdict | None:
    """S-11: how the patients of the endoscopic series fared."""
    ways = [context.told.get(rule) for rule in ("S-05", "S-06")]
    offered = any(w is not None and w.severity is Severity.INFO for w in ways)
    return said(context, "course_of_series") if offered else None
