"""What a tool returns: findings, overlays, tables, figures and sections of a report.

Texts are English; those that `contract.saying.say` made can be said in any language.
Arrays stand beside the document under names of their own, so that a result travels as
one JSON text and plain array files: nothing in it is ever executed.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.errors import BadPlan, BadReviewCase, BadTool
from planner.levels import LEVELS
from planner.plan.document import Place
from planner.review.contract.saying import SaidEntry, entries_of, said_again
from planner.review.fields import (
    Anything,
    Groups,
    Name,
    Names,
    Numbers,
    Point,
    Rows,
    Text,
    Words,
    always,
    group_document,
    group_from,
    told,
)
from planner.rules.findings import Severity

LABELS, LINES, PLACES = "labels", "lines", "places"
OVERLAYS = (LABELS, LINES, PLACES)
SEVERITIES = tuple(severity.value for severity in Severity)
AFFINE_NUMBERS = 16


@attrs.frozen(kw_only=True)
class ToolFinding:
    """One thing to tell: a few words, one sentence, and where to look (LPS mm).

    `rule` is the rule of the book that it speaks for, if any, and `measures` its
    numbers, whose names carry their unit.
    """

    severity: str = always(Name(SEVERITIES))
    title: str = always(Text())
    sentence: str = always(Text())
    level: str | None = told(Name(LEVELS))
    rule: str | None = told(Text())
    measures: Any = told(Anything())
    references: tuple[str, ...] | None = told(Names())
    at_lps_mm: tuple[float, float, float] | None = told(Point())


@attrs.frozen(kw_only=True)
class Overlay:
    """Something to draw over the images, in patient LPS mm of the post-operative CT.

    `labels`: whole numbers [k, j, i] on a grid of their own, `lps_from_ijk` its sixteen
    numbers row by row; `names` say what 1, 2, ... are. `lines`: (n, 2, 3) end points.
    `places`: (n, 3) points. For both, `names` holds one name for each, or is left out.
    """

    kind: str = always(Name(OVERLAYS))
    title: str = always(Text())
    array: str = always(Text())
    names: tuple[str, ...] | None = told(Words())
    lps_from_ijk: tuple[float, ...] | None = told(Numbers(AFFINE_NUMBERS))


@attrs.frozen(kw_only=True)
class ResultTable:
    """Rows of text as long as the head."""

    title: str = always(Text())
    head: tuple[str, ...] = always(Words(least=1))
    rows: tuple[tuple[str, ...], ...] = always(Rows())

    def __attrs_post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise BadTool("uneven table", reason="table", title=self.title)


@attrs.frozen(kw_only=True)
class ResultFigure:
    """A picture: bytes (rows, columns) in gray or (rows, columns, 3) in colour.

    The same picture with words of another language may lie beside it, under the name
    that `picture_in` gives.
    """

    title: str = always(Text())
    array: str = always(Text())
    caption: str | None = told(Text())


@attrs.frozen(kw_only=True)
class Section:
    """Paragraphs of the report under a heading."""

    title: str = always(Text())
    paragraphs: tuple[str, ...] = always(Words(least=1))


@attrs.frozen(kw_only=True)
class _Told:
    """All of a result that is no array."""

    findings: tuple[ToolFinding, ...] = always(Groups(ToolFinding))
    overlays: tuple[Overlay, ...] = always(Groups(Overlay))
    tables: tuple[ResultTable, ...] = always(Groups(ResultTable))
    figures: tuple[ResultFigure, ...] = always(Groups(ResultFigure))
    sections: tuple[Section, ...] = always(Groups(Section))
    facts: Any = always(Anything())
    case: Any = told(Anything())
    said: tuple[SaidEntry, ...] | None = told(Groups(SaidEntry))


@attrs.frozen(kw_only=True, eq=False)
class Result:
    """All that a tool says.

    `facts` are plain values under names, for the document `isthmus-review/1` and for
    tools that come after. `case` are fields of the review case that the images told, as
    in the document `isthmus-review-case/1`. `arrays` holds what overlays and figures
    name.
    """

    findings: tuple[ToolFinding, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    tables: tuple[ResultTable, ...] = ()
    figures: tuple[ResultFigure, ...] = ()
    sections: tuple[Section, ...] = ()
    facts: Mapping[str, Any] = attrs.field(factory=dict)
    case: Mapping[str, Any] | None = None
    arrays: Mapping[str, NDArray[np.generic]] = attrs.field(factory=dict)


def picture_in(array: str, language: str) -> str:
    """Return the name of a figure's picture in a language, such as `zh_CN`."""
    return f"{array}.{language}"


READ = {
    ToolFinding: ("title", "sentence"),
    Overlay: ("title", "names"),
    ResultTable: ("title", "head", "rows"),
    ResultFigure: ("title", "caption"),
    Section: ("title", "paragraphs"),
}
"""The fields that somebody reads; the others name arrays, rules and papers."""


def with_texts(result: Result, change: Callable[[str], str]) -> Result:
    """Return a result with each text that somebody reads changed."""

    def of(held: Any) -> Any:
        if isinstance(held, tuple):
            return tuple(map(of, held))
        if type(held) not in READ:
            return held and change(held)
        texts = {name: of(getattr(held, name)) for name in READ[type(held)]}
        return attrs.evolve(held, **texts)

    return attrs.evolve(
        result,
        findings=of(result.findings),
        overlays=of(result.overlays),
        tables=of(result.tables),
        figures=of(result.figures),
        sections=of(result.sections),
    )


def texts_of(result: Result) -> tuple[str, ...]:
    """Return each text of a result that somebody reads, as often as it stands there."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    with_texts(result, keep)
    return tuple(found)


def result_document(result: Result) -> dict[str, object]:
    """Return a result as JSON knows it, without its arrays.

    Raises
    ------
    BadTool
        If a value may not stand where it stands, with the place.
    """
    try:
        return group_document(
            _Told(
                findings=result.findings,
                overlays=result.overlays,
                tables=result.tables,
                figures=result.figures,
                sections=result.sections,
                facts=dict(result.facts),
                case=None if result.case is None else dict(result.case),
                said=entries_of(texts_of(result)) or None,
            )
        )
    except (BadPlan, BadReviewCase) as error:
        raise _bad(error) from error


def result_from(document: object, arrays: Mapping[str, NDArray[np.generic]]) -> Result:
    """Return the result that a document and arrays stand for, checked in all its parts.

    Raises
    ------
    BadTool
        With the reason "result" and the place, or "array" and the array's name.
    """
    try:
        told_ = group_from(_Told, Place(document))
    except (BadPlan, BadReviewCase) as error:
        raise _bad(error) from error
    for overlay in told_.overlays:
        _check_overlay(overlay, _named(arrays, overlay.array))
    for figure in told_.figures:
        _check_figure(_named(arrays, figure.array), figure.array)
        for name, array in arrays.items():
            if name.startswith(picture_in(figure.array, "")):
                _check_figure(array, name)
    if not isinstance(told_.facts, dict) or not isinstance(told_.case, dict | None):
        raise BadTool("no object", reason="result", where="facts")
    result = Result(
        findings=told_.findings,
        overlays=told_.overlays,
        tables=told_.tables,
        figures=told_.figures,
        sections=told_.sections,
        facts=told_.facts,
        case=told_.case,
        arrays=arrays,
    )
    said = said_again(told_.said or ())
    return with_texts(result, lambda text: said.get(text, text)) if said else result


def _bad(error: BadPlan | BadReviewCase) -> BadTool:
    facts = {**error.facts, "why": error.facts.get("reason"), "reason": "result"}
    return BadTool(str(error), **facts)


def _named(arrays: Mapping[str, NDArray[np.generic]], name: str) -> NDArray[np.generic]:
    if name not in arrays:
        raise BadTool("no such array", reason="array", array=name, why="missing")
    return arrays[name]


def _check_overlay(overlay: Overlay, array: NDArray[np.generic]) -> None:
    shape = array.shape
    if overlay.kind == LABELS:
        fits = array.ndim == 3 and array.size > 0 and array.dtype.kind in "ub"
        fits = fits and overlay.lps_from_ijk is not None
    else:
        ends = (2, 3) if overlay.kind == LINES else (3,)
        fits = shape[1:] == ends and array.dtype.kind == "f"
        fits = fits and bool(np.isfinite(array).all())
        fits = fits and len(overlay.names or ()) in (0, shape[0])
    if not fits:
        raise BadTool("no overlay", reason="array", array=overlay.array, why="shape")


def _check_figure(array: NDArray[np.generic], name: str) -> None:
    is_colour = array.ndim == 3 and array.shape[2] == 3
    if array.dtype != np.uint8 or array.size == 0 or not (array.ndim == 2 or is_colour):
        raise BadTool("no picture", reason="array", array=name, why="shape")
