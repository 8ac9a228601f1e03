"""Tool "literature": what surgeons did in published cases like this one.

It reads the review case, as the tools before it and the reviewer told it, and the
published cases that ship with the program. It tells; it never advises.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import isthmus_literature_cases as cases
import isthmus_literature_words as words

from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import REVIEW, RULES, Inputs
from planner.review.contract.result import (
    Result,
    ResultTable,
    Section,
    ToolFinding,
)
from planner.review.contract.saying import say
from planner.review.contract.tool import API, ReviewTool, ToolInfo
from planner.review.endoscopic_series import COURSE, MACNAB, REFERENCE
from planner.review.literature import Literature, Option, literature_of
from planner.review.nearness import PLACE, Likeness, Near, profile_of
from planner.rules.book import RuleBook
from planner.shipped import published_cases
from planner.work import Monitor


class LiteratureTool:
    """What was done in published cases."""

    info = ToolInfo(
        id="literature",
        version="1.1",
        title="What was done in published cases",
        summary=(
            "Holds this case against published ones: what was done there, which are "
            "most like it, and how patients fared. No advice, no probability."
        ),
        api=API,
        needs=(REVIEW, RULES),
        after=("compartments", "route", "intradural_signs"),
    )

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        assert inputs.review is not None
        assert inputs.rules is not None
        book = inputs.rules
        monitor.report(0.3)
        told = literature_of(inputs.review, published_cases(), book)
        findings = _findings(told, inputs.level)
        return Result(
            findings=findings,
            tables=_tables(told, book),
            sections=_sections(told, findings, book),
            facts=_facts(told),
        )


def _findings(told: Literature, level: str) -> tuple[ToolFinding, ...]:
    found = [
        ToolFinding(
            severity=option.severity.name if option.rule == "S-09" else "INFO",
            title=words.OPTION_TITLES[option.rule],
            sentence=sentence,
            level=level,
            references=option.references or None,
        )
        for option in told.options
        if (sentence := words.option_sentence(option)) is not None
    ]
    if told.nearest:
        if told.nearest[0].likeness[PLACE] is not Likeness.UNTOLD:
            found.append(_nearest_finding(told.nearest[0], level))
    elif told.profile.places:
        sentence = words.none_alike_sentence(told.profile)
        found.append(_finding("INFO", words.NONE_ALIKE_TITLE, sentence, level))
    if told.open:
        sentence = words.open_sentence(told.open)
        found.append(_finding("NA", words.OPEN_TITLE, sentence, level))
    return tuple(found)


def _finding(severity: str, title: str, sentence: str, level: str) -> ToolFinding:
    return ToolFinding(severity=severity, title=title, sentence=sentence, level=level)


def _nearest_finding(near: Near, level: str) -> ToolFinding:
    paper = cases.paper_of(near.case)
    return ToolFinding(
        severity="INFO",
        title=words.NEAREST_TITLE,
        sentence=words.nearest_sentence(near),
        level=level,
        measures={"difference_count": near.difference_count},
        references=None if paper is None else (paper,),
    )


def _tables(told: Literature, book: RuleBook) -> tuple[ResultTable, ...]:
    tables = []
    counted = [option for option in told.options if option.counts]
    if counted:
        tables.append(
            ResultTable(
                title=words.COUNTED_TITLE,
                head=words.COUNTED_HEAD,
                rows=tuple(row for option in counted for row in _rows(option, book)),
            )
        )
    if told.nearest:
        tables.append(
            ResultTable(
                title=words.NEAREST_TABLE_TITLE,
                head=words.NEAREST_HEAD,
                rows=tuple(_near_row(near, book) for near in told.nearest),
            )
        )
    if any(option.rule == "S-11" for option in told.options):
        tables.append(_course_table(book))
    return tuple(tables)


def _rows(option: Option, book: RuleBook) -> list[tuple[str, ...]]:
    """Return a line for each thing that was counted; the first names the rule."""
    title = words.rule_title(option, book)
    return [
        ("" if place else title, *words.count_cells(name, counted))
        for place, (name, counted) in enumerate(option.counts.items())
    ]


def _near_row(near: Near, book: RuleBook) -> tuple[str, ...]:
    case, profile = near.case, profile_of(near.case, book)
    return (
        cases.title_of(case),
        words.alike_words(near),
        words.story_words(case, profile),
    )


def _course_table(book: RuleBook) -> ResultTable:
    rows = [
        (words.COURSE[f.name], words.figure_words(f), str(f.patients)) for f in COURSE
    ]
    macnab = words.macnab_words(MACNAB)
    rows.append((words.MACNAB_ROW, macnab, str(sum(MACNAB.values()))))
    source = words.short_paper(book.references[REFERENCE])
    return ResultTable(
        title=say(words.COURSE_TITLE, paper=source),
        head=words.COURSE_HEAD,
        rows=tuple(rows),
    )


def _sections(
    told: Literature, findings: tuple[ToolFinding, ...], book: RuleBook
) -> tuple[Section, ...]:
    sections = []
    if findings:
        sentences = [found.sentence for found in findings]
        how = [words.HOW_NEAR] if told.nearest else []
        papers_tell = [words.option_words(o, book) for o in told.options]
        paragraphs = (words.NO_INSTRUCTION, *sentences, *how, *papers_tell)
        sections.append(Section(title=words.SECTION_TITLE, paragraphs=paragraphs))
    cautions = [words.CAUTIONS[name] for name in told.cautions]
    for near in told.nearest:
        note = cases.note_of(near.case)
        if note is not None:
            case = cases.title_of(near.case)
            cautions.append(say(words.DOUBTFUL, case=case, note=note))
    if cautions:
        sections.append(Section(title=words.CAUTIONS_TITLE, paragraphs=tuple(cautions)))
    papers = _papers(told)
    if papers:
        cited = tuple(words.whole_paper(book.references[name]) for name in papers)
        sections.append(Section(title=words.PAPERS_TITLE, paragraphs=cited))
    return tuple(sections)


def _papers(told: Literature) -> list[str]:
    named = [name for option in told.options for name in option.references]
    named += [p for near in told.nearest if (p := cases.paper_of(near.case))]
    return sorted(set(named))


def _facts(told: Literature) -> dict[str, Any]:
    return {
        "options": [
            {
                "rule": option.rule,
                "reason": option.reason,
                "references": list(option.references),
                "counts": {
                    name: {"yes": each.yes, "no": each.no, "untold": each.untold}
                    for name, each in option.counts.items()
                },
            }
            for option in told.options
        ],
        "open": list(told.open),
        "nearest": [
            {
                "case_id": near.case.case_id,
                "difference_count": near.difference_count,
                "vertebrae_apart": near.vertebrae_apart,
                "likeness": {k: v.word for k, v in near.likeness.items()},
            }
            for near in told.nearest
        ],
        "cautions": list(told.cautions),
    }


@hookimpl
def isthmus_review_tools() -> Sequence[ReviewTool]:
    """Return the one tool of this plugin."""
    return (LiteratureTool(),)
