"""What a label map may not be: mirrored, swapped, upside down, beside the images."""

from collections.abc import Mapping

import numpy as np

from planner.anatomy.bone import Bone, cut_through
from planner.anatomy.canal_axis import POINT_SPACING_MM
from planner.anatomy.label_parts import PEDICLE_PARTS
from planner.anatomy.pedicle_neck import Neck
from planner.anatomy.vertebra import Side
from planner.arrays import Points
from planner.errors import LevelNotCovered, MirroredAnatomy
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import LabelSource

LEAST_COVERED = 0.9
"""The share of a vertebra's bone that the images must show; the rest may be a tip."""

LARGEST_BODY_CUT_MM2 = 20.0
"""A few voxels of a lip may lie on the edge of the map."""

LOWEST_PEDICLES = -0.12
"""How far below mid-height, as a share of the body's height, the middle of the pedicles
may lie. They spring from the upper half of every thoracic and lumbar body: lower down
the vertebra stands on its head. Project default."""


def refuse_outside(bone: Bone, grid: Grid, source: LabelSource, *, level: str) -> None:
    """Refuse a vertebra that the images do not show: other patient, other region."""
    share = float(grid.holds(bone.points_lps_mm).mean())
    if share < LEAST_COVERED:
        raise LevelNotCovered(
            "the images do not cover the vertebra of the label map",
            reason="outside",
            level=level,
            file=source.labels,
            share=share,
        )


def refuse_cut_body(
    bone: Bone,
    frame: VertebraFrame,
    labels: LabelMap,
    source: LabelSource,
    *,
    grid: Grid,
    canal_y_mm: float,
    level: str,
) -> None:
    """Refuse a vertebra whose body or pedicles the edge of map or images cuts.

    Processes behind the canal's middle may be cut: nothing is measured there.
    """
    ahead = frame.to_box(bone.edge_lps_mm)[:, 1] > canal_y_mm
    pixel = float(np.prod(labels.grid.spacing_mm)) / float(labels.grid.spacing_mm.max())
    cut_mm2 = float(ahead.sum()) * pixel
    if cut_mm2 <= LARGEST_BODY_CUT_MM2:
        points = bone.points_lps_mm
        cut_mm2 = _cut_mm2(points[frame.to_box(points)[:, 1] > canal_y_mm], grid)
    if cut_mm2 > LARGEST_BODY_CUT_MM2:
        raise cut_through(source, level, area_mm2=cut_mm2)


def _cut_mm2(points_lps_mm: Points, grid: Grid) -> float:
    """Return the largest area in which an end of the images cuts evenly spaced points.

    Those within the outermost voxels, by the thickness of these.
    """
    ijk = grid.to_ijk(points_lps_mm)
    size = np.array(grid.shape_kji[::-1])
    counts = np.concatenate(((ijk < 0.5).sum(axis=0), (ijk > size - 1.5).sum(axis=0)))
    thickness = np.tile(grid.spacing_mm, 2)
    return float((counts * POINT_SPACING_MM**3 / thickness).max())


def refuse_disorder(bone: Bone, frame: VertebraFrame, *, level: str) -> None:
    """Refuse a map in which the vertebra above lies below, or the other way round."""
    for middle, sign in ((bone.above_lps_mm, 1), (bone.below_lps_mm, -1)):
        if middle is not None and sign * float(frame.to_box(middle)[2]) <= 0:
            raise MirroredAnatomy(
                "the neighbours lie the wrong way round", reason="order", level=level
            )


def refuse_low_pedicles(
    necks: Mapping[Side, Neck], endplates_z_mm: tuple[float, float], *, level: str
) -> None:
    """Refuse a vertebra whose pedicles spring from the lower half of its body."""
    low, high = endplates_z_mm
    middle = float(np.mean([neck.center_mm[2] for neck in necks.values()]))
    if middle - (low + high) / 2 < LOWEST_PEDICLES * (high - low):
        raise MirroredAnatomy(
            "the pedicles spring from the lower half of the body",
            reason="cranial",
            level=level,
        )


def refuse_swapped_parts(bone: Bone, frame: VertebraFrame, *, level: str) -> None:
    """Refuse a parts map whose right pedicle lies on the patient's left."""
    for side, part in PEDICLE_PARTS.items():
        shape = bone.parts.get(part)
        if shape is None:
            continue
        k, j, i = np.nonzero(shape.inside_mm > 0)
        x = frame.to_box(shape.grid.to_lps(np.column_stack((i, j, k))))[:, 0]
        if side.sign * float(np.median(x)) <= 0:
            raise MirroredAnatomy(
                "a pedicle of the parts map lies on the other side",
                reason="side",
                level=level,
                names=(part.name.lower(),),
            )
