"""Cement is found whole, measured truly, and nothing else is taken for it."""

import attrs
import numpy as np
import pytest

from planner.anatomy.vertebra import Vertebra
from planner.errors import LevelNotCovered
from planner.imaging.volume import Volume
from planner.review.cement import arrays_of, cement_from, facts_of
from planner.review.cement_edge import ceiling_of, measure_edge
from planner.review.contract.result import Result
from planner.review.find_cement import Asked, find_cement
from planner.review.review_box import STEP_MM, review_grid
from tests.ct_paint import HEALTHY, Scan
from tests.ct_phantoms import FINE_MM
from tests.phantoms import L1S, analytic_vertebra, placed_frame, random_turn
from tests.postop_ct import scanned
from tests.postop_shapes import Ball, Screw, Shape, Tube, painted_share

COARSE = attrs.evolve(HEALTHY, spacing_mm=(0.7, 0.7, 1.25))
SOFT = attrs.evolve(COARSE, blur_mm=0.65)
UNCUT = attrs.evolve(COARSE, ceiling_hu=30_000.0)
BALL = Ball((3.0, 16.0, 0.0), (9.0, 7.0, 7.0))
BALL_ML = 4 / 3 * np.pi * 9 * 7 * 7 / 1000
SCREW = Screw((15.0, -26.0, 2.0), (15.0, 20.0, 0.0))


@pytest.fixture(scope="module")
def vertebra() -> Vertebra:
    return analytic_vertebra(L1S)


def scan_of(
    vertebra: Vertebra,
    *bodies: tuple[Shape, float],
    scan: Scan = COARSE,
) -> Volume:
    """Return the CT of bodies of a density in soft tissue about a vertebra."""
    low, high = np.array((-34, -44, -24)), np.array((34, 40, 24))
    matrix = np.diag([FINE_MM] * 3 + [1.0])
    matrix[:3, 3] = low
    count = np.ceil((high - low) / FINE_MM).astype(int)
    grid = attrs.evolve(
        review_grid(vertebra),
        shape_kji=count[::-1],
        lps_from_ijk=vertebra.frame.lps_from_box @ matrix,
    )
    hu = np.full(grid.shape_kji, 60.0, np.float32)
    for shape, density_hu in bodies:
        hu += painted_share([shape], grid, vertebra.frame) * (density_hu - hu)
    return scanned(hu, grid, scan)


@pytest.mark.parametrize(
    ("scan", "cement_hu"),
    [
        (COARSE, 4000.0),
        pytest.param(COARSE, 2600.0, marks=pytest.mark.long),
        pytest.param(COARSE, 5500.0, marks=pytest.mark.long),
        (SOFT, 5500.0),
        pytest.param(SOFT, 4000.0, marks=pytest.mark.long),
        (UNCUT, 4000.0),
        pytest.param(UNCUT, 2600.0, marks=pytest.mark.long),
    ],
)
def test_the_volume_is_right_within_five_per_cent_however_dense_cement_is(
    vertebra: Vertebra, scan: Scan, cement_hu: float
):
    found = find_cement(vertebra, scan_of(vertebra, (BALL, cement_hu), scan=scan))
    (piece,) = found.components
    assert piece.volume_ml == pytest.approx(BALL_ML, rel=0.05)
    assert piece.low_ml < BALL_ML < piece.high_ml
    assert found.share.sum(dtype=float) * found.voxel_ml == pytest.approx(
        found.total_ml, rel=1e-6
    )


def test_a_leak_thinner_than_a_slice_keeps_its_volume(vertebra: Vertebra):
    vein = Tube(((0.0, -4.0, -14.0), (2.0, -4.0, 12.0)), 1.1)
    found = find_cement(vertebra, scan_of(vertebra, (BALL, 4000.0), (vein, 4000.0)))
    _, thin = found.components
    length = float(np.linalg.norm((2.0, 0.0, 26.0)))
    volume_ml = np.pi * 1.1**2 * (length + 4 / 3 * 1.1) / 1000
    assert thin.volume_ml == pytest.approx(volume_ml, rel=0.1)
    assert not thin.touches_body


@pytest.mark.parametrize("slice_mm", [1.25, 2.5, 3.0])
def test_what_is_cut_off_does_not_hide_how_dense_cement_is(
    vertebra: Vertebra, slice_mm: float
):
    scan = attrs.evolve(COARSE, spacing_mm=(0.7, 0.7, slice_mm))
    ct = scan_of(vertebra, (BALL, 4500.0), scan=scan)
    hu = ct.voxels_hu.astype(np.float32)
    assert ceiling_of(ct.voxels_hu) == 3071
    edge = measure_edge(hu, ct.grid.spacing_mm, hu > 900, ceiling_hu=3071.0)
    assert edge.is_measured
    assert edge.spread <= 0.12 * max(1.0, slice_mm / 1.0)
    assert edge.cement_hu == pytest.approx(4500, rel=max(0.12, edge.spread))


def test_a_screw_is_never_cement(vertebra: Vertebra):
    ct = scan_of(vertebra, (BALL, 4000.0), (SCREW, 9000.0))
    found = find_cement(vertebra, ct)
    metal = painted_share([SCREW], found.grid, vertebra.frame) > 0.5
    assert float(found.share[metal].sum()) == 0
    (piece,) = found.metal_pieces
    direction = vertebra.frame.axes_lps.T @ piece.direction_lps
    assert abs(float(direction[1])) > 0.99


def test_a_body_filled_from_side_to_side_is_no_rod(vertebra: Vertebra):
    long = Tube(((-14.0, 15.0, 0.0), (14.0, 15.0, 0.0)), 4.0)
    found = find_cement(vertebra, scan_of(vertebra, (long, 4000.0)))
    assert not found.metal_pieces
    volume_ml = np.pi * 16 * (28 + 16 / 3) / 1000
    assert found.total_ml == pytest.approx(volume_ml, rel=0.05)


def test_cement_in_a_needles_way_is_no_screw(vertebra: Vertebra):
    column = Tube(((15.0, -34.0, 2.0), (12.0, 14.0, 0.0)), 1.5)
    found = find_cement(vertebra, scan_of(vertebra, (BALL, 4000.0), (column, 4000.0)))
    assert not found.metal_pieces
    assert found.components[0].extent_mm[1] > 50


def test_thick_cortex_and_a_vessel_full_of_contrast_are_no_cement(vertebra: Vertebra):
    osteophyte = Ball((0.0, 31.0, 11.0), (5.0, 3.0, 4.0))
    aorta = Tube(((-8.0, 36.0, -24.0), (-8.0, 36.0, 24.0)), 3.5)
    found = find_cement(
        vertebra,
        scan_of(vertebra, (BALL, 4000.0), (osteophyte, 1750.0), (aorta, 600.0)),
    )
    assert len(found.components) == 1
    assert found.total_ml == pytest.approx(BALL_ML, rel=0.05)


def test_the_mirror_image_swaps_right_and_left_and_nothing_else(vertebra: Vertebra):
    other = attrs.evolve(BALL, center_mm=(-3.0, 16.0, 0.0))
    one = find_cement(vertebra, scan_of(vertebra, (BALL, 4000.0)))
    two = find_cement(vertebra, scan_of(vertebra, (other, 4000.0)))
    assert one.right_ml > one.left_ml
    assert one.right_ml == pytest.approx(two.left_ml, rel=0.03)
    assert one.left_ml == pytest.approx(two.right_ml, rel=0.05)


def test_however_the_patient_lies_the_volume_and_its_place_stay(vertebra: Vertebra):
    turned = analytic_vertebra(
        L1S, frame=placed_frame(turn=random_turn(4, up_to_deg=20))
    )
    here = find_cement(vertebra, scan_of(vertebra, (BALL, 4000.0)))
    there = find_cement(turned, scan_of(turned, (BALL, 4000.0)))
    assert there.total_ml == pytest.approx(here.total_ml, rel=0.03)
    for each, frame in ((here, vertebra.frame), (there, turned.frame)):
        middle = frame.to_box(each.components[0].centre_lps_mm)
        assert np.allclose(middle, BALL.center_mm, atol=0.15)


def test_without_cement_nothing_is_found(vertebra: Vertebra):
    found = find_cement(vertebra, scan_of(vertebra))
    assert found.components == ()
    assert not found.share.any()
    assert found.total_ml == 0


def test_who_says_that_there_is_no_metal_is_believed(vertebra: Vertebra):
    ct = scan_of(vertebra, (SCREW, 9000.0))
    found = find_cement(vertebra, ct, asked=Asked(with_metal=False))
    assert not found.metal_pieces
    assert found.total_ml > 1


def test_the_tools_hand_it_on_whole(vertebra: Vertebra):
    found = find_cement(vertebra, scan_of(vertebra, (BALL, 4000.0), (SCREW, 9000.0)))
    told = cement_from(Result(facts=facts_of(found), arrays=arrays_of(found)))
    assert facts_of(told) == facts_of(found)
    assert np.array_equal(told.metal, found.metal)


def test_the_review_grid_lies_on_whole_steps_within_the_images(vertebra: Vertebra):
    ct = scan_of(vertebra)
    whole, cut = review_grid(vertebra), review_grid(vertebra, ct.grid)
    for grid in (whole, cut):
        start = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3]) / STEP_MM
        assert np.allclose(start, np.round(start), atol=1e-6)
    assert np.prod(cut.shape_kji) < np.prod(whole.shape_kji)
    far = placed_frame(origin_lps_mm=(500.0, 0.0, 0.0))
    with pytest.raises(LevelNotCovered):
        find_cement(analytic_vertebra(L1S, frame=far), ct)
