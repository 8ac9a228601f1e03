"""What was done is told as done: no rule tells anybody to move a needle any more."""

import re

import attrs
import pytest

from planner.review.retrospect import BEFORE_ONLY
from planner.rules.findings import Finding, Severity
from tests.ui.test_finding_messages import KEPT
from ui.messages import findings, past_findings
from ui.messages.findings import finding_headline, finding_sentence, headline

ADVICE = re.compile(
    r"(^|\. )(Move|Take|Place|Plan|Draw|Keep|Advance|Bring|Wait|Use|Give|Do not|Stop|"
    r"Have|Correct the|Judge|Aim|Compare)\b|\b(would|is planned|are planned|must)\b"
)
PRESENT = re.compile(
    r"\b(needle|tip) (is|lies|runs|ends|comes|crosses|passes)\b", re.IGNORECASE
)

NEVER_PAST = {
    *(("P-01", "view_not_true"), ("C-06", "behind_shoulders"), ("D-03", "under_way")),
    *(("C-13", "cleft_open"), ("C-03", "defect_near")),
}


def keys() -> list[tuple[str, str]]:
    """Everything that a rule of path or cement may say after the operation."""
    return sorted(
        key
        for key in findings.SENTENCES
        if key[0].partition("-")[0] in "PCD"
        and key[0] not in BEFORE_ONLY
        and key not in NEVER_PAST
    )


def found(rule: str, reason: str) -> Finding:
    return Finding(
        rule=rule,
        level="L1",
        needle="2",
        severity=Severity.STOP,
        reason=reason,
        is_past=True,
    )


@pytest.mark.parametrize(("rule", "reason"), keys())
def test_nothing_said_afterwards_is_advice(rule: str, reason: str):
    words = finding_sentence(found(rule, reason))
    assert not ADVICE.search(words), words
    assert not PRESENT.search(words), words
    assert words.endswith(".")
    assert "None" not in words
    assert "{" not in words


@pytest.mark.parametrize(("rule", "reason"), sorted(past_findings.SENTENCES))
def test_what_the_rules_say_afterwards_they_say_before(rule: str, reason: str):
    assert (rule, reason) in findings.SENTENCES
    is_kept = reason in KEPT
    assert (headline(found(rule, reason)) is None) == is_kept


@pytest.mark.parametrize("reason", sorted(past_findings.COMMON_SENTENCES))
def test_what_any_rule_may_say_is_told_without_advice(reason: str):
    assert reason in findings.COMMON_SENTENCES
    for rule in ("P-01", "P-02", "C-02"):
        words = finding_sentence(found(rule, reason))
        assert not ADVICE.search(words), words


def test_a_breach_is_told_with_its_track_and_its_millimetres():
    breach = attrs.evolve(
        found("P-02", "breach"), measures={"wall": "medial", "clearance_mm": -2.553}
    )
    assert finding_sentence(breach) == (
        "The needle's surface was 2.6 mm beyond the medial wall."
    )
    assert finding_headline(breach) == "L1, track 2: Medial wall was breached"


def test_the_plan_is_told_as_before():
    breach = attrs.evolve(found("P-02", "breach"), is_past=False)
    assert finding_headline(breach).startswith("L1, needle 2: ")
