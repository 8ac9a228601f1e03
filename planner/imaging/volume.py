"""A volume that knows where every voxel lies in the patient."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.arrays import (
    Matrix4,
    Points,
    Vector3,
    apply_affine,
    frozen_matrix,
)

Block = tuple[slice, slice, slice]
"""Slices along k, j and i."""


def _three_counts(shape: Sequence[int]) -> tuple[int, int, int]:
    return (int(shape[0]), int(shape[1]), int(shape[2]))


def _frozen_voxels(voxels: NDArray[np.generic]) -> NDArray[np.generic]:
    if voxels.ndim != 3 or 0 in voxels.shape:
        raise ValueError(f"expected a three-dimensional array, got {voxels.shape}")
    # Slices are gathered from one flat array: a strided one is copied here, once.
    view = np.ascontiguousarray(voxels).view()
    view.setflags(write=False)
    return view


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Grid:
    """Where the voxels of an array `[k, j, i]` lie, in patient LPS mm.

    `lps_from_ijk` maps (i, j, k) to the voxel's centre. It may hold any right-handed
    or left-handed sampling order; it never holds a shear.

    `measured_step_mm` is the widest distance along k between slices that were measured,
    where slices of the grid were interpolated between them; None where none were.
    """

    shape_kji: tuple[int, int, int] = attrs.field(converter=_three_counts)
    lps_from_ijk: Matrix4 = attrs.field(converter=frozen_matrix)
    measured_step_mm: float | None = None

    @lps_from_ijk.validator
    def _check_no_shear(self, attribute: object, value: Matrix4) -> None:
        columns = value[:3, :3] / np.linalg.norm(value[:3, :3], axis=0)
        if not np.allclose(columns.T @ columns, np.eye(3), atol=1e-4):
            raise ValueError("the axes of a grid must be perpendicular")

    @cached_property
    def ijk_from_lps(self) -> Matrix4:
        return np.asarray(np.linalg.inv(self.lps_from_ijk), dtype=np.float64)

    @cached_property
    def spacing_mm(self) -> Vector3:
        """(3,): distance between neighbours along i, j and k."""
        columns = self.lps_from_ijk[:3, :3]
        return np.asarray(np.linalg.norm(columns, axis=0), dtype=np.float64)

    @cached_property
    def directions_lps(self) -> Points:
        """(3, 3): the columns are the unit directions of i, j and k."""
        return np.divide(self.lps_from_ijk[:3, :3], self.spacing_mm)

    @cached_property
    def center_lps_mm(self) -> Vector3:
        k, j, i = self.shape_kji
        return self.to_lps(((i - 1) / 2, (j - 1) / 2, (k - 1) / 2))

    def to_lps(self, points_ijk: ArrayLike) -> Points:
        return apply_affine(self.lps_from_ijk, points_ijk)

    def to_ijk(self, points_lps_mm: ArrayLike) -> Points:
        return apply_affine(self.ijk_from_lps, points_lps_mm)

    def holds(self, points_lps_mm: ArrayLike) -> NDArray[np.bool_]:
        """Tell for points (..., 3) whether they lie inside the outermost voxels."""
        ijk = self.to_ijk(points_lps_mm)
        size = np.array(self.shape_kji[::-1])
        return np.asarray(((ijk >= -0.5) & (ijk <= size - 0.5)).all(axis=-1))

    def part(self, first_ijk: ArrayLike, shape_kji: Sequence[int]) -> "Grid":
        """Return the grid of a block of voxels that begins at `first_ijk`."""
        matrix = np.array(self.lps_from_ijk)
        matrix[:3, 3] = self.to_lps(first_ijk)
        return attrs.evolve(self, shape_kji=shape_kji, lps_from_ijk=matrix)

    def corners_lps_mm(self) -> Points:
        """(8, 3): the outer corners of the corner voxels."""
        i, j, k = (n - 0.5 for n in self.shape_kji[::-1])
        return self.to_lps(
            [(a, b, c) for a in (-0.5, i) for b in (-0.5, j) for c in (-0.5, k)]
        )

    def voxel_extent_mm(self, direction_lps: ArrayLike) -> float:
        """Return how far one voxel reaches along a unit direction.

        What was interpolated is as coarse as the slices it came from.
        """
        along = np.abs(self.directions_lps.T @ np.asarray(direction_lps))
        return float(along @ self._measured_mm)

    @property
    def coarsest_mm(self) -> float:
        """The widest distance between neighbours that were measured."""
        return float(self._measured_mm.max())

    @cached_property
    def _measured_mm(self) -> Vector3:
        measured = self.spacing_mm.copy()
        measured[2] = max(measured[2], self.measured_step_mm or 0.0)
        return measured


def block_around(points_lps_mm: Points, grid: Grid) -> tuple[Block, Grid]:
    """Return the block of voxels that holds points (n, 3), and its grid."""
    at_ijk = grid.to_ijk(points_lps_mm)
    size = np.array(grid.shape_kji[::-1])
    low = np.clip(np.floor(at_ijk.min(axis=0)).astype(int), 0, size)
    high = np.clip(np.ceil(at_ijk.max(axis=0)).astype(int) + 1, low, size)
    i, j, k = (slice(a, b) for a, b in zip(low, high, strict=True))
    return (k, j, i), grid.part(low, (high - low)[::-1])


@attrs.frozen(kw_only=True)
class SeriesIdentity:
    """What tells that these are the images a plan was made on."""

    series_uid: str
    content_sha256: str


@attrs.frozen
class Note:
    """Something to be said with every number that is measured on a volume."""

    code: str
    facts: Mapping[str, object] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True, eq=False)
class Volume:
    """CT numbers on a grid, and what is to be said of them.

    The codes of `notes`: `unsheared` (tilt_deg, shift_mm) · `filled` (slices, step_mm)
    · `resampled` (spacing_mm, step_mm) · `twins_dropped` (slices) · `split` (stack,
    stacks, slices, of_slices) · `coarse` and `too_coarse` (spacing_mm, limit_mm) ·
    `quarantined` (slices) · `clamped` (voxels) · `cropped` (see `Crop.note`).

    `quarantined` are the files whose pixels could not be decoded and were done without:
    for the window's eyes, as a file's name may identify the patient.
    """

    voxels_hu: NDArray[np.int16] = attrs.field(converter=_frozen_voxels)
    grid: Grid = attrs.field()
    identity: SeriesIdentity
    notes: tuple[Note, ...] = ()
    quarantined: tuple[Path, ...] = ()

    @grid.validator
    def _check_shape(self, attribute: object, value: Grid) -> None:
        if value.shape_kji != self.voxels_hu.shape:
            raise ValueError("the grid and the voxels differ in shape")


@attrs.frozen(kw_only=True, eq=False)
class LabelMap:
    """Integer labels on a grid of their own; `names` are what the file calls them."""

    labels: NDArray[np.uint16] = attrs.field(converter=_frozen_voxels)
    grid: Grid = attrs.field()
    names: Mapping[int, str] = attrs.field(factory=dict)

    @grid.validator
    def _check_shape(self, attribute: object, value: Grid) -> None:
        if value.shape_kji != self.labels.shape:
            raise ValueError("the grid and the labels differ in shape")
