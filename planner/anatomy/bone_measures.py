"""Measures one vertebra in its images: heights, density, gas, what is too dense."""

import math
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.measured import BoneMeasures, DensePiece
from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume

STEP_MM = 1.0
"""How finely a vertebra is searched; bone is smooth on this scale."""

NOTHING_HU = -2048
"""Where there are no images."""

HEIGHT_DEPTHS = {"anterior": 0.9, "middle": 0.5, "posterior": 0.1}
"""Where heights are taken, as a share of the body's depth; beside its rims."""

MIDLINE_HALF_WIDTH_MM = 4.0

CORE_MM = 4.0
"""How deep inside the body spongy bone begins: clear of the cortex and its blur."""

CORE_HEIGHTS = (0.25, 0.75)
CORE_DEPTHS = (0.35, 0.85)
"""Where density is read, as shares of height and depth: away from the endplates and the
basivertebral vein, as in opportunistic CT screening (Pickhardt 2013)."""

FEWEST_CORE_POINTS = 200

DENSE_HU = 1500
"""Denser than any cortex with its partial volume: cement or metal (rules.md L-13)."""

DENSE_REACH_MM = 3.0
"""How far outside the bone a dense body still belongs to the vertebra."""

GAS_HU = -150
"""Below fat: gas in a cleft."""

GAS_DEPTH_MM = 2.0
SMALLEST_PIECE_MM3 = 20.0
"""What is smaller is noise or calcification, not a screw, cement or a cleft."""

ROD_LENGTH_MM, ROD_SLENDERNESS = 20.0, 3.0
"""A dense body this long and slender is a screw or a rod; cement is not (project
default: titanium and cement both saturate 12-bit CT, shape tells them apart)."""


def measure_bone(vertebra: Vertebra, volume: Volume) -> BoneMeasures | None:
    """Measure a vertebra in its images; None if its source shows no body."""
    if Part.BODY not in vertebra.parts.membership:
        return None
    lattice = _Lattice(vertebra, volume)
    core_hu = lattice.core_hu(volume)
    is_read = core_hu.size >= FEWEST_CORE_POINTS
    gas = (
        (lattice.hu < GAS_HU)
        & (lattice.hu > NOTHING_HU)
        & (lattice.body_depth_mm > GAS_DEPTH_MM)
    )
    pieces = _pieces(gas)
    return BoneMeasures(
        heights_mm=body_heights_mm(vertebra),
        height_uncertainty_mm=float(math.sqrt(2) * vertebra.uncertainty_mm[2]),
        volume_ml=_body_volume_ml(vertebra),
        trabecular_hu=float(core_hu.mean()) if is_read else None,
        trabecular_sd_hu=float(core_hu.std()) if is_read else None,
        gas_ml=sum(len(piece) for piece in pieces) * STEP_MM**3 / 1000,
        gas_lps_mm=lattice.places_lps_mm(pieces),
        dense=tuple(map(lattice.dense_piece, _pieces(lattice.is_dense))),
    )


def _body_volume_ml(vertebra: Vertebra) -> float | None:
    """Return the volume within the body's outline; landmarks never saw its width."""
    if vertebra.source == "landmarks":
        return None
    parts = vertebra.parts
    voxel_mm3 = float(np.prod(parts.grid.spacing_mm))
    inside = parts.membership[Part.BODY] > Parts.WALL
    return float(inside.sum()) * voxel_mm3 / 1000


class _Lattice:
    """Even points over the box of a vertebra, [k, j, i], and what lies there."""

    def __init__(self, vertebra: Vertebra, volume: Volume) -> None:
        self._vertebra = vertebra
        parts = vertebra.parts.grid
        size_mm = np.array(parts.shape_kji[::-1]) * parts.spacing_mm
        count = np.maximum((size_mm / STEP_MM).astype(int), 1)
        matrix = np.array(parts.lps_from_ijk)
        matrix[:3, :3] = parts.directions_lps * STEP_MM
        self._grid = Grid(shape_kji=count[::-1], lps_from_ijk=matrix)
        self.hu = on_grid(volume.voxels_hu, volume.grid, self._grid, outside=NOTHING_HU)

    @cached_property
    def body_depth_mm(self) -> FloatArray:
        """How deep inside the body each point lies; 0 outside."""
        return self._depth_mm(self._inside(Part.BODY))

    def core_hu(self, volume: Volume) -> NDArray[np.int16]:
        """Return each voxel of the images in the spongy core once, as it was stored."""
        places = np.argwhere(self._core)[:, ::-1]
        nearest = np.rint(volume.grid.to_ijk(self._grid.to_lps(places))).astype(int)
        i, j, k = np.unique(nearest, axis=0).T
        hu: NDArray[np.int16] = volume.voxels_hu[k, j, i]
        return hu

    @cached_property
    def _core(self) -> NDArray[np.bool_]:
        k, j, i = np.nonzero(self.body_depth_mm >= CORE_MM)
        points = self._box_mm(np.column_stack((i, j, k)))
        low, high = self._vertebra.endplates_z_mm
        height = (points[:, 2] - low) / (high - low)
        depth = self._vertebra.depth_fraction(points)
        kept = (height > CORE_HEIGHTS[0]) & (height < CORE_HEIGHTS[1])
        kept &= (depth > CORE_DEPTHS[0]) & (depth < CORE_DEPTHS[1])
        core = np.zeros(self.hu.shape, np.bool_)
        core[k[kept], j[kept], i[kept]] = True
        return core & ~self._near_dense

    @cached_property
    def is_dense(self) -> NDArray[np.bool_]:
        parts = (p for p in self._vertebra.parts.membership if p is not Part.CANAL)
        bone = np.any([self._inside(part) for part in parts], axis=0)
        outside_mm = np.asarray(ndimage.distance_transform_edt(~bone, STEP_MM))
        return (self.hu >= DENSE_HU) & (outside_mm <= DENSE_REACH_MM)

    def places_lps_mm(self, pieces: list[NDArray[np.intp]]) -> Points:
        """Return the places (n, 3) of pieces given by their (k, j, i)."""
        kji = np.concatenate([np.zeros((0, 3), np.intp), *pieces])
        return self._grid.to_lps(kji[:, ::-1])

    def dense_piece(self, places: NDArray[np.intp]) -> DensePiece:
        """Describe a piece by its main axes; `places` (n, 3) are its (k, j, i)."""
        points = self._grid.to_lps(places[:, ::-1])
        middle = points.mean(axis=0)
        _, _, axes = np.linalg.svd(points - middle, full_matrices=False)
        along = (points - middle) @ axes[0]
        # Half a step beyond the outermost points on either side.
        ends = np.array([along.min() - STEP_MM / 2, along.max() + STEP_MM / 2])
        length = float(np.ptp(ends))
        volume_mm3 = len(places) * STEP_MM**3
        radius = math.sqrt(volume_mm3 / (math.pi * length))
        is_rod = length >= ROD_LENGTH_MM and length >= ROD_SLENDERNESS * 2 * radius
        return DensePiece(
            kind="metal" if is_rod else "dense",
            volume_ml=volume_mm3 / 1000,
            axis_lps_mm=middle + ends[:, None] * axes[0],
            radius_mm=radius,
        )

    @cached_property
    def _near_dense(self) -> NDArray[np.bool_]:
        if not self.is_dense.any():
            return np.zeros(self.hu.shape, np.bool_)
        away_mm = np.asarray(ndimage.distance_transform_edt(~self.is_dense, STEP_MM))
        return away_mm <= CORE_MM

    def _inside(self, part: Part) -> NDArray[np.bool_]:
        parts = self._vertebra.parts
        member = on_grid(parts.membership[part], parts.grid, self._grid, outside=0)
        return np.asarray(member > Parts.WALL)

    def _depth_mm(self, mask: NDArray[np.bool_]) -> FloatArray:
        return np.asarray(ndimage.distance_transform_edt(np.pad(mask, 1), STEP_MM))[
            1:-1, 1:-1, 1:-1
        ]

    def _box_mm(self, places_ijk: NDArray[np.intp]) -> Points:
        return self._vertebra.frame.to_box(self._grid.to_lps(places_ijk))


def _pieces(mask: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Return the places (n, 3) of each connected piece that is no noise."""
    labels, count = ndimage.label(mask, structure=np.ones((3, 3, 3)))
    pieces = (np.argwhere(labels == number) for number in range(1, count + 1))
    fewest = SMALLEST_PIECE_MM3 / STEP_MM**3
    return [piece for piece in pieces if len(piece) >= fewest]


# --- heights --------------------------------------------------------------------------


def body_heights_mm(vertebra: Vertebra) -> dict[str, float | None]:
    """Return the heights in the midline at `HEIGHT_DEPTHS`, None where not seen."""
    body = vertebra.parts.membership[Part.BODY]
    x, y, z = _box_axes(vertebra.parts.grid, vertebra.frame)
    midline = np.flatnonzero(np.abs(x) <= MIDLINE_HALF_WIDTH_MM)
    low, high = vertebra.endplates_z_mm
    middle = (low + high) / 2
    back = float(vertebra.posterior_wall.y_at(middle))
    front = float(vertebra.anterior_wall.y_at(middle))
    heights: dict[str, float | None] = {}
    for name, share in HEIGHT_DEPTHS.items():
        row = int(np.argmin(np.abs(y - (back + share * (front - back)))))
        columns = [_height_mm(body[:, row, column], z) for column in midline]
        seen = [height for height in columns if height is not None]
        heights[name] = float(np.median(seen)) if seen else None
    return heights


def _box_axes(
    grid: Grid, frame: VertebraFrame
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return box x along i, y along j and z along k of a grid that lies in the box."""
    matrix = frame.box_from_lps @ grid.lps_from_ijk
    k, j, i = grid.shape_kji
    x, y, z = (
        matrix[axis, 3] + matrix[axis, axis] * np.arange(count)
        for axis, count in enumerate((i, j, k))
    )
    return x, y, z


def _height_mm(column: NDArray[np.uint8], z_mm: FloatArray) -> float | None:
    """Return from where a column enters bone to where it leaves it for good."""
    inside = np.flatnonzero(column > Parts.WALL)
    if not inside.size or inside[0] == 0 or inside[-1] == len(column) - 1:
        return None
    ends = []
    for first, step in ((int(inside[0]), -1), (int(inside[-1]), 1)):
        beyond = first + step
        within, out = float(column[first]), float(column[beyond])
        share = (within - Parts.WALL) / (within - out)
        ends.append(z_mm[first] + share * (z_mm[beyond] - z_mm[first]))
    return abs(float(ends[1] - ends[0]))
