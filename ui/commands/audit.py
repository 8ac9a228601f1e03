"""`isthmus audit`: review tools over a whole cohort, here or on a cluster."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from planner.errors import CannotExport
from planner.rules.book import RuleBook
from ui.cohort.cluster import work_on_cluster
from ui.cohort.find_cases import find_cases
from ui.cohort.journal import Journal
from ui.cohort.local import work_locally
from ui.cohort.one_case import FAILED, CaseDone, Task, key_of
from ui.cohort.summary import (
    SUMMARY_CSV,
    SUMMARY_JSON,
    audit_document,
    tools_of,
    write_summary,
)
from ui.commands.outcome import Exit, Outcome
from ui.language import say
from ui.messages import cohort as words
from ui.messages.errors import policy_alarm, sentence_of
from ui.messages.progress import remaining_words
from ui.plugin_host import available_tools
from ui.remaining import Remaining
from ui.reviewing import chosen_tools
from ui.site_book import site_book
from ui.version import version

MOST_WORKERS = 8

OnDone = Callable[[str], None]
"""Is told a line whenever a case has ended."""


@attrs.frozen(kw_only=True)
class Hands:
    """Who works: so many processes of this computer, or a scheduler's workers."""

    workers: int | None = None
    scheduler: str | None = None

    def work(self, tasks: Sequence[Task]) -> Iterator[CaseDone]:
        if not tasks:
            return iter(())
        if self.scheduler is not None:
            return work_on_cluster(tasks, self.scheduler)
        count = self.workers or min(MOST_WORKERS, os.cpu_count() or 1)
        return work_locally(tasks, min(count, len(tasks)))


def audit(
    path: Path,
    *,
    out: Path | None,
    tools: Sequence[str],
    hands: Hands,
    on_done: OnDone,
) -> Outcome:
    """Review every case; the exit code says whether each of them could be.

    Raises
    ------
    PlannerError
        If cohort, tools, folder or scheduler cannot be used. What fails in a case
        is part of the summary.
    """
    book = site_book()
    offer = available_tools(book)
    for name in tools:
        offer.tool(name)
    wanted = chosen_tools(offer.tools, tools)
    tasks = [
        Task(case=case, tools=wanted, book=book.stamp) for case in find_cases(path)
    ]
    journal = None if out is None else Journal(out)
    done = _worked(tasks, journal, hands, on_done)
    document = audit_document(done, tools_of(tasks), book.id_hash)
    lines = list(_lines(done, document))
    if out is not None:
        _write(document, out)
        facts = {"csv": SUMMARY_CSV, "json": SUMMARY_JSON, "folder": out.name}
        lines.append(say(words.WRITTEN, **facts))
    return _outcome(lines, document, book)


def _worked(
    tasks: Sequence[Task], journal: Journal | None, hands: Hands, on_done: OnDone
) -> list[CaseDone]:
    """Return what became of all cases, in the order of the cohort."""
    keys = {task.case.number: key_of(task, version()) for task in tasks}
    known = {} if journal is None else journal.done()
    found = {n: known[key] for n, key in keys.items() if key in known}
    found = {n: attrs.evolve(done, number=n) for n, done in found.items()}
    if found:
        on_done(say(words.KEPT, count=len(found)))
    left = [task for task in tasks if task.case.number not in found]
    remaining = Remaining()
    remaining.begin(done=len(found) / max(len(tasks), 1))
    for done in hands.work(left):
        found[done.number] = done
        if journal is not None:
            journal.write(keys[done.number], done)
        what = say(words.DONE_WORD) if done.error is None else sentence_of(done.error)
        facts = {"number": done.number, "done": len(found), "count": len(tasks)}
        remaining.note(len(found) / len(tasks))
        rest = remaining_words(remaining.seconds) if len(found) < len(tasks) else ""
        told = say(words.PROGRESS, what=what, **facts)
        on_done(say(words.PROGRESS_LEFT, told=told, rest=rest) if rest else told)
    return [found[task.case.number] for task in tasks]


def _write(document: Mapping[str, Any], folder: Path) -> None:
    try:
        write_summary(document, folder)
    except OSError as error:
        raise CannotExport("not written", reason="unwritable", file=folder) from error


def _lines(done: Sequence[CaseDone], document: Mapping[str, Any]) -> Iterator[str]:
    failed = [case for case in done if case.status == FAILED]
    yield say(words.SUMMARY, done=len(done) - len(failed), count=len(done))
    for name, sentence in (
        ("overall", say(words.LEVELS_BY_VERDICT)),
        ("compartments", say(words.LEAKS_BY_PLACE)),
    ):
        if document[name]:
            counts = ", ".join(
                f"{key} {count}" for key, count in document[name].items()
            )
            yield say(sentence, counts=counts)
    for case in failed:
        if case.error is not None:
            told = sentence_of(case.error)
            yield say(words.FAILED_CASE, number=case.number, sentence=told)


def _outcome(lines: list[str], document: Mapping[str, Any], book: RuleBook) -> Outcome:
    return Outcome(
        text="\n".join(lines),
        document=document,
        warning=policy_alarm(book.policy_error),
        exit_code=Exit.NOT_SAFE if document["failed_count"] else Exit.DONE,
    )
