"""What a report says: from a judged case to blocks, page by page."""

from collections.abc import Iterator, Mapping

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.case_file.marks import DIGITS, Standing, standing_of
from planner.plan.case import Case, LevelPlan
from planner.plan.storage import case_digest
from planner.report.blocks import (
    Block,
    FigureRow,
    Heading,
    PageBreak,
    Paragraph,
    ReportDocument,
)
from planner.rules.book import RuleBook
from planner.rules.facts import SkinPath
from planner.rules.findings import Judgement, Measures, Severity
from ui.language import language, say
from ui.messages import entries
from ui.messages import report as words
from ui.messages.findings import (
    reference_words,
)
from ui.messages.policy import book_words
from ui.messages.series import changes_words
from ui.messages.signing import paper_words
from ui.report.review_part import ReviewPart, review_blocks
from ui.report.rows import finding_row, table, verdict
from ui.version import version

WALL_RULE = "P-02"


@attrs.frozen(kw_only=True, eq=False)
class ReportFacts:
    """All that a report tells.

    `figures` are by level, `skin` is the way of each needle from the skin, by
    level; `identity` is one line, only there if somebody asked for it. `standing`
    tells who signed this state; None where nobody can have. `reviews` look back at
    levels after the operation.
    """

    case: Case
    vertebrae: Mapping[str, Vertebra]
    judgement: Judgement
    book: RuleBook
    figures: Mapping[str, tuple[FigureRow, ...]] = attrs.field(factory=dict)
    skin: Mapping[str, Mapping[str, SkinPath]] = attrs.field(factory=dict)
    identity: str | None = None
    standing: Standing | None = None
    reviews: tuple[ReviewPart, ...] = ()


def report_document(facts: ReportFacts) -> ReportDocument:
    """Return the report of a case."""
    levels = ", ".join(plan.level for plan in facts.case.levels) or say(words.NO_LEVELS)
    title = say(words.TITLE, levels=levels)
    digest = case_digest(facts.case)[:DIGITS]
    return ReportDocument(
        title=title,
        language=language().replace("_", "-"),
        header=say(words.HEADER, version=version()),
        footer=say(words.FOOTER, state=digest, book=facts.judgement.rulebook),
        pages=say(words.PAGES),
        blocks=tuple(_blocks(facts, title)),
    )


def _blocks(facts: ReportFacts, title: str) -> Iterator[Block]:
    judgement = facts.judgement
    yield Heading(title)
    yield Paragraph(facts.identity or say(words.UNNAMED), "muted")
    yield Paragraph(_signed_words(facts), "strong")
    yield verdict(judgement)
    if facts.book.policy_error is not None:
        yield Paragraph(say(words.POLICY_REFUSED), "strong")
    for number, plan in enumerate(facts.case.levels):
        if number:
            yield PageBreak()
        yield from _level(facts, plan)
    for part in facts.reviews:
        yield PageBreak()
        yield from review_blocks(part, facts.book)
    yield Heading(say(words.METHOD), 2)
    yield Paragraph(say(words.METHOD_WORDS), "small")
    yield Paragraph(book_words(facts.book), "small")
    changed = changes_words(facts.case.study.image_notes)
    if changed:
        yield Paragraph(changed, "small")
    yield from _papers(facts)


def _signed_words(facts: ReportFacts) -> str:
    standing = facts.standing or standing_of(facts.case, ())
    return paper_words(standing, facts.book.stamp)


def _level(facts: ReportFacts, plan: LevelPlan) -> Iterator[Block]:
    vertebra = facts.vertebrae.get(plan.level)
    yield Heading(plan.level, 2)
    yield Paragraph(" ".join(words.anatomy_lines(plan, vertebra)))
    yield from _needles(facts, plan)
    yield from facts.figures.get(plan.level, ())
    yield from _findings(facts, plan)
    if plan.cement is not None:
        yield Heading(say(words.CEMENT), 2)
        yield Paragraph(words.cement_words(plan.cement))
    answers = tuple(words.answer_rows(plan.assessment)) if plan.assessment else ()
    if answers:
        yield Heading(say(words.ANSWERS), 2)
        yield table(
            words.ANSWER_HEAD,
            rows=answers,
            shares=words.ANSWER_SHARES,
        )
    if plan.overrides:
        yield Heading(say(words.ACCEPTED), 2)
        rows = tuple(map(words.accepted_row, plan.overrides))
        yield table(
            words.ACCEPTED_HEAD,
            rows=rows,
            shares=words.ACCEPTED_SHARES,
        )


def _needles(facts: ReportFacts, plan: LevelPlan) -> Iterator[Block]:
    if not plan.needles:
        return
    judgement = facts.judgement
    measured = judgement.measures
    pairs = [(n, measured.get(f"{plan.level}/{n.id}", {})) for n in plan.needles]
    yield Heading(say(words.NEEDLES), 2)
    yield table(
        words.NEEDLE_HEAD,
        rows=tuple(words.needle_row(*pair) for pair in pairs),
        shares=words.NEEDLE_SHARES,
    )
    yield Heading(say(entries.ENTRIES), 2)
    yield table(
        entries.ENTRY_HEAD,
        rows=tuple(
            entries.entry_row(
                needle,
                facts.vertebrae.get(plan.level),
                facts.skin.get(plan.level, {}).get(needle.id),
            )
            for needle in plan.needles
        ),
        shares=entries.ENTRY_SHARES,
    )
    yield Heading(say(words.WALLS), 2)
    yield table(
        words.WALL_HEAD,
        rows=tuple(
            words.wall_row(*pair, _judged_walls(judgement, plan, pair[0].id))
            for pair in pairs
        ),
        shares=words.WALL_SHARES,
    )


def _judged_walls(judgement: Judgement, plan: LevelPlan, needle_id: str) -> Measures:
    """Return what the rule of the walls measured on a needle; nothing if it is NA."""
    for found in judgement.findings:
        if (found.rule, found.level) == (WALL_RULE, plan.level) and (
            found.needle == needle_id
        ):
            return found.measures
    return {}


def _findings(facts: ReportFacts, plan: LevelPlan) -> Iterator[Block]:
    judgement = facts.judgement
    alarms = [found for found in judgement.alarms if found.level == plan.level]
    if not alarms:
        return
    yield Heading(say(words.FINDINGS), 2)
    yield table(
        words.FINDING_HEAD,
        rows=tuple(finding_row(judgement, found, facts.book) for found in alarms),
        shares=words.FINDING_SHARES,
    )


def _papers(facts: ReportFacts) -> Iterator[Block]:
    judged = [facts.judgement]
    judged += [part.told.judgement for part in facts.reviews]
    judged += [part.past for part in facts.reviews if part.past is not None]
    speaking = (
        found
        for judgement in judged
        for found in judgement.alarms
        if found.severity is not Severity.PASS
    )
    cited = sorted({name for finding in speaking for name in finding.references})
    if cited:
        yield Heading(say(words.PAPERS), 2)
    for name in cited:
        yield Paragraph(reference_words(facts.book.references[name]), "small")
