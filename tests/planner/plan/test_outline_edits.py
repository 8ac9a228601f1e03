"""Corrections are data of the plan: added, taken back, refused by name when wrong."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import BadPlan
from planner.plan.case import (
    LANDMARK_NAMES,
    Case,
    LabelSource,
    LandmarkSource,
    SeedSource,
    StudyReference,
)
from planner.plan.corrections import Corrections, Pull, Stroke
from planner.plan.edits import (
    with_anatomy,
    with_anatomy_confirmed,
    with_level_added,
)
from planner.plan.outline_edits import (
    corrections_of,
    with_corrections_removed,
    with_landmark_placed,
    with_landmark_removed,
    with_outline_edited,
)
from planner.plan.renumbering import with_level_renamed
from planner.plan.schema import case_from_document, plan_document
from tests.planner.plan.cases import label_sources, plan_json, points, seed_sources
from tests.planner.plan.test_edits import NOW

PULL = Pull(from_lps_mm=(0, 0, 0), to_lps_mm=(2, 0, 0))
STROKE = Stroke(part="canal", adds=True, radius_mm=2, path_lps_mm=[(1, 2, 3)])
LABELS = LabelSource(labels="labels.nii.gz", value=20)


def confirmed(source: LabelSource | SeedSource | LandmarkSource) -> Case:
    case = with_level_added(Case(study=StudyReference(ct=".")), "L1", anatomy=source)
    return with_anatomy_confirmed(case, "L1", initials="AB", at=NOW)


@given(
    source=label_sources | seed_sources,
    name=st.sampled_from(LANDMARK_NAMES),
    point=points,
)
def test_a_landmark_corrects_labels_and_seeds_and_never_replaces_them(
    source, name, point
):
    placed = with_landmark_placed(confirmed(source), "L1", name, at_lps_mm=point)
    anatomy = placed.level("L1").anatomy
    assert not isinstance(anatomy, LandmarkSource)
    assert attrs.evolve(anatomy, corrections=source.corrections) == source
    assert tuple(anatomy.corrections.points_lps_mm[name]) == point
    assert anatomy.corrections.steps == source.corrections.steps


def test_what_was_corrected_last_is_taken_back_alone():
    case = with_outline_edited(confirmed(LABELS), "L1", step=STROKE)
    placed = with_landmark_placed(case, "L1", "canal_center", at_lps_mm=(1, 2, 3))
    assert corrections_of(placed.level("L1").anatomy).count == 2
    back = with_landmark_removed(placed, "L1", "canal_center")
    assert back.level("L1").anatomy == case.level("L1").anatomy
    assert with_corrections_removed(placed, "L1").level("L1").anatomy == LABELS


@pytest.mark.parametrize(
    "edit",
    [
        lambda case: with_landmark_placed(
            case, "L1", "canal_center", at_lps_mm=(1, 2, 3)
        ),
        lambda case: with_outline_edited(case, "L1", step=PULL),
        lambda case: with_outline_edited(case, "L1", step=STROKE),
        lambda case: with_level_renamed(case, "L1", named="L2", sources={}),
        lambda case: with_anatomy(
            case, "L1", anatomy=SeedSource(body_lps_mm=(0, 0, 0))
        ),
    ],
    ids=["landmark", "wall", "brush", "name", "source"],
)
def test_every_later_edit_withdraws_the_confirmation(edit):
    (before,) = confirmed(LABELS).levels
    assert (before.confirmed_by, str(before.confirmed_at)) == (
        "AB",
        "2026-11-21 07:15:30+00:00",
    )
    (after,) = edit(confirmed(LABELS)).levels
    assert (after.confirmed_by, after.confirmed_at) == (None, None)


def test_outlines_of_landmarks_change_with_their_landmarks_only():
    with pytest.raises(BadPlan) as refused:
        with_outline_edited(confirmed(LandmarkSource()), "L1", step=PULL)
    assert refused.value.facts["reason"] == "landmarks_only"


def test_a_landmark_nobody_knows_is_refused():
    with pytest.raises(BadPlan) as refused:
        with_landmark_placed(confirmed(LABELS), "L1", "tip", at_lps_mm=(0, 0, 0))
    assert refused.value.facts["reason"] == "unknown_landmark"


def corrected_json() -> dict[str, Any]:
    document = plan_json()
    corrections = Corrections(
        points_lps_mm={"canal_center": (1, 2, 3)}, steps=(PULL, STROKE)
    )
    case = case_from_document(document)
    source = attrs.evolve(LABELS, corrections=corrections)
    return dict(plan_document(with_anatomy(case, "L1", anatomy=source)))


@pytest.mark.parametrize(
    ("change", "reason", "where"),
    [
        ({"colour": 1}, "unknown_key", "corrections"),
        ({"points_lps_mm": {"tip": [0, 0, 0]}}, "unknown_key", ".points_lps_mm"),
        ({"steps": [{"from_lps_mm": [0, 0, 0]}]}, "missing_key", ".steps[0]"),
        (
            {"steps": [{"from_lps_mm": [0, 0, 0], "to_lps_mm": [0, 0, 0]}]},
            "no_distance",
            ".steps[0]",
        ),
        ({"steps": [{"path_lps_mm": []}]}, "missing_key", ".steps[0]"),
    ],
)
def test_a_wrong_correction_is_refused_where_it_stands(change, reason, where):
    document = corrected_json()
    document["levels"][0]["anatomy"]["corrections"].update(change)
    with pytest.raises(BadPlan) as refused:
        case_from_document(document)
    assert refused.value.facts["reason"] == reason
    assert str(refused.value.facts["where"]).endswith(where)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("part", "rib", "unknown_value"),
        ("mode", "erase", "unknown_value"),
        ("radius_mm", 40, "out_of_range"),
        ("path_lps_mm", [], "out_of_range"),
        ("colour", "red", "unknown_key"),
    ],
)
def test_a_wrong_stroke_is_refused_by_its_key(key, value, reason):
    document = corrected_json()
    document["levels"][0]["anatomy"]["corrections"]["steps"][1][key] = value
    with pytest.raises(BadPlan) as refused:
        case_from_document(document)
    assert refused.value.facts["reason"] == reason


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        ("yesterday", "wrong_type"),
        ("2026-11-21T08:15:00", "wrong_type"),
        (12, "wrong_type"),
    ],
)
def test_a_time_of_confirmation_needs_a_zone(moment, reason):
    document = plan_json()
    document["levels"][0]["confirmed_at"] = moment
    with pytest.raises(BadPlan) as refused:
        case_from_document(document)
    assert refused.value.facts["reason"] == reason


def test_a_time_without_anybody_who_confirmed_is_refused():
    document = plan_json()
    document["levels"][1]["confirmed_at"] = "2026-11-21T08:15:00Z"
    with pytest.raises(BadPlan) as refused:
        case_from_document(document)
    assert refused.value.facts["reason"] == "nobody_confirmed"


def test_a_plan_of_old_is_confirmed_at_no_known_time():
    level = case_from_document(plan_json()).level("L1")
    assert (level.confirmed_by, level.confirmed_at) == ("AB", None)
