"""Carries one vertebra from the CT before the operation to the one after it.

Bone is rigid, a spine is not: each vertebra has a rigid transform of its own. The two
CTs are compared where bone stays what it was: in the pedicles, the arch and the shell
of the body. Cement and screws, saturated and new, do not count, nor does the inside of
the body.
"""

import math

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial.transform import Rotation

from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import Matrix4, Points, frozen_matrix
from planner.errors import PoorFit
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume
from planner.review.rigid_search import Field, search
from planner.work import Monitor

STEP_MM = 1.0
MARGIN_MM = 6.0
"""The box is the vertebra and this much around it."""

SHELL_MM = 4.0
"""Of the body only what lies within this of its surface is compared, ..."""
AROUND_MM = 3.0
"""... and around all bone the soft tissue within this: an edge has two sides."""

LOWEST_HU, HIGHEST_HU = -150.0, 700.0
"""Beyond is gas, or cement and metal that saturate: neither tells how bone lies."""

SATURATED_HU = 1400.0
UNSEEN = -1.0

BLURS_MM = (2.0, 1.0, 0.5)
EVERY = (3, 2, 1)
"""The search begins on blurred images, at every third voxel along each axis."""
SLIDE_MM = 16.0
"""So far around the box the later CT is read: where the bone may slide to."""

LEAST_CORRELATION = 0.75
"""Of two CTs of one vertebra that fit (project default); of two different vertebrae it
stays below."""

STARTS = (
    ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
    ((-4.0, 4.0, -4.0), (-4.0, 3.0, -4.0)),
    ((4.0, -4.0, 4.0), (4.0, -3.0, 4.0)),
)
"""Slips (box mm, degrees) from the given start: the next is tried where one failed."""

SLIPS = (
    ((2.0, -1.5, 2.0), (2.0, -2.0, 1.5)),
    ((-2.0, 1.5, -2.0), (-2.0, 2.0, -1.5)),
)
"""From these beside what was found the search must lead back to it."""

MOST_SPREAD_MM = 1.0
"""If the searches end further apart, nothing was found."""


@attrs.frozen(kw_only=True, eq=False)
class Registration:
    """Where the vertebra lies after the operation.

    `postop_from_preop` (4, 4) maps patient LPS mm. `correlation` is that of the
    compared voxels, -1 to 1. `error_mm` is how far the searches from different starts
    ended from each other, at the vertebra's farthest corner: what is known of the error
    without a second truth.
    """

    postop_from_preop: Matrix4 = attrs.field(converter=frozen_matrix)
    correlation: float
    error_mm: float


def register_vertebra(
    vertebra: Vertebra,
    preop: Volume,
    postop: Volume,
    *,
    start: Matrix4,
    monitor: Monitor | None = None,
) -> Registration:
    """Find the rigid transform of a vertebra, begun at `start` (preop to postop, LPS).

    `start` may be off by some 10 mm and 10 degrees; frames of the same vertebra that
    were measured on both CTs give one.

    Raises
    ------
    PoorFit
        With the `correlation` that was reached and, where that was high enough to ask
        for it, the `spread_mm`.
    """
    monitor = monitor or Monitor()
    box = _box_of(vertebra)
    lps_box = attrs.evolve(
        box, lps_from_ijk=vertebra.frame.lps_from_box @ box.lps_from_ijk
    )
    fixed = _clipped(on_grid(preop.voxels_hu, preop.grid, lps_box, outside=-1000))
    mask = _compared(vertebra, lps_box) & (fixed > LOWEST_HU)
    compared = _Compared(fixed, mask, box, lps_box, postop)
    best, correlation = start, UNSEEN
    for slip in STARTS:
        if correlation < LEAST_CORRELATION:
            monitor.check()
            ended = compared.search(_slipped(vertebra, start, *slip))
            fits = compared.correlation(ended)
            best, correlation = max((best, correlation), (ended, fits), key=_second)
    if correlation < LEAST_CORRELATION:
        raise PoorFit(
            "poor fit",
            level=vertebra.level,
            reason="unlike",
            correlation=round(correlation, 3),
        )
    ends = []
    for number, slip in enumerate(SLIPS, start=1):
        monitor.report(number / (len(SLIPS) + 1))
        ends.append(compared.search(_slipped(vertebra, best, *slip)))
    corners = vertebra.frame.to_lps(box.corners_lps_mm())
    spread = max(_distance(corners, best, ended) for ended in ends)
    if spread > MOST_SPREAD_MM:
        raise PoorFit(
            "poor fit",
            level=vertebra.level,
            correlation=round(correlation, 3),
            spread_mm=round(spread, 2),
        )
    return Registration(
        postop_from_preop=best, correlation=correlation, error_mm=spread
    )


def _box_of(vertebra: Vertebra) -> Grid:
    """Return a grid in box mm that holds all bone of the vertebra and a margin."""
    grid = vertebra.parts.grid
    bone = np.zeros(grid.shape_kji, bool)
    for part, membership in vertebra.parts.membership.items():
        if part is not Part.CANAL:
            bone |= membership > vertebra.parts.WALL
    places = np.argwhere(bone)[:, ::-1]
    ends = vertebra.frame.to_box(grid.to_lps([places.min(axis=0), places.max(axis=0)]))
    low, high = ends.min(axis=0) - MARGIN_MM, ends.max(axis=0) + MARGIN_MM
    matrix = np.diag([STEP_MM, STEP_MM, STEP_MM, 1.0])
    matrix[:3, 3] = low
    shape = np.ceil((high - low) / STEP_MM).astype(int) + 1
    return Grid(shape_kji=shape[::-1].tolist(), lps_from_ijk=matrix)


def _compared(vertebra: Vertebra, lps_box: Grid) -> NDArray[np.bool_]:
    held = vertebra.parts.grid
    parts = {
        part: on_grid(membership, held, lps_box, outside=0) > vertebra.parts.WALL
        for part, membership in vertebra.parts.membership.items()
        if part is not Part.CANAL
    }
    bone = np.logical_or.reduce(list(parts.values()))
    around = ndimage.distance_transform_edt(~bone, STEP_MM) <= AROUND_MM
    inside = ndimage.distance_transform_edt(parts[Part.BODY], STEP_MM) > SHELL_MM
    compared: NDArray[np.bool_] = around & ~inside
    return compared


def _clipped(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.clip(values, LOWEST_HU, HIGHEST_HU)


def _slipped(
    vertebra: Vertebra,
    transform: Matrix4,
    shift_mm: tuple[float, float, float],
    turn_deg: tuple[float, float, float],
) -> Matrix4:
    """Return the transform after a slip about the vertebra's own origin and axes."""
    frame = vertebra.frame
    slip = np.eye(4)
    slip[:3, :3] = Rotation.from_euler("xyz", turn_deg, degrees=True).as_matrix()
    slip[:3, 3] = shift_mm
    result: Matrix4 = transform @ frame.lps_from_box @ slip @ frame.box_from_lps
    return result


def _second(pair: tuple[Matrix4, float]) -> float:
    return pair[1]


@attrs.frozen(eq=False)
class _Compared:
    """The earlier CT in the box of the vertebra, what of it counts, the later CT."""

    fixed: NDArray[np.float32]
    mask: NDArray[np.bool_]
    box: Grid
    lps_box: Grid
    postop: Volume

    def search(self, begin: Matrix4) -> Matrix4:
        """Return the transform (LPS mm of preop to postop) that is reached from one."""
        if self.correlation(begin) == UNSEEN:
            return begin
        wide = _wider(self.box, SLIDE_MM)
        lps_from_box = self.lps_box.lps_from_ijk @ self.box.ijk_from_lps
        in_lps = begin @ lps_from_box
        there = attrs.evolve(wide, lps_from_ijk=in_lps @ wide.lps_from_ijk)
        moving = _clipped(
            on_grid(self.postop.voxels_hu, self.postop.grid, there, outside=-1000)
        )
        places = np.argwhere(self.mask)
        in_box = search(
            [
                ndimage.gaussian_filter(self.fixed, sigma_mm / STEP_MM)[self.mask]
                for sigma_mm in BLURS_MM
            ],
            self.box.to_lps(places[:, ::-1]),
            [
                Field.of(
                    moving,
                    origin_mm=wide.lps_from_ijk[:3, 3],
                    step_mm=STEP_MM,
                    sigma_mm=sigma_mm,
                )
                for sigma_mm in BLURS_MM
            ],
            every=[np.all(places % every == 0, axis=1) for every in EVERY],
            middle_mm=self.box.center_lps_mm,
        )
        result: Matrix4 = in_lps @ in_box @ np.linalg.inv(lps_from_box)
        return result

    def correlation(self, transform: Matrix4) -> float:
        """Return how well what counts agrees; what saturates is left out.

        `UNSEEN` where less than half of it is on the later CT.
        """
        seen = self._seen(transform)
        both = self.mask & (seen > LOWEST_HU) & (seen < SATURATED_HU)
        if np.count_nonzero(both) < np.count_nonzero(self.mask) / 2:
            return UNSEEN
        return float(np.corrcoef(self.fixed[both], _clipped(seen)[both])[0, 1])

    def _seen(self, transform: Matrix4) -> NDArray[np.float32]:
        """Return what the later CT shows in the box that a transform carries to it."""
        there = attrs.evolve(
            self.lps_box, lps_from_ijk=transform @ self.lps_box.lps_from_ijk
        )
        return on_grid(self.postop.voxels_hu, self.postop.grid, there, outside=-1000)


def _wider(box: Grid, margin_mm: float) -> Grid:
    more = math.ceil(margin_mm / STEP_MM)
    matrix = box.lps_from_ijk.copy()
    matrix[:3, 3] -= more * STEP_MM
    shape = [count + 2 * more for count in box.shape_kji]
    return Grid(shape_kji=shape, lps_from_ijk=matrix)


def _distance(points: Points, one: Matrix4, other: Matrix4) -> float:
    ends = [points @ each[:3, :3].T + each[:3, 3] for each in (one, other)]
    return float(np.max(np.linalg.norm(ends[0] - ends[1], axis=1)))
