"""The bone of one level, cut out of a label map."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.canal_axis import POINT_SPACING_MM
from planner.anatomy.label_pieces import belonging_pieces, refuse_volume_jump
from planner.anatomy.schemes import (
    PARTS,
    Numbering,
    neighbours,
    value_of_level,
)
from planner.anatomy.shape import FloatVolume, Shape, cropped, smooth_shape
from planner.anatomy.vertebra import Part
from planner.arrays import Points, Vector3
from planner.errors import LevelNotCovered
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import LabelSource

MARGIN_MM = 5.0
"""Kept around a structure when it is cut out of its map."""

LARGEST_CUT_MM2 = 320.0
"""A vertebra that meets its map's edge with more than this is cut through its body: the
smallest endplate measures more, the processes of a lumbar arch less. Project default;
smaller cuts are looked at again once the body is found (`edge_lps_mm`)."""


@attrs.frozen(kw_only=True, eq=False)
class Bone:
    """One vertebra's bone as a smooth shape, and what its map says of its parts.

    `points_lps_mm` (n, 3) fill the bone at `POINT_SPACING_MM`, `depth_mm` is how deep
    inside each lies. `canal_lps_mm` are points inside the canal where the map marks one
    (`parts`) or the cord. `parts` are the map's own parts, empty for a whole vertebra.
    `above_lps_mm` and `below_lps_mm` are the middles of the neighbours in the map.
    `edge_lps_mm` (n, 3) are the voxels of the bone on the map's edge. `notes` are for
    `Vertebra.notes`. `edge` is its shape around the canal with the surface on the
    cortical edge of the images, where that was seen.
    """

    shape: Shape
    points_lps_mm: Points
    depth_mm: NDArray[np.float32]
    parts: dict[Part, Shape]
    edge_lps_mm: Points
    canal_lps_mm: Points | None = None
    above_lps_mm: Vector3 | None = None
    below_lps_mm: Vector3 | None = None
    notes: tuple[str, ...] = ()
    edge: Shape | None = None

    def sampled(self, grid: Grid) -> FloatVolume:
        """Return the bone on a grid: as the images show its edge, else as the map."""
        inside = self.shape.sampled(grid)
        if self.edge is not None:
            at_edge = on_grid(
                self.edge.inside_mm, self.edge.grid, grid, outside=float("nan")
            )
            np.copyto(inside, at_edge, where=np.isfinite(at_edge))
        return inside


def bone_of_level(
    source: LabelSource, labels: LabelMap, *, numbering: Numbering, level: str
) -> Bone:
    """Return the bone of a level.

    Raises
    ------
    LevelNotCovered
        Reason "absent" (see `schemes`), "cut" where the map's edge goes through it, or
        "mixed" (see `label_pieces`).
    """
    if numbering is PARTS:
        return _from_parts(source, labels, level=level)
    value = value_of_level(source, labels, numbering=numbering, level=level)
    mask = np.equal(labels.labels, value)
    edge = _edge(mask, labels.grid, source, level)
    above, below = neighbours(value, numbering=numbering)
    refuse_volume_jump(labels, value, (above, below), source, level=level)
    block, grid = cropped(mask, labels.grid, margin_mm=MARGIN_MM)
    whole, notes = belonging_pieces(mask[block], grid, source, level=level)
    shape = smooth_shape(ndimage.binary_fill_holes(whole), grid)
    points, depth = _points(shape)
    cord = None
    if numbering.cord is not None:
        near = labels.labels[block] == numbering.cord
        cord = grid.to_lps(np.argwhere(near)[:, ::-1]) if near.any() else None
    return Bone(
        shape=shape,
        points_lps_mm=points,
        depth_mm=depth,
        parts={},
        edge_lps_mm=edge,
        canal_lps_mm=cord,
        above_lps_mm=_middle(labels, above),
        below_lps_mm=_middle(labels, below),
        notes=notes,
    )


def _from_parts(source: LabelSource, labels: LabelMap, *, level: str) -> Bone:
    everything = (labels.labels > 0) & (labels.labels <= max(p.value for p in Part))
    block, grid = cropped(everything, labels.grid, margin_mm=MARGIN_MM)
    near = labels.labels[block]
    masks = {part: near == part.value for part in Part}
    missing = [p for p in (Part.BODY, Part.CANAL) if not masks[p].any()]
    if missing:
        raise LevelNotCovered(
            "the parts map lacks a part",
            reason="part_absent",
            level=level,
            file=source.labels,
            names=tuple(part.name.lower() for part in missing),
        )
    bone = everything[block] & ~masks[Part.CANAL]
    edge = _edge(
        everything & (labels.labels != Part.CANAL.value), labels.grid, source, level
    )
    shape = smooth_shape(bone, grid)
    points, depth = _points(shape)
    parts = {part: _shape_of(m, grid) for part, m in masks.items() if m.any()}
    return Bone(
        shape=shape,
        points_lps_mm=points,
        depth_mm=depth,
        parts=parts,
        edge_lps_mm=edge,
        canal_lps_mm=_points(parts[Part.CANAL])[0],
    )


def _shape_of(mask: NDArray[np.bool_], grid: Grid) -> Shape:
    """Return the shape of a mask, on no more of the grid than it needs."""
    block, small = cropped(mask, grid, margin_mm=MARGIN_MM)
    return smooth_shape(mask[block], small)


def _points(shape: Shape) -> tuple[Points, NDArray[np.float32]]:
    """Return points that fill a shape evenly, in LPS mm, and how deep each lies."""
    corners = shape.grid.corners_lps_mm()
    low = corners.min(axis=0)
    count = np.ceil((corners.max(axis=0) - low) / POINT_SPACING_MM).astype(int) + 1
    matrix = np.diag([POINT_SPACING_MM] * 3 + [1.0])
    matrix[:3, 3] = low
    even = Grid(shape_kji=(count[2], count[1], count[0]), lps_from_ijk=matrix)
    inside = shape.sampled(even)
    k, j, i = np.nonzero(inside > 0)
    return even.to_lps(np.column_stack((i, j, k))), inside[k, j, i]


def _middle(labels: LabelMap, value: int | None) -> Vector3 | None:
    """Return the middle of the block that holds a label."""
    if value is None:
        return None
    mask = np.equal(labels.labels, value)
    if not mask.any():
        return None
    return cropped(mask, labels.grid, margin_mm=0)[1].center_lps_mm


def _edge(
    mask: NDArray[np.bool_], grid: Grid, source: LabelSource, level: str
) -> Points:
    """Return the voxels on the map's edge; refuse a map whose edge cuts a body."""
    spacing = grid.spacing_mm[::-1]
    places = []
    for axis in range(3):
        pixel = float(np.prod(np.delete(spacing, axis)))
        for end in (0, mask.shape[axis] - 1):
            hit = np.argwhere(np.take(mask, end, axis=axis))
            if len(hit) * pixel > LARGEST_CUT_MM2:
                raise cut_through(source, level, area_mm2=len(hit) * pixel)
            places.append(np.insert(hit, axis, end, axis=1))
    return grid.to_lps(np.concatenate(places)[:, ::-1])


def cut_through(source: LabelSource, level: str, *, area_mm2: float) -> LevelNotCovered:
    return LevelNotCovered(
        "the edge of the label map cuts the vertebra",
        reason="cut",
        level=level,
        file=source.labels,
        cut_mm2=area_mm2,
    )
