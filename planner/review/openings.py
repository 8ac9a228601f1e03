"""Where cement went through the wall of a bone: openings, or the nearest place."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from planner.anatomy.cortex_places import (
    BODY_WALLS,
    FACINGS,
    PEDICLE_WALLS,
    PEDICLES,
)
from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import FloatArray, Points, Vector3, frozen_vector
from planner.review.escaped import Escaped

LEAST_WEIGHT = 1e-6

THROUGH_SHARE = 0.4
"""A thin neck is blurred: its middle seems to be less than all cement. Of cement before
and behind a whole wall of 1 mm less is seen in it. Project default."""

ARCH = "arch"
"""The wall of all that lies behind the pedicles."""

LAYER_MM = 0.5
"""Half as far to both sides of a wall voxels stand for it."""

THROUGH_MM = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
"""Where along the way out of the bone cement must lie to have gone through the wall:
deeper than a cortex is thick (0.3 to 1 mm), so that cement which lies against both
faces of a whole wall does not count. Project default."""

RIGHT, LEFT, ANTERIOR = (
    BODY_WALLS.index(name) for name in ("right_side", "left_side", "anterior")
)

ROOT_MM, SIDEWAYS = 2.0, 0.5
WITHIN_MM = 1.5
JOINED_MM = 1.0
LEAST_MM2 = 0.75
"""A smaller opening is less than a voxel of any CT."""

FARTHEST_MM = 8.0
"""Cement farther from the bone tells nothing of its way out of it."""


@attrs.frozen(kw_only=True, eq=False)
class Opening:
    """Where a piece of cement left the bone.

    `at_mm` (box) lies on the wall `wall`, one of `planner.anatomy.cortex_places.WALLS`
    or `ARCH`; `extent_mm` is how wide the cement is there, along and across, and
    `area_mm2` how large. Where no cement is seen in the wall itself, `is_seen` is False
    and it is the place where cement inside and outside come nearest to it: `bare_mm` is
    how far they lie from it together.
    """

    piece: int
    wall: str
    at_mm: Vector3 = attrs.field(converter=frozen_vector)
    extent_mm: tuple[float, float]
    area_mm2: float
    is_seen: bool
    bare_mm: float = 0.0


def find_openings(vertebra: Vertebra, escaped: Escaped) -> tuple[Opening, ...]:
    """Return the openings of every piece, the largest first.

    A piece that no cement joins to the bone has its nearest place; one that lies far
    from the bone has none.
    """
    if not escaped.numbers:
        return ()
    wall = _Wall.of(vertebra, escaped)
    if not len(wall.at_mm):
        return ()
    found: list[Opening] = []
    for number in escaped.numbers:
        seen = wall.openings(number)
        found += seen or wall.nearest(number)
    return tuple(found)


@attrs.frozen(kw_only=True, eq=False)
class _Wall:
    """The voxels along the walls of the bone near cement outside of it.

    `through` is the least share of cement on the way through the wall.
    """

    escaped: Escaped
    at_mm: Points
    outward: Points
    piece: NDArray[np.intp]
    through: FloatArray
    names: NDArray[np.str_]

    @classmethod
    def of(cls, vertebra: Vertebra, escaped: Escaped) -> "_Wall":
        around = escaped.around
        near = np.abs(around.outside_mm) <= LAYER_MM / 2
        kji = np.argwhere(near).astype(np.float64)
        soft = ndimage.gaussian_filter(around.outside_mm, 1.0)
        slopes = [
            _sampled(np.asarray(slope, np.float32), kji)
            for slope in np.gradient(soft, around.step_mm)
        ]
        out_kji = np.column_stack(slopes)
        length = np.maximum(np.linalg.norm(out_kji, axis=1), 1e-6)
        out_kji /= length[:, None]
        exact = kji - out_kji * (
            _sampled(around.outside_mm, kji) / around.step_mm
        ).reshape(-1, 1)
        share = [
            _sampled(escaped.share, exact + out_kji * (mm / around.step_mm))
            for mm in THROUGH_MM
        ]
        ahead = exact + out_kji * ((escaped.unsure_mm + LAYER_MM) / around.step_mm)
        first = np.array((around.x_mm[0], around.y_mm[0], around.z_mm[0]))
        at_mm = first + exact[:, ::-1] * around.step_mm
        outward = out_kji[:, ::-1]
        return cls(
            escaped=escaped,
            at_mm=at_mm,
            outward=outward,
            piece=_nearest(escaped.pieces, ahead),
            through=np.min(share, axis=0),
            names=_names(vertebra, at_mm, outward),
        )

    def openings(self, piece: int) -> list[Opening]:
        """Return the openings of a piece, the largest first."""
        chosen = np.flatnonzero((self.piece == piece) & (self.through >= THROUGH_SHARE))
        if not chosen.size:
            return []
        found = []
        pairs = cKDTree(self.at_mm[chosen]).query_pairs(
            JOINED_MM, output_type="ndarray"
        )
        links = coo_matrix((np.ones(len(pairs)), pairs.T), shape=(len(chosen),) * 2)
        count, group = connected_components(links, directed=False)
        for number in range(count):
            opening = self._opening(piece, chosen[group == number])
            if opening.area_mm2 >= LEAST_MM2:
                found.append(opening)
        return sorted(found, key=lambda opening: -opening.area_mm2)

    def _opening(self, piece: int, places: NDArray[np.intp]) -> Opening:
        at_mm = self.at_mm[places]
        # Where cement is thickest it came through; beside that it may only lie near.
        weight = (self.through[places] - THROUGH_SHARE) ** 2 + LEAST_WEIGHT
        middle = np.average(at_mm, axis=0, weights=weight)
        step = self.escaped.around.step_mm
        short = long = step
        if len(places) > 2:
            axes = np.linalg.svd(at_mm - middle, full_matrices=False)[2][:2]
            short, long = sorted(float(np.ptp(at_mm @ axis)) + step for axis in axes)
        return Opening(
            piece=piece,
            wall=_most(self.names[places]),
            at_mm=at_mm[np.linalg.norm(at_mm - middle, axis=1).argmin()],
            extent_mm=(long, short),
            area_mm2=len(places) * step**3 / LAYER_MM,
            is_seen=True,
        )

    def nearest(self, piece: int) -> list[Opening]:
        """Return the place of a wall that cement on both sides comes nearest to."""
        escaped = self.escaped
        outside = escaped.points_mm(escaped.solid & (escaped.pieces == piece))
        if not len(outside):
            return []
        away = _away_mm(self.at_mm, outside)
        if away.min() > FARTHEST_MM:
            return []
        inside = escaped.points_mm(escaped.solid & (escaped.around.outside_mm < 0))
        if len(inside):
            away = away + _away_mm(self.at_mm, inside)
        best = int(away.argmin())
        return [
            Opening(
                piece=piece,
                wall=str(self.names[best]),
                at_mm=self.at_mm[best],
                extent_mm=(0.0, 0.0),
                area_mm2=0.0,
                is_seen=False,
                bare_mm=float(away[best]),
            )
        ]


def _away_mm(points_mm: Points, others_mm: Points) -> FloatArray:
    """Return how far each point is from the nearest of the others."""
    return np.asarray(cKDTree(others_mm).query(points_mm)[0], np.float64)


def _most(names: NDArray[np.str_]) -> str:
    values, counts = np.unique(names, return_counts=True)
    return str(values[counts.argmax()])


def _sampled(values: NDArray[np.float32], kji: FloatArray) -> FloatArray:
    found: FloatArray = ndimage.map_coordinates(
        values, kji.T, order=1, mode="nearest", output=np.float64
    )
    return found


def _nearest(values: NDArray[np.uint8], kji: FloatArray) -> NDArray[np.intp]:
    return np.asarray(
        ndimage.map_coordinates(values, kji.T, order=0, mode="nearest"), np.intp
    )


def _names(vertebra: Vertebra, at_mm: Points, outward: Points) -> NDArray[np.str_]:
    """Return the wall that places belong to, by the part behind and the way out."""
    parts = vertebra.parts
    seen = [p for p in (Part.BODY, *PEDICLES) if p in parts.membership]
    within = vertebra.frame.to_lps(at_mm - outward * WITHIN_MM)
    kji = parts.grid.to_ijk(within)[:, ::-1]
    depth = [_sampled(parts.membership[part].astype(np.float32), kji) for part in seen]
    names = np.full(len(at_mm), ARCH, dtype="<U16")
    owner = np.argmax(depth, axis=0)
    is_part = np.max(depth, axis=0) > parts.WALL / 2
    facing = np.argmax(outward @ FACINGS.T, axis=1)
    for index, part in enumerate(seen):
        walls = BODY_WALLS if part is Part.BODY else _pedicle_walls(part)
        mine = is_part & (owner == index)
        names[mine] = np.array(walls)[facing[mine]]
    _name_roots(vertebra, at_mm, outward, names)
    upright = np.isin(names, [BODY_WALLS[number] for number in (RIGHT, LEFT, ANTERIOR)])
    names[upright] = np.array(BODY_WALLS)[_side_or_front(vertebra, at_mm[upright])]
    return names


def _name_roots(
    vertebra: Vertebra, at_mm: Points, outward: Points, names: NDArray[np.str_]
) -> None:
    """Name the sides of the arch where pedicles spring from it, beside the canal.

    Where a pedicle ends and the arch begins is drawn, not seen.
    """
    beside = (names == ARCH) & (at_mm[:, 1] > vertebra.canal_dorsal_y_mm)
    for side, pedicle in vertebra.pedicles.items():
        low, high = pedicle.isthmus.z_range_mm
        tall = (at_mm[:, 2] >= low - ROOT_MM) & (at_mm[:, 2] <= high + ROOT_MM)
        own = beside & tall & (side.sign * at_mm[:, 0] > 0)
        aside = side.sign * outward[:, 0]
        names[own & (aside <= -SIDEWAYS)] = f"{side.value}_medial"
        names[own & (aside >= SIDEWAYS)] = f"{side.value}_lateral"


def _side_or_front(vertebra: Vertebra, at_mm: Points) -> NDArray[np.intp]:
    """Return the number of the wall beside or before the body's middle.

    A body is round in front: no direction of its wall says where its side ends.
    """
    z = at_mm[:, 2]
    back, front = (w.y_at(z) for w in (vertebra.posterior_wall, vertebra.anterior_wall))
    x, ahead = at_mm[:, 0], at_mm[:, 1] - (back + front) / 2
    return np.where(ahead > np.abs(x), ANTERIOR, np.where(x > 0, RIGHT, LEFT))


def _pedicle_walls(part: Part) -> tuple[str, ...]:
    """Return the walls of a pedicle; in front and behind there is none."""
    side = PEDICLES[part]
    return tuple(
        f"{side.value}_{name}" if name else ARCH for name in PEDICLE_WALLS[side]
    )
