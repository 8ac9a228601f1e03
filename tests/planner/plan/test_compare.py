"""What differs between two states is told in millimetres and degrees that are true."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan.case import Case, LandmarkSource, LevelPlan, StudyReference
from planner.plan.compare import CaseChanges, compare
from planner.plan.edits import (
    with_anatomy_confirmed,
    with_gauge,
    with_level_added,
    with_needle_added,
    with_needle_moved,
    with_needle_removed,
    with_tip_at,
)
from planner.plan.needle import Needle

L1 = LevelPlan(level="L1", anatomy=LandmarkSource())
NEEDLE = Needle(
    id="R1",
    entry_lps_mm=(0.0, 0.0, 0.0),
    tip_lps_mm=(0.0, -40.0, 0.0),
    outer_diameter_mm=3.0,
)
CASE = with_needle_added(
    Case(study=StudyReference(ct="ct"), levels=(L1,)), "L1", needle=NEEDLE
)


def test_a_case_does_not_differ_from_itself():
    assert compare(CASE, CASE) == CaseChanges()


@given(by=st.tuples(*3 * [st.floats(-20, 20)]))
def test_a_needle_that_was_shifted_has_moved_as_far_at_both_ends_and_not_turned(by):
    changes = compare(CASE, with_needle_moved(CASE, "L1", "R1", by_lps_mm=by))
    for change in changes.needles:
        assert change.entry_moved_mm == pytest.approx(np.linalg.norm(by))
        assert change.tip_moved_mm == pytest.approx(np.linalg.norm(by))
        assert change.turned_deg == pytest.approx(0, abs=1e-9)


@given(angle_deg=st.floats(0.001, 90))
def test_a_tip_turned_about_its_entry_has_turned_by_that_angle(angle_deg):
    angle = np.radians(angle_deg)
    tip = (40 * np.sin(angle), -40 * np.cos(angle), 0)
    (change,) = compare(CASE, with_tip_at(CASE, "L1", "R1", tip_lps_mm=tip)).needles
    assert change.turned_deg == pytest.approx(angle_deg)
    assert change.tip_moved_mm == pytest.approx(80 * np.sin(angle / 2))
    assert change.entry_moved_mm == 0


def test_everything_else_is_named():
    thick = with_gauge(CASE, "L1", "R1", outer_diameter_mm=4.0)
    (change,) = compare(CASE, thick).needles
    assert change.fields == ("outer_diameter_mm",)
    (gone,) = compare(CASE, with_needle_removed(CASE, "L1", "R1")).needles
    assert gone.kind == "removed"
    confirmed = with_anatomy_confirmed(
        CASE, "L1", initials="AB", at=datetime(2026, 1, 2, tzinfo=UTC)
    )
    assert "confirmed_by" in {level.aspect for level in compare(CASE, confirmed).levels}
    more = with_level_added(CASE, "L2", anatomy=LandmarkSource())
    (added,) = compare(CASE, more).levels
    assert (added.level, added.aspect) == ("L2", "added")
