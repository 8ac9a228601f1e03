"""An outline lies where the membership says that the wall is."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.imaging.contours import cut_outlines
from planner.imaging.volume import Grid

BALL_MM = 9.0
BALL_AT = np.array((2.0, -1.0, 1.5))


@pytest.fixture(scope="module")
def ball():
    """A ball on a half-millimetre grid, its wall a ramp of 1 mm on both sides."""
    matrix = np.diag((0.5, 0.5, 0.5, 1.0))
    matrix[:3, 3] = -15
    grid = Grid(shape_kji=(60, 60, 60), lps_from_ijk=matrix)
    k, j, i = np.indices(grid.shape_kji)
    away = np.linalg.norm(grid.to_lps(np.stack((i, j, k), -1)) - BALL_AT, axis=-1)
    inside = 127.5 * (1 + np.clip(BALL_MM - away, -1, 1))
    return np.rint(inside).astype(np.uint8), grid


@pytest.mark.parametrize("turn_deg", [0, 25, 70])
@pytest.mark.parametrize("depth_mm", [-6, 0, 4])
def test_every_plane_cuts_a_ball_in_its_circle(ball, turn_deg, depth_mm):
    turn = Rotation.from_rotvec((turn_deg, turn_deg / 2, 0), degrees=True).as_matrix()
    middle = BALL_AT + depth_mm * turn[:, 2]
    (line,) = cut_outlines(
        *ball,
        through_lps_mm=middle,
        right_lps=turn[:, 0],
        down_lps=turn[:, 1],
        level=127.5,
    )
    expected_mm = np.sqrt(BALL_MM**2 - depth_mm**2)
    assert np.allclose(np.linalg.norm(line - middle, axis=1), expected_mm, atol=0.08)
    assert np.abs((line - middle) @ turn[:, 2]).max() < 1e-9
    assert np.allclose(line[0], line[-1])


def test_a_plane_beside_the_part_cuts_nothing(ball):
    for depth_mm in (-14, 13, 80):
        assert not cut_outlines(
            *ball,
            through_lps_mm=(0, 0, depth_mm),
            right_lps=np.array((1.0, 0, 0)),
            down_lps=np.array((0, 1.0, 0)),
            level=127.5,
        )
