"""What is drawn over the greys is where it is said to be, at its true size."""

import numpy as np
import pytest

from planner.anatomy.vertebra import Part
from planner.imaging.slices import Orientation
from planner.plan.needle import Needle
from tests.phantoms import L1S, STRAIGHT, analytic_vertebra, needle_lps
from tests.ui.viewports.conftest import case_of
from ui.render.medial import PEDICLE_SIDES
from ui.viewports.furniture import bar_length_mm
from ui.viewports.needle_marks import part_in_slab, shadow_px
from ui.viewports.outlines import OutlineCutter, silhouettes_lps_mm
from ui.viewports.palette import PART_STYLES
from ui.viewports.slice_camera import SliceCamera

Z_MM = L1S.pedicle_middle_z_mm


def camera_through(box_mm, orientation=Orientation.AXIAL, mm_per_px=0.1):
    right, down = orientation.axes_lps(STRAIGHT)
    return SliceCamera(
        right_lps=right,
        down_lps=down,
        center_lps_mm=STRAIGHT.to_lps(box_mm),
        mm_per_px=mm_per_px,
        size_px=(800, 600),
    )


@pytest.fixture(scope="module")
def vertebra():
    return analytic_vertebra(L1S)


# --- outlines -----------------------------------------------------------------------


def test_the_pedicle_outline_is_the_wall_that_is_measured(vertebra):
    outlines = OutlineCutter().cut(vertebra, camera_through((0, 0, Z_MM)))
    pedicles = [each for each in outlines if each.part in PEDICLE_SIDES]
    assert {each.part for each in pedicles} == set(PEDICLE_SIDES)
    for outline in pedicles:
        side = PEDICLE_SIDES[outline.part]
        offsets = side.sign * STRAIGHT.to_box(outline.points_lps_mm)[:, 0]
        assert offsets.min() == pytest.approx(L1S.medial_mm, abs=0.1)
        assert offsets.max() == pytest.approx(L1S.lateral_mm, abs=0.1)


def test_only_the_medial_wall_is_drawn_bold(vertebra):
    for outline in OutlineCutter().cut(vertebra, camera_through((0, 0, Z_MM))):
        side = PEDICLE_SIDES.get(outline.part)
        if side is None:
            assert not outline.medial.any()
            continue
        x, y, _ = STRAIGHT.to_box(outline.points_lps_mm[outline.medial]).T
        assert np.allclose(side.sign * x, L1S.medial_mm, atol=0.8)
        assert np.ptp(y) > 8


def test_outlines_are_cut_again_only_for_another_plane(vertebra):
    cutter, camera = OutlineCutter(), camera_through((0, 0, Z_MM))
    first = cutter.cut(vertebra, camera)
    assert cutter.cut(vertebra, camera.panned(30, 4).zoomed(2, at_px=(9, 9))) is first
    assert cutter.cut(vertebra, camera.through(STRAIGHT.to_lps((0, 0, 1)))) is not first


def test_the_third_line_joins_the_points_one_third_deep(vertebra):
    camera = camera_through((4, 0, 0), Orientation.SAGITTAL)
    wall, third = silhouettes_lps_mm(vertebra, camera)
    assert np.allclose(vertebra.depth_fraction(STRAIGHT.to_box(wall)), 0, atol=1e-9)
    assert np.allclose(vertebra.depth_fraction(STRAIGHT.to_box(third)), 1 / 3)
    assert np.abs(camera.depth_mm(np.concatenate((wall, third)))).max() < 1e-9


# --- needles ------------------------------------------------------------------------


@pytest.mark.parametrize("gauge", ["11G", "13G"])
def test_a_needle_in_the_plane_has_its_true_width(gauge):
    needle = needle_lps(L1S, (15, -22), (15, 18), gauge=gauge)
    camera = camera_through((0, 0, Z_MM))
    outline = shadow_px(needle, camera, (0.0, 1.0)) * camera.mm_per_px
    width, length = np.ptp(outline, axis=0)
    assert width == pytest.approx(needle.outer_diameter_mm)
    assert length == pytest.approx(needle.length_mm)


def test_a_needle_seen_from_its_end_is_a_disc():
    needle = needle_lps(L1S, (15, -22), (15, 18))
    camera = camera_through((0, 0, Z_MM), Orientation.CORONAL)
    outline = shadow_px(needle, camera, (0.0, 1.0))
    away = np.linalg.norm(outline - camera.to_px(needle.tip_lps_mm), axis=1)
    assert np.allclose(away * camera.mm_per_px, needle.radius_mm)


def test_a_needle_is_solid_only_where_the_plane_runs_through_it():
    camera = camera_through((0, 0, Z_MM))
    radius = 1.524
    flat = needle_lps(L1S, (15, -22), (15, 18))
    assert part_in_slab(flat, camera) == (0.0, 1.0)
    beside = camera_through((0, 0, Z_MM + radius + 0.01))
    assert part_in_slab(flat, beside) is None
    steep = Needle(
        id="R1",
        entry_lps_mm=STRAIGHT.to_lps((15, 0, Z_MM + 10)),
        tip_lps_mm=STRAIGHT.to_lps((15, 0, Z_MM - 30)),
        outer_diameter_mm=2 * radius,
    )
    low, high = part_in_slab(steep, camera) or (0.0, 0.0)
    assert (low * 40, high * 40) == pytest.approx((10 - radius, 10 + radius))


def test_a_sound_needle_and_its_breach_look_different(make_session, make_view):
    def most_common_marks(tip_offset_mm):
        needle = needle_lps(L1S, (16.6, -22), (tip_offset_mm, 20))
        view = make_view(make_session(case_of(needle)))
        view.view_state.move_cursor(needle.tip_lps_mm)
        middle = view.camera.to_px((needle.entry_lps_mm + needle.tip_lps_mm) / 2)
        return view.grab().toImage().pixelColor(*(round(v) for v in middle)).name()

    assert most_common_marks(11.6) != most_common_marks(-9)


# --- scale --------------------------------------------------------------------------


@pytest.mark.parametrize("mm_per_px", [0.02, 0.11, 0.3, 0.74, 2.0])
def test_the_scale_bar_is_a_round_length_that_fits(mm_per_px):
    length_mm = bar_length_mm(mm_per_px)
    assert length_mm in (1, 2, 5, 10, 20, 50, 100, 200, 500)
    assert 55 <= length_mm / mm_per_px <= 170


def test_every_part_has_a_line_and_a_place_in_three_dimensions():
    assert set(PART_STYLES) == set(Part)
