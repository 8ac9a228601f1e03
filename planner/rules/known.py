"""What the images themselves tell the rules of a vertebra, beside its walls."""

import attrs

from planner.anatomy.measured import BoneMeasures
from planner.anatomy.vertebra import Vertebra
from planner.rules.facts import LEAST_METAL_MM, NOTHING_KNOWN, LevelFacts, Rod
from planner.rules.known_cortex import seen_foramen, wall_defects

LEAST_CLEFT_ML = 0.05
"""Less gas than this is a bubble in the marrow or noise. Project default."""


def facts_of(
    vertebra: Vertebra | None, given: LevelFacts = NOTHING_KNOWN
) -> LevelFacts:
    """Return what was given, filled up with what was measured in the images.

    Metal is what its shape says is a screw or a rod; other dense bodies may be cement
    or sclerosis. That no metal or gas was found is no answer: faint or thin ones can be
    missed, so the question stays open.
    """
    if vertebra is None or vertebra.bone is None:
        return given
    bone = vertebra.bone
    has_gas = bone.gas_ml >= LEAST_CLEFT_ML
    return attrs.evolve(
        given,
        metal=_rods(vertebra, bone) or None if given.metal is None else given.metal,
        trabecular_hu=(
            bone.trabecular_hu if given.trabecular_hu is None else given.trabecular_hu
        ),
        cleft_ml=(
            bone.gas_ml if given.cleft_ml is None and has_gas else given.cleft_ml
        ),
        defects=(
            wall_defects(vertebra, bone) if given.defects is None else given.defects
        ),
        foramen=(
            seen_foramen(vertebra, bone) if given.foramen is None else given.foramen
        ),
    )


def _rods(vertebra: Vertebra, bone: BoneMeasures) -> tuple[Rod, ...]:
    return tuple(
        Rod(
            start_mm=vertebra.frame.to_box(piece.axis_lps_mm[0]),
            end_mm=vertebra.frame.to_box(piece.axis_lps_mm[1]),
            radius_mm=piece.radius_mm,
        )
        for piece in bone.dense
        if piece.kind == "metal" and piece.radius_mm > LEAST_METAL_MM
    )
