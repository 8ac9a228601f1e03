"""Measures what was found: pieces of cement, their volumes and how sure they are."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import BoolArray
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid
from planner.review.cement import Cement, Component, MetalPiece

LEAST_SHARE = 0.25
"""A voxel less full than this joins nothing to anything: blur alone may bridge a gap
(project default)."""

LEAST_PIECE_ML = 0.02
"""A smaller piece is noise (rules.md C-01, C-03)."""

MOST_PIECES = 255
EVERYWHERE = np.ones((3, 3, 3))
NEAREST_VOXELS = 2.5


def pieces_of(
    share: NDArray[np.float32], grid: Grid
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Return the numbers of the connected pieces, the largest first, and their shares.

    Of the shares there remain those that lie in a piece or beside it: what is thinner
    than `LEAST_SHARE` belongs to the nearest piece.
    """
    labels = np.zeros(share.shape, np.uint8)
    held = share > 0
    if not held.any():
        return labels, share
    (block,) = ndimage.find_objects(held.astype(np.uint8))
    part = share[block]
    found, count = ndimage.label(part >= LEAST_SHARE, EVERYWHERE)
    voxel_ml = float(np.prod(grid.spacing_mm)) / 1000
    volumes = np.bincount(found.ravel(), part.ravel(), count + 1) * voxel_ml
    volumes[0] = 0
    order = np.argsort(-volumes)[:MOST_PIECES]
    order = order[volumes[order] >= LEAST_PIECE_ML]
    number_of = np.zeros(count + 1, np.uint8)
    number_of[order] = np.arange(1, len(order) + 1)
    labels[block] = number_of[found]
    away = ndimage.distance_transform_edt(labels[block] == 0)
    kept = np.zeros_like(share)
    kept[block] = np.where(away <= NEAREST_VOXELS, part, 0)
    return labels, kept


def owners(labels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return for each voxel the number of the nearest piece."""
    if not labels.any():
        return labels
    nearest = ndimage.distance_transform_edt(
        labels == 0, return_distances=False, return_indices=True
    )
    owned: NDArray[np.uint8] = labels[tuple(nearest)]
    return owned


def described(
    vertebra: Vertebra,
    grid: Grid,
    labels: NDArray[np.uint8],
    share: NDArray[np.float32],
    metal: NDArray[np.uint8] | None = None,
    metal_pieces: tuple[MetalPiece, ...] = (),
    *,
    edge_mm: float = 0.1,
) -> Cement:
    """Return the cement that labels and shares make, measured.

    Its surface may truly lie `edge_mm` elsewhere.
    """
    right_ml, left_ml = _sides(vertebra, grid, share)
    return Cement(
        grid=grid,
        labels=labels,
        share=share,
        components=_components(vertebra, grid, labels, share, edge_mm),
        metal=np.zeros_like(labels) if metal is None else metal,
        metal_pieces=metal_pieces,
        right_ml=right_ml,
        left_ml=left_ml,
    )


def _components(
    vertebra: Vertebra,
    grid: Grid,
    labels: NDArray[np.uint8],
    share: NDArray[np.float32],
    edge_mm: float,
) -> tuple[Component, ...]:
    if not labels.any():
        return ()
    (block,) = ndimage.find_objects((share > 0).astype(np.uint8))
    labels, share = labels[block], share[block]
    first = np.array([side.start for side in block])
    inside_body = _inside_body(vertebra, grid.part(first[::-1], share.shape))
    owner = owners(labels)
    step_mm = float(grid.spacing_mm.mean())
    slopes = np.gradient(share.astype(np.float32))
    surface = np.sqrt(sum(slope**2 for slope in slopes)) * step_mm**2
    result = []
    for number in range(1, int(labels.max()) + 1):
        own = (owner == number) & (share > 0)
        weights = share[own].astype(float)
        places = np.argwhere(own)[:, ::-1] + first[::-1]
        points = vertebra.frame.to_box(grid.to_lps(places))
        volume = float(weights.sum()) * step_mm**3 / 1000
        doubt = float(surface[owner == number].sum()) * edge_mm / 1000
        solid = points[labels[own] == number]
        middle = np.average(points, axis=0, weights=weights)
        result.append(
            Component(
                number=number,
                volume_ml=volume,
                low_ml=max(0.0, volume - doubt),
                high_ml=volume + doubt,
                centre_lps_mm=vertebra.frame.to_lps(middle),
                extent_mm=np.ptp(solid, axis=0) + step_mm,
                touches_body=bool((inside_body & (labels == number)).any()),
            )
        )
    return tuple(result)


def _inside_body(vertebra: Vertebra, grid: Grid) -> BoolArray:
    parts = vertebra.parts
    body = on_grid(parts.membership[Part.BODY], parts.grid, grid, outside=0)
    inside: BoolArray = body > parts.WALL
    return inside


def _sides(
    vertebra: Vertebra, grid: Grid, share: NDArray[np.float32]
) -> tuple[float, float]:
    """Return what lies right and left of the mid-sagittal plane, mL."""
    columns = [(i, 0, 0) for i in range(grid.shape_kji[2])]
    x = vertebra.frame.to_box(grid.to_lps(columns))[:, 0]
    voxel_ml = float(np.prod(grid.spacing_mm)) / 1000
    by_x = share.sum(axis=(0, 1), dtype=float) * voxel_ml
    half = float(by_x[np.abs(x) < 1e-6].sum()) / 2
    return float(by_x[x > 1e-6].sum()) + half, float(by_x[x < -1e-6].sum()) + half


CONTACT_MM = 1.0
"""Cement so near to an endplate touches it (project default)."""


def endplates_touched(vertebra: Vertebra, cement: Cement) -> tuple[str, ...]:
    """Return "superior", "inferior" or both: the endplates that cement reaches.

    An endplate is where the body ends upwards or downwards in its inner half.
    """
    parts, grid = vertebra.parts, vertebra.parts.grid
    body = parts.membership[Part.BODY] > parts.WALL
    held = on_grid(cement.share, cement.grid, grid, outside=0) >= LEAST_SHARE
    reach = round(CONTACT_MM / float(grid.spacing_mm[2])) + 1
    touched = []
    for name, step in (("superior", 1), ("inferior", -1)):
        beyond = ~body & np.roll(body, step, axis=0)
        near = ndimage.binary_dilation(
            beyond, np.ones((3, 1, 1), bool), iterations=reach
        )
        if (near & held).sum() * float(np.prod(grid.spacing_mm)) >= 1.0:
            touched.append(name)
    return tuple(touched)


def reaches_border(cement: Cement) -> bool:
    """Tell whether cement lies in the outermost voxels of its grid."""
    return any(
        bool(np.take(cement.labels, side, axis=axis).any())
        for axis in range(3)
        for side in (0, 1, -2, -1)
    )
