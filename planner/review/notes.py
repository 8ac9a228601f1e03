"""What the reviewer of a level told, set and marked, in the words of the review.

The case keeps it as `planner.plan.review_notes`; each edit is a verb of its own, so
that undo, redo and the trail know it as they know every other one.
"""

import json
from collections.abc import Mapping
from typing import Any

import attrs
from numpy.typing import ArrayLike

from planner.arrays import frozen_vector
from planner.errors import BadPlan, BadReviewCase
from planner.plan.case import Case, LevelPlan
from planner.plan.document import Place
from planner.plan.edits import changed_level
from planner.plan.review_notes import ReviewNotes, canonical
from planner.review.case import ReviewCase
from planner.review.fields import group_document, group_from

OWN = "own"
NAMED_BY_PLAN = ("case_id", "levels", "row_kind")
"""What a review case is called follows the plan: a renamed level needs no second
correction."""

BODY, RIGHT_PEDICLE, LEFT_PEDICLE = "body", "right_pedicle", "left_pedicle"
PLACES = (BODY, RIGHT_PEDICLE, LEFT_PEDICLE)
"""The three points of a vertebra that tell where it lies on another CT: the middle of
its body, and the middle of each pedicle at its narrowest."""

Settings = Mapping[str, Mapping[str, Any]]


def notes_of(plan: LevelPlan) -> ReviewNotes:
    return plan.review or ReviewNotes()


def told_by_reviewer(plan: LevelPlan) -> ReviewCase:
    """Return the reviewer's own answers on a level; what nobody told is None.

    Raises
    ------
    BadReviewCase
        If the plan holds answers that no review case has.
    """
    told = json.loads(notes_of(plan).told)
    named = {"case_id": plan.level, "levels": [plan.level], "row_kind": OWN}
    try:
        return group_from(ReviewCase, Place({**told, **named}))
    except BadPlan as error:
        raise BadReviewCase(str(error), **error.facts) from error


def with_told(case: Case, level: str, *, told: ReviewCase) -> Case:
    """Keep what the reviewer tells of a level."""
    document = group_document(told)
    kept = {key: value for key, value in document.items() if key not in NAMED_BY_PLAN}
    return _with_notes(case, level, told=canonical(kept))


def settings_of(plan: LevelPlan) -> Settings:
    """Return what was chosen, by tool and parameter; the rest is as the tool says."""
    settings: Settings = json.loads(notes_of(plan).settings)
    return settings


def with_setting(case: Case, level: str, tool: str, name: str, *, value: Any) -> Case:
    """Choose a value for a parameter of a tool, or with None what the tool says."""
    settings = {id_: dict(held) for id_, held in settings_of(case.level(level)).items()}
    held = settings.setdefault(tool, {})
    held[name] = value
    kept = {
        id_: {key: given for key, given in each.items() if given is not None}
        for id_, each in settings.items()
    }
    text = canonical({id_: each for id_, each in kept.items() if each})
    return _with_notes(case, level, settings=text)


def with_vertebra_shown(
    case: Case, level: str, point: str, *, at_postop_lps_mm: ArrayLike
) -> Case:
    """Show one of `PLACES` on the CT after the operation, in its own LPS mm."""
    placed = dict(notes_of(case.level(level)).placed_lps_mm)
    placed[point] = frozen_vector(at_postop_lps_mm)
    return _with_notes(case, level, placed_lps_mm=placed)


def with_places_forgotten(case: Case, level: str) -> Case:
    """Take back where the vertebra was shown on the CT after the operation."""
    return _with_notes(case, level, placed_lps_mm={})


def _with_notes(case: Case, level: str, **changes: Any) -> Case:
    def noted(plan: LevelPlan) -> LevelPlan:
        notes = attrs.evolve(notes_of(plan), **changes)
        return attrs.evolve(plan, review=None if notes == ReviewNotes() else notes)

    return changed_level(case, level, noted)
