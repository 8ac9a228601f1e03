"""What a scanner does with cement and metal: streaks, and cement in a real CT."""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.arrays import Matrix4
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume
from tests.ct_paint import Scan, slice_profile
from tests.ct_phantoms import FINE_MM
from tests.postop_shapes import Share

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


def added_to(
    ct: Volume,
    moved: Matrix4,
    fine: Grid,
    added: Sequence[tuple[Share, float]],
    streaks_hu: NDArray[np.float32],
    scan: Scan,
) -> Volume:
    """Return a real CT of the patient moved by a matrix, with bodies added to it.

    It is sampled anew along the axes of the patient about `fine`, with voxels of its
    own size, which lie beside those of before.
    """
    there = attrs.evolve(ct.grid, lps_from_ijk=moved @ ct.grid.lps_from_ijk)
    grid = _slices(ct.grid, fine)
    hu = on_grid(ct.voxels_hu, there, grid, outside=-1024)
    for share, dense_hu in added:
        soft = ndimage.gaussian_filter(share, scan.blur_mm / FINE_MM)
        layers = float(grid.spacing_mm[2]) / FINE_MM
        soft = ndimage.convolve1d(soft, slice_profile(layers), axis=0)
        hu += on_grid(soft, fine, grid, outside=0) * (dense_hu - hu)
    hu += on_grid(streaks_hu, fine, grid, outside=0)
    random = np.random.default_rng(scan.seed)
    hu += scan.noise_hu * random.standard_normal(hu.shape)
    voxels = np.clip(hu, -1024, scan.ceiling_hu).astype(np.int16)
    return attrs.evolve(ct, voxels_hu=voxels, grid=grid, quarantined=())


def _slices(like: Grid, fine: Grid) -> Grid:
    spacing = np.sort(like.spacing_mm)
    corners = fine.corners_lps_mm()
    matrix = np.diag([*spacing, 1.0])
    matrix[:3, 3] = corners.min(axis=0) + 0.37 * spacing
    count = np.floor(np.ptp(corners, axis=0) / spacing).astype(int)
    return Grid(shape_kji=count[::-1], lps_from_ijk=matrix)
