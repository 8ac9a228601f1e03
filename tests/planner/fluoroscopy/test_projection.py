"""Simulated pictures show things where geometry says, from wherever they are taken."""

import numpy as np
import pytest

from planner.arrays import Points
from planner.fluoroscopy.absorber import (
    SOFT_TISSUE_HU,
    WATER_PER_MM,
    Absorber,
    attenuation_per_mm,
    cut_absorber,
)
from planner.fluoroscopy.beam import Beam
from planner.fluoroscopy.projection import Picture, shadow
from planner.geometry.c_arm import CArmPose
from planner.geometry.frames import VertebraFrame
from planner.imaging.slices import SlicePlane
from planner.imaging.volume import Grid, SeriesIdentity, Volume
from tests.phantoms import placed_frame, random_turn

BEADS_BOX_MM = np.array([(0, 0, 0), (22, -30, 9), (-17, 25, -14), (6, 38, 17)], float)
"""One in the middle and three at unequal places of the vertebra's box."""

BEAD_RADIUS_MM = 1.5
BEAD_HU = 3000.0
POSES = 100
HALF_A_PIXEL = 0.5
PERSPECTIVE_MM = 700.0
WINDOW_PX = 7


def volume_of(hounsfield: np.ndarray, grid: Grid) -> Volume:
    identity = SeriesIdentity(series_uid="2.25.6", content_sha256="0" * 64)
    return Volume(
        voxels_hu=np.rint(hounsfield).astype(np.int16), grid=grid, identity=identity
    )


def grid_about(
    center_lps_mm: Points,
    spacing_mm: tuple[float, float, float],
    size_mm: float = 140.0,
) -> Grid:
    """Return a scanner's cubic grid about a point."""
    count = np.ceil(size_mm / np.array(spacing_mm)).astype(int)
    matrix = np.diag((*spacing_mm, 1.0))
    matrix[:3, 3] = center_lps_mm - (count - 1) / 2 * spacing_mm
    return Grid(shape_kji=count[::-1].tolist(), lps_from_ijk=matrix)


def bead_phantom(frame: VertebraFrame) -> Volume:
    """Return soft tissue with balls of metal, soft-edged so that no voxel decides."""
    grid = grid_about(frame.origin_lps_mm, (0.7, 0.7, 1.0))
    k, j, i = np.indices(grid.shape_kji)
    points = grid.to_lps(np.stack((i, j, k), axis=-1))
    hounsfield = np.full(grid.shape_kji, SOFT_TISSUE_HU)
    for bead in frame.to_lps(BEADS_BOX_MM):
        away = np.linalg.norm(points - bead, axis=-1)
        hounsfield += BEAD_HU * np.clip(BEAD_RADIUS_MM + 0.5 - away, 0, 1)
    return volume_of(hounsfield, grid)


@pytest.fixture(scope="module")
def frame() -> VertebraFrame:
    return placed_frame(turn=random_turn(4, up_to_deg=25))


@pytest.fixture(scope="module")
def beads(frame: VertebraFrame) -> Absorber:
    return cut_absorber(bead_phantom(frame), frame)


def random_poses() -> list[CArmPose]:
    random = np.random.default_rng(6)
    turns = random.uniform(-180, 180, POSES).tolist()
    tilts = random.uniform(-60, 60, POSES).tolist()
    return [
        CArmPose(rotation_deg=turn, tilt_deg=tilt)
        for turn, tilt in zip(turns, tilts, strict=True)
    ]


def seen_at(picture: Picture, near: np.ndarray) -> np.ndarray:
    """Return the centre of weight (column, row) of what lies in a small window."""
    column, row = (np.rint(near).astype(int) - WINDOW_PX).tolist()
    side = 2 * WINDOW_PX + 1
    part = picture[row : row + side, column : column + side]
    rows, columns = np.indices(part.shape)
    weight = part / part.sum()
    inner = (weight * columns).sum() + column, (weight * rows).sum() + row
    return np.array(inner)


def is_alone(places: np.ndarray, index: int, plane: SlicePlane) -> bool:
    """Tell whether a bead's window holds no other bead and lies in the picture."""
    apart = np.abs(np.delete(places, index, axis=0) - places[index]).max(axis=1)
    inside = (places[index] > WINDOW_PX + 1) & (
        places[index] < np.array(plane.size) - WINDOW_PX - 2
    )
    return bool(apart.min() > 2 * WINDOW_PX and inside.all())


@pytest.mark.parametrize("source_mm", [None, PERSPECTIVE_MM])
def test_beads_are_seen_where_predicted_from_a_hundred_poses(
    beads: Absorber, frame: VertebraFrame, source_mm: float | None
):
    worst, looked_at = 0.0, 0
    for pose in random_poses():
        beam = Beam(
            pose=pose, center_lps_mm=frame.origin_lps_mm, source_object_mm=source_mm
        )
        plane = beam.raster()
        picture = shadow(beads, beam, plane)
        places = plane.to_pixels(beam.on_plane(frame.to_lps(BEADS_BOX_MM)))
        for index, place in enumerate(places):
            if is_alone(places, index, plane):
                error = np.abs(seen_at(picture, place) - place).max()
                worst, looked_at = max(worst, float(error)), looked_at + 1
    assert looked_at > 2 * POSES
    assert worst <= HALF_A_PIXEL


@pytest.mark.parametrize("source_mm", [None, PERSPECTIVE_MM])
def test_a_ray_through_a_slab_loses_what_its_thickness_and_slant_say(
    frame: VertebraFrame, source_mm: float | None
):
    """A plate of 20 mm across y: the loss is attenuation times the ray's way in it."""
    grid = grid_about(frame.origin_lps_mm, (1.0, 1.0, 1.0), 60.0)
    k, j, i = np.indices(grid.shape_kji)
    y = frame.to_box(grid.to_lps(np.stack((i, j, k), axis=-1)))[..., 1]
    volume = volume_of(SOFT_TISSUE_HU + 1000 * np.clip(10.5 - np.abs(y), 0, 1), grid)
    absorber = cut_absorber(volume, frame)
    for turn in (0.0, 14.0, -25.0):
        pose = CArmPose.facing(frame.anterior_lps).turned(rotation_deg=turn)
        beam = Beam(
            pose=pose, center_lps_mm=frame.origin_lps_mm, source_object_mm=source_mm
        )
        plane = beam.raster(field_mm=(20, 20))
        picture = shadow(absorber, beam, plane)
        slant = 1 / abs(float(pose.viewer_lps @ frame.anterior_lps))
        middle = picture[19:21, 19:21].mean()
        assert middle == pytest.approx(20 * WATER_PER_MM * slant, rel=0.01)


def test_soft_tissue_and_air_leave_no_shadow_and_bone_does():
    hounsfield = np.array([-1000.0, 0.0, SOFT_TISSUE_HU, SOFT_TISSUE_HU + 500])
    expected = [0, 0, 0, WATER_PER_MM / 2]
    assert attenuation_per_mm(hounsfield) == pytest.approx(expected, rel=1e-6)


def test_outside_the_volume_nothing_is_absorbed(frame: VertebraFrame):
    grid = grid_about(frame.origin_lps_mm + 500, (2.0, 2.0, 2.0))
    far = volume_of(np.full(grid.shape_kji, 1000.0), grid)
    assert all(not slabs.any() for slabs in cut_absorber(far, frame).slabs)
