"""Edits of the outlines of a vertebra: landmarks, walls moved by hand, the brush.

Landmarks are an anatomy of their own, or correct what a label map or a search gave.
Every one of these edits withdraws the confirmation of its level.
"""

from collections.abc import Mapping

import attrs
from numpy.typing import ArrayLike

from planner.arrays import Vector3, frozen_vector
from planner.errors import BadPlan
from planner.plan.case import (
    LANDMARK_NAMES,
    AnatomySource,
    Case,
    LandmarkSource,
    SeedSource,
)
from planner.plan.corrections import NO_CORRECTIONS, Corrections, HandEdit
from planner.plan.edits import with_anatomy


def corrections_of(source: AnatomySource) -> Corrections:
    """Return what was corrected; landmarks are what the surgeon said, and need none."""
    return NO_CORRECTIONS if isinstance(source, LandmarkSource) else source.corrections


def landmarks_of(source: AnatomySource) -> Mapping[str, Vector3]:
    """Return the landmarks that were placed, as the source or to correct it."""
    if isinstance(source, LandmarkSource):
        return source.points_lps_mm
    return source.corrections.points_lps_mm


def known_landmarks(source: AnatomySource) -> Mapping[str, Vector3]:
    """Return every point a surgeon has placed that says what a landmark says."""
    if isinstance(source, SeedSource) and source.canal_lps_mm is not None:
        return {"canal_center": source.canal_lps_mm, **landmarks_of(source)}
    return landmarks_of(source)


def with_landmarks_instead(case: Case, level: str) -> Case:
    """Let landmarks be the source, and keep those that are known already."""
    known = dict(known_landmarks(case.level(level).anatomy))
    return with_anatomy(case, level, anatomy=LandmarkSource(points_lps_mm=known))


def with_landmark_placed(
    case: Case, level: str, name: str, *, at_lps_mm: ArrayLike
) -> Case:
    """Place a landmark: one of the thirteen, or the correction of another source.

    Raises
    ------
    BadPlan
        Reason "unknown_landmark" or "unknown_level".
    """
    if name not in LANDMARK_NAMES:
        raise BadPlan("no such landmark", reason="unknown_landmark", value=name)
    point = frozen_vector(at_lps_mm)
    source = case.level(level).anatomy
    if isinstance(source, LandmarkSource):
        placed = {**source.points_lps_mm, name: point}
        return with_anatomy(case, level, anatomy=LandmarkSource(points_lps_mm=placed))
    corrected = {**source.corrections.points_lps_mm, name: point}
    return _with_corrections(
        case,
        level,
        attrs.evolve(source.corrections, points_lps_mm=corrected),
    )


def with_landmark_removed(case: Case, level: str, name: str) -> Case:
    """Take a landmark back; a corrected wall returns to where the source drew it."""
    source = case.level(level).anatomy
    if isinstance(source, LandmarkSource):
        left = {n: p for n, p in source.points_lps_mm.items() if n != name}
        return with_anatomy(case, level, anatomy=LandmarkSource(points_lps_mm=left))
    made = source.corrections
    left = {n: p for n, p in made.points_lps_mm.items() if n != name}
    return _with_corrections(case, level, attrs.evolve(made, points_lps_mm=left))


def with_outline_edited(case: Case, level: str, *, step: HandEdit) -> Case:
    """Add a wall that was moved, or a stroke of the brush, to what was corrected.

    Raises
    ------
    BadPlan
        Reason "landmarks_only": outlines of landmarks change with their landmarks.
    """
    made = _correctable(case, level)
    return _with_corrections(case, level, attrs.evolve(made, steps=(*made.steps, step)))


def with_corrections_removed(case: Case, level: str) -> Case:
    """Take every correction of a level back."""
    _correctable(case, level)
    return _with_corrections(case, level, NO_CORRECTIONS)


def with_sides_swapped(case: Case, level: str) -> Case:
    """Give each pedicle landmark of the right to the left, and the other way round.

    Raises
    ------
    BadPlan
        With the reason "no_landmarks" if the level has none.
    """
    source = case.level(level).anatomy
    if not isinstance(source, LandmarkSource):
        raise BadPlan("no landmarks to swap", reason="no_landmarks", value=level)
    swapped = {
        _on_other_side(name): point for name, point in source.points_lps_mm.items()
    }
    return with_anatomy(case, level, anatomy=LandmarkSource(points_lps_mm=swapped))


def _on_other_side(name: str) -> str:
    for one, other in (("right_", "left_"), ("left_", "right_")):
        if name.startswith(one):
            return other + name.removeprefix(one)
    return name


def _correctable(case: Case, level: str) -> Corrections:
    source = case.level(level).anatomy
    if isinstance(source, LandmarkSource):
        raise BadPlan(
            "landmarks are not corrected", reason="landmarks_only", value=level
        )
    return source.corrections


def _with_corrections(case: Case, level: str, corrections: Corrections) -> Case:
    source = case.level(level).anatomy
    if isinstance(source, LandmarkSource):
        return case
    return with_anatomy(
        case, level, anatomy=attrs.evolve(source, corrections=corrections)
    )
