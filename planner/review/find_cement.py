"""Finds the cement of a level on the CT after the operation."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import BoolArray
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume
from planner.review.cement import Cement, Component, MetalPiece
from planner.review.review_box import review_grid
from planner.work import Monitor

SEED_HU = 1500.0
GROW_HU = 900.0
"""Where cement is certain, and how far down it goes on from there (rules.md L-13)."""

AROUND_HU = 150.0
"""Spongy bone and soft tissue beside cement (rules.md L-13)."""

LEAST_PIECE_ML = 0.02
"""A smaller piece is noise (rules.md C-01, C-03)."""

MOST_PIECES = 255


@attrs.frozen(kw_only=True)
class Thresholds:
    """CT numbers of cement; `cement_hu` is that of a voxel full of it, if known."""

    seed_hu: float = SEED_HU
    grow_hu: float = GROW_HU
    cement_hu: float | None = None


def find_cement(
    vertebra: Vertebra,
    postop: Volume,
    *,
    thresholds: Thresholds | None = None,
    monitor: Monitor | None = None,
) -> Cement:
    """Return the cement in the review box of a vertebra.

    `vertebra` lies in the frame of reference of `postop`.

    Raises
    ------
    ValueError
        If the CT does not show the vertebra's surroundings.
    """
    thresholds, monitor = thresholds or Thresholds(), monitor or Monitor()
    grid = review_grid(vertebra, postop.grid)
    hu = on_grid(postop.voxels_hu, postop.grid, grid, outside=-1000)
    monitor.report(0.3)
    full = thresholds.cement_hu or float(hu.max())
    pieces, _ = ndimage.label(hu >= thresholds.grow_hu, np.ones((3, 3, 3)))
    certain = np.unique(pieces[hu >= thresholds.seed_hu])
    labels = np.where(np.isin(pieces, certain), pieces, 0)
    labels = _by_size(labels, grid)
    share = np.clip((hu - AROUND_HU) / (full - AROUND_HU), 0, 1).astype(np.float32)
    share[labels == 0] = 0
    body = on_grid(
        vertebra.parts.membership[Part.BODY], vertebra.parts.grid, grid, outside=0
    )
    inside = body > vertebra.parts.WALL
    return described(vertebra, grid, labels, share, inside)


def described(
    vertebra: Vertebra,
    grid: Grid,
    labels: NDArray[np.uint8],
    share: NDArray[np.float32],
    inside_body: BoolArray,
    metal: NDArray[np.uint8] | None = None,
    metal_pieces: tuple[MetalPiece, ...] = (),
) -> Cement:
    """Return the cement that labels and shares make, measured."""
    voxel_ml = float(np.prod(grid.spacing_mm)) / 1000
    components = []
    for number, block in enumerate(ndimage.find_objects(labels), start=1):
        own = labels[block] == number
        shares = np.where(own, share[block], 0.0)
        places = np.argwhere(own)[:, ::-1] + [s.start for s in block[::-1]]
        weights = shares[own]
        volume = float(weights.sum()) * voxel_ml
        points = vertebra.frame.to_box(grid.to_lps(places))
        components.append(
            Component(
                number=number,
                volume_ml=volume,
                low_ml=0.9 * volume,
                high_ml=1.1 * volume,
                centre_lps_mm=vertebra.frame.to_lps(
                    np.average(points, axis=0, weights=weights)
                ),
                extent_mm=np.ptp(points, axis=0) + grid.spacing_mm,
                touches_body=bool((own & inside_body[block]).any()),
            )
        )
    x = vertebra.frame.to_box(
        grid.to_lps([(i, 0, 0) for i in range(grid.shape_kji[2])])
    )[:, 0]
    by_x = share.sum(axis=(0, 1), dtype=float) * voxel_ml
    return Cement(
        grid=grid,
        labels=labels,
        share=share,
        components=tuple(components),
        metal=np.zeros_like(labels) if metal is None else metal,
        metal_pieces=metal_pieces,
        right_ml=float(by_x[x > 0].sum() + by_x[x == 0].sum() / 2),
        left_ml=float(by_x[x < 0].sum() + by_x[x == 0].sum() / 2),
    )


def _by_size(pieces: NDArray[np.generic], grid: Grid) -> NDArray[np.uint8]:
    """Number the pieces anew, the largest first, without those that are noise."""
    counts = np.bincount(pieces.ravel())
    counts[0] = 0
    least = LEAST_PIECE_ML * 1000 / float(np.prod(grid.spacing_mm))
    order = np.argsort(-counts)[:MOST_PIECES]
    order = order[counts[order] >= least]
    number_of = np.zeros(len(counts), np.uint8)
    number_of[order] = np.arange(1, len(order) + 1)
    numbered: NDArray[np.uint8] = number_of[pieces]
    return numbered
