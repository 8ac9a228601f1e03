"""By which way cement left the bone: the types of Yeom and later ones (rules.md R-03).

B is through the basivertebral foramen, S along a segmental vein, C through a gap in the
cortex. Later authors take the disc (D) and the needle's track out of C.
"""

from collections.abc import Sequence

import attrs
import numpy as np
from scipy.spatial import cKDTree

from planner.anatomy.cortex_defects import (
    FORAMEN_ASIDE,
    FORAMEN_OFF,
    FORAMEN_TALL,
    FORAMEN_WIDE,
    body_width_mm,
)
from planner.anatomy.measured import Cortex, CortexDefect
from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3, frozen_vector
from planner.review.channels import Channel
from planner.review.compartment_parts import WAIST
from planner.review.compartments import Leaks
from planner.review.openings import ARCH, Opening
from planner.review.vocabulary import NEEDLE_TRACK, YEOM_OF_EXIT

BASIVERTEBRAL, SEGMENTAL = "basivertebral", "segmental_vein"
CORTICAL, ENDPLATE, PEDICLE = "cortical_defect", "endplate", "pedicle"

LATER_TYPES = {ENDPLATE: "D", NEEDLE_TRACK: "track"}

ENDPLATES = ("upper_endplate", "lower_endplate")
VEIN_WALLS = ("right_side", "left_side", "anterior")

MINOR_SHARE = 0.25
"""A further opening of the same piece with less of the area of its largest one is the
fringe of that. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class Exit:
    """One place where cement left the bone; `exit` is a word of the vocabulary.

    `at_mm` is in the box. `defect_mm` is how long the gap in the cortex is that a CT
    shows there, None where none is seen; `shows_mm` is the smallest gap that would have
    shown in that wall, None where the wall was not seen. `cement_mm` is how wide the
    cement is in the wall, None where none is seen there: then the place is only the
    likeliest.
    `leaks` are indices of the leaks that came this way.
    """

    piece: int
    component: int
    exit: str
    wall: str
    at_mm: Vector3 = attrs.field(converter=frozen_vector)
    defect_mm: float | None
    shows_mm: float | None
    cement_mm: float | None
    leaks: tuple[int, ...]

    @property
    def yeom_type(self) -> str:
        return YEOM_OF_EXIT[self.exit]

    @property
    def later_type(self) -> str | None:
        return LATER_TYPES.get(self.exit)


def find_exits(
    vertebra: Vertebra,
    leaks: Leaks,
    *,
    channels: Sequence[Channel] = (),
    cortex: Cortex | None = None,
) -> tuple[Exit, ...]:
    """Return the ways out of the bone, by piece, the largest opening first.

    `cortex` is what a CT shows of the walls, best one before the operation.
    """
    found = []
    shown = {} if cortex is None else cortex.shows_mm
    for piece in dict.fromkeys(leak.piece for leak in leaks.leaks):
        openings = _main(leaks, piece)
        came_by = _nearest_openings(leaks, piece, openings)
        for index, opening in enumerate(openings):
            own = tuple(leak for leak, at in came_by.items() if at == index)
            defect = _defect_at(vertebra, cortex, opening)
            found.append(
                Exit(
                    piece=piece,
                    component=leaks.escaped.component_of[piece - 1],
                    exit=_exit_of(vertebra, leaks, opening, own, defect, channels),
                    wall=opening.wall,
                    at_mm=opening.at_mm,
                    defect_mm=None if defect is None else defect.extent_mm[0],
                    shows_mm=shown.get(opening.wall),
                    cement_mm=opening.extent_mm[0] if opening.is_seen else None,
                    leaks=own,
                )
            )
    return tuple(found)


def _main(leaks: Leaks, piece: int) -> list[Opening]:
    mine = [opening for opening in leaks.openings if opening.piece == piece]
    if not mine:
        return []
    largest = mine[0].area_mm2
    return [opening for opening in mine if opening.area_mm2 >= MINOR_SHARE * largest]


def _nearest_openings(
    leaks: Leaks, piece: int, openings: Sequence[Opening]
) -> dict[int, int]:
    """Return for each leak of a piece the opening that lies nearest to it."""
    found = {}
    if not openings:
        return {}
    places = np.array([opening.at_mm for opening in openings])
    for index, leak in enumerate(leaks.leaks):
        if leak.piece == piece:
            points = leaks.escaped.points_mm(leak.mask)
            away = np.asarray(cKDTree(points).query(places)[0])
            found[index] = int(away.argmin())
    return found


def _exit_of(
    vertebra: Vertebra,
    leaks: Leaks,
    opening: Opening,
    own: Sequence[int],
    defect: CortexDefect | None,
    channels: Sequence[Channel],
) -> str:
    """Return by which way cement went through an opening."""
    wall = opening.wall
    if any(channel.holds(opening.at_mm[None])[0] for channel in channels):
        return NEEDLE_TRACK
    if wall in ENDPLATES:
        return ENDPLATE
    if wall == ARCH or defect is not None:
        return CORTICAL
    if wall == "posterior":
        return BASIVERTEBRAL if _is_foramen(vertebra, opening) else CORTICAL
    if wall in VEIN_WALLS:
        names = {leaks.leaks[index].compartment for index in own}
        in_vein = "venous_segmental" in names and _is_at_waist(vertebra, opening)
        return SEGMENTAL if in_vein else CORTICAL
    return PEDICLE


def _is_at_waist(vertebra: Vertebra, opening: Opening) -> bool:
    low, high = vertebra.endplates_z_mm
    return WAIST[0] <= (float(opening.at_mm[2]) - low) / (high - low) <= WAIST[1]


def _is_foramen(vertebra: Vertebra, opening: Opening) -> bool:
    """Tell whether an opening lies where the basivertebral vein leaves the body.

    By place and size, as for a gap in the cortex (`planner.anatomy.cortex_defects`).
    """
    low, high = vertebra.endplates_z_mm
    width, height = body_width_mm(vertebra), high - low
    x, _, z = opening.at_mm
    is_there = (
        abs(x - vertebra.canal_center_mm[0]) <= FORAMEN_ASIDE * width
        and abs(z - (low + high) / 2) <= FORAMEN_OFF * height
    )
    largest = max(FORAMEN_WIDE * width, FORAMEN_TALL * height)
    return bool(is_there and opening.extent_mm[0] <= largest)


def _defect_at(
    vertebra: Vertebra, cortex: Cortex | None, opening: Opening
) -> CortexDefect | None:
    """Return the largest gap that a CT shows in the same wall so near."""
    if cortex is None:
        return None
    at_lps_mm = vertebra.frame.to_lps(opening.at_mm)[None]
    near = [
        defect
        for defect in cortex.defects
        if defect.wall == opening.wall and defect.is_near(at_lps_mm)
    ]
    return max(near, key=lambda defect: defect.area_mm2, default=None)
