"""Review cases as files for others: JSON, and a table with a column for each field.

Both hold everything: what is written is read again as it was. The table of the papers
(`planner.review.case_table`) is read as well.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from planner.errors import BadPlan, BadReviewCase, PlannerError
from planner.plan.document import Place, parse_json
from planner.plan.storage import content_of, replace_file
from planner.review.case import ReviewCase
from planner.review.case_table import cases_of
from planner.review.document import SCHEMA, case_document, case_from_document
from planner.review.fields import (
    Flag,
    Group,
    Kind,
    Name,
    Names,
    Number,
    Text,
    Whole,
    declared,
    kind_of,
)

REGISTRY_NAME = "isthmus-registry"
REGISTRY_SCHEMA = f"{REGISTRY_NAME}/1"
TABLE_SUFFIX = ".csv"
YES, NO, FOUND_NONE = "yes", "no", "none found"
"""The last is an empty list, which is not an empty cell: nobody told."""


def read_cases(path: Path) -> tuple[ReviewCase, ...]:
    """Read cases from a registry, a single review case or a table of either form.

    Raises
    ------
    BadReviewCase
        With the fact `file`, and `where` once the file is read.
    """
    try:
        content = content_of(path)
        if path.suffix.lower() == TABLE_SUFFIX:
            return cases_of_table(content.decode("utf-8-sig"))
        return cases_of_document(parse_json(content))
    except UnicodeDecodeError as error:
        reason = "not_text"
        raise BadReviewCase("not UTF-8", reason=reason, file=str(path)) from error
    except PlannerError as error:
        raise BadReviewCase(str(error), **{**error.facts, "file": str(path)}) from error


def write_cases(cases: Iterable[ReviewCase], path: Path) -> None:
    """Write cases so that `path` holds the old file or the new one, whole."""
    if path.suffix.lower() == TABLE_SUFFIX:
        # With a mark at its head: a spreadsheet else guesses the encoding wrongly.
        content = wide_table(cases).encode("utf-8-sig")
    else:
        text = json.dumps(cases_document(cases), indent=1, ensure_ascii=False) + "\n"
        content = text.encode("utf-8")
    try:
        replace_file(path.resolve(), content)
    except OSError as error:
        raise BadReviewCase(
            "cannot write", reason="unwritable", file=str(path)
        ) from error


# --- JSON ---------------------------------------------------------------------------


def cases_document(cases: Iterable[ReviewCase]) -> dict[str, object]:
    """Return the document `isthmus-registry/1` of some cases."""
    return {"schema": REGISTRY_SCHEMA, "cases": [case_document(c) for c in cases]}


def cases_of_document(document: object) -> tuple[ReviewCase, ...]:
    """Return the cases of a parsed document, also of a single review case."""
    schema = document.get("schema") if isinstance(document, dict) else None
    name, _, number = str(schema).partition("/")
    if name != REGISTRY_NAME:
        return (case_from_document(document),)
    if schema != REGISTRY_SCHEMA:
        reason = "newer" if number.isdecimal() else "not_review_case"
        raise BadReviewCase(
            "version", reason=reason, where="", value=schema, known=REGISTRY_SCHEMA
        )
    try:
        items = Place(document).fields(required=("schema", "cases"))["cases"].items()
    except BadPlan as error:
        raise BadReviewCase(str(error), **error.facts) from error
    return tuple(_with_where(each.value, each.where) for each in items)


def _with_where(document: object, where: str) -> ReviewCase:
    try:
        return case_from_document(document)
    except BadReviewCase as error:
        places = (where, str(error.facts.get("where") or ""))
        error.facts["where"] = ".".join(filter(None, places))
        raise


# --- a wide table ---------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Column:
    """One field: its name in the heading, its group if it has one, and its kind."""

    group: str | None
    field: str
    kind: Kind

    @property
    def name(self) -> str:
        return self.field if self.group is None else f"{self.group}.{self.field}"


def _columns() -> Iterator[_Column]:
    for name, field in declared(ReviewCase).items():
        kind = kind_of(field)
        if isinstance(kind, Group):
            for inner, inner_field in declared(kind.of).items():
                yield _Column(group=name, field=inner, kind=kind_of(inner_field))
        else:
            yield _Column(group=None, field=name, kind=kind)


WIDE_COLUMNS = tuple(_columns())
PAPER_COLUMNS = ("fracture_level_verbatim", "seed_file")
"""By these a table of the papers is known."""
NEEDED = {"case_id", "levels"}


def wide_table(cases: Iterable[ReviewCase]) -> str:
    """Return a table with a column for each field; an empty cell is not told.

    Lists of names stand in one cell with `;` between them, examinations, leaks and
    tracks as JSON.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in WIDE_COLUMNS])
    for case in cases:
        writer.writerow([_cell(case, column) for column in WIDE_COLUMNS])
    return out.getvalue()


def _cell(case: ReviewCase, column: _Column) -> str:
    holder = case if column.group is None else getattr(case, column.group)
    value = getattr(holder, column.field)
    if value is None:
        return ""
    match column.kind:
        case Flag():
            return YES if value else NO
        case Name() | Text():
            return str(value)
        case Number() | Whole():
            return repr(value)
        case Names(allowed=names) if names is not None:
            return ";".join(value) or FOUND_NONE
    return json.dumps(column.kind.plain(value), separators=(",", ":"))


def cases_of_table(text: str) -> tuple[ReviewCase, ...]:
    """Return the cases of a wide table, or of a table as the papers have it.

    Raises
    ------
    BadReviewCase
        "unknown_column" with the names, "not_case_table", or what is wrong in a row.
    """
    head, *rows = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
    known = {column.name: column for column in WIDE_COLUMNS}
    unknown = [name for name in head if name not in known]
    if (unknown and set(head) & set(PAPER_COLUMNS)) or not set(head) >= NEEDED:
        return cases_of(text)
    if unknown or len(set(head)) < len(head):
        names = unknown or sorted({name for name in head if head.count(name) > 1})
        raise BadReviewCase("columns", reason="unknown_column", names=tuple(names))
    found = []
    for number, row in enumerate(rows, start=1):
        if any(row):
            found.append(_case_of_row(dict(zip(head, row, strict=False)), number))
    return tuple(found)


def _case_of_row(cells: Mapping[str, str], number: int) -> ReviewCase:
    known = {column.name: column for column in WIDE_COLUMNS}
    try:
        return case_from_document(_document_of(cells, known))
    except BadReviewCase as error:
        error.facts["where"] = f"row {number}, {error.facts.get('where', '')}"
        raise


def _document_of(
    row: Mapping[str, str], known: Mapping[str, _Column]
) -> dict[str, Any]:
    document: dict[str, Any] = {"schema": SCHEMA}
    for name, text in row.items():
        if not text:
            continue
        column = known[name]
        holder = document
        if column.group is not None:
            holder = document.setdefault(column.group, {})
        holder[column.field] = _value(text, column)
    return document


def _value(text: str, column: _Column) -> Any:
    """Return what a cell stands for; what it cannot be is left to be refused."""
    match column.kind:
        case Flag():
            return {YES: True, NO: False}.get(text, text)
        case Name() | Text():
            return text
        case Names(allowed=names) if names is not None:
            return [] if text == FOUND_NONE else text.split(";")
    try:
        return json.loads(text)
    except ValueError:
        return text
