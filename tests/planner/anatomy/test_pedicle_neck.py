"""The pedicle's neck and its medial wall on shapes that are no prism."""

import attrs
import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.rays import crossing
from planner.anatomy.vertebra import Isthmus, Side, Vertebra
from planner.arrays import FloatArray
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import LabelSource
from tests.phantoms import (
    L1S,
    STRAIGHT,
    grid_around,
    label_phantom,
    whole_vertebra_phantom,
)

VALUE = 20
"""L1 in the numbering of VerSe."""


def box_points(grid: Grid) -> FloatArray:
    k, j, i = np.indices(grid.shape_kji)
    points: FloatArray = STRAIGHT.to_box(grid.to_lps(np.stack((i, j, k), axis=-1)))
    return points


def changed(labels: LabelMap, where: np.ndarray, *, bone: bool) -> LabelMap:
    values = labels.labels.copy()
    values[where] = VALUE if bone else 0
    return attrs.evolve(labels, labels=values)


def built(labels: LabelMap) -> Vertebra:
    return build_vertebra(
        level="L1",
        source=LabelSource(labels="x", scheme="verse", value=VALUE),
        grid=labels.grid,
        labels=labels,
    )


def medial_offset(vertebra: Vertebra, y_mm: float, z_mm: float = 3.5) -> float:
    """Return where the right pedicle's medial wall lies at a depth and height."""
    offset = np.arange(2.0, 19.0, 0.1)
    points = STRAIGHT.to_lps(
        np.column_stack((offset, np.full((len(offset), 2), (y_mm, z_mm))))
    )
    inside = vertebra.pedicles[Side.RIGHT].walls.at(vertebra.frame.to_box(points))
    return float(2.0 + 0.1 * crossing(inside[:, 0], into=True))


def whole() -> LabelMap:
    grid = grid_around(L1S, margin_mm=2.0, spacing_mm=0.5)
    return whole_vertebra_phantom(label_phantom(L1S, grid=grid), value=VALUE)


def test_a_flange_of_bone_before_a_recess_is_not_taken_for_the_pedicle():
    labels = whole()
    x, y, z = np.moveaxis(box_points(labels.grid), -1, 0)
    flange = (x > 4) & (x < 8) & (y > -6) & (y < 1) & (np.abs(z - 3.5) < 6)
    vertebra = built(changed(labels, flange, bone=True))
    isthmus = vertebra.pedicles[Side.RIGHT].isthmus
    assert isthmus.width_mm == pytest.approx(8, abs=0.5)
    assert isthmus.center_mm[0] == pytest.approx(15, abs=0.5)
    assert medial_offset(vertebra, -3.0) == pytest.approx(11, abs=0.5)


def test_the_medial_wall_is_followed_into_a_lateral_recess():
    labels = whole()
    x, y, _ = np.moveaxis(box_points(labels.grid), -1, 0)
    recess = (x > 10) & (x < 11 + 3 * (1 - np.abs(y + 4) / 3)) & (np.abs(y + 4) < 3)
    vertebra = built(changed(labels, recess, bone=False))
    for y_mm in (-2.0, -4.0, -5.5):
        true = 11 + 3 * (1 - abs(y_mm + 4) / 3)
        assert medial_offset(vertebra, y_mm) == pytest.approx(true, abs=0.6)
    assert medial_offset(vertebra, -10.0) == pytest.approx(11, abs=0.5)
    isthmus = vertebra.pedicles[Side.RIGHT].isthmus
    assert isthmus.width_mm == pytest.approx(5, abs=0.7)


def test_a_pedicle_with_a_gap_is_not_seen():
    labels = whole()
    x, y, _ = np.moveaxis(box_points(labels.grid), -1, 0)
    gap = (x > 9) & (x < 24) & (y > -5) & (y < -3)
    vertebra = built(changed(labels, gap, bone=False))
    assert "right_pedicle" in vertebra.not_seen
    assert set(vertebra.pedicles) == {Side.LEFT}


def test_the_middle_of_an_isthmus_that_leans_lies_in_its_bone():
    """A parallelogram's area has its centre where its diagonals meet."""
    corners = np.array([(10, 0), (14, 0), (20, 12), (16, 12)], float)
    triangle = np.array([(10, 0), (16, 0), (10, 9)], float)
    for contour in (corners, corners[::-1]):
        isthmus = Isthmus(contour_mm=contour, y_mm=-5)
        assert isthmus.center_mm == pytest.approx((15, -5, 6))
    assert Isthmus(contour_mm=triangle, y_mm=0).center_mm == pytest.approx((12, 0, 3))
