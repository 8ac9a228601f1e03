"""`isthmus registry`: review cases, published and own; listed, added, held together."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from planner.errors import BadRegistry
from planner.review.case import ReviewCase
from planner.review.document import read_case
from planner.review.facets import (
    COMPARTMENT,
    ORIGIN,
    OWN,
    counts,
    filtered,
    values_of,
)
from planner.review.nameless import made_nameless
from planner.review.nearness import Likeness, Near, nearest, profile_of
from planner.review.published import patients_of
from planner.review.registry import CaseRegistry
from planner.review.registry_document import cases_document, read_cases, write_cases
from planner.rules.book import RuleBook
from ui.case_registry import user_registry
from ui.commands.outcome import Outcome
from ui.language import say
from ui.messages import registry as words
from ui.site_book import site_book

ROW = "{:<13} {:<28} {:<9} {:<9} {}"


def list_cases(wanted: Mapping[str, str], *, file: Path | None) -> Outcome:
    """List the cases that are as wanted, and count them; unknown counts as unknown.

    Raises
    ------
    BadRegistry
        Also "unknown_facet_value" for a value that no case has.
    """
    book, contents = site_book(), user_registry(file).read()
    known = counts(contents.cases, book)
    for facet, value in wanted.items():
        if value not in known[facet]:
            raise BadRegistry(
                "no such value",
                reason="unknown_facet_value",
                key=words.FACETS[facet].lower(),
                value=value,
                allowed=sorted(known[facet]),
            )
    cases = filtered(contents.cases, wanted, book)
    rows = [_row(case, book) for case in cases]
    lines = [*rows, "", *_counted(cases, book)]
    return Outcome(
        text="\n".join(lines),
        document={**cases_document(cases), "counts": counts(cases, book)},
        warning=words.damaged_line(contents),
    )


def _row(case: ReviewCase, book: RuleBook) -> str:
    values = values_of(case, book)
    same = f" (= {case.duplicate_of})" if case.duplicate_of else ""
    return ROW.format(
        case.case_id,
        f"{words.title_of(case)}{same}",
        say(", ").join(case.levels),
        case.index.technique or say(words.UNKNOWN_WORD),
        words.values_words(values, COMPARTMENT),
    )


def _counted(cases: tuple[ReviewCase, ...], book: RuleBook) -> Iterator[str]:
    yield words.contents_line(cases, len(patients_of(cases)))
    for facet, by_value in counts(cases, book).items():
        if cases and facet != ORIGIN:
            yield words.counts_line(facet, by_value)


def add_cases(path: Path, *, file: Path | None) -> Outcome:
    """Take in the cases of a file as own ones, without anything that was typed."""
    given = read_cases(path)
    own = [case for case in given if case.row_kind in (None, OWN)]
    made, lost = made_nameless(own)
    taken = user_registry(file).take_in(made)
    lines = [words.taken_line(taken), words.lost_line(lost), *taken.added]
    return Outcome(
        text="\n".join(filter(None, lines)),
        document={
            "added": list(taken.added),
            "known": list(taken.known),
            "differing": list(taken.differing),
            "left_out": list(lost),
        },
    )


def remove_case(case_id: str, *, file: Path | None) -> Outcome:
    user_registry(file).remove(case_id)
    return Outcome(text=say("Removed {case_id}.", case_id=case_id), document={})


def export_cases(path: Path, *, only_own: bool, file: Path | None) -> Outcome:
    """Write cases as JSON, or as a table where the name ends in .csv."""
    contents = user_registry(file).read()
    cases = contents.own if only_own else contents.cases
    write_cases(cases, path)
    return Outcome(
        text=say("Wrote {count} cases to {file}.", count=len(cases), file=path.name),
        document={"cases": len(cases)},
        warning=words.damaged_line(contents),
    )


def nearest_cases(case: str, *, count: int, file: Path | None) -> Outcome:
    """Name the published patients most like a case, and in what.

    `case` is the id of a case of the registry, or a file with a review case.
    """
    book, registry = site_book(), user_registry(file)
    ours = _case_of(case, registry)
    patients = patients_of(registry.read().published)
    others = [each for each in patients if each.case_id != ours.case_id]
    near = nearest(profile_of(ours, book), others, book)[:count]
    lines = [line for each in near for line in _near_lines(each)]
    return Outcome(
        text="\n".join([*lines, "", say(words.HOW_NEAR)]),
        document={"nearest": [_near_document(each) for each in near]},
    )


def _case_of(name: str, registry: CaseRegistry) -> ReviewCase:
    for case in registry.read().cases:
        if case.case_id == name:
            return case
    if Path(name).exists():
        return read_case(Path(name))
    raise BadRegistry("no such case", reason="no_such_case", value=name)


def _near_lines(near: Near) -> Iterator[str]:
    yield words.near_line(near)
    for likeness in Likeness:
        line = words.likeness_line(near, likeness)
        if line:
            yield f"  {line}"


def _near_document(near: Near) -> dict[str, object]:
    return {
        "case_id": near.case.case_id,
        "source": near.case.source,
        "levels": list(near.case.levels),
        "difference_count": near.difference_count,
        "vertebrae_apart": near.vertebrae_apart,
        "likeness": {name: each.word for name, each in near.likeness.items()},
    }
