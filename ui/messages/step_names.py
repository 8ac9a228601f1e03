"""The names of steps: written into case files in English, and said in any language."""

from ui.language import Texts, say
from ui.messages import needle_shelf, placing, proposals, review_panel, words
from ui.messages.words import LANDMARK_WORDS

STEP_NAMES = Texts(
    {
        "entry": "Move entry",
        "tip": "Move tip",
        "shaft": "Move needle",
        "add": "Add needle",
        "place": "Place",
        "open": "Open",
    }
)
"""What no other module names; the part of a needle that was dragged, and the rest."""

_NAMES = (
    *STEP_NAMES.sources,
    *words.PAINT_STEPS.values(),
    words.ADD_LEVEL,
    words.REMOVE_LEVEL,
    words.CHANGE_SOURCE,
    words.SWAP_SIDES,
    words.MOVE_SEED,
    words.SHOW_CANAL,
    words.MOVE_WALL,
    words.MOVE_LANDMARK,
    words.REMOVE_LANDMARK,
    words.REMOVE_CORRECTIONS,
    words.RENUMBER,
    words.COUNT_SPINE,
    words.TAKE_MARKUPS,
    words.CONFIRM,
    words.WITHDRAW,
    words.ANSWER_QUESTIONS,
    words.ACCEPT_STOP,
    words.WITHDRAW_ACCEPTANCE,
    words.CHANGE_GAUGE,
    words.DELETE_NEEDLE,
    words.NUDGE_NEEDLE,
    words.TURN_NEEDLE,
    words.COPY_ACROSS,
    words.LOCK_NEEDLE,
    words.UNLOCK_NEEDLE,
    words.LOCK_ALL_NEEDLES,
    words.CHANGE_TIP,
    words.CHANGE_LENGTH,
    words.ADD_POSTOP,
    words.IMAGES_ANEW,
    proposals.CHOOSE_PROPOSAL,
    needle_shelf.CHANGE_BEVEL,
    needle_shelf.CHANGE_STATUS,
    needle_shelf.CHANGE_APPROACH,
    placing.SHOWN_STEP,
    review_panel.SET_STEP,
    review_panel.MARK_STEP,
    review_panel.UNMARK_STEP,
    review_panel.ANSWER_STEP,
    review_panel.MARKED_AFTER,
)
_LONGEST_FIRST = tuple(sorted(_NAMES, key=len, reverse=True))


def place_step(landmark: str) -> str:
    """Return the name of the step that places a landmark, as it is written."""
    return f"{STEP_NAMES.source('place')} {_landmark(landmark)}"


def move_step(landmark: str) -> str:
    return f"{words.MOVE_LANDMARK} {_landmark(landmark)}"


def remove_step(landmark: str) -> str:
    return f"{words.REMOVE_LANDMARK} {_landmark(landmark)}"


def _landmark(name: str) -> str:
    return LANDMARK_WORDS.source(name).lower()


def spoken_step(written: str) -> str:
    """Return the name of a step in the language spoken.

    What it was done to follows the name: a landmark is said too, the name of a needle,
    a level or a rule is the same everywhere. A name that is not ours stays as it is.
    """
    name = next((n for n in _LONGEST_FIRST if _begins(written, n)), None)
    if name is None:
        return f"{written[:1].upper()}{written[1:]}"
    thing = written[len(name) :].strip()
    if not thing:
        return say(name)
    landmarks = {_landmark(known): known for known in LANDMARK_WORDS}
    if thing in landmarks:
        thing = LANDMARK_WORDS[landmarks[thing]].lower()
    return say("{step} {thing}", step=say(name), thing=thing)


def _begins(written: str, name: str) -> bool:
    rest = written[len(name) : len(name) + 1]
    return written[: len(name)].lower() == name.lower() and rest in ("", " ")
