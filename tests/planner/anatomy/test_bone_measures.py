"""What is measured inside a vertebra is what was put there."""

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from planner.anatomy.bone_measures import body_heights_mm, measure_bone
from planner.anatomy.compression import compression
from planner.anatomy.measured import BoneMeasures
from planner.anatomy.parts import membership
from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import FloatArray
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Volume
from tests.phantoms import (
    CORTEX_HU,
    L1S,
    TRABECULAR_HU,
    analytic_vertebra,
    box_points,
    ct_phantom,
    placed_frame,
    random_turn,
)

TURNED = placed_frame(turn=random_turn(5, up_to_deg=30))


def measured(
    volume: Volume, vertebra: Vertebra | None = None, *, frame: VertebraFrame = TURNED
) -> BoneMeasures:
    found = measure_bone(vertebra or analytic_vertebra(L1S, frame=frame), volume)
    assert found is not None
    return found


def painted(volume: Volume, where: NDArray[np.bool_], hu: int) -> Volume:
    voxels = np.where(where, np.int16(hu), volume.voxels_hu)
    return attrs.evolve(volume, voxels_hu=voxels)


def box_of(volume: Volume) -> tuple[FloatArray, FloatArray, FloatArray]:
    x, y, z = box_points(volume.grid, TURNED)
    return x, y, z


@pytest.fixture(scope="module")
def scanned() -> Volume:
    return ct_phantom(L1S, frame=TURNED, noise_hu=30.0)


def test_a_body_as_it_was_built_has_its_heights_and_its_density(scanned: Volume):
    bone = measured(scanned)
    for height in bone.heights_mm.values():
        assert height == pytest.approx(L1S.height_mm, abs=0.2)
    assert bone.trabecular_hu == pytest.approx(TRABECULAR_HU, abs=3)
    assert bone.trabecular_sd_hu == pytest.approx(30, abs=2)
    assert bone.gas_ml == 0
    assert bone.dense == ()


@pytest.mark.parametrize("hu", [0, 60, 100, 250])
def test_density_is_that_of_the_core_and_not_of_the_cortex(scanned: Volume, hu: int):
    is_spongy = np.abs(scanned.voxels_hu.astype(float) - TRABECULAR_HU) < 150
    thin = painted(scanned, is_spongy & (scanned.voxels_hu < CORTEX_HU / 2), hu)
    assert measured(thin).trabecular_hu == pytest.approx(hu, abs=12)


def test_the_volume_of_the_body_is_that_of_the_phantom(scanned: Volume):
    vertebra = analytic_vertebra(L1S, frame=TURNED)
    grid = vertebra.parts.grid
    voxel_ml = float(np.prod(grid.spacing_mm)) / 1000
    expected = (vertebra.parts.membership[Part.BODY] > 127).sum() * voxel_ml
    assert measured(scanned).volume_ml == pytest.approx(expected, rel=1e-6)


def test_landmarks_give_no_volume_for_their_width_was_never_seen(scanned: Volume):
    vertebra = attrs.evolve(analytic_vertebra(L1S, frame=TURNED), source="landmarks")
    assert measured(scanned, vertebra).volume_ml is None


@pytest.mark.parametrize("loss", [0.1, 0.3, 0.6])
def test_a_wedge_has_the_heights_of_its_slope(loss: float):
    """The upper endplate falls evenly from back to front, by `loss` in all."""
    vertebra = analytic_vertebra(L1S)
    grid = vertebra.parts.grid
    x, y, z = box_points(grid, vertebra.frame)
    half = L1S.height_mm / 2
    top = half - loss * L1S.height_mm * y / L1S.depth_mm
    slope = np.hypot(1, loss * L1S.height_mm / L1S.depth_mm)
    inside = np.minimum.reduce(
        [(top - z) / slope, z + half, y, L1S.depth_mm - y, 20 - np.abs(x)]
    )
    body = {**vertebra.parts.membership, Part.BODY: membership(inside)}
    parts = attrs.evolve(vertebra.parts, membership=body)
    heights = body_heights_mm(attrs.evolve(vertebra, parts=parts))
    for name, depth in (("anterior", 0.9), ("middle", 0.5), ("posterior", 0.1)):
        expected = L1S.height_mm * (1 - loss * depth)
        assert heights[name] == pytest.approx(expected, abs=0.3), name


def test_gas_in_a_cleft_is_found_with_its_volume(scanned: Volume):
    x, y, z = box_of(scanned)
    cleft = (np.abs(x) < 8) & (np.abs(y - 15) < 6) & (np.abs(z - 2) < 2)
    bone = measured(painted(scanned, cleft, -700))
    assert bone.gas_ml == pytest.approx(16 * 12 * 4 / 1000, rel=0.25)
    assert measured(scanned).gas_ml == 0


def test_a_pedicle_screw_is_metal_with_its_axis_and_radius(scanned: Volume):
    x, y, z = box_of(scanned)
    away = np.hypot(x - 15, z - L1S.pedicle_middle_z_mm)
    screw = (away < 3) & (y > -20) & (y < 20)
    (piece,) = measured(painted(scanned, screw, 3071)).dense
    assert piece.kind == "metal"
    assert piece.radius_mm == pytest.approx(3, abs=0.4)
    ends = TURNED.to_box(piece.axis_lps_mm)
    assert sorted(ends[:, 1]) == pytest.approx([-20, 20], abs=1.5)
    assert ends[:, 0] == pytest.approx([15, 15], abs=0.7)


def test_a_ball_of_cement_is_dense_and_not_metal(scanned: Volume):
    x, y, z = box_of(scanned)
    ball = np.sqrt(x**2 + (y - 16) ** 2 + z**2) < 8
    bone = measured(painted(scanned, ball, 2500))
    (piece,) = bone.dense
    assert piece.kind == "dense"
    assert piece.volume_ml == pytest.approx(4 / 3 * np.pi * 0.8**3, rel=0.1)
    assert bone.trabecular_hu is None or bone.trabecular_hu < TRABECULAR_HU + 60


def heights(anterior: float, middle: float, posterior: float) -> BoneMeasures:
    return BoneMeasures(
        heights_mm={"anterior": anterior, "middle": middle, "posterior": posterior},
        height_uncertainty_mm=1.0,
        volume_ml=None,
        trabecular_hu=None,
        trabecular_sd_hu=None,
        gas_ml=0.0,
        dense=(),
    )


WHOLE = heights(25, 24, 25)


@pytest.mark.parametrize(
    ("anterior", "ratio", "grade"),
    [(25, 0.027, 0), (20, 0.189, 0), (19.5, 0.209, 1), (18, 0.27, 2), (8, 0.676, 3)],
)
def test_loss_of_height_is_graded_against_whole_neighbours(anterior, ratio, grade):
    lost = compression(heights(anterior, 24, 25), WHOLE, WHOLE)
    assert lost is not None
    assert lost.reference == "neighbours"
    assert lost.ratio == pytest.approx(
        max(1 - min(anterior, 24) / 24.667, 0), abs=0.001
    )
    assert lost.ratio == pytest.approx(ratio, abs=0.001)
    assert lost.genant == grade


def test_a_crushed_neighbour_is_no_measure_of_height():
    lost = compression(heights(15, 20, 25), heights(12, 14, 20))
    assert lost is not None
    assert lost.reference == "own"
    assert lost.ratio == pytest.approx(0.4)


def test_an_even_crush_shows_only_beside_its_neighbours():
    crushed = heights(12, 12, 12)
    alone, beside = compression(crushed), compression(crushed, WHOLE)
    assert alone is not None
    assert beside is not None
    assert alone.ratio == 0
    assert beside.ratio > 0.5
