"""`isthmus review`: where the cement went, and what would have warned."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from planner.review.contract.result import ToolFinding
from planner.review.review_document import ReviewedLevel
from planner.rules.book import RuleBook
from planner.rules.findings import Severity
from ui.commands.check import findings_lines
from ui.commands.outcome import Exit, Outcome
from ui.language import say
from ui.messages import review_command as words
from ui.messages.errors import policy_alarm, sentence_of
from ui.messages.report_review import LOOKING_BACK
from ui.plugin_host import Offer, available_tools
from ui.plugin_words import spoken_review
from ui.report.review_papers import review_papers
from ui.review_files import write_review
from ui.reviewing import Reviewed, chosen_tools, review_plan
from ui.site_book import site_book


def review(
    plan: Path, *, postop: Path | None, tools: Sequence[str], out: Path | None
) -> Outcome:
    """Review every level; the exit code says whether anything stands against it.

    Raises
    ------
    PlannerError
        If plan or images cannot be opened, or nobody brings a tool that was named.
    """
    book = site_book()
    offer = available_tools(book)
    for name in tools:
        offer.tool(name)
    wanted = chosen_tools(offer.tools, tools)
    reviewed = review_plan(plan, wanted, book, postop=postop)
    document = reviewed.document
    lines = list(_lines(reviewed, offer, book))
    if out is not None:
        papers = _papers(reviewed, book)
        names = write_review(document, reviewed.levels, out, papers)
        lines += ["", say(words.WRITTEN, count=len(names), folder=out.name)]
    not_safe = reviewed.overall in (Severity.STOP, Severity.NA)
    return Outcome(
        text="\n".join(lines),
        document=document,
        warning=policy_alarm(book.policy_error),
        exit_code=Exit.NOT_SAFE if not_safe else Exit.DONE,
    )


def _papers(reviewed: Reviewed, book: RuleBook) -> dict[str, bytes]:
    # Only pictures need a screen, or what stands for one.
    from ui.report.key_pictures import key_pictures

    pictures = key_pictures(reviewed) if reviewed.levels else {}
    return review_papers(reviewed.levels, book, pictures)


def _lines(reviewed: Reviewed, offer: Offer, book: RuleBook) -> Iterator[str]:
    yield from words.overall_lines(reviewed.overall)
    yield from words.refused_lines(reviewed.refused)
    if not reviewed.levels and not reviewed.refused:
        yield say(words.NO_LEVELS)
    for level in reviewed.levels:
        yield ""
        yield from _level_lines(level, book)
    left_out = [*offer.refused.values(), *offer.unreadable]
    if left_out:
        yield ""
    yield from map(sentence_of, left_out)


def _level_lines(level: ReviewedLevel, book: RuleBook) -> Iterator[str]:
    yield words.placed_line(level)
    review = spoken_review(level.review)
    titles = {use.id: use.title for use in review.uses}
    found = [
        (titles[tool], finding)
        for tool, result in review.results.items()
        for finding in result.findings
    ]
    for title, finding in sorted(found, key=_gravest_first):
        yield words.finding_line(title, finding)
    yield from findings_lines(review.judgement, book)
    if level.past is not None:
        yield say(LOOKING_BACK)
        yield from findings_lines(level.past, book)
    yield say(words.TOOLS)
    yield from map(words.use_line, review.uses)


def _gravest_first(found: tuple[str, ToolFinding]) -> int:
    return -Severity(found[1].severity).rank
