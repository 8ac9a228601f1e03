"""Cases are filtered and counted by what was told; unknown is counted as unknown."""

import pytest

from planner.review.case import ReviewCase
from planner.review.facets import FACETS, UNKNOWN, counts, filtered, values_of
from planner.rules.book import RuleBook
from planner.shipped import published_cases
from tests.review_cases import V19, V20A, V20B, V20C


def test_the_published_cases_counted_by_hand(book: RuleBook):
    """Seventeen patients; Ma's row of the table and Ma's own case are one."""
    found = counts(published_cases(), book)
    assert found["origin"] == {"published": 17, "unknown": 0}
    assert found["technique"] == {"PVP": 6, "PKP": 2, "unknown": 9}
    assert found["onset"] == {"immediate": 1, "early": 2, "late": 1, "unknown": 13}
    assert found["level"] == {
        "L1": 7,
        "L2": 3,
        "T12": 5,
        "T7": 1,
        "T11": 1,
        "L5": 1,
        "unknown": 0,
    }
    assert found["deficit"]["paresis"] == 12
    assert found["deficit"][UNKNOWN] == 4
    assert found["compartment"]["intradural"] == 12
    assert found["treatment"]["durotomy"] == 8
    assert found["treatment"]["none"] == 1


@pytest.mark.parametrize("facet", FACETS)
def test_every_case_is_under_every_facet(facet: str, book: RuleBook):
    silent = ReviewCase(case_id="a", levels=("L1",))
    for case in (*published_cases(), V19, V20C, silent):
        assert values_of(case, book)[facet]


def names(found: tuple[ReviewCase, ...]) -> list[str]:
    return [case.case_id for case in found]


CASES = (*published_cases(), V19, V20A, V20B, V20C)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"level": "T7"}, ["S002-own"]),
        ({"technique": "PKP"}, ["S002-own", "S003-own"]),
        ({"compartment": "foraminal"}, ["S004-1", "V20a"]),
        ({"onset": "late"}, ["S000-own"]),
        ({"treatment": "corpectomy"}, ["T1-03", "S002-own"]),
        ({"origin": "own"}, ["V19", "V20a", "V20b", "V20c"]),
        ({"origin": "own", "deficit": "none"}, ["V20c"]),
        ({"level": "T12", "onset": "immediate"}, ["S001-own", "V19"]),
        ({"technique": UNKNOWN, "origin": "own"}, ["V20a", "V20b", "V20c"]),
        ({"treatment": "operated"}, ["S003-own"]),
    ],
)
def test_a_filter_finds_what_was_told_and_nothing_that_was_not(
    wanted: dict[str, str], expected: list[str], book: RuleBook
):
    assert names(filtered(CASES, wanted, book)) == expected


def test_without_a_filter_all_cases_are_there(book: RuleBook):
    assert filtered(CASES, {}, book) == CASES


def test_no_leak_and_nobody_looked_are_two_answers(book: RuleBook):
    silent = ReviewCase(case_id="a", levels=("L1",))
    assert values_of(silent, book)["compartment"] == (UNKNOWN,)
    assert values_of(V20C, book)["deficit"] == ("none",)
    assert values_of(silent, book)["deficit"] == (UNKNOWN,)
