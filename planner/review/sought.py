"""Where on another CT a vertebra may lie, though nobody shows it.

The surroundings of the vertebra, a ball of the earlier CT, are looked for everywhere on
the later one, turned every way a patient may lie: normalised cross-correlation, whose
sums over all places at once are products of Fourier transforms (Lewis, Vision Interface
1995). What comes out is a place to begin; whether anything fits there is the
registration's to say.
"""

import itertools
from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage
from scipy.spatial.transform import Rotation

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Matrix4, Vector3
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume, block_around
from planner.work import Monitor

STEP_MM = 4.0
RADIUS_MM = 48.0
"""The vertebra and its neighbours' ends: one level must not look like the next."""

LOWEST_HU, HIGHEST_HU = -150.0, 500.0
"""Gas and air say nothing of where bone lies; cement shall not outshine bone."""

TURNS_DEG = (-15.0, 0.0, 15.0)
"""About each of the three axes: no pose up to 20 degrees is farther from one of these
than the registration reaches."""

MOST_STARTS = 2
APART_MM = 10.0
"""Nearer than this, two places are one."""

FLAT_HU = 20.0
"""Less contrast than this is noise: nothing is recognised by it."""

THREADS = 2


@attrs.frozen
class _Likely:
    likeness: float
    place_lps_mm: Vector3
    turn: Matrix4


def sought_starts(
    vertebra: Vertebra, preop: Volume, postop: Volume, *, monitor: Monitor | None = None
) -> tuple[Matrix4, ...]:
    """Return transforms (LPS mm, preop to postop) to begin at, the likeliest first.

    There are at most `MOST_STARTS`, each at another place.
    """
    monitor = monitor or Monitor()
    middle = np.asarray(vertebra.frame.to_lps((0.0, 0.0, 0.0)))
    searched = _Searched(postop)
    found = []
    turns = list(_turns())
    about = _Smooth.of(_around(preop, middle))
    for number, turn in enumerate(turns):
        monitor.report(number / len(turns))
        found += searched.likely(_ball(about, middle, turn), turn)
    found.sort(key=lambda each: each.likeness, reverse=True)
    kept: list[_Likely] = []
    for each in found:
        gaps = [np.linalg.norm(each.place_lps_mm - k.place_lps_mm) for k in kept]
        if len(kept) < MOST_STARTS and all(gap > APART_MM for gap in gaps):
            kept.append(each)
    return tuple(_carrying(middle, each) for each in kept)


def _turns() -> Iterator[Matrix4]:
    for angles in itertools.product(TURNS_DEG, repeat=3):
        yield Rotation.from_euler("xyz", angles, degrees=True).as_matrix()


def _carrying(middle: Vector3, likely: _Likely) -> Matrix4:
    matrix = np.eye(4)
    matrix[:3, :3] = likely.turn
    matrix[:3, 3] = likely.place_lps_mm - likely.turn @ middle
    return matrix


def _around(preop: Volume, middle: Vector3) -> Volume:
    """Return the part of the earlier CT that some turned ball may reach."""
    reach = RADIUS_MM * np.sqrt(3) + STEP_MM
    corners = middle + reach * np.array(list(itertools.product((-1, 1), repeat=3)))
    block, grid = block_around(corners, preop.grid)
    return attrs.evolve(preop, voxels_hu=preop.voxels_hu[block], grid=grid)


def _ball(about: "_Smooth", middle: Vector3, turn: Matrix4) -> NDArray[np.float32]:
    """Return the surroundings [k, j, i] along L, P and S once the patient is turned."""
    count = 2 * round(RADIUS_MM / STEP_MM) + 1
    matrix = np.eye(4)
    matrix[:3, :3] = turn.T * STEP_MM
    matrix[:3, 3] = middle - matrix[:3, :3] @ np.full(3, (count - 1) / 2)
    return about.on(Grid(shape_kji=(count, count, count), lps_from_ijk=matrix))


@attrs.frozen(eq=False)
class _Smooth:
    """A CT clipped to what tells, and smoothed for a grid of `STEP_MM`."""

    values_hu: NDArray[np.float32]
    grid: Grid

    @classmethod
    def of(cls, volume: Volume) -> "_Smooth":
        sigma = 0.4 * STEP_MM / np.asarray(volume.grid.spacing_mm)[::-1]
        smooth = ndimage.gaussian_filter(_clipped(volume.voxels_hu), sigma)
        return cls(smooth, volume.grid)

    def on(self, grid: Grid) -> NDArray[np.float32]:
        return on_grid(self.values_hu, self.grid, grid, outside=LOWEST_HU)


def _clipped(values: NDArray[np.int16]) -> NDArray[np.float32]:
    return np.clip(values.astype(np.float32), LOWEST_HU, HIGHEST_HU)


class _Searched:
    """The later CT along L, P and S, and what of it is the same for every turn."""

    def __init__(self, postop: Volume) -> None:
        corners = postop.grid.corners_lps_mm()
        low, high = corners.min(axis=0), corners.max(axis=0)
        matrix = np.diag([STEP_MM, STEP_MM, STEP_MM, 1.0])
        matrix[:3, 3] = low
        counts = np.ceil((high - low) / STEP_MM).astype(int) + 1
        self._grid = Grid(shape_kji=counts[::-1].tolist(), lps_from_ijk=matrix)
        values = _Smooth.of(postop).on(self._grid)
        count = 2 * round(RADIUS_MM / STEP_MM) + 1
        axis = np.arange(count) - (count - 1) / 2
        squares = [a**2 for a in np.meshgrid(axis, axis, axis, indexing="ij")]
        self._ball = (sum(squares) <= (RADIUS_MM / STEP_MM) ** 2).astype(np.float32)
        self._half = (count - 1) // 2
        self._shape = [n + count - 1 for n in values.shape]
        offset = float(values.mean())
        self._values = self._transform(values - offset)
        n = float(self._ball.sum())
        mean = self._sum(self._values, self._ball) / n
        squared = self._sum(self._transform((values - offset) ** 2), self._ball) / n
        spread = np.sqrt(np.maximum(squared - mean**2, 0))
        self._spread = np.where(spread > FLAT_HU, spread, np.inf) * n

    def likely(self, ball: NDArray[np.float32], turn: Matrix4) -> list[_Likely]:
        """Return the places that look most like a ball, one turn's."""
        inside = self._ball > 0
        template = np.where(inside, ball - ball[inside].mean(), 0).astype(np.float32)
        spread = float(ball[inside].std())
        if spread < FLAT_HU:
            return []
        likeness = self._sum(self._values, template) / (self._spread * spread)
        reach = round(APART_MM / STEP_MM) * 2 + 1
        peaks = likeness == ndimage.maximum_filter(likeness, reach)
        places = np.argwhere(peaks)
        best = sorted(places, key=lambda p: likeness[tuple(p)], reverse=True)
        return [
            _Likely(float(likeness[tuple(p)]), self._grid.to_lps(p[::-1]), turn)
            for p in best[:MOST_STARTS]
        ]

    def _transform(self, values: NDArray[np.float32]) -> NDArray[np.complex64]:
        return np.asarray(fft.rfftn(values, self._shape, workers=THREADS))

    def _sum(
        self, values: NDArray[np.complex64], weights: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Return for each voxel the weighted sum of what lies about it."""
        weight = self._transform(np.ascontiguousarray(weights[::-1, ::-1, ::-1]))
        full = fft.irfftn(values * weight, self._shape, workers=THREADS)
        counts = self._grid.shape_kji
        cut = tuple(slice(self._half, self._half + n) for n in counts)
        return np.asarray(full[cut], dtype=np.float32)
