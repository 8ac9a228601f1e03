"""One case of a cohort, wherever it is worked on: here or on another computer.

What comes back is plain data, the same whoever did it.
"""

import hashlib
import json
from typing import Any

import attrs

from planner.errors import BadTool, DiedApart, PlannerError
from planner.plan.storage import content_of
from planner.review.host.plugins import read_plugin
from planner.review.level_review import Tool
from planner.rules.book import RuleBook
from ui.cohort.find_cases import CohortCase
from ui.plugin_host import allow_list, available_tools
from ui.reviewing import review_plan
from ui.site_book import site_book

DONE, FAILED = "done", "failed"


@attrs.frozen(kw_only=True)
class Task:
    """What a worker is given; it must find the files under the same paths."""

    case: CohortCase
    tools: tuple[Tool, ...]
    book: str
    at_a_time: int = 1


@attrs.frozen(kw_only=True)
class CaseDone:
    """What became of a case: a document `isthmus-review/1`, or why there is none."""

    number: int
    document: dict[str, Any] | None = None
    error: PlannerError | None = None

    @property
    def status(self) -> str:
        return FAILED if self.document is None else DONE


def work_on(task: Task) -> CaseDone:
    """Review one case; whatever fails is part of the answer."""
    number = task.case.number
    try:
        return CaseDone(number=number, document=_reviewed(task))
    except PlannerError as error:
        return CaseDone(number=number, error=error)
    except Exception as error:  # noqa: BLE001 - one case never stops the rest
        kind = type(error).__name__
        failed = DiedApart("failed", reason="failed", kind=kind)
        return CaseDone(number=number, error=failed)


def _reviewed(task: Task) -> dict[str, Any]:
    book = site_book()
    if book.stamp != task.book:
        raise BadTool("other rules", reason="other_rules")
    reviewed = review_plan(
        task.case.plan,
        tuple(_here(tool, book) for tool in task.tools),
        book,
        postop=task.case.postop,
        at_a_time=task.at_a_time,
    )
    return _repeatable(reviewed.document)


def _here(tool: Tool, book: RuleBook) -> Tool:
    """Return the very same tool on this computer.

    Raises
    ------
    BadTool
        If this computer has another one, or none, or does not allow it.
    """
    try:
        found = read_plugin(tool.plugin.path, tool.plugin.origin)
        here = attrs.evolve(tool, plugin=found)
    except BadTool:
        here = available_tools(book).tool(tool.id)
    allow_list(book).check(here.plugin)
    if here.plugin.sha256 != tool.plugin.sha256:
        raise BadTool("another one", reason="other_tool", tool=tool.id)
    return here


def _repeatable(document: dict[str, object]) -> dict[str, Any]:
    """Return a document without how long it took: that is another one each time."""
    plain: dict[str, Any] = json.loads(json.dumps(document, allow_nan=False))
    for tool in plain["tools"]:
        tool["seconds"] = None
    return plain


def key_of(task: Task, version: str) -> str:
    """Return what tells that a case was done already, with these very tools and rules.

    The plan counts by its place and its content, its images by the numbers that the
    plan knows them by.
    """
    parts = [str(task.case.plan.absolute()), str(task.case.postop or "")]
    parts += [task.book, version]
    parts += [f"{t.id} {t.info.version} {t.plugin.sha256}" for t in task.tools]
    digest = hashlib.sha256("\0".join(parts).encode())
    try:
        digest.update(content_of(task.case.plan))
    except PlannerError as error:
        digest.update(str(error.facts.get("reason")).encode())
    return digest.hexdigest()
