"""Which function measures which rule of the book, in the order they are told."""

from collections.abc import Mapping

from planner.rules import aim_rules as aim
from planner.rules import assessment_rules as assessment
from planner.rules import cement_rules as cement
from planner.rules import danger_rules as danger
from planner.rules import injection_rules as injection
from planner.rules import shelf_rules as shelf
from planner.rules.access_rules import one_side_is_feasible, tracks_are_closed
from planner.rules.context import LevelRule, NeedleRule
from planner.rules.needle_rules import needle_stays_inside, tip_stays_lateral
from planner.rules.plan_rules import anatomy_is_confirmed, needle_is_on_its_side

PLAN_RULE = "PLAN"
FORM_RULE = "FORM"
"""Judged last, for it tells which questions the others still wait for."""

NEEDLE_RULES: Mapping[str, NeedleRule] = {
    PLAN_RULE: needle_is_on_its_side,
    "P-01": tip_stays_lateral,
    "P-02": needle_stays_inside,
    "P-03": aim.entry_is_lateral,
    "P-04": aim.angle_keeps_medial_wall,
    "P-07": aim.anterior_cortex_is_kept,
    "P-08": danger.canal_is_free,
    "P-09": danger.metal_is_cleared,
    "P-10": danger.views_are_valid,
    "P-11": danger.bevel_is_turned,
    "C-01": cement.target_is_anterior,
    "D-01": aim.pedicle_is_wide_enough,
    "D-03": aim.tip_is_on_target,
    "LONG": shelf.needle_is_long_enough,
}

LEVEL_RULES: Mapping[str, LevelRule] = {
    "ANAT": anatomy_is_confirmed,
    "P-05": one_side_is_feasible,
    "P-06": tracks_are_closed,
    "APART": shelf.needles_keep_apart,
    "C-03": cement.cement_stays_inside,
    "C-02": cement.cement_spares_concavity,
    "C-01": cement.cement_stays_anterior,
    "C-04": injection.volume_is_moderate,
    "C-05": injection.cement_is_thick,
    "C-06": injection.cement_is_opaque,
    "C-07": injection.injection_is_slow,
    "C-08": injection.injection_is_watched,
    "C-09": injection.technique_is_told,
    "C-10": cement.tracks_are_sound,
    "C-11": cement.heat_is_far,
    "C-12": injection.no_new_deficit,
    "C-13": cement.foramen_is_spared,
    "C-14": injection.systemic_effects_are_told,
    "D-02": cement.puncture_side_is_light,
    "A-01": assessment.imaging_is_complete,
    "A-02": assessment.posterior_wall_holds,
    "A-03": assessment.cortex_holds,
    "A-04": assessment.fracture_is_osteoporotic,
    "A-05": assessment.compression_is_moderate,
    "A-06": assessment.bone_is_dense,
    "A-07": assessment.cleft_is_absent,
    "A-08": assessment.pedicles_are_whole,
    "A-09": assessment.anaesthesia_lets_patient_report,
    "A-10": assessment.operator_is_experienced,
    "A-11": assessment.red_flags_are_absent,
    "A-12": assessment.nothing_forbids_it,
    "A-13": assessment.alternatives_were_considered,
    "A-14": assessment.navigation_is_considered,
}
"""A rule may read in `told` what those above it said."""
