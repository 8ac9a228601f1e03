"""Every answer that a review case can hold has words in every language."""

import re
from collections.abc import Iterator

import pytest

from planner.review.case import ReviewCase
from planner.review.fields import Group, Groups, Name, Names, declared, kind_of
from ui.language import ENGLISH, LANGUAGE_NAMES, speaking
from ui.messages.review_form import choice_words

OF_THE_TABLE = ("row_kind",)
"""What no reviewer is asked or told."""


def choices(of: type, before: str = "") -> Iterator[tuple[str, str]]:
    for name, field in declared(of).items():
        kind = kind_of(field)
        if isinstance(kind, Group | Groups):
            yield from choices(kind.of, f"{before}{name}.")
        elif isinstance(kind, Name | Names) and name not in OF_THE_TABLE:
            yield from ((f"{before}{name}", value) for value in kind.allowed or ())


@pytest.mark.parametrize("code", sorted(set(LANGUAGE_NAMES) - {ENGLISH}))
def test_every_answer_has_words(code: str):
    with speaking(code):
        said = [choice_words(*choice) for choice in choices(ReviewCase)]
    assert len(said) > 100
    assert [words for words in said if re.search("[a-z]{3}", words)] == []
