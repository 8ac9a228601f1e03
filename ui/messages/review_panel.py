"""What the page of the review says: its parts, its buttons, its steps."""

from ui.language import Texts, say

REVIEW = "Review"
REVIEW_OF = "Review of {level}"
SET_STEP = "Choose for a review tool"
MARK_STEP = "Mark a point for the review"
UNMARK_STEP = "Remove a mark of the review"
ANSWER_STEP = "Answer about the patient"
MARKED_AFTER = "Say when the CT was made"

ADD_LATER = "Add the CT after the operation"
IS_LATER = "This CT was made after the operation"
POSTOP_OWN = "This CT was made after the operation; there is none from before."
TURN_POSTOP = "This CT: after the operation, or before"
IS_EARLIER = "This CT was made before the operation"
FORGET_POINTS = "Forget the points"

RUN = "Run review"
RUN_AGAIN = "Run review again"
CANCEL = "Stop"
OUTDATED = (
    "Something was chosen, marked or told since the tools looked. Run the review again."
)
NO_RESULT = "The tools have not looked yet. Press “Run review”."
ASKING = "The tools are being asked what they need …"

FOUND, TOOLS, ANSWERS = "Found", "Tools", "Answers"
LEGEND = "Drawn over the images"
THE_LEAK = "The leak, by the rules"
LOOKING_BACK = "What the rules would have said"
BY_TOOLS = "What the tools say"
NO_PAST = "Nothing is known of tracks or cement yet, so no rule can look back."
PAST_ABOUT = (
    "Judged on the tracks and the cement that are really there, in the past tense."
)

MARK = "Mark on the images"
MARKING = "Marking: click on the images"
MARK_HINT = "Click to mark: {title} · drag a mark to move it"
REMOVE = "Remove"
SHOW = "Show"
SHOW_ME = "Show me"
NO_MARKS = "Nothing is marked."

STATUS = Texts(
    {
        "waits": "has not run",
        "runs": "at work",
        "done": "done in {seconds} s",
        "failed": "failed",
        "lacks": "could not run",
    }
)
NEEDS = "Needs: {names}."
NEEDED = Texts(
    {
        "postop": "a CT after the operation",
        "preop": "a CT before the operation",
        "anatomy": "the outlines of the vertebra",
        "plan": "the plan",
        "review": "what is known of the patient",
    }
)
TOOL_LINE = "{id} {version} · {origin}"
ORIGINS = Texts(
    {
        "built-in": "comes with Isthmus",
        "machine": "installed for all users",
        "user": "installed by you",
        "installed": "installed with Python",
    }
)

SIDE_BY_SIDE, BLENDED, CHECKED = "Side by side", "Blended", "Chequered"
BEFORE, AFTER = "before", "after"
PLANE = "Plane"

ANSWER = "Answer …"
ANSWERS_ABOUT = (
    "What only a person can tell: when it began, strength left and right, bladder and "
    "bowel, what was done. Your answer goes before what was measured; both are shown."
)
MEASURED = "measured: {value} ({tool})"
YOURS = "you say: {value}"
NOT_TOLD = "Nothing was told or measured yet."
DEFERS = "Your answer counts."


def needed(names: tuple[str, ...]) -> str:
    """Return inputs of a tool in words."""
    return say(", ").join(NEEDED.get(name, name) for name in names)


def review_title(level: str | None) -> str:
    """Head the page with the level that is reviewed."""
    return say(REVIEW_OF, level=level) if level else say(REVIEW)


def tool_status(status: str, seconds: float = 0.0) -> str:
    """Say how a tool stands."""
    return say(STATUS[status], seconds=f"{seconds:.1f}")
