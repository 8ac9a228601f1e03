"""How the tool "literature" writes a case: its place, its losses, how it ended."""

from collections.abc import Iterable, Mapping

from planner.review.case import ReviewCase
from planner.review.contract import saying
from planner.review.contract.saying import say
from planner.review.deficit import status_in, weakest
from planner.review.literature import OPERATED, was_done
from planner.review.nearness import Profile

NOT_TOLD = "not told"

PLACES = {
    "within_dura": "within the dura",
    "centre": "in the middle or at the side of the canal, outside the dura",
    "breach": "in the canal at a breached pedicle",
    "foramen": "in a foramen",
    "outside_dura": "in the canal outside the dura",
    "in_canal": "in the canal",
    "elsewhere": "outside canal and foramina",
}
DEFICITS = {
    "paresis": "strength",
    "bladder_bowel": "bladder or bowel",
    "sensory_level": "feeling below a level",
    "leg_pain": "disabling pain in a leg",
}
THINGS = {
    "place": "place of the cement",
    "deficits": "what was lost",
    "onset": "onset",
    "technique": "technique",
    "fracture": "kind of fracture",
    "level": "level",
}
DONE = {
    "operated": "operated on",
    "durotomy": "dura opened",
    "laminectomy": "lamina taken away",
    "fixation": "fixation",
    "corpectomy": "body removed",
    "endoscopic": "endoscope",
    "pess_a": "endoscope, approach A",
    "pess_b": "endoscope, approach B",
    "conservative": "no operation, treated",
    "none": "no operation",
}
WALKING = {
    "independent": "walks alone",
    "assisted": "walks with help",
    "none": "does not walk",
}


NOTHING, OPERATED_ON = "nothing", "operated on"
STRENGTH = "strength {strength}"
RECOVERED = {True: "bladder and bowel well again", False: "bladder and bowel not well"}


def listed(names: Iterable[str], words: Mapping[str, str]) -> str:
    return saying.listed(words.get(name, name) for name in names) or NOTHING


def title_of(case: ReviewCase) -> str:
    source = (case.source or case.case_id).replace(", (", " (")
    return f"{source}, {', '.join(case.levels)}"


def deficits_words(profile: Profile) -> str:
    if profile.deficits is None:
        return NOT_TOLD
    return listed((name for name in DEFICITS if name in profile.deficits), DEFICITS)


def places_words(profile: Profile) -> str:
    if profile.places is None:
        return NOT_TOLD
    return listed((name for name in PLACES if name in profile.places), PLACES)


def done_words(case: ReviewCase) -> str:
    """Return what was done; what nobody told is said to be not told."""
    done = case.treatment.done
    if done is None:
        return NOT_TOLD
    parts = [DONE[name] for name in done]
    if not parts and was_done(case, OPERATED):
        parts = [OPERATED_ON]
    if case.treatment.not_told:
        names = listed(case.treatment.not_told, DONE)
        parts.append(say("not told: {names}", names=names))
    return saying.listed(parts) or NOT_TOLD


def strength_words(case: ReviewCase, phase: str) -> str:
    """Return the weakest muscle on both sides in one phase, left before right."""
    strength = status_in(case, phase).strength or ()
    left = weakest(each.left for each in strength)
    right = weakest(each.right for each in strength)
    if left is None and right is None:
        return NOT_TOLD
    return say(
        "left {left}, right {right}", left=left or NOT_TOLD, right=right or NOT_TOLD
    )


def outcome_words(case: ReviewCase) -> str:
    last, outcome = status_in(case, "last"), case.outcome
    parts: list[str] = []
    if last.strength:
        parts.append(say(STRENGTH, strength=strength_words(case, "last")))
    if last.walking is not None:
        parts.append(WALKING[last.walking])
    if outcome.bladder_bowel_recovered is not None:
        parts.append(RECOVERED[outcome.bladder_bowel_recovered])
    if outcome.followup_months is not None:
        months = outcome.followup_months
        parts.append(say("last seen in month {months:g}", months=months))
    return saying.listed(parts) or NOT_TOLD


def note_of(case: ReviewCase) -> str | None:
    """Return what the table of published cases remarks on a case."""
    words = {each.column: each.words for each in case.as_published or ()}
    return words.get("notes")


def paper_of(case: ReviewCase) -> str | None:
    """Return the id of the paper that tells a published case."""
    words = {each.column: each.words for each in case.as_published or ()}
    return words.get("seed_file")
