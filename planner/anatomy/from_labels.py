"""A vertebra from a label map: whole vertebrae in two numberings, or marked parts.

One way for all: the label becomes a smooth shape on its own voxels; the canal is the
hole one can look through; the frame comes from endplates and mirror symmetry; lines of
sight from the canal and from the pedicle's middle find the walls.
"""

import attrs
import numpy as np

from planner.anatomy.bone import Bone, bone_of_level
from planner.anatomy.canal_axis import CanalAxis, find_canal
from planner.anatomy.coverage import same_lattice, voxel_reach_mm
from planner.anatomy.frame_fit import fit_frame, require_body, scan_bone
from planner.anatomy.label_checks import (
    refuse_cut_body,
    refuse_disorder,
    refuse_low_pedicles,
    refuse_outside,
    refuse_swapped_parts,
)
from planner.anatomy.label_parts import PEDICLE_PARTS, PartsContext, label_parts
from planner.anatomy.pedicle_neck import Neck, find_neck
from planner.anatomy.pedicle_sheets import pedicle_sheets
from planner.anatomy.scan import BoxScan, SideScan
from planner.anatomy.schemes import resolve_scheme
from planner.anatomy.silhouettes import (
    CANAL_HALF_WIDTH_MM,
    anterior_outline,
    canal_back,
    canal_front,
    posterior_line,
)
from planner.anatomy.vertebra import (
    Isthmus,
    Part,
    Parts,
    Pedicle,
    Side,
    Silhouette,
    Vertebra,
)
from planner.arrays import FloatArray
from planner.errors import AnatomyNotSeen
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import LabelSource

FINE_STEP_MM = 0.5

WALL_STEP_MM = 1.0
"""Between the columns and rows of the local posterior wall that is kept."""


@attrs.frozen(kw_only=True, eq=False)
class _Measured:
    """What one fine scan shows, in its own box."""

    scan: BoxScan
    posterior: Silhouette
    anterior: Silhouette
    endplates_z_mm: tuple[float, float]
    dorsal_y_mm: float
    dorsal_seen: bool


def vertebra_from_labels(
    *, level: str, source: LabelSource, grid: Grid, labels: LabelMap
) -> Vertebra:
    """Build the vertebra; a pedicle that is not seen is named, not guessed.

    Raises
    ------
    BadLabelMap
        See `schemes.resolve_scheme`.
    LevelNotCovered
        Reason "absent", "part_absent", "cut" (the map's edge goes through the vertebra)
        or "outside" (the images do not cover it).
    AnatomyNotSeen
        With `structure`: "canal", "body", "posterior_wall", "anterior_wall" or
        "pedicles". A sacrum has no pedicles to look for.
    MirroredAnatomy
        Reason "right", "cranial", "order" (the neighbours lie the wrong way round) or
        "side" (the parts 2 and 3 are swapped).
    """
    scheme = resolve_scheme(source, labels, level=level)
    if level == "S1":
        raise _not_seen("pedicles", level)
    bone = bone_of_level(source, labels, scheme=scheme, level=level)
    refuse_outside(bone, grid, source, level=level)
    canal = _find_canal(bone)
    if canal is None:
        raise _not_seen("canal", level)
    frame = fit_frame(bone, canal, level=level)
    refuse_cut_body(
        bone,
        frame,
        labels,
        source,
        canal_y_mm=float(frame.to_box(canal.center_lps_mm)[1]),
        level=level,
    )
    refuse_disorder(bone, frame, level=level)
    refuse_swapped_parts(bone, frame, level=level)
    seen = _measure(bone, canal, frame, level=level)
    necks = _necks(bone, seen)
    if not necks:
        raise _not_seen("pedicles", level)
    refuse_low_pedicles(necks, seen.endplates_z_mm, level=level)
    return _vertebra(level, bone, canal, seen, necks, grid=grid, labels=labels)


def _not_seen(structure: str, level: str) -> AnatomyNotSeen:
    return AnatomyNotSeen(f"not seen: {structure}", structure=structure, level=level)


def _find_canal(bone: Bone) -> CanalAxis | None:
    """Look through the ring; where a gap in it leaves no hole, follow the cord."""
    points = bone.points_lps_mm
    if bone.parts:
        return find_canal(points, bone.canal_lps_mm)
    canal = find_canal(points)
    if canal is None and bone.canal_lps_mm is not None:
        canal = find_canal(points, bone.canal_lps_mm)
    return canal


def _measure(
    bone: Bone, canal: CanalAxis, frame: VertebraFrame, *, level: str
) -> _Measured:
    """Scan finely, and put the origin on the posterior-wall line at mid-height."""
    scan = scan_bone(bone, canal, frame, step_mm=FINE_STEP_MM)
    line = posterior_line(scan, require_body(scan, level=level))
    if line is None:
        raise _not_seen("posterior_wall", level)
    middle = float(line.z_mm.mean())
    scan = scan.moved(np.array([0.0, float(line.y_at(middle)), middle]))
    body = require_body(scan, level=level)
    posterior, anterior = posterior_line(scan, body), anterior_outline(scan, body)
    if posterior is None or anterior is None:
        raise _not_seen("anterior_wall", level)
    x, y = (float(value) for value in body.middle_mm[:2])
    low, high = posterior.z_mm
    dorsal = canal_back(scan, low_mm=low, high_mm=high)
    row = int(np.argmin(np.abs(scan.z_mm)))
    return _Measured(
        scan=scan,
        posterior=posterior,
        anterior=anterior,
        endplates_z_mm=(body.inferior.z_at(x, y), body.superior.z_at(x, y)),
        dorsal_y_mm=2 * float(scan.canal_y_mm[row]) if dorsal is None else dorsal,
        dorsal_seen=dorsal is not None,
    )


def _necks(bone: Bone, seen: _Measured) -> dict[Side, Neck]:
    """Return the neck of each side that has one (and that a parts map marks)."""
    sides = [s for s in Side if not bone.parts or PEDICLE_PARTS[s] in bone.parts]
    necks = {
        side: find_neck(
            SideScan.of(seen.scan, side),
            posterior=seen.posterior,
            dorsal_y_mm=seen.dorsal_y_mm,
        )
        for side in sides
    }
    return {side: neck for side, neck in necks.items() if neck is not None}


def _pedicle(seen: _Measured, side: Side, neck: Neck) -> Pedicle:
    sheets = pedicle_sheets(
        SideScan.of(seen.scan, side),
        neck,
        posterior=seen.posterior,
        dorsal_y_mm=seen.dorsal_y_mm,
    )
    isthmus = Isthmus(
        contour_mm=neck.contour_mm,
        y_mm=float(neck.center_mm[1]),
        transverse_deg=neck.turn_deg,
        sagittal_deg=neck.rise_deg,
    )
    return Pedicle(side=side, isthmus=isthmus, walls=sheets.distances())


def _vertebra(
    level: str,
    bone: Bone,
    canal: CanalAxis,
    seen: _Measured,
    necks: dict[Side, Neck],
    *,
    grid: Grid,
    labels: LabelMap,
) -> Vertebra:
    scan = seen.scan
    pedicles = {side: _pedicle(seen, side, neck) for side, neck in necks.items()}
    row = int(np.argmin(np.abs(scan.z_mm - _height(necks))))
    center = (float(scan.canal_x_mm[row]), float(scan.canal_y_mm[row]))
    wall_x, wall_z, wall_y = _local_wall(seen)
    voxel = voxel_reach_mm(scan.frame, grid, labels.grid)
    parts = label_parts(
        bone,
        PartsContext(
            canal=canal,
            frame=scan.frame,
            posterior=seen.posterior,
            pedicles=pedicles,
            canal_dorsal_y_mm=seen.dorsal_y_mm,
            canal_center_mm=center,
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
        uncertainty_mm=voxel / 2,
        voxel_mm=voxel,
        coarsest_mm=max(grid.coarsest_mm, labels.grid.coarsest_mm),
        not_seen=_absent(seen, pedicles, parts, wall_y),
        notes=() if same_lattice(grid, labels.grid) else ("labels_other_grid",),
    )


def _height(necks: dict[Side, Neck]) -> float:
    return float(np.mean([neck.center_mm[2] for neck in necks.values()]))


def _local_wall(seen: _Measured) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return x, z and y(z, x) of the canal's front, between the endplates."""
    scan = seen.scan
    low, high = seen.posterior.z_mm
    every = max(1, round(WALL_STEP_MM / scan.step_mm))
    rows = np.flatnonzero((scan.z_mm >= low) & (scan.z_mm <= high))[::every]
    columns = np.flatnonzero(np.abs(scan.x_mm) <= CANAL_HALF_WIDTH_MM)[::every]
    front = canal_front(scan)[np.ix_(rows, columns)]
    return scan.x_mm[columns], scan.z_mm[rows], front


def _absent(
    seen: _Measured,
    pedicles: dict[Side, Pedicle],
    parts: Parts,
    wall_y_mm: FloatArray,
) -> tuple[str, ...]:
    names = [f"{side.value}_pedicle" for side in Side if side not in pedicles]
    if not seen.dorsal_seen:
        names.append("canal_dorsal_border")
    if not np.isfinite(wall_y_mm).any():
        names.append("local_wall")
    if Part.POSTERIOR_ELEMENTS not in parts.membership:
        names.append("posterior_elements")
    return tuple(names)
