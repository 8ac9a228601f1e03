"""Label maps: walls within half a voxel whatever the axes, posture and numbering."""

import functools

import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.schemes import TOTALSEGMENTATOR, VERSE
from planner.anatomy.vertebra import Part, Side, Vertebra, Wall
from planner.errors import AnatomyNotSeen
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import LabelSource
from tests.phantoms import (
    AXIS_ORDERS,
    L1S,
    L5S,
    MODELS,
    POSITIONS,
    STRAIGHT,
    T5S,
    T8S,
    AxisOrder,
    BoxModel,
    grid_around,
    label_phantom,
    placed_frame,
    plane_walls,
    random_turn,
    whole_vertebra_phantom,
    without_part,
)

HALF_VOXEL_MM = 0.25
WALLS = list(Wall)
MODEL_OF = {model.name: model for model in MODELS}


def build(
    labels: LabelMap,
    model: BoxModel,
    *,
    scheme: str = "auto",
    grid: Grid | None = None,
    level: str | None = None,
    value: int | None = None,
) -> Vertebra:
    return build_vertebra(
        level=level or model.level,
        source=LabelSource(labels="labels.nii.gz", scheme=scheme, value=value),
        grid=grid or labels.grid,
        labels=labels,
    )


@functools.lru_cache(maxsize=16)
def phantom(
    name: str,
    *,
    seed: int | None = None,
    spacing_mm: float = 0.5,
    axes: AxisOrder = POSITIONS["HFS"],
    fragment_mm: float = 0.0,
) -> tuple[LabelMap, VertebraFrame]:
    model = MODEL_OF[name]
    frame = placed_frame(turn=None if seed is None else random_turn(seed))
    grid = grid_around(
        model, frame=frame, axes=axes, margin_mm=2.0, spacing_mm=spacing_mm
    )
    labels = label_phantom(model, frame=frame, grid=grid, fragment_mm=fragment_mm)
    return labels, frame


@functools.lru_cache(maxsize=16)
def built(
    name: str, *, seed: int | None = None, whole: bool = False, fragment_mm: float = 0.0
) -> tuple[Vertebra, VertebraFrame]:
    labels, frame = phantom(name, seed=seed, fragment_mm=fragment_mm)
    model = MODEL_OF[name]
    if whole:
        labels = whole_vertebra_phantom(
            labels, value=TOTALSEGMENTATOR.levels[model.level]
        )
    scheme = "totalsegmentator" if whole else "auto"
    return build(labels, model, scheme=scheme), frame


def frame_tolerance_deg(model: BoxModel) -> float:
    """Half a voxel at either end of an endplate's depth, and of its width.

    What a plane can hide in voxels that it is nearly parallel to; in other postures
    the frame is found ten times better.
    """
    levers = np.array([model.depth_mm, model.width_mm])
    return float(np.linalg.norm(np.degrees(np.arctan(2 * HALF_VOXEL_MM / levers))))


def angles_deg(found: VertebraFrame, true: VertebraFrame) -> np.ndarray:
    """Return (3,): by how much each axis is off."""
    cosines = (found.axes_lps * true.axes_lps).sum(axis=0)
    angles: np.ndarray = np.degrees(np.arccos(np.clip(cosines, -1, 1)))
    return angles


def wall_errors_mm(
    vertebra: Vertebra, model: BoxModel, frame: VertebraFrame, side: Side
) -> np.ndarray:
    """Return (n, 2): errors of medial and lateral distances around the pedicle.

    Over the canal's depth, in the middle half of the height, within 3 mm of each wall;
    the last millimetres before the body are left to the corner's voxels.
    """
    low, high = model.pedicle_z_mm
    quarter = (high - low) / 4
    errors = []
    for wall, offset, front in ((0, model.medial_mm, -1), (1, model.lateral_mm, -2)):
        grid = np.stack(
            np.meshgrid(
                np.linspace(offset - 2, offset + 2, 9),
                np.linspace(model.canal_dorsal_y_mm + 1, front, 12),
                np.linspace(low + quarter, high - quarter, 5),
                indexing="ij",
            ),
            axis=-1,
        ).reshape(-1, 3)
        mirror = (side.sign, 1, 1)
        mine = vertebra.frame.to_box(frame.to_lps(grid * mirror)) * mirror
        found = vertebra.pedicles[side].walls.at(mine)[:, wall]
        errors.append(found - plane_walls(model).at(grid)[:, wall])
    return np.stack(errors, axis=1)


CASES = [
    ("L1S", 1, True),
    ("T8S", 2, False),
    ("T5S", 4, True),
]
EVERY_CASE = [(m.name, s, w) for m in MODELS for s in range(8) for w in (True, False)]


def check_against_the_model(name: str, seed: int | None, *, whole: bool) -> None:
    model = MODEL_OF[name]
    vertebra, frame = built(name, seed=seed, whole=whole)
    assert angles_deg(vertebra.frame, frame).max() <= frame_tolerance_deg(model)
    origin = frame.to_box(vertebra.frame.origin_lps_mm)
    assert (np.abs(origin[:2]) <= vertebra.uncertainty_mm[:2]).all()
    # Heights are counted from corners, which voxels round: half a voxel more.
    assert abs(origin[2]) <= vertebra.voxel_mm[2]
    assert np.abs(vertebra.posterior_wall.y_mm).max() <= HALF_VOXEL_MM
    half = model.height_mm / 2
    assert vertebra.endplates_z_mm == pytest.approx((-half, half), abs=HALF_VOXEL_MM)
    front = vertebra.anterior_wall.y_at(np.linspace(-half / 2, half / 2, 9))
    assert front == pytest.approx(model.depth_mm, abs=2 * HALF_VOXEL_MM)
    assert vertebra.canal_dorsal_y_mm == pytest.approx(
        model.canal_dorsal_y_mm, abs=2 * HALF_VOXEL_MM
    )
    assert vertebra.not_seen == ()
    for side in Side:
        errors = wall_errors_mm(vertebra, model, frame, side)
        assert np.abs(errors).max() <= HALF_VOXEL_MM
        assert np.sqrt((errors**2).mean()) <= 0.15
        isthmus = vertebra.pedicles[side].isthmus
        assert isthmus.width_mm == pytest.approx(
            model.lateral_mm - model.medial_mm, abs=HALF_VOXEL_MM
        )
        assert isthmus.height_mm == pytest.approx(
            np.ptp(model.pedicle_z_mm), abs=2 * HALF_VOXEL_MM
        )


@pytest.mark.parametrize(("name", "seed", "whole"), CASES)
def test_walls_lie_within_half_a_voxel_and_the_frame_is_as_true(name, seed, whole):
    check_against_the_model(name, seed, whole=whole)


@pytest.mark.long
@pytest.mark.parametrize(("name", "seed", "whole"), EVERY_CASE)
def test_walls_lie_within_half_a_voxel_in_every_posture(name, seed, whole):
    check_against_the_model(name, seed, whole=whole)


def check_axes(axes: AxisOrder) -> None:
    reference, _ = phantom("T5S", seed=5, spacing_mm=1.0)
    labels, _ = phantom("T5S", seed=5, spacing_mm=1.0, axes=axes)
    here, there = build(reference, T5S), build(labels, T5S)
    assert angles_deg(there.frame, here.frame).max() <= 0.02
    assert there.frame.origin_lps_mm == pytest.approx(
        here.frame.origin_lps_mm, abs=0.02
    )
    points = np.array(
        [(x, y, 2.5) for x in (6, 8, 10, 12, 14) for y in (-12, -8, -4, -1)], float
    )
    for side in Side:
        assert there.pedicles[side].walls.at(points) == pytest.approx(
            here.pedicles[side].walls.at(points), abs=0.05
        )


@pytest.mark.parametrize("axes", AXIS_ORDERS[5::24])
def test_the_order_of_the_axes_changes_no_number(axes):
    check_axes(axes)


@pytest.mark.long
@pytest.mark.parametrize("axes", AXIS_ORDERS)
def test_no_order_of_the_axes_changes_a_number(axes):
    check_axes(axes)


def test_parts_and_the_same_bone_as_one_label_give_the_same_walls():
    parts, _ = built("T8S", seed=2)
    whole, _ = built("T8S", seed=2, whole=True)
    points = np.array([(x, y, 3.0) for x in (6, 9, 12) for y in (-12, -6, -2)], float)
    for side in Side:
        assert whole.pedicles[side].walls.at(points) == pytest.approx(
            parts.pedicles[side].walls.at(points), abs=0.1
        )


def test_a_fragment_pushed_into_the_canal_does_not_move_the_posterior_wall_line():
    broken, _ = built("L1S", fragment_mm=6.0)
    sound, _ = built("L1S")
    heights = np.linspace(-12, 12, 9)
    assert broken.frame.origin_lps_mm == pytest.approx(
        sound.frame.origin_lps_mm, abs=0.1
    )
    assert broken.posterior_wall.y_at(heights) == pytest.approx(
        sound.posterior_wall.y_at(heights), abs=0.1
    )
    row = int(np.argmin(np.abs(broken.local_wall_z_mm)))
    column = int(np.argmin(np.abs(broken.local_wall_x_mm)))
    assert broken.local_wall_y_mm[row, column] == pytest.approx(-6, abs=0.4)


def test_a_concave_posterior_wall_is_seen_where_the_canal_sees_it():
    vertebra, _ = built("T8S", seed=2)
    rows = np.abs(vertebra.local_wall_z_mm) < 7
    columns = np.abs(vertebra.local_wall_x_mm) <= 7
    found = vertebra.local_wall_y_mm[np.ix_(rows, columns)]
    true = T8S.local_wall_y(vertebra.local_wall_x_mm[columns])
    assert np.nanmax(np.abs(found - true)) <= 0.5
    assert np.isfinite(found).mean() > 0.95


@pytest.mark.parametrize("side", Side)
def test_a_destroyed_pedicle_is_named_and_the_other_one_is_measured(side):
    labels, frame = phantom("T5S", spacing_mm=1.0)
    part = Part.RIGHT_PEDICLE if side is Side.RIGHT else Part.LEFT_PEDICLE
    bone = without_part(labels, part)
    for source in (bone, whole_vertebra_phantom(bone, value=VERSE.levels["T5"])):
        vertebra = build(source, T5S, scheme="auto")
        assert vertebra.not_seen == (f"{side.value}_pedicle",)
        other = next(s for s in Side if s is not side)
        assert set(vertebra.pedicles) == {other}
        errors = wall_errors_mm(vertebra, T5S, frame, other)
        assert np.abs(errors).max() <= 0.5


def test_without_any_pedicle_nothing_is_built():
    labels, _ = phantom("T5S", spacing_mm=1.0)
    for part in (Part.RIGHT_PEDICLE, Part.LEFT_PEDICLE):
        labels = without_part(labels, part)
    with pytest.raises(AnatomyNotSeen) as refusal:
        build(labels, T5S)
    assert refusal.value.facts["structure"] == "pedicles"


def test_a_body_without_an_arch_has_no_canal():
    labels, _ = phantom("T5S", spacing_mm=1.0)
    body = np.where(labels.labels == Part.BODY.value, VERSE.levels["T5"], 0)
    with pytest.raises(AnatomyNotSeen) as refusal:
        build(LabelMap(labels=body.astype(np.uint16), grid=labels.grid), T5S)
    assert refusal.value.facts["structure"] == "canal"


def test_a_gap_in_the_arch_does_not_hide_the_canal():
    labels, frame = phantom("L1S", spacing_mm=1.0)
    cut = np.array(labels.labels)
    k, j, i = np.nonzero(cut == Part.POSTERIOR_ELEMENTS.value)
    x = frame.to_box(labels.grid.to_lps(np.column_stack((i, j, k))))[:, 0]
    gap = np.abs(x - 4) < 2
    cut[k[gap], j[gap], i[gap]] = 0
    open_arch = LabelMap(labels=cut, grid=labels.grid)
    vertebra = build(whole_vertebra_phantom(open_arch, value=20), L1S)
    assert np.abs(frame.to_box(vertebra.frame.origin_lps_mm)).max() <= 0.5
    assert vertebra.not_seen == ()


def test_thick_slices_keep_the_walls_within_the_stated_uncertainty():
    frame = placed_frame(turn=random_turn(7, up_to_deg=20))
    grid = grid_around(L1S, frame=frame, spacing_mm=(0.7, 0.7, 2.5), margin_mm=4.0)
    labels = label_phantom(L1S, frame=frame, grid=grid)
    vertebra = build(whole_vertebra_phantom(labels, value=31), L1S)
    assert vertebra.uncertainty_mm[2] > vertebra.uncertainty_mm[0]
    for side in Side:
        errors = wall_errors_mm(vertebra, L1S, frame, side)
        assert np.abs(errors).max() <= vertebra.uncertainty_mm[0]


def test_labels_on_another_grid_give_the_same_walls_and_say_so():
    labels, frame = phantom("L1S", seed=None)
    images = grid_around(L1S, spacing_mm=(0.8, 0.8, 1.5), margin_mm=20.0)
    vertebra = build(labels, L1S, grid=images)
    assert vertebra.notes == ("labels_other_grid",)
    assert np.abs(wall_errors_mm(vertebra, L1S, frame, Side.LEFT)).max() <= 0.25
    assert vertebra.voxel_mm == pytest.approx([0.8, 0.8, 1.5], abs=0.02)
    assert vertebra.uncertainty_mm == pytest.approx([0.65, 0.65, 1.0], abs=0.01)


def test_the_same_voxels_in_another_order_are_no_other_grid():
    labels, _ = phantom("T5S", spacing_mm=1.0)
    flipped, _ = phantom("T5S", spacing_mm=1.0, axes=AXIS_ORDERS[13])
    vertebra = build(flipped, T5S, grid=labels.grid)
    assert vertebra.notes == ()


def test_outlines_of_parts_lie_where_the_parts_end():
    vertebra, frame = built("L1S", whole=True)
    grid = vertebra.parts.grid
    for part, inside, outside in (
        (Part.BODY, (0, 15, 0), (0, -3, 0)),
        (Part.RIGHT_PEDICLE, (15, -5, 3), (9, -5, 3)),
        (Part.LEFT_PEDICLE, (-15, -5, 3), (-21, -5, 3)),
        (Part.CANAL, (0, -8, 3), (12.5, -8, 3)),
        (Part.POSTERIOR_ELEMENTS, (0, -19, 3), (0, -8, 3)),
    ):
        values = vertebra.parts.membership[part]
        for point, above in ((inside, True), (outside, False)):
            i, j, k = np.round(grid.to_ijk(frame.to_lps(point))).astype(int)
            assert (values[k, j, i] > 127) is np.bool_(above), part


def test_a_wide_pedicle_is_measured_to_its_own_walls():
    vertebra, _ = built("L5S", whole=True)
    for side in Side:
        isthmus = vertebra.pedicles[side].isthmus
        assert isthmus.center_mm[0] == pytest.approx(
            (L5S.medial_mm + L5S.lateral_mm) / 2, abs=HALF_VOXEL_MM
        )
        assert isthmus.transverse_deg == pytest.approx(0, abs=5)


def test_a_patient_who_lies_straight_has_the_patients_axes():
    vertebra, _ = built("L1S")
    assert angles_deg(vertebra.frame, STRAIGHT).max() <= 0.5
