"""A slice shows what the volume holds, on the side that its letters say."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage
from scipy.spatial.transform import Rotation

from planner.geometry.frames import VertebraFrame
from planner.imaging.slices import (
    OUTSIDE_HU,
    Orientation,
    SlicePlane,
    orientation_letters,
    reslice,
)
from planner.imaging.volume import Grid, SeriesIdentity, Volume

IDENTITY = SeriesIdentity(series_uid="1.2.3", content_sha256="0" * 64)
AXIS_ORDERS = [
    (order, signs)
    for order in itertools.permutations(range(3))
    for signs in itertools.product((1, -1), repeat=3)
]
LETTER_DIRECTIONS = {
    "L": (1, 0, 0),
    "R": (-1, 0, 0),
    "P": (0, 1, 0),
    "A": (0, -1, 0),
    "H": (0, 0, 1),
    "F": (0, 0, -1),
}


def volume_of(voxels_hu, lps_from_ijk):
    grid = Grid(shape_kji=voxels_hu.shape, lps_from_ijk=lps_from_ijk)
    return Volume(voxels_hu=voxels_hu.astype(np.int16), grid=grid, identity=IDENTITY)


def affine(directions, spacing_mm, origin_lps_mm=(0, 0, 0)):
    matrix = np.eye(4)
    matrix[:3, :3] = np.asarray(directions) * spacing_mm
    matrix[:3, 3] = origin_lps_mm
    return matrix


def marked_volume(marker_direction_lps, order, signs):
    """A block of soft tissue with a bright ball 15 mm off its middle."""
    directions = np.zeros((3, 3))
    for axis, (lps_axis, sign) in enumerate(zip(order, signs, strict=True)):
        directions[lps_axis, axis] = sign
    shape = (30, 34, 40)
    matrix = affine(directions, (1.5, 1.0, 1.2))
    grid = Grid(shape_kji=shape, lps_from_ijk=matrix)
    matrix[:3, 3] = -grid.center_lps_mm
    k, j, i = np.indices(shape)
    points = Grid(shape_kji=shape, lps_from_ijk=matrix).to_lps(np.stack((i, j, k), -1))
    ball = np.linalg.norm(points - 11 * np.array(marker_direction_lps), axis=-1) < 4
    return volume_of(np.where(ball, 1500, 40), matrix)


def plane_of(orientation, *, size=(61, 61), frame=None, center=(0, 0, 0), pixel_mm=0.5):
    right, down = orientation.axes_lps(frame)
    return SlicePlane(
        center_lps_mm=center,
        right_lps=right,
        down_lps=down,
        pixel_mm=pixel_mm,
        size=size,
    )


def bright_edge(picture):
    """Which edge of the picture the bright marker is nearest to."""
    row, column = np.argwhere(picture > 1000).mean(axis=0)
    middle_row, middle_column = (np.array(picture.shape) - 1) / 2
    if abs(row - middle_row) > abs(column - middle_column):
        return "bottom" if row > middle_row else "top"
    return "right" if column > middle_column else "left"


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("letter", LETTER_DIRECTIONS)
def test_a_marker_is_on_the_side_its_letter_says_in_every_axis_order(
    orientation, letter
):
    plane = plane_of(orientation)
    edges = {
        "left": orientation_letters(-plane.right_lps),
        "right": orientation_letters(plane.right_lps),
        "top": orientation_letters(-plane.down_lps),
        "bottom": orientation_letters(plane.down_lps),
    }
    direction = LETTER_DIRECTIONS[letter]
    for order, signs in AXIS_ORDERS:
        picture = reslice(marked_volume(direction, order, signs), plane)
        if letter in edges.values():
            assert edges[bright_edge(picture)] == letter
        else:
            assert not (picture > 1000).any()


@pytest.mark.parametrize(
    ("orientation", "left", "top", "into_screen"),
    [
        (Orientation.AXIAL, "R", "A", "H"),
        (Orientation.CORONAL, "R", "H", "P"),
        (Orientation.SAGITTAL, "A", "H", "R"),
    ],
)
def test_standard_views_keep_the_radiological_convention(
    orientation, left, top, into_screen
):
    plane = plane_of(orientation)
    assert orientation_letters(-plane.right_lps) == left
    assert orientation_letters(-plane.down_lps) == top
    assert orientation_letters(plane.normal_lps) == into_screen


def test_a_vertebra_that_lies_straight_has_the_patients_own_planes():
    frame = VertebraFrame(
        origin_lps_mm=(5, 6, 7),
        right_lps=(-1, 0, 0),
        anterior_lps=(0, -1, 0),
        cranial_lps=(0, 0, 1),
    )
    for orientation in Orientation:
        assert np.allclose(orientation.axes_lps(frame), orientation.axes_lps())


@pytest.mark.parametrize(
    ("direction", "letters"),
    [
        ((-1, 0, 0), "R"),
        ((-0.9, -0.1, 0), "R"),
        ((-0.8, -0.6, 0), "RA"),
        ((0.3, 0.2, -0.93), "FL"),
        ((0.5, -0.6, 0.62), "HAL"),
    ],
)
def test_a_tilted_direction_gets_its_letters_strongest_first(direction, letters):
    assert orientation_letters(direction) == letters


rotations = st.tuples(*[st.floats(-180, 180)] * 3).map(
    lambda turns: Rotation.from_euler("xyz", turns, degrees=True).as_matrix()
)


@settings(max_examples=25, deadline=None)
@given(volume_turn=rotations, plane_turn=rotations)
def test_a_linear_field_is_shown_exactly_from_every_side(volume_turn, plane_turn):
    shape, slope = (20, 24, 28), np.array((31.0, -17.0, 23.0))
    middle = (np.array(shape[::-1]) - 1) / 2
    spacing = np.array((0.8, 1.1, 2.5))
    matrix = affine(volume_turn, spacing, -volume_turn @ (spacing * middle))
    k, j, i = np.indices(shape)
    points = Grid(shape_kji=shape, lps_from_ijk=matrix).to_lps(np.stack((i, j, k), -1))
    volume = volume_of(np.rint(points @ slope), matrix)
    plane = SlicePlane(
        center_lps_mm=(0.3, -0.2, 0.1),
        right_lps=plane_turn[:, 0],
        down_lps=plane_turn[:, 1],
        pixel_mm=0.7,
        size=(21, 15),
    )
    columns, rows = np.meshgrid(np.arange(21), np.arange(15))
    expected = plane.to_lps(np.stack((columns, rows), axis=-1)) @ slope
    assert np.abs(reslice(volume, plane) - expected).max() <= 1.0


@pytest.fixture(scope="module")
def noise():
    voxels = np.random.default_rng(7).integers(-1000, 2000, (18, 25, 31))
    return volume_of(voxels, affine(np.eye(3), (0.9, 0.9, 2.0), (-14, -11, -17)))


def by_scipy(volume, plane):
    columns, rows = np.meshgrid(np.arange(plane.size[0]), np.arange(plane.size[1]))
    ijk = volume.grid.to_ijk(plane.to_lps(np.stack((columns, rows), axis=-1)))
    positions = np.moveaxis(ijk[..., ::-1], -1, 0)
    return ndimage.map_coordinates(
        volume.voxels_hu.astype(float), positions, order=1, mode="nearest"
    )


@pytest.mark.parametrize("tilt_deg", [0, 0.05, 11, 90])
@pytest.mark.parametrize("orientation", Orientation)
def test_greys_are_those_of_another_trilinear_interpolation(
    noise, orientation, tilt_deg
):
    turn = Rotation.from_rotvec((tilt_deg, 0, 0), degrees=True).as_matrix()
    frame = VertebraFrame(
        origin_lps_mm=(0, 0, 0),
        right_lps=turn @ (-1, 0, 0),
        anterior_lps=turn @ (0, -1, 0),
        cranial_lps=turn @ (0, 0, 1),
    )
    plane = plane_of(orientation, size=(30, 22), frame=frame, center=(0.21, 0.4, 0.13))
    inside = noise.grid.holds(
        plane.to_lps(np.stack(np.meshgrid(np.arange(30), np.arange(22)), axis=-1))
    )
    picture = reslice(noise, plane)
    assert np.abs(picture - by_scipy(noise, plane))[inside].max() <= 1
    assert (picture[~inside] == OUTSIDE_HU).all()


@pytest.mark.parametrize("tilt_deg", [0, 30])
def test_beyond_the_volume_there_is_air(noise, tilt_deg):
    turn = Rotation.from_rotvec((0, tilt_deg, 0), degrees=True).as_matrix()
    far = SlicePlane(
        center_lps_mm=(500, 0, 0),
        right_lps=turn[:, 0],
        down_lps=turn[:, 1],
        pixel_mm=1,
        size=(9, 9),
    )
    assert (reslice(noise, far) == OUTSIDE_HU).all()


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("tilt_deg", [0, 20])
def test_a_single_slice_is_a_volume_too(orientation, tilt_deg):
    volume = volume_of(np.full((1, 12, 12), 77), affine(np.eye(3), (1, 1, 5)))
    turn = Rotation.from_rotvec((0, tilt_deg, 0), degrees=True).as_matrix()
    frame = VertebraFrame(
        origin_lps_mm=(0, 0, 0),
        right_lps=turn @ (-1, 0, 0),
        anterior_lps=turn @ (0, -1, 0),
        cranial_lps=turn @ (0, 0, 1),
    )
    center = volume.grid.center_lps_mm
    picture = reslice(volume, plane_of(orientation, frame=frame, center=center))
    assert picture[30, 30] == 77
    assert set(np.unique(picture)) == {OUTSIDE_HU, 77}


def test_pixels_and_patient_coordinates_are_the_same_place():
    plane = plane_of(Orientation.SAGITTAL, size=(20, 11), center=(3, 4, 5))
    pixels = np.array([[0, 0], [19, 10], [7.25, 3.5]])
    assert np.allclose(plane.to_pixels(plane.to_lps(pixels)), pixels)
    assert np.allclose(plane.to_lps((9.5, 5)), (3, 4, 5))
    assert np.allclose(plane.to_lps((0, 0)), plane.origin_lps_mm)


@pytest.mark.parametrize(
    "broken", [{"down_lps": (0.1, 1, 0)}, {"size": (0, 4)}, {"pixel_mm": 0}]
)
def test_a_plane_that_would_distort_is_refused(broken):
    sound = {
        "center_lps_mm": (0, 0, 0),
        "right_lps": (1, 0, 0),
        "down_lps": (0, 1, 0),
        "pixel_mm": 1,
        "size": (4, 4),
    }
    with pytest.raises(ValueError, match=r"slice|pixel_mm"):
        SlicePlane(**(sound | broken))
