"""A review case that names nobody, by construction.

A review case holds no date: time is told in days from the operation. What is left that
could name a patient is what somebody typed. None of it goes into a nameless case: its
id is made up, and every other answer is a number within bounds or a word of a list.
"""

import re
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from planner.review.case import ReviewCase
from planner.review.fields import Group, Groups, Names, Text, Words, declared, kind_of

OWN_ID = re.compile(r"own-[0-9a-f]{8}\Z")
RULE_ID = re.compile(r"[A-Z]{1,6}(-[0-9]{2})?\Z")
OLDEST_YEARS = 90
"""Whoever is older counts as that old: so few are older that the age would tell."""

PUBLISHED_ID = re.compile(r"[ST][0-9]{1,3}-(own|[0-9]{1,2})\Z")
NAMES_CASES = ("case_id", "duplicate_of")
RULES_FIELD = "rules_that_would_fire"


def new_own_id() -> str:
    """Return an id for a reviewer's own case, which nothing of the patient is in."""
    return f"own-{secrets.token_hex(4)}"


def told_freely(case: ReviewCase) -> tuple[str, ...]:
    """Return the places of a case that may name somebody; none for a nameless one.

    A place is told as in the document, such as `learning.note`.
    """
    places = [place for place, _ in _typed(case)]
    if not OWN_ID.match(case.case_id):
        places.append("case_id")
    if case.duplicate_of is not None and not _is_id(case.duplicate_of):
        places.append("duplicate_of")
    if (case.patient.age_years or 0) > OLDEST_YEARS:
        places.append("patient.age_years")
    return tuple(places)


def _is_id(name: str) -> bool:
    return bool(OWN_ID.match(name) or PUBLISHED_ID.match(name))


def _typed(value: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the place and value of every typed answer below a value."""
    for name, field in declared(type(value)).items():
        held, kind = getattr(value, name), kind_of(field)
        place = f"{where}.{name}" if where else name
        if held is None or name in NAMES_CASES:
            continue
        if isinstance(kind, Group):
            yield from _typed(held, place)
        elif isinstance(kind, Groups):
            for index, each in enumerate(held):
                yield from _typed(each, f"{place}[{index}]")
        elif _is_free(kind, name, held):
            yield place, held


def _is_free(kind: Any, name: str, held: Any) -> bool:
    if name == RULES_FIELD:
        return not all(RULE_ID.match(rule) for rule in held)
    has_list = isinstance(kind, Names) and kind.allowed is not None
    return isinstance(kind, Text | Names | Words) and not has_list


def nameless(case: ReviewCase) -> ReviewCase:
    """Return a case without anything that somebody typed.

    Its id stays if it was made up, as does what it says to be a duplicate of.
    """
    bare: ReviewCase = _without_typed(attrs.evolve(case, as_published=None))
    age, duplicate_of = bare.patient.age_years, case.duplicate_of
    patient = attrs.evolve(
        bare.patient, age_years=None if age is None else min(age, OLDEST_YEARS)
    )
    return attrs.evolve(
        bare,
        case_id=case.case_id if OWN_ID.match(case.case_id) else new_own_id(),
        duplicate_of=duplicate_of if _is_id(duplicate_of or "") else None,
        row_kind="own",
        patient=patient,
    )


def _without_typed(value: Any) -> Any:
    changes: dict[str, Any] = {}
    for name, field in declared(type(value)).items():
        held, kind = getattr(value, name), kind_of(field)
        if held is None or name in NAMES_CASES:
            continue
        if isinstance(kind, Group):
            changes[name] = _without_typed(held)
        elif isinstance(kind, Groups):
            changes[name] = tuple(map(_without_typed, held))
        elif name == RULES_FIELD:
            changes[name] = tuple(rule for rule in held if RULE_ID.match(rule))
        elif _is_free(kind, name, held):
            changes[name] = None
    return attrs.evolve(value, **changes)


def made_nameless(
    cases: Iterable[ReviewCase],
) -> tuple[tuple[ReviewCase, ...], tuple[str, ...]]:
    """Return cases without what was typed, and the fields that lost something.

    Cases that say of which other they are a duplicate go on saying so under new ids.
    """
    given = tuple(cases)
    made = tuple(map(nameless, given))
    renamed = {old.case_id: new.case_id for old, new in zip(given, made, strict=True)}
    bound = tuple(
        new
        if old.duplicate_of not in renamed
        else attrs.evolve(new, duplicate_of=renamed[old.duplicate_of])
        for old, new in zip(given, made, strict=True)
    )
    places = (place for case in given for place in told_freely(case))
    fields = dict.fromkeys(re.sub(r"\[[0-9]+\]", "", place) for place in places)
    return bound, tuple(name for name in fields if name != "case_id")
