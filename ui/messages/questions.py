"""What is asked before the operation, in words, and how it may be answered."""

from collections.abc import Mapping

from planner.anatomy.measured import BoneMeasures
from ui.language import Texts, say
from ui.messages.assessment_findings import FACES, ITEMS
from ui.messages.cortex import PEDICLE_WORDS, WALL_WORDS, gaps_shown
from ui.messages.numbers import is_measured, with_unit

NOT_ANSWERED = "Not answered"
YES, NO = "Yes", "No"
NONE_OF_THESE = "None of these"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Images": ("mri_present", "mri_reason"),
    "Fracture": (
        "fracture_type",
        "fracture_age_months",
        "compression_fraction",
        "cleft",
        "pedicle_fracture",
    ),
    "Walls": (
        "posterior_wall",
        "retropulsion_mm",
        "wall_involved_fraction",
        "cortex_defects",
    ),
    "Bone": ("trabecular_hu", "metal"),
    "Cement": ("volume_ml", "viscosity", "radiopacifier_wt_percent"),
    "Patient": ("inflammation", "atypical_pain", "contraindications"),
    "Operation": ("conservative_considered", "anaesthesia", "experienced_operator"),
}
"""The questions in the order in which they are asked."""

QUESTION_WORDS: Mapping[str, str] = Texts(
    {
        "mri_present": "Is there an MRI of this level?",
        "mri_reason": "If there is none: why not?",
        "fracture_type": "What caused the fracture?",
        "fracture_age_months": "How old is it?",
        "compression_fraction": "How much of the height is lost?",
        "cleft": "Is there a cleft inside the body?",
        "pedicle_fracture": "Is a pedicle broken?",
        "posterior_wall": "How is the posterior wall?",
        "retropulsion_mm": "How far is a fragment pushed into the canal?",
        "wall_involved_fraction": "How much of the posterior wall is involved?",
        "cortex_defects": "Where else is the cortex broken?",
        "trabecular_hu": "How dense is the spongy bone?",
        "metal": "Is there metal in this vertebra?",
        "volume_ml": "How much is planned?",
        "viscosity": "How thick is it when it is injected?",
        "radiopacifier_wt_percent": "How much of it is contrast, by weight?",
        "inflammation": "Are the markers of inflammation raised?",
        "atypical_pain": "Is the pain unlike that of a fracture?",
        "contraindications": "Does any of these apply?",
        "conservative_considered": "Was treatment without an operation considered?",
        "anaesthesia": "Which anaesthesia?",
        "experienced_operator": "Does somebody experienced operate or supervise?",
    }
)

ANSWER_WORDS: Mapping[str, Mapping[str, str]] = {
    "fracture_type": Texts(
        {
            "osteoporotic": "Osteoporosis",
            "pathological": "A tumour, or it is suspected",
            "traumatic": "An injury",
        }
    ),
    "cleft": Texts(
        {
            "none": "No",
            "present": "Yes, closed",
            "communicating": "Yes, open to the outside",
        }
    ),
    "pedicle_fracture": Texts(
        {
            "none": "No",
            "right": "The right one",
            "left": "The left one",
            "both": "Both",
        }
    ),
    "posterior_wall": Texts(
        {
            "intact": "Whole",
            "fissured": "Cracked, in place",
            "displaced": "Displaced",
        }
    ),
    "inflammation": Texts(
        {
            "normal": "No",
            "raised_explained": "Yes, by a known cause",
            "raised_unexplained": "Yes, unexplained",
        }
    ),
    "viscosity": Texts(
        {
            "liquid": "Liquid",
            "low": "Low",
            "medium": "Medium",
            "high": "High",
            "toothpaste": "Like toothpaste",
            "doughy": "Doughy",
        }
    ),
    "anaesthesia": Texts(
        {
            "local": "Local",
            "sedation": "Local with sedation",
            "general": "General",
        }
    ),
}

LIST_WORDS: Mapping[str, Mapping[str, str]] = {
    "cortex_defects": FACES,
    "contraindications": ITEMS,
}

NUMBER_UNITS: Mapping[str, tuple[str, float, int]] = {
    "fracture_age_months": (" months", 1.0, 1),
    "compression_fraction": (" %", 100.0, 0),
    "retropulsion_mm": (" mm", 1.0, 1),
    "wall_involved_fraction": (" %", 100.0, 0),
    "trabecular_hu": (" HU", 1.0, 0),
    "volume_ml": (" mL", 1.0, 1),
    "radiopacifier_wt_percent": (" %", 1.0, 0),
}
"""The unit a number is asked in, how many of it make one of the plan's, decimals."""

WALLS_ASKED: Mapping[str, tuple[str, ...]] = {
    "posterior_wall": ("posterior",),
    "cortex_defects": (
        "upper_endplate",
        "lower_endplate",
        "right_side",
        "left_side",
        "anterior",
    ),
    "pedicle_fracture": tuple(
        f"{side}_{wall}" for side in ("right", "left") for wall in PEDICLE_WORDS
    ),
}
"""The walls in which gaps speak to a question."""


def evidence_words(question: str, bone: BoneMeasures | None) -> str:
    """Return what the CT shows on a question, nothing where it shows nothing."""
    if bone is None:
        return ""
    if question == "trabecular_hu":
        density = with_unit(bone.trabecular_hu, "HU", decimals=0)
        return (
            ""
            if not is_measured(bone.trabecular_hu)
            else say("The CT shows {density} on average.", density=density)
        )
    if question == "cleft" and bone.gas_ml:
        gas = with_unit(bone.gas_ml, "mL", decimals=2)
        reached = [WALL_WORDS[gap.wall] for gap in bone.cleft_openings]
        at = (
            say(" It reaches a gap in the {reached}.", reached=reached[0])
            if reached
            else ""
        )
        return say("The CT shows {gas} of gas in the body.{at}", gas=gas, at=at)
    if question in WALLS_ASKED:
        return gaps_shown(bone, WALLS_ASKED[question])
    if question == "metal" and any(piece.kind == "metal" for piece in bone.dense):
        return say("The CT shows a long dense body: metal, by its shape.")
    return ""
