"""What is dense on a CT about a vertebra, voxel by voxel of the CT itself."""

from functools import cached_property

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import BoolArray, Matrix4, Points
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume, block_around
from planner.review.cement_edge import Edge, ceiling_of, measure_edge

AROUND_HU = 100.0
"""Spongy bone and soft tissue beside cement (rules.md L-13)."""

BEFORE_HU = 700.0
"""What was as dense as this before the operation was no cement then."""

DENSEST_BONE_HU = 2000.0
"""Pure cortex has up to 1815 HU (rules.md L-13): a thick piece that is nowhere denser
is bone, an osteophyte or a sclerotic plate."""

THICK_MM = 1.2
SHELL_MM, LARGEST_SHELL_MM3 = 2.5, 150.0
"""What is left so near to metal and is so small is of the metal (project default)."""

EVERYWHERE = np.ones((3, 3, 3))


@attrs.frozen(kw_only=True, eq=False)
class Before:
    """The CT before the operation, and where its places are now: (4, 4), LPS mm."""

    volume: Volume
    postop_from_preop: Matrix4


@attrs.frozen(kw_only=True, eq=False, slots=False)
class DenseVoxels:
    """The voxels [k, j, i] of a CT in the review box of a vertebra.

    `inside` marks those in the box. `ceiling_hu` is that of the whole CT.
    """

    hu: NDArray[np.float32]
    grid: Grid
    inside: BoolArray
    vertebra: Vertebra
    ceiling_hu: float
    before_hu: NDArray[np.float32] | None = None

    @classmethod
    def cut(
        cls, vertebra: Vertebra, postop: Volume, box: Grid, before: Before | None
    ) -> "DenseVoxels":
        block, grid = block_around(box.corners_lps_mm(), postop.grid)
        hu = postop.voxels_hu[block].astype(np.float32)
        inside = np.zeros(hu.shape, bool)
        hot = np.nonzero(hu > AROUND_HU)
        inside[hot] = box.holds(grid.to_lps(np.column_stack(hot[::-1])))
        return cls(
            hu=hu,
            grid=grid,
            inside=inside,
            vertebra=vertebra,
            ceiling_hu=ceiling_of(postop.voxels_hu[block]),
            before_hu=None if before is None else _before(before, grid),
        )

    @cached_property
    def sampling_mm(self) -> tuple[float, float, float]:
        i, j, k = self.grid.spacing_mm
        return float(k), float(j), float(i)

    @cached_property
    def beyond_mm(self) -> NDArray[np.float32]:
        """How far inside what is cut off each voxel lies, from its border."""
        result = np.zeros(self.hu.shape, np.float32)
        cut = self.hu >= self.ceiling_hu
        if cut.any():
            block = _around(cut, 2.0, self.sampling_mm)
            deep = ndimage.distance_transform_edt(cut[block], sampling=self.sampling_mm)
            half = float(np.mean(self.sampling_mm)) / 2
            result[block] = np.maximum(deep - half, 0)
        return result

    @property
    def voxel_mm3(self) -> float:
        return float(np.prod(self.grid.spacing_mm))

    def pieces(self, mask: BoolArray, seed_hu: float, least_mm3: float) -> BoolArray:
        """Return of a mask the connected pieces that hold a seed and are no noise."""
        labels, count = ndimage.label(mask, EVERYWHERE)
        seeds = np.bincount(labels[self.hu >= seed_hu], minlength=count + 1) > 0
        sizes = np.bincount(labels.ravel(), minlength=count + 1)
        good = seeds & (sizes * self.voxel_mm3 >= least_mm3)
        good[0] = False
        return np.asarray(good[labels])

    def dense(self, *, seed_hu: float, grow_hu: float, least_mm3: float) -> BoolArray:
        """Return what may be cement or metal."""
        hot = self.inside & (self.hu >= grow_hu)
        if self.before_hu is not None:
            hot &= self.before_hu < BEFORE_HU
        return self.pieces(hot, seed_hu, least_mm3)

    def bone(self, mask: BoolArray) -> BoolArray:
        """Return the pieces that are thick and yet nowhere denser than bone may be."""
        labels, _ = ndimage.label(mask, EVERYWHERE)
        result = np.zeros_like(mask)
        for number, block in enumerate(ndimage.find_objects(labels), start=1):
            own = np.pad(labels[block] == number, 1)
            depth = ndimage.distance_transform_edt(own, sampling=self.sampling_mm)
            deep = depth[1:-1, 1:-1, 1:-1] >= THICK_MM
            own = own[1:-1, 1:-1, 1:-1]
            if deep.any() and self.hu[block][own].max() < DENSEST_BONE_HU:
                result[block] |= own
        return result

    def shell_of(self, metal: BoolArray, mask: BoolArray) -> BoolArray:
        """Return the small pieces of a mask that lie on metal: its thread, its blur."""
        near = self.near(metal, SHELL_MM)
        labels, count = ndimage.label(mask, EVERYWHERE)
        sizes = np.bincount(labels.ravel(), minlength=count + 1)
        held = np.bincount(labels[near], minlength=count + 1)
        is_shell = sizes * self.voxel_mm3 <= LARGEST_SHELL_MM3
        is_shell &= held >= sizes / 3
        is_shell[0] = False
        return np.asarray(is_shell[labels])

    def edge(self, mask: BoolArray) -> Edge:
        """Return how dense and how sharp what a mask marks is."""
        block = _around(mask, 5.0, self.sampling_mm)
        return measure_edge(
            self.hu[block],
            self.grid.spacing_mm,
            mask[block],
            ceiling_hu=self.ceiling_hu,
        )

    def box_mm(self, mask: BoolArray) -> Points:
        """Return the middles (n, 3) of the voxels of a mask, box mm."""
        places = np.argwhere(mask)[:, ::-1]
        return self.vertebra.frame.to_box(self.grid.to_lps(places))

    def in_body(self, points_mm: Points) -> BoolArray:
        """Tell which points (n, 3), box mm, lie in the body of the vertebra."""
        parts = self.vertebra.parts
        at_kji = parts.grid.to_ijk(self.vertebra.frame.to_lps(points_mm))[:, ::-1]
        body = ndimage.map_coordinates(parts.membership[Part.BODY], at_kji.T, order=0)
        return np.asarray(body > parts.WALL)

    def near(self, mask: BoolArray, reach_mm: float) -> BoolArray:
        """Return what lies within a distance of a mask."""
        result = np.zeros_like(mask)
        if not mask.any():
            return result
        block = _around(mask, reach_mm + 1, self.sampling_mm)
        away = ndimage.distance_transform_edt(~mask[block], sampling=self.sampling_mm)
        result[block] = away <= reach_mm
        return result


def _before(before: Before, grid: Grid) -> NDArray[np.float32]:
    held = before.volume.grid
    moved = before.postop_from_preop @ held.lps_from_ijk
    there = attrs.evolve(held, lps_from_ijk=moved)
    return on_grid(before.volume.voxels_hu, there, grid, outside=AROUND_HU)


def _around(
    mask: BoolArray, margin_mm: float, sampling_mm: tuple[float, float, float]
) -> tuple[slice, slice, slice]:
    """Return the smallest block that holds a mask and a margin."""
    found = []
    for axis in range(3):
        others = tuple(other for other in range(3) if other != axis)
        hit = np.flatnonzero(mask.any(axis=others))
        margin = int(np.ceil(margin_mm / sampling_mm[axis]))
        found.append(slice(max(0, int(hit[0]) - margin), int(hit[-1]) + margin + 1))
    return found[0], found[1], found[2]
