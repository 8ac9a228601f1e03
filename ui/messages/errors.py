"""One sentence for every failure: it names the thing, and the way out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from planner.errors import PlannerError
from ui.language import say
from ui.messages.anatomy_errors import ANATOMY_SENTENCES, not_seen_words
from ui.messages.book_errors import book_sentence
from ui.messages.case_errors import case_sentence
from ui.messages.cohort import cluster_sentence
from ui.messages.exchange import export_sentence, markup_sentence
from ui.messages.facts import filled
from ui.messages.image_errors import image_sentence
from ui.messages.placing import placing_sentence
from ui.messages.plan_errors import needle_sentence, plan_sentence
from ui.messages.policy import WAY_OUT, policy_sentence
from ui.messages.registry import registry_sentence
from ui.messages.review_errors import review_sentence
from ui.messages.tool_errors import tool_sentence
from ui.messages.words import LANDMARK_WORDS, landmark_word

GENERAL_SENTENCES: Mapping[str, str] = {
    "dicom.not_found": "{file} is not there or cannot be read; choose another folder.",
    "dicom.no_ct": "{file} holds no CT series that can be opened; choose its folder.",
    "dicom.geometry": (
        "The slices of this series do not form an even volume; export it again, or "
        "choose another series."
    ),
    "dicom.pixels": (
        "The pictures of this series cannot be read; copy it again from its source."
    ),
    "work.died": (
        "A part of the program failed while it worked; nothing else is harmed. Try "
        "again, or go on without it."
    ),
    "work.stopped": "It was stopped before it was done; nothing of it was kept.",
    "work.too_long": (
        "A part of the program took longer than {seconds} s and was stopped; nothing "
        "else is harmed. Try again, or go on without it."
    ),
    "work.cluster": "The cluster cannot be used; leave --scheduler out.",
    "plan.other_series": (
        "The plan belongs to another series than {file}; choose the CT it was made on."
    ),
    "plan.document": "The plan document cannot be used: {reason}. Choose another file.",
    "plan.newer": (
        "{file} was written by a later version of Isthmus ({value}; this one reads "
        "{known}); open it with that version."
    ),
    "case.file": "The case file {file} cannot be used; choose another file.",
    "plan.needle": "A needle of the plan cannot be used: {reason}. Draw it again.",
    "anatomy.labels": (
        "The label map {file} cannot be used: {reason}. Choose another, or place "
        "landmarks."
    ),
    "anatomy.level": (
        "The level {level} is not covered; choose another level or another label map."
    ),
    "anatomy.landmarks": "The landmarks of {level} do not fit together: check {names}.",
    "anatomy.engine": (
        "TotalSegmentator could not be used. Use one click or landmarks, or a label "
        "map made elsewhere."
    ),
    "anatomy.seed": (
        "The point placed for {level} cannot be used: click into the middle of its "
        "body, or place landmarks."
    ),
    "anatomy.mirrored": (
        "The anatomy of {level} looks mirrored: right and left may be swapped. Do not "
        "use it."
    ),
    "anatomy.not_seen": (
        "{level} cannot be measured, as this was not found: {structure}. Place "
        "landmarks instead."
    ),
    "rules.policy": "The policy {file} cannot be used; correct it, or take it away.",
    "exchange.markups": "The markups cannot be used: {reason}. Choose another file.",
    "exchange.export": "This could not be exported: {reason}. Choose another place.",
    "review.fit": (
        "{level} could not be found again on the later CT (agreement {correlation}, "
        "repeated searches {spread_mm:mm} apart); show it there by three points."
    ),
    "review.tool": "The review tool {tool} breaks its contract; go on without it.",
    "review.registry": (
        "The registry of review cases cannot be used; check its file, or move it away."
    ),
    "review.case": "The review case cannot be used: {reason}. Choose another file.",
    "rules.book": "The rule book {file} cannot be used; install the program again.",
}
"""For a code whose reason has no sentence of its own."""

SENTENCES_OF: Mapping[str, Callable[[object, Mapping[str, object]], str | None]] = {
    "exchange.export": export_sentence,
    "exchange.markups": markup_sentence,
    "plan.document": plan_sentence,
    "plan.needle": needle_sentence,
    "review.case": review_sentence,
    "review.fit": placing_sentence,
    "review.registry": registry_sentence,
    "review.tool": tool_sentence,
    "rules.book": book_sentence,
    "rules.policy": policy_sentence,
    "work.cluster": cluster_sentence,
}
"""Codes whose sentences name a place in a file."""

UNKNOWN = (
    "Something failed that has no name yet. Your plan is unchanged: save it, and "
    "report what you did."
)

INTERNAL = (
    "The program made a mistake ({kind}) and stopped what it was doing. Your plan is "
    "unchanged: save it, then start again."
)


def sentence_of(error: Exception) -> str:
    """Return what the user reads when something failed. Never empty, never a trace."""
    if not isinstance(error, PlannerError):
        return say(INTERNAL, kind=type(error).__name__)
    return known_sentence(error) or _general(error)


def known_sentence(error: PlannerError) -> str | None:
    """Return the sentence of this very code and reason, or None if there is none."""
    reason = error.facts.get("reason")
    facts = _in_plain_words(error.facts)
    if error.code == "case.file":
        return case_sentence(reason, error.facts)
    if error.code in SENTENCES_OF:
        return SENTENCES_OF[error.code](reason, facts)
    about_images = image_sentence(error.code, reason, error.facts)
    if about_images is not None:
        return about_images
    known = ANATOMY_SENTENCES.get((error.code, str(reason)))
    if known is None and reason is None:
        known = GENERAL_SENTENCES.get(error.code)
    return filled(known, facts) if known else None


def _general(error: PlannerError) -> str:
    general = GENERAL_SENTENCES.get(error.code, say(UNKNOWN))
    return filled(general, _in_plain_words(error.facts))


def _in_plain_words(facts: Mapping[str, object]) -> dict[str, object]:
    named = dict(facts)
    names = named.get("names")
    if isinstance(names, tuple | list):
        named["names"] = _listed([_in_a_sentence(str(name)) for name in names])
    structure = named.get("structure")
    if isinstance(structure, str):
        named["structure"] = not_seen_words((structure,))
    reason = named.get("reason")
    if isinstance(reason, str):
        named["reason"] = reason.replace("_", " ")
    return named


def _in_a_sentence(name: str) -> str:
    """Return the word of a landmark, or the name of something else."""
    word = landmark_word(name)
    return word[:1].lower() + word[1:] if name in LANDMARK_WORDS else word


def _listed(words: list[str]) -> str:
    if len(words) > 5:
        return say(
            "{names} and {count} more",
            names=say(", ").join(words[:4]),
            count=len(words) - 4,
        )
    return say(" and ").join(filter(None, (say(", ").join(words[:-1]), *words[-1:])))


def policy_alarm(error: PlannerError | None) -> str:
    """Return what every screen says while a policy that is there is not in force."""
    if error is None:
        return ""
    return say(
        "Your department's policy is not in force. {why} {consequence}",
        why=sentence_of(error),
        consequence=say(WAY_OUT),
    )


def crash_sentence(error: Exception, file: Path | None) -> str:
    """Return what the user reads when the program itself made a mistake."""
    sentence = sentence_of(error)
    if file is None:
        return sentence
    return say(
        "{sentence} The file {file} helps to mend it; it names no patient.",
        sentence=sentence,
        file=file,
    )
