"""The lines by which a needle is guided, as they lie in the patient."""

import enum

import attrs
import numpy as np

from planner.anatomy.vertebra import Side, Vertebra
from planner.arrays import Points

LINE_POINTS = 33


class GuideKind(enum.Enum):
    PEDICLE = "pedicle"
    MEDIAL_BORDER = "medial_border"
    POSTERIOR_WALL = "posterior_wall"
    ONE_SIXTH = "one_sixth"
    ONE_THIRD = "one_third"


DEPTHS = {
    GuideKind.POSTERIOR_WALL: 0.0,
    GuideKind.ONE_SIXTH: 1 / 6,
    GuideKind.ONE_THIRD: 1 / 3,
}
"""The lines of a side view, by their fractional depth in the body."""


@attrs.frozen(kw_only=True, eq=False)
class Guide:
    """One line, points (n, 3) in LPS mm; a pedicle's closes without repeating any."""

    kind: GuideKind
    side: Side | None
    points_lps_mm: Points


def front_guides(vertebra: Vertebra) -> tuple[Guide, ...]:
    """Return what a front or oblique view is read by: ovals and medial borders.

    Both lie in the plane of the isthmus, where the rule book's border is measured.
    """
    found = []
    for side, pedicle in vertebra.pedicles.items():
        isthmus = pedicle.isthmus
        heights = np.linspace(*isthmus.z_range_mm, LINE_POINTS)[1:-1]
        medial, _ = isthmus.borders_at(heights)
        for kind, flat in (
            (GuideKind.PEDICLE, isthmus.contour_mm),
            (GuideKind.MEDIAL_BORDER, np.column_stack((medial, heights))),
        ):
            box = np.insert(flat * (side.sign, 1), 1, isthmus.y_mm, axis=1)
            lps = vertebra.frame.to_lps(box)
            found.append(Guide(kind=kind, side=side, points_lps_mm=lps))
    return tuple(found)


def side_guides(vertebra: Vertebra) -> tuple[Guide, ...]:
    """Return what a side view is read by: posterior wall, one sixth, one third.

    They lie in the mid-sagittal plane; the wall's line runs from corner to corner.
    """
    heights = np.linspace(*vertebra.endplates_z_mm, LINE_POINTS)
    wall = vertebra.posterior_wall.y_at(heights)
    depth = vertebra.anterior_wall.y_at(heights) - wall
    return tuple(
        Guide(
            kind=kind,
            side=None,
            points_lps_mm=vertebra.frame.to_lps(
                np.column_stack((np.zeros_like(heights), wall + part * depth, heights))
            ),
        )
        for kind, part in DEPTHS.items()
    )
