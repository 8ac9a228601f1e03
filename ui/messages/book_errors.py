"""What is wrong with the rule book: for the person who edits its files."""

from collections.abc import Mapping

from ui.language import say
from ui.messages.facts import filled
from ui.messages.plan_errors import EXPECTED_WORDS

BOOK_REASONS = {
    "no_file": "The rule book lacks the file {place}; put it back.",
    "not_toml": "{place} is not valid TOML; correct it, or put the original back.",
    "unknown_rule": "The rule book has no rule {value}; put the original back.",
    "unknown_limit": "The rule {key} has no limit {value}; add it, with its origin.",
    "twice": "{place}: {value} is there twice; give each entry its own id.",
    "no_unit": "{place}: {value} must end in its unit, one of: {allowed}.",
    "no_reference": "{place}: a limit from the literature must cite a reference.",
    "wrong_unit": "{place}: the unit is {value}, but the name asks for {expected}.",
    "wrong_type": "{place} must be {expected}; correct it.",
    "missing_key": "{place} is missing; every rule must give it.",
    "unknown_key": "{place} is a key that no rule has; remove or correct it.",
    "unknown_value": "{place} says “{value}”; it must be one of: {allowed}.",
    "empty": "{place} is empty; fill it in.",
    "control_character": "{place} holds an invisible character; type it anew.",
    "not_finite": "{place} is not a finite number; give a number in its place.",
    "out_of_range": "{place} must lie between {low} and {high}; correct the number.",
}


def with_place(facts: Mapping[str, object]) -> dict[str, object]:
    file, key = facts.get("file"), facts.get("key")
    whole = str(file or key or say("The rule book"))
    place = say("In {file}, {key}", file=file, key=key) if file and key else whole
    expected = say("a DOI") if facts.get("expected") == "doi" else facts.get("expected")
    expected = EXPECTED_WORDS.get(str(expected), expected)
    return {**facts, "place": place, "expected": expected}


def book_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = BOOK_REASONS.get(str(reason))
    return filled(known, with_place(facts)) if known else None
