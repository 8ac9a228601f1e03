"""What an edit changes, and what it must leave alone."""

from datetime import datetime, timedelta, timezone

import pytest

from planner.errors import BadPlan
from planner.plan.case import Case, LabelSource, LandmarkSource, StudyReference
from planner.plan.edits import with_anatomy_confirmed, with_level_added
from planner.plan.outline_edits import with_sides_swapped
from tests.phantoms import L1S, landmarks_of

NOW = datetime(2026, 11, 21, 8, 15, 30, 250_000, tzinfo=timezone(timedelta(hours=1)))


def case_with(source: LandmarkSource | LabelSource) -> Case:
    case = with_level_added(Case(study=StudyReference(ct=".")), "L1", anatomy=source)
    return with_anatomy_confirmed(case, "L1", initials="AB", at=NOW)


def test_swapping_sides_moves_only_the_pedicles_and_withdraws_the_confirmation():
    source = LandmarkSource(points_lps_mm=landmarks_of(L1S))
    swapped = with_sides_swapped(case_with(source), "L1").level("L1")
    assert isinstance(swapped.anatomy, LandmarkSource)
    for name, point in source.points_lps_mm.items():
        other = {"right": "left", "left": "right"}.get(name.split("_")[0])
        place = name if other is None else other + name[name.index("_") :]
        assert swapped.anatomy.points_lps_mm[place] is not None
        assert (swapped.anatomy.points_lps_mm[place] == point).all()
    assert swapped.confirmed_by is None


def test_swapping_twice_gives_the_same_anatomy_again():
    source = LandmarkSource(points_lps_mm=landmarks_of(L1S))
    twice = with_sides_swapped(with_sides_swapped(case_with(source), "L1"), "L1")
    assert twice.level("L1").anatomy == source


def test_what_has_no_landmarks_has_no_sides_to_swap():
    with pytest.raises(BadPlan) as refused:
        with_sides_swapped(case_with(LabelSource(labels="labels.nii.gz")), "L1")
    assert refused.value.facts["reason"] == "no_landmarks"
