"""A vertebra that could not be measured leaves a way on, and nothing placed is lost."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from planner.anatomy.corrected import still_not_seen
from planner.errors import AnatomyNotSeen, BadSeed
from planner.plan.case import (
    Case,
    LandmarkSource,
    LevelPlan,
    SeedSource,
    StudyReference,
)
from planner.plan.corrections import Corrections
from planner.plan.outline_edits import known_landmarks, with_landmarks_instead
from tests.phantoms import L1S, landmark_source
from ui.panels.rescue_box import seed_way
from ui.viewports.view_state import Tool

CANAL = (1.0, 2.0, 3.0)


def case_with(source) -> Case:
    return Case(
        study=StudyReference(ct="."), levels=(LevelPlan(level="L1", anatomy=source),)
    )


def test_every_point_that_was_placed_goes_with_to_the_landmarks():
    medial = (4.0, 5.0, 6.0)
    corrections = Corrections(points_lps_mm={"right_pedicle_medial": medial})
    source = SeedSource(
        body_lps_mm=(0, 0, 0), canal_lps_mm=CANAL, corrections=corrections
    )
    known = known_landmarks(source)
    assert {name: tuple(point) for name, point in known.items()} == {
        "canal_center": CANAL,
        "right_pedicle_medial": medial,
    }
    moved = with_landmarks_instead(case_with(source), "L1").level("L1")
    assert isinstance(moved.anatomy, LandmarkSource)
    assert {*moved.anatomy.points_lps_mm} == {*known}
    assert moved.confirmed_by is None


def test_a_landmark_that_was_placed_goes_before_the_canal_of_a_search():
    corrections = Corrections(points_lps_mm={"canal_center": (9.0, 9.0, 9.0)})
    source = SeedSource(
        body_lps_mm=(0, 0, 0), canal_lps_mm=CANAL, corrections=corrections
    )
    assert tuple(known_landmarks(source)["canal_center"]) == (9.0, 9.0, 9.0)


def test_the_way_on_from_an_unseen_canal_is_a_point_in_it():
    source = SeedSource(body_lps_mm=(0, 0, 0))
    unseen = AnatomyNotSeen("no canal", structure="canal")
    assert "Crosshair is in canal" in seed_way(source, unseen)
    shown = SeedSource(body_lps_mm=(0, 0, 0), canal_lps_mm=CANAL)
    assert "Search from crosshair" in seed_way(shown, unseen)
    assert "Search from crosshair" in seed_way(source, BadSeed("air", reason="air"))
    assert seed_way(LandmarkSource(), unseen) == ""


def test_a_wall_that_a_landmark_shows_is_seen_and_no_other():
    placed = Corrections(points_lps_mm={"right_pedicle_caudal": (1.0, 2.0, 3.0)})
    walls = ("right_caudal", "left_caudal", "upper_endplate")
    assert still_not_seen(walls, placed) == ("left_caudal", "upper_endplate")
    assert still_not_seen(walls, Corrections()) == walls


def press(qtbot, window, name: str) -> None:
    made = window.findChild(QPushButton, name)
    assert made.isVisible(), name
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_a_search_that_found_nothing_leads_to_landmarks(window, show_case, qtbot):
    corner = np.array((-30.0, -60.0, -250.0))
    show_case(case_with(SeedSource(body_lps_mm=corner)))
    session = window.session
    qtbot.waitUntil(lambda: not session.is_building, timeout=20_000)
    assert session.anatomy_problem is not None
    assert window.view_state.cursor_lps_mm == pytest.approx(corner)
    way = window.findChild(QLabel, "rescue.seed")
    assert way.isVisible()
    assert "crosshair" in way.text()
    assert "known" not in window.findChild(QPushButton, "rescue.landmarks").text()
    press(qtbot, window, "rescue.landmarks")
    assert isinstance(session.level.anatomy, LandmarkSource)
    state = window.view_state
    assert (state.tool, state.landmark) == (Tool.LANDMARK, "canal_center")
    session.undo()
    assert isinstance(session.level.anatomy, SeedSource)


def test_a_landmark_that_contradicts_the_others_is_placed_again_by_a_press(
    window, show_case, qtbot
):
    points = dict(landmark_source(L1S).points_lps_mm)
    points["right_pedicle_medial"] = points["right_pedicle_lateral"]
    show_case(case_with(LandmarkSource(points_lps_mm=points)))
    session = window.session
    qtbot.waitUntil(lambda: not session.is_building, timeout=20_000)
    problem = session.anatomy_problem
    assert problem is not None
    named = [name for name in problem.facts["names"] if name in points]
    place = named.index("right_pedicle_medial")
    press(qtbot, window, f"rescue.again{place}")
    state = window.view_state
    assert (state.tool, state.landmark) == (Tool.LANDMARK, "right_pedicle_medial")
    assert state.cursor_lps_mm == pytest.approx(points["right_pedicle_medial"])
