"""What the rules of review say of a leak, R-01 to R-12."""

from planner.rules.findings import Finding
from ui.messages.finding_parts import Words, limit_mm, mm, value
from ui.messages.numbers import degrees, number, percent, with_unit

COMPARTMENTS = {
    "canal": "in the canal",
    "epidural": "in the canal outside the dura",
    "epidural_central": "in the middle of the canal",
    "epidural_paracentral": "at the side of the canal",
    "epidural_pedicle_breach": "in the canal at a breached pedicle",
    "venous_epidural": "in the veins of the canal",
    "intradural": "within the dura",
    "intradural_suspected": "within the dura (suspected)",
    "foraminal": "in the foramen",
    "intradiscal_sup": "in the disc above",
    "intradiscal_inf": "in the disc below",
    "paravertebral": "beside the spine",
    "venous_segmental": "in a segmental vein",
    "venous_remote": "in a distant vein or the lung",
    "needle_track": "along a needle's track",
}
ROUTES = {
    "B": "by the vein behind the body (type B)",
    "S": "by a segmental vein (type S)",
    "C": "through the cortex (type C)",
}
LATER_TYPES = {
    "D": "into the disc, type D in later papers",
    "needle_track": "along a needle's track",
}
DEFICITS = {
    "paresis": "loss of strength",
    "bladder_bowel": "bladder or bowel",
    "sensory_level": "loss of feeling below a level",
    "leg_pain": "disabling pain in a leg",
}
QUESTIONS = {
    "paresis": "strength of both legs",
    "bladder_bowel": "bladder and bowel",
    "sensory_level": "level of feeling",
    "leg_pain": "pain in the legs",
}
SIGNS = {
    "K1": "track on the inner side (K1)",
    "K2": "layers (K2)",
    "K3": "none found outside the dura (K3)",
    "K4": "blunt outline (K4)",
}
COMPLICATIONS = {
    "transient_pain": "pain that passed",
    "transient_hypertension": "blood pressure that rose and passed",
    "neurologic_impairment": "nerve injury",
    "pulmonary_embolism": "cement in the lung",
    "cerebral_embolism": "cement in the brain",
    "death": "death",
}
NOT_PROVEN = "A checklist from one patient, no probability."


def _codes(finding: Finding, name: str) -> list[str]:
    return [code for code in str(finding.measures.get(name) or "").split(", ") if code]


def listed(finding: Finding, name: str, words: dict[str, str]) -> str:
    """Write a list of codes in words, each with its side where it has one."""
    parts = []
    for code in _codes(finding, name):
        first, _, side = code.partition(" ")
        parts.append(" ".join(filter(None, (words.get(first, first), side))))
    return ", ".join(parts) or "not told"


def deficits(finding: Finding) -> str:
    return listed(finding, "deficits", DEFICITS)


def _grades(finding: Finding) -> str:
    left = finding.measures.get("weakest_left")
    right = finding.measures.get("weakest_right")
    if left is None and right is None:
        return ""
    return f" Weakest muscle left {left or 'not told'}, right {right or 'not told'}."


def _extent(finding: Finding) -> str:
    parts = []
    if value(finding, "canal_fraction") is not None:
        share = percent(finding.measures.get("canal_fraction"))
        parts.append(f"{share} of the canal")
    if value(finding, "volume_ml") is not None:
        parts.append(with_unit(finding.measures.get("volume_ml"), "mL"))
    return f" It takes {' and '.join(parts)}." if parts else ""


def _score(finding: Finding) -> str:
    positive = number(finding.measures.get("positive_count"), decimals=0)
    assessed = number(finding.measures.get("assessed_count"), decimals=0)
    return f"{positive} of {assessed} signs that were assessed"


def _signs(finding: Finding) -> str:
    return f"{_score(finding)}: {listed(finding, 'positive', SIGNS)}"


def _density(finding: Finding) -> str:
    parts = []
    if value(finding, "mass_hu") is not None:
        density = with_unit(finding.measures.get("mass_hu"), "HU", decimals=0)
        parts.append(f"it measures {density}")
    if finding.measures.get("mass_is_contiguous"):
        parts.append("it is joined to the cement in the body")
    return f" ({', '.join(parts)})" if parts else ""


def _track_measures(finding: Finding) -> str:
    parts = []
    if value(finding, "medial_clearance_mm") is not None:
        parts.append(
            f"clearance to the medial wall {mm(finding, 'medial_clearance_mm')}"
        )
    if value(finding, "entry_gap_mm") is not None:
        parts.append(f"room at the entry {mm(finding, 'entry_gap_mm')}")
    if value(finding, "angle_excess_deg") is not None:
        excess = degrees(finding.measures.get("angle_excess_deg"))
        parts.append(f"angle beyond what the wall allows {excess}")
    return f" Worst values: {', '.join(parts)}." if parts else ""


def _sides(finding: Finding) -> str:
    return " and ".join(_codes(finding, "sides")) or "one side"


def _limit_days(finding: Finding) -> str:
    return with_unit(finding.limits.get("early_days"), "days", decimals=0)


def _onset(finding: Finding) -> str:
    days = value(finding, "onset_days")
    return "" if days is None else f" (day {number(days, decimals=0)})"


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
        lambda f: f"Cement lies {listed(f, 'compartments', COMPARTMENTS)}.{_extent(f)}",
        lambda f: f"Cement {listed(f, 'compartments', COMPARTMENTS)}",
    ),
    ("R-02", "no_leak"): ("No cement lies outside the body.", None),
    ("R-02", "contradiction"): (
        lambda f: (
            "A piece of cement is called central or paracentral, but lies at "
            f"{percent(f.measures.get('midline_fraction'))} of the distance between "
            "the pedicles from the midline. Correct the one that is wrong."
        ),
        "Compartment contradicts where the cement lies",
    ),
    ("R-03", "routes"): (
        lambda f: (
            f"The cement left the bone {listed(f, 'types', ROUTES)}{_later_words(f)}."
        ),
        lambda f: f"Left the bone {listed(f, 'types', ROUTES)}",
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
        lambda f: f"Cement within the dura is likely: {_signs(f)}. {NOT_PROVEN}",
        "Cement within the dura is likely",
    ),
    ("R-04", "intradural_suspected"): (
        lambda f: f"Cement within the dura is suspected: {_signs(f)}. {NOT_PROVEN}",
        "Cement within the dura is suspected",
    ),
    ("R-04", "reviewer_suspects"): (
        lambda f: (
            "The reviewer suspects cement within the dura; the checklist has "
            f"{_score(f)}."
        ),
        "Cement within the dura is suspected by the reviewer",
    ),
    ("R-04", "one_sign"): (
        lambda f: (
            f"One sign alone does not raise the suspicion: {_signs(f)}. {NOT_PROVEN}"
        ),
        "One sign of cement within the dura",
    ),
    ("R-04", "extradural"): (
        lambda f: f"No sign of cement within the dura: {_score(f)}. {NOT_PROVEN}",
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
            "The cement in the canal lies in layers"
            + (
                f" with gaps of {mm(f, 'sheet_gap_mm')}."
                if value(f, "sheet_gap_mm") is not None
                else "."
            )
        ),
        "Cement in layers",
    ),
    ("R-05", "contradiction"): (
        lambda f: (
            f"Layers were answered otherwise than measured (gap {mm(f, 'sheet_gap_mm')}"
            f"; layers are {limit_mm(f, 'least_gap_mm')} to "
            f"{limit_mm(f, 'most_gap_mm')} apart). Correct the one that is wrong."
        ),
        "Answer and measurement of layers contradict each other",
    ),
    ("R-05", "not_layered"): ("The cement in the canal lies in no layers.", None),
    ("R-06", "one_sided"): (
        lambda f: (
            "The body is filled unevenly: the halves differ by "
            f"{percent(f.measures.get('asymmetry_fraction'))} of the cement"
            f"{_heavier(f)}. It hints at a puncture from one side and is no "
            "complication by itself."
        ),
        "Body filled on one side",
    ),
    ("R-06", "both_sides_filled"): ("Both halves of the body are filled.", None),
    ("R-07", "mass_is_cement"): (
        lambda f: (
            f"The mass in the canal of this treated level may be cement{_density(f)}, "
            "however long ago the operation was."
        ),
        "Mass in the canal may be cement",
    ),
    ("R-07", "mass_unlike_cement"): (
        lambda f: (
            f"There is a mass in the canal of a treated level{_density(f)}. It is "
            "neither as dense as cement nor joined to it; cement that is hardly "
            "opaque would look like this too."
        ),
        "Mass in the canal of a treated level",
    ),
    ("R-07", "mass_open"): (
        lambda f: (
            "There is a mass in the canal of a treated level. Measure its density, "
            "and tell whether it is joined to the cement in the body."
        ),
        "Mass in the canal not measured",
    ),
    ("R-07", "no_mass"): ("There is no other mass in the canal.", None),
    ("R-08", "deficit"): (
        lambda f: f"New since the cement: {deficits(f)}.{_grades(f)}",
        lambda f: f"New: {deficits(f)}",
    ),
    ("R-08", "no_deficit"): ("No new deficit.", None),
    ("R-08", "unanswered"): (
        lambda f: (
            "Not all of the examination is told; open: "
            f"{listed(f, 'untold', QUESTIONS)}. Until then nobody counts as well."
        ),
        "Examination incomplete",
    ),
    ("R-08", "contradiction"): (
        lambda f: (
            f"No sign was ever seen, says the case; the examination tells {deficits(f)}"
            ". Correct the one that is wrong."
        ),
        "Examination contradicts “no sign”",
    ),
    ("R-09", "complications"): (
        lambda f: f"Also happened: {listed(f, 'items', COMPLICATIONS)}.",
        "Further complications",
    ),
    ("R-09", "no_complication"): ("No further complication.", None),
    ("R-10", "frequent_level"): (
        lambda f: (
            f"Nearly all published leaks into the dura lie at T11 to L2, as "
            f"{f.measures.get('levels') or 'this level'} does. It says nothing on how "
            "often it happens."
        ),
        "A level of most published cases",
    ),
    ("R-11", "track_was_bad"): (
        lambda f: (
            f"The track on the {_sides(f)} did not keep to the rules of the path."
            f"{_track_measures(f)}"
        ),
        lambda f: f"Track on the {_sides(f)} was too medial",
    ),
    ("R-11", "track_was_near"): (
        lambda f: (
            f"The track on the {_sides(f)} ran nearer to the medial wall than "
            f"{limit_mm(f, 'clearance_mm')}.{_track_measures(f)}"
        ),
        lambda f: f"Track on the {_sides(f)} ran near the medial wall",
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
        lambda f: f"The tracks kept to the rules of the path.{_track_measures(f)}",
        None,
    ),
    ("R-12", "immediate"): (
        lambda f: f"It began at once{_onset(f)}.",
        "Began at once",
    ),
    ("R-12", "early"): (
        lambda f: (
            f"It began early, within {_limit_days(f)} of the operation{_onset(f)}."
        ),
        "Began early",
    ),
    ("R-12", "late"): (
        lambda f: (
            f"It began late, beyond {_limit_days(f)}{_onset(f)}. That is no "
            "reason to think of something else."
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
    words = ", ".join(LATER_TYPES.get(code, code) for code in later)
    return f", {words}" if words else ""


def _heavier(finding: Finding) -> str:
    side = finding.measures.get("heavier_side")
    return f", more on the {side}" if isinstance(side, str) else ""
