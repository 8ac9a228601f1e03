"""Gaps in a cortex are found where they are, as large as they are, and nowhere else."""

from functools import cache

import attrs
import numpy as np
import pytest

from planner.anatomy.cortex import measure_cortex
from planner.anatomy.cortex_defects import _is_closed
from planner.anatomy.cortex_places import WALLS, wall_places
from planner.anatomy.measured import Cortex, CortexDefect
from planner.anatomy.vertebra import Vertebra
from planner.imaging.volume import Volume
from tests.cortex_phantoms import Hole, middle_of, scanned
from tests.ct_paint import HEALTHY, POROTIC, THICK, THIN, Scan
from tests.phantoms import (
    AXIS_ORDERS,
    L1S,
    STRAIGHT,
    T8S,
    analytic_vertebra,
    box_points,
    placed_frame,
    random_turn,
)

POROTIC_THIN = attrs.evolve(
    POROTIC, name="osteoporotic, 0.5 mm", spacing_mm=(0.5, 0.5, 0.5), noise_hu=40
)
HEALTHY_THICK = attrs.evolve(
    HEALTHY, name="healthy, 2.5 mm", spacing_mm=(0.8, 0.8, 2.5)
)
LONG = pytest.mark.long
SCANS = (
    POROTIC,
    pytest.param(THICK, marks=LONG),
    pytest.param(HEALTHY, marks=LONG),
    pytest.param(HEALTHY_THICK, marks=LONG),
    pytest.param(THIN, marks=LONG),
    pytest.param(POROTIC_THIN, marks=LONG),
)
FINE_SCANS = (
    HEALTHY,
    pytest.param(THIN, marks=LONG),
    pytest.param(POROTIC_THIN, marks=LONG),
)
ORDERS = (7, *(pytest.param(order, marks=LONG) for order in (18, 29, 40)))
IN_WALLS = ("posterior", "upper_endplate", "right_side", "left_medial")


def found_in(
    scan: Scan, *holes: Hole, frame=STRAIGHT, **how
) -> tuple[Vertebra, Cortex]:
    vertebra, volume = scanned(L1S, scan, holes=holes, frame=frame, **how)
    cortex = measure_cortex(vertebra, volume)
    assert cortex is not None
    return vertebra, cortex


@cache
def whole() -> tuple[Vertebra, Volume]:
    return scanned(L1S, HEALTHY)


def hole_in(wall: str, diameter_mm: float) -> Hole:
    return Hole(wall=wall, at_mm=middle_of(L1S, wall), diameter_mm=diameter_mm)


@cache
def with_holes(scan: Scan, diameter_mm: float) -> tuple[Vertebra, Cortex]:
    return found_in(scan, *(hole_in(wall, diameter_mm) for wall in IN_WALLS))


def off_mm(vertebra: Vertebra, defect: CortexDefect, hole: Hole) -> float:
    at_mm = vertebra.frame.to_box(defect.at_lps_mm)
    return float(np.linalg.norm(at_mm - hole.at_mm))


@pytest.mark.parametrize("scan", SCANS, ids=lambda scan: scan.name)
def test_a_whole_vertebra_shows_no_gap(scan: Scan):
    _, cortex = found_in(scan)
    assert cortex.defects == ()
    assert cortex.foramina == ()


@pytest.mark.parametrize("scan", SCANS, ids=lambda scan: scan.name)
def test_every_wall_is_either_seen_or_named_as_not_seen(scan: Scan):
    _, cortex = found_in(scan)
    assert {*cortex.shows_mm} | {*cortex.not_seen} == {*WALLS}
    assert not {*cortex.shows_mm} & {*cortex.not_seen}


@pytest.mark.parametrize("scan", SCANS, ids=lambda scan: scan.name)
def test_a_gap_of_eight_millimetres_is_found_in_every_wall_that_was_seen(scan: Scan):
    vertebra, cortex = with_holes(scan, 8.0)
    for wall in IN_WALLS:
        if wall in cortex.not_seen:
            continue
        assert cortex.shows_mm[wall] < 8
        (defect,) = [d for d in cortex.defects if d.wall == wall]
        assert off_mm(vertebra, defect, hole_in(wall, 8.0)) < 1.5
        assert defect.extent_mm == pytest.approx((8, 8), abs=defect.uncertainty_mm)
        assert defect.area_mm2 == pytest.approx(np.pi * 16, rel=0.3)


@pytest.mark.parametrize("scan", FINE_SCANS, ids=lambda scan: scan.name)
def test_a_gap_of_four_millimetres_is_found_where_it_can_show(scan: Scan):
    _, cortex = with_holes(scan, 4.0)
    for wall in IN_WALLS:
        assert cortex.shows_mm[wall] < 4
        (defect,) = [d for d in cortex.defects if d.wall == wall]
        assert defect.extent_mm == pytest.approx((4, 4), abs=defect.uncertainty_mm)


@pytest.mark.parametrize("scan", FINE_SCANS, ids=lambda scan: scan.name)
def test_a_gap_of_two_millimetres_is_below_what_is_said_to_show(scan: Scan):
    _, cortex = with_holes(scan, 2.0)
    assert all(shows > 2 for shows in cortex.shows_mm.values())
    assert cortex.defects == ()


@pytest.mark.parametrize("order", ORDERS)
def test_a_gap_lies_on_its_side_however_the_voxels_run(order: int):
    frame = placed_frame(turn=random_turn(order, up_to_deg=35))
    scan = attrs.evolve(HEALTHY, spacing_mm=(0.8, 0.8, 0.8))
    hole = hole_in("right_side", 7.0)
    vertebra, cortex = found_in(scan, hole, frame=frame, axes=AXIS_ORDERS[order])
    (defect,) = cortex.defects
    assert defect.wall == "right_side"
    assert off_mm(vertebra, defect, hole) < 1.5


def test_the_foramen_of_the_basivertebral_vein_is_named_and_is_no_defect():
    foramen = Hole(wall="posterior", at_mm=(0.0, 0.0, 2.0), diameter_mm=5.0)
    gap = Hole(wall="posterior", at_mm=(7.0, 0.0, -7.0), diameter_mm=5.0)
    vertebra, cortex = found_in(HEALTHY, foramen, gap)
    (named,) = cortex.foramina
    assert off_mm(vertebra, named, foramen) < 1.5
    assert named.extent_mm == pytest.approx((5, 5), abs=named.uncertainty_mm)
    (defect,) = cortex.defects
    assert off_mm(vertebra, defect, gap) < 1.5


def test_an_opening_too_large_for_the_foramen_is_a_defect_though_it_lies_there():
    hole = Hole(wall="posterior", at_mm=(0.0, 0.0, 0.0), diameter_mm=14.0)
    _, cortex = found_in(HEALTHY, hole)
    assert cortex.foramina == ()
    assert [defect.wall for defect in cortex.defects] == ["posterior"]


def test_a_wall_too_thin_to_stand_out_is_not_seen_and_never_whole():
    faint = attrs.evolve(THICK, cortex_hu=160, cortex_mm=0.4)
    _, cortex = found_in(faint, hole_in("upper_endplate", 8.0))
    assert cortex.shows_mm == {}
    assert {*cortex.not_seen} == {*WALLS}
    assert cortex.not_seen["upper_endplate"] == "faint"


def test_walls_whose_place_is_unsure_are_not_seen():
    vertebra, volume = whole()
    unsure = attrs.evolve(vertebra, uncertainty_mm=(0.4, 0.4, 3.0))
    cortex = measure_cortex(unsure, volume)
    assert cortex is not None
    assert cortex.not_seen["upper_endplate"] == "unsure"
    assert "right_side" in cortex.shows_mm


def test_beside_metal_no_wall_is_judged():
    vertebra, volume = whole()
    x, y, z = box_points(volume.grid, vertebra.frame)
    screw = np.hypot(x - 15, z - L1S.pedicle_middle_z_mm) < 3
    screw &= (y > -20) & (y < 20)
    voxels = np.where(screw, np.int16(3000), volume.voxels_hu)
    cortex = measure_cortex(vertebra, attrs.evolve(volume, voxels_hu=voxels))
    assert cortex is not None
    for wall in ("medial", "lateral"):
        assert cortex.not_seen[f"right_{wall}"] == "metal"
        assert f"left_{wall}" in cortex.shows_mm


def test_a_wall_that_thins_out_evenly_has_no_gap():
    """The upper endplate fades to a tenth of its usual ridge, over its whole depth."""
    vertebra, volume = whole()
    _, y, z = box_points(volume.grid, vertebra.frame)
    keep = np.clip(0.1 + np.abs(y - 15) / 15, 0, 1)
    near = np.abs(z - L1S.height_mm / 2) < 3
    spongy = np.where(z < L1S.height_mm / 2, HEALTHY.trabecular_hu, 50.0)
    faded = spongy + keep * (volume.voxels_hu - spongy)
    dense = near & (volume.voxels_hu > HEALTHY.trabecular_hu)
    voxels = np.where(dense, faded, volume.voxels_hu).astype(np.int16)
    cortex = measure_cortex(vertebra, attrs.evolve(volume, voxels_hu=voxels))
    assert cortex is not None
    assert cortex.defects == ()


def test_landmarks_show_no_cortex():
    vertebra, volume = whole()
    assert measure_cortex(attrs.evolve(vertebra, source="landmarks"), volume) is None


def test_images_of_another_place_show_no_cortex():
    vertebra, volume = whole()
    blank = np.full_like(volume.voxels_hu, 40)
    cortex = measure_cortex(vertebra, attrs.evolve(volume, voxels_hu=blank))
    assert cortex is None or {*cortex.not_seen} == {*WALLS}


@pytest.mark.parametrize("model", [L1S, T8S], ids=lambda model: model.name)
def test_the_area_of_the_places_is_that_of_the_wall(model):
    """Both endplates: half a rectangle and half an ellipse, and free all over."""
    places = wall_places(analytic_vertebra(model))
    half_width = max(model.width_mm / 2, model.lateral_mm + 1)
    half_depth = model.depth_mm / 2
    share = np.linspace(-1, 1, 2001) * half_width
    behind = half_depth - model.local_wall_y(share)
    expected = np.trapezoid(behind, share) + np.pi / 2 * half_width * half_depth
    for wall in ("upper_endplate", "lower_endplate"):
        area = places.area_mm2[places.wall == wall].sum()
        assert area == pytest.approx(expected, rel=0.06)


def test_every_place_faces_away_from_the_bone():
    places = wall_places(analytic_vertebra(L1S))
    for wall, way in (("right_side", (1, 0, 0)), ("left_medial", (1, 0, 0))):
        facing = places.outward[places.wall == wall] @ way
        assert np.median(facing) == pytest.approx(1, abs=0.02)
        assert facing.min() > 0.5


def test_no_volume_is_changed_by_being_measured():
    vertebra, volume = whole()
    before: Volume = attrs.evolve(volume, voxels_hu=volume.voxels_hu.copy())
    measure_cortex(vertebra, volume)
    assert np.array_equal(before.voxels_hu, volume.voxels_hu)


@pytest.mark.parametrize("places", [1, 2, 9])
def test_a_gap_of_however_few_places_is_closed_by_the_rim_around_it(places: int):
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    flat = np.column_stack((np.zeros_like(turn), np.cos(turn), np.sin(turn)))
    gap = 0.2 * flat[:: 48 // places][:places]
    assert _is_closed(gap, 3 * flat, np.ones(48))
    assert not _is_closed(gap, 3 * flat, np.where(np.cos(turn) > 0, 1.0, 0.0))
