"""What the rules of a plan would have said of a level, from what its tools found."""

from planner.plan.case import LevelPlan
from planner.review.cement import cement_from
from planner.review.contract.inputs import Inputs
from planner.review.level_review import LevelReview
from planner.review.merged import Merged
from planner.review.retrospect import Retrospect, Told, judge_retrospect
from planner.review.tracks import tracks_from
from planner.rules.book import RuleBook

TRACKS, CEMENT = "tracks", "cement"


def looked_back(
    review: LevelReview,
    inputs: Inputs,
    plan: LevelPlan,
    book: RuleBook,
    known: Merged,
) -> Retrospect | None:
    """Return what the rules would have said; None where no track and no cement is."""
    found, vertebra = review.results, inputs.vertebra
    if vertebra is None or not {TRACKS, CEMENT} & found.keys():
        return None
    return judge_retrospect(
        vertebra,
        tracks_from(found[TRACKS]) if TRACKS in found else (),
        cement_from(found[CEMENT]) if CEMENT in found else None,
        book,
        told=Told(
            review=known.case,
            plan=plan if inputs.plan is not None else None,
            confirmed_by=plan.confirmed_by,
            is_measured_before=inputs.preop is not None,
        ),
    )
