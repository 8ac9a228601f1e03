"""What went wrong with a plan document, and how to mend it."""

from collections.abc import Mapping

from ui.language import Texts, say
from ui.messages.facts import filled, in_words

EXPECTED_WORDS = Texts(
    {
        "object": "an object in braces",
        "list": "a list in brackets",
        "text": "a text in quotes",
        "number": "a number",
        "whole_number": "a whole number",
        "true_or_false": "true or false",
        "three_numbers": "three numbers in mm, as in [1.0, 2.0, 3.0]",
        "sha256": "64 hexadecimal digits",
        "moment": "a date with time and zone, as in 2026-11-21T08:15:00+00:00",
    }
)

PLAN_REASONS = {
    "wrong_type": "{spot} must be {expected}; correct it and open the plan again.",
    "unknown_key": (
        "{spot} has the key “{key}”, which no plan has; remove it or correct its "
        "spelling."
    ),
    "missing_key": "{spot} lacks the key “{key}”; add it and open the plan again.",
    "repeated_key": "{spot} gives the key “{key}” twice; keep one of them.",
    "empty": "{spot} is empty; fill it in and open the plan again.",
    "control_character": "{spot} holds an invisible character; type it anew.",
    "unknown_value": "{spot} says “{value}”; it must be one of: {allowed}.",
    "not_finite": "{spot} is not a finite number; give a number in its place.",
    "out_of_range": "{spot} must lie between {low} and {high}; correct the number.",
    "not_text": "{spot} is not a text file in UTF-8; choose the plan document itself.",
    "not_json": (
        "{spot} is not valid JSON at line {line}, column {column}; correct it there, "
        "or choose another file."
    ),
    "no_cases": (
        "{spot} names no case; choose a folder of plans, or a list with one plan a "
        "line."
    ),
    "not_plan": (
        "{spot} is not an Isthmus plan; choose a document whose schema is "
        "isthmus-plan/1."
    ),
    "unknown_level": "{spot} names the level “{value}”; use T1 to T13, L1 to L6 or S1.",
    "level_twice": "The level {value} is in the plan already; choose another level.",
    "beyond_spine": (
        "{value} would leave the spine that is counted here; name one level by itself, "
        "or correct how many vertebrae are counted."
    ),
    "label_unknown": (
        "{value} is found by its name in the label map; wait until it is measured, "
        "then give it another name."
    ),
    "unknown_landmark": "There is no landmark “{value}”; choose one from the list.",
    "landmarks_only": (
        "The outlines of {value} come from landmarks; move the landmarks themselves."
    ),
    "same_images": (
        "These are the images that the plan was made on; choose the CT that was made "
        "after the operation."
    ),
    "two_postop": (
        "This case has another CT after the operation already; open the CT as a case "
        "of its own, and mark that as made after the operation."
    ),
    "no_postop_ct": (
        "{file}, {where}: post-operative images are told but their folder is not; give "
        "postop_ct as well, or leave this out."
    ),
    "nobody_confirmed": (
        "{spot} is the time of a confirmation that nobody gave; remove it, or name who "
        "confirmed."
    ),
    "no_distance": "{spot} moves a wall by nothing; remove it.",
    "needle_twice": "The needle {value} is in the plan already; give it another name.",
    "unknown_needle": "The plan has no needle {value}; choose one from the list.",
    "no_landmarks": "{value} has no landmarks whose sides could be swapped.",
    "no_initials": "Give your initials: a confirmation needs somebody who gave it.",
    "locked": "Needle {value} is locked; unlock it first.",
    "by_hand": (
        "Needle {value} was placed by hand and is never replaced; delete it first."
    ),
    "no_unlocker": "Give your initials to unlock needle {value}: it is kept on record.",
    "no_reason": "Write why the STOP of {value} is accepted; without that it stands.",
    "answer_twice": "{spot} gives the answer “{value}” twice; keep one of them.",
    "override_twice": "{spot} accepts {value} twice; keep one of them.",
    "unknown_question": "There is no question {value}; choose one from the form.",
    "unwritable": (
        "{spot} could not be written; check the free space and your rights there, or "
        "save under another name."
    ),
    "folder": "{spot} is a folder; choose the plan document inside it.",
    "missing": "{spot} is not there; check the path, or choose another file.",
    "unreadable": "{spot} could not be read; check your rights to it.",
}

NEEDLE_REASONS = {
    "no_length": (
        "{needle}: entry and tip are one point; place the tip at least 1 mm from the "
        "entry."
    ),
    "outside_volume": (
        "{needle}: entry or tip of {level} lies outside the images; correct its "
        "coordinates (patient LPS, mm), or open the images it was planned on."
    ),
    "gauge": "There is no gauge {value} in the catalogue; choose one of: {known}.",
    "catalogue": (
        "The needle catalogue {file} cannot be read at “{key}”; put the original back."
    ),
    "instrument": (
        "{needle}: a needle from the shelf is 10 to 500 mm long; correct its length."
    ),
    "diameter": (
        "{needle}: the outer diameter must lie between 0 and 20 mm; choose a gauge "
        "from the catalogue."
    ),
}


def with_spot(facts: Mapping[str, object]) -> dict[str, object]:
    """Add what a sentence about a plan calls the place and the needle it is about."""
    file, where = facts.get("file"), facts.get("where")
    if file and where:
        spot = say("In {file}, {where}", file=file, where=where)
    elif file:
        spot = str(file)
    elif where:
        spot = say("In the plan, {where}", where=where)
    else:
        spot = say("The plan")
    needle_id = facts.get("id")
    needle = (
        say("Needle {name}", name=in_words(needle_id))
        if needle_id
        else say("The needle")
    )
    expected = EXPECTED_WORDS.get(str(facts.get("expected")), facts.get("expected"))
    return {
        **facts,
        "spot": spot,
        "needle": f"{file}: {needle}" if file else needle,
        "expected": expected,
    }


def plan_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = PLAN_REASONS.get(str(reason))
    return filled(known, with_spot(facts)) if known else None


def needle_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = NEEDLE_REASONS.get(str(reason))
    return filled(known, with_spot(facts)) if known else None
