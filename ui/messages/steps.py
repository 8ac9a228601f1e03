"""What the rail says: the names of the steps, how they stand, what comes next."""

from collections.abc import Mapping

from ui.language import Texts, say
from ui.messages.facts import filled
from ui.messages.words import landmark_word

STEP_WORDS = Texts(
    {
        "open": "Open CT",
        "vertebra": "Vertebra",
        "confirm": "Confirm",
        "needle": "Needle",
        "verdict": "Verdict",
        "review": "Review",
    }
)

STAGE_WORDS = Texts(
    {
        "done": "Done",
        "now": "You are here",
        "ready": "Possible",
        "blocked": "Needs {}",
    }
)

NEEDED_FIRST = Texts(
    {
        "vertebra": "a CT",
        "confirm": "a vertebra",
        "needle": "a vertebra",
        "verdict": "a needle",
        "review": "a CT",
    }
)

ADVICE = {
    "open": "Open a folder with the patient's CT, a saved plan, or the demo case.",
    "choose_level": (
        "Choose the level to be treated, and where its outline comes from."
    ),
    "place_landmark": (
        "Place the landmarks of {level}: {landmark} is next, {left} of {of} are left."
    ),
    "building": "The walls of {level} are being measured.",
    "anatomy_problem": (
        "{level} could not be measured. Read why, and correct what it names."
    ),
    "confirm": (
        "Scroll through {level}. If the outlines follow the bone, confirm with your "
        "initials."
    ),
    "draw_needle": (
        "Draw the needle for {level}: click the entry on the bone, then the tip."
    ),
    "mend": (
        "Do not use this plan. “Show me” leads to the spot: drag the needle away, or "
        "delete it and press “Propose”."
    ),
    "assess": (
        "Something could not be judged. Press “Answer” on its card, or supply what is "
        "missing. Then save the plan (Ctrl+S)."
    ),
    "weigh": (
        "Read the warnings, and drag the needle if you can do better. Then save the "
        "plan (Ctrl+S)."
    ),
    "save": (
        "Every rule is kept. Save the plan (Ctrl+S), or add a needle on the other side."
    ),
    "sign": "The plan is saved. Once you stand by it, press “Sign off …”.",
    "print": "The plan is signed. Press “Save report …” to put it on paper.",
    "review": (
        "Run the review of {level}: it finds the cement, the tracks and the walls that "
        "broke. Then answer what only you can tell."
    ),
    "finished": (
        "The plan is saved, signed and on paper. Add another level, or open the next "
        "case."
    ),
}


def stage_words(step: str, stage: str) -> str:
    """Return how a step stands, in a word or two."""
    needed = NEEDED_FIRST.get(step, say("an earlier step"))
    return say(STAGE_WORDS[stage]).format(needed)


def advice_sentence(advice: str, facts: Mapping[str, object]) -> str:
    """Return the one sentence that says what to do next."""
    named = dict(facts)
    if "landmark" in named:
        word = landmark_word(str(named["landmark"]))
        named["landmark"] = word[0].lower() + word[1:]
    return filled(ADVICE[advice], named)
