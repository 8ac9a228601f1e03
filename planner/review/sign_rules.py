"""What the images show of the leak: R-03, R-05 to R-07 and R-09 to R-11."""

from planner.review.case import Leak, Track
from planner.review.context import (
    CONTRADICTION,
    LEAKS_OPEN,
    UNANSWERED,
    ReviewContext,
    fine,
    lies_in,
    not_looked,
    noted,
    said,
    unknown,
)
from planner.review.review_rules import NO_CANAL_CEMENT
from planner.review.vocabulary import (
    CANAL_COMPARTMENTS,
    NEEDLE_TRACK,
    PEDICLE_BREACH,
    YEOM_OF_EXIT,
)
from planner.rules.context import Verdict
from planner.rules.findings import Measures, Severity

DISC = ("intradiscal_sup", "intradiscal_inf")
YEOM_OF_COMPARTMENT = {
    **dict.fromkeys((*DISC, PEDICLE_BREACH, NEEDLE_TRACK), "C"),
    "venous_segmental": "S",
}
"""Where the place of the cement leaves no doubt about its way."""


def route_is_classed(context: ReviewContext) -> Verdict:
    """R-03: by which way the cement left the bone, as Yeom calls it."""
    if context.leaks is None:
        return unknown(LEAKS_OPEN)
    if not context.leaks:
        return fine("no_leak")
    types = [_yeom_type(leak) for leak in context.leaks]
    measures: Measures = {
        "types": ", ".join(sorted({found for found in types if found})),
        "later_types": ", ".join(_later_types(context.leaks)),
        "untold_count": float(types.count(None)),
    }
    if any(map(_contradicts, context.leaks)):
        return unknown(CONTRADICTION, **measures)
    if not measures["types"]:
        return unknown("route_open", **measures)
    return said(context, "routes", measures=measures)


def _by_route(leak: Leak) -> str | None:
    if leak.exit is not None:
        return YEOM_OF_EXIT[leak.exit]
    return YEOM_OF_COMPARTMENT.get(leak.compartment)


def _yeom_type(leak: Leak) -> str | None:
    return leak.yeom_type or _by_route(leak)


def _contradicts(leak: Leak) -> bool:
    return None not in (leak.yeom_type, _by_route(leak)) and (
        leak.yeom_type != _by_route(leak)
    )


def _later_types(leaks: tuple[Leak, ...]) -> list[str]:
    """Return the types that later authors took out of C: D is the disc."""
    into_disc = any(leak.compartment in DISC for leak in leaks)
    by_track = any(NEEDLE_TRACK in (leak.compartment, leak.exit) for leak in leaks)
    named = (("D", into_disc), (NEEDLE_TRACK, by_track))
    return [name for name, applies in named if applies]


def layers_are_absent(context: ReviewContext) -> Verdict:
    """R-05: no cement in parallel sheets with gaps between them."""
    imaging = context.imaging
    gap, sheets = imaging.sheet_gap_mm, imaging.sheets_count
    measures: Measures = {
        "sheets_count": None if sheets is None else float(sheets),
        "sheet_gap_mm": gap,
    }
    measured = None
    if sheets is not None and (gap is not None or sheets < context.limit("many_count")):
        measured = sheets >= context.limit("many_count") and (
            context.limit("least_gap_mm") <= (gap or 0) <= context.limit("most_gap_mm")
        )
    seen = {"yes": True, "no": False}.get(imaging.layering or "")
    if None not in (measured, seen) and measured is not seen:
        return unknown(CONTRADICTION, **measures)
    found = measured if seen is None else seen
    if found:
        limit = "least_gap_mm" if measured else None
        return said(context, "layered", held_against=limit, measures=measures)
    if found is None and lies_in(context, CANAL_COMPARTMENTS) is False:
        return fine(NO_CANAL_CEMENT)
    return not_looked(context) if found is None else fine("not_layered", **measures)


def filling_is_even(context: ReviewContext) -> Verdict:
    """R-06: cement on both sides of the body."""
    imaging = context.imaging
    uneven = imaging.asymmetry_fraction
    if uneven is None:
        return not_looked(context)
    contact = imaging.endplate_contact
    measures: Measures = {
        "asymmetry_fraction": uneven,
        "heavier_side": imaging.heavier_side,
        "endplate_contact": None if contact is None else ", ".join(contact),
    }
    if uneven > context.limit("asymmetry_fraction"):
        return said(
            context, "one_sided", held_against="asymmetry_fraction", measures=measures
        )
    return fine("both_sides_filled", **measures)


def canal_holds_no_mass(context: ReviewContext) -> Verdict:
    """R-07: no mass in the canal of a treated level that could be cement."""
    imaging = context.imaging
    density, joined = imaging.mass_hu, imaging.mass_is_contiguous
    measures: Measures = {"mass_hu": density, "mass_is_contiguous": joined}
    if imaging.canal_mass is None:
        return not_looked(context)
    if not imaging.canal_mass:
        return fine("no_mass")
    is_dense = None if density is None else density >= context.limit("cement_hu")
    if is_dense or joined:
        limit = "cement_hu" if is_dense else None
        return said(context, "mass_is_cement", held_against=limit, measures=measures)
    if None in (is_dense, joined):
        return unknown("mass_open", **measures)
    return noted("mass_unlike_cement", **measures)


def complications_are_told(context: ReviewContext) -> Verdict:
    """R-09: what else went wrong, from one list."""
    found = context.case.event.complications
    if found is None:
        return unknown(UNANSWERED)
    if not found:
        return fine("no_complication")
    return said(context, "complications", measures={"items": ", ".join(found)})


def level_is_told(context: ReviewContext) -> Verdict:
    """R-10: at these levels nearly all published cases lie."""
    known = [level for level in context.case.levels if level in context.rule.levels]
    return said(context, "frequent_level", measures={"levels": ", ".join(known)})


def tracks_were_sound(context: ReviewContext) -> Verdict:
    """R-11: the tracks that the CT shows kept to the rules of the path."""
    tracks = context.imaging.tracks
    if not tracks:
        return not_looked(context) if tracks is None else fine("no_track_seen")
    clearance = context.limit("clearance_mm")
    bad = [track for track in tracks if _was_bad(track)]
    near = [track for track in tracks if _was_near(track, clearance)]
    measures: Measures = {
        "tracks_count": float(len(tracks)),
        "sides": ", ".join(dict.fromkeys(track.side for track in bad or near)),
        "medial_clearance_mm": _least([t.medial_clearance_mm for t in tracks]),
        "entry_gap_mm": _least([t.entry_gap_mm for t in tracks]),
        "angle_excess_deg": _most([t.angle_excess_deg for t in tracks]),
    }
    if any(map(_is_medial, tracks)) and context.imaging.medial_puncture == "no":
        return unknown(CONTRADICTION, **measures)
    if bad:
        return said(
            context, "track_was_bad", held_against="breach_mm", measures=measures
        )
    if not all(map(_is_judged, tracks)):
        return unknown("track_open", **measures)
    return _by_clearance(measures) if near else fine("tracks_were_sound", **measures)


def _by_clearance(measures: Measures) -> Verdict:
    return Verdict(
        severity=Severity.INFO,
        reason="track_was_near",
        held_against="clearance_mm",
        measures=measures,
    )


def _is_medial(track: Track) -> bool:
    clearance = track.medial_clearance_mm
    return bool(track.is_medial) or (clearance is not None and clearance < 0)


def _was_bad(track: Track) -> bool:
    entry, excess = track.entry_gap_mm, track.angle_excess_deg
    return (
        _is_medial(track)
        or (entry is not None and entry < 0)
        or (excess is not None and excess > 0)
    )


def _was_near(track: Track, clearance_mm: float) -> bool:
    clearance = track.medial_clearance_mm
    return clearance is not None and clearance < clearance_mm


def _is_judged(track: Track) -> bool:
    """Tell whether the wall was measured; the eye alone may convict, never clear."""
    return track.medial_clearance_mm is not None


def _least(values: list[float | None]) -> float | None:
    return min((value for value in values if value is not None), default=None)


def _most(values: list[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)
