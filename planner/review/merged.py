"""One review case of many answers: what tools measured, and over it what was told.

Nobody's answer is thrown away: who said what stands beside the case.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from planner.errors import BadPlan, BadReviewCase, BadTool
from planner.plan.document import Place
from planner.review.case import ReviewCase
from planner.review.fields import Group, declared, group_document, group_from, kind_of

REVIEWER = "reviewer"
"""The source of what the reviewer told himself: the last word. No tool has this id."""

IMAGES = "images"
"""The source of what follows from there being images at all."""

NOT_FOR_TOOLS = (
    "case_id",
    "levels",
    "row_kind",
    "source",
    "duplicate_of",
    "as_published",
)
"""What a case is called and where it comes from: no image tells that."""


@attrs.frozen(kw_only=True)
class Answer:
    """What one source says of one field; `value` is as JSON knows it."""

    source: str
    value: Any


@attrs.frozen(kw_only=True, eq=False)
class Merged:
    """The case that counts, and every answer to each field, the one that counts last.

    Fields are named as in the document, such as `imaging.leaks`; `source` of an answer
    is the id of a tool, `IMAGES` or `REVIEWER`.
    """

    case: ReviewCase
    answers: Mapping[str, tuple[Answer, ...]] = attrs.field(factory=dict)

    def source(self, field: str) -> str | None:
        """Return whose answer to a field counts; None if nobody gave one."""
        told = self.answers.get(field)
        return told[-1].source if told else None


def merged(told: ReviewCase, said: Mapping[str, Mapping[str, Any]]) -> Merged:
    """Lay what tools said over each other in their order, and over it what was told.

    `said` holds by tool what its `Result.case` was. A list is replaced whole.

    Raises
    ------
    BadTool
        With the reason "case", the tool and the field, if a tool says what no review
        case can hold.
    """
    for tool, document in said.items():
        _check(tool, document)
    answers: dict[str, tuple[Answer, ...]] = {}
    whole: dict[str, Any] = {}
    sources = {**said, REVIEWER: group_document(told)}
    for source, document in sources.items():
        for field, value in _fields(document):
            if source == REVIEWER and field in NOT_FOR_TOOLS:
                whole[field] = value
                continue
            answer = Answer(source=source, value=value)
            answers[field] = (*answers.get(field, ()), answer)
            _put(whole, field, value)
    return Merged(case=group_from(ReviewCase, Place(whole)), answers=answers)


def _check(tool: str, document: Mapping[str, Any]) -> None:
    for name in NOT_FOR_TOOLS:
        if name in document:
            raise BadTool("not a tool's", reason="case", tool=tool, where=name)
    try:
        group_from(ReviewCase, Place({"case_id": "-", "levels": ["L1"], **document}))
    except (BadPlan, BadReviewCase) as error:
        facts = {**error.facts, "why": error.facts.get("reason")}
        raise BadTool(
            str(error), **{**facts, "reason": "case", "tool": tool}
        ) from error


def _fields(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a document that hold something."""
    known = declared(ReviewCase)
    for name, value in document.items():
        if isinstance(kind_of(known[name]), Group):
            for inner, held in value.items():
                if held is not None:
                    yield f"{name}.{inner}", held
        elif value is not None:
            yield name, value


def _put(whole: dict[str, Any], field: str, value: Any) -> None:
    group, _, name = field.rpartition(".")
    (whole.setdefault(group, {}) if group else whole)[name] = value
