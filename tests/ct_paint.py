"""A CT from fine labels: cortex, spongy bone, soft tissue, vessels, blur and noise."""

from collections.abc import Sequence
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.shape import cropped
from planner.arrays import FloatArray, Matrix4, apply_affine
from planner.imaging.labels import read_labels
from planner.imaging.volume import Grid, LabelMap, SeriesIdentity, Volume
from tests.ct_phantoms import DISC, FINE_MM, RIB

SERIES = SeriesIdentity(series_uid="2.25.7341", content_sha256="0" * 64)


@attrs.frozen(kw_only=True)
class Scan:
    """How bone is and how it is scanned: CT numbers in HU, lengths in mm.

    The scanner's blur is a Gaussian in the plane and the slice's thickness across it.
    No number is above `ceiling_hu`: that of 12 bits, unless said otherwise.
    """

    name: str
    spacing_mm: tuple[float, float, float] = (0.7, 0.7, 1.0)
    trabecular_hu: float = 130.0
    texture_hu: float = 25.0
    cortex_hu: float = 900.0
    cortex_mm: float = 1.1
    blur_mm: float = 0.45
    noise_hu: float = 20.0
    contrast_hu: float = 50.0
    ceiling_hu: float = 3071.0
    seed: int = 0


HEALTHY = Scan(name="healthy, 1 mm")
POROTIC = Scan(
    name="osteoporotic, 1 mm",
    trabecular_hu=30,
    cortex_hu=650,
    cortex_mm=0.8,
    noise_hu=30,
)
THIN = Scan(name="healthy, 0.5 mm", spacing_mm=(0.5, 0.5, 0.5), noise_hu=35)
THICK = Scan(
    name="osteoporotic, 2.5 mm",
    spacing_mm=(0.8, 0.8, 2.5),
    trabecular_hu=50,
    cortex_hu=700,
    cortex_mm=0.9,
)
VESSELS = Scan(name="contrast in vessels, 1 mm", contrast_hu=350)


def painted(
    labels: LabelMap,
    scan: Scan,
    *,
    added: Sequence[tuple[NDArray[np.floating], float]] = (),
    streaks_hu: NDArray[np.floating] | None = None,
) -> Volume:
    """Return the CT of fine labels (`FINE_MM`) as the scanner shows them.

    `added` are further things: how much of each fine voxel they fill, and their HU.
    `streaks_hu` is what the scanner sees there and is not, on the fine voxels.
    """
    random = np.random.default_rng(scan.seed)
    hu = _tissue(labels.labels, scan, random)
    for share, dense_hu in added:
        hu = hu + share * (dense_hu - hu)
    if streaks_hu is not None:
        hu = hu + streaks_hu
    hu = ndimage.gaussian_filter(hu, scan.blur_mm / FINE_MM)
    hu = ndimage.convolve1d(hu, slice_profile(scan.spacing_mm[2] / FINE_MM), axis=0)
    grid = coarser(labels.grid, scan.spacing_mm)
    values = ndimage.map_coordinates(
        hu, _places(grid, labels.grid), order=1, mode="nearest"
    ).reshape(grid.shape_kji)
    noise = ndimage.gaussian_filter(random.standard_normal(values.shape), (0, 0.6, 0.6))
    values = values + scan.noise_hu * noise / noise.std()
    return Volume(
        voxels_hu=np.clip(values, -1024, scan.ceiling_hu).astype(np.int16),
        grid=grid,
        identity=SERIES,
    )


def slice_profile(layers: float) -> FloatArray:
    """Return the weights of the layers in a slice of so many, even about its middle.

    The outermost count by what of them lies in the slice: an even number of whole
    layers would show everything half a layer beside its place.
    """
    reach = int(np.ceil((layers - 1) / 2))
    away = np.abs(np.arange(-reach, reach + 1))
    weight = np.clip((layers + 1) / 2 - away, 0, 1)
    return np.asarray(weight / weight.sum())


def coarser(grid: Grid, spacing_mm: tuple[float, float, float]) -> Grid:
    """Return a grid of other voxels over the same block."""
    spacing = np.array(spacing_mm)
    extent = np.array(grid.shape_kji[::-1]) * grid.spacing_mm
    count = np.floor(extent / spacing).astype(int) - 1
    matrix = np.array(grid.lps_from_ijk)
    matrix[:3, :3] = grid.directions_lps * spacing
    matrix[:3, 3] += grid.directions_lps @ (spacing / 2)
    return Grid(shape_kji=count[::-1], lps_from_ijk=matrix)


def sampled_labels(
    labels: LabelMap, spacing_mm: tuple[float, float, float]
) -> LabelMap:
    """Return the labels as a segmentation of the scan would have them."""
    grid = coarser(labels.grid, spacing_mm)
    values = ndimage.map_coordinates(
        labels.labels, _places(grid, labels.grid), order=0, mode="nearest"
    ).reshape(grid.shape_kji)
    bone = np.where(values >= RIB, 0, values)
    return LabelMap(labels=bone.astype(np.uint16), grid=grid)


def _places(grid: Grid, fine: Grid) -> FloatArray:
    k, j, i = np.indices(grid.shape_kji, dtype=np.float32)
    places: FloatArray = fine.to_ijk(grid.to_lps(np.stack((i, j, k), axis=-1)))
    return places[..., ::-1].reshape(-1, 3).T


def tissue(labels: LabelMap, scan: Scan) -> FloatArray:
    """Return the HU of fine labels before a scanner sees them."""
    return _tissue(labels.labels, scan, np.random.default_rng(scan.seed))


def _tissue(
    labels: NDArray[np.uint16], scan: Scan, random: np.random.Generator
) -> FloatArray:
    bone = (labels > 0) & (labels != DISC)
    hu: FloatArray = np.full(labels.shape, 50.0)
    patches = ndimage.gaussian_filter(
        random.standard_normal(labels.shape).astype(np.float32), 8
    )
    hu[patches > 1.2 * patches.std()] = -90
    hu[labels == DISC] = 85
    _add_vessel(hu, bone, scan)
    texture = ndimage.gaussian_filter(
        random.standard_normal(labels.shape).astype(np.float32), 1.0
    )
    texture /= texture.std()
    deep = ndimage.distance_transform_edt(bone, sampling=FINE_MM) - FINE_MM / 2
    hu[bone] = scan.trabecular_hu + scan.texture_hu * texture[bone]
    shell = bone & (deep < scan.cortex_mm)
    hu[shell] = scan.cortex_hu + 60 * texture[shell]
    hu[_seams(labels, bone)] = 150
    return hu


def _add_vessel(hu: FloatArray, bone: NDArray[np.bool_], scan: Scan) -> None:
    """Lay the aorta before the left half of the bodies, and lung before it."""
    front = np.flatnonzero(bone.any(axis=(0, 2)))[0]
    j = np.arange(hu.shape[1])[:, None]
    i = np.arange(hu.shape[2])
    middle = np.mean(np.nonzero(bone)[2]) + 10 / FINE_MM
    radius = np.hypot(j - front + 7 / FINE_MM, i - middle) * FINE_MM
    hu[np.broadcast_to(radius < 9, hu.shape) & ~bone] = scan.contrast_hu
    hu[:, : max(1, front - int(17 / FINE_MM))] = -800


def _seams(labels: NDArray[np.uint16], bone: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark where two bones touch: no shape says it, but every joint has a space."""
    seam = np.zeros_like(bone)
    for axis in range(3):
        first = tuple(slice(None, -1) if a == axis else slice(None) for a in range(3))
        second = tuple(slice(1, None) if a == axis else slice(None) for a in range(3))
        touch = bone[first] & bone[second] & (labels[first] != labels[second])
        seam[first] |= touch
        seam[second] |= touch
    return seam


def real_shapes(
    path: Path, value: int, *, neighbours: int = 2, moved: Matrix4 | None = None
) -> LabelMap:
    """Return a labelled vertebra and those near it, finer and without steps.

    `value` and its neighbours in number are kept; the block reaches 20 mm around.
    `moved` (4, 4) carries LPS mm of the file to where the patient lies now.
    """
    moved = np.eye(4) if moved is None else moved
    labels = read_labels(path)
    block, grid = cropped(labels.labels == value, labels.grid, margin_mm=45.0)
    near = labels.labels[block]
    corners = apply_affine(moved, grid.corners_lps_mm())
    kept = labels.grid.to_lps(np.argwhere(labels.labels == value)[:, ::-1])
    kept = apply_affine(moved, kept)
    low = np.maximum(corners.min(axis=0), kept.min(axis=0) - np.array([18, 10, 42]))
    high = np.minimum(corners.max(axis=0), kept.max(axis=0) + np.array([18, 8, 42]))
    matrix = np.diag([FINE_MM] * 3 + [1.0])
    matrix[:3, 3] = low
    count = np.ceil((high - low) / FINE_MM).astype(int)
    fine = Grid(shape_kji=count[::-1], lps_from_ijk=matrix)
    there = attrs.evolve(grid, lps_from_ijk=moved @ grid.lps_from_ijk)
    places = _places(fine, there)
    best = np.full(fine.shape_kji, 0.5, np.float32)
    result = np.zeros(fine.shape_kji, np.uint16)
    for number in range(value - neighbours, value + neighbours + 1):
        soft = ndimage.gaussian_filter((near == number).astype(np.float32), 0.5)
        share = ndimage.map_coordinates(soft, places, order=1).reshape(fine.shape_kji)
        result[share > best] = number
        np.maximum(best, share, out=best)
    return LabelMap(labels=result, grid=fine)
