"""What is told of a wall in the hand is exact: it holds for the point in the hand."""

import pytest

from planner.anatomy.vertebra import Side, Wall
from planner.anatomy.wall_in_hand import (
    PedicleWall,
    pedicle_wall_at,
    room_mm,
    width_from_mm,
)
from tests.phantoms import L1S, analytic_vertebra, needle_lps

VERTEBRA = analytic_vertebra(L1S)
MIDDLE_MM = (L1S.medial_mm + L1S.lateral_mm) / 2


def isthmus_point(side: Side, offset_mm: float, up_mm: float = 0.0):
    y, z = VERTEBRA.pedicles[side].isthmus.center_mm[1:]
    return VERTEBRA.frame.to_lps((side.sign * offset_mm, y, z + up_mm))


@pytest.mark.parametrize("side", Side)
def test_a_wall_is_told_by_side_and_name_and_nothing_else_is_one(side):
    medial = isthmus_point(side, L1S.medial_mm + 0.5)
    lateral = isthmus_point(side, L1S.lateral_mm - 0.5)
    assert pedicle_wall_at(VERTEBRA, medial) == PedicleWall(side=side, wall=Wall.MEDIAL)
    assert pedicle_wall_at(VERTEBRA, lateral) == PedicleWall(
        side=side, wall=Wall.LATERAL
    )
    front = VERTEBRA.frame.to_lps((0, 30, 0))
    assert pedicle_wall_at(VERTEBRA, front) is None
    in_canal = isthmus_point(side, L1S.medial_mm - 5)
    assert pedicle_wall_at(VERTEBRA, in_canal) is None


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("inwards_mm", [0.0, 1.5, -2.0])
def test_the_width_here_is_that_to_the_opposite_wall(side, inwards_mm):
    held = PedicleWall(side=side, wall=Wall.MEDIAL)
    point = isthmus_point(side, L1S.medial_mm + inwards_mm)
    wide = L1S.lateral_mm - L1S.medial_mm - inwards_mm
    assert width_from_mm(VERTEBRA, held, point) == pytest.approx(wide, abs=0.02)


@pytest.mark.parametrize(("away_mm", "room"), [(4.0, 2.476), (1.0, -0.524)])
def test_room_is_counted_from_the_needles_surface(away_mm, room):
    needle = needle_lps(L1S, (MIDDLE_MM, -22), (MIDDLE_MM, 22))
    axis = VERTEBRA.frame.to_box(needle.entry_lps_mm)
    beside = VERTEBRA.frame.to_lps((axis[0], axis[1] + 20, axis[2] + away_mm))
    assert room_mm(needle, beside) == pytest.approx(room, abs=1e-6)
    behind = needle.entry_lps_mm - away_mm * needle.direction_lps
    assert room_mm(needle, behind) == pytest.approx(room, abs=1e-6)
