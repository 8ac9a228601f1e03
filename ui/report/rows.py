"""Tables and verdicts of a report, made of what was judged."""

from planner.report.blocks import Table, Verdict
from planner.rules.book import RuleBook
from planner.rules.findings import Finding, Judgement
from ui.language import say
from ui.messages.findings import (
    alarm_sentence,
    count_words,
    limit_source,
    subject,
)
from ui.messages.words import SEVERITY_MEANINGS, SEVERITY_WORDS
from ui.theme import LIGHT, SEVERITY_TOKENS


def table(
    head: tuple[str, ...],
    *,
    rows: tuple[tuple[str, ...], ...],
    shares: tuple[float, ...],
) -> Table:
    return Table(head=tuple(map(say, head)), rows=rows, shares=shares)


def verdict(judgement: Judgement) -> Verdict:
    """Return the worst of all findings, as the first thing to be read."""
    overall = judgement.overall
    colour: str = getattr(LIGHT, SEVERITY_TOKENS[overall])
    return Verdict(
        word=SEVERITY_WORDS[overall],
        meaning=f"{SEVERITY_MEANINGS[overall]}\n{count_words(judgement)}",
        colour=colour.removeprefix("#"),
    )


def finding_row(
    judgement: Judgement, found: Finding, book: RuleBook
) -> tuple[str, ...]:
    """Return a finding as the table of findings tells it."""
    papers = (book.references[name] for name in found.references)
    cited = "; ".join(f"{paper.authors[0]} {paper.year}" for paper in papers)
    grounds = limit_source(found) if found.limits else ""
    return (
        SEVERITY_WORDS[found.severity],
        subject(found),
        found.rule,
        alarm_sentence(judgement, found),
        "\n".join(filter(None, (grounds, cited))),
    )
