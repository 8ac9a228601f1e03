"""A vertebra as it was measured on one CT, in the frame of reference of another."""

import attrs
import numpy as np

from planner.anatomy.measured import BoneMeasures, Cortex, CortexDefect, DensePiece
from planner.anatomy.vertebra import HandMarks, Parts, Vertebra
from planner.arrays import Matrix4, apply_affine
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Volume


def carried_vertebra(
    vertebra: Vertebra, there_from_here: Matrix4, *, error_mm: float = 0.0
) -> Vertebra:
    """Return a vertebra that a rigid transform (4, 4), LPS mm, has moved.

    Nothing of its shape changes; all its walls are as much less certain as the
    transform is, `error_mm`.
    """
    hand, bone = vertebra.by_hand, vertebra.bone
    return attrs.evolve(
        vertebra,
        frame=_frame(vertebra.frame, there_from_here),
        parts=_parts(vertebra.parts, there_from_here),
        by_hand=None if hand is None else _marks(hand, there_from_here, error_mm),
        bone=None if bone is None else _bone(bone, there_from_here),
        uncertainty_mm=np.hypot(vertebra.uncertainty_mm, error_mm),
    )


def carried_volume(volume: Volume, there_from_here: Matrix4) -> Volume:
    """Return the same voxels where a rigid transform (4, 4), LPS mm, puts them."""
    moved = there_from_here @ volume.grid.lps_from_ijk
    grid = attrs.evolve(volume.grid, lps_from_ijk=moved)
    return attrs.evolve(volume, grid=grid)


def _frame(frame: VertebraFrame, matrix: Matrix4) -> VertebraFrame:
    turn = matrix[:3, :3]
    return VertebraFrame(
        origin_lps_mm=apply_affine(matrix, frame.origin_lps_mm),
        right_lps=turn @ frame.right_lps,
        anterior_lps=turn @ frame.anterior_lps,
        cranial_lps=turn @ frame.cranial_lps,
    )


def _parts(parts: Parts, matrix: Matrix4) -> Parts:
    grid = attrs.evolve(parts.grid, lps_from_ijk=matrix @ parts.grid.lps_from_ijk)
    return attrs.evolve(parts, grid=grid)


def _marks(marks: HandMarks, matrix: Matrix4, error_mm: float) -> HandMarks:
    return attrs.evolve(
        marks,
        led_lps_mm=apply_affine(matrix, marks.led_lps_mm),
        painted_lps_mm=apply_affine(matrix, marks.painted_lps_mm),
        uncertainty_mm=np.hypot(marks.uncertainty_mm, error_mm),
    )


def _bone(bone: BoneMeasures, matrix: Matrix4) -> BoneMeasures:
    cortex = bone.cortex
    return attrs.evolve(
        bone,
        dense=tuple(_dense(piece, matrix) for piece in bone.dense),
        gas_lps_mm=apply_affine(matrix, bone.gas_lps_mm),
        cortex=None if cortex is None else _cortex(cortex, matrix),
    )


def _dense(piece: DensePiece, matrix: Matrix4) -> DensePiece:
    return attrs.evolve(piece, axis_lps_mm=apply_affine(matrix, piece.axis_lps_mm))


def _cortex(cortex: Cortex, matrix: Matrix4) -> Cortex:
    return attrs.evolve(
        cortex,
        defects=tuple(_gap(gap, matrix) for gap in cortex.defects),
        foramina=tuple(_gap(gap, matrix) for gap in cortex.foramina),
    )


def _gap(gap: CortexDefect, matrix: Matrix4) -> CortexDefect:
    return attrs.evolve(
        gap,
        at_lps_mm=apply_affine(matrix, gap.at_lps_mm),
        places_lps_mm=apply_affine(matrix, gap.places_lps_mm),
    )
