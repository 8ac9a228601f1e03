"""What is wrong with a review case or a table of them, and how to mend it."""

from collections.abc import Mapping

from ui.language import say
from ui.messages.facts import filled
from ui.messages.plan_errors import EXPECTED_WORDS

REVIEW_REASONS = {
    "not_review_case": (
        "{spot} is not an Isthmus review case; choose a document whose schema is "
        "isthmus-review-case/1."
    ),
    "newer": (
        "{spot} was written by a later version of Isthmus ({value}; this one reads "
        "{known}); open it with that version."
    ),
    "not_case_table": (
        "{spot} is not a table of published cases: it lacks the columns {missing}."
    ),
    "unknown_column": (
        "{spot} has columns that no table of review cases has, or has them twice: "
        "{names}; remove them or correct their spelling."
    ),
    "wrong_type": "{spot} must be {expected}; correct it and open it again.",
    "unknown_key": (
        "{spot} has the key “{key}”, which no review case has; remove it or correct "
        "its spelling."
    ),
    "missing_key": "{spot} lacks the key “{key}”; add it and open it again.",
    "repeated_key": "{spot} gives the key “{key}” twice; keep one of them.",
    "empty": "{spot} is empty; fill it in, or leave it out if nobody knows.",
    "control_character": "{spot} holds an invisible character; type it anew.",
    "unknown_value": "{spot} says “{value}”; it must be one of: {allowed}.",
    "answer_twice": "{spot} gives “{value}” twice; keep one of them.",
    "not_finite": "{spot} is not a finite number; give a number in its place.",
    "out_of_range": "{spot} must lie between {low} and {high}; correct the number.",
    "not_text": "{spot} is not a text file in UTF-8; choose the document itself.",
    "not_json": (
        "{spot} is not valid JSON at line {line}, column {column}; correct it there, "
        "or choose another file."
    ),
    "unwritable": (
        "{spot} could not be written; check the free space and your rights there, or "
        "save under another name."
    ),
    "folder": "{spot} is a folder; choose the document inside it.",
    "missing": "{spot} is not there; check the path, or choose another file.",
    "unreadable": "{spot} could not be read; check your rights to it.",
}


def review_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = REVIEW_REASONS.get(str(reason))
    return filled(known, _with_spot(facts)) if known else None


def _with_spot(facts: Mapping[str, object]) -> dict[str, object]:
    file, where = facts.get("file"), facts.get("where")
    if file:
        spot = say("In {file}, {where}", file=file, where=where) if where else str(file)
    else:
        spot = (
            say("In the review case, {where}", where=where)
            if where
            else say("The review case")
        )
    expected = EXPECTED_WORDS.get(str(facts.get("expected")), facts.get("expected"))
    return {**facts, "spot": spot, "expected": expected}
