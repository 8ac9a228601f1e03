"""The published cases: a table of them, and the papers' own cases told in full.

A case told in full (`*.json`) stands in place of its row in the table. Two rows may be
one patient, told by two papers: `patients_of` counts each patient once.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from planner.review.case import ReviewCase
from planner.review.case_table import read_case_table
from planner.review.document import case_document, read_case

TABLE_FILE = "published.csv"


def read_published(folder: Path) -> tuple[ReviewCase, ...]:
    """Return the cases of a folder in the order of its table.

    Raises
    ------
    BadReviewCase
        With the fact `file`.
    """
    full = {
        case.case_id: case for case in map(read_case, sorted(folder.glob("*.json")))
    }
    table = read_case_table(folder / TABLE_FILE)
    return tuple(full.get(case.case_id, case) for case in table)


def patients_of(cases: Iterable[ReviewCase]) -> tuple[ReviewCase, ...]:
    """Return one case for each patient: of two that are the same, the fuller one."""
    by_id: dict[str, list[ReviewCase]] = {}
    cases = tuple(cases)
    known = {case.case_id: case for case in cases}
    for case in cases:
        by_id.setdefault(_root_of(case, known), []).append(case)
    return tuple(max(same, key=_answers_in) for same in by_id.values())


def _root_of(case: ReviewCase, known: Mapping[str, ReviewCase]) -> str:
    """Return the id of the case that a case and its duplicates go back to."""
    seen = {case.case_id}
    while case.duplicate_of is not None and case.duplicate_of in known:
        case = known[case.duplicate_of]
        if case.case_id in seen:
            break
        seen.add(case.case_id)
    return min(seen) if case.duplicate_of in seen else case.case_id


def _answers_in(case: ReviewCase) -> int:
    """Return how much a case tells, in answers."""
    return _leaves(case_document(case))


def _leaves(value: object) -> int:
    if isinstance(value, dict):
        return sum(map(_leaves, value.values()))
    return sum(map(_leaves, value)) if isinstance(value, list) else 1
