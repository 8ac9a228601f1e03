"""Where the vertebra lies on the CT after the operation: what is asked and told."""

from collections.abc import Mapping

from ui.language import Texts, say
from ui.messages.facts import filled

PLACE_WORDS = Texts(
    {
        "body": "middle of the body",
        "right_pedicle": "right pedicle",
        "left_pedicle": "left pedicle",
    }
)

REASONS = {
    "sides": (
        "Right and left of {level} were shown the wrong way round; show the three "
        "points again."
    ),
    "places": (
        "The three points cannot be those of {level} ({off_mm:mm} off); show them "
        "again."
    ),
    "unlike": (
        "Nothing on the later CT looks enough like {level} (agreement {correlation}); "
        "show {level} there by three points."
    ),
    "two_places": (
        "Two places on the later CT look like {level}, and neighbours look alike; show "
        "{level} there by three points."
    ),
    "pedicle": (
        "{level} was measured without one of its pedicles, so three points do not tell "
        "where it lies; correct its outlines first."
    ),
}

LEAST_MM = 0.1
"""No registration is told to be better than this."""

PLACED_HERE = "{level} was measured on this CT itself."
FITTED = "{level} was found on the later CT: it fits within {error}."
BY_HAND = (
    "{level} lies where your three points say, within some {error}. The images do not "
    "confirm it: check the outlines on the bone."
)
PLACING = (
    "{level} is being searched on the CT after the operation \N{HORIZONTAL ELLIPSIS}"
)
READING = "The CT after the operation is being read …"
NO_POSTOP = (
    "There is no CT after the operation yet. Add it, or say that the open CT was made "
    "after the operation."
)
NO_ANATOMY = "{level} has no outlines yet. They are needed to say where cement lies."
NO_LEVEL = "Add the vertebra that is reviewed: choose its level and its outlines."
SHOW_POINTS = "Show {level} by three points"
SHOW_NEXT = "Click on the CT after the operation: {place} of {level}"
SHOWN_STEP = "Show the vertebra after the operation"
NOT_ALIGNED = "Not aligned: nobody knows yet where {level} lies here"
POINTS_LEFT = "{shown} of 3 points are shown."


def placing_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    """Return why a vertebra could not be placed; None for a reason without words."""
    known = REASONS.get(str(reason))
    return filled(known, facts) if known else None


def placed_words(level: str, error_mm: float, *, is_fitted: bool) -> str:
    """Say how well a vertebra was found again."""
    words = say(FITTED) if is_fitted else say(BY_HAND)
    error = max(error_mm, LEAST_MM)
    return say(words, level=level, error=f"{error:.1f}\N{NO-BREAK SPACE}mm")


def not_aligned(level: str) -> str:
    """Say across a picture that nothing of the plan can be drawn on it."""
    return say(NOT_ALIGNED, level=level)
