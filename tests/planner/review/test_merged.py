"""What counts in a case is told by order, and nobody's answer is lost."""

import pytest

from planner.errors import BadTool
from planner.review.case import Imaging, ReviewCase
from planner.review.merged import NOT_FOR_TOOLS, REVIEWER, Answer, merged

TOLD = ReviewCase(case_id="mine", levels=("L1",))


def test_a_later_tool_replaces_the_list_of_an_earlier_one():
    both = merged(
        TOLD,
        {
            "compartments": {
                "imaging": {"leaks": [{"compartment": "intradiscal_sup"}]}
            },
            "route": {"imaging": {"leaks": [{"compartment": "intradiscal_inf"}]}},
        },
    )
    assert [leak.compartment for leak in both.case.imaging.leaks or ()] == [
        "intradiscal_inf"
    ]
    assert [each.source for each in both.answers["imaging.leaks"]] == [
        "compartments",
        "route",
    ]


def test_what_the_reviewer_told_himself_has_the_last_word_and_both_are_kept():
    told = ReviewCase(case_id="mine", levels=("L1",), imaging=Imaging(layering="yes"))
    both = merged(told, {"signs": {"imaging": {"layering": "no"}}})
    assert both.case.imaging.layering == "yes"
    assert both.source("imaging.layering") == REVIEWER
    assert both.answers["imaging.layering"] == (
        Answer(source="signs", value="no"),
        Answer(source=REVIEWER, value="yes"),
    )


def test_a_field_that_nobody_told_stays_unknown():
    both = merged(TOLD, {"signs": {"imaging": {"layering": None}}})
    assert both.case == TOLD
    assert both.source("imaging.layering") is None


def test_fields_of_one_group_stand_side_by_side():
    both = merged(
        TOLD,
        {
            "one": {"imaging": {"canal_fraction": 0.25}},
            "two": {"imaging": {"asymmetry_fraction": 0.5}},
        },
    )
    assert both.case.imaging.canal_fraction == 0.25
    assert both.case.imaging.asymmetry_fraction == 0.5


@pytest.mark.parametrize("name", NOT_FOR_TOOLS)
def test_a_tool_may_not_say_whose_case_it_is(name: str):
    with pytest.raises(BadTool) as caught:
        merged(TOLD, {"rogue": {name: "other"}})
    assert caught.value.facts["reason"] == "case"


@pytest.mark.parametrize(
    "document",
    [
        {"imaging": {"layering": "perhaps"}},
        {"imaging": {"no_such_field": 1}},
        {"imaging": 3},
        {"no_such_group": {}},
        {"imaging": {"canal_fraction": 7}},
    ],
)
def test_a_tool_that_says_what_no_case_can_hold_is_named(document: dict[str, object]):
    with pytest.raises(BadTool) as caught:
        merged(TOLD, {"rogue": document})
    assert caught.value.facts["reason"] == "case"
    assert caught.value.facts["tool"] == "rogue"
