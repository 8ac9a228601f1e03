"""Gaps in the cortex and the basivertebral foramen, as the rules want them."""

import numpy as np

from planner.anatomy.measured import BoneMeasures
from planner.anatomy.vertebra import Vertebra
from planner.levels import LEVELS
from planner.rules.facts import Foramen, WallDefect

FACES = {
    "posterior": "posterior",
    "anterior": "anterior",
    "right_side": "lateral",
    "left_side": "lateral",
    "upper_endplate": "endplate_superior",
    "lower_endplate": "endplate_inferior",
}
"""The walls of the body by the names that the rules and the questions use."""

FORAMEN_DEPTH = {"T": 0.22, "L": 0.4}
"""How deep the foramen's canal reaches, as a share of the body's depth (rules.md L-9,
C-13: the larger of what was measured): a CT shows its opening, seldom its end."""


def wall_defects(
    vertebra: Vertebra, bone: BoneMeasures
) -> tuple[WallDefect, ...] | None:
    """Return the gaps in the body's walls; None if none was found.

    That none was found is no answer: not every wall is seen, nor every gap.
    """
    if bone.cortex is None:
        return None
    found = tuple(
        WallDefect(
            face=FACES[defect.wall],
            at_mm=vertebra.frame.to_box(defect.at_lps_mm),
            width_mm=defect.extent_mm[0],
        )
        for defect in bone.cortex.defects
        if defect.wall in FACES
    )
    return found or None


def seen_foramen(vertebra: Vertebra, bone: BoneMeasures) -> Foramen | None:
    """Return the box around the basivertebral foramen, None where it was not seen."""
    if bone.cortex is None or not bone.cortex.foramina:
        return None
    places = np.concatenate([gap.places_lps_mm for gap in bone.cortex.foramina])
    x, _, z = vertebra.frame.to_box(places).T
    back, front = (
        float(wall.y_at(z.mean()))
        for wall in (vertebra.posterior_wall, vertebra.anterior_wall)
    )
    is_thoracic = LEVELS.index(vertebra.level) < LEVELS.index("L1")
    share = FORAMEN_DEPTH["T" if is_thoracic else "L"]
    return Foramen(
        half_width_mm=float(np.abs(x).max()),
        low_z_mm=float(z.min()),
        high_z_mm=float(z.max()),
        depth_mm=share * (front - back),
    )
