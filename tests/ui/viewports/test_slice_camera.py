"""A slice camera is a rigid map between pixels and patient; zoom and pan keep it so."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from planner.imaging.slices import Orientation
from planner.imaging.volume import Grid
from ui.viewports.slice_camera import SliceCamera, fitted, scrolled, volume_field_mm

pixels = st.tuples(st.floats(-50, 500), st.floats(-50, 500))


def camera_at(turn_deg=(10.0, -20.0, 35.0), mm_per_px=0.3) -> SliceCamera:
    turn = Rotation.from_euler("xyz", turn_deg, degrees=True).as_matrix()
    return SliceCamera(
        right_lps=turn[:, 0],
        down_lps=turn[:, 1],
        center_lps_mm=(3, -40, 120),
        mm_per_px=mm_per_px,
        size_px=(400, 300),
    )


@given(at=pixels)
def test_a_pixel_and_its_point_are_one_place(at):
    camera = camera_at()
    assert np.allclose(camera.to_px(camera.to_lps(*at)), at)
    assert abs(camera.depth_mm(camera.to_lps(*at))) < 1e-9


@given(at=pixels, factor=st.floats(0.2, 5))
def test_zoom_keeps_the_point_under_the_pointer(at, factor):
    camera = camera_at()
    closer = camera.zoomed(factor, at_px=at)
    assert np.allclose(closer.to_lps(*at), camera.to_lps(*at))


@given(dx=st.floats(-300, 300), dy=st.floats(-300, 300))
def test_a_pulled_picture_follows_the_hand(dx, dy):
    camera = camera_at()
    point = camera.to_lps(100, 100)
    assert np.allclose(camera.panned(dx, dy).to_px(point), (100 + dx, 100 + dy))


def test_a_plane_moves_through_a_point_without_sliding():
    camera = camera_at()
    point = np.array((20.0, -10.0, 90.0))
    moved = camera.through(point)
    assert abs(moved.depth_mm(point)) < 1e-9
    assert np.allclose(moved.to_px(point), camera.to_px(point))


def test_a_crosshair_out_of_sight_is_brought_to_the_middle():
    camera = camera_at()
    near, far = camera.to_lps(390, 10), camera.to_lps(900, 10)
    assert np.allclose(camera.showing(near).to_px(near), (390, 10))
    assert np.allclose(camera.showing(far).to_px(far), (200, 150))


def test_turning_the_plane_keeps_the_crosshair_where_it_is():
    camera = camera_at()
    point = camera.to_lps(330, 60)
    turned = camera.turned(Orientation.AXIAL.axes_lps(), about_lps_mm=point)
    assert np.allclose(turned.to_px(point), (330, 60))
    assert abs(turned.depth_mm(point)) < 1e-9


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("finest_mm", [0.0, 0.5])
def test_the_raster_lies_where_it_is_painted_at_every_pixel_ratio(ratio, finest_mm):
    camera = camera_at()
    plane, (x, y, width, height) = camera.raster(
        device_ratio=ratio, finest_mm=finest_mm
    )
    columns, rows = plane.size
    for column, row in ((0, 0), (columns - 1, 0), (columns - 1, rows - 1)):
        painted_at = (
            x + (column + 0.5) * width / columns,
            y + (row + 0.5) * height / rows,
        )
        assert np.allclose(camera.to_px(plane.to_lps((column, row))), painted_at)
    assert width >= camera.size_px[0]
    assert height >= camera.size_px[1]
    if not finest_mm:
        assert plane.size == (400 * ratio, 300 * ratio)


def grid(spacing_mm=(0.7, 0.7, 2.5), turn_deg=0.0):
    matrix = np.eye(4)
    turn = Rotation.from_rotvec((turn_deg, 0, 0), degrees=True).as_matrix()
    matrix[:3, :3] = turn * np.array(spacing_mm)
    return Grid(shape_kji=(20, 100, 100), lps_from_ijk=matrix)


def test_scrolling_lands_on_the_middle_of_each_measured_slice():
    up = np.array((0.0, 0.0, 1.0))
    point = np.array((20.0, 30.0, 11.1))
    heights = []
    for _ in range(3):
        point = scrolled(grid(), point, up, steps=1)
        heights.append(point[2])
    assert np.allclose(heights, (12.5, 15.0, 17.5))
    assert np.allclose(point[:2], (20, 30))


def test_scrolling_stops_at_the_last_slice():
    up = np.array((0.0, 0.0, 1.0))
    top = scrolled(grid(), np.array((20.0, 30.0, 40.0)), up, steps=9)
    assert np.allclose(top, (20, 30, 47.5))


def test_fit_shows_the_whole_volume():
    axes = Orientation.CORONAL.axes_lps()
    field = volume_field_mm(grid(turn_deg=20), axes)
    camera = fitted(
        axes,
        center_lps_mm=grid(turn_deg=20).center_lps_mm,
        field_mm=field,
        size_px=(300, 300),
    )
    corners = camera.to_px(grid(turn_deg=20).corners_lps_mm())
    assert corners.min() >= -1e-6
    assert corners.max() <= 300 + 1e-6
