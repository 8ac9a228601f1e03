"""The fields of a review case in words: what is asked, and what the answers are."""

from collections.abc import Mapping
from typing import Any

from ui.language import Texts, say
from ui.messages.questions import NO, YES
from ui.messages.review_values import VALUES, VALUES_OF

GROUPS = Texts(
    {
        "event": "Onset",
        "timeline": "Examinations",
        "index": "Operation",
        "cement": "Cement",
        "imaging": "Images",
        "treatment": "Treatment",
        "patient": "Patient",
        "outcome": "Outcome",
        "learning": "Lessons",
    }
)
"""The parts of the form in the order in which they are asked."""

FIELDS = Texts(
    {
        "event.onset_days": "Days from the operation to the first sign",
        "event.onset_class": "Onset",
        "event.first_sign": "First sign",
        "event.complications": "Complications",
        "timeline.phase": "When",
        "timeline.day": "Days after the operation",
        "timeline.strength": "Strength (MRC), left and right",
        "timeline.paresis": "Weakness that nobody graded",
        "timeline.sensory_level": "Feeling is lost below",
        "timeline.perineal": "Feeling around the anus",
        "timeline.anal_tone": "Anal tone",
        "timeline.reflexes": "Reflexes",
        "timeline.bladder": "Bladder",
        "timeline.bowel": "Bowel",
        "timeline.back_pain_score": "Back pain (VAS 0 to 10)",
        "timeline.leg_pain_score": "Leg pain (VAS 0 to 10)",
        "timeline.joa29_score": "JOA score (0 to 29)",
        "timeline.macnab": "Macnab",
        "timeline.walking": "Walking",
        "timeline.asia": "ASIA grade",
        "index.technique": "Technique",
        "index.puncture": "Side of the puncture",
        "index.approach": "Approach",
        "index.needle_diameter_mm": "Needle, outer diameter",
        "index.passes_left": "Passes on the left",
        "index.passes_right": "Passes on the right",
        "index.failed_tracks": "Punctures that were given up",
        "index.anaesthesia": "Anaesthesia",
        "index.guidance": "Guidance",
        "index.instrumented": "Screws or rods at the level",
        "index.previous_open_surgery": "Open surgery at this level before",
        "cement.product": "Product",
        "cement.radiopacifier_wt_percent": "Radiopacifier",
        "cement.viscosity": "Cement when it was injected",
        "cement.volume_ml": "Cement, all of it",
        "cement.left_ml": "Cement on the left",
        "cement.right_ml": "Cement on the right",
        "cement.since_mix_minutes": "Minutes since mixing",
        "cement.fill_fraction": "Share of the body that was filled",
        "imaging.modalities": "Images that were made",
        "imaging.leaks": "Leaks",
        "imaging.leaks.compartment": "Where",
        "imaging.leaks.side": "Side",
        "imaging.leaks.level": "Level",
        "imaging.leaks.exit": "Left the bone by",
        "imaging.leaks.exit_box_mm": "Where it left the bone",
        "imaging.leaks.yeom_type": "Type (Yeom)",
        "imaging.leaks.midline_fraction": "Distance from the midline, as a share",
        "imaging.leaks.extent_cc_mm": "Length, up and down",
        "imaging.leaks.extent_ap_mm": "Depth, front to back",
        "imaging.leaks.extent_tr_mm": "Width",
        "imaging.leaks.volume_ml": "Volume",
        "imaging.leaks.canal_fraction": "Share of the canal",
        "imaging.canal_fraction": "Largest share of the canal",
        "imaging.body_height_mm": "Height of the body",
        "imaging.posterior_wall": "Posterior wall",
        "imaging.tracks": "Needle tracks",
        "imaging.tracks.side": "Side",
        "imaging.tracks.is_medial": "Track on the inner side of the pedicle",
        "imaging.tracks.is_filled": "Cement in the track",
        "imaging.tracks.medial_clearance_mm": "Clearance to the inner wall",
        "imaging.tracks.entry_gap_mm": "Room at the entry",
        "imaging.tracks.angle_excess_deg": "Angle too large by",
        "imaging.medial_puncture": "K1: the track runs along the inner wall",
        "imaging.layering": "K2: cement lies in layers",
        "imaging.no_cement_outside_dura": "K3: no cement is found outside the dura",
        "imaging.blunt_contour": "K4: the outline is blunt",
        "imaging.intradural_suspected": "Cement within the dura is suspected",
        "imaging.sheets_count": "Sheets of cement, one behind the other",
        "imaging.sheet_gap_mm": "Gap between the sheets",
        "imaging.asymmetry_fraction": "Unevenness of the filling",
        "imaging.heavier_side": "Side with more cement",
        "imaging.endplate_contact": "Cement reaches the endplate",
        "imaging.canal_mass": "Something fills the canal",
        "imaging.mass_hu": "Its density",
        "imaging.mass_is_contiguous": "It goes on from the cement",
        "imaging.cord_displaced_to": "The cord is pushed to",
        "imaging.cord_signal_changed": "The signal of the cord has changed",
        "imaging.corridor_hits": "In the way of an endoscope",
        "treatment.done": "Done",
        "treatment.not_told": "Nobody said whether",
        "treatment.day": "Days after the operation",
        "treatment.stages": "Stages",
        "treatment.fixed_from": "Fixed from",
        "treatment.fixed_to": "Fixed to",
        "treatment.operation_minutes": "Minutes of the operation",
        "treatment.blood_loss_ml": "Blood loss",
        "treatment.stay_days": "Days in hospital",
        "treatment.complete_removal": "All cement was removed",
        "treatment.incomplete_reason": "Why not",
        "treatment.neuromonitoring": "Neuromonitoring",
        "patient.age_years": "Age",
        "patient.sex": "Sex",
        "patient.fracture_type": "Fracture",
        "patient.diagnosis": "Diagnosis",
        "patient.comorbidity": "Other diseases (one after the other, with commas)",
        "outcome.followup_months": "Months of follow-up",
        "outcome.bladder_bowel_recovered": "Bladder and bowel recovered",
        "outcome.death_related": "Death from it",
        "learning.root_causes": "Why it happened",
        "learning.rules_that_would_fire": "Rules that would have warned",
        "learning.note": "Note",
    }
)
NOT_ASKED = ("imaging.leaks.exit_box_mm", "learning.rules_that_would_fire")
"""What only images and rules can tell."""

UNITS: Mapping[str, str] = {
    "_mm": "mm",
    "_ml": "mL",
    "_deg": "°",
    "_hu": "HU",
    "_percent": "%",
    "_years": "years",
    "_minutes": "min",
    "_days": "days",
    "_months": "months",
}
PERCENTS = "_fraction"
"""Shares are asked in percent."""

ADD = Texts(
    {
        "timeline": "Add an examination",
        "imaging.leaks": "Add a leak",
        "imaging.tracks": "Add a track",
    }
)
REMOVE_ONE = "Remove it"
LEFT, RIGHT = "Left", "Right"

FORM_TITLE = "What is known of {level}"
FORM_ABOUT = (
    "What nobody answers stays unknown; it never counts as a no. What the images told "
    "stands beside the question, and your answer goes before it."
)
KEEP = "Keep answers"
CANCEL = "Cancel"


def field_words(field: str) -> str:
    """Return what a field asks."""
    known = FIELDS.get(field) or GROUPS.get(field)
    return known or field.rpartition(".")[2].replace("_", " ")


def unit_of(field: str) -> str:
    """Return the unit in which a field is asked, or an empty text."""
    if field.endswith(PERCENTS):
        return "%"
    return next((unit for end, unit in UNITS.items() if field.endswith(end)), "")


def choice_words(field: str, value: str) -> str:
    """Return one of the answers that a field may have."""
    own = VALUES_OF.get(field, {})
    return own.get(value) or VALUES.get(value) or value


def value_words(field: str, value: Any) -> str:
    """Return an answer as JSON knows it, in words."""
    if isinstance(value, bool):
        return say(YES) if value else say(NO)
    if isinstance(value, float | int):
        return _number_words(field, value)
    if isinstance(value, str):
        return choice_words(field, value)
    if isinstance(value, dict):
        return _group_words(field, value)
    if isinstance(value, list):
        parts = [value_words(field, each) for each in value]
        return "; ".join(parts) or say("none")
    return ""


def _number_words(field: str, value: float) -> str:
    unit = say(unit_of(field))
    shown = value * 100 if field.endswith(PERCENTS) else value
    number = f"{shown:.1f}".removesuffix(".0")
    gap = "" if unit in ("", "%", "°") else "\N{NO-BREAK SPACE}"
    return f"{number}{gap}{unit}"


def _group_words(field: str, value: Mapping[str, Any]) -> str:
    """Return a leak, a track or an examination: its parts after each other."""
    if set(value) <= {"muscle", "left", "right"}:
        left, right = (str(value.get(side) or "?") for side in ("left", "right"))
        muscle = choice_words(field, str(value.get("muscle", "")))
        return f"{muscle} {left} | {right}"
    parts = []
    for name, held in value.items():
        inner = f"{field}.{name}"
        words = value_words(inner, held)
        is_plain = name in ("phase", "compartment", "side", "exit", "yeom_type")
        is_plain = is_plain or name == "strength"
        if name != "exit_box_mm":
            parts.append(words if is_plain else f"{field_words(inner)}: {words}")
    return say(", ").join(parts)
