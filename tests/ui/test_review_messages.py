"""What is said of a leak: in whole sentences, with its numbers, and never an order."""

import re

import pytest

from planner.review import deficit, vocabulary
from planner.review.case import Leak, ReviewCase
from planner.review.context import WAITS_FOR
from planner.review.judge import judge_review
from planner.rules.book import RuleBook, load_book
from planner.rules.findings import Finding
from tests.review_cases import (
    LI_2020,
    MA_2022,
    PUBLISHED,
    V19,
    V20A,
    V20B,
    V20C,
    WELL,
    changed,
)
from ui.messages.findings import (
    COMMON_SENTENCES,
    SENTENCES,
    finding_headline,
    finding_sentence,
)
from ui.messages.review_words import COMPARTMENTS, DEFICITS
from ui.resources import resource

UNTOLD = ReviewCase(case_id="UNTOLD", levels=("L1",))
CASES = (UNTOLD, WELL, V19, V20A, V20B, V20C, *PUBLISHED)
ORDERS = re.compile(r"\b(must|should|perform|operate now|risk of \d|probability of)\b")


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book(resource("rules"))


def told(case: ReviewCase, book: RuleBook) -> dict[str, Finding]:
    return {found.rule: found for found in judge_review(case, book).findings}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.case_id)
def test_every_finding_on_a_leak_has_a_sentence_of_its_own(
    case: ReviewCase, book: RuleBook
):
    for found in judge_review(case, book).findings:
        key = (found.rule, found.reason)
        assert key in SENTENCES or found.reason in COMMON_SENTENCES, key
        for words in (finding_sentence(found), finding_headline(found)):
            assert "_" not in words, words
            assert "None" not in words
            assert not ORDERS.search(words), words
        assert finding_sentence(found)[-1] in ".”"


def test_what_only_repeats_a_gap_has_words_for_every_rule():
    assert WAITS_FOR.keys() <= COMMON_SENTENCES.keys()


def sentence(case: ReviewCase, rule: str, book: RuleBook) -> str:
    return finding_sentence(told(case, book)[rule])


@pytest.mark.parametrize(
    ("case", "rule", "parts"),
    [
        (V19, "R-02", ("within the dura (suspected)", "along a needle's track left")),
        (V19, "R-03", ("through the cortex (type C)", "along a needle's track")),
        (V19, "R-04", ("3 of 3 signs", "(K1)", "(K2)", "(K4)", "no probability")),
        (V19, "R-08", ("loss of strength", "bladder or bowel", "left 2, right 1")),
        (V19, "R-11", ("left and right", "rules of the path")),
        (V19, "S-01", ("urgent opinion of a spine surgeon",)),
        (V19, "S-04", ("Here it began at once",)),
        (V20A, "R-04", ("0 of 3 signs",)),
        (V20A, "S-05", ("in the foramen right", "approach A")),
        (V20B, "R-02", ("in the middle of the canal", "It takes 60 % of the canal")),
        (V20B, "R-03", ("by the vein behind the body (type B)",)),
        (V20B, "S-06", ("at the side of the canal left", "approach B")),
        (V20B, "S-07", ("60 % of the canal", "both sides")),
        (V20C, "R-03", ("type C", "type D in later papers")),
        (V20C, "S-10", ("documented on CT and watched",)),
        (MA_2022, "R-06", ("100 % of the cement", "more on the left")),
        (MA_2022, "R-07", ("joined to the cement in the body",)),
        (MA_2022, "R-10", ("L1",)),
        (LI_2020, "R-12", ("within 30 days of the operation (day 7)",)),
        (MA_2022, "R-12", ("late, beyond 30 days",)),
        (LI_2020, "S-08", ("between the laminae", "iliac crest")),
    ],
)
def test_a_sentence_holds_what_was_found(
    case: ReviewCase, rule: str, parts: tuple[str, ...], book: RuleBook
):
    words = sentence(case, rule, book).replace("\N{NO-BREAK SPACE}", " ")
    for part in parts:
        assert part in words


def test_what_was_done_is_told_of_cases_in_the_literature(book: RuleBook):
    for case, rules in ((V19, ("S-01", "S-02")), (V20A, ("S-05",)), (V20B, ("S-07",))):
        for rule in rules:
            assert "In cases like this in the literature" in sentence(case, rule, book)


def test_a_misplaced_label_is_told_with_its_place(book: RuleBook):
    odd = changed(
        V20B,
        imaging={
            "leaks": (Leak(compartment="epidural_central", midline_fraction=0.4),)
        },
    )
    assert "40" in sentence(odd, "R-02", book)


def test_every_compartment_and_deficit_has_words():
    assert set(vocabulary.COMPARTMENTS) <= COMPARTMENTS.keys()
    assert set(deficit.DEFICITS) == DEFICITS.keys()
