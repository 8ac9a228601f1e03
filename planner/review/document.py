"""Between the document `isthmus-review-case/1` and a review case.

The same rules are published as a JSON Schema in `resources/schema`.
"""

import json
from pathlib import Path

from planner.errors import BadPlan, BadReviewCase, PlannerError
from planner.plan.document import Place, parse_json
from planner.plan.storage import content_of, replace_file
from planner.review.case import ReviewCase
from planner.review.fields import group_document, group_from

SCHEMA_NAME = "isthmus-review-case"
SCHEMA_NUMBER = 1
SCHEMA = f"{SCHEMA_NAME}/{SCHEMA_NUMBER}"


def case_document(case: ReviewCase) -> dict[str, object]:
    """Return the document of a case, ready for `json.dumps`."""
    return {"schema": SCHEMA, **group_document(case)}


def case_from_document(document: object) -> ReviewCase:
    """Return the case that a parsed document holds.

    Raises
    ------
    BadReviewCase
        With `reason`, `where` and what helps to mend it; the reason is `newer` for a
        document of a later version, of which nothing else is looked at.
    """
    try:
        return group_from(ReviewCase, Place(_without_schema(document)))
    except BadPlan as error:
        raise BadReviewCase(str(error), **error.facts) from error


def _without_schema(document: object) -> dict[str, object]:
    if not isinstance(document, dict):
        raise BadReviewCase("no object", reason="not_review_case", where="")
    schema = document.get("schema")
    if schema != SCHEMA:
        name, _, number = str(schema).partition("/")
        is_known = name == SCHEMA_NAME and number.isdecimal()
        raise BadReviewCase(
            "not this schema",
            reason="newer" if is_known else "not_review_case",
            where="",
            value=schema,
            known=SCHEMA,
        )
    return {key: value for key, value in document.items() if key != "schema"}


def read_case(path: Path) -> ReviewCase:
    """Read a review case from a file; refusals name it in the fact `file`."""
    try:
        return case_from_document(parse_json(content_of(path)))
    except PlannerError as error:
        raise BadReviewCase(str(error), **{**error.facts, "file": str(path)}) from error


def write_case(case: ReviewCase, path: Path) -> None:
    """Write a review case so that `path` holds the old one or the new one, whole."""
    text = json.dumps(case_document(case), indent=1) + "\n"
    try:
        replace_file(path.resolve(), text.encode("ascii"))
    except OSError as error:
        raise BadReviewCase(
            "cannot write", reason="unwritable", file=str(path)
        ) from error
