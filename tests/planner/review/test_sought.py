"""A patient who lay otherwise is found without a hand, and never on the next level."""

import attrs
import numpy as np
import pytest

from planner.arrays import apply_affine
from planner.review.placing import place_vertebra
from planner.review.sought import sought_starts
from tests.postop_cases import operate, painted_shape, phantom

CORNERS_BOX_MM = ((0, 0, 0), (25, 0, 0), (0, 30, 0), (0, 0, 15), (-25, -20, 0))
MOST_OFF_MM = 0.5
LEVEL_MM = 34.7
"""From one vertebra of the phantom to the next."""


def off_mm(vertebra, found, truth) -> float:
    corners = vertebra.frame.to_lps(CORNERS_BOX_MM)
    ends = [apply_affine(matrix, corners) for matrix in (found, truth)]
    return float(np.linalg.norm(ends[0] - ends[1], axis=1).max())


@pytest.mark.long
def test_a_turned_patient_is_found_without_a_hand(shared_data):
    path = shared_data / "verse004-labels" / "sub-verse004_seg-vert_msk.nii.gz"
    patient = painted_shape("verse004", path, "T12")
    after = operate(patient, "intradural", side="left", seed=3)
    placed = place_vertebra(
        patient.vertebra, patient.preop, after.postop, shown_lps_mm={}
    )
    truth = after.postop_from_preop
    assert off_mm(patient.vertebra, placed.postop_from_preop, truth) < MOST_OFF_MM
    assert placed.is_fitted


def test_a_patient_who_lies_a_level_higher_is_not_taken_for_the_next_vertebra():
    patient = phantom("L2")
    truth = np.eye(4)
    truth[:3, 3] = patient.vertebra.frame.cranial_lps * LEVEL_MM
    grid = patient.preop.grid
    higher = attrs.evolve(grid, lps_from_ijk=truth @ grid.lps_from_ijk)
    after = attrs.evolve(patient.preop, grid=higher)
    placed = place_vertebra(patient.vertebra, patient.preop, after, shown_lps_mm={})
    assert off_mm(patient.vertebra, placed.postop_from_preop, truth) < MOST_OFF_MM


def test_nothing_is_sought_where_nothing_is_to_be_seen():
    patient = phantom("L2")
    air = np.full_like(patient.preop.voxels_hu, -1000)
    empty = attrs.evolve(patient.preop, voxels_hu=air)
    assert sought_starts(patient.vertebra, empty, patient.preop) == ()
