"""What a pull and a stroke do to a shape, held against closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from planner.anatomy.hand_edits import (
    AHEAD_MM,
    REACH_MM,
    Carry,
    edited_parts,
    gripped,
    painted,
    pulled,
    redrawn,
    share_at,
    stroke_mm,
)
from planner.anatomy.parts import membership
from planner.anatomy.vertebra import Part, Parts
from planner.imaging.volume import Grid
from planner.plan.corrections import Pull, Stroke, thinned

STEP_MM = 0.5
HALF = 20
"""The block reaches 20 mm each way from the middle."""


def grid() -> Grid:
    matrix = np.diag([STEP_MM] * 3 + [1.0])
    matrix[:3, 3] = -HALF
    count = round(2 * HALF / STEP_MM) + 1
    return Grid(shape_kji=(count, count, count), lps_from_ijk=matrix)


def slab(thickness_mm: float = 8.0) -> np.ndarray:
    """Bone from x = 0 to its thickness."""
    x = -HALF + STEP_MM * np.arange(grid().shape_kji[2])
    inside = np.minimum(x, thickness_mm - x).astype(np.float32)
    return np.broadcast_to(inside, grid().shape_kji).copy()


def at(values: np.ndarray, point_lps_mm) -> float:
    ijk = grid().to_ijk(point_lps_mm)
    return float(ndimage.map_coordinates(values, ijk[::-1, None], order=1)[0])


@pytest.mark.parametrize("by_mm", [-4.0, -2.0, -0.5, 0.5, 2.0, 4.0])
def test_a_wall_passes_through_where_it_was_led_and_the_other_one_stays(by_mm):
    pull = Carry(
        from_lps_mm=np.zeros(3), to_lps_mm=np.array([by_mm, 0, 0]), least_reach_mm=6
    )
    after = pulled(slab(), grid(), pull)
    assert at(after, np.array([by_mm, 0, 0])) == pytest.approx(0, abs=0.05)
    if by_mm + AHEAD_MM < 8 - 0.5:
        assert at(after, np.array([8.0, 0, 0])) == pytest.approx(0, abs=0.02)
    assert at(after, np.array([0, pull.reach_mm + 1, 0])) == pytest.approx(0, abs=1e-6)


@given(
    by_mm=st.floats(-8, 8).filter(lambda mm: abs(mm) > 0.1),
    beside_mm=st.floats(0, 12),
)
def test_nothing_folds_however_far_a_wall_is_pulled(by_mm, beside_mm):
    pull = Carry(from_lps_mm=np.zeros(3), to_lps_mm=np.array([by_mm, 0, 0]))
    x = np.linspace(-30, 30, 1201)
    points = np.column_stack((x, np.full_like(x, beside_mm), np.zeros_like(x)))
    source = x - share_at(points, pull) * by_mm
    assert (np.diff(source) > 0).all()


@pytest.mark.parametrize("by_mm", [0.2, 1.9, 2.1, 6.0])
def test_a_pulled_wall_never_turns_by_45_degrees(by_mm):
    pull = Carry(from_lps_mm=np.zeros(3), to_lps_mm=np.array([by_mm, 0, 0]))
    y = np.linspace(0, 20, 401)
    x = np.linspace(-1, by_mm + 1, 1201)
    points = np.stack(np.meshgrid(x, y, [0.0], indexing="ij"), axis=-1)[:, :, 0]
    source = points[..., 0] - share_at(points, pull) * by_mm
    wall = np.array([np.interp(0, source[:, k], x) for k in range(len(y))])
    assert np.abs(np.gradient(wall, y)).max() < 1


def test_a_pull_grips_the_wall_itself_not_where_it_was_drawn():
    pull = Pull(from_lps_mm=(0.6, 1, 1), to_lps_mm=(-2, 1, 1))
    exact = gripped(slab(), grid(), pull)
    assert exact.from_lps_mm == pytest.approx([0, 1, 1], abs=0.01)
    far = Pull(from_lps_mm=(4, 1, 1), to_lps_mm=(4, 3, 1))
    assert gripped(slab(), grid(), far).from_lps_mm == pytest.approx([4, 1, 1])
    assert exact.reach_mm == pytest.approx(max(REACH_MM, 3 * 2))


def test_a_stroke_is_a_ball_led_along_its_path():
    stroke = Stroke(
        part="body", adds=True, radius_mm=2.0, path_lps_mm=[(0, 0, 0), (10, 0, 0)]
    )
    points = np.array([(5, 0, 0), (5, 2, 0), (5, 0, 3), (-3, 0, 0), (12, 0, 0)])
    assert stroke_mm(points, stroke) == pytest.approx([2, 0, -1, -1, 0])


def test_bone_grows_and_shrinks_by_a_stroke_and_nothing_else_changes():
    stroke = Stroke(part="body", adds=True, radius_mm=3.0, path_lps_mm=[(0, 0, 0)])
    grown = painted(slab(), grid(), stroke, adds=True)
    eaten = painted(slab(), grid(), stroke, adds=False)
    assert at(grown, np.array([-3.0, 0, 0])) == pytest.approx(0, abs=0.05)
    assert at(eaten, np.array([3.0, 0, 0])) == pytest.approx(0, abs=0.05)
    for changed in (grown, eaten):
        assert at(changed, np.array([0, 12.0, 0])) == pytest.approx(0, abs=1e-6)


def test_what_is_shown_while_painting_is_what_is_measured_after():
    inside = slab()
    parts_mm = {Part.BODY: inside, Part.CANAL: -inside}
    stroke = Stroke(part="canal", adds=True, radius_mm=2.5, path_lps_mm=[(1, 0, 0)])
    drawn = Parts(
        grid=grid(), membership={p: membership(mm) for p, mm in parts_mm.items()}
    )
    shown = redrawn(drawn, (stroke,)).membership
    for part, mm in edited_parts(parts_mm, grid(), (stroke,)).items():
        wall = np.abs(mm) < 0.9
        assert np.abs(shown[part][wall].astype(int) - membership(mm)[wall]).max() <= 1


@given(
    path=st.lists(
        st.tuples(*[st.floats(-20, 20)] * 3), min_size=1, max_size=30, unique=True
    )
)
def test_a_thinned_path_passes_every_point_it_leaves_out(path):
    points = np.array(path)
    kept = thinned(points, within_mm=0.15)
    assert (kept[0] == points[0]).all()
    assert (kept[-1] == points[-1]).all()
    stroke = Stroke(part="body", adds=True, radius_mm=1.0, path_lps_mm=kept)
    assert (stroke_mm(points, stroke) >= 1.0 - 0.15 - 1e-9).all()
