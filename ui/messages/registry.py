"""What is said of the registry of review cases."""

from collections.abc import Iterable, Mapping

from planner.review.case import ReviewCase
from planner.review.deficit import status_in, weakest
from planner.review.facets import ORIGIN, UNKNOWN, Values, is_published
from planner.review.nearness import Likeness, Near
from planner.review.registry import Contents, Taken
from ui.language import Texts, say
from ui.messages.facts import filled
from ui.messages.numbers import number
from ui.messages.review_words import COMPARTMENTS, DEFICITS

REGISTRY_REASONS = {
    "missing": "{file} is not there; check the path, or choose another file.",
    "unreadable": "{file} could not be read; check your rights to it.",
    "unwritable": (
        "The registry {file} could not be written; check the free space and your "
        "rights there."
    ),
    "not_registry": (
        "{file} is not a registry of review cases; choose another one, or move it "
        "away, and a new one is made."
    ),
    "newer": (
        "{file} was written by a later version of Isthmus; open it with that version."
    ),
    "older": (
        "{file} was written by a version of Isthmus that is too old to be read here; "
        "open it with a version in between, which brings it up to date."
    ),
    "busy": (
        "{file} is being written by another program at this moment; wait a little, and "
        "try again."
    ),
    "damaged": (
        "The registry {file} is damaged. Take a copy from a backup, or move it away, "
        "and a new one is made."
    ),
    "not_nameless": (
        "The registry takes nothing that somebody typed, as it could name a patient; "
        "leave these out: {names}."
    ),
    "no_such_case": "The registry has no case {value}; choose one that it lists.",
    "published": (
        "{value} is a published case, which stays as its paper tells it; add a case "
        "of your own beside it."
    ),
    "unknown_facet_value": (
        "No case of the registry is {value} by its {key}; it knows: {allowed}."
    ),
}

FACETS = Texts(
    {
        "level": "Level",
        "technique": "Technique",
        "compartment": "Cement",
        "deficit": "Lost",
        "onset": "Began",
        "treatment": "What was done",
        "origin": "Origin",
    }
)
UNKNOWN_WORD = "not told"
ORIGINS = Texts({"own": "own", "published": "published"})
ONSETS = Texts(
    {
        "immediate": "at once",
        "early": "early, within a month",
        "late": "late",
        "no_onset": "never",
    }
)
TREATMENTS = Texts(
    {
        "none": "no operation",
        "conservative": "treated without an operation",
        "operated": "operated on, not told how",
        "endoscopic": "endoscope",
        "pess_a": "endoscope, approach A",
        "pess_b": "endoscope, approach B",
        "laminectomy": "lamina taken away",
        "durotomy": "dura opened",
        "fixation": "fixation",
        "corpectomy": "body removed",
    }
)
NONE_WORDS = Texts(
    {
        "compartment": "no leak",
        "deficit": "nothing",
    }
)
VALUE_WORDS: Mapping[str, Mapping[str, str]] = {
    "compartment": COMPARTMENTS,
    "deficit": DEFICITS,
    "onset": ONSETS,
    "treatment": TREATMENTS,
    "origin": ORIGINS,
}
THINGS = Texts(
    {
        "place": "place of the cement",
        "deficits": "what was lost",
        "onset": "onset",
        "technique": "technique",
        "fracture": "kind of fracture",
        "level": "level",
    }
)
LIKENESS_WORDS = Texts(
    {
        Likeness.SAME: "the same",
        Likeness.PARTLY: "partly the same",
        Likeness.OTHER: "different",
        Likeness.UNTOLD: "not told",
    }
)
HOW_NEAR = (
    "Ordered by the place of the cement first, then by how many of six things differ; "
    "partly the same counts a half, not told counts as different. No probability."
)
NOTHING_TYPED = (
    "Left out, as it could name a patient: {names}. The registry keeps figures and "
    "words of a list."
)
DAMAGED_CASES = "Cases of the registry that cannot be read: {count}."


def registry_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = REGISTRY_REASONS.get(str(reason))
    return filled(known, facts) if known else None


def value_words(facet: str, value: str) -> str:
    """Return the words of a value of a facet; a level or technique is its own word."""
    if value == UNKNOWN:
        return say(UNKNOWN_WORD)
    if value == "none" and facet in NONE_WORDS:
        return NONE_WORDS[facet]
    return VALUE_WORDS.get(facet, {}).get(value, value)


def values_words(values: Values, facet: str) -> str:
    return say(", ").join(value_words(facet, value) for value in values[facet])


def title_of(case: ReviewCase) -> str:
    """Return what a case is called: its paper, or its own id."""
    name = case.source if is_published(case) and case.source else case.case_id
    return name.replace(", (", " (")


def strength_words(case: ReviewCase) -> str:
    """Return the weakest grade of both sides with the leak and at last, left first."""
    return say("; ").join(
        _grades(case, phase)
        for phase in ("admission", "last")
        if _is_graded(case, phase)
    )


def _is_graded(case: ReviewCase, phase: str) -> bool:
    return any(
        each.left or each.right for each in status_in(case, phase).strength or ()
    )


def _grades(case: ReviewCase, phase: str) -> str:
    strength = status_in(case, phase).strength or ()
    left = weakest(each.left for each in strength) or say(UNKNOWN_WORD)
    right = weakest(each.right for each in strength) or say(UNKNOWN_WORD)
    words = say("left {left}, right {right}", left=left, right=right)
    return words if phase == "admission" else say("at last {words}", words=words)


def counts_line(facet: str, by_value: Mapping[str, int]) -> str:
    """Return one facet with its counts, most first; what nobody told stands last."""
    told = sorted(
        ((v, n) for v, n in by_value.items() if v != UNKNOWN),
        key=lambda pair: (-pair[1], pair[0]),
    )
    parts = [f"{value_words(facet, value)} {count}" for value, count in told]
    if facet != ORIGIN and by_value.get(UNKNOWN):
        parts.append(f"{say(UNKNOWN_WORD)} {by_value[UNKNOWN]}")
    return say(
        "{facet}: {counts}", facet=FACETS[facet], counts=say(", ").join(parts) or "0"
    )


def contents_line(found: Iterable[ReviewCase], patients: int) -> str:
    cases = tuple(found)
    own = sum(not is_published(case) for case in cases)
    return say(
        "{cases} cases of {patients} patients: {published} published, {own} own.",
        cases=len(cases),
        patients=patients,
        published=len(cases) - own,
        own=own,
    )


def damaged_line(contents: Contents) -> str:
    if not contents.damaged:
        return ""
    return say(DAMAGED_CASES, count=contents.damaged)


def near_line(near: Near) -> str:
    """Return how near a case is, in numbers that can be counted."""
    return say(
        "{title}, {levels}: differs in {count} of 6",
        title=title_of(near.case),
        levels=say(", ").join(near.case.levels),
        count=number(near.difference_count, decimals=1).removesuffix(".0"),
    )


def likeness_line(near: Near, likeness: Likeness) -> str:
    """Return the things that are alike in one way; empty if none is."""
    things = say(", ").join(THINGS[name] for name in near.things(likeness))
    if not things:
        return ""
    return say("{how}: {things}", how=LIKENESS_WORDS[likeness], things=things)


def taken_line(taken: Taken) -> str:
    return say(
        "Added {added}; already here {known}; left out, as they say something else "
        "under a known number {differing}.",
        added=len(taken.added),
        known=len(taken.known),
        differing=len(taken.differing),
    )


def lost_line(names: Iterable[str]) -> str:
    listed = say(", ").join(names)
    return say(NOTHING_TYPED, names=listed) if listed else ""


# --- the window of the registry -------------------------------------------------------

TITLE = "Case registry"
CASES, BESIDE = "Cases", "Chosen case beside this one"
CASE, DIFFERS, OF_SIX = "Case", "Differs in", "{count} of 6"
TOLD_AGAIN = "{title}, told again"
ALL_VALUES, ALL_AGAIN = "all", "Show all cases"
ADD_FILE, ADD_OURS = "Add from file …", "Add this case"
REMOVE, EXPORT, CLOSE = "Remove", "Export these …", "Close"
REMOVED = "The case was removed."
REMOVE_QUESTION = (
    "Remove this case from the registry? It cannot be brought back unless it was "
    "exported."
)
WRITTEN = "Wrote {count} cases to {file}."
