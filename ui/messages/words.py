"""Names of things: severities, sides, landmarks, tools, what was not seen."""

from planner.imaging.volume import Volume
from planner.plan.case import Case, LevelPlan
from planner.plan.needle import Needle
from planner.rules.findings import Severity
from ui.language import Texts, say

PRODUCT = "Isthmus"
TAGLINE = (
    "Plan a vertebroplasty needle through the pedicle, and see at once what is unsafe."
)
RESEARCH_TOOL = (
    "A research and teaching tool. It is not a cleared medical device: "
    "the decision stays with the surgeon."
)

SEVERITY_WORDS = Texts(
    {
        Severity.STOP: "STOP",
        Severity.NA: "NOT ASSESSABLE",
        Severity.WARN: "WARNING",
        Severity.INFO: "NOTE",
        Severity.PASS: "PASS",
    }
)

SEVERITY_MEANINGS = Texts(
    {
        Severity.STOP: "Do not use this plan as it stands.",
        Severity.NA: "Something could not be judged, so nothing here counts as safe.",
        Severity.WARN: "Usable only if you accept what is listed.",
        Severity.INFO: "Nothing speaks against it; read the notes.",
        Severity.PASS: "Every rule that applies is kept.",
    }
)

SIDE_WORDS = Texts({"right": "Right", "left": "Left"})
WALL_WORDS = Texts(
    {
        "medial": "Medial",
        "lateral": "Lateral",
        "cranial": "Cranial",
        "caudal": "Caudal",
    }
)

LANDMARK_WORDS = Texts(
    {
        "canal_center": "Canal centre",
        "posterior_superior": "Upper posterior corner",
        "posterior_inferior": "Lower posterior corner",
        "anterior_superior": "Upper anterior corner",
        "anterior_inferior": "Lower anterior corner",
        "right_pedicle_medial": "Right pedicle, medial edge",
        "right_pedicle_lateral": "Right pedicle, lateral edge",
        "right_pedicle_cranial": "Right pedicle, upper edge",
        "right_pedicle_caudal": "Right pedicle, lower edge",
        "left_pedicle_medial": "Left pedicle, medial edge",
        "left_pedicle_lateral": "Left pedicle, lateral edge",
        "left_pedicle_cranial": "Left pedicle, upper edge",
        "left_pedicle_caudal": "Left pedicle, lower edge",
    }
)

_MEDIAL = (
    "Axial view, at the narrowest pedicle section: the canal-side cortex, outer face."
)
_LATERAL = "Axial view, at the narrowest pedicle section: the outer cortex, outer face."
_CRANIAL = "Coronal or sagittal view through the pedicle: its upper border, outer face."
_CAUDAL = "Coronal or sagittal view through the pedicle: its lower border, outer face."

LANDMARK_HINTS = Texts(
    {
        "canal_center": "Axial view at pedicle height: the middle of the spinal canal.",
        "posterior_superior": (
            "Sagittal view, midline: the posterior rim of the body "
            "at the upper endplate."
        ),
        "posterior_inferior": (
            "Sagittal view, midline: the posterior rim of the body "
            "at the lower endplate."
        ),
        "anterior_superior": (
            "Sagittal view, midline: the anterior rim of the body "
            "at the upper endplate."
        ),
        "anterior_inferior": (
            "Sagittal view, midline: the anterior rim of the body "
            "at the lower endplate."
        ),
        "right_pedicle_medial": _MEDIAL,
        "right_pedicle_lateral": _LATERAL,
        "right_pedicle_cranial": _CRANIAL,
        "right_pedicle_caudal": _CAUDAL,
        "left_pedicle_medial": _MEDIAL,
        "left_pedicle_lateral": _LATERAL,
        "left_pedicle_cranial": _CRANIAL,
        "left_pedicle_caudal": _CAUDAL,
    }
)

SOURCE_WORDS = Texts(
    {
        "labels": "Label map",
        "landmarks": "Landmarks",
        "seed": "Seeded segmentation",
    }
)

SCHEME_WORDS = Texts(
    {
        "auto": "Find out",
        "totalsegmentator": "TotalSegmentator",
        "totalsegmentator-vertebrae": "TotalSegmentator, vertebrae only",
        "verse": "VerSe",
        "parts": "Parts (body, pedicles, canal)",
    }
)


STATUS_WORDS = Texts(
    {
        "planned": "Planned",
        "active": "Being advanced",
        "withdrawn": "Withdrawn",
    }
)
LOCKED = "locked"
LOCK, UNLOCK = "Lock", "Unlock"
REMOVE_TIP = "Remove this level from the plan"
LOCKED_LEVEL = "A needle of this vertebra is locked: unlock it first"


def landmark_word(name: str) -> str:
    return LANDMARK_WORDS.get(name, name.replace("_", " "))


def side_word(side: object) -> str:
    """Return the side of the patient, or that it is not known."""
    return SIDE_WORDS.get(str(side)) or say("Side not known")


def needle_title(needle: Needle) -> str:
    return f"{needle.id} · {side_word(needle.side).lower()}"


def gauge_words(name: str, outer_diameter_mm: float) -> str:
    return f"{name}  ·  {outer_diameter_mm:.2f} mm"


# --- the names of steps in the history ----------------------------------------------

ADD_LEVEL = "Add vertebra"
REMOVE_LEVEL = "Remove vertebra"
CHANGE_SOURCE = "Change source of outlines"
SWAP_SIDES = "Swap right and left landmarks"
MOVE_SEED = "Search from another point"
SHOW_CANAL = "Show the canal"
MOVE_WALL = "Move wall"
MOVE_LANDMARK = "Move"
REMOVE_LANDMARK = "Remove"
REMOVE_CORRECTIONS = "Remove all corrections"
_PARTS = {
    "body": "Body",
    "right_pedicle": "Right pedicle",
    "left_pedicle": "Left pedicle",
    "canal": "Spinal canal",
    "posterior_elements": "Posterior elements",
}
PART_WORDS = Texts(_PARTS)
PAINT_STEPS = {
    "body": "Paint body",
    "right_pedicle": "Paint right pedicle",
    "left_pedicle": "Paint left pedicle",
    "canal": "Paint spinal canal",
    "posterior_elements": "Paint posterior elements",
}
RENUMBER = "Renumber"
COUNT_SPINE = "Count the spine"
TAKE_MARKUPS = "Take needles from 3D Slicer"
CONFIRM = "Confirm outlines"
WITHDRAW = "Withdraw confirmation"
ANSWER_QUESTIONS = "Answer questions"
ACCEPT_STOP = "Accept STOP of"
WITHDRAW_ACCEPTANCE = "Withdraw acceptance of"
CHANGE_GAUGE = "Change gauge"
DELETE_NEEDLE = "Delete needle"
NUDGE_NEEDLE = "Nudge needle"
TURN_NEEDLE = "Turn needle"
COPY_ACROSS = "Copy to the other side:"
LOCK_NEEDLE = "Lock needle"
UNLOCK_NEEDLE = "Unlock needle"
LOCK_ALL_NEEDLES = "Lock the plan"
CHANGE_TIP = "Change tip"
CHANGE_LENGTH = "Change needle length"
ADD_POSTOP = "Add the CT after the operation"
POSTOP_READING = "The CT after the operation is being read; go on meanwhile."
POSTOP_ADDED = (
    "The CT after the operation ({slices} slices) is part of this case now, and is "
    "found again by its own numbers. The plan stays what it was."
)
POSTOP_NONE = "No CT after the operation has been added."
POSTOP_THERE = "The CT after the operation is part of this case."
IMAGES_ANEW = "Open the images anew"
NOT_KEPT = "Your last step is on the screen but not on the disk. {why}"

OPEN_LABEL = "Opening the images …"
SEARCH_LABEL = "Looking for series …"
DROP_HERE = "Drop a folder, a file, a zip or a plan here"


def study_title(volume: Volume) -> str:
    """Return what the images are, and never whose."""
    slices = volume.grid.shape_kji[0]
    x, y, z = (float(value) for value in volume.grid.spacing_mm)
    return say(
        "CT  ·  {slices} slices  ·  {x:.2f} × {y:.2f} × {z:.2f} mm",
        slices=slices,
        x=x,
        y=y,
        z=z,
    )


PROPOSED_NAME = "case.isthmus"


def case_title(case: Case) -> str:
    """Return what is planned: levels and needles, and never for whom."""
    if not case.levels:
        return say("New plan")
    return "   ".join(f"{plan.level}: {_needle_ids(plan)}" for plan in case.levels)


def _needle_ids(plan: LevelPlan) -> str:
    if not plan.needles:
        return say("no needle")
    ids = ", ".join(needle.id for needle in plan.needles)
    return (
        say("needle {ids}", ids=ids)
        if len(plan.needles) == 1
        else say("needles {ids}", ids=ids)
    )
