"""Cement outside the bone is named by where it lies, and measured there."""

import functools

import numpy as np
import pytest

from planner.anatomy.vertebra import Side, Vertebra
from planner.review.channels import Channel
from planner.review.compartments import Leaks, find_leaks
from tests.leak_masks import Solid, ball, block, cement_of, mirrored
from tests.phantoms import (
    L1S,
    T8S,
    BoxModel,
    analytic_vertebra,
    placed_frame,
    random_turn,
)

VOXEL_MM = 0.5
FILL = ball((0, 15, 0), (12, 10, 8))
"""Cement in the body that touches no wall."""
FORAMEN = block((-2, -1, -2), (2, 8, 2))
"""Cement through the middle of the posterior wall."""
RIGHT_PEDICLE = block((13, -10, 1), (17, 10, 6))

LEAKS: dict[str, tuple[tuple[Solid, ...], str, Side | None]] = {
    "a plate in the middle of the canal": (
        (FILL, FORAMEN, block((-4, -4, -6), (4, 0, 6))),
        "epidural_central",
        None,
    ),
    "a block beside the middle": (
        (FILL, block((6.5, -5, -5), (10.5, 0, 5))),
        "epidural_paracentral",
        Side.RIGHT,
    ),
    "cement through the medial wall of a pedicle": (
        (RIGHT_PEDICLE, block((7, -9, 1), (14, -5, 6))),
        "epidural_pedicle_breach",
        Side.RIGHT,
    ),
    "a string along the posterior wall": (
        (
            FILL,
            FORAMEN,
            block((3, -2, -12), (5, 0, 12)),
            block((-2, -2, -2), (5, 0, 2)),
        ),
        "venous_epidural",
        Side.RIGHT,
    ),
    "a ball in the middle of the canal": (
        (FILL, ball((0, -8, 0), (5, 4, 9))),
        "intradural",
        None,
    ),
    "a block below a pedicle": (
        (FILL, block((13, -8, -9), (17, -2, -5))),
        "foraminal",
        Side.RIGHT,
    ),
    "a block above the body": (
        (FILL, block((-5, 8, 5), (5, 20, 16))),
        "intradiscal_sup",
        None,
    ),
    "a block below the body": (
        (FILL, block((-5, 8, -16), (5, 20, -5))),
        "intradiscal_inf",
        None,
    ),
    "a ball beside the body": (
        (FILL, ball((22, 12, 0), (5, 5, 5)), ball((15, 12, 0), (8, 3, 3))),
        "paravertebral",
        Side.RIGHT,
    ),
    "a string around the waist": (
        (FILL, ball((15, 8, 0), (8, 1.2, 1.2)), ball((22, 0, 0), (1.3, 14, 1.3))),
        "venous_segmental",
        Side.RIGHT,
    ),
}


@functools.cache
def vertebra_of(model: BoxModel, turn_seed: int = 0) -> Vertebra:
    turn = random_turn(turn_seed) if turn_seed else None
    return analytic_vertebra(model, frame=placed_frame(turn=turn))


@functools.cache
def leaks_of(*solids: Solid, model: BoxModel = L1S, turn_seed: int = 0) -> Leaks:
    vertebra = vertebra_of(model, turn_seed)
    return find_leaks(vertebra, cement_of(vertebra, *solids), voxel_mm=VOXEL_MM)


@pytest.mark.parametrize("name", LEAKS)
def test_each_compartment_is_told_with_its_side_and_its_mirror_image(name: str):
    solids, compartment, side = LEAKS[name]
    (leak,) = leaks_of(*solids).leaks
    assert (leak.compartment, leak.side) == (compartment, side)
    if side is None:
        return
    (other,) = leaks_of(*map(mirrored, solids)).leaks
    assert other.compartment == compartment
    assert other.side is Side.LEFT
    assert other.volume_ml == pytest.approx(leak.volume_ml, rel=0.01)


@pytest.mark.parametrize("seed", [1])
def test_a_leak_is_the_same_however_the_patient_lies(seed: int):
    solids, *_ = LEAKS["cement through the medial wall of a pedicle"]
    (straight,) = leaks_of(*solids).leaks
    (turned,) = leaks_of(*solids, turn_seed=seed).leaks
    assert (turned.compartment, turned.side) == (straight.compartment, straight.side)
    assert turned.at_mm == pytest.approx(straight.at_mm, abs=0.05)
    assert turned.volume_ml == pytest.approx(straight.volume_ml, rel=0.01)


def test_cement_in_body_pedicle_and_arch_is_no_leak():
    whole = leaks_of(FILL, RIGHT_PEDICLE, block((-18, -21, 0), (-14, -17, 5)))
    assert whole.leaks == ()
    assert whole.canal is not None
    assert whole.canal.fraction == 0.0


def test_a_canal_filled_by_half_is_half_full():
    found = leaks_of(FILL, FORAMEN, block((-11, -8, -6), (11, 0, 6)))
    assert found.canal is not None
    assert found.canal.fraction == pytest.approx(0.5, abs=0.01)


def test_the_canal_is_judged_where_it_is_fullest():
    thin = block((-11, -4, -10), (11, 0, 10))
    bulge = block((-11, -12, 4), (11, 0, 7))
    found = leaks_of(FILL, FORAMEN, thin, bulge)
    assert found.canal is not None
    assert found.canal.fraction == pytest.approx(0.75, abs=0.02)
    assert 4 <= found.canal.at_z_mm <= 7


def test_volume_and_extent_are_those_of_the_part_outside_the_bone():
    (leak,) = leaks_of(FILL, FORAMEN, block((-4, -4, -6), (4, 0, 6))).leaks
    assert leak.volume_ml == pytest.approx(8 * 4 * 12 / 1000, rel=0.04)
    assert leak.extent_mm == pytest.approx((12, 4, 8), abs=0.5)
    assert leak.at_mm == pytest.approx((0, -2, 0), abs=0.2)


def test_a_leak_across_a_border_counts_in_both_compartments_by_volume():
    """A quarter of 22 mm is 5.5 mm: 2.5 mm of the plate lie in the middle."""
    plate = block((3, -4, -6), (10, 0, 6))
    found = {leak.compartment: leak for leak in leaks_of(FILL, plate).leaks}
    assert set(found) == {"epidural_central", "epidural_paracentral"}
    central, aside = found["epidural_central"], found["epidural_paracentral"]
    assert central.volume_ml == pytest.approx(2.5 * 4 * 12 / 1000, rel=0.1)
    assert aside.volume_ml == pytest.approx(4.5 * 4 * 12 / 1000, rel=0.1)
    assert aside.side is Side.RIGHT
    assert central.midline_fraction is not None
    assert aside.midline_fraction is not None
    assert central.midline_fraction <= 0.25 < aside.midline_fraction


def test_what_hardly_reaches_over_a_border_is_no_leak_of_its_own():
    plate = block((-6, -4, -6), (6, 0, 6))
    (leak,) = leaks_of(FILL, FORAMEN, plate).leaks
    assert leak.compartment == "epidural_central"
    assert leak.volume_ml == pytest.approx(12 * 4 * 12 / 1000, rel=0.05)


def test_one_piece_may_leak_into_disc_and_canal():
    found = leaks_of(
        FILL,
        FORAMEN,
        block((-4, -4, -6), (4, 0, 6)),
        block((-5, 8, 5), (5, 20, 16)),
    )
    assert {leak.compartment for leak in found.leaks} == {
        "epidural_central",
        "intradiscal_sup",
    }
    assert len({leak.piece for leak in found.leaks}) == 2
    assert {leak.component for leak in found.leaks} == {1}


def test_cement_behind_a_needles_entry_lies_in_its_track():
    entry, tip = np.array([17.2, -22.0, 3.5]), np.array([10.8, 22.0, 3.5])
    track = Channel(number=1, entry_mm=entry, tip_mm=tip, radius_mm=1.5)
    along = (entry - tip) / np.linalg.norm(entry - tip)
    beads = [ball(tuple(entry + mm * along), (1.5, 2, 1.5)) for mm in range(0, 14, 2)]
    vertebra = vertebra_of(L1S)
    cement = cement_of(vertebra, FILL, *beads)
    without = find_leaks(vertebra, cement, voxel_mm=VOXEL_MM)
    assert [leak.compartment for leak in without.leaks] == ["paravertebral"]
    found = find_leaks(vertebra, cement, voxel_mm=VOXEL_MM, channels=[track])
    assert [(leak.compartment, leak.side) for leak in found.leaks] == [
        ("needle_track", Side.RIGHT)
    ]


def test_cement_at_the_wall_of_the_canal_is_told_as_that():
    found = leaks_of(FILL, block((-4, 0.1, -4), (4, 10, 4)))
    assert found.leaks == ()
    assert found.abuts_canal_ml > 0.005
    assert leaks_of(FILL).abuts_canal_ml == 0.0


def test_in_a_concave_wall_cement_behind_it_is_in_the_canal():
    """T8: the silhouette's line lies 4 mm behind the wall in the midline."""
    (leak,) = leaks_of(block((-2, 1, -4), (2, 14, 4)), model=T8S).leaks
    assert leak.compartment == "epidural_central"
    assert leak.extent_mm[1] == pytest.approx(3, abs=0.6)


def test_cement_of_the_next_body_is_not_a_leak_of_this_one():
    found = leaks_of(FILL, ball((0, 15, 31), (8, 8, 3)))
    assert found.leaks == ()
    assert found.elsewhere_ml > 0.2


def test_less_than_a_fiftieth_of_a_millilitre_is_noise():
    assert leaks_of(FILL, block((-1, -3, -1), (1, -1, 1))).leaks == ()
