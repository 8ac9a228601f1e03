"""The words of a report that stand nowhere else in the program."""

from collections.abc import Iterator

import attrs

from planner.anatomy.vertebra import Vertebra, Wall
from planner.geometry.c_arm import CArmPose
from planner.plan.assessment import Assessment
from planner.plan.case import CementPlan, LevelPlan, Override
from planner.plan.needle import Needle
from planner.rules.findings import Measures, Severity
from ui.language import Texts, say
from ui.messages.anatomy_errors import not_seen_words, note_sentence
from ui.messages.bone import bone_words
from ui.messages.fluoroscopy import pose_words
from ui.messages.numbers import (
    clearance,
    degrees,
    millimetres,
    number,
    percent,
    signed_degrees,
    with_unit,
)
from ui.messages.questions import (
    ANSWER_WORDS,
    LIST_WORDS,
    NO,
    NUMBER_UNITS,
    QUESTION_WORDS,
    YES,
)
from ui.messages.words import SEVERITY_WORDS, SOURCE_WORDS, side_word

SAVED = (
    "The report lies in {file}, beside it a web page and the findings as JSON and CSV. "
    "It is of the state {state}."
)
SAVED_PAGE = "The report lies in {file}. It is of the state {state}."
LEFT_SINCE = "The plan was changed since."
TITLE = "Plan: {levels}"
NO_LEVELS = "no vertebra yet"
HEADER = "Isthmus {version}  ·  research and teaching, not a cleared medical device"
UNNAMED = "This report does not name the patient."
FOOTER = "State {state}  ·  rule book {book}"
PAGES = "Page {page} of {count}"

FINDINGS = "What the rules say"
NEEDLES = "Needles"
WALLS = "Room to the pedicle walls"
CEMENT = "Cement"
ANSWERS = "Assessment"
ACCEPTED = "Accepted STOPs"
METHOD = "How this was made"
PAPERS = "Papers"

NEEDLE_HEAD = (
    "Needle",
    "Outer diameter",
    "Length in the patient",
    "Convergence / rise",
    "Entry and tip from the midline",
    "Tip depth",
    "C-arm down the needle",
)
NEEDLE_SHARES = (0.12, 0.12, 0.13, 0.16, 0.17, 0.12, 0.18)
WALL_HEAD = ("Needle", "Medial", "Lateral", "Cranial", "Caudal")
WALL_SHARES = (0.2, 0.2, 0.2, 0.2, 0.2)
FINDING_HEAD = ("Verdict", "About", "Rule", "Finding", "Limit and papers")
FINDING_SHARES = (0.15, 0.12, 0.08, 0.41, 0.24)
ANSWER_HEAD = ("Question", "Answer")
ANSWER_SHARES = (0.6, 0.4)
ACCEPTED_HEAD = ("Rule", "Needle", "Reason", "Initials")
ACCEPTED_SHARES = (0.12, 0.12, 0.61, 0.15)

X_RAYS = Texts(
    {"ap": "true AP, simulated from the CT", "lateral": "true lateral, simulated"}
)
AXIAL = "axial cut through the isthmus"
SAGITTAL = "sagittal cut through the pedicle"
DOWN_THE_NEEDLE = "cut across the needle at its tip"
FROM_BEHIND = "bone and needles from behind"
NO_NEEDLE = "no needle"

NOT_CONFIRMED = "Nobody has confirmed name and outlines of this vertebra."
POLICY_REFUSED = (
    "A policy of the department is there but could not be used; the rules applied here "
    "are those that were shipped."
)
METHOD_WORDS = (
    "Distances are measured in the frame of each vertebra, between the surface of the "
    "needle and walls drawn below a voxel. How uncertain a wall is stands with each "
    "vertebra; a distance within that is never better than a warning. Pictures lie in "
    "the planes of the vertebra, at the scale printed in them; R is the patient's "
    "right."
)


def anatomy_lines(plan: LevelPlan, vertebra: Vertebra | None) -> Iterator[str]:
    """Yield where the walls come from, how sure they are, and who looked at them."""
    if plan.confirmed_by is None:
        yield say(NOT_CONFIRMED)
    else:
        when = plan.confirmed_at
        said = "" if when is None else say(" on {when:%Y-%m-%d %H:%M} UTC", when=when)
        yield say(
            "Name and outlines confirmed by {confirmed_by}{said}.",
            confirmed_by=plan.confirmed_by,
            said=said,
        )
    if vertebra is None:
        return
    x, y, z = (millimetres(float(value)) for value in vertebra.uncertainty_mm)
    source = SOURCE_WORDS.get(vertebra.source, vertebra.source)
    yield (
        say(
            "Walls from: {source}. Uncertainty of a wall: {x} sideways, {y} "
            "front to back, {z} up and down.",
            source=source.lower(),
            x=x,
            y=y,
            z=z,
        )
    )
    if vertebra.bone is not None:
        yield bone_words(vertebra.bone)
    if vertebra.not_seen:
        yield say(
            "Not seen: {not_seen_words}.",
            not_seen_words=not_seen_words(vertebra.not_seen),
        )
    yield from map(note_sentence, vertebra.notes)


def needle_row(needle: Needle, measures: Measures) -> tuple[str, ...]:
    """Return a needle as the table of needles tells it."""
    convergence = measures.get("convergence_deg")
    entry, tip = measures.get("entry_offset_mm"), measures.get("tip_offset_mm")
    return (
        f"{needle.id}\n{side_word(measures.get('side') or needle.side).lower()}",
        with_unit(needle.outer_diameter_mm, "mm", decimals=2),
        millimetres(needle.length_mm),
        f"{degrees(convergence)} / {signed_degrees(measures.get('sagittal_deg'))}",
        f"{millimetres(entry)}\n{millimetres(tip)}",
        percent(measures.get("depth_fraction")),
        pose_words(CArmPose.along(needle.direction_lps)),
    )


def wall_row(needle: Needle, measures: Measures, judged: Measures) -> tuple[str, ...]:
    """Return the room to each wall, and what the rule says of it: never one alone.

    `judged` is what P-02 measured; a wall it says nothing of was not assessed.
    """
    return (needle.id, *(_wall_words(wall, measures, judged) for wall in Wall))


def _wall_words(wall: Wall, measures: Measures, judged: Measures) -> str:
    room = clearance(measures.get(f"{wall.value}_clearance_mm"))
    told = judged.get(f"{wall.value}_severity")
    severity = Severity(told) if isinstance(told, str) else Severity.NA
    return f"{room}\n{SEVERITY_WORDS[severity]}"


def cement_words(cement: CementPlan) -> str:
    """Return what is meant to be injected, as far as somebody said."""
    parts = []
    if cement.volume_ml is not None:
        parts.append(with_unit(cement.volume_ml, "mL"))
    parts += [said for said in (cement.product, cement.viscosity) if said]
    if cement.radiopacifier_wt_percent is not None:
        parts.append(
            say(
                "{radiopacifier_wt_percent:g} % radiopacifier by weight",
                radiopacifier_wt_percent=cement.radiopacifier_wt_percent,
            )
        )
    return say(", ").join(parts) or say("Nobody has said what is to be injected.")


def answer_rows(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Yield each answered question with its answer."""
    for field in attrs.fields(Assessment):
        answer = getattr(assessment, field.name)
        if answer is not None:
            question = QUESTION_WORDS.get(field.name, field.name.replace("_", " "))
            yield question, _answer_words(field.name, answer)


def _answer_words(question: str, answer: object) -> str:
    if isinstance(answer, bool):
        return say(YES if answer else NO)
    if isinstance(answer, tuple):
        known = LIST_WORDS.get(question, {})
        named = [known.get(item, item.replace("_", " ")) for item in answer]
        return say(", ").join(named) or say(NO)
    if isinstance(answer, float) and question in NUMBER_UNITS:
        unit, factor, decimals = NUMBER_UNITS[question]
        return f"{number(answer * factor, decimals=decimals)}{say(unit)}"
    words = ANSWER_WORDS.get(question, {})
    return words.get(str(answer), str(answer).replace("_", " "))


def accepted_row(made: Override) -> tuple[str, ...]:
    return (made.rule, made.needle or "–", made.reason, made.initials)
