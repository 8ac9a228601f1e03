"""The review of a plan on paper, where no window was open."""

from collections.abc import Iterator, Mapping, Sequence

from planner.report.blocks import (
    Block,
    FigureRow,
    Heading,
    PageBreak,
    Paragraph,
    ReportDocument,
)
from planner.report.html import html_text
from planner.review.review_document import ReviewedLevel
from planner.rules.book import RuleBook
from ui.language import language, say
from ui.messages import report as words
from ui.messages.policy import book_words
from ui.messages.report_review import REVIEW_OF
from ui.report.review_part import ReviewPart, review_blocks
from ui.resources import resource
from ui.review.runs import Told
from ui.version import version

Pictures = Mapping[str, tuple[FigureRow, ...]]


def review_papers(
    levels: Sequence[ReviewedLevel], book: RuleBook, pictures: Pictures
) -> dict[str, bytes]:
    """Return the report as PDF and as a web page, by file name; it names nobody.

    `pictures` are the key pictures by level.
    """
    if not levels:
        return {}
    names = ", ".join(level.level for level in levels)
    title = say(REVIEW_OF, level=names)
    document = ReportDocument(
        title=title,
        language=language().replace("_", "-"),
        header=say(words.HEADER, version=version()),
        footer=book.id_hash,
        pages=say(words.PAGES),
        blocks=tuple(_blocks(levels, book, title, pictures)),
    )
    from planner.report.pdf import pdf_bytes  # what lays out pages loads slowly

    return {
        "report.pdf": pdf_bytes(document, fonts=resource("fonts")),
        "report.html": html_text(document).encode("utf-8"),
    }


def _blocks(
    levels: Sequence[ReviewedLevel], book: RuleBook, title: str, pictures: Pictures
) -> Iterator[Block]:
    yield Heading(title)
    yield Paragraph(say(words.UNNAMED), "muted")
    for number, level in enumerate(levels):
        if number:
            yield PageBreak()
        review = level.review
        part = ReviewPart(
            level=level.level,
            reviewed=level,
            told=Told(merged=review.merged, judgement=review.judgement),
            past=level.past,
            figures=pictures.get(level.level, ()),
        )
        yield from review_blocks(part, book)
    yield Heading(say(words.METHOD), 2)
    yield Paragraph(book_words(book), "small")
