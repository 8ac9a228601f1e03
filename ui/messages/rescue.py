"""What can be done about a vertebra that could not be measured."""

from ui.language import say
from ui.messages.words import LANDMARK_WORDS

CANAL_WAY = (
    "Move the crosshair into the spinal canal at the height of the click and press "
    "“Crosshair is in canal” below."
)
SEED_WAY = (
    "Move the crosshair into the middle of the body, in all three views, and press "
    "“Search from crosshair” below."
)
OTHER_SOURCE = "Choose another source"


def again_words(name: str) -> str:
    """Return what stands on the button that places a landmark again."""
    return say("Again: {landmark}", landmark=LANDMARK_WORDS[name].lower())


def place_words(name: str) -> str:
    """Return what stands on the button that asks for a landmark on an unseen wall."""
    return say("Show it: {landmark}", landmark=LANDMARK_WORDS[name].lower())


def landmarks_way(known: int) -> str:
    """Return what stands on the button that goes on with landmarks."""
    if not known:
        return say("Use landmarks instead")
    return say("Use landmarks ({known} known)", known=known)
