"""A leak as it is reviewed: what was done, where the cement lies, how the patient is.

The fields are those of rules.md section 4. Time is told in days from the operation that
brought the cement in, so that no date of a patient is ever held. Strength is told left
before right. Whatever nobody told is None, and None is never "no".
"""

import attrs

from planner.errors import BadReviewCase
from planner.levels import LEVELS
from planner.plan.assessment import ANAESTHESIAS, FRACTURE_TYPES, POSTERIOR_WALLS
from planner.plan.case import APPROACHES, TECHNIQUES, VISCOSITIES
from planner.review import vocabulary as words
from planner.review.fields import (
    Flag,
    Groups,
    Name,
    Names,
    Number,
    Point,
    Text,
    Whole,
    always,
    group,
    told,
)

LONGEST_DAYS = 36_500.0
LONGEST_MM = 300.0
LARGEST_ML = 100.0
FULL_JOA = 29
"""The best score of the questionnaire that JOA29 stands for."""


@attrs.frozen(kw_only=True)
class Patient:
    """Who it was, as far as it matters and tells nobody's name."""

    age_years: int | None = told(Whole(0, 120))
    sex: str | None = told(Name(words.SEXES))
    fracture_type: str | None = told(Name(FRACTURE_TYPES))
    diagnosis: str | None = told(Text())
    comorbidity: tuple[str, ...] | None = told(Names())


@attrs.frozen(kw_only=True)
class IndexProcedure:
    """The operation that brought the cement in.

    `failed_tracks` are the sides of punctures that were given up;
    `previous_open_surgery` is one at this level before it.
    """

    technique: str | None = told(Name(TECHNIQUES))
    puncture: str | None = told(Name(words.PUNCTURES))
    approach: str | None = told(Name(APPROACHES))
    needle_diameter_mm: float | None = told(Number(0.1, 20))
    passes_left: int | None = told(Whole(0, 20))
    passes_right: int | None = told(Whole(0, 20))
    failed_tracks: tuple[str, ...] | None = told(Names(words.SIDES))
    anaesthesia: str | None = told(Name(ANAESTHESIAS))
    guidance: tuple[str, ...] | None = told(Names(words.GUIDANCES))
    instrumented: bool | None = told(Flag())
    previous_open_surgery: bool | None = told(Flag())


@attrs.frozen(kw_only=True)
class Injected:
    """The cement as it was injected; a volume that nobody told is not zero."""

    product: str | None = told(Text())
    radiopacifier_wt_percent: float | None = told(Number(0, 100))
    viscosity: str | None = told(Name(VISCOSITIES))
    volume_ml: float | None = told(Number(0, LARGEST_ML))
    left_ml: float | None = told(Number(0, LARGEST_ML))
    right_ml: float | None = told(Number(0, LARGEST_ML))
    since_mix_minutes: float | None = told(Number(0, 120))
    fill_fraction: float | None = told(Number(0, 1))


@attrs.frozen(kw_only=True)
class Event:
    """When and how it showed; the first sign "none" says that nothing ever did."""

    onset_days: float | None = told(Number(0, LONGEST_DAYS))
    onset_class: str | None = told(Name(words.ONSET_CLASSES))
    first_sign: str | None = told(Name(words.FIRST_SIGNS))
    complications: tuple[str, ...] | None = told(Names(words.COMPLICATIONS))


@attrs.frozen(kw_only=True)
class Strength:
    """A muscle's strength on both sides (Medical Research Council)."""

    muscle: str = always(Name(words.MUSCLES))
    left: str | None = told(Name(words.GRADES))
    right: str | None = told(Name(words.GRADES))


@attrs.frozen(kw_only=True)
class NeuroStatus:
    """One examination. `paresis` tells of weakness that nobody graded."""

    phase: str = always(Name(words.PHASES))
    day: float | None = told(Number(-LONGEST_DAYS, LONGEST_DAYS))
    strength: tuple[Strength, ...] | None = told(Groups(Strength))
    paresis: bool | None = told(Flag())
    sensory_level: str | None = told(Name(words.SENSORY_LEVELS))
    perineal: str | None = told(Name(words.FEELINGS))
    anal_tone: str | None = told(Name(words.FEELINGS))
    reflexes: str | None = told(Name(words.REFLEXES))
    bladder: str | None = told(Name(words.BLADDERS))
    bowel: str | None = told(Name(words.BOWELS))
    back_pain_score: float | None = told(Number(0, 10))
    leg_pain_score: float | None = told(Number(0, 10))
    joa29_score: float | None = told(Number(0, FULL_JOA))
    macnab: str | None = told(Name(words.MACNABS))
    walking: str | None = told(Name(words.WALKINGS))
    asia: str | None = told(Name(words.ASIA_GRADES))

    def __attrs_post_init__(self) -> None:
        _refuse_twice(self.strength or (), "strength")


def _refuse_twice(strength: tuple[Strength, ...], where: str) -> None:
    muscles = [each.muscle for each in strength]
    for index, muscle in enumerate(muscles):
        if muscle in muscles[:index]:
            raise BadReviewCase(
                "a muscle twice",
                reason="answer_twice",
                where=f"{where}[{index}]",
                value=muscle,
            )


@attrs.frozen(kw_only=True)
class Leak:
    """Cement outside the body of the vertebra, in one compartment.

    `midline_fraction` is how far its middle lies from the midline, as a share of the
    distance between the pedicles. `exit_box_mm` is where it left the bone, in box mm.
    Extents run cranio-caudal, antero-posterior and transverse.
    """

    compartment: str = always(Name(words.COMPARTMENTS))
    side: str | None = told(Name(words.SIDES))
    level: str | None = told(Name(LEVELS))
    exit: str | None = told(Name(words.EXITS))
    exit_box_mm: tuple[float, float, float] | None = told(Point())
    yeom_type: str | None = told(Name(words.YEOM_TYPES))
    midline_fraction: float | None = told(Number(0, 1))
    extent_cc_mm: float | None = told(Number(0, LONGEST_MM))
    extent_ap_mm: float | None = told(Number(0, LONGEST_MM))
    extent_tr_mm: float | None = told(Number(0, LONGEST_MM))
    volume_ml: float | None = told(Number(0, LARGEST_ML))
    canal_fraction: float | None = told(Number(0, 1))


@attrs.frozen(kw_only=True)
class Track:
    """The track of a needle as the CT shows it afterwards.

    The three measures are those of P-02, P-03 and P-04: the least clearance to the
    medial wall, the room at the entry, and by how much the angle was too large.
    `is_medial` is what the eye says where nothing was measured.
    """

    side: str = always(Name(words.SIDES))
    is_medial: bool | None = told(Flag())
    is_filled: bool | None = told(Flag())
    medial_clearance_mm: float | None = told(Number(-50, 50))
    entry_gap_mm: float | None = told(Number(-50, 50))
    angle_excess_deg: float | None = told(Number(-90, 90))


@attrs.frozen(kw_only=True)
class Imaging:
    """What the images after the operation show.

    The four signs are K1 to K4 of rules.md R-04. `canal_fraction` is the largest share
    of the canal that cement takes; `corridor_hits` are organs in the way of an
    endoscope.
    """

    modalities: tuple[str, ...] | None = told(Names(words.MODALITIES))
    leaks: tuple[Leak, ...] | None = told(Groups(Leak))
    canal_fraction: float | None = told(Number(0, 1))
    body_height_mm: float | None = told(Number(1, 100))
    posterior_wall: str | None = told(Name(POSTERIOR_WALLS))
    tracks: tuple[Track, ...] | None = told(Groups(Track))
    medial_puncture: str | None = told(Name(words.SIGNS))
    layering: str | None = told(Name(words.SIGNS))
    no_cement_outside_dura: str | None = told(Name(words.SIGNS))
    blunt_contour: str | None = told(Name(words.SIGNS))
    intradural_suspected: bool | None = told(Flag())
    sheets_count: int | None = told(Whole(0, 20))
    sheet_gap_mm: float | None = told(Number(0, 50))
    asymmetry_fraction: float | None = told(Number(0, 1))
    heavier_side: str | None = told(Name(words.SIDES))
    endplate_contact: tuple[str, ...] | None = told(Names(words.ENDPLATES))
    canal_mass: bool | None = told(Flag())
    mass_hu: float | None = told(Number(-1024, 30_000))
    mass_is_contiguous: bool | None = told(Flag())
    cord_displaced_to: str | None = told(Name(words.SIDES))
    cord_signal_changed: bool | None = told(Flag())
    corridor_hits: tuple[str, ...] | None = told(Names(words.ORGANS))


@attrs.frozen(kw_only=True)
class Treatment:
    """What was done about the leak.

    What is in neither list was not done; of `not_told` nobody said whether it was.
    """

    done: tuple[str, ...] | None = told(Names(words.TREATMENTS))
    not_told: tuple[str, ...] | None = told(Names(words.TREATMENTS))
    day: float | None = told(Number(0, LONGEST_DAYS))
    stages: int | None = told(Whole(0, 20))
    fixed_from: str | None = told(Name(LEVELS))
    fixed_to: str | None = told(Name(LEVELS))
    operation_minutes: float | None = told(Number(0, 2000))
    blood_loss_ml: float | None = told(Number(0, 20_000))
    stay_days: float | None = told(Number(0, LONGEST_DAYS))
    complete_removal: bool | None = told(Flag())
    incomplete_reason: str | None = told(Text())
    neuromonitoring: bool | None = told(Flag())


@attrs.frozen(kw_only=True)
class Outcome:
    """How it ended; strength, pain and walking stand in the last examination."""

    followup_months: float | None = told(Number(0, 1200))
    bladder_bowel_recovered: bool | None = told(Flag())
    death_related: bool | None = told(Flag())


@attrs.frozen(kw_only=True)
class Learning:
    """What was learnt; `rules_that_would_fire` are ids of rules, from geometry."""

    root_causes: tuple[str, ...] | None = told(Names(words.ROOT_CAUSES))
    rules_that_would_fire: tuple[str, ...] | None = told(Names())
    note: str | None = told(Text())


@attrs.frozen(kw_only=True)
class Published:
    """What a paper's table says in a column that has no other field."""

    column: str = always(Text())
    words: str = always(Text())


@attrs.frozen(kw_only=True)
class ReviewCase:
    """One leak. `source` names the paper of a case that is not the reviewer's own."""

    case_id: str = always(Text())
    levels: tuple[str, ...] = always(Names(LEVELS, least=1))
    row_kind: str | None = told(Name(words.ROW_KINDS))
    source: str | None = told(Text())
    duplicate_of: str | None = told(Text())
    patient: Patient = group(Patient)
    index: IndexProcedure = group(IndexProcedure)
    cement: Injected = group(Injected)
    event: Event = group(Event)
    timeline: tuple[NeuroStatus, ...] | None = told(Groups(NeuroStatus))
    imaging: Imaging = group(Imaging)
    treatment: Treatment = group(Treatment)
    outcome: Outcome = group(Outcome)
    learning: Learning = group(Learning)
    as_published: tuple[Published, ...] | None = told(Groups(Published))


def asymmetry(right_ml: float, left_ml: float) -> float | None:
    """Return how unevenly cement fills the two halves: 0 evenly, 1 one half only.

    None where there is no cement at all (rules.md R-06).

    >>> asymmetry(3.0, 1.0)
    0.5
    """
    total = right_ml + left_ml
    return abs(right_ml - left_ml) / total if total > 0 else None


def recovery_fraction(before_score: float, after_score: float) -> float | None:
    """Return the share of what was lost that came back (JOA29); None if none was lost.

    >>> recovery_fraction(19, 24)
    0.5
    """
    lost = FULL_JOA - before_score
    return (after_score - before_score) / lost if lost > 0 else None
