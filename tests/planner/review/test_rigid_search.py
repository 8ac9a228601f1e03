"""Two images of one thing are turned onto each other as far as they were apart."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.review.rigid_search import Field, search

MIDDLE_MM = np.zeros(3)
TURN = Rotation.from_euler("xyz", (5.0, -4.0, 6.0), degrees=True)
SHIFT_MM = np.array((2.0, -3.0, 1.5))


def _shown(points_mm: np.ndarray) -> np.ndarray:
    """Three soft blobs of unequal height: no turn leaves them as they are."""
    heights = (1.0, 0.8, 0.6)
    places = np.array([(9.0, 0, 2), (-6.0, 8, -4), (0, -9.0, 7)])
    shown = np.zeros(points_mm.shape[:-1])
    for height, place in zip(heights, places, strict=True):
        shown += height * np.exp(-np.sum((points_mm - place) ** 2, axis=-1) / 50)
    return shown


def _lattice(reach_mm: float, step_mm: float = 1.0) -> np.ndarray:
    axis = np.arange(-reach_mm, reach_mm + step_mm / 2, step_mm)
    z, y, x = np.meshgrid(axis, axis, axis, indexing="ij")
    return np.stack([x, y, z], axis=-1)


def _found(*, gain: float = 1.0, level: float = 0.0) -> np.ndarray:
    around = _lattice(32.0)
    at_home = TURN.inv().apply((around - SHIFT_MM).reshape(-1, 3))
    moving = gain * _shown(at_home).reshape(around.shape[:3]) + level
    fields = [
        Field.of(
            moving.astype(np.float32),
            origin_mm=around[0, 0, 0],
            step_mm=1.0,
            sigma_mm=sigma,
        )
        for sigma in (2.0, 0.3)
    ]
    points = _lattice(18.0, 2.0).reshape(-1, 3)
    fixed = _shown(points).astype(np.float32)
    counts = np.ones(len(points), bool)
    return search(
        [fixed, fixed], points, fields, every=[counts, counts], middle_mm=MIDDLE_MM
    )


@pytest.mark.parametrize(("gain", "level"), [(1.0, 0.0), (3.0, -40.0)])
def test_the_turn_and_shift_between_two_images_are_found(gain: float, level: float):
    matrix = _found(gain=gain, level=level)
    assert matrix[:3, 3] == pytest.approx(SHIFT_MM, abs=0.05)
    left = Rotation.from_matrix(matrix[:3, :3]) * TURN.inv()
    assert np.degrees(left.magnitude()) < 0.2


def test_an_image_without_anything_moves_nothing():
    empty = Field.of(
        np.zeros((30, 30, 30), np.float32),
        origin_mm=np.full(3, -15.0),
        step_mm=1.0,
        sigma_mm=1.0,
    )
    points = _lattice(8.0).reshape(-1, 3)
    fixed = _shown(points).astype(np.float32)
    counts = np.ones(len(points), bool)
    matrix = search([fixed], points, [empty], every=[counts], middle_mm=MIDDLE_MM)
    assert np.array_equal(matrix, np.eye(4))
