"""What is called a vein is thin, long and of one piece, though a CT may break it."""

import numpy as np

from planner.review.vein_like import SLENDER_IN_CANAL, Slimness, slimness_of

STEP_MM = 0.5


def slim(*pieces_mm: tuple[float, float]) -> Slimness:
    """Return how slim a rod 2 mm wide is, of which some stretches are seen."""
    z, y, x = np.indices((81, 11, 11)) * STEP_MM
    rod = np.hypot(x - 2.5, y - 2.5) <= 1.0
    solid = rod & np.any([(z >= low) & (z <= high) for low, high in pieces_mm], axis=0)
    points = np.argwhere(solid).astype(np.float64) * STEP_MM
    volume_ml = float(np.count_nonzero(solid)) * STEP_MM**3 / 1000
    return slimness_of(solid, points, volume_ml=volume_ml, step_mm=STEP_MM)


def test_a_vein_that_a_coarse_ct_breaks_is_still_one():
    assert slim((0.0, 24.0)).is_slender(SLENDER_IN_CANAL)
    assert slim((0.0, 10.0), (12.0, 18.0), (21.0, 27.0)).is_slender(SLENDER_IN_CANAL)


def test_two_lumps_far_apart_are_no_vein():
    """Beside a breach of the pedicle a leak below it makes no vein of either."""
    assert not slim((0.0, 4.0)).is_slender(SLENDER_IN_CANAL)
    assert not slim((0.0, 4.0), (15.0, 19.0)).is_slender(SLENDER_IN_CANAL)
