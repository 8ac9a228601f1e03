"""Gaps in the cortex are ringed where they are, as wide as they are, in every view."""

import attrs
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from planner.anatomy.cortex_places import wall_places
from planner.imaging.slices import Orientation
from tests.phantoms import L1S, analytic_vertebra
from tests.planner.rules.test_known_cortex import bone, gap
from ui.messages.cortex import BoneSpot, spots_of
from ui.theme import Look
from ui.viewports.bone_marks import spot_under, spots_cut
from ui.viewports.scene_gestures import SceneGestures
from ui.viewports.scene_view import SceneView
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.wall_tips import WallTips

CAMERA = SliceCamera(
    right_lps=(1, 0, 0),
    down_lps=(0, 1, 0),
    center_lps_mm=(0, 0, 0),
    mm_per_px=0.25,
    size_px=(400, 400),
)


def spot(x: float, depth: float, across_mm: float = 5.0) -> BoneSpot:
    at = np.array((x, 0.0, depth))
    return BoneSpot(at_lps_mm=at, words="gap", short="gap", across_mm=across_mm)


@pytest.mark.parametrize(("depth", "across"), [(0, 5), (1.5, 4), (-2, 3), (2.5, None)])
def test_a_ring_is_the_cut_of_a_ball_as_wide_as_the_gap(depth, across):
    cut = spots_cut([spot(0, depth)], CAMERA)
    assert [round(wide, 9) for _, wide in cut] == ([] if across is None else [across])


def test_the_pointer_is_in_a_ring_up_to_its_edge_and_no_further():
    middle = float(CAMERA.to_px((10, 0, 0))[0])
    for away_px, inside in ((9.9, True), (10.1, False)):
        found = spot_under([spot(10, 0)], CAMERA, (middle + away_px, 200))
        assert (found is not None) == inside
    far = [spot(10, 30)]
    assert spot_under(far, CAMERA, (middle, 200)) is None
    assert spot_under(far, CAMERA, (middle, 200), is_flat=False) is far[0]


@pytest.mark.parametrize(
    ("at_mm", "wall"),
    [
        ((0, 32, 0), "anterior"),
        ((0, 15, 13), "upper_endplate"),
        ((0, 15, -13), "lower_endplate"),
        ((22, 16, 0), "right_side"),
        ((-22, 16, 0), "left_side"),
    ],
)
def test_the_wall_under_the_pointer_is_named(at_mm, wall):
    vertebra = analytic_vertebra(L1S)
    tips = WallTips()
    places = wall_places(vertebra).at_mm
    nearest = places[np.linalg.norm(places - at_mm, axis=1).argmin()]
    assert tips.wall_at(vertebra, vertebra.frame.to_lps(nearest)) == wall
    outside = vertebra.frame.to_lps((0, 60, 0))
    assert tips.wall_at(vertebra, outside) is None


def with_gaps(session, *gaps):
    """Let the images of a session show gaps in the vertebra it has measured."""
    vertebra = session.vertebra
    seen = attrs.evolve(
        vertebra,
        source="labels",
        bone=bone(defects=gaps),
    )
    (built,) = session.anatomy._results
    session.anatomy._results = [attrs.evolve(built, result=seen)]
    session.anatomy.changed.emit()


def test_a_gap_is_ringed_in_the_slice_told_on_it_and_goes_with_the_outlines(
    make_session, make_view
):
    session = make_session()
    view = make_view(session, Orientation.AXIAL)
    upper = gap("upper_endplate", (0, 15, 12))
    view.view_state.move_cursor(upper.at_lps_mm)
    before = view.grab().toImage()
    with_gaps(session, upper)
    after = view.grab().toImage()
    ring = view.camera.to_px(upper.at_lps_mm)
    assert before != after
    (told,) = spots_of(session.vertebra.bone)
    x, y = ring.tolist()
    assert view.told_at(x, y) == told.words
    QApplication.sendEvent(
        view,
        QHelpEvent(QEvent.Type.ToolTip, QPoint(round(x), round(y)), QPoint(5, 5)),
    )
    assert QToolTip.text() == told.words
    QToolTip.hideText()
    view.view_state.show_outlines(not view.view_state.outlines)
    assert view.told_at(x, y) == ""
    assert view.grab().toImage() != after


def test_a_ring_in_three_dimensions_is_told_too(make_session, view_state, tool, qtbot):
    session = make_session()
    scene = SceneView(view_state, tool, Look())
    SceneGestures(scene)
    qtbot.addWidget(scene)
    scene.resize(360, 300)
    upper = gap("upper_endplate", (0, 15, 12))
    with_gaps(session, upper)
    scene.set_session(session)
    assert scene.camera is not None
    x, y = scene.camera.to_px(upper.at_lps_mm).tolist()
    place = QPoint(round(x), round(y))
    tip = QHelpEvent(QEvent.Type.ToolTip, place, QPoint(5, 5))
    QApplication.sendEvent(scene, tip)
    assert "upper endplate" in QToolTip.text()
    QToolTip.hideText()
    scene.set_session(None)
    scene.release()
