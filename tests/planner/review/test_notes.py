"""What a reviewer tells, sets and marks is part of the case, and comes back whole."""

import attrs
import pytest

from planner.errors import BadPlan, BadReviewCase
from planner.imaging.volume import SeriesIdentity
from planner.plan.case import Case, LevelPlan, SeedSource, StudyReference
from planner.plan.edits import with_ct_after_operation, with_postop_images
from planner.plan.renumbering import with_level_renamed
from planner.plan.review_notes import ReviewNotes
from planner.plan.schema import case_from_document, plan_document
from planner.plan.storage import case_digest
from planner.review.case import Event, NeuroStatus, Strength
from planner.review.notes import (
    BODY,
    notes_of,
    settings_of,
    told_by_reviewer,
    with_places_forgotten,
    with_setting,
    with_told,
    with_vertebra_shown,
)

LEVEL = LevelPlan(level="L1", anatomy=SeedSource(body_lps_mm=(0, 0, 0)))
CASE = Case(study=StudyReference(ct="."), levels=(LEVEL,))
WEAK = NeuroStatus(
    phase="admission",
    strength=(Strength(muscle="quadriceps", left="3", right="5"),),
)


def weak_case() -> Case:
    told = attrs.evolve(
        told_by_reviewer(LEVEL), event=Event(onset_days=0.5), timeline=(WEAK,)
    )
    return with_told(CASE, "L1", told=told)


def test_what_was_told_comes_back_from_the_plan_document():
    case = weak_case()
    case = with_setting(case, "L1", "tracks", "right", value=[[1.0, 2.0, 3.5]])
    case = with_vertebra_shown(case, "L1", BODY, at_postop_lps_mm=(4, 5, 6))
    assert case_from_document(plan_document(case)) == case
    told = told_by_reviewer(case.level("L1"))
    assert told.event.onset_days == 0.5
    assert told.timeline == (WEAK,)
    assert settings_of(case.level("L1")) == {"tracks": {"right": [[1.0, 2.0, 3.5]]}}


def test_a_level_with_another_name_keeps_what_was_told_of_it():
    case = with_level_renamed(weak_case(), "L1", named="L2", sources={})
    told = told_by_reviewer(case.level("L2"))
    assert told.levels == ("L2",)
    assert told.timeline == (WEAK,)


def test_a_setting_taken_back_leaves_nothing_behind():
    case = with_setting(CASE, "L1", "cement", "threshold_hu", value=1200)
    assert with_setting(case, "L1", "cement", "threshold_hu", value=None) == CASE
    shown = with_vertebra_shown(CASE, "L1", BODY, at_postop_lps_mm=(4, 5, 6))
    assert with_places_forgotten(shown, "L1") == CASE


def test_marks_never_stand_on_images_they_were_not_made_on():
    case = with_setting(weak_case(), "L1", "tracks", "right", value=[[1, 2, 3]])
    case = with_vertebra_shown(case, "L1", BODY, at_postop_lps_mm=(4, 5, 6))
    other = SeriesIdentity(series_uid="2.25.7", content_sha256="a" * 64)
    case = with_postop_images(case, ct="after", identity=other)
    notes = notes_of(case.level("L1"))
    assert notes == ReviewNotes(told=notes.told)
    assert told_by_reviewer(case.level("L1")).timeline == (WEAK,)


def test_a_case_has_one_ct_after_the_operation():
    case = with_ct_after_operation(CASE, is_after=True)
    assert case.study.after_operation
    other = SeriesIdentity(series_uid="2.25.7", content_sha256="a" * 64)
    case = with_postop_images(CASE, ct="after", identity=other)
    with pytest.raises(BadPlan, match="another one"):
        with_ct_after_operation(case, is_after=True)


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ('{"event":{"onset_days":-1}}', "event.onset_days"),
        ('{"strength":5}', ""),
        ('{"timeline":[{"phase":"admission","bladder":"odd"}]}', "timeline[0].bladder"),
    ],
)
def test_answers_no_review_has_are_refused_with_their_place(told: str, where: str):
    plan = attrs.evolve(LEVEL, review=ReviewNotes(told=told))
    with pytest.raises(BadReviewCase) as refusal:
        told_by_reviewer(plan)
    assert refusal.value.facts["where"] == where


def test_a_signed_plan_stays_the_plan_that_was_signed_whatever_is_told_of_it():
    told = with_setting(weak_case(), "L1", "tracks", "right", value=[[1, 2, 3]])
    assert case_digest(told) == case_digest(CASE)
