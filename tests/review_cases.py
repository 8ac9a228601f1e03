"""Leaks whose every answer is known: V19 and V20, and the published cases.

Of the published cases only what their papers print is told; the rest stays untold.
"""

from typing import Any

import attrs

from planner.review.case import (
    Event,
    Imaging,
    IndexProcedure,
    Leak,
    NeuroStatus,
    Patient,
    ReviewCase,
    Strength,
    Track,
    Treatment,
)


def changed(case: ReviewCase, **groups: Any) -> ReviewCase:
    """Return a case with some fields of its groups changed: `imaging={...}`."""
    return attrs.evolve(
        case,
        **{
            name: attrs.evolve(getattr(case, name), **value)
            if isinstance(value, dict)
            else value
            for name, value in groups.items()
        },
    )


def status(**told: Any) -> NeuroStatus:
    """Return how the patient is with the leak; where nothing is said, well."""
    well: dict[str, Any] = {
        "paresis": False,
        "sensory_level": "none",
        "bladder": "normal",
        "bowel": "normal",
        "leg_pain_score": 0,
    }
    return NeuroStatus(phase="admission", **{**well, **told})


def both_legs(left: str, right: str, muscle: str = "leg") -> tuple[Strength, ...]:
    return (Strength(muscle=muscle, left=left, right=right),)


NO_SIGNS: dict[str, Any] = {
    "medial_puncture": "no",
    "layering": "no",
    "no_cement_outside_dura": "not_assessable",
    "blunt_contour": "no",
}

WELL = ReviewCase(
    case_id="WELL",
    levels=("L2",),
    event=Event(first_sign="none", complications=()),
    timeline=(status(),),
    index=IndexProcedure(previous_open_surgery=False),
    imaging=Imaging(
        modalities=("ct",),
        leaks=(),
        tracks=(Track(side="right", medial_clearance_mm=2.0),),
        asymmetry_fraction=0.2,
        canal_mass=False,
        corridor_hits=(),
        body_height_mm=24,
        canal_fraction=0,
        **NO_SIGNS,
    ),
)
"""Everything told, no leak, and nothing wrong with the patient."""

V19 = ReviewCase(
    case_id="V19",
    levels=("T12",),
    index=IndexProcedure(technique="PVP", puncture="both"),
    event=Event(onset_days=0, first_sign="weakness", complications=()),
    timeline=(
        NeuroStatus(
            phase="admission",
            strength=both_legs("2", "1", "quadriceps"),
            bladder="impaired",
            bowel="impaired",
        ),
    ),
    imaging=Imaging(
        modalities=("ct",),
        leaks=(
            Leak(compartment="canal"),
            Leak(compartment="needle_track", side="left"),
            Leak(compartment="needle_track", side="right"),
        ),
        tracks=(
            Track(side="left", is_medial=True),
            Track(side="right", is_medial=True),
        ),
        medial_puncture="yes",
        layering="yes",
        no_cement_outside_dura="not_assessable",
        blunt_contour="yes",
    ),
)
V20A = ReviewCase(
    case_id="V20a",
    levels=("T11",),
    event=Event(first_sign="radicular_pain", complications=()),
    timeline=(status(leg_pain_score=7),),
    index=IndexProcedure(previous_open_surgery=False),
    imaging=Imaging(
        modalities=("ct",),
        leaks=(
            Leak(compartment="foraminal", side="right"),
            Leak(compartment="epidural_pedicle_breach", side="right", extent_cc_mm=8),
        ),
        canal_fraction=0.1,
        body_height_mm=20,
        corridor_hits=(),
        **NO_SIGNS,
    ),
)
V20B = ReviewCase(
    case_id="V20b",
    levels=("L1",),
    event=Event(first_sign="weakness", complications=()),
    timeline=(status(paresis=None, strength=both_legs("3", "3")),),
    index=IndexProcedure(previous_open_surgery=False),
    imaging=Imaging(
        modalities=("ct",),
        leaks=(
            Leak(compartment="epidural_central", exit="basivertebral"),
            Leak(compartment="epidural_paracentral", side="left", exit="basivertebral"),
            Leak(
                compartment="epidural_paracentral", side="right", exit="basivertebral"
            ),
        ),
        canal_fraction=0.6,
        corridor_hits=(),
        **NO_SIGNS,
    ),
)
V20C = changed(
    WELL,
    case_id="V20c",
    imaging={"leaks": (Leak(compartment="intradiscal_sup"),)},
)

# --- the published cases --------------------------------------------------------------

MA_2022 = ReviewCase(
    case_id="S000-own",
    row_kind="source",
    source="ma-2022",
    levels=("L1",),
    patient=Patient(age_years=71, sex="f", fracture_type="osteoporotic"),
    index=IndexProcedure(technique="PVP"),
    event=Event(onset_class="late", first_sign="weakness"),
    timeline=(
        NeuroStatus(
            phase="admission",
            strength=both_legs("3", "3"),
            sensory_level="L1",
            anal_tone="reduced",
            bladder="incontinence",
            bowel="constipation",
            walking="none",
        ),
    ),
    imaging=Imaging(
        modalities=("xray", "mri", "ct"),
        leaks=(Leak(compartment="epidural"), Leak(compartment="intradural")),
        asymmetry_fraction=1,
        heavier_side="left",
        canal_mass=True,
        mass_is_contiguous=True,
        cord_displaced_to="right",
    ),
    treatment=Treatment(
        done=("laminectomy", "durotomy", "fixation"),
        fixed_from="T11",
        fixed_to="L3",
        complete_removal=True,
    ),
)
LIAO_2025 = ReviewCase(
    case_id="S001-own",
    row_kind="source",
    source="liao-2025",
    levels=("T12",),
    patient=Patient(age_years=70, sex="f", fracture_type="osteoporotic"),
    index=IndexProcedure(technique="PVP", puncture="both"),
    event=Event(onset_days=0, first_sign="weakness"),
    timeline=(
        NeuroStatus(
            phase="admission",
            strength=(
                Strength(muscle="quadriceps", left="2", right="1"),
                Strength(muscle="iliopsoas", left="0", right="0"),
                Strength(muscle="tibialis_anterior", left="0", right="0"),
                Strength(muscle="long_toe", left="0", right="0"),
                Strength(muscle="triceps_surae", left="0", right="0"),
            ),
            sensory_level="T12",
            perineal="reduced",
            bladder="impaired",
            bowel="impaired",
        ),
    ),
    imaging=Imaging(
        modalities=("xray", "mri", "ct"),
        leaks=(Leak(compartment="canal"), Leak(compartment="needle_track")),
        tracks=(
            Track(side="left", is_medial=True),
            Track(side="right", is_medial=True),
        ),
        medial_puncture="yes",
        layering="yes",
        no_cement_outside_dura="not_assessable",
        blunt_contour="yes",
    ),
    treatment=Treatment(
        done=("laminectomy", "durotomy", "fixation"),
        fixed_from="T11",
        fixed_to="L1",
        complete_removal=False,
        incomplete_reason="neuromonitoring warned",
        neuromonitoring=True,
    ),
)
MAO_2024 = ReviewCase(
    case_id="S002-own",
    row_kind="source",
    source="mao-2024",
    levels=("T7",),
    patient=Patient(age_years=58, sex="m", fracture_type="pathological"),
    index=IndexProcedure(technique="PKP"),
    event=Event(onset_class="early", first_sign="weakness"),
    timeline=(
        NeuroStatus(
            phase="admission",
            day=11,
            strength=both_legs("5", "5"),
            sensory_level="none",
            back_pain_score=6,
        ),
        NeuroStatus(
            phase="admission",
            day=14,
            paresis=True,
            sensory_level="T7",
            bladder="retention",
        ),
    ),
    imaging=Imaging(
        modalities=("xray", "mri"),
        leaks=(Leak(compartment="intradural", side="left"),),
    ),
    treatment=Treatment(
        done=("laminectomy", "corpectomy", "fixation"), fixed_from="T5", fixed_to="T11"
    ),
)
LI_2020 = ReviewCase(
    case_id="S003-own",
    row_kind="source",
    source="li-2020",
    levels=("L5",),
    patient=Patient(age_years=81, sex="f", fracture_type="osteoporotic"),
    index=IndexProcedure(
        technique="PKP",
        anaesthesia="local",
        instrumented=True,
        previous_open_surgery=True,
    ),
    event=Event(onset_days=7, first_sign="radicular_pain"),
    timeline=(
        NeuroStatus(
            phase="admission",
            strength=(Strength(muscle="leg", left="4"),),
            reflexes="reduced",
            bladder="normal",
            bowel="normal",
            leg_pain_score=8,
        ),
    ),
    imaging=Imaging(
        modalities=("xray", "ct"),
        leaks=(Leak(compartment="epidural", level="S1"),),
        intradural_suspected=False,
        corridor_hits=("iliac_crest",),
    ),
    treatment=Treatment(done=("laminectomy",), complete_removal=True),
)


def yu_2020(number: int, level: str, age: int, sex: str, *leaks: Leak) -> ReviewCase:
    """Return a case shown in a figure; the least pain that the series prints."""
    return ReviewCase(
        case_id=f"S004-{number}",
        row_kind="figure",
        source="yu-2020",
        levels=(level,),
        patient=Patient(age_years=age, sex=sex),
        index=IndexProcedure(technique="PVP"),
        timeline=(NeuroStatus(phase="admission", leg_pain_score=5),),
        imaging=Imaging(modalities=("ct",), leaks=leaks, intradural_suspected=False),
    )


BREACH = "epidural_pedicle_breach"
YU_2020 = (
    yu_2020(
        *(1, "T11", 68, "m"),
        Leak(compartment="foraminal"),
        Leak(compartment=BREACH),
    ),
    yu_2020(2, "T12", 83, "m", Leak(compartment=BREACH)),
    yu_2020(3, "L1", 73, "f", Leak(compartment="epidural_central")),
    yu_2020(
        *(4, "T12", 69, "f"),
        Leak(compartment=BREACH, side="left"),
        Leak(compartment=BREACH, side="right"),
    ),
)
PUBLISHED = (MA_2022, LIAO_2025, MAO_2024, LI_2020, *YU_2020)
