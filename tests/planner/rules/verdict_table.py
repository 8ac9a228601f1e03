"""Every word that every rule of path, cement and assessment can say, and when.

Each row: the rule, what it says, the reason, and what is changed in a scene where all
is well: V01 on both sides of L1S, true views, no metal, every question answered.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from planner.anatomy.vertebra import Part, Parts, Side, Vertebra
from planner.arrays import Points
from planner.plan.assessment import Assessment
from planner.plan.case import Case, CementPlan
from planner.plan.needle import Needle, NeedleStatus, TipShape
from planner.rules.cloud import Cloud, Phase
from planner.rules.facts import (
    Aliquot,
    Foramen,
    Injection,
    LevelFacts,
    Rod,
    SkinPath,
    View,
    Views,
    WallDefect,
)
from tests.phantoms import L1S, L5S, T5S, T8S, BoxModel, analytic_vertebra, needle_lps
from tests.vignettes import (
    ANSWERED,
    V01,
    V02,
    V03,
    V04,
    V05,
    V07A,
    V08A,
    V09A,
    V09B,
    case_of,
)

WITHDRAWN, ACTIVE = NeedleStatus.WITHDRAWN, NeedleStatus.ACTIVE
THICK: dict[str, Any] = {"viscosity": "toothpaste", "radiopacifier_wt_percent": 30.0}
VERTEBRAE = {model.name: analytic_vertebra(model) for model in (L1S, L5S, T5S, T8S)}


@attrs.frozen(kw_only=True)
class Scene:
    """What is to be judged. `shape` changes the vertebra, `level` renames it."""

    model: BoxModel = L1S
    level: str | None = None
    needles: tuple[Needle, ...] | None = None
    shape: Mapping[str, Any] = attrs.field(factory=dict)
    has_vertebra: bool = True
    answers: Mapping[str, Any] = attrs.field(factory=dict)
    facts: Mapping[str, Any] = attrs.field(factory=dict)
    cement: Mapping[str, Any] | None = None
    plan: Mapping[str, Any] = attrs.field(factory=dict)

    @property
    def case(self) -> Case:
        model = self.model
        if self.level is not None:
            model = attrs.evolve(model, level=self.level)
        cement = None if self.cement is None else {**THICK, **self.cement}
        return case_of(
            model,
            *(both(model) if self.needles is None else self.needles),
            assessment=attrs.evolve(ANSWERED, **self.answers),
            cement=None if cement is None else CementPlan(**cement),
            **self.plan,
        )

    @property
    def vertebrae(self) -> Mapping[str, Vertebra]:
        if not self.has_vertebra:
            return {}
        level = self.level or self.model.level
        made = attrs.evolve(VERTEBRAE[self.model.name], level=level, **self.shape)
        return {level: made}

    @property
    def level_facts(self) -> Mapping[str, LevelFacts]:
        given: dict[str, Any] = {"metal": (), "views": TRUE_VIEWS, **self.facts}
        return {self.level or self.model.level: LevelFacts(**given)}


def both(model: BoxModel) -> tuple[Needle, ...]:
    """Return a needle along the middle of each pedicle, that of V01 in L1S."""
    if model is L1S:
        return V01.needle(), named(V01.needle(Side.LEFT), "L1")
    middle = (model.medial_mm + model.lateral_mm) / 2
    ends = (middle, model.dorsal_cortex_y_mm), (middle, 0.7 * model.depth_mm)
    return tuple(needle_lps(model, *ends, side=side) for side in Side)


def named(needle: Needle, name: str, **changes: Any) -> Needle:
    return attrs.evolve(needle, id=name, **changes)


def at(
    entry: tuple[float, float],
    tip: tuple[float, float],
    *,
    model: BoxModel = L1S,
    up_mm: float = 0.0,
    **changes: Any,
) -> Scene:
    """Return the scene of one needle from (offset, y) to (offset, y), raised."""
    made = needle_lps(model, entry, tip)
    up = np.array((0.0, 0.0, up_mm))
    raised = attrs.evolve(
        made, entry_lps_mm=made.entry_lps_mm + up, tip_lps_mm=made.tip_lps_mm + up
    )
    return Scene(model=model, needles=(attrs.evolve(raised, **changes),))


def one(needle: Needle, **changes: Any) -> Scene:
    return Scene(needles=(needle,), **changes)


def shelf(instrument_mm: float, *, skin_mm: float, seen: bool = True) -> Scene:
    """Return V01 with a needle from the shelf and the skin so far behind its entry."""
    needle = attrs.evolve(V01.needle(), instrument_mm=instrument_mm)
    skin = SkinPath(
        skin_lps_mm=needle.entry_lps_mm - skin_mm * needle.direction_lps
        if seen
        else None,
        to_entry_mm=skin_mm,
        to_tip_mm=skin_mm + needle.length_mm,
    )
    return Scene(needles=(needle,), facts={"skin": {needle.id: skin}})


def beside(apart_mm: float) -> Scene:
    """Return V01 twice, the axes so far apart."""
    one = V01.needle()
    shift = np.array((0.0, 0.0, apart_mm))
    other = attrs.evolve(
        one,
        id="R2",
        entry_lps_mm=one.entry_lps_mm + shift,
        tip_lps_mm=one.tip_lps_mm + shift,
    )
    return Scene(needles=(one, other))


# --- what is measured beside the walls ------------------------------------------------

TRUE_VIEWS = Views(ap=View(), lateral=View())


def seen(**view: Any) -> Scene:
    """Return the scene whose front view is not as it should be."""
    return Scene(facts={"views": Views(ap=View(**view), lateral=View())})


def rod(offset_mm: float, *, has_artefact: bool = False) -> Scene:
    """Return the scene with a screw on the right, at the needle's height."""
    z = L1S.pedicle_middle_z_mm
    screw = Rod(
        start_mm=(offset_mm, -22, z),
        end_mm=(offset_mm, 18, z),
        radius_mm=2.0,
        has_artefact=has_artefact,
    )
    return Scene(facts={"metal": (screw,)}, answers={"metal": True})


def block(low: Points | tuple[float, ...], high: tuple[float, ...]) -> Points:
    axes = [np.arange(a, b, 0.5) for a, b in zip(low, high, strict=True)]
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)


def poured(
    *,
    model: BoxModel = L1S,
    level: str | None = None,
    depth: float,
    phase: Phase = Phase.PLANNED,
    volume_ml: float = 2.0,
    **changes: Any,
) -> Scene:
    """Return cement whose flat back face lies at a depth, around the midline."""
    start = depth * model.depth_mm
    points = block((-3.0, start, -4.0), (3.0, start + 10.0, 4.0))
    cloud = Cloud(
        points_mm=points,
        grain_ml=volume_ml / len(points),
        component=np.zeros(len(points), dtype=np.intp),
        phase=phase,
    )
    facts = {"cloud": cloud, **changes.pop("facts", {})}
    cement = {"volume_ml": volume_ml, **changes.pop("cement", {})}
    return Scene(model=model, level=level, facts=facts, cement=cement, **changes)


def cement(volume_ml: float, **changes: Any) -> Scene:
    plan = {"technique": changes.pop("technique", "PVP")}
    level = changes.pop("level", None)
    return Scene(cement={"volume_ml": volume_ml, **changes}, plan=plan, level=level)


def pushed(*aliquots: Aliquot, neuro_change: bool = False) -> Scene:
    made = Injection(aliquots=aliquots, neuro_change=neuro_change)
    return Scene(facts={"injection": made})


def push(volume_ml: float, *, lateral: bool = True, ap: bool = True, **more: Any):
    return Aliquot(volume_ml=volume_ml, lateral_checked=lateral, ap_checked=ap, **more)


def answered(**answers: Any) -> Scene:
    return Scene(answers=answers)


def without(*parts: Part) -> dict[str, Any]:
    """Return the vertebra's outlines but for some parts."""
    whole = VERTEBRAE["L1S"].parts
    kept = {part: m for part, m in whole.membership.items() if part not in parts}
    return {"parts": Parts(grid=whole.grid, membership=kept)}


UNKNOWN = attrs.asdict(Assessment())
PLANE = without(Part.BODY)
"""The front of the body as the vignettes have it: a plane."""

FORAMEN = Foramen(half_width_mm=4, low_z_mm=-3, high_z_mm=3, depth_mm=6)
GAP = WallDefect(face="posterior", at_mm=(0, 10, 0), width_mm=3)
HOLE = WallDefect(face="lateral", at_mm=(15, 10, 0), width_mm=3)
LATERAL = at((18, -22), (18, 20))

NOTHING = Scene()
NO_PEDICLE = Scene(shape={"pedicles": {}})
SHORT = at((17.2, -22), (17.0, -19))
"""A needle that ends before the canal begins."""

ROWS: tuple[tuple[str, str, str, Scene], ...] = (
    ("ANAT", "NA", "no_anatomy", Scene(has_vertebra=False)),
    ("ANAT", "NA", "unconfirmed", Scene(plan={"confirmed_by": None})),
    ("ANAT", "PASS", "confirmed", NOTHING),
    ("PLAN", "NA", "no_needle", Scene(needles=())),
    ("PLAN", "INFO", "withdrawn", one(named(V01.needle(), "R1", status=WITHDRAWN))),
    ("PLAN", "STOP", "other_side", one(named(V01.needle(), "R1", side="left"))),
    ("PLAN", "PASS", "as_planned", NOTHING),
    ("PLAN", "PASS", "side_derived", one(named(V01.needle(), "R1", side=None))),
    ("FORM", "NA", "unanswered", answered(cleft=None)),
    ("FORM", "INFO", "notes_unanswered", answered(experienced_operator=None)),
    ("FORM", "PASS", "all_answered", NOTHING),
    # --- path -------------------------------------------------------------------------
    ("P-01", "STOP", "crosses", one(V02.needle())),
    ("P-01", "STOP", "entry_too_medial", at((10, -22), (12, 20))),
    ("P-01", "NA", "outside_isthmus", at((15, -22), (14, 20), up_mm=9.0)),
    ("P-01", "NA", "view_not_true", seen(rotation_deg=12.0)),
    ("P-01", "NA", "no_pedicle", NO_PEDICLE),
    ("P-01", "NA", "not_in_pedicle", SHORT),
    ("P-01", "WARN", "thin", one(V03.needle())),
    ("P-01", "WARN", "uncertain", Scene(shape={"uncertainty_mm": (4.0, 0, 0)})),
    ("P-01", "PASS", "clear", NOTHING),
    ("P-02", "STOP", "breach", one(V02.needle())),
    ("P-02", "WARN", "tolerated_breach", LATERAL),
    ("P-02", "WARN", "thin", one(V04.needle())),
    ("P-02", "WARN", "uncertain", Scene(shape={"uncertainty_mm": (1.2, 0, 0)})),
    ("P-02", "NA", "near_metal", rod(23.0, has_artefact=True)),
    ("P-02", "NA", "pedicle_fractured", answered(pedicle_fracture="right")),
    ("P-02", "NA", "no_pedicle", NO_PEDICLE),
    ("P-02", "NA", "not_in_pedicle", SHORT),
    ("P-02", "PASS", "clear", NOTHING),
    ("P-03", "STOP", "entry_breaches", one(V05.needle())),
    ("P-03", "WARN", "entry_medial_half", at((14, -22), (13, 20))),
    ("P-03", "NA", "no_pedicle", NO_PEDICLE),
    ("P-03", "PASS", "entry_lateral", NOTHING),
    ("P-04", "STOP", "angle_too_large", one(V02.needle())),
    ("P-04", "STOP", "no_safe_angle", one(V05.needle())),
    ("P-04", "WARN", "angle_near_limit", one(V04.needle())),
    ("P-04", "NA", "no_pedicle", NO_PEDICLE),
    ("P-04", "NA", "not_in_pedicle", SHORT),
    ("P-04", "PASS", "angle_safe", NOTHING),
    ("P-05", "WARN", "one_side_unsafe", one(V02.needle())),
    (
        "P-05",
        "INFO",
        "one_side_near_midline",
        Scene(model=L5S, needles=(V07A.needle(),)),
    ),
    ("P-05", "INFO", "one_side_lateral", one(V01.needle())),
    ("P-05", "PASS", "both_sides", NOTHING),
    ("P-06", "STOP", "open_track", one(named(V02.needle(), "R1", status=WITHDRAWN))),
    ("P-06", "STOP", "open_track_injected", one(V02.needle(), cement={"volume_ml": 2})),
    (
        "P-06",
        "WARN",
        "repeated",
        Scene(needles=(V01.needle(), named(V01.needle(), "R2"))),
    ),
    ("P-06", "PASS", "tracks_closed", NOTHING),
    ("P-07", "STOP", "anterior_perforated", one(V09B.needle())),
    ("P-07", "WARN", "anterior_near", one(V09A.needle(), shape=PLANE)),
    ("P-07", "PASS", "anterior_clear", NOTHING),
    ("P-08", "STOP", "in_canal_deep", one(V02.needle())),
    ("P-08", "STOP", "in_canal", one(V03.needle())),
    ("P-08", "WARN", "canal_near", Scene(shape={"uncertainty_mm": (2.0, 0, 0)})),
    ("P-08", "NA", "canal_not_seen", Scene(shape=without(Part.CANAL))),
    ("P-08", "PASS", "canal_clear", NOTHING),
    ("P-09", "NA", "unanswered", Scene(facts={"metal": None}, answers={"metal": None})),
    (
        "P-09",
        "NA",
        "metal_not_measured",
        Scene(facts={"metal": None}, answers={"metal": True}),
    ),
    ("P-09", "NA", "metal_contradiction", answered(metal=True)),
    ("P-09", "STOP", "metal_in_the_way", rod(15.0)),
    ("P-09", "WARN", "metal_near", rod(21.7)),
    ("P-09", "WARN", "metal_present", rod(28.0)),
    ("P-09", "PASS", "no_metal", NOTHING),
    ("P-10", "NA", "views_stale", seen(is_current=False)),
    ("P-10", "NA", "views_false", seen(tilt_deg=-10.5)),
    ("P-10", "WARN", "views_off", seen(rotation_deg=6.0)),
    ("P-10", "WARN", "view_off_centre", seen(off_axis_mm=40.0)),
    ("P-10", "PASS", "views_true", NOTHING),
    ("P-11", "INFO", "bevelled", one(named(V01.needle(), "R1", tip=TipShape.BEVEL))),
    ("P-11", "PASS", "not_bevelled", NOTHING),
    ("D-01", "STOP", "too_narrow", one(named(V01.needle(), "R1", outer_diameter_mm=9))),
    ("D-01", "WARN", "tight", Scene(model=T5S, needles=(V08A.needle(),))),
    ("D-01", "NA", "no_pedicle", NO_PEDICLE),
    ("D-01", "PASS", "wide_enough", NOTHING),
    ("D-01", "INFO", "beside_pedicle", Scene(plan={"approach": "extrapedicular"})),
    ("D-03", "PASS", "under_way", at((17.2, -22), (16, -5), status=ACTIVE)),
    ("D-03", "INFO", "target_shallow", at((17.2, -22), (14, 12))),
    ("D-03", "INFO", "target_deep", one(V09A.needle())),
    ("D-03", "INFO", "over_midline", at((17.2, -22), (-2, 22))),
    ("D-03", "PASS", "on_target", NOTHING),
    ("LONG", "STOP", "too_short", shelf(80.0, skin_mm=40.0)),
    ("LONG", "WARN", "barely_long", shelf(90.0, skin_mm=40.0)),
    ("LONG", "PASS", "long_enough", shelf(100.0, skin_mm=40.0)),
    ("LONG", "NA", "skin_not_seen", shelf(100.0, skin_mm=40.0, seen=False)),
    ("APART", "STOP", "needles_collide", beside(3.0)),
    ("APART", "WARN", "needles_near", beside(4.0)),
    ("APART", "PASS", "needles_apart", NOTHING),
    # --- cement -----------------------------------------------------------------------
    ("C-01", "WARN", "target_posterior_third", at((17.2, -22), (15, 5))),
    ("C-01", "PASS", "target_anterior", NOTHING),
    ("C-01", "NA", "target_not_in_body", at((17.2, -22), (16, -5))),
    ("C-01", "NA", "beyond_anterior", one(V09B.needle())),
    ("C-01", "NA", "beyond_endplate", at((17.2, -22), (14, 20), up_mm=10.0)),
    ("C-01", "STOP", "cement_posterior_third", poured(depth=0.3, phase=Phase.RUNNING)),
    ("C-01", "WARN", "cement_posterior_third", poured(depth=0.3)),
    ("C-01", "WARN", "cement_posterior_quarter", poured(depth=0.2)),
    ("C-01", "STOP", "cement_posterior_quarter", poured(model=T8S, depth=0.1)),
    ("C-01", "PASS", "cement_anterior", poured(depth=0.4)),
    ("C-02", "STOP", "cement_in_concavity", poured(model=T8S, depth=0.1)),
    ("C-02", "WARN", "cement_in_concavity", poured(model=T5S, level="T3", depth=0.1)),
    ("C-02", "PASS", "cement_before_concavity", poured(model=T8S, depth=0.4)),
    ("C-02", "INFO", "not_for_level", poured(depth=0.4)),
    ("C-03", "STOP", "cement_in_canal", poured(depth=-0.1)),
    (
        "C-03",
        "STOP",
        "source_in_canal",
        poured(depth=0.4, needles=(needle_lps(L1S, (8, -22), (5, -4)),)),
    ),
    ("C-03", "WARN", "cement_abuts", poured(depth=0.01)),
    ("C-03", "WARN", "defect_near", poured(depth=0.4, facts={"defects": (GAP,)})),
    ("C-03", "PASS", "cement_inside", poured(depth=0.4)),
    ("C-04", "WARN", "too_much", cement(6.1, technique="PKP")),
    ("C-04", "WARN", "fills_too_much", cement(12.0)),
    ("C-04", "INFO", "small_dose", cement(2.0, technique="PKP")),
    ("C-04", "INFO", "usual_dose", cement(4.0, technique="PKP")),
    ("C-04", "INFO", "fills_little", cement(0.5)),
    (
        "C-04",
        "INFO",
        "no_body_volume",
        Scene(shape={"source": "landmarks"}, cement={"volume_ml": 3}),
    ),
    ("C-04", "PASS", "dose_fine", cement(4.0)),
    ("C-05", "STOP", "liquid", cement(2.0, viscosity="liquid")),
    ("C-05", "WARN", "runny", cement(2.0, viscosity="low")),
    ("C-05", "NA", "unanswered", cement(2.0, viscosity=None)),
    ("C-05", "PASS", "thick_enough", cement(2.0)),
    ("C-06", "STOP", "opacity_unknown", cement(2.0, radiopacifier_wt_percent=None)),
    ("C-06", "STOP", "not_opaque", cement(2.0, radiopacifier_wt_percent=0.0)),
    ("C-06", "WARN", "faintly_opaque", cement(2.0, radiopacifier_wt_percent=10.0)),
    ("C-06", "WARN", "behind_shoulders", cement(2.0, level="T3")),
    ("C-06", "PASS", "opaque", cement(2.0)),
    ("C-07", "WARN", "aliquot_large", pushed(push(0.6))),
    ("C-07", "WARN", "too_quick", pushed(push(0.4, seconds=2.0))),
    ("C-07", "PASS", "aliquots_small", pushed(push(0.4, seconds=5.0), push(0.5))),
    ("C-08", "WARN", "unchecked", pushed(push(0.4, lateral=False))),
    ("C-08", "WARN", "ap_unchecked", pushed(*[push(0.4, ap=False)] * 3)),
    ("C-08", "PASS", "checked", pushed(*[push(0.4, ap=False), push(0.4)] * 3)),
    ("C-09", "INFO", "with_balloon", cement(2.0, technique="PKP")),
    ("C-09", "INFO", "without_balloon", cement(2.0)),
    ("C-10", "WARN", "track_touched", one(V02.needle(), cement={"volume_ml": 3})),
    ("C-10", "PASS", "tracks_sound", cement(3.0)),
    ("C-11", "WARN", "heat_in_canal", poured(depth=-0.1)),
    ("C-11", "WARN", "heat_near", poured(depth=0.03, volume_ml=6.5)),
    ("C-11", "PASS", "heat_far", poured(depth=0.4)),
    ("C-12", "STOP", "neuro_change", pushed(push(0.3), neuro_change=True)),
    ("C-12", "PASS", "no_change", pushed(push(0.3))),
    (
        "C-13",
        "WARN",
        "cleft_open",
        poured(depth=0.4, answers={"cleft": "communicating"}),
    ),
    ("C-13", "WARN", "foramen_near", poured(depth=0.25, facts={"foramen": FORAMEN})),
    ("C-13", "INFO", "foramen_not_seen", poured(depth=0.4)),
    ("C-13", "PASS", "foramen_far", poured(depth=0.5, facts={"foramen": FORAMEN})),
    ("C-14", "INFO", "systemic", cement(2.0)),
    ("D-02", "INFO", "side_heavy", one(V01.needle(), cement={"volume_ml": 6})),
    (
        "D-02",
        "INFO",
        "no_body_volume",
        Scene(shape={"source": "landmarks"}, cement={"volume_ml": 3}),
    ),
    ("D-02", "PASS", "sides_light", cement(1.0)),
    # --- assessment -------------------------------------------------------------------
    ("A-01", "NA", "unanswered", answered(mri_present=None)),
    ("A-01", "WARN", "thick_slices", Scene(shape={"coarsest_mm": 2.0})),
    ("A-01", "WARN", "no_mri", answered(mri_present=False)),
    (
        "A-01",
        "INFO",
        "no_mri_for_a_reason",
        answered(mri_present=False, mri_reason="x"),
    ),
    ("A-01", "PASS", "imaging_complete", NOTHING),
    ("A-02", "NA", "unanswered", answered(posterior_wall=None)),
    ("A-02", "NA", "contradiction", answered(retropulsion_mm=8.0)),
    ("A-02", "WARN", "wall_displaced", answered(posterior_wall="displaced")),
    ("A-02", "WARN", "wall_fissured", answered(posterior_wall="fissured")),
    ("A-02", "PASS", "wall_intact", NOTHING),
    ("A-03", "NA", "unanswered", answered(cortex_defects=None)),
    ("A-03", "NA", "contradiction", Scene(facts={"defects": (HOLE,)})),
    ("A-03", "WARN", "cortex_defects", answered(cortex_defects=("anterior",))),
    ("A-03", "PASS", "cortex_whole", NOTHING),
    ("A-04", "NA", "unanswered", answered(fracture_type=None)),
    ("A-04", "WARN", "pathological", answered(fracture_type="pathological")),
    ("A-04", "PASS", "not_pathological", NOTHING),
    ("A-05", "NA", "unanswered", answered(fracture_age_months=None)),
    ("A-05", "WARN", "severe_compression", answered(compression_fraction=0.7)),
    ("A-05", "WARN", "old_fracture", answered(fracture_age_months=3.5)),
    ("A-05", "PASS", "moderate_compression", NOTHING),
    ("A-06", "NA", "unanswered", answered(trabecular_hu=None)),
    ("A-06", "WARN", "density_very_low", answered(trabecular_hu=89.0)),
    ("A-06", "WARN", "density_low", answered(trabecular_hu=109.0)),
    ("A-06", "INFO", "density_reduced", answered(trabecular_hu=134.0)),
    ("A-06", "PASS", "density_kept", NOTHING),
    ("A-07", "NA", "unanswered", answered(cleft=None)),
    ("A-07", "NA", "contradiction", Scene(facts={"cleft_ml": 0.4})),
    ("A-07", "WARN", "cleft_present", answered(cleft="present")),
    ("A-07", "WARN", "cleft_communicates", answered(cleft="communicating")),
    ("A-07", "PASS", "no_cleft", NOTHING),
    ("A-08", "NA", "unanswered", answered(pedicle_fracture=None)),
    ("A-08", "WARN", "pedicle_broken", answered(pedicle_fracture="both")),
    ("A-08", "PASS", "pedicles_whole", NOTHING),
    ("A-09", "INFO", "unanswered", answered(anaesthesia=None)),
    ("A-09", "INFO", "general_anaesthesia", answered(anaesthesia="general")),
    ("A-09", "PASS", "patient_awake", NOTHING),
    ("A-10", "INFO", "unanswered", answered(experienced_operator=None)),
    ("A-10", "INFO", "answered_no", answered(experienced_operator=False)),
    ("A-10", "PASS", "confirmed_yes", NOTHING),
    ("A-11", "NA", "unanswered", answered(inflammation=None)),
    (
        "A-11",
        "WARN",
        "inflammation_unexplained",
        answered(inflammation="raised_unexplained"),
    ),
    ("A-11", "INFO", "atypical_pain", answered(atypical_pain=True)),
    ("A-11", "PASS", "no_red_flag", NOTHING),
    ("A-12", "NA", "unanswered", answered(contraindications=None)),
    ("A-12", "WARN", "contraindicated", answered(contraindications=("infection",))),
    ("A-12", "PASS", "no_contraindication", NOTHING),
    ("A-13", "INFO", "unanswered", answered(conservative_considered=None)),
    ("A-13", "INFO", "answered_no", answered(conservative_considered=False)),
    ("A-13", "PASS", "confirmed_yes", NOTHING),
    ("A-14", "INFO", "complex_anatomy", answered(cleft="present")),
    ("A-14", "PASS", "plain_anatomy", NOTHING),
)
