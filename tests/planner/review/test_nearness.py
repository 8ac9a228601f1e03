"""How like two cases are, thing by thing; what nobody told is never alike."""

from typing import Any

import attrs
import pytest

from planner.review.case import Event, IndexProcedure, Leak, Patient, ReviewCase
from planner.review.nearness import (
    PLACE,
    THINGS,
    Likeness,
    nearest,
    places_of,
    profile_of,
    vertebrae_apart,
)
from planner.rules.book import RuleBook
from planner.shipped import published_cases
from tests.review_cases import NO_SIGNS, V19, V20A, V20B, WELL, changed


def likeness(one: ReviewCase, other: ReviewCase, book: RuleBook) -> dict[str, str]:
    (near,) = nearest(profile_of(one, book), (other,), book)
    return {name: near.likeness[name].word for name in THINGS}


FULL = changed(
    V20B,
    patient=Patient(fracture_type="osteoporotic"),
    index={"technique": "PVP"},
    event={"onset_days": 2},
)


def test_a_case_is_the_same_as_itself_in_all_six_things(book: RuleBook):
    (near,) = nearest(profile_of(FULL, book), (FULL,), book)
    assert near.things(Likeness.SAME) == THINGS
    assert near.difference_count == 0


def test_a_case_of_which_nothing_is_told_is_like_none(book: RuleBook):
    empty = ReviewCase(case_id="empty", levels=("T5",))
    (near,) = nearest(profile_of(empty, book), (empty,), book)
    assert set(near.things(Likeness.UNTOLD)) == set(THINGS) - {"level"}
    assert near.difference_count == 5


@pytest.mark.parametrize(
    ("groups", "thing", "word"),
    [
        ({"levels": ("L2",)}, "level", "partly"),
        ({"levels": ("L3",)}, "level", "other"),
        ({"levels": ("L3", "L1")}, "level", "same"),
        ({"index": IndexProcedure(technique="PKP")}, "technique", "other"),
        ({"index": IndexProcedure()}, "technique", "untold"),
        ({"patient": Patient(fracture_type="pathological")}, "fracture", "other"),
        ({"event": Event(onset_days=0, complications=())}, "onset", "other"),
    ],
)
def test_one_thing_that_differs_is_told_and_the_others_stay_the_same(
    groups: dict[str, Any], thing: str, word: str, book: RuleBook
):
    found = likeness(FULL, attrs.evolve(FULL, **groups), book)
    assert found == {**dict.fromkeys(THINGS, "same"), thing: word}


def lying(*compartments: str) -> ReviewCase:
    leaks = tuple(Leak(compartment=name) for name in compartments)
    return changed(WELL, imaging={"leaks": leaks, **NO_SIGNS})


@pytest.mark.parametrize(
    ("ours", "theirs", "word"),
    [
        (("foraminal",), ("foraminal", "intradiscal_sup"), "same"),
        (("epidural_central",), ("epidural_paracentral",), "same"),
        (("foraminal", "epidural_pedicle_breach"), ("foraminal",), "partly"),
        (("foraminal",), ("epidural_central",), "other"),
        (("epidural",), ("epidural_central",), "untold"),
        (("canal",), ("intradural",), "untold"),
        (("epidural",), ("intradural",), "other"),
        (("intradiscal_sup",), ("paravertebral",), "same"),
        ((), ("paravertebral",), "other"),
        ((), (), "same"),
    ],
)
def test_places_are_alike_where_they_are_reached_alike(
    ours: tuple[str, ...], theirs: tuple[str, ...], word: str, book: RuleBook
):
    found = likeness(lying(*ours), lying(*theirs), book)
    back = likeness(lying(*theirs), lying(*ours), book)
    assert (found[PLACE], back[PLACE]) == (word, word)


def test_within_the_dura_no_other_place_counts(book: RuleBook):
    assert profile_of(V19, book).places == {"within_dura"}
    assert places_of(V20A, is_intradural=True) == {"within_dura"}


def test_the_place_goes_before_all_else(book: RuleBook):
    """V20a: of the published cases only those with cement there come first."""
    found = nearest(profile_of(V20A, book), published_cases(), book)
    assert [near.case.case_id for near in found[:3]] == ["S004-1", "S004-2", "S004-4"]
    assert found[0].things(Likeness.SAME) == ("place", "level")


def test_between_two_that_are_equally_like_the_nearer_vertebra_goes_first(
    book: RuleBook,
):
    near, far = (attrs.evolve(FULL, case_id=name) for name in "ba")
    near, far = attrs.evolve(near, levels=("L3",)), attrs.evolve(far, levels=("L5",))
    found = nearest(profile_of(FULL, book), (far, near), book)
    assert [each.case.case_id for each in found] == ["b", "a"]


def test_the_order_of_the_cases_does_not_matter(book: RuleBook):
    cases = published_cases()
    for case in (V19, V20B):
        profile = profile_of(case, book)
        assert nearest(profile, cases, book) == nearest(profile, cases[::-1], book)


def test_vertebrae_are_counted_as_most_people_have_them():
    assert vertebrae_apart(("T12",), ("L1",)) == 1
    assert vertebrae_apart(("T13",), ("L1",)) == 0.5
    assert vertebrae_apart(("L5",), ("S1",)) == 1
