"""`isthmus check`: judge a plan. Knows no window: Qt and VTK are never loaded."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from planner.case_file.marks import standing_of
from planner.case_file.reading import is_case_file
from planner.rules.book import RuleBook
from planner.rules.evaluate import findings_document
from planner.rules.findings import Finding, Judgement, Severity
from planner.work import Monitor
from ui.commands.columns import padded, width_of, wrapped
from ui.commands.outcome import Exit, Outcome
from ui.judged_case import JudgedCase, judged
from ui.language import say
from ui.messages.anatomy_errors import note_sentence
from ui.messages.errors import policy_alarm, sentence_of
from ui.messages.findings import (
    alarm_sentence,
    limit_source,
    reference_words,
    subject,
)
from ui.messages.policy import policy_words
from ui.messages.series import changes_words, note_about_images
from ui.messages.signing import paper_words, report_words
from ui.messages.words import SEVERITY_MEANINGS, SEVERITY_WORDS
from ui.opening import OpenedCase, open_plan
from ui.site_book import site_book

WIDEST_TEXT = 100


def check(plan: Path) -> Outcome:
    """Judge the plan; the exit code says whether anything stands against it."""
    book = site_book()
    opened = open_plan(plan, monitor=Monitor())
    result = judged(opened, book)
    judgement = result.judgement
    notes = map(note_about_images, opened.case.study.image_notes)
    lines = [*verdict_lines(judgement), *signed_lines(plan, opened, book), *notes, ""]
    lines += findings_lines(
        judgement, book, images=changes_words(opened.case.study.image_notes)
    )
    lines += anatomy_lines(result)
    lines += reference_lines(judgement, book)
    return Outcome(
        text="\n".join(lines),
        document=findings_document(judgement, opened.case),
        warning=policy_alarm(book.policy_error),
        exit_code=exit_code_of(judgement),
    )


def exit_code_of(judgement: Judgement) -> Exit:
    not_safe = judgement.overall in (Severity.STOP, Severity.NA)
    return Exit.NOT_SAFE if not_safe else Exit.DONE


def verdict_lines(judgement: Judgement) -> Iterator[str]:
    overall = judgement.overall
    yield f"{SEVERITY_WORDS[overall]}: {SEVERITY_MEANINGS[overall]}"
    yield say("Judged by the rule book {book}.", book=judgement.rulebook)
    if judgement.policy is not None:
        yield say("Policy {policy}.", policy=policy_words(judgement.policy))
    if judgement.policy_error is not None:
        yield policy_alarm(judgement.policy_error)


def signed_lines(path: Path, opened: OpenedCase, book: RuleBook) -> Iterator[str]:
    """Yield who signed the state of a case file; a plan document holds no such."""
    if is_case_file(path):
        standing = standing_of(opened.case, opened.marks)
        yield paper_words(standing, book.stamp)
        yield say("State {state}.", state=standing.short)
        if standing.is_report_old:
            yield report_words(standing)


def findings_lines(
    judgement: Judgement, book: RuleBook, *, images: str = ""
) -> Iterator[str]:
    """Yield a table: verdict, what it is about, rule, and the rule's words."""
    subjects = [say("About"), *map(subject, judgement.alarms)]
    about = max(map(width_of, subjects))
    yield _head(say("Verdict"), say("About"), say("Rule"), about) + say("Finding")
    for finding in judgement.alarms:
        words = SEVERITY_WORDS[finding.severity]
        head = _head(words, subject(finding), finding.rule, about)
        yield from _wrapped(head, alarm_sentence(judgement, finding))
        yield from _wrapped(" " * width_of(head), _grounds(finding, book))
        if finding.measures:
            yield from _wrapped(" " * width_of(head), images)


def _grounds(finding: Finding, book: RuleBook) -> str:
    """Return whose limit this is, and the papers behind it."""
    is_kept = finding.severity is Severity.PASS
    names = () if is_kept else finding.references
    papers = (book.references[name] for name in names)
    cited = "; ".join(f"{paper.authors[0]} {paper.year}" for paper in papers)
    if not finding.limits:
        return f"({cited})" if cited else ""
    source = limit_source(finding)
    return f"({source}; {cited})" if cited else f"({source})"


def anatomy_lines(result: JudgedCase) -> Iterator[str]:
    """Yield what must be read beside the measurements."""
    for level, problem in result.problems.items():
        yield from _wrapped(f"{level}: ", sentence_of(problem))
    for level, vertebra in result.vertebrae.items():
        for code in vertebra.notes:
            yield from _wrapped(f"{level}: ", note_sentence(code))


def reference_lines(judgement: Judgement, book: RuleBook) -> Iterator[str]:
    speaking = (f for f in judgement.alarms if f.severity is not Severity.PASS)
    cited = {name for finding in speaking for name in finding.references}
    if cited:
        yield ""
        yield say("Papers")
    for name in sorted(cited):
        yield from _wrapped("  ", reference_words(book.references[name]))


def _wrapped(head: str, text: str) -> list[str]:
    width = min(shutil.get_terminal_size((WIDEST_TEXT, 24)).columns, WIDEST_TEXT)
    return wrapped(head, text, width=max(width, width_of(head) + 30))


def _head(verdict: str, what: str, rule: str, about: int) -> str:
    """Return the columns before the words; `about` is the widest of the second."""
    return f"{padded(verdict, 15)} {padded(what, about)} {padded(rule, 5)} "
