"""The bony ring around the canal: its inner wall, and where the pedicles close it."""

from itertools import pairwise

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.seeded.sampling import Patch
from planner.anatomy.seeded.tubes import (
    FULL_EDGE_HU,
    TubeWall,
    Unrolled,
    inner_face_cost,
    unroll,
    wall_of_tube,
)
from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame

ANGLES = np.radians(np.arange(0.0, 360, 5))
RADII_MM = np.arange(2.5, 20.0, 0.35)
HEIGHT_STEP_MM = 0.8
JUMP_COST = 0.05
REACH_MM = 36.0
"""How far up and down the ring is followed: more than one whole segment."""
STRAIGHT_MM = 16.0
"""So far up and down the canal is taken as straight. Project default."""
CLOSE_MM = 12.0
"""Half the height of a vertebra."""
SIDEWAYS_DEG = (-25.0, 35.0)
"""Where a pedicle or a foramen bounds the canal, from straight sideways towards
anterior. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class Ring:
    """The inner wall of the canal over angle and height, and the openings in it.

    `closed` (2, n_z) tells for right and left how much wall there is sideways, 0 to 1.
    """

    unrolled: Unrolled
    wall: TubeWall
    closed: FloatArray

    @property
    def z_mm(self) -> FloatArray:
        return np.asarray(self.unrolled.axis_mm[:, 2])

    def radius_at(
        self, x_mm: FloatArray, y_mm: FloatArray, z_mm: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Return (wall radius, distance from the middle) for points of equal shape."""
        return self._towards(self.wall.radius_mm, x_mm, y_mm, z_mm)

    def contrast_at(
        self, x_mm: FloatArray, y_mm: FloatArray, z_mm: FloatArray
    ) -> FloatArray:
        """Return how clearly (HU) the wall shows towards points of equal shape."""
        return self._towards(self.wall.contrast_hu, x_mm, y_mm, z_mm)[0]

    def _towards(
        self,
        values: FloatArray,
        x_mm: FloatArray,
        y_mm: FloatArray,
        z_mm: FloatArray,
    ) -> tuple[FloatArray, FloatArray]:
        """Return what holds on the wall towards points, and how far out they lie."""
        middle = self.unrolled.axis_mm
        dx = x_mm - np.interp(z_mm, middle[:, 2], middle[:, 0])
        dy = y_mm - np.interp(z_mm, middle[:, 2], middle[:, 1])
        angle = np.mod(np.arctan2(dy, dx), 2 * np.pi)
        rows = angle / (ANGLES[1] - ANGLES[0])
        columns = (z_mm - middle[0, 2]) / HEIGHT_STEP_MM
        closed = np.concatenate((values, values[:1]))
        there = ndimage.map_coordinates(
            closed, [rows.ravel(), columns.ravel()], order=1, mode="nearest"
        )
        return np.asarray(there).reshape(np.shape(dx)), np.hypot(dx, dy)

    @property
    def depth_mm(self) -> float:
        """The usual distance from front to back, over a vertebra's height."""
        near = np.abs(self.z_mm) < CLOSE_MM
        radii = [
            np.median(
                self.wall.radius_mm[np.abs(ANGLES - way) < np.radians(30)][:, near]
            )
            for way in (np.pi / 2, 3 * np.pi / 2)
        ]
        return float(sum(radii))

    def direction(self, z_mm: float) -> FloatArray:
        """Return (dx/dz, dy/dz) of the canal's middle around a height."""
        axis = self.unrolled.axis_mm
        near = np.abs(axis[:, 2] - z_mm) < STRAIGHT_MM
        return np.asarray(np.polyfit(axis[near, 2], axis[near, :2], 1)[0])


def find_ring(
    patch: Patch,
    frame: VertebraFrame,
    middle_mm: Points,
    *,
    reach_mm: float = REACH_MM,
) -> Ring:
    """Search the inner wall around the middle (n, 3) of the canal, in frame mm.

    `reach_mm` is how far up and down.
    """
    z = np.arange(-reach_mm, reach_mm + 0.1, HEIGHT_STEP_MM)
    order = np.argsort(middle_mm[:, 2])
    line = middle_mm[order]
    axis = np.column_stack([np.interp(z, line[:, 2], line[:, a]) for a in (0, 1)] + [z])
    unrolled = unroll(
        patch,
        frame,
        axis_mm=axis,
        across=((1, 0, 0), (0, 1, 0)),
        angles=ANGLES,
        radii_mm=RADII_MM,
    )
    cost = inner_face_cost(unrolled.hu, step_mm=unrolled.step_mm)
    wall = wall_of_tube(
        unrolled, cost, rising=True, jump_cost=JUMP_COST, sigma=(0.5, 0.7)
    )
    return Ring(unrolled=unrolled, wall=wall, closed=_closed_sideways(wall))


def _closed_sideways(wall: TubeWall) -> FloatArray:
    seen = np.clip(wall.contrast_hu / FULL_EDGE_HU, 0, 1)
    sides = []
    for sign in (1, -1):
        off = np.arctan2(np.sin(ANGLES), sign * np.cos(ANGLES))
        off = np.degrees(off)
        rows = np.sort(
            seen[(off >= SIDEWAYS_DEG[0]) & (off <= SIDEWAYS_DEG[1])], axis=0
        )
        sides.append((rows.mean(axis=0) + rows[: len(rows) // 2].mean(axis=0)) / 2)
    return np.asarray(ndimage.gaussian_filter1d(np.array(sides), 1.2, axis=1))


OPEN_DEPTH = 0.12
"""How much less wall a foramen shows than the pedicles beside it. Project default."""


def pedicle_spans(ring: Ring) -> list[tuple[float, float]]:
    """Return (bottom, top) of every pair of pedicles in reach, lowest first.

    A span reaches from half-way down into the foramen below to half-way into the one
    above; at the ends of the ring a span is not complete and is left out.
    """
    both = ring.closed.mean(axis=0)
    z = ring.z_mm
    low, high = _foramina(both), []
    for below, above in pairwise(low):
        inner = both[below : above + 1]
        peak = float(np.sort(inner)[-3:].mean())
        half_low, half_high = (peak + both[below]) / 2, (peak + both[above]) / 2
        top_index = int(inner.argmax())
        up = below + int((inner > half_low).argmax())
        down = above - int((inner[::-1] > half_high).argmax())
        if down > up and top_index >= 0:
            high.append((float(z[up]), float(z[down])))
    return high


def pitch_mm(ring: Ring, z_mm: float) -> float:
    """Return how far the foramina above and below a height are apart.

    As far as from one vertebra to the next; infinite where one is not in reach.
    """
    z = ring.z_mm[_foramina(ring.closed.mean(axis=0))]
    above, below = z[z > z_mm], z[z <= z_mm]
    return float(above[0] - below[-1]) if above.size and below.size else np.inf


def _foramina(closed: FloatArray) -> list[int]:
    """Return the indices of the openings: minima that are deep enough."""
    calm = ndimage.gaussian_filter1d(closed, 2.0)
    found: list[int] = []
    lows = [
        i
        for i in range(1, len(calm) - 1)
        if calm[i] <= calm[i - 1] and calm[i] < calm[i + 1]
    ]
    for index in lows:
        if found:
            ridge = float(calm[found[-1] : index].max())
            if ridge - max(calm[index], calm[found[-1]]) < OPEN_DEPTH:
                if calm[index] < calm[found[-1]]:
                    found[-1] = index
                continue
        found.append(index)
    found = [i for i in found if calm.max() - calm[i] > OPEN_DEPTH]
    return _with_open_ends(calm, found)


def _with_open_ends(calm: FloatArray, found: list[int]) -> list[int]:
    """Add an end of the ring that is as open as a foramen: the sacral canal's."""
    usual = float(calm[found].mean()) if found else float(calm.min())
    last = len(calm) - 1
    ends = [i for i in (0, last) if i not in found and calm[i] <= usual]
    return sorted((*found, *ends))
