"""How a review stands, in one sentence: what is missing, or how well it fits."""

from ui.language import say
from ui.messages import placing as words
from ui.review.review import Review


def standing_words(review: Review) -> str:
    """Say how well the vertebra was found, or what is still missing."""
    session, plan = review.session, review.plan
    if session is None or plan is None:
        return say(words.NO_LEVEL)
    study, later = session.case.study, review.later
    if not study.after_operation and study.postop_ct is None:
        return say(words.NO_POSTOP)
    if later.volume is None:
        return later.problem or say(words.READING)
    if review.placement is None:
        waits = (
            say(words.NO_ANATOMY) if session.vertebra is None else say(words.PLACING)
        )
        return waits.format(level=plan.level)
    return _placed_words(review, plan.level, is_alone=study.after_operation)


def _placed_words(review: Review, level: str, *, is_alone: bool) -> str:
    placement = review.placement
    made = placement.prepared if placement else None
    if made is None:
        return placement.problem if placement else ""
    if is_alone:
        return say(words.PLACED_HERE, level=level)
    placing = made.placing
    return words.placed_words(level, placing.error_mm, is_fitted=placing.is_fitted)
