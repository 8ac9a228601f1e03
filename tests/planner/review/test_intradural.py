"""The signs of cement within the dura: a checklist with measured support."""

import functools

import attrs
import numpy as np
import pytest

from planner.anatomy.parts import box_grid
from planner.review.case import Imaging
from planner.review.compartments import Leaks
from planner.review.intradural import K1, K2, K3, K4, Sign, find_signs
from planner.review.layering import Layers, find_layers
from tests.leak_masks import HIGH_MM, LOW_MM, STEP_MM, Places, Solid, ball, block
from tests.phantoms import L1S, STRAIGHT
from tests.planner.review.test_compartments import FILL, FORAMEN, leaks_of

FINE_MM = 0.7
MEDIAL = {"medial_clearance_mm": -1.2, "uncertainty_mm": 0.4, "is_medial": True}
CLEAR = {"medial_clearance_mm": 2.0, "uncertainty_mm": 0.4, "is_medial": False}
NEAR = {"medial_clearance_mm": 0.2, "uncertainty_mm": 0.4, "is_medial": False}


def sac(inset_mm: float, *, half_height_mm: float = 8.0) -> Solid:
    """Return what keeps a distance from the walls of the canal of L1S all around."""

    def inside(x: Places, y: Places, z: Places) -> Places:
        across = L1S.medial_mm - inset_mm - np.abs(x)
        deep = -L1S.canal_dorsal_y_mm / 2 - inset_mm - np.abs(y + 8)
        bend = 3.0
        corner = np.hypot(
            np.clip(bend - across, 0, None), np.clip(bend - deep, 0, None)
        )
        round_ = np.minimum(bend - corner, np.minimum(across, deep))
        depth: Places = np.minimum(round_, half_height_mm - np.abs(z))
        return depth

    return inside


def sheets(gap_mm: float, count: int = 2, *, thick_mm: float = 2.0) -> list[Solid]:
    """Return sheets one behind the other in the middle of the canal."""
    pitch = thick_mm + gap_mm
    front = -8 + (count * pitch - gap_mm) / 2
    return [
        block((-5, front - n * pitch - thick_mm, -7), (5, front - n * pitch, 7))
        for n in range(count)
    ]


@functools.cache
def signs_of(*solids: Solid, coarsest_mm: float = FINE_MM) -> dict[str, Sign]:
    return find_signs(leaks_of(FILL, *solids), None, coarsest_mm=coarsest_mm)


# --- K1 -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tracks", "answer"),
    [
        ([MEDIAL], "yes"),
        ([CLEAR, MEDIAL], "yes"),
        ([CLEAR], "no"),
        ([NEAR], "not_assessable"),
        ([CLEAR, {}], "not_assessable"),
        ([], "not_assessable"),
        (None, "not_assessable"),
    ],
)
def test_a_medial_track_is_a_sign_one_near_the_wall_tells_nothing(
    tracks: list[dict[str, float]] | None, answer: str
):
    sign = find_signs(None, tracks, coarsest_mm=FINE_MM)[K1]
    assert sign.answer == answer


def test_the_least_clearance_supports_it():
    support = find_signs(None, [CLEAR, MEDIAL], coarsest_mm=FINE_MM)[K1].support
    assert support["medial_clearance_mm"] == -1.2
    assert support["uncertainty_mm"] == 0.4


# --- K2 -------------------------------------------------------------------------------


@pytest.mark.parametrize(("gap_mm", "count"), [(1.0, 2), (2.0, 3), (2.75, 2)])
def test_sheets_are_counted_and_their_gaps_measured(gap_mm: float, count: int):
    _, (x, y, z) = box_grid(STRAIGHT, LOW_MM, HIGH_MM, step_mm=STEP_MM)
    places = [at.astype(np.float32) for at in (x, y, z)]
    depth = np.maximum.reduce([s(*places) for s in sheets(gap_mm, count, thick_mm=1.5)])
    share = np.clip(0.5 + depth / STEP_MM, 0, 1).astype(np.float32)
    layers = find_layers(share, STEP_MM)
    assert layers is not None
    assert layers.is_layered
    assert layers.sheets == count
    assert layers.gap_mm == pytest.approx(gap_mm, abs=0.15)


def test_layers_are_a_sign_of_cement_within_the_dura():
    sign = signs_of(*sheets(1.5))[K2]
    assert sign.answer == "yes"
    assert sign.support["sheets_count"] == 2
    assert sign.support["gap_mm"] == pytest.approx(1.5, abs=0.15)


@pytest.mark.parametrize(
    "solids",
    [
        (sac(3.0),),
        (FORAMEN, block((-4, -4, -6), (4, 0, 6))),
    ],
    ids=["one lump", "a plate before the body's cement"],
)
def test_a_lump_is_not_layered(solids: tuple[Solid, ...]):
    """Nor is cement before and behind the posterior wall: the wall is no gap."""
    assert signs_of(*solids)[K2].answer == "no"


@pytest.mark.parametrize("towards", [(1, 0, 0), (0, 1, 0), (1, 1, 0), (1, -1, 1)])
def test_layers_are_found_along_any_direction(towards: tuple[int, int, int]):
    normal = np.array(towards) / np.linalg.norm(towards)
    k, j, i = np.indices((60, 60, 60)) - 29.5
    along = (np.stack((i, j, k), axis=-1) @ normal) * STEP_MM
    wide = np.hypot(np.hypot(i, j), k) * STEP_MM < 9
    share = np.clip(0.5 + (1 - np.abs(np.abs(along) - 1.6)) / STEP_MM, 0, 1)
    layers = find_layers(np.where(wide, share, 0).astype(np.float32), STEP_MM)
    assert isinstance(layers, Layers)
    assert layers.is_layered
    assert layers.sheets == 2
    assert layers.gap_mm == pytest.approx(1.2, abs=0.3)


# --- K4 -------------------------------------------------------------------------------


def test_cement_that_fills_the_sac_is_blunt_and_keeps_its_distance():
    sign = signs_of(sac(3.0))[K4]
    assert sign.answer == "yes"
    assert sign.support["distance_mm"] == pytest.approx(3.0, abs=0.3)
    assert sign.support["follows_deg"] >= 300
    assert sign.support["radius_mm"] >= 2


@pytest.mark.parametrize(
    "solids",
    [
        (FORAMEN, block((-6, -5, -6), (6, 0, 6))),
        (FORAMEN, ball((0, -3, 0), (4, 3, 6))),
    ],
    ids=["a block on the wall", "a ball on the wall"],
)
def test_cement_on_the_posterior_wall_follows_no_sac(solids: tuple[Solid, ...]):
    assert signs_of(*solids)[K4].answer == "no"


# --- what cannot be told --------------------------------------------------------------


def test_the_sign_of_the_operation_is_never_told_from_a_ct():
    sign = signs_of(sac(3.0))[K3]
    assert (sign.answer, sign.reason) == ("not_assessable", "in_operation")


@pytest.mark.parametrize(
    ("solids", "coarsest_mm", "reason"),
    [
        ((), FINE_MM, "no_canal_cement"),
        ((FORAMEN, block((-2, -2.5, -2), (2, 0, 2))), FINE_MM, "little"),
        ((sac(3.0),), 3.5, "coarse"),
    ],
)
def test_without_enough_cement_or_detail_no_shape_is_judged(
    solids: tuple[Solid, ...], coarsest_mm: float, reason: str
):
    found = signs_of(*solids, coarsest_mm=coarsest_mm)
    for name in (K2, K4):
        assert found[name].answer == "not_assessable"
        assert found[name].reason == reason


def test_what_the_reviewer_says_goes_before_what_was_measured():
    leaks: Leaks = leaks_of(FILL, sac(3.0))
    told = Imaging(layering="yes")
    sign = find_signs(leaks, None, coarsest_mm=FINE_MM, told=told)[K2]
    assert (sign.answer, sign.told, sign.counts) == ("no", "yes", "yes")
    assert attrs.evolve(sign, told=None).counts == "no"
