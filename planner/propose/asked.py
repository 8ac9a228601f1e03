"""What the rule book asks of a needle, as distances that a search can keep to."""

import attrs

from planner.anatomy.vertebra import Vertebra, Wall
from planner.plan.case import EXTRAPEDICULAR
from planner.rules.book import RuleBook
from planner.rules.needle_rules import VOXEL_AXIS, voxel_allowance_mm

USUAL_CONVERGENCE_DEG = {
    "T1": (20, 40),
    "T2": (12, 32),
    "T3": (5, 25),
    "T4": (5, 25),
    **{f"T{number}": (0, 20) for number in range(5, 10)},
    "T10": (-3, 15),
    "T11": (-5, 15),
    "T12": (-10, 18),
    "T13": (-10, 18),
    "L1": (3, 20),
    "L2": (4, 22),
    "L3": (6, 26),
    "L4": (8, 32),
    "L5": (10, 45),
    "L6": (10, 45),
    "S1": (10, 45),
}
"""From where to where a needle usually converges (rules.md L-4, project default; T13,
L6 and S1 as their neighbours)."""

LESS_THAN_PEDICLE_DEG, MORE_THAN_PEDICLE_DEG = 5.0, 12.0
"""How far a needle may turn outwards and inwards from the patient's own pedicle,
whatever is usual: a needle is thinner than the screws that the bands were measured for,
and is turned inwards to use it. Project default."""

BESIDE_PEDICLE_DEG = (0.0, 40.0)
"""Convergence beside the pedicle: the route between rib and vertebra is flatter, 20 to
30 degrees in rules.md L-4, and as much again as the bands are wide."""

STEEPEST_SAGITTAL_DEG = 30.0
"""Rise or fall of a needle against the vertebra's own axial plane. Project default."""

BESIDE_WALL_MM = 8.0
"""How far beside the pedicle's lateral wall an extrapedicular needle may run: within
the groove between rib head and pedicle. Project default."""

SLACK_DEG, SLACK_MM, SLACK_FRACTION = 0.1, 0.05, 0.005
"""A search keeps this much inside a limit, so that the rules, which measure a needle's
surface more finely, find it within."""

END_ROOM_MM = 2.0
"""Bone between tip and endplates beyond the needle's radius. Project default."""


@attrs.frozen(kw_only=True)
class Asked:
    """The limits of the book for one vertebra, its uncertainty taken into account.

    `clearance_mm` are those below which a wall warns, `allowance_mm` what coarse voxels
    take off, both by wall; walls that are exempt are in neither. Angles in degrees,
    `depth` as fractions of the body.
    """

    clearance_mm: dict[Wall, float]
    allowance_mm: dict[Wall, float]
    border_mm: float
    entry_clearance_mm: float
    entry_fraction: float
    margin_deg: float
    gap_mm: float
    spare_mm: float
    depth: tuple[float, float]
    midline_mm: float
    sideways_unsure_mm: float
    canal_mm: float
    beside_mm: float | None

    @property
    def walls(self) -> list[int]:
        """The channels of the walls that must be kept."""
        return [index for index, wall in enumerate(Wall) if wall in self.clearance_mm]


def asked_of(book: RuleBook, vertebra: Vertebra, *, approach: str) -> Asked:
    """Return what the book asks of a needle in this vertebra.

    Raises
    ------
    BadRuleBook
        If the book lacks one of the rules or limits that are measured.
    """
    beside = approach == EXTRAPEDICULAR
    walls = [wall for wall in Wall if not (beside and wall is Wall.LATERAL)]
    unsure_mm = {w: float(vertebra.uncertainty_mm[VOXEL_AXIS[w]]) for w in Wall}
    asked_mm = book.limit("P-02", "clearance_mm").value
    allowance = {
        wall: voxel_allowance_mm(
            vertebra,
            wall,
            coarse_mm=book.limit("P-02", "coarse_voxel_mm").value,
            share=book.limit("P-02", "voxel_share").value,
        )
        for wall in walls
    }
    sideways = unsure_mm[Wall.MEDIAL]
    return Asked(
        clearance_mm={
            wall: SLACK_MM + max(asked_mm + allowance[wall], unsure_mm[wall])
            for wall in walls
        },
        allowance_mm=allowance,
        border_mm=SLACK_MM + max(book.limit("P-01", "margin_mm").value, sideways),
        entry_clearance_mm=book.limit("P-03", "entry_clearance_mm").value,
        entry_fraction=SLACK_FRACTION + book.limit("P-03", "entry_fraction").value,
        margin_deg=SLACK_DEG + book.limit("P-04", "margin_deg").value,
        gap_mm=SLACK_MM
        + max(book.limit("P-07", "gap_mm").value, float(vertebra.uncertainty_mm[1])),
        spare_mm=book.limit("D-01", "spare_mm").value,
        depth=(
            book.limit("D-03", "shallow_fraction").value,
            book.limit("D-03", "deep_fraction").value,
        ),
        midline_mm=book.limit("P-05", "midline_mm").value,
        sideways_unsure_mm=sideways,
        canal_mm=SLACK_MM + float(vertebra.uncertainty_mm.max()),
        beside_mm=BESIDE_WALL_MM if beside else None,
    )


def plausible_deg(
    level: str, pedicle_deg: float | None, *, beside: bool
) -> tuple[float, float]:
    """Return from where to where a needle may converge at a level.

    The patient's own pedicle widens what is usual.
    """
    if beside:
        return BESIDE_PEDICLE_DEG
    low, high = USUAL_CONVERGENCE_DEG[level]
    if pedicle_deg is None:
        return low, high
    return (
        min(low, pedicle_deg - LESS_THAN_PEDICLE_DEG),
        max(high, pedicle_deg + MORE_THAN_PEDICLE_DEG),
    )
