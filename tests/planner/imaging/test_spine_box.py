"""A box is proposed where bone stays from slice to slice, wherever that is."""

import numpy as np
import pytest

from planner.imaging.spine_box import HALF_BOX_MM, make_scout
from planner.imaging.volume import Grid
from planner.work import Cancelled, Monitor

SIZE, SLICES = 220, 160
PIXEL_MM = 2.0


def grid() -> Grid:
    matrix = np.diag([PIXEL_MM, PIXEL_MM, 3.0, 1.0])
    matrix[:3, 3] = (-200, -180, 40)
    return Grid(shape_kji=(SLICES, SIZE, SIZE), lps_from_ijk=matrix)


def trunk(spine_ij: tuple[int, int], *, lean: float = 0.0):
    """A trunk with a spine, ribs that run round it, a breastbone and a table."""
    j, i = np.mgrid[0:SIZE, 0:SIZE]

    def slice_at(k: int):
        hu = np.full((SIZE, SIZE), -1000, np.int16)
        hu[np.hypot((i - 110) / 1.3, j - 100) < 70] = 30
        x = spine_ij[0] + lean * (k - SLICES / 2)
        hu[np.hypot(i - x, j - spine_ij[1]) < 9] = 260
        hu[np.hypot(i - x, j - spine_ij[1] - 16) < 5] = 600
        turn = k * 0.35
        for side in (-1, 1):
            at = (110 + side * 80 * np.cos(turn), 100 + 60 * np.sin(turn))
            hu[np.hypot(i - at[0], j - at[1]) < 5] = 800
        hu[np.hypot(i - 110, j - 36) < 3] = 500
        hu[188:190, 30:190] = 300
        return hu

    return slice_at


@pytest.mark.parametrize("spine_ij", [(110, 140), (80, 120), (140, 60)])
def test_the_box_holds_the_spine_and_leaves_the_rest(spine_ij):
    scout = make_scout(grid(), trunk(spine_ij), Monitor())
    low, high = scout.spine_lps_mm.min(axis=0), scout.spine_lps_mm.max(axis=0)
    for k in (0, SLICES - 1):
        spine = grid().to_lps((*spine_ij, k))
        assert (low <= spine + 1e-6).all()
        assert (spine <= high + 1e-6).all()
    middle = (low + high) / 2
    assert middle[:2] == pytest.approx(grid().to_lps((*spine_ij, 0))[:2], abs=25)
    width_mm, depth_mm = (high - low)[:2]
    assert width_mm <= 2 * HALF_BOX_MM[0] + 10
    assert depth_mm <= 2 * HALF_BOX_MM[1] + 30


def test_a_spine_that_leans_stays_inside_its_box():
    scout = make_scout(grid(), trunk((110, 140), lean=0.15), Monitor())
    low, high = scout.spine_lps_mm.min(axis=0), scout.spine_lps_mm.max(axis=0)
    for k in range(0, SLICES, 20):
        x_mm = grid().to_lps((110 + 0.15 * (k - SLICES / 2), 140, k))[0]
        assert low[0] + 40 < x_mm < high[0] - 40


def test_without_any_bone_there_still_is_a_box():
    scout = make_scout(grid(), lambda k: np.full((SIZE, SIZE), 20, np.int16), Monitor())
    assert np.isfinite(scout.spine_lps_mm).all()
    assert (np.ptp(scout.spine_lps_mm, axis=0) > 50).all()


def test_projections_lie_where_the_bone_lies():
    scout = make_scout(grid(), trunk((80, 120)), Monitor())
    columns = scout.frontal.slice_hu.mean(axis=0)
    x_mm = scout.frontal.grid.to_lps((int(columns.argmax()), 0, 0))[0]
    assert scout.frontal.orientation.value == "coronal"
    assert scout.side.orientation.value == "sagittal"
    assert abs(x_mm - grid().to_lps((80, 0, 0))[0]) < 30


def test_looking_through_a_series_can_be_stopped():
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        make_scout(grid(), trunk((110, 140)), monitor)
