"""Where the walls of a vertebra show a cortex, and where they show none.

A cortex is mostly thinner than the blur of the images: what is seen is a ridge along
the wall, whose height falls with the thickness and with the blur. So each wall is held
against its own ridge, and against what spongy bone without any wall looks like.
"""

import numpy as np
from numpy.typing import NDArray

from planner.anatomy.cortex_defects import (
    CORE_SHARE,
    Ridge,
    cortex_of,
    smallest_gap_mm,
)
from planner.anatomy.cortex_lines import (
    AIR_HU,
    INSIDE_MM,
    Spongy,
    WallLines,
)
from planner.anatomy.cortex_places import THICKEST_MM, Places, wall_places
from planner.anatomy.measured import Cortex
from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import FloatArray
from planner.imaging.volume import Volume

LEAST_REACH_MM = 1.0
"""How far from its drawn place a wall is looked for, beside its uncertainty."""

FARTHEST_REACH_MM = 3.0
"""A wall that may lie farther off is not looked for: another would be found."""

THICKNESS_SHARE = 1 / 3
"""How deep in a narrow pedicle its wall is looked for: not as far as the other one."""

HALF = 0.5
LEAST_SEEN = 0.5
"""The least share of a wall's area that is judged, and of that which stands out."""

ROOM_GAPS = 2.0
"""A wall is judged if it is this many times as wide as the smallest gap that shows:
cortex must lie around a gap."""


def measure_cortex(vertebra: Vertebra, volume: Volume) -> Cortex | None:
    """Tell which walls show a cortex and where they have gaps.

    None where nothing can be told: of landmarks, which draw no walls to hold the
    images against, and where no spongy bone is left to compare with.
    """
    if vertebra.source == "landmarks" or Part.BODY not in vertebra.parts.membership:
        return None
    lines = WallLines(volume, vertebra)
    spongy = lines.spongy(LEAST_REACH_MM + float(vertebra.uncertainty_mm.min()))
    places = wall_places(vertebra)
    if spongy is None or not len(places):
        return None
    bench = _Bench(vertebra, places, lines, spongy)
    share = np.full(len(places), np.nan)
    not_seen: dict[str, str] = {}
    seen: set[str] = set()
    for wall in np.unique(places.wall).tolist():
        mine = places.wall == wall
        usual = bench.usual_ridge_hu(wall, mine)
        if isinstance(usual, str):
            not_seen[wall] = usual
        else:
            seen.add(wall)
            share[mine] = bench.share_of(usual)[mine]
    return cortex_of(
        Ridge(places=places, share=share),
        vertebra,
        blur_mm=lines.blur_mm,
        seen=frozenset(seen),
        not_seen=not_seen,
    )


class _Bench:
    """The lines across the walls of one vertebra while they are judged."""

    def __init__(
        self,
        vertebra: Vertebra,
        places: Places,
        lines: WallLines,
        spongy: Spongy,
    ) -> None:
        self._places, self._spongy, self._blur_mm = places, spongy, lines.blur_mm
        unsure = np.linalg.norm(places.outward * vertebra.uncertainty_mm, axis=1)
        reach = LEAST_REACH_MM + unsure
        inward = np.minimum(reach + INSIDE_MM, places.thick_mm * THICKNESS_SHARE)
        risen = lines.risen(places, inward=inward, outward=reach, spongy=spongy)
        self._height_hu, self._beyond_hu = risen
        self._near_metal = lines.near_metal(places.at_mm)
        self._judged = (
            ~self._near_metal
            & (reach <= FARTHEST_REACH_MM)
            & (inward >= unsure)
            & (self._beyond_hu > AIR_HU)
            & self._has_spongy_bone()
        )

    def _has_spongy_bone(self) -> NDArray[np.bool_]:
        """Tell where two walls lie so far apart that their blurs do not meet."""
        blur = np.linalg.norm(self._places.outward * self._blur_mm, axis=1)
        apart: NDArray[np.bool_] = self._places.thick_mm >= np.minimum(
            2 * blur, THICKEST_MM
        )
        return apart

    def usual_ridge_hu(self, wall: str, mine: NDArray[np.bool_]) -> float | str:
        """Return how high a wall's ridge is, or why nothing can be said of the wall."""
        area = self._places.area_mm2
        judged = mine & self._judged
        whole = float(area[mine].sum())
        if whole < (ROOM_GAPS * smallest_gap_mm(wall, self._blur_mm)) ** 2:
            return "small"
        if float(area[judged].sum()) < LEAST_SEEN * whole:
            is_metal = float(area[mine & self._near_metal].sum()) >= LEAST_SEEN * whole
            return "metal" if is_metal else "unsure"
        stands_out = judged & (self._height_hu > self._spongy.chance_hu)
        if float(area[stands_out].sum()) < LEAST_SEEN * float(area[judged].sum()):
            return "faint"
        usual = float(np.median(self._height_hu[stands_out]))
        return usual if CORE_SHARE * usual >= self._spongy.chance_hu else "faint"

    def share_of(self, usual_hu: float) -> FloatArray:
        """Return the share of a usual ridge that each place has.

        NaN where it cannot be judged, also for what lies in front of it: a rib, a
        joint, a vessel full of contrast.
        """
        hidden = self._beyond_hu - self._spongy.level_hu >= HALF * usual_hu
        share = self._height_hu / usual_hu
        return np.where(self._judged & ~hidden, share, np.nan)
