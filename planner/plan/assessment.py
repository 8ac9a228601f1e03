"""What is asked before the operation, and the answers (rules.md A-01 to A-14, P-09).

One field for each question. None is "nobody answered", never "no"; an empty tuple is
"looked, and found none".
"""

import attrs

POSTERIOR_WALLS = ("intact", "fissured", "displaced")
CORTEX_DEFECTS = (
    "endplate_superior",
    "endplate_inferior",
    "schmorl_node",
    "lateral",
    "anterior",
)
FRACTURE_TYPES = ("osteoporotic", "pathological", "traumatic")
CLEFTS = ("none", "present", "communicating")
PEDICLE_FRACTURES = ("none", "right", "left", "both")
ANAESTHESIAS = ("local", "sedation", "general")
INFLAMMATIONS = ("normal", "raised_explained", "raised_unexplained")
CONTRAINDICATIONS = (
    "coagulopathy",
    "infection",
    "osteomyelitis",
    "neurological_compression",
    "unstable_fracture",
    "cement_allergy",
    "extensive_posterior_wall",
    "collapse_over_70_percent",
    "radiculopathy",
)

NAMES = {
    "posterior_wall": POSTERIOR_WALLS,
    "fracture_type": FRACTURE_TYPES,
    "cleft": CLEFTS,
    "pedicle_fracture": PEDICLE_FRACTURES,
    "anaesthesia": ANAESTHESIAS,
    "inflammation": INFLAMMATIONS,
}
"""Questions that are answered with one name of a list."""

LISTS = {"cortex_defects": CORTEX_DEFECTS, "contraindications": CONTRAINDICATIONS}
"""Questions that are answered with any number of names of a list."""

FLAGS = (
    "mri_present",
    "metal",
    "atypical_pain",
    "experienced_operator",
    "conservative_considered",
)
"""Questions that are answered with yes or no."""

NUMBERS = {
    "retropulsion_mm": (0.0, 30.0),
    "wall_involved_fraction": (0.0, 1.0),
    "compression_fraction": (0.0, 1.0),
    "fracture_age_months": (0.0, 1200.0),
    "trabecular_hu": (-200.0, 1000.0),
}
"""Questions that are answered with a number, and between which bounds it lies."""


@attrs.frozen(kw_only=True)
class Assessment:
    """The answers.

    `retropulsion_mm` and `wall_involved_fraction` tell of the posterior wall,
    `compression_fraction` how much of the body's height is lost; `mri_reason` says why
    there is no MRI.
    """

    posterior_wall: str | None = None
    retropulsion_mm: float | None = None
    wall_involved_fraction: float | None = None
    mri_present: bool | None = None
    mri_reason: str | None = None
    cortex_defects: tuple[str, ...] | None = None
    fracture_type: str | None = None
    compression_fraction: float | None = None
    fracture_age_months: float | None = None
    trabecular_hu: float | None = None
    cleft: str | None = None
    pedicle_fracture: str | None = None
    metal: bool | None = None
    anaesthesia: str | None = None
    experienced_operator: bool | None = None
    inflammation: str | None = None
    atypical_pain: bool | None = None
    contraindications: tuple[str, ...] | None = None
    conservative_considered: bool | None = None
