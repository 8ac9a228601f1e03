"""Where the line of a needle leaves the skin, read from the images."""

from collections.abc import Mapping

import numpy as np

from planner.arrays import BoolArray, FloatArray
from planner.imaging.volume import Volume
from planner.plan.case import Case
from planner.plan.needle import Needle
from planner.rules.facts import LevelFacts, SkinPath

AIR_HU = -400
"""Halfway between soft tissue and air: what is less dense lies outside the skin, or in
lung or bowel."""

UNKNOWN_HU = -1500
"""No tissue and no air: padding beyond what the scanner reconstructed."""

STEP_MM = 0.5
FARTHEST_MM = 300.0
"""How far the skin is looked for; no back is as thick."""

LEAST_WALL_MM = 15.0
"""Tissue beyond air is body if it is this thick, such as the chest wall behind lung;
thinner things are table, sheets or pads. Project default."""


def find_skin(volume: Volume, needle: Needle) -> SkinPath:
    """Follow a needle's line backwards from its entry to the air behind the body.

    The skin lies where the last thick stretch of tissue ends in air.
    """
    steps = np.arange(0.0, FARTHEST_MM, STEP_MM)
    points = needle.entry_lps_mm - steps[:, None] * needle.direction_lps
    values = _values_hu(volume, points)
    outside = np.flatnonzero(values < UNKNOWN_HU)
    end = int(outside[0]) if len(outside) else len(values)
    tissue = values[:end] >= AIR_HU
    last = _last_of_body(tissue)
    is_seen = last + 1 < end
    way_mm = float(steps[last] + STEP_MM / 2) if end else 0.0
    return SkinPath(
        skin_lps_mm=(
            needle.entry_lps_mm - way_mm * needle.direction_lps if is_seen else None
        ),
        to_entry_mm=way_mm,
        to_tip_mm=way_mm + needle.length_mm,
        air_mm=float((~tissue[: last + 1]).sum() * STEP_MM),
    )


def _values_hu(volume: Volume, points_lps_mm: FloatArray) -> FloatArray:
    """Return the CT number of the voxel at each point (n, 3); outside is unknown."""
    ijk = np.rint(volume.grid.to_ijk(points_lps_mm)).astype(np.intp)
    size = np.array(volume.voxels_hu.shape[::-1])
    held = ((ijk >= 0) & (ijk < size)).all(axis=1)
    values = np.full(len(ijk), UNKNOWN_HU - 1.0)
    i, j, k = ijk[held].T
    values[held] = volume.voxels_hu[k, j, i]
    return values


def _last_of_body(tissue: BoolArray) -> int:
    """Return the index at which the last stretch ends that is thick enough for body.

    The first stretch is body however thin it is: it begins at the bone.
    """
    if not len(tissue):
        return 0
    turns = np.flatnonzero(np.diff(tissue.astype(np.int8))) + 1
    starts = np.concatenate(([0], turns))
    ends = np.concatenate((turns, [len(tissue)]))
    last = 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        is_thick = (end - start) * STEP_MM >= LEAST_WALL_MM
        if tissue[start] and (start == 0 or is_thick):
            last = end - 1
    return int(last)


def skin_facts(case: Case, volume: Volume) -> Mapping[str, LevelFacts]:
    """Return for each level where its needles pass the skin."""
    return {
        plan.level: LevelFacts(
            skin={needle.id: find_skin(volume, needle) for needle in plan.needles}
        )
        for plan in case.levels
    }
