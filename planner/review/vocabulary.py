"""The names a review case is told in (rules.md section 4)."""

ROW_KINDS = ("own", "table", "source", "figure")
"""The reviewer's own case; a row of a paper's table; a paper's own case; a figure."""

SEXES = ("m", "f")
SIDES = ("left", "right")
"""Left before right, as strength is always written."""

PUNCTURES = ("left", "right", "both")
GUIDANCES = ("uniplanar", "biplanar", "ct", "navigation")

CANAL = "canal"
"""In the canal, and nobody told where in it."""
EPIDURAL = "epidural"
"""Outside the dura, and nobody told where."""
INTRADURAL = "intradural"
NEEDLE_TRACK = "needle_track"

CENTRAL = ("epidural_central", "epidural_paracentral")
PEDICLE_BREACH = "epidural_pedicle_breach"
FORAMINAL = "foraminal"
EPIDURAL_VEIN = "venous_epidural"
EPIDURAL_COMPARTMENTS = (*CENTRAL, PEDICLE_BREACH, EPIDURAL_VEIN, EPIDURAL)
CANAL_COMPARTMENTS = (*EPIDURAL_COMPARTMENTS, CANAL, INTRADURAL)
SPINAL_COMPARTMENTS = (*CANAL_COMPARTMENTS, FORAMINAL)
"""Where cement lies beside the cord or a root."""
COMPARTMENTS = (
    *SPINAL_COMPARTMENTS,
    "intradiscal_sup",
    "intradiscal_inf",
    "paravertebral",
    "venous_segmental",
    "venous_remote",
    NEEDLE_TRACK,
)

YEOM_OF_EXIT = {
    "basivertebral": "B",
    "segmental_vein": "S",
    "cortical_defect": "C",
    "endplate": "C",
    "pedicle": "C",
    "needle_track": "C",
}
"""How cement left the bone, and the type that Yeom calls it."""
EXITS = tuple(YEOM_OF_EXIT)
YEOM_TYPES = ("B", "S", "C")

SIGNS = ("yes", "no", "not_assessable")
MODALITIES = ("xray", "ct", "mri", "myelography")
ENDPLATES = ("superior", "inferior")
ORGANS = ("iliac_crest", "kidney", "lung")

PHASES = ("before", "admission", "day", "discharge", "last")
"""Before the cement; with the leak; after the revision; going home; last seen."""

GRADES = (
    *("0", "1-", "1", "1+", "2-", "2", "2+", "3-", "3", "3+"),
    *("4-", "4", "4+", "5-", "5"),
)
LEG = "leg"
"""One grade for a whole leg, where a paper gives no more."""
MUSCLES = (
    LEG,
    "iliopsoas",
    "quadriceps",
    "tibialis_anterior",
    "long_toe",
    "triceps_surae",
)
NO_LEVEL = "none"
SENSORY_LEVELS = (
    NO_LEVEL,
    *(f"T{number}" for number in range(1, 13)),
    *(f"L{number}" for number in range(1, 6)),
    *(f"S{number}" for number in range(1, 6)),
)
NORMAL = "normal"
FEELINGS = (NORMAL, "reduced", "absent")
REFLEXES = (*FEELINGS, "brisk")
BLADDERS = (NORMAL, "retention", "incontinence", "impaired")
BOWELS = (NORMAL, "constipation", "incontinence", "impaired")
WALKINGS = ("independent", "assisted", "none")
MACNABS = ("excellent", "good", "fair", "poor")
ASIA_GRADES = ("A", "B", "C", "D", "E")

ONSET_CLASSES = ("immediate", "early", "late")
NO_SIGN = "none"
FIRST_SIGNS = (
    NO_SIGN,
    "weakness",
    "numbness",
    "bladder_bowel",
    "radicular_pain",
    "back_pain",
    "breathing",
    "other",
)
COMPLICATIONS = (
    "transient_pain",
    "transient_hypertension",
    "neurologic_impairment",
    "pulmonary_embolism",
    "cerebral_embolism",
    "death",
)
TREATMENTS = (
    "none",
    "conservative",
    "endoscopic",
    "pess_a",
    "pess_b",
    "laminectomy",
    "durotomy",
    "fixation",
    "corpectomy",
)
ROOT_CAUSES = (
    "medial_puncture",
    "excess_angle",
    "repeated_puncture",
    "excess_volume",
    "low_viscosity",
    "poor_visibility",
    "late_detection",
    "posterior_wall_defect",
    "screw_obstruction",
    "vein",
)


def grade_value(grade: str) -> float:
    """Return a strength as a number; minus and plus are thirds of a grade.

    >>> grade_value("4"), round(grade_value("3-"), 2)
    (4.0, 2.67)
    """
    sign = {"-": -1, "+": 1}.get(grade[-1], 0)
    return float(grade[0]) + sign / 3
