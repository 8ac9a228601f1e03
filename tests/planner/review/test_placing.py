"""Three points tell where a vertebra lies, and nothing is placed that cannot be."""

import attrs
import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Matrix4, apply_affine
from planner.errors import PoorFit
from planner.review.carried import carried_vertebra, carried_volume
from planner.review.notes import BODY, LEFT_PEDICLE, RIGHT_PEDICLE
from planner.review.placing import HAND_MM, place_vertebra, places_of, shown_start
from tests.phantoms import L1S, analytic_vertebra, ct_phantom


@pytest.fixture(scope="module")
def vertebra() -> Vertebra:
    return analytic_vertebra(L1S)


def moved(turn_deg: tuple[float, float, float]) -> Matrix4:
    matrix = np.eye(4)
    matrix[:3, :3] = Rotation.from_euler("xyz", turn_deg, degrees=True).as_matrix()
    matrix[:3, 3] = (35.0, -60.0, 410.0)
    return matrix


@pytest.mark.parametrize("turn_deg", [(0, 0, 0), (12, -8, 20), (-20, 5, -15)])
def test_three_points_bring_a_vertebra_to_where_it_lies(vertebra, turn_deg):
    truth = moved(turn_deg)
    shown = {n: apply_affine(truth, p) for n, p in places_of(vertebra).items()}
    start, misfit_mm = shown_start(vertebra, shown)
    np.testing.assert_allclose(start, truth, atol=1e-9)
    assert misfit_mm == pytest.approx(0, abs=1e-9)


def test_right_and_left_the_wrong_way_round_are_refused(vertebra):
    places = places_of(vertebra)
    swapped = {
        BODY: places[BODY],
        RIGHT_PEDICLE: places[LEFT_PEDICLE],
        LEFT_PEDICLE: places[RIGHT_PEDICLE],
    }
    with pytest.raises(PoorFit) as refusal:
        shown_start(vertebra, swapped)
    assert refusal.value.facts["reason"] == "sides"


def test_points_of_something_else_are_refused(vertebra):
    shown = dict(places_of(vertebra))
    shown[BODY] = shown[BODY] + np.array((0.0, -60.0, 0.0))
    with pytest.raises(PoorFit) as refusal:
        shown_start(vertebra, shown)
    assert refusal.value.facts["reason"] == "places"


def test_where_the_images_do_not_agree_a_hand_is_taken_for_a_hand(vertebra):
    empty = ct_phantom(L1S)
    air = attrs.evolve(empty, voxels_hu=np.full_like(empty.voxels_hu, -1000))
    places = places_of(vertebra)
    placed = place_vertebra(vertebra, empty, air, shown_lps_mm=places)
    assert not placed.is_fitted
    assert placed.error_mm >= HAND_MM
    with pytest.raises(PoorFit):
        place_vertebra(vertebra, empty, air, shown_lps_mm={})


def test_a_carried_vertebra_has_the_same_shape_and_less_certain_walls(vertebra):
    matrix = moved((10, -5, 15))
    there = carried_vertebra(vertebra, matrix, error_mm=0.4)
    point = np.array((3.0, 4.0, 5.0))
    np.testing.assert_allclose(
        there.frame.to_lps(point), apply_affine(matrix, vertebra.frame.to_lps(point))
    )
    np.testing.assert_allclose(
        there.parts.grid.to_lps((1, 2, 3)),
        apply_affine(matrix, vertebra.parts.grid.to_lps((1, 2, 3))),
    )
    assert (there.uncertainty_mm >= vertebra.uncertainty_mm).all()
    np.testing.assert_allclose(
        there.uncertainty_mm, np.hypot(vertebra.uncertainty_mm, 0.4)
    )


def test_a_carried_volume_shows_the_same_number_at_the_carried_point():
    volume, matrix = ct_phantom(L1S), moved((4, 3, -9))
    there = carried_volume(volume, matrix)
    at = volume.grid.to_lps((10, 20, 5))
    np.testing.assert_allclose(there.grid.to_ijk(apply_affine(matrix, at)), (10, 20, 5))
