"""A review case beside another one, thing by thing."""

from collections.abc import Iterable, Iterator

import attrs

from planner.review.case import ReviewCase
from planner.review.deficit import status_in
from planner.review.facets import TREATMENT, UNKNOWN, Values
from planner.review.nearness import Likeness, Near, Profile
from ui.language import Texts, say
from ui.messages.registry import (
    LIKENESS_WORDS,
    ONSETS,
    THINGS,
    UNKNOWN_WORD,
    strength_words,
    values_words,
)
from ui.messages.review_words import DEFICITS

PLACES = Texts(
    {
        "within_dura": "within the dura",
        "centre": "in the middle or at the side of the canal, outside the dura",
        "breach": "in the canal at a breached pedicle",
        "foramen": "in a foramen",
        "outside_dura": "in the canal outside the dura",
        "in_canal": "in the canal",
        "elsewhere": "outside canal and foramina",
    }
)
NO_LEAK, NOTHING_LOST = "no leak", "nothing"
FRACTURES = Texts(
    {
        "osteoporotic": "osteoporosis",
        "pathological": "pathological",
        "traumatic": "injury",
    }
)
WALKINGS = Texts(
    {
        "independent": "walks alone",
        "assisted": "walks with help",
        "none": "does not walk",
    }
)
STRENGTH, DONE, ENDED, REMARK = (
    "Weakest muscle",
    "What was done",
    "How it ended",
    "Remark",
)
NOTHING = "–"
HEAD = ("", "This case", "Chosen case", "How alike")


@attrs.frozen(kw_only=True)
class Compared:
    """One line: a thing, what both cases say of it, and how alike that is."""

    thing: str
    ours: str
    theirs: str
    likeness: Likeness | None = None

    @property
    def how(self) -> str:
        return "" if self.likeness is None else LIKENESS_WORDS[self.likeness]


@attrs.frozen(kw_only=True)
class Side:
    """A case as it is compared."""

    case: ReviewCase
    profile: Profile
    values: Values


def compared(ours: Side | None, theirs: Side, near: Near | None) -> Iterator[Compared]:
    """Yield the six things that decide how near two cases are, and what became."""
    left = {} if ours is None else things(ours.profile)
    right = things(theirs.profile)
    for name, words in right.items():
        yield Compared(
            thing=THINGS[name][:1].upper() + THINGS[name][1:],
            ours=left.get(name, NOTHING),
            theirs=words,
            likeness=None if near is None else near.likeness[name],
        )
    before = {} if ours is None else _became(ours)
    for title, words in _became(theirs).items():
        yield Compared(thing=title, ours=before.get(title, NOTHING), theirs=words)


def _became(side: Side) -> dict[str, str]:
    """Return what was found, done and left, by its title."""
    return {
        say(STRENGTH): strength_words(side.case) or say(UNKNOWN_WORD),
        say(DONE): values_words(side.values, TREATMENT),
        say(ENDED): outcome_words(side.case),
        say(REMARK): remark_words(side.case) or NOTHING,
    }


def things(profile: Profile) -> dict[str, str]:
    """Return the words of the six things, by name."""
    untold = say(UNKNOWN_WORD)
    return {
        "place": _set_words(profile.places, PLACES, say(NO_LEAK)),
        "deficits": _set_words(profile.deficits, DEFICITS, say(NOTHING_LOST)),
        "onset": ONSETS.get(profile.onset or UNKNOWN, untold),
        "technique": profile.technique or untold,
        "fracture": FRACTURES.get(profile.fracture or UNKNOWN, untold),
        "level": say(", ").join(profile.levels),
    }


def _set_words(told: Iterable[str] | None, words: Texts[str], none: str) -> str:
    if told is None:
        return say(UNKNOWN_WORD)
    names = set(told)
    return say(", ").join(words[name] for name in words if name in names) or none


def outcome_words(case: ReviewCase) -> str:
    parts = []
    walking = status_in(case, "last").walking
    if walking is not None:
        parts.append(WALKINGS[walking])
    recovered = case.outcome.bladder_bowel_recovered
    if recovered is not None:
        parts.append(
            say("bladder and bowel well again")
            if recovered
            else say("bladder and bowel not well")
        )
    if case.outcome.followup_months is not None:
        months = f"{case.outcome.followup_months:g}"
        parts.append(say("last seen in month {months}", months=months))
    return say(", ").join(parts) or say(UNKNOWN_WORD)


def remark_words(case: ReviewCase) -> str:
    words = {each.column: each.words for each in case.as_published or ()}
    notes = words.get("notes", "")
    return say(notes) if notes else ""
