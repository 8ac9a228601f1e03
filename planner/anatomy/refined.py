"""Move the surface of a label's bone onto the cortical edge that the images show.

A mask ends at voxels, the cortex does not. Each place of the surface reads the images
along its normal and moves to the edge, by no more than one voxel of the mask and only
where an edge is seen. A mask that would have to change by more is not a coarse mask but
one that lies elsewhere: it stays, and a note says so.
"""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.coverage import voxel_reach_mm
from planner.anatomy.scan import BoxScan
from planner.anatomy.seeded.sampling import cut_patch
from planner.anatomy.seeded.surfaces import cortical_edge, step_up
from planner.anatomy.shape import FloatVolume
from planner.arrays import FloatArray, Points, Vector3
from planner.imaging.volume import Grid, Volume

ASIDE_MM = 34.0
BEHIND_MM = 18.0
"""How far from the canal's middle walls are refined: body, pedicles and ring. The ends
of the processes are no wall of anything."""

COARSER = 2
"""Normals and shifts vary slowly: they are kept at every second sample of the scan."""

EVERY = 4
"""Of the samples near the surface so many are one place: about one for each mm2."""

DEPTH_STEP_MM = 0.5

SKIN_MM = 0.3
"""Samples no farther from the mask's surface than this are read as places of it."""

FLANK_MM = 2.5
"""`cortical_edge` reads the tissue on either side of an edge as far as this."""

SEARCH_VOXELS = 1.5
"""An edge is looked for beyond the one voxel that a place may move, so that a mask
which lies farther off is told from one that is coarse."""

LEAST_CONTRAST_HU = 150.0
"""Less than this between soft tissue and cortex is noise. Project default: five times
the noise of a clinical scan."""

SOFTEST_HU = -100.0
"""Lung, gas and fat outside count as soft tissue: the edge is that of the bone."""

METAL_HU = 2200.0
"""Above all cortex (rules.md L-13: up to 1800 HU); its streaks hide any edge."""

HIGHEST_SHARE = 0.8
"""How high up its flank the edge of a thin cortex may lie: the top of what a sheet of
1 mm asks for (`surfaces.HIGHEST_SHARE`). Read lower, a porotic pedicle looks wider."""

SPREAD_MM = 0.7
"""Gaussian over which neighbouring places of the surface agree: about one cortex."""

LARGEST_CHANGE = 0.35
"""Of the volume. Project default: a layer of one 1 mm voxel is about a third of the
smallest vertebra; more is another bone."""

COARSE_MM = 1.25
COARSE_SHARE = 2.0
"""A mask is coarse if its voxels are as long as this and hold so many of the images'.
Another is drawn onto the edge only where it lies off by more than `OFF_MM` and half its
voxel: on a real CT the reading of the edge and the masks of a network differ by 0.5 mm,
and nobody knows which is truer. Project defaults."""
OFF_MM = 0.5

LEAST_SEEN = 0.9
"""An axis whose walls show their edge at this share of places is as uncertain as the
images, not as the mask. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class Refined:
    """A scan after refining; `uncertainty_mm` is what a wall may be off along x, y, z.

    `note` is a code for `Vertebra.notes`; empty if there is nothing to say. `is_moved`
    tells whether any place was moved.
    """

    scan: BoxScan
    uncertainty_mm: Vector3
    is_moved: bool = False
    note: str = ""


@attrs.frozen(kw_only=True, eq=False)
class _Skin:
    """Places of the surface: samples (n, 3) `kji`, points, normals into the bone.

    `reach_mm` (n,) is how long a voxel of the mask is along each normal.
    """

    kji: NDArray[np.intp]
    points_lps_mm: Points
    inward_box: Points
    inward_lps: Points
    reach_mm: FloatArray


def refined(scan: BoxScan, labels_grid: Grid, volume: Volume | None) -> Refined:
    """Return the scan with the bone's surface on the cortical edge, or as it was."""
    half = voxel_reach_mm(scan.frame, labels_grid) / 2
    as_it_was = Refined(scan=scan, uncertainty_mm=half)
    if volume is None:
        return as_it_was
    block, grid = _near_canal(scan)
    inside = scan.inside_mm[block]
    skin = _skin(inside, grid, labels_grid, scan)
    if not len(skin.kji):
        return as_it_was
    depth_mm, seen = _edges(skin, volume)
    off_mm = np.abs(depth_mm[seen])
    if not seen.any() or (
        not _is_coarse(labels_grid, volume.grid)
        and np.median(off_mm) <= max(OFF_MM, labels_grid.spacing_mm.max() / 2)
    ):
        return as_it_was
    shift = np.where(seen, -np.clip(depth_mm, -skin.reach_mm, skin.reach_mm), 0.0)
    moved = _moved(inside, skin, shift, step_mm=scan.step_mm)
    if _is_elsewhere(inside, moved, off_mm - skin.reach_mm[seen]):
        return attrs.evolve(as_it_was, note="labels_beside_edge")
    share = _seen_share(skin, seen)
    edge = voxel_reach_mm(scan.frame, volume.grid) / 2
    whole = scan.inside_mm.copy()
    whole[block] = moved
    return Refined(
        scan=attrs.evolve(scan, inside_mm=whole),
        uncertainty_mm=np.where(share >= LEAST_SEEN, edge, np.maximum(edge, half)),
        is_moved=True,
    )


def _is_coarse(labels: Grid, images: Grid) -> bool:
    share = float(np.prod(labels.spacing_mm) / np.prod(images.spacing_mm))
    return bool(labels.spacing_mm.max() >= COARSE_MM and share >= COARSE_SHARE)


def _near_canal(scan: BoxScan) -> tuple[tuple[slice, slice, slice], Grid]:
    """Return the block of the scan that is refined, and its grid."""
    aside = np.abs(scan.x_mm - np.median(scan.canal_x_mm)) <= ASIDE_MM
    ahead = scan.y_mm >= np.median(scan.canal_y_mm) - BEHIND_MM
    rows, columns = np.flatnonzero(ahead), np.flatnonzero(aside)
    j = slice(int(rows[0]), int(rows[-1]) + 1)
    i = slice(int(columns[0]), int(columns[-1]) + 1)
    k = slice(0, scan.grid.shape_kji[0])
    count = [part.stop - part.start for part in (k, j, i)]
    return (k, j, i), scan.grid.part((i.start, j.start, 0), count)


def _skin(inside: FloatVolume, grid: Grid, labels_grid: Grid, scan: BoxScan) -> _Skin:
    """Return the places of the surface, their normals across the steps of the mask."""
    kji = np.argwhere(np.abs(inside) <= SKIN_MM)[::EVERY]
    coarse = inside[::COARSER, ::COARSER, ::COARSER]
    spread = 0.5 * float(labels_grid.spacing_mm.max()) / (COARSER * scan.step_mm)
    slopes = np.gradient(ndimage.gaussian_filter(coarse, spread))
    at = kji.T / COARSER
    normal = np.column_stack(
        [ndimage.map_coordinates(slope, at, order=1) for slope in slopes[::-1]]
    ).astype(float)
    length = np.linalg.norm(normal, axis=1)
    kji, normal = kji[length > 0], (normal / np.maximum(length, 1e-9)[:, None])
    normal = normal[length > 0]
    inward = normal @ scan.frame.axes_lps.T
    depth = inside[tuple(kji.T)].astype(float)
    return _Skin(
        kji=kji,
        points_lps_mm=grid.to_lps(kji[:, ::-1]) - depth[:, None] * inward,
        inward_box=normal,
        inward_lps=inward,
        reach_mm=np.linalg.norm(inward @ labels_grid.lps_from_ijk[:3, :3], axis=1),
    )


def _edges(skin: _Skin, volume: Volume) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return how deep (mm, + into the mask) each place's edge lies; which are seen."""
    search = SEARCH_VOXELS * float(skin.reach_mm.max())
    count = int(np.ceil((search + FLANK_MM) / DEPTH_STEP_MM))
    depth = DEPTH_STEP_MM * np.arange(-count, count + 1)
    points = skin.points_lps_mm[:, None] + depth[:, None] * skin.inward_lps[:, None]
    low, high = skin.points_lps_mm.min(axis=0), skin.points_lps_mm.max(axis=0)
    radius = float((high - low).max()) / 2 + count * DEPTH_STEP_MM
    raw = cut_patch(volume, (low + high) / 2, radius).at(points)
    profiles = np.clip(raw, SOFTEST_HU, None)
    allowed = np.abs(depth) <= SEARCH_VOXELS * skin.reach_mm[:, None]
    rise = step_up(profiles, round(1.0 / DEPTH_STEP_MM))
    nearer = 1 - 0.5 * np.abs(depth) / search
    index = np.where(allowed, rise * nearer, -np.inf).argmax(axis=1)
    edge, contrast = cortical_edge(
        profiles, index, rising=True, step_mm=DEPTH_STEP_MM, highest_share=HIGHEST_SHARE
    )
    found = DEPTH_STEP_MM * (edge - count)
    size = np.array(volume.grid.shape_kji[::-1]) - 1
    ijk = volume.grid.to_ijk(points[:, (0, -1)])
    covered = ((ijk >= 0) & (ijk <= size)).all(axis=(1, 2))
    seen = (contrast >= LEAST_CONTRAST_HU) & covered & (raw.max(axis=1) < METAL_HU)
    return found, seen & (np.abs(found) <= SEARCH_VOXELS * skin.reach_mm)


def _moved(
    inside: FloatVolume, skin: _Skin, outward_mm: FloatArray, *, step_mm: float
) -> FloatVolume:
    """Return the bone with its surface moved outwards by what its places say."""
    shape = tuple(-(-size // COARSER) for size in inside.shape)
    cell = np.ravel_multi_index(tuple((skin.kji // COARSER).T), shape)
    count = int(np.prod(shape))
    spread = SPREAD_MM / (COARSER * step_mm)
    weight, total = (
        ndimage.gaussian_filter(
            np.bincount(cell, values, count).reshape(shape).astype(np.float32), spread
        )
        for values in (None, outward_mm)
    )
    shift = total / (weight + np.float32(1e-4))
    band = np.argwhere(np.abs(inside) <= float(skin.reach_mm.max()) + 1.0)
    middle = (band.T - (COARSER - 1) / 2) / COARSER
    moved = inside.copy()
    moved[tuple(band.T)] += ndimage.map_coordinates(
        shift, middle, order=1, mode="nearest"
    )
    return moved


def _is_elsewhere(
    inside: FloatVolume, moved: FloatVolume, beyond_mm: FloatArray
) -> bool:
    before, after = np.count_nonzero(inside > 0), np.count_nonzero(moved > 0)
    return bool(
        abs(after - before) > LARGEST_CHANGE * before or np.median(beyond_mm) > 0
    )


def _seen_share(skin: _Skin, seen: NDArray[np.bool_]) -> Vector3:
    """Return (3,): the share of the places facing along x, y and z that saw an edge."""
    facing = np.abs(skin.inward_box) > np.sqrt(0.5)
    share: Vector3 = (facing & seen[:, None]).sum(axis=0) / np.maximum(
        facing.sum(axis=0), 1
    )
    return share
