"""Box models scanned with a cortex that has holes of known size in known walls."""

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.coverage import voxel_reach_mm
from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import FloatArray
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, Volume
from tests.ct_paint import SERIES, Scan, slice_profile
from tests.phantoms import (
    POSITIONS,
    STRAIGHT,
    AxisOrder,
    BoxModel,
    analytic_vertebra,
    box_points,
    grid_around,
    part_distances,
)

FINE_MM = 0.4
MARGIN_MM = 9.0
HOLE_REACH_MM = 2.4
"""How deep a hole is cut: through any cortex, not through the next wall."""

FACING = {
    "right_side": (1, 0, 0),
    "left_side": (-1, 0, 0),
    "anterior": (0, 1, 0),
    "posterior": (0, -1, 0),
    "upper_endplate": (0, 0, 1),
    "lower_endplate": (0, 0, -1),
    "right_lateral": (1, 0, 0),
    "right_medial": (-1, 0, 0),
    "right_cranial": (0, 0, 1),
    "right_caudal": (0, 0, -1),
    "left_lateral": (-1, 0, 0),
    "left_medial": (1, 0, 0),
    "left_cranial": (0, 0, 1),
    "left_caudal": (0, 0, -1),
}


@attrs.frozen(kw_only=True)
class Hole:
    """A round hole through the cortex of a wall, its middle on the wall in box mm."""

    wall: str
    at_mm: tuple[float, float, float]
    diameter_mm: float


def middle_of(model: BoxModel, wall: str) -> tuple[float, float, float]:
    """Return a place on a wall with as much of it around as there is.

    On the posterior wall it lies beside the place of the basivertebral foramen.
    """
    half, low = model.height_mm / 2, model.pedicle_z_mm[0]
    sign = -1 if wall.startswith("left") else 1
    y = model.canal_dorsal_y_mm / 2
    z = model.pedicle_middle_z_mm
    width = max(model.width_mm / 2, model.lateral_mm + 1)
    between = (model.medial_mm + model.lateral_mm) / 2
    aside = 0.6 * model.medial_mm
    places = {
        "side": (sign * width, model.depth_mm * 0.4, 0.0),
        "anterior": (0.0, model.depth_mm, 0.0),
        "posterior": (aside, float(model.local_wall_y(aside)), -half * 0.3),
        "upper_endplate": (0.0, model.depth_mm / 2, half),
        "lower_endplate": (0.0, model.depth_mm / 2, -half),
        "lateral": (sign * model.lateral_mm, y, z),
        "medial": (sign * model.medial_mm, y, z),
        "cranial": (sign * between, y, model.pedicle_z_mm[1]),
        "caudal": (sign * between, y, low),
    }
    name = wall if wall in places else wall.split("_")[1]
    return places[name]


def scanned(
    model: BoxModel,
    scan: Scan,
    *,
    holes: Iterable[Hole] = (),
    frame: VertebraFrame = STRAIGHT,
    axes: AxisOrder = POSITIONS["HFS"],
) -> tuple[Vertebra, Volume]:
    """Return the model in closed form, and its CT with holes in its cortex."""
    fine = grid_around(model, frame=frame, spacing_mm=FINE_MM, margin_mm=MARGIN_MM)
    hu = _tissue(model, fine, frame, scan, holes)
    hu = ndimage.gaussian_filter(hu, scan.blur_mm / FINE_MM)
    hu = ndimage.convolve1d(hu, slice_profile(scan.spacing_mm[2] / FINE_MM), axis=0)
    grid = grid_around(
        model,
        frame=frame,
        spacing_mm=scan.spacing_mm,
        axes=axes,
        margin_mm=MARGIN_MM - max(scan.spacing_mm),
    )
    k, j, i = np.indices(grid.shape_kji)
    places = fine.to_ijk(grid.to_lps(np.stack((i, j, k), axis=-1)))[..., ::-1]
    values = ndimage.map_coordinates(
        hu, places.reshape(-1, 3).T, order=1, mode="nearest"
    ).reshape(grid.shape_kji)
    noise = np.random.default_rng(scan.seed).standard_normal(values.shape)
    noise = ndimage.gaussian_filter(noise, 0.5)
    values = values + scan.noise_hu * noise / noise.std()
    volume = Volume(
        voxels_hu=np.clip(values, -1024, 3071).astype(np.int16),
        grid=grid,
        identity=SERIES,
    )
    voxel = voxel_reach_mm(frame, grid)
    vertebra = attrs.evolve(
        analytic_vertebra(model, frame=frame),
        uncertainty_mm=voxel / 2,
        voxel_mm=voxel,
        coarsest_mm=grid.coarsest_mm,
    )
    return vertebra, volume


def _tissue(
    model: BoxModel,
    grid: Grid,
    frame: VertebraFrame,
    scan: Scan,
    holes: Iterable[Hole],
) -> FloatArray:
    """Return the densities before the scanner: spongy bone, cortex, holes, tissue."""
    random = np.random.default_rng(scan.seed + 1000)
    points = box_points(grid, frame)
    distances = part_distances(model, *points)
    del distances[Part.CANAL]
    bone = np.any([mm >= 0 for mm in distances.values()], axis=0)
    deep = ndimage.distance_transform_edt(bone, sampling=FINE_MM) - FINE_MM / 2
    texture = ndimage.gaussian_filter(random.standard_normal(bone.shape), 2.0)
    texture /= texture.std()
    hu = np.where(bone, scan.trabecular_hu + scan.texture_hu * texture, 50.0)
    shell = bone & (deep < scan.cortex_mm)
    for hole in holes:
        shell &= ~_within(hole, points)
    hu[shell] = scan.cortex_hu
    return np.asarray(hu)


def _within(hole: Hole, points: tuple[FloatArray, ...]) -> NDArray[np.bool_]:
    away = np.stack(points, axis=-1) - hole.at_mm
    facing = np.array(FACING[hole.wall], float)
    along = away @ facing
    across = np.linalg.norm(away - along[..., None] * facing, axis=-1)
    inside = (across <= hole.diameter_mm / 2) & (np.abs(along) <= HOLE_REACH_MM)
    return np.asarray(inside)
