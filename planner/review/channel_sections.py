"""What sections across a line show: how full of cement, how empty, how much bone."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import BoolArray, FloatArray
from planner.imaging.volume import Volume
from planner.review.cement import Cement
from planner.review.channel import (
    STEP_MM,
    Line,
    Tube,
    Values,
    contrast,
    contrast_where_known,
    tube_along,
)

MARROW_HU = 350.0
"""Bone below it is no cortex."""

BESIDE_MM, LEAST_MARROW = 3.0, 200
"""So far from a line no channel is, and its marrow tells how marrow is, if there are so
many voxels of it."""

EMPTY_HU = 120.0
LEAST_DEPTH_HU, MOST_DEPTH_HU = 40.0, 300.0
"""How much emptier than the marrow around it a channel is taken to be at first; and
between which bounds that is measured afterwards."""

FULL = 0.02
"""Where there is more cement than that, nothing is empty."""

HALO_MM = 2.0
"""So near to cement its blur makes marrow look full, or a channel like marrow."""

RIM = 2.0
"""So many times what is full beside a channel counts against it: the rim of a lump and
a neck that crosses have cement on one side or on two, a channel has it on none."""

TRUSTED = 0.5
"""What is known of so much of a disc and its ring tells of a channel, or of none."""

DIAMETERS_MM = (1.0, 6.0)
LEAST_LENGTH_MM = 8.0
"""Only of a channel seen alone over such a length the diameter is measured."""


@attrs.frozen(kw_only=True, eq=False)
class Scene:
    """What a CT shows around a vertebra, and what is known there."""

    vertebra: Vertebra
    postop: Volume
    cement: Cement | None = None

    @property
    def bone(self) -> NDArray[np.uint8]:
        """The membership of the vertebra's bone, on the grid of its parts."""
        held = self.vertebra.parts.membership
        bone = [values for part, values in held.items() if part is not Part.CANAL]
        whole: NDArray[np.uint8] = np.maximum.reduce(bone)
        return whole


@attrs.frozen(kw_only=True, eq=False)
class Sections:
    """What sections across a line show: how full of cement, how empty, how much bone.

    `empty` is 0 in marrow and 1 where it is emptier by the depth that was asked for.
    `below_hu` is by how much less than marrow there is, `below_in_channel_hu` that
    depth.
    """

    tube: Tube
    filled: Values
    empty: Values
    bone: Values
    below_hu: Values
    below_in_channel_hu: float

    @property
    def measure(self) -> Values:
        return np.maximum(self.filled, self.empty)

    def emptiness(self, radius_mm: float) -> FloatArray:
        """Return of each section about 1 in an empty channel and 0 in marrow, (n,).

        Marrow is uneven: what is emptier all around is no channel's doing.
        """
        inside = self.inside(self.below_hu, radius_mm) / self.below_in_channel_hu
        around = self.around(self.below_hu, radius_mm) / self.below_in_channel_hu
        return np.clip(inside, -0.1, 1.1) - np.clip(around, -0.1, 1.1)

    def told(self, radius_mm: float) -> Values:
        """Return how much each place looks like the middle of a channel."""
        return np.maximum(self.full(radius_mm), self.emptied(radius_mm)[0])

    def full(self, radius_mm: float) -> Values:
        """Return the same of a channel full of cement: the rim of more is none."""
        return contrast(self.filled, radius_mm, ring=RIM)

    def emptied(self, radius_mm: float) -> tuple[Values, Values]:
        """Return the same of an empty channel, and how far bone around tells it."""
        return contrast_where_known(self.empty, self.known, radius_mm)

    @property
    def known(self) -> BoolArray:
        """Where a channel could be told from bone: in it, not in the blur of cement."""
        cement = self.filled >= FULL
        if cement.any():
            steps = round(HALO_MM / STEP_MM)
            cement = ndimage.binary_dilation(cement, iterations=steps)
        known: BoolArray = (self.bone > 0.5) & ~cement
        return known

    def depth_hu(self, radius_mm: float) -> float:
        """Return how much emptier than marrow the middle of the channel is."""
        v, u = (n // 2 for n in self.tube.grid.shape_kji[1:])
        told = self.emptied(radius_mm)[1][:, v, u] > TRUSTED
        empty = self.below_hu[told][:, self.tube.away_mm <= radius_mm / 2]
        depth = float(np.median(empty)) if empty.size else EMPTY_HU
        return min(max(depth, LEAST_DEPTH_HU), MOST_DEPTH_HU)

    def inside(self, values: Values, radius_mm: float) -> FloatArray:
        return self._mean(values, self.tube.away_mm <= radius_mm)

    def around(self, values: Values, radius_mm: float) -> FloatArray:
        away = self.tube.away_mm
        ring = (away >= radius_mm + 0.7) & (away <= radius_mm + 2.2)
        return self._mean(values, ring)

    def _mean(self, values: Values, chosen: BoolArray) -> FloatArray:
        mean: FloatArray = values[:, chosen].mean(axis=1, dtype=np.float64)
        return mean


def sections_across(
    scene: Scene, line: Line, low_mm: float, high_mm: float, *, depth_hu: float
) -> Sections:
    tube = tube_along(line, low_mm, high_mm)
    vertebra = scene.vertebra
    hu = tube.sample(scene.postop.voxels_hu, scene.postop.grid, -1000)
    bone = tube.sample(scene.bone, vertebra.parts.grid, 0) > vertebra.parts.WALL
    if scene.cement is None:
        filled = np.clip((hu - MARROW_HU) / (3071 - MARROW_HU), 0, 1)
    else:
        filled = tube.sample(scene.cement.share, scene.cement.grid, 0)
    marrow = bone & (hu < MARROW_HU) & (hu > -150) & (filled < FULL)
    beside = marrow & (tube.away_mm > BESIDE_MM)
    known = beside if np.count_nonzero(beside) >= LEAST_MARROW else marrow
    below = (float(np.median(hu[known])) if known.any() else 0.0) - hu
    empty = np.clip(below / depth_hu, 0, 1) * (filled < FULL)
    return Sections(
        tube=tube,
        filled=filled.astype(np.float32),
        empty=empty.astype(np.float32),
        bone=bone.astype(np.float32),
        below_hu=below.astype(np.float32),
        below_in_channel_hu=depth_hu,
    )


def diameter_mm(seen: Sections, radius_mm: float, at_mm: FloatArray) -> float | None:
    """Return the diameter of the channel, None where it cannot be told.

    From the area of its section less what the ring about it shows.
    """
    away = seen.tube.away_mm
    full = seen.inside(seen.filled, 0.6) > 0.5
    measure = np.where(full[:, None, None], seen.filled, seen.empty)
    around = seen.around(measure, radius_mm + 0.5)
    core = seen.inside(measure, 0.6)
    s = seen.tube.s_mm
    clear = (core > 0.6) & (around < 0.3) & (s >= at_mm[0]) & (s <= at_mm[1])
    if np.count_nonzero(clear) * STEP_MM < LEAST_LENGTH_MM:
        return None
    section = measure[clear].mean(axis=0) - around[clear].mean()
    level = float((core - around)[clear].mean())
    area = float(section[away <= radius_mm + 1.5].sum()) * STEP_MM**2 / level
    found = 2 * float(np.sqrt(max(area, 0.0) / np.pi))
    return found if DIAMETERS_MM[0] <= found <= DIAMETERS_MM[1] else None
