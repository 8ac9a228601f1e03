"""Where cement lies that left the bone: one leak for each compartment (rules.md R-02).

A piece of cement that reaches into several compartments is a leak in each of them, its
volume split between them.
"""

from collections.abc import Iterator, Sequence

import attrs
import numpy as np

from planner.anatomy.vertebra import Side, Vertebra
from planner.arrays import BoolArray, FloatArray, Vector3, frozen_vector
from planner.review import regions as zones
from planner.review import vocabulary as words
from planner.review.cement import Cement
from planner.review.channels import Channel
from planner.review.compartment_parts import Cutter, LeakPart
from planner.review.escaped import Escaped, find_escaped
from planner.review.openings import Opening, find_openings
from planner.review.vein_like import Slimness

FAR_MM = 3.0
"""A piece farther from the bone may belong to another level. Project default."""

ABUTS_MM = 0.5
"""Cement so near to the canal may have reached it (rules.md C-03)."""

ALIKE = 0.98
"""Heights at which cement takes as much of the canal as this share of the most."""

BY_MIDLINE = (*words.CENTRAL, words.PEDICLE_BREACH)
"""The compartments that are told apart by their distance from the midline."""


@attrs.frozen(kw_only=True, eq=False)
class PlacedLeak:
    """Cement of one piece in one compartment; names are those of the vocabulary.

    `mask` [k, j, i] marks its voxels on the block. Extents run cranio-caudal,
    antero-posterior and transverse. `midline_fraction` is how far its middle lies from
    the midline, as a share of the distance between the pedicles. `canal_fraction` is
    the largest share of the canal's area that it takes at any height.
    """

    piece: int
    component: int
    compartment: str
    side: Side | None
    volume_ml: float
    extent_mm: tuple[float, float, float]
    at_mm: Vector3 = attrs.field(converter=frozen_vector)
    midline_fraction: float | None
    canal_fraction: float | None
    slimness: Slimness
    mask: BoolArray


@attrs.frozen(kw_only=True)
class CanalShare:
    """The largest share of the canal's area that cement takes, and at which height.

    `is_carried` tells that the canal was not seen at that height, but carried there.
    """

    fraction: float
    uncertainty: float
    at_z_mm: float
    is_carried: bool


@attrs.frozen(kw_only=True, eq=False)
class Leaks:
    """All that left the bone of one vertebra.

    `canal` is None where no canal was seen. `abuts_canal_ml` is how much cement lies so
    near to the canal that nobody can tell whether it is inside. `elsewhere_ml` is
    cement in the box that belongs to another level.
    """

    leaks: tuple[PlacedLeak, ...]
    openings: tuple[Opening, ...]
    escaped: Escaped
    canal: CanalShare | None
    abuts_canal_ml: float
    elsewhere_ml: float


def find_leaks(
    vertebra: Vertebra,
    cement: Cement,
    *,
    voxel_mm: float,
    channels: Sequence[Channel] = (),
) -> Leaks:
    """Return the leaks of a vertebra, by piece, the largest first.

    `voxel_mm` is the width of the CT's voxels, `channels` are the tracks of needles.

    Raises
    ------
    AnatomyNotSeen
        If no pedicle was seen.
    """
    escaped = find_escaped(vertebra, cement, voxel_mm=voxel_mm)
    openings = find_openings(vertebra, escaped)
    cutter = Cutter(
        vertebra=vertebra, escaped=escaped, openings=openings, channels=channels
    )
    elsewhere = {n for n in escaped.numbers if _is_elsewhere(vertebra, escaped, n)}
    leaks = [
        _placed(cutter, number, part, mask)
        for number in escaped.numbers
        if number not in elsewhere
        for part, mask in cutter.parts(number)
    ]
    return Leaks(
        leaks=tuple(leaks),
        openings=tuple(o for o in openings if o.piece not in elsewhere),
        escaped=escaped,
        canal=_canal_share(vertebra, cement, escaped, leaks),
        abuts_canal_ml=_abutting_ml(escaped),
        elsewhere_ml=sum(escaped.volume_ml(escaped.pieces == n) for n in elsewhere),
    )


def _is_elsewhere(vertebra: Vertebra, escaped: Escaped, number: int) -> bool:
    """Tell whether a piece lies at another level and does not reach this one.

    In the canal it may have come a long way: there it always counts.
    """
    around = escaped.around
    mask = escaped.pieces == number
    if float(around.outside_mm[mask].min()) <= FAR_MM:
        return False
    low, high = vertebra.endplates_z_mm
    tall = zones.DISC_MM[vertebra.level[0]]
    beyond = (around.z_mm < low - tall) | (around.z_mm > high + tall)
    other = (around.zone == zones.ELSEWHERE) | beyond[:, None, None]
    other &= around.zone != zones.CANAL
    return escaped.volume_ml(mask & other) > escaped.volume_ml(mask) / 2


def _placed(cutter: Cutter, number: int, part: LeakPart, mask: BoolArray) -> PlacedLeak:
    """Return the leak of a part; where it lies is told by the part alone."""
    escaped = cutter.escaped
    around = escaped.around
    middle = _middle_mm(escaped, part.mask)
    from_midline = abs(float(middle[0]) - around.midline_mm)
    in_canal = part.compartment in words.CANAL_COMPARTMENTS
    by_height = _canal_by_height(escaped, mask)
    return PlacedLeak(
        piece=number,
        component=escaped.component_of[number - 1],
        compartment=part.compartment,
        side=part.side,
        volume_ml=escaped.volume_ml(mask),
        extent_mm=_extent_mm(escaped, mask),
        at_mm=middle,
        midline_fraction=(
            min(from_midline / around.between_mm, 1.0)
            if part.compartment in BY_MIDLINE
            else None
        ),
        canal_fraction=(
            float(by_height.max()) if in_canal and around.has_canal else None
        ),
        slimness=cutter.slimness(mask),
        mask=mask,
    )


def _middle_mm(escaped: Escaped, mask: BoolArray) -> Vector3:
    """Return the voxel of the mask that lies nearest to its centre of mass."""
    points = escaped.points_mm(mask)
    weights = np.maximum(escaped.weight[mask], 1e-6)
    middle: Vector3 = np.average(points, axis=0, weights=weights)
    return middle


def _extent_mm(escaped: Escaped, mask: BoolArray) -> tuple[float, float, float]:
    """Return the extents along z, y and x between the borders of the cement."""
    around = escaped.around
    found = []
    for axis in range(3):
        others = tuple(other for other in range(3) if other != axis)
        most = np.where(mask, escaped.share, 0).max(axis=others)
        found.append(_length_steps(most) * around.step_mm)
    return found[0], found[1], found[2]


def _length_steps(share: FloatArray) -> float:
    """Return how many steps lie between the two places where a share is one half."""
    solid = np.flatnonzero(share >= 0.5)
    if not solid.size:
        return 1.0
    low, high = int(solid[0]), int(solid[-1])
    below = share[low - 1] if low else 0.0
    above = share[high + 1] if high + 1 < len(share) else 0.0
    first = (0.5 - below) / max(share[low] - below, 1e-6)
    last = (share[high] - 0.5) / max(share[high] - above, 1e-6)
    return float(high - low + 1 - min(first, 1.0) + min(last, 1.0))


def _canal_by_height(escaped: Escaped, mask: BoolArray) -> FloatArray:
    """Return (k,) the share of the canal's area that marked cement takes.

    A voxel that is part canal and part cement lies at the wall, where both end.
    """
    around = escaped.around
    area = around.canal.sum(axis=(1, 2), dtype=float)
    taken = np.where(mask, np.minimum(escaped.share, around.canal), 0)
    by_height: FloatArray = taken.sum(axis=(1, 2), dtype=float) / np.maximum(area, 1e-6)
    return np.where(area > 0, np.minimum(by_height, 1.0), 0.0)


def _canal_share(
    vertebra: Vertebra,
    cement: Cement,
    escaped: Escaped,
    leaks: Sequence[PlacedLeak],
) -> CanalShare | None:
    around = escaped.around
    if not around.has_canal:
        return None
    every = np.zeros(escaped.pieces.shape, bool)
    for leak in leaks:
        every |= leak.mask
    by_height = _canal_by_height(escaped, every)
    fraction = float(by_height.max())
    fullest = np.flatnonzero(by_height >= ALIKE * fraction)
    worst = int(fullest[len(fullest) // 2])
    return CanalShare(
        fraction=fraction,
        uncertainty=fraction * _unsure_share(vertebra, cement, escaped, leaks, worst),
        at_z_mm=float(around.z_mm[worst]),
        is_carried=not bool(around.canal_seen[worst]),
    )


def _unsure_share(
    vertebra: Vertebra,
    cement: Cement,
    escaped: Escaped,
    leaks: Sequence[PlacedLeak],
    worst: int,
) -> float:
    """Return by which share of itself the canal's share may be off.

    The area of the canal by its wall, all around; that of the cement as its volume.
    """
    around = escaped.around
    area_mm2 = float(around.canal[worst].sum()) * around.step_mm**2
    wall_mm = float(vertebra.uncertainty_mm[:2].mean())
    of_canal = wall_mm * 2 * np.sqrt(np.pi / max(area_mm2, 1.0))
    of_cement = max(
        (volume_spread(cement, leak.component, leak.volume_ml) for leak in leaks),
        default=0.0,
    )
    return float(np.hypot(of_canal, of_cement))


def volume_spread(cement: Cement, number: int, volume_ml: float) -> float:
    """Return by which share of itself the volume of a part of a component may be off.

    What is smaller has more surface for its volume, and at its surface the doubt is.
    """
    for component in cement.components:
        if component.number == number and component.volume_ml > 0:
            doubt_ml = (component.high_ml - component.low_ml) / 2
            smaller = float(np.cbrt(component.volume_ml / max(volume_ml, 1e-6)))
            return doubt_ml / component.volume_ml * smaller
    return 0.0


def _abutting_ml(escaped: Escaped) -> float:
    """Return the cement in the bone that lies within `ABUTS_MM` of the canal."""
    near = escaped.solid & (escaped.pieces == 0)
    near &= escaped.around.canal_mm > -ABUTS_MM
    return float(np.count_nonzero(near)) * escaped.around.voxel_ml


def by_piece(leaks: Sequence[PlacedLeak]) -> Iterator[tuple[int, list[int]]]:
    """Yield each piece with the indices of its leaks."""
    for piece in dict.fromkeys(leak.piece for leak in leaks):
        yield piece, [i for i, leak in enumerate(leaks) if leak.piece == piece]
