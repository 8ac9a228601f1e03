"""What the tour says: a heading and a sentence or two for each of its steps."""

from ui.language import Texts, say

OFFER = (
    "Is this your first time here? A tour of a few minutes shows the way, on the demo "
    "case."
)
TAKE, DECLINE = "Take the tour", "No, thanks"
NEXT, BACK, SKIP, FINISH = "Next", "Back", "Skip the tour", "Finish"

HEADINGS = Texts(
    {
        "offer": "Welcome",
        "loading": "The demo case is being opened",
        "views": "Three slices and the bone",
        "verdict": "The verdict",
        "confirm": "Confirm the outlines",
        "delete": "Take the needle away",
        "propose": "Have needles proposed",
        "take": "Take one of them",
        "finish": "Save, sign, print",
    }
)

STEP_TEXTS = Texts(
    {
        "offer": OFFER,
        "loading": "A real CT of a first lumbar vertebra. This takes a few seconds.",
        "views": (
            "All views share one crosshair: click, and the others follow. Turn the "
            "wheel to scroll. The lines are where the walls of the bone are."
        ),
        "verdict": (
            "It follows every change of the plan, by word, shape and colour. This "
            "needle crosses the inner wall of the pedicle: STOP."
        ),
        "confirm": (
            "If the lines follow the bone, type your initials and press “Confirm”. "
            "Nothing is called safe on outlines that nobody has confirmed."
        ),
        "delete": (
            "You could drag the needle in any view. Here, press “Delete” instead: "
            "a better one is proposed next."
        ),
        "propose": (
            "Press “Propose”. Needles that keep every rule are looked for on both "
            "sides."
        ),
        "take": (
            "Each says what it is best at and what that costs. Click one, or press "
            "Enter on it, and it is in the plan."
        ),
        "finish": (
            "“Save” keeps the case. “Sign off …” and “Save report …” are here. The "
            "sentence on the left always says what to do next; F1 is the guide, ? "
            "shows every key."
        ),
    }
)


def place_words(number: int, of: int) -> str:
    """Return which step of how many this is."""
    return say("Step {number} of {of}", number=number, of=of)
