"""A needle's drawn shadow is the shadow of the same needle made of metal."""

import numpy as np
import pytest
from scipy import ndimage

from planner.fluoroscopy.absorber import SOFT_TISSUE_HU, Absorber, cut_absorber
from planner.fluoroscopy.beam import Beam
from planner.fluoroscopy.projection import shadow
from planner.fluoroscopy.silhouette import needle_shadow
from planner.geometry.c_arm import CArmPose
from tests.phantoms import L1S, STRAIGHT, needle_lps
from tests.planner.fluoroscopy.test_projection import grid_about, volume_of

NEEDLE = needle_lps(L1S, (17.2, -22), (10.8, 22))
AGREES_MM = 0.3
INSIDE_MM = 0.4
POSES = [
    CArmPose(),
    CArmPose(rotation_deg=90),
    CArmPose(rotation_deg=25, tilt_deg=-12),
    CArmPose(rotation_deg=-35, tilt_deg=20),
    CArmPose.along(NEEDLE.direction_lps),
    CArmPose.along(NEEDLE.direction_lps).turned(rotation_deg=6),
]


@pytest.fixture(scope="module")
def metal() -> Absorber:
    """The needle as a cylinder of metal in soft tissue, on voxels of half a mm."""
    middle = (NEEDLE.entry_lps_mm + NEEDLE.tip_lps_mm) / 2
    grid = grid_about(middle, (0.5, 0.5, 0.5), 54.0)
    hounsfield = np.full(grid.shape_kji, SOFT_TISSUE_HU)
    k, j, i = np.indices(grid.shape_kji, dtype=np.float32)
    points = grid.to_lps(np.stack((i, j, k), axis=-1))
    from_entry = points - NEEDLE.entry_lps_mm
    along = from_entry @ NEEDLE.direction_lps
    aside = np.linalg.norm(
        from_entry - along[..., None] * NEEDLE.direction_lps, axis=-1
    )
    depth = np.minimum.reduce(
        (NEEDLE.radius_mm - aside, along, NEEDLE.length_mm - along)
    )
    hounsfield += 3000 * np.clip(depth / 0.5 + 0.5, 0, 1)
    return cut_absorber(volume_of(hounsfield, grid), STRAIGHT)


def edges_apart_mm(beam: Beam, metal: Absorber) -> np.ndarray:
    """Return how far outside the drawn outline the shadow ends, all around it.

    It ends where half is lost of what is lost `INSIDE_MM` farther in.
    """
    plane = beam.raster(pixel_mm=0.25)
    picture = shadow(metal, beam, plane)
    corners = plane.to_pixels(needle_shadow(beam, NEEDLE)) * plane.pixel_mm
    edges = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(edges, axis=1)
    middles = corners + edges / 2
    real = lengths > 1e-6
    edges, lengths, middles = edges[real], lengths[real], middles[real]
    outward = np.column_stack((edges[:, 1], -edges[:, 0])) / lengths[:, None]
    outward *= np.sign(((middles - middles.mean(axis=0)) * outward).sum(axis=1))[
        :, None
    ]
    way = np.linspace(-INSIDE_MM, 1.0, 71)
    at = (middles[:, None] + way[:, None] * outward[:, None]) / plane.pixel_mm
    lost = ndimage.map_coordinates(picture, (at[..., 1], at[..., 0]), order=1)
    inside = (lost >= lost[:, :1] / 2).cumprod(axis=1).sum(axis=1)
    return np.asarray(way[inside - 1])


@pytest.mark.parametrize("source_mm", [None, 700.0])
@pytest.mark.parametrize("pose", POSES, ids=str)
def test_needle_and_picture_agree(
    metal: Absorber, pose: CArmPose, source_mm: float | None
):
    beam = Beam(
        pose=pose, center_lps_mm=STRAIGHT.origin_lps_mm, source_object_mm=source_mm
    )
    assert np.abs(edges_apart_mm(beam, metal)).max() <= AGREES_MM


def test_down_the_needle_its_shadow_is_its_section():
    beam = Beam(
        pose=CArmPose.along(NEEDLE.direction_lps), center_lps_mm=NEEDLE.tip_lps_mm
    )
    outline = needle_shadow(beam, NEEDLE)
    reach = np.linalg.norm(outline - NEEDLE.tip_lps_mm, axis=1)
    assert reach == pytest.approx(NEEDLE.radius_mm, abs=1e-6)


def test_in_perspective_the_end_nearer_to_the_source_is_wider():
    beam = Beam(
        pose=CArmPose(rotation_deg=90),
        center_lps_mm=NEEDLE.entry_lps_mm,
        source_object_mm=700.0,
    )
    near = needle_shadow(beam, NEEDLE)
    flat = needle_shadow(Beam(pose=beam.pose, center_lps_mm=beam.center_lps_mm), NEEDLE)
    assert np.ptp(near @ beam.pose.down_lps) != pytest.approx(
        np.ptp(flat @ beam.pose.down_lps), abs=1e-4
    )
