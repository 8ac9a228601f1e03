"""One side of a vertebra, laid out so that thousands of needles can be looked up.

Points are (offset, y, z) of the side, in mm, throughout.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Part, Pedicle, Side, Vertebra
from planner.anatomy.walls import DistanceField
from planner.arrays import BoolArray, FloatArray, Points
from planner.rules.canal import canal_field

INSIDE = 128
"""Membership from which a voxel belongs to a part."""

BEHIND_CANAL_MM = 6.0
"""From the canal's dorsal border to the dorsal cortex beside the lamina, where no
posterior elements were outlined. Project default, as in the models of rules.md 5."""

GAP_MM = 3.0
"""A needle on its way through one bone leaves it for no more than this: a joint or a
notch. Where it leaves it for longer, it has come out."""

WALK_STEP_MM = 1.0
FINE_STEPS = 5
WALK_MM = 48.0
"""How far behind the body the dorsal cortex is looked for."""

START_Y_MM = 1.0
"""Where the way back begins: in the body, just in front of its posterior wall."""


@attrs.frozen(kw_only=True, eq=False)
class Ground:
    """What a needle of one side is looked up in.

    `canal` is the distance to the canal over (x, y, z), None where it was not seen.
    `bone` is True where any part of the vertebra lies, `front_y_mm` (n_k, n_i) the y at
    which the body ends in front, NaN where there is none; both over the box, whose
    first voxel lies at `start_mm`.
    """

    vertebra: Vertebra
    side: Side
    pedicle: Pedicle
    medial: DistanceField
    canal: DistanceField | None
    bone: BoolArray
    body: BoolArray
    front_y_mm: FloatArray
    start_mm: FloatArray
    step_mm: float
    has_arch: bool

    def entries(self, points: Points, along: Points) -> Points:
        """Return (n, 3): where needles through points (n, 3) enter the bone.

        They are followed backwards from the body through the bone; where no arch was
        outlined, to the usual place of the dorsal cortex.
        """
        back_y = self.vertebra.canal_dorsal_y_mm - BEHIND_CANAL_MM
        if not self.has_arch:
            return on_lines(points, along, np.full(len(points), back_y))
        first = on_lines(points, along, np.full(len(points), START_Y_MM))
        last_mm = self._last_in_bone(
            first, along, np.arange(0.0, WALK_MM, WALK_STEP_MM)
        )
        way = np.linspace(0.0, WALK_STEP_MM, FINE_STEPS + 1)[:-1]
        near = first - last_mm[:, None] * along
        entries: Points = near - self._last_in_bone(near, along, way)[:, None] * along
        return entries

    def _last_in_bone(
        self, first: Points, along: Points, way_mm: FloatArray
    ) -> FloatArray:
        """Return (n,) how far back bone reaches without a gap that is too long."""
        inside = self._looked_up(
            self.bone, first[:, None, :] - way_mm[:, None] * along[:, None, :]
        )
        in_a_row = round(GAP_MM / WALK_STEP_MM) + 1
        outside = ~inside
        run = outside[:, : len(way_mm) - in_a_row + 1].copy()
        for shift in range(1, in_a_row):
            run &= outside[:, shift : len(way_mm) - in_a_row + 1 + shift]
        end = np.where(run.any(axis=1), run.argmax(axis=1), len(way_mm))
        counts = np.arange(len(way_mm))
        last = np.where(inside & (counts < end[:, None]), counts, 0).max(axis=1)
        reached: FloatArray = way_mm[last]
        return reached

    def front_of_body(self, points: Points) -> FloatArray:
        """Return how far tips (n, 3) are from the front of the body, NaN outside."""
        box = (points * (self.side.sign, 1.0, 1.0) - self.start_mm) / self.step_mm
        i, k = np.floor(box[:, 0]).astype(np.intp), np.floor(box[:, 2]).astype(np.intp)
        n_k, n_i = self.front_y_mm.shape
        held = (i >= 0) & (i < n_i - 1) & (k >= 0) & (k < n_k - 1)
        i, k = np.where(held, i, 0), np.where(held, k, 0)
        right, up = box[:, 0] - i, box[:, 2] - k
        low: FloatArray = (
            self.front_y_mm[k, i] * (1 - right) + self.front_y_mm[k, i + 1] * right
        )
        high = (
            self.front_y_mm[k + 1, i] * (1 - right)
            + self.front_y_mm[k + 1, i + 1] * right
        )
        front = low + up * (high - low)
        gap: FloatArray = np.where(held, front, np.nan) - points[:, 1]
        return gap

    def canal_room(self, points: Points) -> FloatArray | None:
        """Return how far points (n, 3) are from the canal, None where it is unknown."""
        if self.canal is None:
            return None
        size = np.array(self.canal.values.shape[:3]) - 1
        last = self.canal.start_mm + size * self.canal.step_mm
        box = np.clip(points * (self.side.sign, 1.0, 1.0), self.canal.start_mm, last)
        room: FloatArray = self.canal.at(box)[:, 0]
        return room

    def is_in_body(self, points: Points) -> BoolArray:
        """Tell for points (..., 3) whether they lie in the body."""
        return self._looked_up(self.body, points)

    def _indices(self, points: Points) -> tuple[NDArray[np.intp], ...]:
        box = points * (self.side.sign, 1.0, 1.0)
        index = np.rint((box - self.start_mm) / self.step_mm).astype(np.intp)
        return index[..., 0], index[..., 1], index[..., 2]

    def _looked_up(self, what: BoolArray, points: Points) -> BoolArray:
        i, j, k = self._indices(points)
        n_k, n_j, n_i = what.shape
        held = (i >= 0) & (i < n_i) & (j >= 0) & (j < n_j) & (k >= 0) & (k < n_k)
        found: BoolArray = np.zeros(held.shape, bool)
        found[held] = what[k[held], j[held], i[held]]
        return found


def ground_of(vertebra: Vertebra, side: Side) -> Ground | None:
    """Lay out one side; None where its pedicle was not seen."""
    pedicle = vertebra.pedicles.get(side)
    if pedicle is None:
        return None
    parts = vertebra.parts
    shape = parts.grid.shape_kji
    bone = np.zeros(shape, bool)
    for part, membership in parts.membership.items():
        if part is not Part.CANAL:
            bone |= membership >= INSIDE
    body = np.zeros(shape, bool)
    if Part.BODY in parts.membership:
        body = parts.membership[Part.BODY] >= INSIDE
    start = vertebra.frame.to_box(parts.grid.lps_from_ijk[:3, 3])
    step = float(parts.grid.spacing_mm[0])
    walls = pedicle.walls
    return Ground(
        vertebra=vertebra,
        side=side,
        pedicle=pedicle,
        medial=attrs.evolve(walls, values=np.ascontiguousarray(walls.values[..., :1])),
        canal=canal_field(vertebra),
        bone=bone,
        body=body,
        front_y_mm=_front_y_mm(body, float(start[1]), step),
        start_mm=start,
        step_mm=step,
        has_arch=Part.POSTERIOR_ELEMENTS in parts.membership,
    )


def _front_y_mm(body: BoolArray, start_y_mm: float, step_mm: float) -> FloatArray:
    last = body.shape[1] - 1 - body[:, ::-1, :].argmax(axis=1)
    front: FloatArray = np.where(body.any(axis=1), start_y_mm + last * step_mm, np.nan)
    return front


def on_lines(points: Points, along: Points, y_mm: FloatArray) -> Points:
    """Return (n, 3): where lines through points reach given y's."""
    way = (y_mm - points[:, 1]) / along[:, 1]
    reached: Points = points + way[:, None] * along
    return reached
