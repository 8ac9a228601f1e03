"""Nothing the planner can say is left without words, and the words do not mislead."""

import ast
import itertools
from pathlib import Path
from typing import get_args

import pytest

from planner.dicom.read_series import NOTED_REASONS
from planner.dicom.series import Reason, Usable, Verdict
from planner.errors import BadLandmarks, BadNeedle, BadPlan, PlannerError
from planner.imaging.volume import Note
from planner.levels import LEVELS
from planner.plan.case import LANDMARK_NAMES, SCHEMES
from tests.ui.said import ERROR_TYPES, calls, keyword, texts, trees
from ui.messages.anatomy_errors import NOT_SEEN_WORDS, NOTE_SENTENCES
from ui.messages.errors import (
    GENERAL_SENTENCES,
    INTERNAL,
    known_sentence,
    sentence_of,
)
from ui.messages.findings import (
    SENTENCES,
)
from ui.messages.review_errors import REVIEW_REASONS
from ui.messages.series import (
    IMAGE_NOTES,
    REASON_SENTENCES,
    USABLE_WORDS,
    VERDICT_WORDS,
    note_about_images,
    reason_sentence,
)
from ui.messages.set_aside import REASON_WORDS
from ui.messages.words import LANDMARK_HINTS, LANDMARK_WORDS, SCHEME_WORDS

OWN_CODES = {
    "book": "rules.book",
    "policy": "rules.policy",
    "plugin_policy": "rules.policy",
    "site_choices": "rules.policy",
}
"""Modules that say what a `Place` refuses under a code of their own."""


def reasons_of_errors() -> set[tuple[str, str]]:
    """Every (code, reason) that is raised somewhere in the source."""
    found: set[tuple[str, str]] = set()
    for path, tree in trees():
        for name, call in calls(tree):
            if name in ERROR_TYPES:
                code = ERROR_TYPES[name].code
                found |= {(code, r) for r in texts(keyword(call, "reason"))}
            elif name in ("refusal", "case_failure") and call.args:
                code = "plan.document" if name == "refusal" else "case.file"
                code = OWN_CODES.get(path.stem, code)
                code = "review.case" if path.parent.name == "review" else code
                found |= {(code, reason) for reason in texts(call.args[0])}
            elif name == "_refused" and len(call.args) == 2:
                code = {"labels": "anatomy.labels", "decode": "dicom.pixels"}.get(
                    path.stem, ""
                )
                found |= {(code, reason) for reason in texts(call.args[1]) if code}
            elif name == "_refused" and path.stem.startswith("markup"):
                found |= {("exchange.markups", r) for r in texts(call.args[0])}
            elif name == "BadVolumeFile":
                for code in ("anatomy.labels", "dicom.no_ct"):
                    found |= {(code, reason) for reason in texts(call.args[0])}
            elif name == "_bad" and path.stem == "schemes":
                found |= {("anatomy.labels", text) for text in texts(call.args[1])}
    return found


def reasons_set_aside() -> set[str]:
    """Every reason for which a file is left closed."""
    found: set[str] = set()
    for _, tree in trees():
        for name, call in calls(tree):
            if name in {"BadVolumeFile", "DamagedHeader"} and call.args:
                found |= texts(call.args[0])
            elif name == "NotSlices":
                found |= texts(call.args[1])
            elif name == "SetAside":
                found |= set(texts(keyword(call, "reason")))
            elif name == "_aside":
                found |= texts(call.args[2])
    return found


@pytest.mark.parametrize("reason", sorted(reasons_set_aside()))
def test_every_reason_to_leave_a_file_closed_has_words(reason: str):
    assert reason in REASON_WORDS


FACTS = {
    "file": "/some/where",
    "level": "L1",
    "names": ("canal_center",),
    "value": "x",
    "reasons": (),
}


def test_the_search_for_reasons_finds_those_we_know_of():
    found = reasons_of_errors()
    assert ("plan.document", "unknown_key") in found
    assert ("anatomy.labels", "no-orientation") in found
    assert ("dicom.no_ct", "empty") in found
    assert ("plan.needle", "no_length") in found
    assert len(found) > 50


@pytest.mark.parametrize(("code", "reason"), sorted(reasons_of_errors()))
def test_every_reason_the_planner_gives_has_its_own_sentence(code: str, reason: str):
    kind = next(k for k in ERROR_TYPES.values() if k.code == code)
    sentence = known_sentence(kind("", **{**FACTS, "reason": reason}))
    assert sentence, f"{code} {reason} has no sentence"
    assert sentence[-1] in ".”"
    assert "{" not in sentence


def test_what_a_document_is_refused_for_is_told_of_a_review_case_as_well():
    """Both are read by the same reader (`planner.plan.document`)."""
    for path, tree in trees():
        if path.name in ("document.py", "fields.py"):
            for name, call in calls(tree):
                shown = keyword(call, "reason") if name == "BadPlan" else None
                if name == "refusal" and call.args:
                    shown = call.args[0]
                assert texts(shown) <= REVIEW_REASONS.keys()


@pytest.mark.parametrize("kind", list(ERROR_TYPES.values()), ids=list(ERROR_TYPES))
def test_every_code_has_a_sentence_even_for_a_reason_nobody_knows(kind):
    assert kind is PlannerError or kind.code in GENERAL_SENTENCES
    for facts in ({}, {"reason": "never_heard_of"}, {**FACTS, "reason": "new"}):
        sentence = sentence_of(kind("", **facts))
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "never_heard_of" not in sentence


def test_an_error_of_the_program_itself_shows_neither_message_nor_trace():
    sentence = sentence_of(KeyError("Doe^John"))
    assert sentence == INTERNAL.format(kind="KeyError")


def test_a_refusal_names_the_file_and_the_place_in_it():
    error = BadPlan(
        "",
        reason="unknown_key",
        file="plan.json",
        where="levels[0].needles[1]",
        key="colour",
    )
    sentence = sentence_of(error)
    for named in ("plan.json", "levels[0].needles[1]", "colour"):
        assert named in sentence


def test_a_refused_needle_is_named():
    sentence = sentence_of(BadNeedle("", reason="no_length", id="R1", file="a.json"))
    assert "R1" in sentence
    assert "a.json" in sentence


def test_landmarks_are_called_by_their_names():
    error = BadLandmarks(
        "", reason="missing", level="L1", names=("canal_center", "anterior_inferior")
    )
    assert "canal centre and lower anterior corner" in sentence_of(error)


# --- names ----------------------------------------------------------------------------


def test_every_landmark_has_a_name_and_a_hint():
    assert set(LANDMARK_WORDS) == set(LANDMARK_HINTS) == set(LANDMARK_NAMES)


def test_left_and_right_are_never_swapped_in_a_name():
    for name, words in LANDMARK_WORDS.items():
        for side in ("left", "right"):
            assert (side in name) == (side in words.lower())


def test_every_label_numbering_has_a_name():
    assert set(SCHEME_WORDS) == set(SCHEMES)


def test_what_was_not_seen_and_every_note_have_words():
    named: set[str] = set()
    noted: set[str] = set()
    for path, tree in trees():
        if path.parent.name != "anatomy":
            continue
        for name, call in calls(tree):
            if name == "Vertebra":
                for node in ast.walk(keyword(call, "notes") or ast.Pass()):
                    noted |= texts(node)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name == "_not_seen":
                for inner in ast.walk(node):
                    named |= {t for t in texts(inner) if t.isidentifier()}
    assert named <= NOT_SEEN_WORDS.keys() | {"_pedicle"}
    assert noted <= NOTE_SENTENCES.keys()


def series_reasons() -> set[str]:
    found: set[str] = set()
    for path, tree in trees():
        if path.parent.name == "dicom":
            for name, call in calls(tree):
                if name == "Reason" and call.args:
                    found |= texts(call.args[0])
    return found


def image_notes() -> set[str]:
    found = set(NOTED_REASONS.values())
    for path, tree in trees():
        if path.parent.name in {"dicom", "imaging"}:
            for name, call in calls(tree):
                if name == "Note" and call.args:
                    found |= texts(call.args[0])
    return found


def test_every_note_on_images_has_words_and_its_facts_in_them():
    assert image_notes() == IMAGE_NOTES.keys()
    note = Note("unsheared", {"tilt_deg": 18.5, "shift_mm": 0.79})
    assert "18.5°" in note_about_images(note).replace(" °", "°")


def test_every_reason_and_verdict_on_a_series_has_words():
    assert series_reasons() <= REASON_SENTENCES.keys()
    assert {"gap", "tilt", "truncated"} <= series_reasons()
    assert set(VERDICT_WORDS) == set(get_args(Verdict))
    assert set(USABLE_WORDS) == set(get_args(Usable))


def test_a_gap_names_the_slices_beside_it_without_their_folder():
    facts = {
        "missing": 2,
        "step_mm": 7.5,
        "expected_mm": 2.5,
        "after": Path("/data/doe_john/a.dcm"),
        "before": Path("/data/doe_john/b.dcm"),
    }
    sentence = reason_sentence(Reason("gap", facts))
    assert "7.50 mm" in sentence
    assert "a.dcm" in sentence
    assert "doe" not in sentence


def test_no_sentence_is_too_long_to_be_read_at_a_glance():
    plain = (
        text
        for text in itertools.chain(SENTENCES.values(), REASON_SENTENCES.values())
        if isinstance(text, str)
    )
    assert max(map(len, plain)) < 240


def test_every_level_is_written_as_the_surgeon_writes_it():
    assert all(level[0] in "TLS" for level in LEVELS)
