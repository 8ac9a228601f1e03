"""The part of a report that looks back at one level after the operation."""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from planner.report.blocks import Block, Figure, FigureRow, Heading, Paragraph, Table
from planner.review.contract.result import Result, ResultFigure
from planner.review.level_review import LevelReview
from planner.review.merged import IMAGES, REVIEWER
from planner.review.review_document import ReviewedLevel
from planner.rules.book import RuleBook
from planner.rules.findings import Judgement, Severity
from ui.language import say
from ui.messages import report as report_words
from ui.messages import report_review as words
from ui.messages.errors import sentence_of
from ui.messages.review_command import placed_line
from ui.messages.review_form import field_words, value_words
from ui.messages.words import SEVERITY_WORDS
from ui.plugin_words import spoken_review
from ui.report.rows import finding_row, table, verdict
from ui.review.runs import Told

WIDEST_MM = 84.0
"""Two pictures stand side by side on the page."""

PIXEL_MM = 0.3


@attrs.frozen(kw_only=True, eq=False)
class ReviewPart:
    """`reviewed` is None where only people told something and no tool looked."""

    level: str
    reviewed: ReviewedLevel | None
    told: Told
    past: Judgement | None = None
    figures: tuple[FigureRow, ...] = ()


def review_blocks(part: ReviewPart, book: RuleBook) -> Iterator[Block]:
    """Yield all that is known of a leak, the verdict first, the tools last."""
    yield Heading(say(words.REVIEW_OF, level=part.level), 2)
    yield verdict(part.told.judgement)
    yield Paragraph(say(words.ABOUT), "small")
    if part.reviewed is not None:
        yield Paragraph(placed_line(part.reviewed))
    yield from part.figures
    review = spoken_review(part.reviewed.review) if part.reviewed else None
    if review is not None:
        yield from _tool_findings(review)
    yield from _judged(say(words.THE_LEAK), part.told.judgement, book)
    if part.past is not None:
        yield from _judged(say(words.LOOKING_BACK), part.past, book)
    for result in review.results.values() if review else ():
        yield from _told_by_tool(result)
    yield from _answers(part)
    if review is not None:
        yield from _tools(review)


def _judged(title: str, judgement: Judgement, book: RuleBook) -> Iterator[Block]:
    if judgement.alarms:
        yield Heading(say(title), 2)
        yield table(
            report_words.FINDING_HEAD,
            rows=tuple(finding_row(judgement, f, book) for f in judgement.alarms),
            shares=report_words.FINDING_SHARES,
        )


def _tool_findings(review: LevelReview) -> Iterator[Block]:
    titles = {use.id: use.title for use in review.uses}
    found = [
        (Severity(finding.severity), titles.get(tool, tool), finding)
        for tool, result in review.results.items()
        for finding in result.findings
    ]
    found.sort(key=lambda each: -each[0].rank)
    if found:
        yield Heading(say(words.BY_TOOLS), 2)
        yield table(
            words.TOOL_FINDING_HEAD,
            rows=tuple(
                (SEVERITY_WORDS[severity], by, f"{each.title}\n{each.sentence}")
                for severity, by, each in found
            ),
            shares=words.TOOL_FINDING_SHARES,
        )


def _told_by_tool(result: Result) -> Iterator[Block]:
    for each in result.tables:
        yield Heading(each.title, 2)
        share = 1 / len(each.head)
        shares = (share,) * len(each.head)
        yield Table(head=each.head, rows=each.rows, shares=shares)
    figures = tuple(_figure(result, each) for each in result.figures)
    for first in range(0, len(figures), 2):
        yield FigureRow(figures[first : first + 2])
    for section in result.sections:
        yield Heading(section.title, 2)
        yield from map(Paragraph, section.paragraphs)


def _figure(result: Result, figure: ResultFigure) -> Figure:
    pixels = np.asarray(result.arrays[figure.array], np.uint8)
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[:, :, None], 3, axis=2)
    caption = ": ".join(filter(None, (figure.title, figure.caption)))
    width_mm = min(WIDEST_MM, pixels.shape[1] * PIXEL_MM)
    return Figure(picture=pixels, width_mm=width_mm, caption=caption)


def _answers(part: ReviewPart) -> Iterator[Block]:
    """Yield who said what of the patient and the leak, the answer that counts last."""
    answers: Mapping[str, tuple[object, ...]] = part.told.merged.answers
    if not answers:
        return
    titles = {REVIEWER: say(words.REVIEWER), IMAGES: say(words.IMAGES)}
    if part.reviewed is not None:
        titles |= {u.id: u.title for u in spoken_review(part.reviewed.review).uses}
    yield Heading(say(words.KNOWN), 2)
    yield table(
        words.KNOWN_HEAD,
        rows=tuple(
            (
                field_words(field),
                value_words(field, given.value),
                titles.get(given.source, given.source),
            )
            for field, told in part.told.merged.answers.items()
            for given in told
        ),
        shares=words.KNOWN_SHARES,
    )


def _tools(review: LevelReview) -> Iterator[Block]:
    yield Heading(say(words.TOOLS), 2)
    yield table(
        words.TOOL_HEAD,
        rows=tuple(
            (
                f"{use.title}\n{use.id} {use.version}",
                _split(use.sha256),
                say(words.STATUS[use.status], seconds=f"{use.seconds:.1f}")
                if use.problem is None
                else sentence_of(use.problem),
            )
            for use in review.uses
        ),
        shares=words.TOOL_SHARES,
    )


def _split(sha256: str) -> str:
    """Return a hash in two lines, whole: a shortened one proves nothing."""
    half = len(sha256) // 2
    return f"{sha256[:half]}\n{sha256[half:]}"
