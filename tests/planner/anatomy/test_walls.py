"""Distances to walls: exact on planes, close on curves, never safer than they are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.anatomy.oval import Oval, tube_walls
from planner.anatomy.vertebra import Wall
from planner.anatomy.walls import WallSheets, distance_to_sheet

STEP_MM = 0.5
WALLS = list(Wall)


@settings(max_examples=40)
@given(
    slope_u=st.floats(-0.9, 0.9),
    slope_v=st.floats(-0.9, 0.9),
    height=st.floats(3.0, 7.0),
)
def test_the_distance_to_a_plane_wall_is_exact_in_any_tilt(slope_u, slope_v, height):
    u, v = np.meshgrid(np.linspace(-5, 5, 21), np.linspace(-6, 6, 25), indexing="ij")
    across = np.linspace(0, 10, 21)
    sheet = height + slope_u * u + slope_v * v
    true = (across[:, None, None] - sheet) / np.sqrt(1 + slope_u**2 + slope_v**2)
    assert distance_to_sheet(sheet, across, step_mm=STEP_MM) == pytest.approx(
        true, abs=1e-9
    )


@pytest.mark.parametrize("radius_mm", [4.0, 8.0])
def test_the_distance_to_a_round_wall_is_within_two_hundredths_of_a_millimetre(
    radius_mm,
):
    z, y, offset = (
        np.linspace(-2, 2, 9),
        np.linspace(-1.5, 1.5, 7),
        np.linspace(0, 8, 17),
    )
    sheet = np.tile(10 - np.sqrt(radius_mm**2 - z**2), (len(y), 1))
    found = distance_to_sheet(sheet, offset, step_mm=STEP_MM)
    true = radius_mm - np.hypot(offset[:, None] - 10, z[None, :])
    near = (np.abs(true) < 3) & (np.abs(z) < 1.2)
    error = np.abs(found[:, 3, :] - true)[near]
    assert error.max() <= 0.02


def test_beyond_its_grid_a_distance_only_looks_worse():
    sheets = WallSheets(
        start_mm=np.zeros(3),
        step_mm=1.0,
        shape=(11, 11, 11),
        medial_mm=np.full((11, 11), 2.0),
        lateral_mm=np.full((11, 11), 8.0),
        cranial_mm=np.full((11, 11), 9.0),
        caudal_mm=np.full((11, 11), 1.0),
    )
    field = sheets.distances()
    inside = field.at(np.array([[5.0, 5.0, 5.0]]))[0]
    assert inside == pytest.approx([3, 3, 4, 4])
    beyond = field.at(np.array([[5.0, 25.0, 5.0]]))[0]
    assert (beyond <= inside - 14).all()


@settings(max_examples=25)
@given(
    angle=st.floats(0, 2 * np.pi),
    share=st.floats(0.05, 0.97),
    width=st.floats(4.0, 18.0),
    height=st.floats(8.0, 18.0),
)
def test_inside_an_oval_the_nearest_of_four_walls_is_the_oval(
    angle, share, width, height
):
    oval = Oval(
        medial_mm=10.0,
        lateral_mm=10.0 + width,
        cranial_mm=4.0 + height / 2,
        caudal_mm=4.0 - height / 2,
        y_mm=-8.0,
    )
    radii = np.array([width, height]) / 2
    turn = np.linspace(0, 2 * np.pi, 4001)
    outline = radii * np.column_stack((np.cos(turn), np.sin(turn)))
    point = share * radii * (np.cos(angle), np.sin(angle))
    true = np.linalg.norm(outline - point, axis=1).min()
    walls = tube_walls(oval, dorsal_y_mm=-16.0)
    offset, z = point + oval.center_mm
    found = walls.at(np.array([[offset, -8.0, z]]))[0]
    assert found.min() == pytest.approx(true, abs=0.06)


def test_beside_an_oval_at_mid_height_medial_and_lateral_are_exact():
    oval = Oval(medial_mm=11, lateral_mm=19, cranial_mm=11, caudal_mm=-4, y_mm=-8)
    walls = tube_walls(oval, dorsal_y_mm=-16.0)
    offset = np.linspace(5, 25, 81)
    points = np.column_stack((offset, np.full(81, -6.3), np.full(81, 3.5)))
    found = walls.at(points)
    medial = np.abs(found[:, WALLS.index(Wall.MEDIAL)] - (offset - 11))
    lateral = np.abs(found[:, WALLS.index(Wall.LATERAL)] - (19 - offset))
    assert medial[offset <= 15].max() <= 0.02
    assert lateral[offset >= 15].max() <= 0.02
