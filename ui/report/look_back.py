"""From the reviews of an open case to the parts of a report."""

import attrs

from planner.errors import BadReviewCase
from planner.plan.case import LevelPlan
from planner.plan.history import History
from planner.plan.review_notes import NOTHING
from planner.report.blocks import FigureRow
from planner.review.level_review import LevelReview
from planner.review.notes import notes_of
from planner.review.review_document import ReviewedLevel
from ui.plugin_words import spoken_review
from ui.report.review_figures import review_figures, worst_place
from ui.report.review_part import ReviewPart
from ui.review.placements import Placement
from ui.review.review import Review
from ui.review.runs import Outcome, told_now
from ui.session import Session
from ui.viewports.overlays import Layer, coloured, layers_of


def review_parts(review: Review) -> tuple[ReviewPart, ...]:
    """Return a part for each level that tools looked at or people told something of.

    What tools said stands there only while the vertebra lies where they saw it.
    """
    session = review.session
    if session is None:
        return ()
    parts = [_part(review, session, plan) for plan in session.case.levels]
    return tuple(part for part in parts if part is not None)


def _part(review: Review, session: Session, plan: LevelPlan) -> ReviewPart | None:
    outcome = review.outcome_of(plan)
    if outcome is None and notes_of(plan).told == NOTHING:
        return None
    try:
        told = told_now(plan, outcome, session.book)
    except BadReviewCase:
        return None
    if outcome is None:
        return ReviewPart(level=plan.level, reviewed=None, told=told)
    past = outcome.retrospect
    judged = attrs.evolve(outcome.review, merged=told.merged, judgement=told.judgement)
    return ReviewPart(
        level=plan.level,
        reviewed=ReviewedLevel(
            review=judged,
            placing=outcome.prepared.placing,
            is_same_ct=session.case.study.after_operation,
            past=past.judgement if past else None,
            image_notes=tuple(note.code for note in session.case.study.image_notes),
        ),
        told=told,
        past=past.judgement if past else None,
        figures=_figures(review, session, plan, outcome),
    )


def _figures(
    review: Review, session: Session, plan: LevelPlan, outcome: Outcome
) -> tuple[FigureRow, ...]:
    placement = review.placement_of(plan)
    if placement is None:
        return ()
    return level_pictures(session, plan, outcome.review, placement)


def level_pictures(
    session: Session, plan: LevelPlan, review: LevelReview, placement: Placement
) -> tuple[FigureRow, ...]:
    """Return pictures through the gravest spot, or through the middle of the level."""
    vertebra = session.anatomy.of(plan)
    if vertebra is None:
        return ()
    layers: list[Layer] = []
    results = spoken_review(review).results
    for tool, result in results.items():
        there = placement.here_from_postop
        layers += layers_of(tool, result, here_from_postop=there)
    spot = worst_place(tuple(results.values()))
    here = vertebra.frame.origin_lps_mm if spot is None else placement.to_here(spot)
    twin = Session(
        history=History(session.case),
        volume=session.volume,
        book=session.book,
        folder=session.folder,
        anatomy=session.anatomy,
    )
    twin.select(level=plan.level)
    try:
        return review_figures(twin, placement, coloured(layers), here)
    finally:
        twin.release()
        twin.deleteLater()
