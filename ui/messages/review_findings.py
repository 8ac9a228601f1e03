"""What the rules of review say of a leak, R-01 to R-12."""

from collections.abc import Mapping

from planner.rules.findings import Finding
from ui.language import say
from ui.messages.finding_parts import Words, limit_mm, mm, value
from ui.messages.numbers import degrees, number, percent, with_unit
from ui.messages.review_words import (
    COMPARTMENTS,
    COMPLICATIONS,
    DEFICITS,
    LATER_TYPES,
    QUESTIONS,
    ROUTES,
    SIGNS,
)
from ui.messages.words import SIDE_WORDS

NOT_PROVEN = "A checklist from one patient, no probability."


def _codes(finding: Finding, name: str) -> list[str]:
    return [code for code in str(finding.measures.get(name) or "").split(", ") if code]


def listed(finding: Finding, name: str, words: Mapping[str, str]) -> str:
    """Write a list of codes in words, each with its side where it has one."""
    parts = []
    for code in _codes(finding, name):
        first, _, side = code.partition(" ")
        word = words.get(first, first)
        known = SIDE_WORDS.get(side, side).lower()
        parts.append(f"{word} {known}".rstrip())
    return say(", ").join(parts) or say("not told")


def deficits(finding: Finding) -> str:
    return listed(finding, "deficits", DEFICITS)


def _grades(finding: Finding) -> str:
    left = finding.measures.get("weakest_left")
    right = finding.measures.get("weakest_right")
    if left is None and right is None:
        return ""
    return say(
        " Weakest muscle left {left}, right {right}.",
        left=left or say("not told"),
        right=right or say("not told"),
    )


def _extent(finding: Finding) -> str:
    parts = []
    if value(finding, "canal_fraction") is not None:
        share = percent(finding.measures.get("canal_fraction"))
        parts.append(say("{share} of the canal", share=share))
    if value(finding, "volume_ml") is not None:
        parts.append(with_unit(finding.measures.get("volume_ml"), "mL"))
    return say(" It takes {parts}.", parts=say(" and ").join(parts)) if parts else ""


def _score(finding: Finding) -> str:
    positive = number(finding.measures.get("positive_count"), decimals=0)
    assessed = number(finding.measures.get("assessed_count"), decimals=0)
    return say(
        "{positive} of {assessed} signs that were assessed",
        positive=positive,
        assessed=assessed,
    )


def _signs(finding: Finding) -> str:
    signs = listed(finding, "positive", SIGNS)
    return say("{score}: {signs}", score=_score(finding), signs=signs)


def _density(finding: Finding) -> str:
    parts = []
    if value(finding, "mass_hu") is not None:
        density = with_unit(finding.measures.get("mass_hu"), "HU", decimals=0)
        parts.append(say("it measures {density}", density=density))
    if finding.measures.get("mass_is_contiguous"):
        parts.append(say("it is joined to the cement in the body"))
    return say(" ({parts})", parts=say(", ").join(parts)) if parts else ""


def _track_measures(finding: Finding) -> str:
    parts = []
    if value(finding, "medial_clearance_mm") is not None:
        parts.append(
            say(
                "clearance to the medial wall {medial_clearance}",
                medial_clearance=mm(finding, "medial_clearance_mm"),
            )
        )
    if value(finding, "entry_gap_mm") is not None:
        parts.append(
            say("room at the entry {entry_gap}", entry_gap=mm(finding, "entry_gap_mm"))
        )
    if value(finding, "angle_excess_deg") is not None:
        excess = degrees(finding.measures.get("angle_excess_deg"))
        parts.append(say("angle beyond what the wall allows {excess}", excess=excess))
    return say(" Worst values: {parts}.", parts=say(", ").join(parts)) if parts else ""


def _sides(finding: Finding) -> str:
    names = [SIDE_WORDS.get(code, code).lower() for code in _codes(finding, "sides")]
    return say(" and ").join(names) or say("one side")


def _limit_days(finding: Finding) -> str:
    return with_unit(finding.limits.get("early_days"), say("days"), decimals=0)


def _onset(finding: Finding) -> str:
    days = value(finding, "onset_days")
    return "" if days is None else say(" (day {days})", days=number(days, decimals=0))


WORDS: Words = {
    ("R-01", "ct_now"): (
        (
            "There is a new sign after the operation and no CT. A CT is called for "
            "now: without it nobody knows where the cement lies."
        ),
        "New sign and no CT",
    ),
    ("R-01", "no_ct_yet"): (
        "There is no CT after the operation. An X-ray misses most cement in the canal.",
        "No CT after the operation",
    ),
    ("R-01", "ct_there"): ("A CT was made after the operation.", None),
    ("R-02", "leaks"): (
        lambda f: say(
            "Cement lies {compartments}.{extent}",
            compartments=listed(f, "compartments", COMPARTMENTS),
            extent=_extent(f),
        ),
        lambda f: say(
            "Cement {compartments}",
            compartments=listed(f, "compartments", COMPARTMENTS),
        ),
    ),
    ("R-02", "no_leak"): ("No cement lies outside the body.", None),
    ("R-02", "contradiction"): (
        lambda f: say(
            "A piece of cement is called central or paracentral, but lies at "
            "{midline} of the distance between the pedicles from the "
            "midline. Correct the one that is wrong.",
            midline=percent(f.measures.get("midline_fraction")),
        ),
        "Compartment contradicts where the cement lies",
    ),
    ("R-03", "routes"): (
        lambda f: say(
            "The cement left the bone {types}{later_words}.",
            types=listed(f, "types", ROUTES),
            later_words=_later_words(f),
        ),
        lambda f: say("Left the bone {types}", types=listed(f, "types", ROUTES)),
    ),
    ("R-03", "route_open"): (
        "Nobody has told by which way the cement left the bone. Give its exit.",
        "Way of the cement not told",
    ),
    ("R-03", "no_leak"): ("No cement left the bone.", None),
    ("R-04", "intradural_seen"): (
        "Cement was seen within the dura.",
        "Cement within the dura",
    ),
    ("R-04", "intradural_likely"): (
        lambda f: say(
            "Cement within the dura is likely: {signs}. {not_proven}",
            signs=_signs(f),
            not_proven=say(NOT_PROVEN),
        ),
        "Cement within the dura is likely",
    ),
    ("R-04", "intradural_suspected"): (
        lambda f: say(
            "Cement within the dura is suspected: {signs}. {not_proven}",
            signs=_signs(f),
            not_proven=say(NOT_PROVEN),
        ),
        "Cement within the dura is suspected",
    ),
    ("R-04", "reviewer_suspects"): (
        lambda f: say(
            "The reviewer suspects cement within the dura; the checklist has {score}.",
            score=_score(f),
        ),
        "Cement within the dura is suspected by the reviewer",
    ),
    ("R-04", "one_sign"): (
        lambda f: say(
            "One sign alone does not raise the suspicion: {signs}. {not_proven}",
            signs=_signs(f),
            not_proven=say(NOT_PROVEN),
        ),
        "One sign of cement within the dura",
    ),
    ("R-04", "extradural"): (
        lambda f: say(
            "No sign of cement within the dura: {score}. {not_proven}",
            score=_score(f),
            not_proven=say(NOT_PROVEN),
        ),
        None,
    ),
    ("R-04", "contradiction"): (
        (
            "Signs of cement in the canal were answered with yes, but no cement lies "
            "in the canal. Correct the one that is wrong."
        ),
        "Signs in the canal contradict the place of the cement",
    ),
    ("R-04", "called_extradural"): (
        "The cement was called extradural; not all signs were told.",
        None,
    ),
    ("R-05", "layered"): (
        lambda f: (
            say("The cement in the canal lies in layers")
            + (
                say(" with gaps of {sheet_gap}.", sheet_gap=mm(f, "sheet_gap_mm"))
                if value(f, "sheet_gap_mm") is not None
                else "."
            )
        ),
        "Cement in layers",
    ),
    ("R-05", "contradiction"): (
        lambda f: say(
            "Layers were answered otherwise than measured (gap {sheet_gap}; "
            "layers are {limit_least_gap} to {limit_most_gap} apart). "
            "Correct the one that is wrong.",
            sheet_gap=mm(f, "sheet_gap_mm"),
            limit_least_gap=limit_mm(f, "least_gap_mm"),
            limit_most_gap=limit_mm(f, "most_gap_mm"),
        ),
        "Answer and measurement of layers contradict each other",
    ),
    ("R-05", "not_layered"): ("The cement in the canal lies in no layers.", None),
    ("R-06", "one_sided"): (
        lambda f: say(
            "The body is filled unevenly: the halves differ by {asymmetry} "
            "of the cement{heavier}. It hints at a puncture from one side "
            "and is no complication by itself.",
            asymmetry=percent(f.measures.get("asymmetry_fraction")),
            heavier=_heavier(f),
        ),
        "Body filled on one side",
    ),
    ("R-06", "both_sides_filled"): ("Both halves of the body are filled.", None),
    ("R-07", "mass_is_cement"): (
        lambda f: say(
            "The mass in the canal of this treated level may be "
            "cement{density}, however long ago the operation was.",
            density=_density(f),
        ),
        "Mass in the canal may be cement",
    ),
    ("R-07", "mass_unlike_cement"): (
        lambda f: say(
            "There is a mass in the canal of a treated level{density}. It is "
            "neither as dense as cement nor joined to it; cement that is "
            "hardly opaque would look like this too.",
            density=_density(f),
        ),
        "Mass in the canal of a treated level",
    ),
    ("R-07", "mass_open"): (
        lambda f: say(
            "There is a mass in the canal of a treated level. Measure its "
            "density, and tell whether it is joined to the cement in the "
            "body."
        ),
        "Mass in the canal not measured",
    ),
    ("R-07", "no_mass"): ("There is no other mass in the canal.", None),
    ("R-08", "deficit"): (
        lambda f: say(
            "New since the cement: {deficits}.{grades}",
            deficits=deficits(f),
            grades=_grades(f),
        ),
        lambda f: say("New: {deficits}", deficits=deficits(f)),
    ),
    ("R-08", "no_deficit"): ("No new deficit.", None),
    ("R-08", "unanswered"): (
        lambda f: say(
            "Not all of the examination is told; open: {untold}. Until then "
            "nobody counts as well.",
            untold=listed(f, "untold", QUESTIONS),
        ),
        "Examination incomplete",
    ),
    ("R-08", "contradiction"): (
        lambda f: say(
            "No sign was ever seen, says the case; the examination tells "
            "{deficits}. Correct the one that is wrong.",
            deficits=deficits(f),
        ),
        "Examination contradicts “no sign”",
    ),
    ("R-09", "complications"): (
        lambda f: say(
            "Also happened: {items}.", items=listed(f, "items", COMPLICATIONS)
        ),
        "Further complications",
    ),
    ("R-09", "no_complication"): ("No further complication.", None),
    ("R-10", "frequent_level"): (
        lambda f: say(
            "Nearly all published leaks into the dura lie at T11 to L2, as "
            "{levels} does. It says nothing on how often it happens.",
            levels=f.measures.get("levels") or say("this level"),
        ),
        "A level of most published cases",
    ),
    ("R-11", "track_was_bad"): (
        lambda f: say(
            "The track on the {sides} did not keep to the rules of the "
            "path.{track_measures}",
            sides=_sides(f),
            track_measures=_track_measures(f),
        ),
        lambda f: say("Track on the {sides} was too medial", sides=_sides(f)),
    ),
    ("R-11", "track_was_near"): (
        lambda f: say(
            "The track on the {sides} ran nearer to the medial wall than "
            "{limit_clearance}.{track_measures}",
            sides=_sides(f),
            limit_clearance=limit_mm(f, "clearance_mm"),
            track_measures=_track_measures(f),
        ),
        lambda f: say("Track on the {sides} ran near the medial wall", sides=_sides(f)),
    ),
    ("R-11", "track_open"): (
        "A track was seen but not measured. Mark it on the CT.",
        "Track not measured",
    ),
    ("R-11", "contradiction"): (
        "A track lies medially, but sign K1 was answered with no. Correct one of them.",
        "Medial track contradicts sign K1",
    ),
    ("R-11", "no_track_seen"): ("No track was seen.", None),
    ("R-11", "tracks_were_sound"): (
        lambda f: say(
            "The tracks kept to the rules of the path.{track_measures}",
            track_measures=_track_measures(f),
        ),
        None,
    ),
    ("R-12", "immediate"): (
        lambda f: say("It began at once{onset}.", onset=_onset(f)),
        "Began at once",
    ),
    ("R-12", "early"): (
        lambda f: say(
            "It began early, within {limit_days} of the operation{onset}.",
            limit_days=_limit_days(f),
            onset=_onset(f),
        ),
        "Began early",
    ),
    ("R-12", "late"): (
        lambda f: say(
            "It began late, beyond {limit_days}{onset}. That is no reason to "
            "think of something else.",
            limit_days=_limit_days(f),
            onset=_onset(f),
        ),
        "Began late",
    ),
    ("R-12", "no_onset"): ("No sign ever began.", None),
    ("R-12", "contradiction"): (
        "The class of onset contradicts what else is told of it. Correct one of them.",
        "Onset contradicts itself",
    ),
}


def _later_words(finding: Finding) -> str:
    later = _codes(finding, "later_types")
    words = say(", ").join(LATER_TYPES.get(code, code) for code in later)
    return f", {words}" if words else ""


def _heavier(finding: Finding) -> str:
    side = str(finding.measures.get("heavier_side"))
    if side not in SIDE_WORDS:
        return ""
    return say(", more on the {side}", side=SIDE_WORDS[side].lower())
