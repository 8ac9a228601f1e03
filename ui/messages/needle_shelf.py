"""The words of the needle from the shelf: its length, its tip, its way to the skin."""

from planner.rules.facts import SkinPath
from ui.messages.numbers import millimetres

SHELF_LABELS = {
    "needle.diameter": "Diameter",
    "needle.instrument": "Length",
    "needle.usual_length": "Usual lengths",
    "needle.tip": "Tip",
    "needle.bevel": "Bevel looks",
    "needle.status": "Status",
    "level.approach": "Approach",
}
TIP_WORDS = {"diamond": "Diamond", "bevel": "Bevel"}
BEVEL_WORDS = ("Not said", "Up", "Right", "Down", "Left")
"""Seen from behind along the needle."""
APPROACH_WORDS = {
    "transpedicular": "Through the pedicle",
    "extrapedicular": "Beside it (costovertebral)",
}
NO_LENGTH = "not chosen"

CHANGE_BEVEL = "Turn bevel"
CHANGE_STATUS = "Change status"
CHANGE_APPROACH = "Change approach"


def depth_words(skin: SkinPath, offset_mm: float | None) -> str:
    """Return how deep bone and tip lie under the skin, or that it is not to be seen."""
    if not skin.is_seen:
        return (
            "Skin: not in the field of view on this line; from skin to tip at least "
            f"{millimetres(skin.to_tip_mm)}."
        )
    told = [
        f"Skin to bone {millimetres(skin.to_entry_mm)}",
        f"skin to tip {millimetres(skin.to_tip_mm)}",
    ]
    if offset_mm is not None:
        told.append(f"at the skin {millimetres(offset_mm)} from the midline")
    words = f"{', '.join(told)}."
    if skin.air_mm > 0:
        words += (
            f" The way leads through {millimetres(skin.air_mm)} of air (lung or bowel)."
        )
    return words
