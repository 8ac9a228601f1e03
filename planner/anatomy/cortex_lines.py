"""Density along lines across the walls of a vertebra, and how far it rises on them."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.spatial import cKDTree

from planner.anatomy.bone_measures import DENSE_HU, SMALLEST_PIECE_MM3
from planner.anatomy.cortex_places import Places
from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.arrays import FloatArray, Points, Vector3
from planner.imaging.volume import Volume

BLUR_MM = 1.2
"""Full width at half maximum of a scanner's blur: standard body kernels have 1.0 to
1.3 mm. Project default; the width of the voxels comes on top."""

SOFTENING_VOXELS = 0.5
"""Standard deviation of the smoothing against noise, in widths of the finest voxel."""

AVERAGED_BLURS = 0.5
"""How far around a place its wall is averaged, in widths of the blur: noise and spongy
bone average out, a gap that shows does not."""

WIDTH_OF_SD = 2.355
WIDTH_OF_RADIUS = 2.355 / 2
"""Full width at half maximum of a bell curve by its standard deviation, and by the
radius of the disc over which is averaged."""

STEP_MM = 0.5
MARGIN_VOXELS = 4

INSIDE_MM = 0.5
"""How much farther a wall is looked for inwards: the outline is its outer face."""

BEHIND_MM = (0.5, 2.5)
"""Where behind a wall its own spongy bone is read."""

BEYOND_MM = (0.5, 2.0)
"""Where in front of it something may lie that hides it."""

AIR_HU = -200.0
"""Beside lung or bowel gas a thin cortex drowns in its blur."""

METAL_MM = 6.0
"""How far around metal and cement streaks and blur spoil a wall. Project default."""

CORE_MM = 5.0
"""How deep in the body bone is spongy and nothing else."""

SPONGY_PLACES, FEWEST_SPONGY = 1000, 100
PATCH_POINTS, RING_SHARE = 6, 0.75
"""A patch is a point and a ring around it, at a share of how far walls are averaged:
as much is averaged as over a disc of that radius."""

CHANCE_QUANTILE = 0.95


@attrs.frozen(kw_only=True)
class Spongy:
    """Bone without a wall: its density, and how high a wall seems to rise by chance.

    The highest of several densities lies above their mean also where no wall is:
    `usual_hu` is by how much mostly, `chance_hu` how much more it may be.
    """

    level_hu: float
    usual_hu: float
    chance_hu: float


class WallLines:
    """The images around a vertebra, softened against noise, read along lines.

    `blur_mm` is how wide a point is in what is read, along x, y and z.
    """

    def __init__(self, volume: Volume, vertebra: Vertebra) -> None:
        self._vertebra = vertebra
        scanned_mm = np.hypot(BLUR_MM, vertebra.voxel_mm)
        self._averaged_mm = AVERAGED_BLURS * float(scanned_mm.min())
        soft_mm = SOFTENING_VOXELS * float(volume.grid.spacing_mm.min())
        self.blur_mm: Vector3 = np.sqrt(
            scanned_mm**2
            + (WIDTH_OF_SD * soft_mm) ** 2
            + (WIDTH_OF_RADIUS * self._averaged_mm) ** 2
        )
        corners = volume.grid.to_ijk(vertebra.parts.grid.corners_lps_mm())[:, ::-1]
        size = np.array(volume.voxels_hu.shape)
        low = np.clip(np.floor(corners.min(axis=0)) - MARGIN_VOXELS, 0, size - 1)
        high = np.clip(np.ceil(corners.max(axis=0)) + MARGIN_VOXELS, low + 1, size)
        k, j, i = (slice(int(a), int(b)) for a, b in zip(low, high, strict=True))
        raw = volume.voxels_hu[k, j, i]
        soft_voxels = tuple((soft_mm / volume.grid.spacing_mm)[::-1])
        self._hu = ndimage.gaussian_filter(raw.astype(np.float32), soft_voxels)
        self._grid = volume.grid.part((i.start, j.start, k.start), raw.shape)
        self._from_metal_mm = self._metal_distance(raw >= DENSE_HU)

    def _metal_distance(self, dense: NDArray[np.bool_]) -> FloatArray | None:
        """Return how far each voxel lies from a piece of metal; None without any."""
        pieces, count = ndimage.label(dense, structure=np.ones((3, 3, 3)))
        if not count:
            return None
        volume_mm3 = np.bincount(pieces.ravel()) * float(np.prod(self._grid.spacing_mm))
        volume_mm3[0] = 0.0
        metal = (volume_mm3 >= SMALLEST_PIECE_MM3)[pieces]
        if not metal.any():
            return None
        spacing = tuple(self._grid.spacing_mm[::-1])
        return np.asarray(ndimage.distance_transform_edt(~metal, spacing), float)

    def near_metal(self, points_box_mm: Points) -> NDArray[np.bool_]:
        if self._from_metal_mm is None:
            return np.zeros(len(points_box_mm), np.bool_)
        away = self._read(self._from_metal_mm, points_box_mm)
        return np.asarray(away <= METAL_MM)

    def _read(self, values: NDArray[np.floating], points_box_mm: Points) -> FloatArray:
        """Return values at box points (..., 3)."""
        ijk_from_box = self._grid.ijk_from_lps @ self._vertebra.frame.lps_from_box
        flat = points_box_mm.reshape(-1, 3)
        ijk = flat @ ijk_from_box[:3, :3].T + ijk_from_box[:3, 3]
        read = ndimage.map_coordinates(values, ijk[:, ::-1].T, order=1, mode="nearest")
        return np.asarray(read, float).reshape(points_box_mm.shape[:-1])

    def risen(
        self,
        places: Places,
        *,
        inward: FloatArray,
        outward: FloatArray,
        spongy: Spongy,
    ) -> tuple[FloatArray, FloatArray]:
        """Return how high each wall rises (HU), and the density in front of it."""
        start = -float(inward.max()) - BEHIND_MM[1]
        depth = np.arange(start, float(outward.max()) + BEYOND_MM[1] + STEP_MM, STEP_MM)
        points = places.at_mm[:, None] + places.outward[:, None] * depth[:, None]
        hu = averaged(self._read(self._hu, points), places.at_mm, self._averaged_mm)
        height = _height(
            hu, depth, inward=inward, outward=outward, level_hu=spongy.level_hu
        )
        return height - spongy.usual_hu, _in_front(hu, depth, outward)

    def spongy(self, reach_mm: float) -> Spongy | None:
        """Look for walls where there are none: across planes deep inside the body.

        None where too little of the body is left beside metal.
        """
        parts = self._vertebra.parts
        body = np.pad(parts.membership[Part.BODY] > Parts.WALL, 1)
        deep_mm = ndimage.distance_transform_edt(body, float(parts.grid.spacing_mm[0]))
        kji = np.argwhere(np.asarray(deep_mm)[1:-1, 1:-1, 1:-1] >= CORE_MM)
        kji = kji[:: max(1, len(kji) // SPONGY_PLACES)]
        at_mm = self._vertebra.frame.to_box(parts.grid.to_lps(kji[:, ::-1]))
        at_mm = at_mm[~self.near_metal(at_mm)]
        if len(at_mm) < FEWEST_SPONGY:
            return None
        level = float(np.median(self._read(self._hu, at_mm)))
        height = np.concatenate(
            [self._patches(at_mm[axis::3], axis, reach_mm, level) for axis in range(3)]
        )
        usual, high = np.quantile(height, (0.5, CHANCE_QUANTILE)).tolist()
        return Spongy(level_hu=level, usual_hu=usual, chance_hu=high - usual)

    def _patches(
        self, at_mm: Points, axis: int, reach_mm: float, level_hu: float
    ) -> FloatArray:
        """Return how high patches across an axis rise, each averaged as a wall is."""
        turn = np.linspace(0, 2 * np.pi, PATCH_POINTS, endpoint=False)
        radius = RING_SHARE * self._averaged_mm
        ring = radius * np.column_stack(
            (np.zeros_like(turn), np.cos(turn), np.sin(turn))
        )
        disc = np.roll(np.vstack((np.zeros(3), ring)), axis, axis=1)
        inward = reach_mm + INSIDE_MM
        depth = np.arange(-inward - BEHIND_MM[1], reach_mm + STEP_MM, STEP_MM)
        points = at_mm[:, None, None] + disc[None, :, None]
        hu = self._read(self._hu, points + np.eye(3)[axis] * depth[:, None])
        return _height(
            hu.mean(axis=1),
            depth,
            inward=np.full(len(at_mm), inward),
            outward=np.full(len(at_mm), reach_mm),
            level_hu=level_hu,
        )


def averaged(hu: FloatArray, at_mm: Points, within_mm: float) -> FloatArray:
    """Return the mean of each line (n, depths) and its neighbours along the wall."""
    pairs = cKDTree(at_mm).query_pairs(within_mm, output_type="ndarray")
    count = len(at_mm)
    near = coo_matrix((np.ones(len(pairs)), pairs.T), shape=(count, count)).tocsr()
    number = 1 + np.bincount(pairs.ravel(), minlength=count)
    total = hu + near @ hu + near.T @ hu
    return np.asarray(total / number[:, None])


def _height(
    hu: FloatArray,
    depth: FloatArray,
    *,
    inward: FloatArray,
    outward: FloatArray,
    level_hu: float,
) -> FloatArray:
    """Return how far each line rises above what lies behind it, or spongy bone.

    The lower of both counts: bone that is dense throughout is no gap, nor is a thin
    wall in front of a fatty patch.
    """
    across = (depth >= -inward[:, None]) & (depth <= outward[:, None])
    behind = (depth <= -inward[:, None] - BEHIND_MM[0]) & (
        depth >= -inward[:, None] - BEHIND_MM[1]
    )
    inside = (hu * behind).sum(axis=1) / np.maximum(behind.sum(axis=1), 1)
    peak = np.where(across, hu, -np.inf).max(axis=1)
    return np.asarray(peak - np.minimum(inside, level_hu))


def _in_front(hu: FloatArray, depth: FloatArray, outward: FloatArray) -> FloatArray:
    """Return the mean density in front of each wall, or that of air if any is near."""
    end = outward[:, None] + BEYOND_MM[1]
    ahead = (depth >= outward[:, None] + BEYOND_MM[0]) & (depth <= end)
    mean = (hu * ahead).sum(axis=1) / np.maximum(ahead.sum(axis=1), 1)
    outside = (depth >= 0) & (depth <= end)
    lowest = np.where(outside, hu, np.inf).min(axis=1)
    return np.asarray(np.where(lowest < AIR_HU, lowest, mean))
