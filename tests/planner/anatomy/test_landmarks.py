"""Landmarks: the millimetres of closed form, or a refusal that names the points."""

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Part, Side, Vertebra, Wall
from planner.errors import BadLandmarks, MirroredAnatomy
from planner.plan.case import LANDMARK_NAMES, LandmarkSource
from tests.phantoms import (
    L1S,
    MODELS,
    STRAIGHT,
    T8S,
    BoxModel,
    analytic_vertebra,
    grid_around,
    landmark_source,
    landmarks_of,
    placed_frame,
    random_turn,
)

EXACT_MM = 0.02
WALLS = list(Wall)


def built(points, model=L1S, frame=STRAIGHT) -> Vertebra:
    return build_vertebra(
        level=model.level,
        source=LandmarkSource(points_lps_mm=points),
        grid=grid_around(model, frame=frame, spacing_mm=1.0, margin_mm=20.0),
        labels=None,
    )


def beside_the_walls(model: BoxModel) -> np.ndarray:
    """Return points about the medial wall at the height at which needles run."""
    middle = model.medial_mm + min(5.0, (model.lateral_mm - model.medial_mm) / 2)
    return np.array(
        [
            (offset, y, model.pedicle_middle_z_mm)
            for offset in np.linspace(model.medial_mm - 5, middle, 15)
            for y in np.linspace(model.canal_dorsal_y_mm, 0, 9)
        ]
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_landmarks_give_the_millimetres_of_closed_form(model, seed):
    frame = placed_frame(turn=None if seed is None else random_turn(seed))
    source = landmark_source(model, frame=frame)
    found = built(source.points_lps_mm, model, frame)
    true = analytic_vertebra(model, frame=frame)
    assert found.frame.lps_from_box == pytest.approx(true.frame.lps_from_box, abs=1e-6)
    assert found.canal_dorsal_y_mm == pytest.approx(true.canal_dorsal_y_mm, abs=1e-6)
    assert found.endplates_z_mm == pytest.approx(true.endplates_z_mm, abs=1e-6)
    depth = np.array([(0, y, z) for y in (-3, 8, 20) for z in (-6, 0, 6)], float)
    assert found.depth_fraction(depth) == pytest.approx(true.depth_fraction(depth))
    for side in Side:
        points = beside_the_walls(model)
        medial = WALLS.index(Wall.MEDIAL)
        assert found.pedicles[side].walls.at(points)[:, medial] == pytest.approx(
            true.pedicles[side].walls.at(points)[:, medial], abs=EXACT_MM
        )
        isthmus = found.pedicles[side].isthmus
        assert isthmus.width_mm == pytest.approx(model.lateral_mm - model.medial_mm)
        border = isthmus.borders_at(model.pedicle_middle_z_mm)
        assert float(border[0][0]) == pytest.approx(model.medial_mm, abs=EXACT_MM)
        assert float(border[1][0]) == pytest.approx(model.lateral_mm, abs=EXACT_MM)


turns = st.tuples(*(st.floats(-0.55, 0.55) for _ in range(3)))
shifts = st.tuples(*(st.floats(-200, 200) for _ in range(3)))


@settings(max_examples=10)
@given(turn=turns, shift=shifts)
def test_moving_the_patient_changes_no_number(turn, shift):
    rotation = Rotation.from_rotvec(turn)
    frame = placed_frame(turn=rotation, origin_lps_mm=shift)
    here = built(landmarks_of(T8S), T8S)
    there = built(landmarks_of(T8S, frame=frame), T8S, frame)
    points = beside_the_walls(T8S)
    for side in Side:
        before = here.pedicles[side].walls.at(points)
        after = there.pedicles[side].walls.at(points)
        near = np.abs(before) < 5
        assert after[near] == pytest.approx(before[near], abs=2e-3)
    moved = frame.to_lps(STRAIGHT.to_box(here.frame.to_lps(points)))
    assert there.frame.to_lps(points) == pytest.approx(moved, abs=1e-6)


@pytest.mark.parametrize("name", LANDMARK_NAMES[:5])
def test_a_missing_midline_point_is_named(name):
    points = landmarks_of(L1S)
    del points[name]
    with pytest.raises(BadLandmarks) as refusal:
        built(points)
    assert refusal.value.facts["reason"] == "missing"
    assert refusal.value.facts["names"] == (name,)


def test_nothing_placed_yet_names_what_is_needed_first():
    with pytest.raises(BadLandmarks) as refusal:
        built({})
    names = refusal.value.facts["names"]
    assert names == LANDMARK_NAMES[:9]


def test_one_pedicle_may_be_missing_and_is_named():
    found = built(landmarks_of(L1S, sides=(Side.LEFT,)))
    assert set(found.pedicles) == {Side.LEFT}
    assert "right_pedicle" in found.not_seen
    assert Part.RIGHT_PEDICLE not in found.parts.membership
    assert found.frame.right_lps == pytest.approx(STRAIGHT.right_lps)


def test_a_pedicle_placed_in_part_is_not_seen_and_the_surgeon_is_told():
    points = landmarks_of(L1S)
    del points["left_pedicle_caudal"]
    found = built(points)
    assert "left_pedicle" in found.not_seen
    assert "landmarks_incomplete" in found.notes


def test_a_point_outside_the_images_is_named():
    points = landmarks_of(L1S)
    points["canal_center"] = points["canal_center"] + (0, 500, 0)
    with pytest.raises(BadLandmarks) as refusal:
        built(points)
    assert refusal.value.facts["reason"] == "outside"
    assert refusal.value.facts["names"] == ("canal_center",)


def exchanged(one: str, other: str) -> dict[str, np.ndarray]:
    points = landmarks_of(L1S)
    return {
        name: points[
            name.replace(one, "#").replace(other, one).replace("#", other)
            if one in name or other in name
            else name
        ]
        for name in points
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [("right", "left"), ("superior", "inferior"), ("anterior", "posterior")],
)
def test_swapped_landmarks_are_refused_as_mirrored(one, other):
    with pytest.raises(MirroredAnatomy) as refusal:
        built(exchanged(one, other))
    assert refusal.value.facts["level"] == "L1"


@pytest.mark.parametrize(
    ("one", "other"), [("medial", "lateral"), ("cranial", "caudal")]
)
def test_edges_in_the_wrong_order_are_refused_by_name(one, other):
    with pytest.raises(BadLandmarks) as refusal:
        built(exchanged(one, other))
    assert refusal.value.facts["reason"] == "contradict"
    names = refusal.value.facts["names"]
    assert isinstance(names, tuple)
    assert any(one in name for name in names)


def test_landmarks_of_a_mirrored_patient_are_refused():
    mirror = np.array([-1.0, 1.0, 1.0])
    points = {name: point * mirror for name, point in landmarks_of(L1S).items()}
    frame = placed_frame(origin_lps_mm=STRAIGHT.origin_lps_mm * mirror)
    with pytest.raises(MirroredAnatomy):
        built(points, frame=frame)


def test_a_canal_in_front_of_the_body_is_refused():
    points = landmarks_of(L1S)
    points["canal_center"] = STRAIGHT.to_lps((0, 12, 3))
    with pytest.raises(BadLandmarks) as refusal:
        built(points)
    assert "canal_center" in refusal.value.facts["names"]  # type: ignore[operator]


def test_a_wedge_fracture_stands_on_the_bisector_of_its_endplates():
    points = landmarks_of(L1S)
    points["anterior_superior"] = points["anterior_superior"] - (0, 0, 6)
    found = built(points)
    lean = np.degrees(np.arccos(found.frame.cranial_lps @ STRAIGHT.cranial_lps))
    assert lean == pytest.approx(np.degrees(np.arctan(6 / 30)) / 2, abs=0.05)


def test_a_click_is_never_surer_than_its_voxel():
    found = built(landmarks_of(L1S))
    assert (found.uncertainty_mm >= 1.5).all()
    # A wall bends beside its click, and a front is hollow between its two corners.
    assert found.uncertainty_mm == pytest.approx([2.0, 1.5 + 0.02 * 30, 1.5])
    assert found.voxel_mm == pytest.approx([1.0, 1.0, 1.0])


def test_outlines_of_landmarks_pass_through_the_landmarks():
    found = built(landmarks_of(L1S))
    medial = landmarks_of(L1S)["right_pedicle_medial"]
    grid = found.parts.grid
    i, j, k = grid.to_ijk(medial)
    values = found.parts.membership[Part.RIGHT_PEDICLE]
    low = values[round(k), round(j), int(i)], values[round(k), round(j), int(i) + 1]
    assert min(low) < 128 < max(low)


def test_a_pedicle_clicked_further_back_does_not_turn_the_vertebra():
    points = landmarks_of(L1S)
    for edge in ("medial", "lateral", "cranial", "caudal"):
        name = f"right_pedicle_{edge}"
        points[name] = points[name] - 4 * STRAIGHT.anterior_lps
    found = built(points)
    assert found.frame.axes_lps == pytest.approx(STRAIGHT.axes_lps, abs=1e-6)


def test_beside_a_canal_shaped_like_a_trefoil_a_click_clears_little():
    points = landmarks_of(L1S)
    above, below = (
        built(points, attrs.evolve(L1S, level=name)) for name in ("L4", "L5")
    )
    assert below.uncertainty_mm[0] >= above.uncertainty_mm[0] + 4
