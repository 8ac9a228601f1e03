"""Surfaces of bone and of a vertebra's parts, made off the GUI thread.

All points are patient LPS mm.
"""

from collections.abc import Container

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPolyData
from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D

from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.arrays import Matrix4, Points, Vector3, apply_affine
from planner.imaging.volume import Grid, Volume
from planner.work import Monitor
from ui.render.medial import on_medial_wall
from ui.render.vtk_arrays import to_numpy, to_vtk

BONE_HU = 220.0
"""Cortex blurred to the surface's step still passes this; muscle and disc do not."""

WHOLE_STEP_MM = 2.6
NEAR_STEP_MM = 1.4
"""Sampling of the surface: of a whole volume, and around one vertebra."""

NEAR_REACH_MM = 75.0
"""How far around a vertebra bone is shown: its neighbours, and some ribs."""

NEAR_PIECE_MM = 38.0
"""Pieces that come no nearer to a vertebra are left out: kidneys full of contrast."""

OWN_MEMBERSHIP = 100.0
"""Bone that belongs to the vertebra at least so much is drawn as its parts instead."""

SMOOTHING_STEPS = 0.7
AIR_HU = -1000.0
SMALLEST_PIECE_MM3 = 1500.0
"""Smaller islands are calcifications, contrast or noise."""

PART_STRIDE = 2
"""Part surfaces are sampled at every second voxel of the membership map."""

MEDIAL_REACH_MM = 1.0


@attrs.frozen(eq=False)
class BoneSurface:
    """Bone as it is drawn, coarsely while the camera moves, and as it is met.

    Around a vertebra with all its parts, that vertebra is missing from what is drawn,
    so that its parts are seen; `solid` always has it.
    """

    drawn: vtkPolyData
    coarse: vtkPolyData
    solid: vtkPolyData

    @property
    def is_empty(self) -> bool:
        return self.solid.GetNumberOfCells() == 0


def bone_surface(
    volume: Volume, monitor: Monitor, *, vertebra: Vertebra | None = None
) -> BoneSurface:
    """Return the bone of a volume, or only what lies around a vertebra, finer."""
    grid, voxels = volume.grid, volume.voxels_hu
    if vertebra:
        grid, voxels = _cropped(grid, voxels, vertebra.frame.origin_lps_mm)
    step_mm = NEAR_STEP_MM if vertebra else WHOLE_STEP_MM
    field, lps_from_ijk = _thinned(grid, voxels, step_mm)
    monitor.check()
    _drop_pieces(field, lps_from_ijk, vertebra)
    monitor.check()
    solid = surface_at(_smoothed(field), lps_from_ijk, BONE_HU)
    drawn, smooth = solid, _smoothed(field)
    if vertebra and is_complete(vertebra.parts.membership):
        monitor.check()
        field[_own(field, lps_from_ijk, vertebra)] = AIR_HU
        smooth = _smoothed(field)
        drawn = surface_at(smooth, lps_from_ijk, BONE_HU)
    monitor.check()
    halved = lps_from_ijk @ np.diag((2.0, 2.0, 2.0, 1.0))
    coarse = surface_at(smooth[::2, ::2, ::2], halved, BONE_HU)
    return BoneSurface(drawn=drawn, coarse=coarse, solid=solid)


def is_complete(parts: Container[Part]) -> bool:
    """Tell whether parts are a whole vertebra: landmarks know nothing of the arch."""
    return Part.POSTERIOR_ELEMENTS in parts


def _smoothed(field: NDArray[np.float32]) -> NDArray[np.float32]:
    smooth: NDArray[np.float32] = ndimage.gaussian_filter(field, SMOOTHING_STEPS)
    return smooth


def _cropped(
    grid: Grid, voxels: NDArray[np.int16], around_lps_mm: Vector3
) -> tuple[Grid, NDArray[np.int16]]:
    """Return the part of a volume within `NEAR_REACH_MM` of a point."""
    middle = grid.to_ijk(around_lps_mm)
    reach = NEAR_REACH_MM / grid.spacing_mm
    size = np.array(grid.shape_kji[::-1])
    low = np.clip(np.floor(middle - reach), 0, size - 2).astype(int)
    high = np.clip(np.ceil(middle + reach), low + 2, size).astype(int)
    part = voxels[
        tuple(slice(a, b) for a, b in zip(low[::-1], high[::-1], strict=True))
    ]
    return grid.part(low, part.shape), part


def _thinned(
    grid: Grid, voxels: NDArray[np.int16], step_mm: float
) -> tuple[NDArray[np.float32], Matrix4]:
    """Average blocks of voxels to about `step_mm`; the axes come out right-handed."""
    block = np.maximum(1, np.rint(step_mm / grid.spacing_mm)).astype(int)
    counts = np.array(grid.shape_kji[::-1]) // block
    i, j, k = counts * block
    a, b, c = block
    parts = voxels[:k, :j, :i].reshape(counts[2], c, counts[1], b, counts[0], a)
    field = parts.mean(axis=(1, 3, 5), dtype=np.float32)
    matrix = grid.lps_from_ijk @ np.diag((*block, 1.0))
    matrix[:3, 3] = grid.to_lps((block - 1) / 2)
    if np.linalg.det(matrix[:3, :3]) < 0:
        matrix[:3, 3] += matrix[:3, 0] * (counts[0] - 1)
        matrix[:3, 0] *= -1
        field = field[:, :, ::-1]
    return np.ascontiguousarray(field), matrix


def _drop_pieces(
    field: NDArray[np.float32], lps_from_ijk: Matrix4, vertebra: Vertebra | None
) -> None:
    """Turn into air what is too small, or too far from the vertebra."""
    pieces, count = ndimage.label(field > BONE_HU)
    voxel_mm3 = float(abs(np.linalg.det(lps_from_ijk[:3, :3])))
    unwanted = np.bincount(pieces.ravel()) * voxel_mm3 < SMALLEST_PIECE_MM3
    if vertebra and count:
        away = _distances_mm(field.shape, lps_from_ijk, vertebra.frame.origin_lps_mm)
        nearest = ndimage.minimum(away, pieces, np.arange(count + 1))
        unwanted |= np.asarray(nearest) > NEAR_PIECE_MM
    unwanted[0] = False
    field[unwanted[pieces]] = AIR_HU


def _points(shape: tuple[int, ...], lps_from_ijk: Matrix4) -> Points:
    """Return the place (k, j, i, 3) of every voxel."""
    k, j, i = np.indices(shape, dtype=np.float32)
    return apply_affine(lps_from_ijk, np.stack((i, j, k), axis=-1))


def _distances_mm(
    shape: tuple[int, ...], lps_from_ijk: Matrix4, to_lps_mm: Vector3
) -> NDArray[np.float64]:
    away = _points(shape, lps_from_ijk) - to_lps_mm
    squares: NDArray[np.float64] = np.sum(away**2, axis=-1)
    return np.sqrt(squares)


def _own(
    field: NDArray[np.float32], lps_from_ijk: Matrix4, vertebra: Vertebra
) -> NDArray[np.bool_]:
    """Mark the vertebra's own bone and the voxels next to it."""
    grid = vertebra.parts.grid
    bone = np.maximum.reduce(
        [
            membership
            for part, membership in vertebra.parts.membership.items()
            if part is not Part.CANAL
        ]
    )
    at_ijk = grid.to_ijk(_points(field.shape, lps_from_ijk))
    share = ndimage.map_coordinates(
        bone, np.moveaxis(at_ijk[..., ::-1], -1, 0), output=np.float32, order=1
    )
    return ndimage.binary_dilation(share > OWN_MEMBERSHIP, iterations=1)


def surface_at(
    field: NDArray[np.generic], lps_from_ijk: Matrix4, level: float
) -> vtkPolyData:
    """Return where a field `[k, j, i]` passes a level, with normals, in LPS mm."""
    image = vtkImageData()
    image.SetDimensions(*field.shape[::-1])
    scalars = to_vtk(field.ravel())
    image.GetPointData().SetScalars(scalars)
    edges = vtkFlyingEdges3D()
    edges.SetInputData(image)
    edges.SetValue(0, level)
    edges.ComputeNormalsOn()
    edges.ComputeScalarsOff()
    edges.Update()
    surface: vtkPolyData = edges.GetOutput()
    if surface.GetNumberOfPoints():
        _to_lps(surface, lps_from_ijk)
    return surface


def _to_lps(surface: vtkPolyData, lps_from_ijk: Matrix4) -> None:
    points = to_numpy(surface.GetPoints().GetData())
    points[:] = points @ lps_from_ijk[:3, :3].T + lps_from_ijk[:3, 3]
    normals = to_numpy(surface.GetPointData().GetNormals())
    turned = normals @ np.linalg.inv(lps_from_ijk[:3, :3])
    normals[:] = turned / np.maximum(np.linalg.norm(turned, axis=1), 1e-9)[:, None]
    surface.GetPoints().Modified()


@attrs.frozen(eq=False)
class PartSurface:
    """One part; `medial` (n,) marks the points on a pedicle's medial wall."""

    part: Part
    surface: vtkPolyData
    medial: NDArray[np.bool_]


def part_surfaces(vertebra: Vertebra, monitor: Monitor) -> tuple[PartSurface, ...]:
    """Return the surface of every part of a vertebra that has one."""
    made = []
    grid = vertebra.parts.grid
    matrix = grid.lps_from_ijk @ np.diag((*[float(PART_STRIDE)] * 3, 1.0))
    for part, membership in monitor.watch(
        vertebra.parts.membership.items(), total=len(vertebra.parts.membership)
    ):
        blurred = ndimage.uniform_filter(membership, PART_STRIDE)
        field = np.pad(blurred[::PART_STRIDE, ::PART_STRIDE, ::PART_STRIDE], 1)
        padded = matrix.copy()
        padded[:3, 3] = matrix[:3, 3] - matrix[:3, :3].sum(axis=1)
        surface = surface_at(field.astype(np.float32), padded, Parts.WALL)
        if surface.GetNumberOfPoints():
            points = to_numpy(surface.GetPoints().GetData()).astype(np.float64)
            medial = on_medial_wall(vertebra, part, points, reach_mm=MEDIAL_REACH_MM)
            made.append(PartSurface(part, surface, medial))
    return tuple(made)
