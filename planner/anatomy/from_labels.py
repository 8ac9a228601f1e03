"""A vertebra from a label map: whole vertebrae in two numberings, or marked parts.

One way for all: the label becomes a smooth shape on its own voxels; the canal is the
hole one can look through; the frame comes from endplates and mirror symmetry; lines of
sight from the canal and from the pedicle's middle find the walls.
"""

import attrs

from planner.anatomy.bone import Bone, bone_of_level
from planner.anatomy.canal_axis import CanalAxis, find_canal
from planner.anatomy.corrected import (
    correction_notes,
    hand_marks,
    measure_corrected,
    touched_lps_mm,
)
from planner.anatomy.coverage import same_lattice, voxel_reach_mm
from planner.anatomy.frame_fit import fit_frame, scan_bone
from planner.anatomy.kept import Kept
from planner.anatomy.label_checks import (
    refuse_cut_body,
    refuse_disorder,
    refuse_low_pedicles,
    refuse_outside,
    refuse_swapped_parts,
)
from planner.anatomy.label_fit import refuse_shifted
from planner.anatomy.label_parts import PEDICLE_PARTS, PartsContext, label_parts
from planner.anatomy.label_pieces import refuse_second_body
from planner.anatomy.measure import (
    Measured,
    absent,
    canal_center,
    find_necks,
    local_wall,
    not_seen,
    pedicles_of,
)
from planner.anatomy.named_parts import parts_of_level
from planner.anatomy.pedicle_neck import Neck
from planner.anatomy.refined import Refined, refined
from planner.anatomy.scan import BoxScan
from planner.anatomy.schemes import numbering_of
from planner.anatomy.shape import Shape
from planner.anatomy.vertebra import Side, Vertebra
from planner.arrays import Vector3
from planner.imaging.volume import Grid, LabelMap, Volume
from planner.plan.case import LabelSource

FINE_STEP_MM = 0.5

LINE_MM = FINE_STEP_MM / 2
"""How far a wall that is read from lines of sight may be off beside half a voxel of the
map: half the step at which they are sampled."""


def vertebra_from_labels(
    *,
    level: str,
    source: LabelSource,
    grid: Grid,
    labels: LabelMap,
    volume: Volume | None = None,
    kept: Kept | None = None,
) -> Vertebra:
    """Build the vertebra; a pedicle that is not seen is named, not guessed.

    With `volume`, the images themselves, the label must lie on their bone, and a coarse
    one is drawn onto its cortical edge (see `refined`). `kept` holds what was found
    before the source was corrected.

    Raises
    ------
    BadLabelMap
        See `schemes.numbering_of`.
    BadLandmarks
        See `corrected.measure_corrected`.
    LevelNotCovered
        Reason "absent", "part_absent", "cut" (the map's edge goes through the
        vertebra), "outside" (the images do not cover it), "mixed" (bone of more than
        one vertebra) or "shifted" (beside the bone of the images).
    AnatomyNotSeen
        With `structure`: "canal", "body", "posterior_wall", "anterior_wall" or
        "pedicles". A sacrum has no pedicles to look for.
    MirroredAnatomy
        Reason "right", "cranial", "order" (the neighbours lie the wrong way round) or
        "side" (the parts 2 and 3 are swapped).
    """
    labels = parts_of_level(source, labels, level)
    found = (kept or Kept()).found(
        level,
        source,
        lambda: _find(level, source, grid, labels, volume),
        with_images=volume is not None,
    )
    bone = found.bone
    seen = measure_corrected(found.scan, source.corrections, level=level)
    sides = [s for s in Side if not bone.parts or PEDICLE_PARTS[s] in bone.parts]
    necks = find_necks(seen, sides=sides, level=level)
    refuse_low_pedicles(necks, seen.endplates_z_mm, level=level)
    vertebra = _vertebra(level, source, found, seen, necks, grid=grid, labels=labels)
    refuse_second_body(vertebra, bone.points_lps_mm, source)
    if volume is not None:
        refuse_shifted(vertebra, bone.shape, volume, source)
    return vertebra


@attrs.frozen(kw_only=True, eq=False)
class _Found:
    """What the map shows before anything is corrected or measured."""

    bone: Bone
    canal: CanalAxis
    scan: BoxScan
    refined: Refined


def _find(
    level: str,
    source: LabelSource,
    grid: Grid,
    labels: LabelMap,
    volume: Volume | None,
) -> _Found:
    numbering = numbering_of(source, labels, level=level)
    if level == "S1":
        raise not_seen("pedicles", level)
    bone = bone_of_level(source, labels, numbering=numbering, level=level)
    refuse_outside(bone, grid, source, level=level)
    canal = _find_canal(bone)
    if canal is None:
        raise not_seen("canal", level)
    frame = fit_frame(bone, canal, level=level)
    refuse_cut_body(
        bone,
        frame,
        labels,
        source,
        grid=grid,
        canal_y_mm=float(frame.to_box(canal.center_lps_mm)[1]),
        level=level,
    )
    refuse_disorder(bone, frame, level=level)
    refuse_swapped_parts(bone, frame, level=level)
    scan = scan_bone(bone, canal, frame, step_mm=FINE_STEP_MM)
    better = refined(scan, labels.grid, volume)
    if better.is_moved and not bone.parts:
        edge = Shape(inside_mm=better.scan.inside_mm, grid=better.scan.grid)
        bone = attrs.evolve(bone, edge=edge)
    return _Found(bone=bone, canal=canal, scan=better.scan, refined=better)


def _find_canal(bone: Bone) -> CanalAxis | None:
    """Look through the ring; where a gap in it leaves no hole, follow the cord."""
    points = bone.points_lps_mm
    if bone.parts:
        return find_canal(points, bone.canal_lps_mm)
    canal = find_canal(points)
    if canal is None and bone.canal_lps_mm is not None:
        canal = find_canal(points, bone.canal_lps_mm)
    return canal


def _vertebra(
    level: str,
    source: LabelSource,
    found: _Found,
    seen: Measured,
    necks: dict[Side, Neck],
    *,
    grid: Grid,
    labels: LabelMap,
) -> Vertebra:
    bone = found.bone
    scan = seen.scan
    pedicles = pedicles_of(seen, necks)
    center = canal_center(seen, necks)
    wall_x, wall_z, wall_y = local_wall(seen)
    voxel = voxel_reach_mm(scan.frame, grid, labels.grid)
    other_grid = () if same_lattice(grid, labels.grid) else ("labels_other_grid",)
    beside = (found.refined.note,) if found.refined.note else ()
    parts = label_parts(
        bone,
        PartsContext(
            canal=found.canal,
            frame=scan.frame,
            posterior=seen.posterior,
            pedicles=pedicles,
            canal_dorsal_y_mm=seen.dorsal_y_mm,
            canal_center_mm=center,
            steps=seen.steps,
            touched_lps_mm=touched_lps_mm(source.corrections),
        ),
    )
    return Vertebra(
        level=level,
        source="labels",
        frame=scan.frame,
        posterior_wall=seen.posterior,
        anterior_wall=seen.anterior,
        endplates_z_mm=seen.endplates_z_mm,
        canal_dorsal_y_mm=seen.dorsal_y_mm,
        canal_center_mm=center,
        pedicles=pedicles,
        parts=parts,
        local_wall_x_mm=wall_x,
        local_wall_z_mm=wall_z,
        local_wall_y_mm=wall_y,
        uncertainty_mm=_uncertainty_mm(found.refined, voxel),
        voxel_mm=voxel,
        coarsest_mm=max(grid.coarsest_mm, labels.grid.coarsest_mm),
        not_seen=absent(seen, pedicles, parts, wall_y),
        notes=(
            *bone.notes,
            *other_grid,
            *beside,
            *correction_notes(source.corrections),
        ),
        by_hand=hand_marks(source.corrections, voxel),
    )


def _uncertainty_mm(found: Refined, voxel_mm: Vector3) -> Vector3:
    """Return half a voxel of the coarser grid, or what the edges allow if refined."""
    wall = found.uncertainty_mm if found.is_moved else voxel_mm / 2
    stated: Vector3 = wall + LINE_MM
    return stated
