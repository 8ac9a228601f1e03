"""The pieces that one label consists of: crumbs, a vertebra in parts, or two of them.

What would put a wall or a name in the wrong place is refused; what is only untidy is
dropped or kept, and noted.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Vertebra
from planner.arrays import FloatArray, Points
from planner.errors import LevelNotCovered
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import LabelSource

Mask = NDArray[np.bool_]

ISLAND_SHARE = 0.05
"""A piece of less volume than this share of the largest is a crumb. Project default."""

FARTHEST_PIECE_MM = 10.0
"""A larger piece farther than this from the rest is no part of the same vertebra: the
gap of a broken or split arch is narrower. Project default."""

LARGEST_JUMP = 1.8
"""How much more volume than each whole neighbour a vertebra may have; two in one label
have about twice as much. Project default."""

CORE_HALF_WIDTH_MM = 8.0
CORE_DEPTH = (0.25, 0.75)
"""The middle of a body: no rim, no lip, no process reaches into it."""

BEYOND_MM = 3.0
LARGEST_BEYOND = 0.08
"""The bone of a body's core that may lie more than `BEYOND_MM` above or below it, as a
share of what lies between its endplates. Project default: none does in whole
vertebrae, a seventh where a third of the next body was given the same label."""


def belonging_pieces(
    mask: Mask, grid: Grid, source: LabelSource, *, level: str
) -> tuple[Mask, tuple[str, ...]]:
    """Return the mask without crumbs, and the notes on it.

    Raises
    ------
    LevelNotCovered
        Reason "mixed": a large piece lies apart from the largest.
    """
    pieces, count = ndimage.label(mask, np.ones((3, 3, 3)))
    if count == 1:
        return mask, ()
    sizes = np.bincount(pieces.ravel())[1:]
    large = 1 + np.flatnonzero(sizes >= ISLAND_SHARE * sizes.max())
    main = pieces == 1 + int(sizes.argmax())
    notes: tuple[str, ...] = ("labels_islands",) if len(large) < count else ()
    if len(large) > 1:
        away = ndimage.distance_transform_edt(~main, sampling=grid.spacing_mm[::-1])
        nearest = ndimage.minimum(away, pieces, large)
        if np.max(nearest) > FARTHEST_PIECE_MM:
            raise _mixed(source, level)
        notes += ("labels_in_pieces",)
    return np.isin(pieces, large), notes


def refuse_volume_jump(
    labels: LabelMap,
    value: int,
    neighbours: tuple[int | None, int | None],
    source: LabelSource,
    *,
    level: str,
) -> None:
    """Refuse a label that holds far more than each neighbour, one of them whole.

    A neighbour that is cut would be larger still.

    Raises
    ------
    LevelNotCovered
        Reason "mixed".
    """
    masks = [labels.labels == near for near in neighbours if near is not None]
    seen = [mask for mask in masks if mask.any()]
    if all(map(_is_cut, seen)):
        return
    largest = max(int(mask.sum()) for mask in seen)
    if (labels.labels == value).sum() > LARGEST_JUMP * largest:
        raise _mixed(source, level)


def _is_cut(mask: Mask) -> bool:
    ends = (np.take(mask, end, axis=axis) for axis in range(3) for end in (0, -1))
    return any(bool(end.any()) for end in ends)


def refuse_second_body(
    vertebra: Vertebra, bone_lps_mm: Points, source: LabelSource
) -> None:
    """Refuse a label that holds bone of another body, whole or in part.

    Raises
    ------
    LevelNotCovered
        Reason "mixed".
    """
    box = vertebra.frame.to_box(bone_lps_mm)
    depth = vertebra.depth_fraction(box)
    core = np.abs(box[:, 0]) < CORE_HALF_WIDTH_MM
    core &= (depth > CORE_DEPTH[0]) & (depth < CORE_DEPTH[1])
    z: FloatArray = box[core, 2]
    low, high = vertebra.endplates_z_mm
    own = int(((z >= low) & (z <= high)).sum())
    beyond = int(((z < low - BEYOND_MM) | (z > high + BEYOND_MM)).sum())
    if beyond > LARGEST_BEYOND * own:
        raise _mixed(source, vertebra.level)


def _mixed(source: LabelSource, level: str) -> LevelNotCovered:
    return LevelNotCovered(
        "one label holds bone of more than one vertebra",
        reason="mixed",
        level=level,
        file=source.labels,
    )
