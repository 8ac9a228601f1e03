"""Rays, poses and the table in closed form."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.fluoroscopy.beam import Beam
from planner.fluoroscopy.table import Obstacle, Table
from planner.geometry.c_arm import CArmPose
from planner.imaging.slices import Orientation

LEFT, POSTERIOR, CRANIAL = np.eye(3)
angles = st.floats(-179.9, 179.9)
tilts = st.floats(-89.0, 89.0)


def beam_of(pose: CArmPose, source_mm: float | None = None) -> Beam:
    return Beam(pose=pose, center_lps_mm=(0, 0, 0), source_object_mm=source_mm)


@given(rotation=angles, tilt=tilts)
def test_a_pose_is_found_again_from_its_direction(rotation: float, tilt: float):
    pose = CArmPose(rotation_deg=rotation, tilt_deg=tilt)
    again = CArmPose.facing(pose.viewer_lps)
    assert again.viewer_lps == pytest.approx(pose.viewer_lps, abs=1e-9)
    assert again.right_lps == pytest.approx(pose.right_lps, abs=1e-7)


@given(rotation=angles, tilt=tilts)
def test_a_picture_is_seen_from_the_viewer_with_the_head_up(
    rotation: float, tilt: float
):
    pose = CArmPose(rotation_deg=rotation, tilt_deg=tilt)
    into = np.cross(pose.right_lps, pose.down_lps)
    assert into == pytest.approx(-pose.viewer_lps, abs=1e-12)
    assert float(pose.down_lps @ CRANIAL) < 0


def test_front_and_side_views_lie_as_coronal_and_sagittal_slices_do():
    for pose, orientation in (
        (CArmPose(), Orientation.CORONAL),
        (CArmPose(rotation_deg=90), Orientation.SAGITTAL),
    ):
        right, down = orientation.axes_lps()
        assert pose.right_lps == pytest.approx(right, abs=1e-12)
        assert pose.down_lps == pytest.approx(down, abs=1e-12)


def test_lao_turns_to_the_left_and_cranial_to_the_head():
    assert float(CArmPose(rotation_deg=30).viewer_lps @ LEFT) == pytest.approx(0.5)
    assert float(CArmPose(rotation_deg=-30).viewer_lps @ LEFT) == pytest.approx(-0.5)
    assert float(CArmPose(tilt_deg=30).viewer_lps @ CRANIAL) == pytest.approx(0.5)


def test_down_a_needle_that_converges_from_the_right_is_lao():
    """By 20 degrees; above a prone patient the detector leans over the right hub."""
    inwards = np.array((np.sin(np.radians(20)), -np.cos(np.radians(20)), 0))
    for line in (inwards, -inwards):
        pose = CArmPose.along(line)
        assert pose.rotation_deg == pytest.approx(20)
        assert pose.detector_right_deg == pytest.approx(20)


@given(rotation=angles, tilt=tilts, towards=st.floats(-200, 200))
def test_the_central_ray_is_a_point_in_every_picture(
    rotation: float, tilt: float, towards: float
):
    pose = CArmPose(rotation_deg=rotation, tilt_deg=tilt)
    for source_mm in (None, 700.0):
        shadow = beam_of(pose, source_mm).on_plane(towards * pose.viewer_lps)
        assert shadow == pytest.approx(np.zeros(3), abs=1e-9)


def test_what_is_nearer_to_the_source_is_shown_larger():
    beam = beam_of(CArmPose(), 700.0)
    near, far = beam.on_plane([(10, -70, 0), (10, 70, 0)])
    assert near == pytest.approx((10 * 700 / 630, 0, 0))
    assert far == pytest.approx((10 * 700 / 770, 0, 0))


def test_parallax_is_as_large_as_the_table_of_the_rules_says():
    """10 mm deeper and 80 mm off the axis: about 1.3 mm at 700 mm; centred 0.16."""
    beam = beam_of(CArmPose(), 700.0)
    for off_mm, expected in ((80.0 + 11.0, 1.30), (11.0, 0.16), (40.0 + 11.0, 0.73)):
        shallow, deep = beam.on_plane([(off_mm, -5, 0), (off_mm, 5, 0)])
        assert abs(shallow[0] - deep[0]) == pytest.approx(expected, abs=0.01)


def test_a_point_behind_the_source_has_no_shadow():
    assert np.isnan(beam_of(CArmPose(), 700.0).on_plane((3, -701, 0))).any()


def test_the_detector_lies_behind_the_patient():
    with pytest.raises(ValueError, match="between"):
        Beam(
            pose=CArmPose(),
            center_lps_mm=(0, 0, 0),
            source_object_mm=700,
            source_detector_mm=650,
        )


def test_usual_views_are_clear_of_the_table():
    for rotation in (-90, -35, 0, 35, 90):
        for tilt in (-35, 0, 35):
            pose = CArmPose(rotation_deg=rotation, tilt_deg=tilt)
            assert Table().obstacle(beam_of(pose, 700.0)) is None


def test_a_pose_through_the_table_names_the_end_that_does_not_fit():
    """700 cos 80 = 122 mm: less than 100 from a plate 150 mm below the vertebra."""
    steep = CArmPose(tilt_deg=80)
    assert Table().obstacle(beam_of(steep, 700.0)) is Obstacle.TUBE
    swung = CArmPose(rotation_deg=112)
    assert Table().obstacle(beam_of(swung, 700.0)) is Obstacle.DETECTOR


def test_the_table_begins_exactly_where_the_tube_touches_it():
    """700 cos t = 150 + 100."""
    touching = float(np.degrees(np.arccos(250 / 700)))
    for tilt, expected in ((touching - 0.1, None), (touching + 0.1, Obstacle.TUBE)):
        found = Table().obstacle(beam_of(CArmPose(tilt_deg=tilt), 700.0))
        assert found is expected
