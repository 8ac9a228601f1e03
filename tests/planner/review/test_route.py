"""The way by which cement left the bone: which wall, where, which type."""

import numpy as np
import pytest

from planner.anatomy.measured import Cortex, CortexDefect
from planner.review.channels import Channel
from planner.review.compartments import find_leaks
from planner.review.route import Exit, find_exits
from tests.leak_masks import Solid, ball, block, cement_of
from tests.phantoms import L1S
from tests.planner.review.test_compartments import (
    FILL,
    FORAMEN,
    LEAKS,
    VOXEL_MM,
    leaks_of,
    vertebra_of,
)

VERTEBRA = vertebra_of(L1S)
PLATE = LEAKS["a plate in the middle of the canal"][0]


def exits_of(
    *solids: Solid, channels: tuple[Channel, ...] = (), cortex: Cortex | None = None
) -> tuple[Exit, ...]:
    leaks = leaks_of(*solids)
    if channels:
        cement = cement_of(VERTEBRA, *solids)
        leaks = find_leaks(VERTEBRA, cement, voxel_mm=VOXEL_MM, channels=channels)
    return find_exits(VERTEBRA, leaks, channels=channels, cortex=cortex)


WAYS: dict[str, tuple[str, str, str, str | None]] = {
    "a plate in the middle of the canal": ("basivertebral", "posterior", "B", None),
    "cement through the medial wall of a pedicle": (
        "pedicle",
        "right_medial",
        "C",
        None,
    ),
    "a block above the body": ("endplate", "upper_endplate", "C", "D"),
    "a block below the body": ("endplate", "lower_endplate", "C", "D"),
    "a ball beside the body": ("cortical_defect", "right_side", "C", None),
    "a string around the waist": ("segmental_vein", "right_side", "S", None),
}


@pytest.mark.parametrize("name", WAYS)
def test_the_wall_tells_the_way_and_its_type(name: str):
    (way,) = exits_of(*LEAKS[name][0])
    assert (way.exit, way.wall, way.yeom_type, way.later_type) == WAYS[name]
    assert way.cement_mm is not None
    assert way.leaks == (0,)


def test_the_exit_lies_on_the_wall_where_cement_goes_through_it():
    """A square of 4 mm: from 4 mm along its sides to 5.7 mm along its diagonals."""
    (way,) = exits_of(*PLATE)
    assert way.at_mm == pytest.approx((0, 0, 0), abs=0.6)
    assert way.cement_mm is not None
    assert 4 <= way.cement_mm <= 4 * np.sqrt(2)


def test_beside_the_foramen_the_posterior_wall_has_a_gap():
    (way,) = exits_of(
        FILL, block((7, -3, -3), (10, 6, 3)), block((7, -4, -5), (11, 0, 5))
    )
    assert (way.exit, way.wall, way.yeom_type) == ("cortical_defect", "posterior", "C")
    assert way.at_mm == pytest.approx((8.5, 0, 0), abs=0.7)


def test_a_gap_that_a_ct_shows_goes_before_the_vein():
    gap = CortexDefect(
        wall="posterior",
        at_lps_mm=VERTEBRA.frame.to_lps((1, 0, 1)),
        extent_mm=(9.0, 5.0),
        area_mm2=35.0,
        uncertainty_mm=1.0,
        places_lps_mm=VERTEBRA.frame.to_lps([(0, 0, 0), (1, 0, 1), (3, 0, 2)]),
    )
    cortex = Cortex(defects=(gap,), foramina=(), shows_mm={}, not_seen={})
    (way,) = exits_of(FILL, FORAMEN, block((-4, -4, -6), (4, 0, 6)), cortex=cortex)
    assert (way.exit, way.yeom_type, way.defect_mm) == ("cortical_defect", "C", 9.0)


def test_a_needle_that_made_the_way_is_named():
    track = Channel(
        number=1, entry_mm=(11.5, -22, 3.5), tip_mm=(10, 20, 3.5), radius_mm=1.5
    )
    solids, *_ = LEAKS["cement through the medial wall of a pedicle"]
    (way,) = exits_of(*solids, channels=(track,))
    assert (way.exit, way.yeom_type, way.later_type) == ("needle_track", "C", "track")


def test_one_vertebra_may_have_several_ways_out():
    ways = exits_of(*PLATE, block((-5, 8, 5), (5, 20, 16)))
    assert {way.exit for way in ways} == {"basivertebral", "endplate"}
    assert sorted(index for way in ways for index in way.leaks) == [0, 1]


def test_without_cement_in_a_wall_the_nearest_place_is_only_likely():
    (way,) = exits_of(FILL, ball((0, -4, 0), (3, 2.5, 5)))
    assert way.wall == "posterior"
    assert way.cement_mm is None
