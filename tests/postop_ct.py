"""What a scanner does with cement and metal: streaks, and cement in a real CT."""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.arrays import Matrix4
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume
from tests.ct_paint import SERIES, Scan
from tests.ct_phantoms import FINE_MM
from tests.postop_shapes import Share

SOFT_HU = 50.0
FADES_MM = 20.0
WAVES = (2, 3, 5, 8)
"""How often bright and dark change about what casts them."""


def streaks_about(
    body: Share, grid: Grid, hu: float, random: np.random.Generator
) -> NDArray[np.float32]:
    """Return bright and dark rays in the slices that hold a body, `hu` at most."""
    streaks = np.zeros(grid.shape_kji, np.float32)
    phases = random.uniform(0, 2 * np.pi, len(WAVES))
    j, i = np.indices(grid.shape_kji[1:])
    for k in np.flatnonzero(body.max(axis=(1, 2)) > 0.5):
        middle = ndimage.center_of_mass(body[k])
        down, across = (j - middle[0]) * FINE_MM, (i - middle[1]) * FINE_MM
        away, turn = np.hypot(down, across), np.arctan2(down, across)
        rays = sum(np.cos(n * turn + p) for n, p in zip(WAVES, phases, strict=True))
        fade = np.exp(-away / FADES_MM) * np.clip(away / 5, 0, 1)
        streaks[k] = hu / len(WAVES) * rays * fade
    return streaks


def scanned(hu: NDArray[np.floating], fine: Grid, scan: Scan) -> Volume:
    """Return the CT of fine voxels, which may lie askew in the scanner.

    Beyond the fine voxels there is soft tissue.
    """
    soft = ndimage.gaussian_filter(hu.astype(np.float32), scan.blur_mm / FINE_MM)
    grid = _slices(np.array(scan.spacing_mm), fine)
    values = _through_slices(soft, fine, grid, outside=SOFT_HU)
    return Volume(
        voxels_hu=_noisy(values, scan, smooth=0.6), grid=grid, identity=SERIES
    )


def added_to(
    ct: Volume,
    moved: Matrix4,
    fine: Grid,
    added: Sequence[tuple[Share, float]],
    streaks_hu: NDArray[np.float32],
    scan: Scan,
) -> Volume:
    """Return a real CT of the patient moved by a matrix, with bodies added to it.

    It is sampled anew along the axes of the scanner, with voxels of its own size, which
    lie beside those of before.
    """
    there = attrs.evolve(ct.grid, lps_from_ijk=moved @ ct.grid.lps_from_ijk)
    grid = _slices(np.sort(ct.grid.spacing_mm), fine)
    hu = on_grid(ct.voxels_hu, there, grid, outside=-1024)
    for share, dense_hu in added:
        soft = ndimage.gaussian_filter(share, scan.blur_mm / FINE_MM)
        hu += _through_slices(soft, fine, grid, outside=0) * (dense_hu - hu)
    hu += on_grid(streaks_hu, fine, grid, outside=0)
    voxels = _noisy(hu, scan, smooth=0.0)
    return attrs.evolve(ct, voxels_hu=voxels, grid=grid, quarantined=())


def _through_slices(
    values: NDArray[np.float32], fine: Grid, grid: Grid, *, outside: float
) -> NDArray[np.float32]:
    """Return fine values as slices show them: the mean over their thickness."""
    thick = float(grid.spacing_mm[2])
    layers = max(1, round(thick / FINE_MM))
    total = np.zeros(grid.shape_kji, np.float32)
    for layer in range(layers):
        away_mm = ((layer + 0.5) / layers - 0.5) * thick
        matrix = np.array(grid.lps_from_ijk)
        matrix[:3, 3] += away_mm * grid.directions_lps[:, 2]
        part = attrs.evolve(grid, lps_from_ijk=matrix)
        total += on_grid(values, fine, part, outside=outside)
    total /= layers
    return total


def _noisy(
    values: NDArray[np.float32], scan: Scan, *, smooth: float
) -> NDArray[np.int16]:
    random = np.random.default_rng(scan.seed)
    noise = random.standard_normal(values.shape, np.float32)
    if smooth:
        noise = ndimage.gaussian_filter(noise, (0, smooth, smooth))
    values = values + np.float32(scan.noise_hu / noise.std()) * noise
    return np.clip(values, -1024, scan.ceiling_hu).astype(np.int16)


def _slices(spacing_mm: NDArray[np.float64], fine: Grid) -> Grid:
    """Return voxels along the axes of the scanner over a block of fine ones."""
    corners = fine.corners_lps_mm()
    matrix = np.diag([*spacing_mm, 1.0])
    matrix[:3, 3] = corners.min(axis=0) + 0.37 * spacing_mm
    count = np.floor(np.ptp(corners, axis=0) / spacing_mm).astype(int)
    return Grid(shape_kji=count[::-1], lps_from_ijk=matrix)
