"""Corrections of a label map: walls pass through the points, and measures follow."""

import functools

import attrs
import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.kept import Kept
from planner.anatomy.schemes import TOTALSEGMENTATOR
from planner.anatomy.vertebra import HandMarks, Part, Parts, Side, Vertebra, Wall
from planner.arrays import Vector3
from planner.errors import BadLandmarks
from planner.plan.case import LabelSource
from planner.plan.corrections import NO_CORRECTIONS, Corrections, Pull, Stroke
from tests.phantoms import landmarks_of, whole_vertebra_phantom
from tests.planner.anatomy.test_labels import MODEL_OF, phantom

MODEL = MODEL_OF["L1S"]
THROUGH_MM = 0.1
"""Walls are sampled every half millimetre and smoothed by as much."""

STILL_MM = 0.05
KEPT = Kept()
PLACING_MM = 1.25
"""A click may lie 1 mm off, and half a voxel of 0.5 mm."""

EDGES = ("medial", "lateral", "cranial", "caudal")


@functools.lru_cache(maxsize=32)
def _built(key: int, *, parts: bool, seed: int | None) -> Vertebra:
    labels, _ = phantom("L1S", seed=seed)
    if not parts:
        labels = whole_vertebra_phantom(labels, value=TOTALSEGMENTATOR.levels["L1"])
    source = LabelSource(
        labels=f"{parts}{seed}",
        scheme="parts" if parts else "totalsegmentator",
        corrections=CASES[key],
    )
    return build_vertebra(
        level="L1", source=source, grid=labels.grid, labels=labels, kept=KEPT
    )


CASES: list[Corrections] = [NO_CORRECTIONS]


def corrected(
    corrections: Corrections = NO_CORRECTIONS,
    *,
    parts: bool = False,
    seed: int | None = None,
) -> Vertebra:
    if corrections not in CASES:
        CASES.append(corrections)
    return _built(CASES.index(corrections), parts=parts, seed=seed)


def landmark(name: str, shift: tuple[float, float, float], seed: int | None = None):
    """Return a landmark of the phantom, moved in its box."""
    frame = phantom("L1S", seed=seed)[1]
    point = landmarks_of(MODEL, frame=frame)[name]
    return frame.to_lps(frame.to_box(point) + np.array(shift))


def wall_mm(vertebra: Vertebra, side: Side, wall: Wall, at_lps_mm: Vector3) -> float:
    """How far inside a wall a point lies."""
    point = vertebra.frame.to_box(at_lps_mm) * (side.sign, 1, 1)
    distances = vertebra.pedicles[side].walls.at(point[None])[0]
    return float(distances[list(Wall).index(wall)])


@pytest.mark.parametrize(
    ("edge", "outwards_mm", "parts"),
    [
        ("medial", 2.0, False),
        ("medial", -2.0, True),
        ("lateral", 1.5, False),
        ("cranial", 3.0, False),
        ("caudal", 1.5, False),
    ],
)
def test_a_wall_passes_through_its_landmark(edge, outwards_mm, parts):
    axis = 2 if edge in ("cranial", "caudal") else 0
    sign = -1 if edge in ("medial", "caudal") else 1
    shift = tuple(np.eye(3)[axis] * sign * outwards_mm)
    name = f"right_pedicle_{edge}"
    point = landmark(name, shift)
    before = corrected(parts=parts)
    after = corrected(Corrections(points_lps_mm={name: point}), parts=parts)
    side, wall = Side.RIGHT, Wall(edge)
    assert wall_mm(before, side, wall, point) == pytest.approx(-outwards_mm, abs=0.3)
    assert wall_mm(after, side, wall, point) == pytest.approx(0, abs=THROUGH_MM)
    for other, edges in ((Side.LEFT, EDGES), (Side.RIGHT, ())):
        for name in edges:
            spot = landmark(f"left_pedicle_{name}", (0, 0, 0))
            assert wall_mm(after, other, Wall(name), spot) == pytest.approx(
                wall_mm(before, other, Wall(name), spot), abs=STILL_MM
            )


def test_all_eight_edges_hold_at_once_in_any_posture():
    seed = 3
    points = {
        f"{side.value}_pedicle_{edge}": landmark(
            f"{side.value}_pedicle_{edge}",
            (
                side.sign * {"medial": -1.0, "lateral": 1.0}.get(edge, 0.0),
                0.0,
                {"cranial": 1.0, "caudal": -1.0}.get(edge, 0.0),
            ),
            seed,
        )
        for side in Side
        for edge in EDGES
    }
    after = corrected(Corrections(points_lps_mm=points), seed=seed)
    for name, point in points.items():
        side, _, edge = name.split("_")
        assert wall_mm(after, Side(side), Wall(edge), point) == pytest.approx(
            0, abs=2 * THROUGH_MM
        )


def test_the_isthmus_is_as_wide_as_its_edges_say():
    points = {
        f"right_pedicle_{edge}": landmark(f"right_pedicle_{edge}", (inwards, 0, 0))
        for edge, inwards in (("medial", 2.0), ("lateral", -1.0))
    }
    before = corrected().pedicles[Side.RIGHT].isthmus
    after = corrected(Corrections(points_lps_mm=points)).pedicles[Side.RIGHT].isthmus
    medial, lateral = after.borders_at([before.center_mm[2]])
    assert float((lateral - medial)[0]) == pytest.approx(
        before.width_mm - 3.0, abs=3 * THROUGH_MM
    )


def test_what_was_clicked_is_as_uncertain_as_a_click():
    point = landmark("right_pedicle_medial", (1, 0, 0))
    after = corrected(Corrections(points_lps_mm={"right_pedicle_medial": point}))
    here = after.frame.to_box(point)
    assert after.uncertainty_at(here) == pytest.approx([PLACING_MM] * 3, abs=0.01)
    away = here + np.array([7, 0, 0])
    assert after.uncertainty_at(away) == pytest.approx(after.uncertainty_mm)
    assert corrected().uncertainty_at(here) == pytest.approx(after.uncertainty_mm)
    assert "corrected" in after.notes
    assert "corrected" not in corrected().notes


# --- mid-sagittal landmarks -----------------------------------------------------------


@pytest.mark.parametrize("adds", [True, False])
def test_a_painted_wall_is_never_surer_than_the_hand_that_painted_it(adds):
    start = landmark("right_pedicle_medial", (0.5, 0, 0))
    end = start + 4 * corrected().frame.anterior_lps
    stroke = Stroke(
        part="right_pedicle", adds=adds, radius_mm=1.0, path_lps_mm=[start, end]
    )
    after = corrected(Corrections(steps=(stroke,)))
    source = after.uncertainty_mm
    hand = np.maximum(source, PLACING_MM)
    for point in (start, (start + end) / 2, end + np.array([0, 0, 1.0])):
        assert after.uncertainty_at(after.frame.to_box(point)) == pytest.approx(
            hand, abs=0.01
        )
    half_way = end + 4.0 * after.frame.cranial_lps
    share = (1 - (3.0 / 6.0) ** 2) ** 2
    assert after.uncertainty_at(after.frame.to_box(half_way)) == pytest.approx(
        source + share * (hand - source), abs=0.01
    )
    beyond = end + 7.1 * after.frame.cranial_lps
    assert after.uncertainty_at(after.frame.to_box(beyond)) == pytest.approx(source)


def test_a_brush_does_not_make_a_wall_surer_than_its_source_was():
    marks = HandMarks(
        led_lps_mm=np.zeros((0, 3)),
        painted_lps_mm=np.zeros((1, 3)),
        painted_mm=np.ones(1),
        uncertainty_mm=(1.25, 1.25, 1.25),
    )
    coarse = np.array([0.5, 2.0, 3.0])
    assert marks.blended(np.zeros(3), coarse) == pytest.approx([1.25, 2.0, 3.0])
    led = attrs.evolve(marks, led_lps_mm=np.zeros((1, 3)))
    assert led.blended(np.zeros(3), coarse) == pytest.approx([1.25] * 3)


def test_the_posterior_wall_line_ends_in_its_corners():
    shifts = {"posterior_superior": (0, -2, 1), "posterior_inferior": (0, 1, 0)}
    points = {name: landmark(name, shift) for name, shift in shifts.items()}
    after = corrected(Corrections(points_lps_mm=points))
    for point in points.values():
        x, y, z = after.frame.to_box(point)
        assert float(after.posterior_wall.y_at(z)) == pytest.approx(y, abs=1e-6)
        end = after.posterior_wall.z_mm[1 if z > 0 else 0]
        assert z == pytest.approx(end, abs=1e-6)
        assert abs(x) < STILL_MM
    middle = np.mean(list(points.values()), axis=0)
    assert after.frame.to_box(middle) == pytest.approx([0, 0, 0], abs=STILL_MM)


@pytest.mark.parametrize("end", ["superior", "inferior"])
def test_the_front_passes_through_an_anterior_corner(end):
    name = f"anterior_{end}"
    point = landmark(name, (0, -1.5, 0))
    before = corrected()
    after = corrected(Corrections(points_lps_mm={name: point}))
    assert front_mm(before, point) > 1.0
    assert front_mm(after, point) == pytest.approx(0, abs=THROUGH_MM)


def front_mm(vertebra: Vertebra, at_lps_mm: Vector3) -> float:
    """How far in front of a point the body's front lies."""
    _, y, z = vertebra.frame.to_box(at_lps_mm)
    return float(vertebra.anterior_wall.y_at(z)) - float(y)


def test_the_frame_leans_as_the_corners_lean_the_endplates():
    names = ("anterior_superior", "anterior_inferior")
    points = {name: landmark(name, (0, 0, 3)) for name in names}
    before, after = corrected(), corrected(Corrections(points_lps_mm=points))
    cosine = before.frame.cranial_lps @ after.frame.cranial_lps
    leaned = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    expected = np.degrees(np.arctan2(3, MODEL.depth_mm))
    assert leaned == pytest.approx(expected, abs=0.5)
    assert after.frame.anterior_lps @ before.frame.cranial_lps > 0


def test_the_canal_lies_where_its_landmark_is():
    point = landmark("canal_center", (1.5, -1, 0))
    after = corrected(Corrections(points_lps_mm={"canal_center": point}))
    assert after.canal_center_mm == pytest.approx(
        tuple(after.frame.to_box(point)[:2]), abs=0.3
    )


def test_a_landmark_far_from_any_wall_is_refused_by_name():
    point = landmark("left_pedicle_lateral", (-30, 0, 0))
    with pytest.raises(BadLandmarks) as refused:
        corrected(Corrections(points_lps_mm={"left_pedicle_lateral": point}))
    assert refused.value.facts["reason"] == "far"
    assert refused.value.facts["names"] == ("left_pedicle_lateral",)


@pytest.mark.parametrize("away_mm", [60.0, 90_000.0])
def test_what_lies_far_from_the_vertebra_corrects_nothing_of_it(away_mm):
    far = landmark("canal_center", (0, 0, away_mm))
    with pytest.raises(BadLandmarks) as refused:
        corrected(Corrections(points_lps_mm={"canal_center": far}))
    assert refused.value.facts["reason"] == "far"
    stroke = Stroke(part="body", adds=True, radius_mm=2, path_lps_mm=[far])
    with pytest.raises(BadLandmarks) as refused:
        corrected(Corrections(steps=(stroke,)))
    assert refused.value.facts["reason"] == "step_far"


# --- walls that were dragged, strokes of the brush ------------------------------------


def test_a_wall_that_is_dragged_passes_through_where_it_was_dropped():
    grip = landmark("right_pedicle_medial", (0, 0, 2))
    drop = landmark("right_pedicle_medial", (-1.5, 0, 2))
    pull = Pull(from_lps_mm=grip, to_lps_mm=drop)
    after = corrected(Corrections(steps=(pull,)))
    assert wall_mm(after, Side.RIGHT, Wall.MEDIAL, drop) == pytest.approx(
        0, abs=THROUGH_MM
    )
    back = Pull(from_lps_mm=drop, to_lps_mm=grip)
    again = corrected(Corrections(steps=(pull, back)))
    assert wall_mm(again, Side.RIGHT, Wall.MEDIAL, grip) == pytest.approx(
        0, abs=THROUGH_MM
    )


def member(vertebra: Vertebra, part: Part, at_lps_mm: Vector3) -> bool:
    ijk = np.rint(vertebra.parts.grid.to_ijk(at_lps_mm)).astype(int)
    return bool(vertebra.parts.membership[part][tuple(ijk[::-1])] > Parts.WALL)


@pytest.mark.parametrize("parts", [False, True], ids=["whole", "parts"])
def test_bone_that_is_painted_narrows_the_canal_and_bone_taken_away_widens_it(parts):
    medial = landmark("right_pedicle_medial", (0, 0, 0))
    frame = phantom("L1S")[1]
    line = [medial + z * frame.cranial_lps for z in (-6, 0, 6)]
    added = Stroke(part="right_pedicle", adds=True, radius_mm=2.0, path_lps_mm=line)
    taken = attrs.evolve(added, adds=False)
    spot = landmark("right_pedicle_medial", (-1, 0, 0))
    deep = landmark("right_pedicle_medial", (1, 0, 0))
    before = corrected(parts=parts)
    grown = corrected(Corrections(steps=(added,)), parts=parts)
    eaten = corrected(Corrections(steps=(taken,)), parts=parts)
    reach = wall_mm(grown, Side.RIGHT, Wall.MEDIAL, medial)
    assert reach - wall_mm(before, Side.RIGHT, Wall.MEDIAL, medial) == pytest.approx(
        2.0, abs=0.35
    )
    lost = wall_mm(eaten, Side.RIGHT, Wall.MEDIAL, medial)
    assert lost - wall_mm(before, Side.RIGHT, Wall.MEDIAL, medial) == pytest.approx(
        -2.0, abs=0.35
    )
    assert member(before, Part.RIGHT_PEDICLE, deep)
    assert member(grown, Part.RIGHT_PEDICLE, spot)
    assert not member(grown, Part.CANAL, spot)
    assert not member(eaten, Part.RIGHT_PEDICLE, deep)


def test_canal_that_is_painted_is_bone_taken_away():
    medial = landmark("left_pedicle_medial", (0, 0, 0))
    stroke = Stroke(part="canal", adds=True, radius_mm=2.0, path_lps_mm=[medial])
    after = corrected(Corrections(steps=(stroke,)))
    inside = landmark("left_pedicle_medial", (-1, 0, 0))
    assert member(after, Part.CANAL, inside)
    assert not member(after, Part.LEFT_PEDICLE, inside)
    assert wall_mm(after, Side.LEFT, Wall.MEDIAL, inside) < 0


def test_without_corrections_nothing_is_measured_otherwise():
    one, other = corrected(), corrected(Corrections())
    assert one.frame == other.frame
    assert one.posterior_wall.y_mm == pytest.approx(other.posterior_wall.y_mm)
