"""The letters around a view are true: for every patient position and every tilt."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.geometry.frames import VertebraFrame
from planner.imaging.slices import Orientation, orientation_letters
from tests.phantoms import L1S, POSITIONS, ct_phantom, grid_around
from tests.ui.viewports.conftest import case_of
from ui.viewports.furniture import edge_letters
from ui.viewports.scene_camera import SIGHTS, orbited, sight_axes
from ui.viewports.slice_camera import SliceCamera


def camera_of(axes):
    return SliceCamera(
        right_lps=axes[0],
        down_lps=axes[1],
        center_lps_mm=(0, 0, 0),
        mm_per_px=0.5,
        size_px=(200, 200),
    )


@pytest.mark.parametrize("position", POSITIONS)
def test_the_spinous_process_lies_at_the_edge_called_posterior(
    make_session, make_view, view_state, position
):
    grid = grid_around(L1S, spacing_mm=1.0, axes=POSITIONS[position], margin_mm=15)
    session = make_session(case_of(), volume=ct_phantom(L1S, grid=grid))
    frame = session.vertebra.frame
    for orientation, edges in (
        (Orientation.AXIAL, {"bottom": "P", "left": "R", "right": "L"}),
        (Orientation.SAGITTAL, {"right": "P", "left": "A", "top": "H"}),
    ):
        view = make_view(session, orientation)
        letters = edge_letters(view.camera.right_lps, view.camera.down_lps)
        assert {edge: letters[edge] for edge in edges} == edges
        view_state.move_cursor(frame.to_lps((0, 0, -2)))
        process = frame.to_lps((0, -30, -2))
        x, y = view.camera.to_px(process).tolist()
        picture = view.grab().toImage()
        assert picture.pixelColor(round(x) + 3, round(y) + 3).lightness() > 100
        middle = np.array((view.width(), view.height())) / 2
        towards = {"right": x - middle[0], "bottom": y - middle[1]}
        edge = next(edge for edge, letter in edges.items() if letter == "P")
        assert towards[edge] > 40


@pytest.mark.parametrize("where", SIGHTS)
def test_looking_from_a_side_looks_at_the_other(where):
    names = {
        "anterior": "P",
        "posterior": "A",
        "right": "L",
        "left": "R",
        "head": "F",
        "feet": "H",
    }
    assert orientation_letters(camera_of(sight_axes(where)).normal_lps) == names[where]


@pytest.mark.parametrize("seed", range(12))
def test_letters_stay_true_however_the_scene_is_turned(seed):
    draw = np.random.default_rng(seed)
    camera = camera_of(sight_axes("posterior"))
    upright = np.array((0.0, 0.0, 1.0))
    for _ in range(20):
        camera = orbited(camera, *draw.uniform(-200, 200, 2), upright_lps=upright)
    letters = edge_letters(camera.right_lps, camera.down_lps)
    far_side = {
        "L": (1, 0, 0),
        "R": (-1, 0, 0),
        "P": (0, 1, 0),
        "A": (0, -1, 0),
        "H": (0, 0, 1),
        "F": (0, 0, -1),
    }
    outward = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}
    for edge, named in letters.items():
        for letter in named:
            shift = camera.to_px(far_side[letter]) - camera.to_px((0, 0, 0))
            assert shift @ outward[edge] > 0


def test_the_near_side_follows_the_hand():
    camera = camera_of(sight_axes("posterior"))
    upright, back = np.array((0.0, 0.0, 1.0)), (0, 40, 0)
    start = camera.to_px(back)
    sideways = orbited(camera, 50, 0, upright_lps=upright).to_px(back) - start
    downwards = orbited(camera, 0, 50, upright_lps=upright).to_px(back) - start
    assert sideways[0] > 10
    assert downwards[1] > 10


def test_vertebra_planes_carry_the_letters_of_the_tilt(session, make_view, view_state):
    turn = Rotation.from_rotvec((25, 0, 0), degrees=True).as_matrix()
    tilted = VertebraFrame(
        origin_lps_mm=(0, 0, 0),
        right_lps=turn @ (-1, 0, 0),
        anterior_lps=turn @ (0, -1, 0),
        cranial_lps=turn @ (0, 0, 1),
    )
    right, down = Orientation.AXIAL.axes_lps(tilted)
    assert edge_letters(right, down) == {
        "left": "R",
        "right": "L",
        "top": "AF",
        "bottom": "PH",
    }
