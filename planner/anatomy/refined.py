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

from planner.anatomy.bone import Bone
from planner.anatomy.coverage import voxel_reach_mm
from planner.anatomy.parts import box_grid
from planner.anatomy.seeded.sampling import cut_patch
from planner.anatomy.seeded.surfaces import cortical_edge, step_up
from planner.anatomy.shape import FloatVolume, Shape
from planner.arrays import FloatArray, Points, Vector3
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, Volume

STEP_MM = 0.5
MARGIN_MM = 3.0

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

SPREAD_MM = 0.7
"""Gaussian over which neighbouring places of the surface agree: about one cortex."""

LARGEST_CHANGE = 0.35
"""Of the volume. Project default: a layer of one 1 mm voxel is about a third of the
smallest vertebra; more is another bone."""

COARSE_MM = 1.25
COARSE_SHARE = 2.0
"""A mask is coarse if its voxels are as long as this and hold so many of the images'.
Another is as true as an edge in those images, unless it lies off by more than `OFF_MM`
and half its voxel. Project default."""
OFF_MM = 0.5

THIN_MM = 0.25
"""How far outside the edge of a cortex thinner than the images' blur is read, beside
half a voxel of them. Project default (see `surfaces.HIGHEST_SHARE`)."""

LEAST_SEEN = 0.9
"""An axis whose walls show their edge at this share of places is as uncertain as the
images, not as the mask. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class Refined:
    """A bone after refining; `uncertainty_mm` is what a wall may be off along x, y, z.

    `seen_share` (3,) of the places facing along each axis were moved onto an edge.
    """

    bone: Bone
    uncertainty_mm: Vector3
    seen_share: Vector3


@attrs.frozen(kw_only=True, eq=False)
class _Skin:
    """Places of the surface: samples (n, 3) `kji`, points, normals into the bone."""

    kji: NDArray[np.intp]
    points_lps_mm: Points
    inward_lps: Points
    reach_mm: FloatArray


def refined(
    bone: Bone, frame: VertebraFrame, labels_grid: Grid, volume: Volume | None
) -> Refined:
    """Return the bone with its surface on the cortical edge, or as it was."""
    half = voxel_reach_mm(frame, labels_grid) / 2
    as_it_was = Refined(bone=bone, uncertainty_mm=half, seen_share=np.zeros(3))
    if volume is None:
        return as_it_was
    inside, grid = _fine(bone, frame)
    coarsest_mm = float(labels_grid.spacing_mm.max())
    smooth = ndimage.gaussian_filter(inside, 0.5 * coarsest_mm / STEP_MM)
    skin = _skin(inside, smooth, grid, labels_grid, frame)
    depth_mm, seen = _edges(skin, volume)
    if not seen.any():
        return as_it_was
    off_mm = np.abs(depth_mm[seen])
    is_off = np.median(off_mm) > max(OFF_MM, coarsest_mm / 2)
    if not (is_off or _is_coarse(labels_grid, volume.grid)):
        return as_it_was
    within = np.clip(depth_mm, -skin.reach_mm, skin.reach_mm)
    moved = _moved(inside, smooth, skin, np.where(seen, -within, 0.0))
    if _is_elsewhere(inside, moved, off_mm - skin.reach_mm[seen]):
        kept = attrs.evolve(bone, notes=(*bone.notes, "labels_beside_edge"))
        return attrs.evolve(as_it_was, bone=kept)
    share = _seen_share(skin, seen, frame)
    edge = THIN_MM + voxel_reach_mm(frame, volume.grid) / 2
    return Refined(
        bone=attrs.evolve(bone, shape=Shape(inside_mm=moved, grid=grid)),
        uncertainty_mm=np.where(share >= LEAST_SEEN, edge, np.maximum(edge, half)),
        seen_share=share,
    )


def _is_coarse(labels: Grid, images: Grid) -> bool:
    share = float(np.prod(labels.spacing_mm) / np.prod(images.spacing_mm))
    return bool(labels.spacing_mm.max() >= COARSE_MM and share >= COARSE_SHARE)


def _fine(bone: Bone, frame: VertebraFrame) -> tuple[FloatVolume, Grid]:
    points = frame.to_box(bone.points_lps_mm)
    grid, _ = box_grid(
        frame,
        points.min(axis=0) - MARGIN_MM,
        points.max(axis=0) + MARGIN_MM,
        step_mm=STEP_MM,
    )
    return bone.shape.sampled(grid), grid


def _slope(field: FloatVolume, kji: NDArray[np.intp]) -> FloatArray:
    """Return (n, 3): the slope along x, y and z (box) at samples off the border."""
    slopes = []
    for axis in (2, 1, 0):
        step = np.eye(3, dtype=np.intp)[axis]
        ahead, behind = field[tuple((kji + step).T)], field[tuple((kji - step).T)]
        slopes.append((ahead - behind) / (2 * STEP_MM))
    return np.column_stack(slopes).astype(float)


def _inner(mask: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the samples (n, 3) of a mask that have a neighbour on every side."""
    at = np.argwhere(mask[1:-1, 1:-1, 1:-1])
    return at + 1


def _skin(
    inside: FloatVolume,
    smooth: FloatVolume,
    grid: Grid,
    labels_grid: Grid,
    frame: VertebraFrame,
) -> _Skin:
    kji = _inner(np.abs(inside) <= SKIN_MM)[::2]
    slope = _slope(smooth, kji)
    length = np.linalg.norm(slope, axis=1)
    kji, slope = kji[length > 0], slope[length > 0]
    normal = slope / length[length > 0, None]
    inward = normal @ frame.axes_lps.T
    on_surface = grid.to_lps(kji[:, ::-1]) - inside[tuple(kji.T)][:, None] * inward
    along_voxel = inward @ labels_grid.lps_from_ijk[:3, :3]
    return _Skin(
        kji=kji,
        points_lps_mm=on_surface,
        inward_lps=inward,
        reach_mm=np.linalg.norm(along_voxel, axis=1),
    )


def _edges(skin: _Skin, volume: Volume) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return how deep (mm, + into the mask) each place's edge lies; which are seen."""
    search = SEARCH_VOXELS * float(skin.reach_mm.max())
    count = int(np.ceil((search + FLANK_MM) / STEP_MM))
    depth = STEP_MM * np.arange(-count, count + 1)
    points = skin.points_lps_mm[:, None] + depth[:, None] * skin.inward_lps[:, None]
    low, high = skin.points_lps_mm.min(axis=0), skin.points_lps_mm.max(axis=0)
    radius = float((high - low).max()) / 2 + count * STEP_MM
    raw = cut_patch(volume, (low + high) / 2, radius).at(points)
    profiles = np.clip(raw, SOFTEST_HU, None)
    allowed = np.abs(depth) <= SEARCH_VOXELS * skin.reach_mm[:, None]
    rise = step_up(profiles, round(1.0 / STEP_MM))
    nearer = 1 - 0.5 * np.abs(depth) / search
    index = np.where(allowed, rise * nearer, -np.inf).argmax(axis=1)
    edge, contrast = cortical_edge(profiles, index, rising=True, step_mm=STEP_MM)
    found = STEP_MM * (edge - count)
    size = np.array(volume.grid.shape_kji[::-1]) - 1
    ijk = volume.grid.to_ijk(points[:, (0, -1)])
    covered = ((ijk >= 0) & (ijk <= size)).all(axis=(1, 2))
    seen = (contrast >= LEAST_CONTRAST_HU) & covered & (raw.max(axis=1) < METAL_HU)
    return found, seen & (np.abs(found) <= SEARCH_VOXELS * skin.reach_mm)


def _moved(
    inside: FloatVolume, smooth: FloatVolume, skin: _Skin, outward_mm: FloatArray
) -> FloatVolume:
    """Return the bone with its surface moved outwards by what its places say."""
    weight = np.zeros_like(inside)
    total = np.zeros_like(inside)
    weight[tuple(skin.kji.T)] = 1
    total[tuple(skin.kji.T)] = outward_mm
    sigma = SPREAD_MM / STEP_MM
    total = ndimage.gaussian_filter(total, sigma)
    total /= ndimage.gaussian_filter(weight, sigma) + np.float32(1e-4)
    band = _inner(np.abs(inside) <= float(skin.reach_mm.max()) + 2 * STEP_MM)
    slope = _slope(smooth, band)
    length = np.maximum(np.linalg.norm(slope, axis=1), 0.5)
    depth = inside[tuple(band.T)]
    foot = band - (slope / length[:, None])[:, ::-1] * (depth / STEP_MM)[:, None]
    foot = np.clip(np.round(foot).astype(int), 0, np.array(inside.shape) - 1)
    moved = inside.copy()
    moved[tuple(band.T)] += total[tuple(foot.T)]
    return moved


def _is_elsewhere(
    inside: FloatVolume, moved: FloatVolume, beyond_mm: FloatArray
) -> bool:
    before, after = np.count_nonzero(inside > 0), np.count_nonzero(moved > 0)
    return bool(
        abs(after - before) > LARGEST_CHANGE * before or np.median(beyond_mm) > 0
    )


def _seen_share(skin: _Skin, seen: NDArray[np.bool_], frame: VertebraFrame) -> Vector3:
    facing = np.abs(skin.inward_lps @ frame.axes_lps) > np.sqrt(0.5)
    share: Vector3 = (facing & seen[:, None]).sum(axis=0) / facing.sum(axis=0)
    return share
