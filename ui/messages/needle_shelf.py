"""The words of the needle from the shelf: its length, its tip, its way to the skin."""

from planner.rules.facts import SkinPath
from ui.language import Texts, say
from ui.messages.numbers import millimetres

SHELF_LABELS = Texts(
    {
        "needle.diameter": "Diameter",
        "needle.instrument": "Length",
        "needle.usual_length": "Usual lengths",
        "needle.tip": "Tip",
        "needle.bevel": "Bevel looks",
        "needle.status": "Status",
        "level.approach": "Approach",
    }
)
TIP_WORDS = Texts({"diamond": "Diamond", "bevel": "Bevel"})
BEVEL_WORDS = ("Not said", "Up", "Right", "Down", "Left")
"""Seen from behind along the needle."""
APPROACH_WORDS = Texts(
    {
        "transpedicular": "Through the pedicle",
        "extrapedicular": "Beside it (costovertebral)",
    }
)
NO_LENGTH = "not chosen"

CHANGE_BEVEL = "Turn bevel"
CHANGE_STATUS = "Change status"
CHANGE_APPROACH = "Change approach"


def depth_words(skin: SkinPath, offset_mm: float | None) -> str:
    """Return how deep bone and tip lie under the skin, or that it is not to be seen."""
    if not skin.is_seen:
        return say(
            "Skin: not in the field of view on this line; from skin to tip at least "
            "{length}.",
            length=millimetres(skin.to_tip_mm),
        )
    told = [
        say("Skin to bone {length}", length=millimetres(skin.to_entry_mm)),
        say("skin to tip {length}", length=millimetres(skin.to_tip_mm)),
    ]
    if offset_mm is not None:
        told.append(
            say(
                "at the skin {offset} from the midline",
                offset=millimetres(offset_mm),
            )
        )
    words = f"{', '.join(told)}."
    if skin.air_mm > 0:
        words += say(
            " The way leads through {air} of air (lung or bowel).",
            air=millimetres(skin.air_mm),
        )
    return words
