"""A finding tells what was measured and what was asked, and no false comfort."""

import ast
from pathlib import Path
from typing import Any

import attrs
import pytest

from planner.rules.book import load_book
from planner.rules.findings import Finding, Judgement, Severity
from tests.ui.said import ERROR_TYPES, calls, keyword, texts, trees
from ui.messages.findings import (
    COMMON_SENTENCES,
    LIMIT_SOURCES,
    SENTENCES,
    finding_headline,
    finding_sentence,
    headline,
    limit_words,
    reference_words,
    verdict_reason,
)
from ui.resources import resource

NO_RULES = ("book.py", "context.py")
RULES_OF_REVIEW = ("context.py", "judge.py", "retrospect.py")
"""Beside those called rules; a review tool has its words with it, in its plugin."""


def speaks(path: Path) -> bool:
    """Tell whether a file of the planner holds rules, and not their frame."""
    if path.parent.name == "rules":
        return path.name not in NO_RULES
    is_rules = path.name.endswith("_rules.py") or path.name in RULES_OF_REVIEW
    return path.parent.name == "review" and is_rules


def reasons_of_findings() -> set[str]:
    found: set[str] = set()
    for path, tree in trees():
        if speaks(path):
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return found


def test_every_reason_that_has_words_is_still_given_by_a_rule():
    given = reasons_of_findings()
    for _, reason in SENTENCES:
        assert reason in given, f"no rule says {reason} any more"


def verdict_reasons() -> set[str]:
    """What the rules pass as a reason: by keyword, by place, or in a tuple."""
    found: set[str] = set()
    for path, tree in trees():
        if not speaks(path):
            continue
        for name, call in calls(tree):
            if name in ERROR_TYPES:
                continue
            found |= texts(keyword(call, "reason"))
            if name in ("_not_assessed", "finding", "said"):
                found |= {t for a in call.args[1:] for t in texts(a) if t.islower()}
            if name in ("fine", "noted", "unknown"):
                found |= texts(call.args[0]) if call.args else set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Tuple) and len(node.elts) >= 2:
                first, second = node.elts[:2]
                if "Severity" in ast.unparse(first) or "severity" in ast.unparse(first):
                    found |= texts(second)
    return {reason for reason in found if reason.isidentifier()}


def test_every_reason_a_rule_gives_has_a_sentence():
    worded = {reason for _, reason in SENTENCES} | set(COMMON_SENTENCES)
    wordless = verdict_reasons() - worded
    assert not wordless


KEPT = {
    *("clear", "target_anterior", "confirmed", "side_derived", "as_planned"),
    *("entry_lateral", "angle_safe", "both_sides", "tracks_closed", "anterior_clear"),
    *("canal_clear", "no_metal", "views_true", "not_bevelled", "wide_enough"),
    *("under_way", "on_target", "cement_anterior", "cement_before_concavity"),
    *("cement_inside", "dose_fine", "thick_enough", "opaque", "aliquots_small"),
    *("checked", "tracks_sound", "heat_far", "no_change", "foramen_far"),
    *(
        "long_enough",
        "needles_apart",
        "sides_light",
        "all_answered",
        "imaging_complete",
        "wall_intact",
    ),
    *("cortex_whole", "not_pathological", "moderate_compression", "density_kept"),
    *("no_cleft", "pedicles_whole", "patient_awake", "confirmed_yes", "no_red_flag"),
    *("no_contraindication", "plain_anatomy"),
    *("ct_there", "no_leak", "extradural", "called_extradural", "not_layered"),
    *("both_sides_filled", "no_mass", "no_deficit", "no_complication"),
    *("no_track_seen", "tracks_were_sound", "no_onset"),
    *("no_spinal_cement", "no_obstacle"),
}
"""What a rule says when it is kept: its sentence is enough."""


def test_what_is_no_pass_has_a_headline_that_does_not_read_like_one():
    kept = {key for key in SENTENCES if key[1] in KEPT}
    for rule, reason in SENTENCES:
        shown = headline(finding(rule, reason))
        assert (shown is None) == ((rule, reason) in kept), (rule, reason)
    for reason in COMMON_SENTENCES:
        assert headline(finding("P-02", reason)) is not None


def finding(rule: str, reason: str, **changes: Any) -> Finding:
    made = Finding(rule=rule, level="L1", severity=Severity.STOP, reason=reason)
    return attrs.evolve(made, needle="R1", **changes)


@pytest.mark.parametrize(("rule", "reason"), sorted(SENTENCES))
def test_a_finding_without_numbers_says_that_they_are_missing(rule: str, reason: str):
    bare = finding(rule, reason)
    for words in (finding_sentence(bare), finding_headline(bare)):
        assert words
        assert "None" not in words
        assert "{" not in words


def test_a_breach_is_told_with_its_millimetres_and_the_limit():
    breach = finding(
        "P-02",
        "breach",
        measures={"wall": "medial", "clearance_mm": -2.553},
        limits={"breach_mm": 0.0, "tolerated_breach_mm": 2.0},
    )
    sentence = finding_sentence(breach)
    assert "2.6 mm beyond the medial wall" in sentence
    assert "allowed: 0.0 mm" in sentence
    assert finding_headline(breach) == "L1, needle R1: Medial wall breached by 2.6 mm"


def test_a_reason_nobody_knows_is_told_honestly():
    words = finding_sentence(finding("X-99", "brand_new"))
    assert "brand_new" in words
    assert "Do not use this plan" in words


def test_the_banner_explains_the_worst_finding_not_the_first():
    unconfirmed = attrs.evolve(finding("ANAT", "unconfirmed"), severity=Severity.NA)
    crossing = finding("P-01", "crosses", measures={"crossing_distance_mm": 3.0})
    judgement = Judgement(findings=(unconfirmed, crossing), rulebook="x")
    assert "3.0 mm" in verdict_reason(judgement)


def test_an_empty_judgement_is_not_called_safe():
    words = verdict_reason(Judgement(findings=(), rulebook="x"))
    assert words == "Nothing has been planned yet."


def test_every_limit_and_reference_of_the_book_can_be_told():
    book = load_book(resource("rules"))
    for rule in book.rules.values():
        for limit in rule.limits.values():
            assert limit_words(limit)
        for name in rule.references:
            paper = book.references[name]
            words = reference_words(paper)
            assert str(paper.year) in words
            assert paper.authors[0] in words
            assert paper.journal in words
            assert paper.doi is None or paper.doi in words
    origins = {x.origin.value for r in book.rules.values() for x in r.limits.values()}
    assert origins <= LIMIT_SOURCES.keys()
