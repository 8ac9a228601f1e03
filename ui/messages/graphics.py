"""How 3-D pictures are drawn here, and why not otherwise."""

from ui.graphics import ASKED, CARD, FAILED, NONE, UNFINISHED, Graphics
from ui.language import say

WHY = {
    ASKED: "as was asked for",
    FAILED: (
        "for the driver of the graphics card failed when it was tried; mend it, then "
        "let `isthmus self-check` try it again"
    ),
    UNFINISHED: (
        "for a trial of the graphics card's driver never came to its end; mend it, "
        "then let `isthmus self-check` try it again"
    ),
}
BEING_TRIED = "The graphics card is being tried."


def graphics_words(graphics: Graphics | None) -> str:
    """Return in one sentence how 3-D pictures are drawn."""
    if graphics is None:
        return say(BEING_TRIED)
    if graphics.mode == CARD:
        return say("3-D pictures are drawn by {renderer}.", renderer=graphics.renderer)
    if graphics.mode == NONE:
        return say(
            "There are no 3-D pictures, for neither the graphics card nor software "
            "draws them here; all else works."
        )
    why = say(WHY[graphics.reason])
    if not graphics.renderer:
        return say("3-D pictures are drawn in software, {why}.", why=why)
    return say(
        "3-D pictures are drawn in software ({renderer}), {why}.",
        renderer=graphics.renderer,
        why=why,
    )
