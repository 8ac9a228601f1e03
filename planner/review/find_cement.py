"""Finds the cement of a level on the CT after the operation, told from metal and bone.

Dense voxels of the CT are gathered first (`dense_voxels`), metal is taken out of them
by its shape (`metal_rods`); the edges of what is left tell how dense the cement is and
how sharp the scanner (`cement_edge`), and so how much of each fine voxel is cement
(`cement_share`).
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Vertebra
from planner.arrays import BoolArray
from planner.errors import LevelNotCovered
from planner.imaging.resample import on_grid
from planner.imaging.volume import Block, Grid, Volume, block_around
from planner.review.cement import Cement, MetalPiece
from planner.review.cement_edge import Edge
from planner.review.cement_measures import LEAST_PIECE_ML, described, pieces_of
from planner.review.cement_share import Seen, fitted_share
from planner.review.dense_voxels import AROUND_HU, Before, DenseVoxels
from planner.review.metal_rods import (
    LIGHTEST_METAL_HU,
    OUTSIDE_MM,
    SLAB_MM,
    Rod,
    beyond,
    find_rod,
)
from planner.review.review_box import review_grid
from planner.work import Monitor

SEED_HU = 1500.0
GROW_HU = 900.0
"""Where cement is certain, and how far down it goes on from there (rules.md L-13)."""

ROD_HU = 2500.0
"""The core of metal: of what is cut off at 3071 HU that which is nearly so."""

NEAR_METAL_MM = 0.8
"""So near to metal nothing is told from its own blur and streaks."""

REACH_MM, SEEN_MM = 1.0, 1.8
"""So far about what is dense enough cement may reach, and the CT is looked at."""

SOLID_MM = 1.5
"""So deep in what is cut off all is cement: nothing is left to be fitted."""

MOST_RODS = 8

EDGE_SHARE = 0.06
"""By this share of a voxel the edge itself may be misplaced, however well its density
is known (measured on synthetic CTs: tests/benchmarks/leaks.md)."""


@attrs.frozen(kw_only=True)
class Asked:
    """What the reviewer may set; without `with_metal` no metal is looked for."""

    seed_hu: float = SEED_HU
    grow_hu: float = GROW_HU
    with_metal: bool = True


def find_cement(
    vertebra: Vertebra,
    postop: Volume,
    *,
    before: Before | None = None,
    asked: Asked | None = None,
    monitor: Monitor | None = None,
) -> Cement:
    """Return the cement in the review box of a vertebra.

    `vertebra` lies in the frame of reference of `postop`.

    Raises
    ------
    LevelNotCovered
        If the CT does not show the vertebra's surroundings.
    Cancelled
        If the monitor asked for it.
    """
    asked, monitor = asked or Asked(), monitor or Monitor()
    try:
        grid = review_grid(vertebra, postop.grid)
    except ValueError as error:
        raise LevelNotCovered("not shown", level=vertebra.level) from error
    voxels = DenseVoxels.cut(vertebra, postop, grid, before)
    least_mm3 = LEAST_PIECE_ML * 1000 / 2
    cement = voxels.dense(
        seed_hu=asked.seed_hu, grow_hu=asked.grow_hu, least_mm3=least_mm3
    )
    monitor.report(0.1)
    metal, rods = _metal(voxels, cement) if asked.with_metal else (None, [])
    if metal is not None:
        cement = voxels.pieces(
            cement & ~voxels.near(metal, NEAR_METAL_MM), asked.seed_hu, least_mm3
        )
        cement &= ~voxels.shell_of(metal, cement)
    cement &= ~voxels.bone(cement)
    monitor.report(0.3)
    share = np.zeros(grid.shape_kji, np.float32)
    edge_mm = 0.0
    if cement.any():
        edge = voxels.edge(cement)
        monitor.report(0.5)
        _fit(share, voxels, cement, metal, edge, grid)
        edge_mm = float(
            np.hypot(EDGE_SHARE * voxels.grid.coarsest_mm, edge.spread * edge.blur_mm)
        )
    monitor.report(0.9)
    shown, pieces = _metal_pieces(voxels, metal, rods, grid)
    labels, share = pieces_of(share, grid)
    return described(vertebra, grid, labels, share, shown, pieces, edge_mm=edge_mm)


def _metal(voxels: DenseVoxels, dense: BoolArray) -> tuple[BoolArray | None, list[Rod]]:
    """Return the voxels of screws and rods, and their axes, box mm."""
    core = dense & (voxels.hu >= ROD_HU)
    is_cut = voxels.ceiling_hu < LIGHTEST_METAL_HU
    points, hu = voxels.box_mm(core), voxels.hu[core]
    rods: list[Rod] = []

    def accepts(rod: Rod) -> bool:
        outside_mm = SLAB_MM * int(np.count_nonzero(~voxels.in_body(rod.axis_mm)))
        is_heavy = is_cut or np.median(hu[rod.inner(points)]) >= LIGHTEST_METAL_HU
        is_out = bool(is_heavy) and outside_mm >= OUTSIDE_MM
        return is_out and rod.is_metal(points, voxels.voxel_mm3)

    for _ in range(MOST_RODS):
        rod = find_rod(points, voxels.voxel_mm3, accepts)
        if rod is None:
            break
        rods.append(beyond(rod, points if is_cut else points[hu >= LIGHTEST_METAL_HU]))
        own = rod.holds(points)
        points, hu = points[~own], hu[~own]
    if not rods:
        return None, []
    metal = np.zeros_like(dense)
    points = voxels.box_mm(dense)
    metal[dense] = np.any([rod.holds(points) for rod in rods], axis=0)
    return metal, rods


def _fit(
    share: NDArray[np.float32],
    voxels: DenseVoxels,
    cement: BoolArray,
    metal: BoolArray | None,
    edge: Edge,
    grid: Grid,
) -> None:
    """Write the share of cement into the fine voxels about what is dense."""
    near = voxels.near(cement, REACH_MM)
    block, part = _block_of(voxels, near, grid)
    active = _carried(voxels, near, part)
    solid = voxels.beyond_mm >= SOLID_MM
    seen = voxels.near(cement, SEEN_MM) & ~solid
    if metal is not None:
        seen &= ~voxels.near(metal, NEAR_METAL_MM)
    begin = _carried(voxels, solid & cement, part)
    share[block] = fitted_share(_seen(voxels, seen), part, active, begin, edge)


def _block_of(voxels: DenseVoxels, mask: BoolArray, grid: Grid) -> tuple[Block, Grid]:
    """Return the block of a grid that holds a mask of the CT's voxels."""
    places = voxels.grid.to_lps(np.argwhere(mask)[:, ::-1])
    return block_around(places, grid)


def _carried(voxels: DenseVoxels, mask: BoolArray, part: Grid) -> BoolArray:
    """Return a mask of the CT's voxels on another grid."""
    held = mask.astype(np.float32)
    inside: BoolArray = on_grid(held, voxels.grid, part, outside=0) > 0.5
    return inside


def _seen(voxels: DenseVoxels, mask: BoolArray) -> Seen:
    hu = voxels.hu[mask].astype(float)
    around = np.full(len(hu), AROUND_HU)
    if voxels.before_hu is not None:
        around = np.clip(voxels.before_hu[mask].astype(float), -150, 900)
    return Seen(
        at_lps_mm=voxels.grid.to_lps(np.argwhere(mask)[:, ::-1]),
        hu=hu,
        around_hu=around,
        beyond_mm=voxels.beyond_mm[mask].astype(float),
        along=voxels.grid.directions_lps,
        slice_mm=float(voxels.grid.spacing_mm[2]),
        voxel_mm3=voxels.voxel_mm3,
    )


def _metal_pieces(
    voxels: DenseVoxels, metal: BoolArray | None, rods: list[Rod], grid: Grid
) -> tuple[NDArray[np.uint8] | None, tuple[MetalPiece, ...]]:
    if metal is None:
        return None, ()
    places = np.argwhere(metal)
    points = voxels.box_mm(metal)
    frame = voxels.vertebra.frame
    owner = np.zeros(len(points), int)
    pieces = []
    for number, rod in enumerate(rods, start=1):
        own = rod.holds(points) & (owner == 0)
        owner[own] = number
        pieces.append(
            MetalPiece(
                number=number,
                volume_ml=float(own.sum()) * voxels.voxel_mm3 / 1000,
                centre_lps_mm=frame.to_lps((rod.start_mm + rod.end_mm) / 2),
                direction_lps=frame.axes_lps @ rod.along,
                length_mm=rod.length_mm,
            )
        )
    labels = np.zeros(metal.shape, np.uint8)
    labels[tuple(places.T)] = owner
    shown = np.zeros(grid.shape_kji, np.uint8)
    block, part = _block_of(voxels, metal, grid)
    for number in range(1, len(rods) + 1):
        shown[block][_carried(voxels, labels == number, part)] = number
    return shown, tuple(pieces)
