"""What a department's own rule can ask: a measure, a comparison, a limit.

A measure belongs to the rule of the book that takes it, its owner: where that rule is
silent or cannot assess, nothing is claimed from the measure either.
"""

import operator
import re
from collections.abc import Callable, Mapping

import attrs

COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "at least": operator.ge,
    "more than": operator.gt,
    "at most": operator.le,
    "less than": operator.lt,
}
"""What is asked of a measure, as a policy words it."""

ROOM = ("at least", "more than")
"""Comparisons that ask for room: it must be larger than the doubt about the wall."""

NEEDLE_MEASURES: Mapping[str, str] = {
    "diameter_mm": "PLAN",
    "length_mm": "PLAN",
    "convergence_deg": "PLAN",
    "sagittal_deg": "PLAN",
    "crossing_distance_mm": "P-01",
    "border_margin_mm": "P-01",
    "medial_clearance_mm": "P-02",
    "lateral_clearance_mm": "P-02",
    "cranial_clearance_mm": "P-02",
    "caudal_clearance_mm": "P-02",
    "entry_clearance_mm": "P-03",
    "entry_fraction": "P-03",
    "greatest_convergence_deg": "P-04",
    "anterior_gap_mm": "P-07",
    "cortex_gap_mm": "P-07",
    "canal_gap_mm": "P-08",
    "metal_gap_mm": "P-09",
    "isthmus_width_mm": "D-01",
    "depth_fraction": "D-03",
    "tip_offset_mm": "D-03",
    "local_wall_gap_mm": "C-01",
}
"""What is measured on each needle, and the rule of the book that vouches for it."""

LEVEL_MEASURES: Mapping[str, str] = {
    "passes_count": "P-06",
    "front_fraction": "C-01",
    "wall_gap_mm": "C-03",
    "in_canal_ml": "C-03",
    "volume_ml": "C-04",
    "fill_fraction": "C-04",
    "radiopacifier_percent": "C-06",
    "aliquot_ml": "C-07",
    "rate_ml_s": "C-07",
    "side_fraction": "D-02",
    "coarsest_mm": "A-01",
    "retropulsion_mm": "A-02",
    "wall_involved_fraction": "A-02",
    "compression_fraction": "A-05",
    "fracture_age_months": "A-05",
    "trabecular_hu": "A-06",
    "cleft_ml": "A-07",
}
"""What is measured on each level, and the rule of the book that vouches for it."""

DOUBT_AXES: Mapping[str, tuple[int, ...]] = {
    "border_margin_mm": (0,),
    "medial_clearance_mm": (0,),
    "lateral_clearance_mm": (0,),
    "cranial_clearance_mm": (2,),
    "caudal_clearance_mm": (2,),
    "entry_clearance_mm": (0,),
    "anterior_gap_mm": (1,),
    "cortex_gap_mm": (1,),
    "local_wall_gap_mm": (1,),
    "wall_gap_mm": (1,),
    "canal_gap_mm": (0, 1, 2),
}
"""Along which axes of the box a wall's own uncertainty bears on a distance to it."""


OF_ANATOMY = "ANAT"
"""The rule that vouches for what plugins measure: on a level nobody confirmed, nothing
that they say clears it."""

PLUGIN_MEASURE = re.compile(r"[a-z][a-z0-9]*([._-][a-z0-9]+)*/[a-z]\w*", re.ASCII)
"""A measure of a plugin as a policy names it: `PLUGIN-ID/name`."""


@attrs.frozen(kw_only=True)
class SiteTest:
    """`measure` must be `comparison` the limit of that name."""

    measure: str
    comparison: str

    @property
    def is_of_needle(self) -> bool:
        return self.measure in NEEDLE_MEASURES

    @property
    def is_of_plugin(self) -> bool:
        return PLUGIN_MEASURE.fullmatch(self.measure) is not None

    @property
    def owner(self) -> str:
        """The rule of the book that takes this measure, or vouches for it."""
        if self.is_of_plugin:
            return OF_ANATOMY
        return {**NEEDLE_MEASURES, **LEVEL_MEASURES}[self.measure]
