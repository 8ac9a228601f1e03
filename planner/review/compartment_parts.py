"""Cuts a piece of cement along the borders of the compartments it reaches into."""

from collections.abc import Iterator, Sequence

import attrs
import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from planner.anatomy.vertebra import Side, Vertebra
from planner.arrays import BoolArray
from planner.review import regions as zones
from planner.review import vocabulary as words
from planner.review.channels import Channel
from planner.review.escaped import Escaped
from planner.review.openings import Opening
from planner.review.vein_like import SLENDER_IN_CANAL, Slimness, slimness_of
from planner.rules.cement_front import LEAST_PIECE_ML

CENTRAL_FRACTION = 0.25
"""Up to this share of the distance between the pedicles cement in the canal lies in its
middle (rules.md R-02)."""

REACHES_MM = 1.0
"""A piece lies in a compartment if it reaches so far into it: less is what borders may
be mistaken by. Project default."""

DURA_MM = 1.5
"""Between the wall of the canal and the dura lies fat so wide (rules.md L-7: 3 mm
beside the pedicles; less in front). Project default."""

BESIDE_DURA_SHARE = 0.15
"""Cement within the dura has at most this share of it nearer to the wall of the canal
than `DURA_MM`. Project default."""

TOUCHES_MM, FACES_FRONT = 1.0, 0.7
"""Cement so near to a wall touches it, as far as a CT tells; a wall whose inward slope
has so large a part backwards is the front one. Project defaults."""

TOUCHING_SHARE = 0.03
"""A smaller share of cement at the front wall is what the wall may be mistaken by."""

NEAR_WALL_MM = 3.0
"""Cement inside and outside that come so near to a wall, together, went through it: a
coarse CT does not show a thin neck. Project default."""

WAIST = (0.2, 0.8)
"""Between which shares of the body's height segmental veins run around it (rules.md
R-03: at the waist)."""

NEAR_BODY_MM = 3.0
"""A segmental vein lies on the body. Project default."""

VEIN_MIDLINE_MM = 1.5
"""So near to the midline a vein in the canal, or cement within the dura, has no
side."""

MIDLINE_MM = 3.0
"""Cement beside the vertebra whose middle lies nearer to the midline has no side."""

DISCS = {"intradiscal_sup": zones.DISC_SUP, "intradiscal_inf": zones.DISC_INF}


@attrs.frozen(kw_only=True, eq=False)
class LeakPart:
    """What of a piece lies in one compartment, its voxels [k, j, i] on the block."""

    compartment: str
    side: Side | None
    mask: BoolArray


@attrs.frozen(kw_only=True, eq=False)
class Cutter:
    """Cuts the pieces of one vertebra."""

    vertebra: Vertebra
    escaped: Escaped
    openings: Sequence[Opening]
    channels: Sequence[Channel]

    def parts(self, number: int) -> list[tuple[LeakPart, BoolArray]]:
        """Return the parts of a piece, each with all voxels that count for it.

        What hardly reaches into a compartment counts for the largest part.
        """
        found = list(self._cut(number))
        volumes = [self.escaped.volume_ml(part.mask) for part in found]
        largest = int(np.argmax(volumes))
        kept = [
            index
            for index, part in enumerate(found)
            if index == largest
            or (volumes[index] >= LEAST_PIECE_ML and self._reaches(part, found))
        ]
        masks = {index: found[index].mask for index in kept}
        for index, part in enumerate(found):
            if index not in masks:
                masks[largest] = masks[largest] | part.mask
        return [(found[index], masks[index]) for index in kept]

    def slimness(self, mask: BoolArray) -> Slimness:
        solid = mask & self.escaped.solid
        return slimness_of(
            solid,
            self.escaped.points_mm(solid),
            volume_ml=self.escaped.volume_ml(mask),
            step_mm=self.escaped.around.step_mm,
        )

    def _reaches(self, part: LeakPart, parts: Sequence[LeakPart]) -> bool:
        """Tell whether a part reaches well away from all others of its piece."""
        others = [other.mask for other in parts if other is not part]
        own = self.escaped.points_mm(part.mask & self.escaped.solid)
        rest = self.escaped.points_mm(np.any(others, axis=0) & self.escaped.solid)
        if not len(own) or not len(rest):
            return bool(len(own))
        return bool(np.max(cKDTree(rest).query(own)[0]) >= REACHES_MM)

    def _cut(self, number: int) -> Iterator[LeakPart]:
        mask = self.escaped.pieces == number
        zone = self.escaped.around.zone
        in_canal = mask & (zone == zones.CANAL)
        if in_canal.any():
            yield from self._in_canal(number, in_canal)
        for side, code in zones.FORAMEN_OF.items():
            if (part := mask & (zone == code)).any():
                yield LeakPart(compartment=words.FORAMINAL, side=side, mask=part)
        for name, code in DISCS.items():
            if (part := mask & (zone == code)).any():
                yield LeakPart(compartment=name, side=None, mask=part)
        beside = mask & np.isin(zone, (zones.BESIDE, zones.ELSEWHERE))
        if beside.any():
            yield from self._beside(beside)

    # --- in the canal -----------------------------------------------------------------

    def _in_canal(self, number: int, mask: BoolArray) -> Iterator[LeakPart]:
        around = self.escaped.around
        middle = self._middle_x(mask) - around.midline_mm
        aside = None if abs(middle) <= VEIN_MIDLINE_MM else _side_of(middle)
        if self._is_off_the_wall(number, mask):
            yield LeakPart(compartment=words.INTRADURAL, side=aside, mask=mask)
            return
        x = around.x_mm - around.midline_mm
        quarter = CENTRAL_FRACTION * around.between_mm
        if self._is_vein(mask):
            yield LeakPart(compartment=words.EPIDURAL_VEIN, side=aside, mask=mask)
            return
        central, paracentral = words.CENTRAL
        if (part := mask & (np.abs(x) <= quarter)).any():
            yield LeakPart(compartment=central, side=None, mask=part)
        walls = {
            opening.wall
            for opening in self.openings
            if opening.piece == number and opening.bare_mm <= NEAR_WALL_MM
        }
        for side in Side:
            part = mask & (side.sign * x > quarter)
            if part.any():
                is_breach = f"{side.value}_medial" in walls
                name = words.PEDICLE_BREACH if is_breach else paracentral
                yield LeakPart(compartment=name, side=side, mask=part)

    def _is_vein(self, mask: BoolArray) -> bool:
        """Tell whether cement in the canal is a vein, or a stretch of one.

        A coarse CT breaks a thin vein in pieces: together they still look like one.
        The end of what leaked beside the canal is no piece of it.
        """
        escaped = self.escaped
        in_canal = escaped.around.zone == zones.CANAL
        own = [
            number
            for number in escaped.numbers
            if 2 * escaped.volume_ml((escaped.pieces == number) & in_canal)
            > escaped.volume_ml(escaped.pieces == number)
        ]
        every = np.isin(escaped.pieces, own) & in_canal
        return any(
            self.slimness(part).is_slender(SLENDER_IN_CANAL) for part in (mask, every)
        )

    def _is_off_the_wall(self, number: int, mask: BoolArray) -> bool:
        """Tell whether cement in the canal keeps away from its walls.

        Nowhere does it touch the front wall, through which cement comes into the space
        outside the dura. Elsewhere it may touch a wall where it came in.
        """
        walls = {o.wall for o in self.openings if o.piece == number and o.is_seen}
        if "posterior" in walls:
            return False
        escaped = self.escaped
        rest = self._beyond_entry(number, mask)
        whole = escaped.volume_ml(rest)
        if whole < escaped.volume_ml(mask) / 2:
            return False
        near = escaped.volume_ml(rest & (escaped.around.canal_mm < DURA_MM))
        return near <= BESIDE_DURA_SHARE * whole and not self._touches_front(mask)

    def _beyond_entry(self, number: int, mask: BoolArray) -> BoolArray:
        """Return the cement of a piece but for that right where it came in."""
        rest = mask.copy()
        points = self.escaped.points_mm(mask)
        for opening in self.openings:
            if opening.piece == number and opening.is_seen:
                reach = opening.extent_mm[0] / 2 + DURA_MM
                away = np.linalg.norm(points - opening.at_mm, axis=1)
                rest[mask] &= away > reach
        return rest

    def _touches_front(self, mask: BoolArray) -> bool:
        """Tell whether cement reaches the front wall of the canal."""
        escaped = self.escaped
        ahead = np.gradient(escaped.around.canal_mm, escaped.around.step_mm, axis=1)
        at_front = (escaped.around.canal_mm < TOUCHES_MM) & (ahead < -FACES_FRONT)
        touching = escaped.volume_ml(mask & escaped.solid & at_front)
        return touching > TOUCHING_SHARE * escaped.volume_ml(mask)

    def _middle_x(self, mask: BoolArray) -> float:
        by_x = np.where(mask, self.escaped.weight, 0).sum(axis=(0, 1), dtype=float)
        return float((by_x * self.escaped.around.x_mm).sum() / max(by_x.sum(), 1e-9))

    # --- beside the vertebra ----------------------------------------------------------

    def _beside(self, mask: BoolArray) -> Iterator[LeakPart]:
        for channel in self.channels:
            points = self.escaped.points_mm(mask)
            part = np.zeros_like(mask)
            part[mask] = channel.holds(points)
            if part.any():
                side = _side_of(float(channel.entry_mm[0]))
                yield LeakPart(compartment=words.NEEDLE_TRACK, side=side, mask=part)
                mask = mask & ~part
        pieces, count = ndimage.label(mask, np.ones((3, 3, 3)))
        for number in range(1, count + 1):
            part = pieces == number
            middle = self._middle_x(part)
            aside = None if abs(middle) <= MIDLINE_MM else _side_of(middle)
            name = "venous_segmental" if self._is_at_waist(part) else "paravertebral"
            yield LeakPart(compartment=name, side=aside, mask=part)

    def _is_at_waist(self, mask: BoolArray) -> bool:
        """Tell whether cement has the shape and the place of a segmental vein."""
        if not self.slimness(mask).is_vein_like:
            return False
        near = mask & (self.escaped.around.outside_mm <= NEAR_BODY_MM)
        points = self.escaped.points_mm(near)
        low, high = self.vertebra.endplates_z_mm
        z = (points[:, 2] - low) / (high - low)
        before = points[:, 1] > self.vertebra.posterior_wall.y_at(points[:, 2])
        return bool((before & (z >= WAIST[0]) & (z <= WAIST[1])).any())


def _side_of(x_mm: float) -> Side:
    return Side.RIGHT if x_mm > 0 else Side.LEFT
