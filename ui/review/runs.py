"""The tools at work on one level, off the GUI thread, and what came of them."""

import attrs
from PySide6.QtCore import QObject, Signal

from planner.plan.case import LevelPlan
from planner.plan.review_notes import ReviewNotes
from planner.review.judge import judge_review
from planner.review.level_review import (
    LevelReview,
    Tool,
    ToolUse,
    review_level,
    settings_for,
)
from planner.review.looked_back import looked_back
from planner.review.merged import Merged, merged
from planner.review.notes import notes_of, settings_of, told_by_reviewer
from planner.review.prepare import Prepared
from planner.review.retrospect import Retrospect
from planner.rules.book import RuleBook
from planner.rules.findings import Judgement
from planner.work import Monitor
from ui.messages.errors import sentence_of
from ui.session import Session
from ui.tasks import Task


@attrs.frozen(kw_only=True, eq=False)
class Outcome:
    """What tools said of one level, and what it was said about."""

    prepared: Prepared
    notes: ReviewNotes
    review: LevelReview
    retrospect: Retrospect | None


@attrs.frozen(kw_only=True, eq=False)
class Told:
    """What counts now: measured, and over it what the reviewer tells."""

    merged: Merged
    judgement: Judgement


class Runs(QObject):
    """Runs the tools of one level at a time; `progressed` tells how far they are.

    `told` says that one of them has begun or ended.
    """

    changed = Signal()
    told = Signal()
    progressed = Signal(float)
    tool_told = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._outcomes: dict[str, Outcome] = {}
        self._task: Task | None = None
        self.level: str | None = None
        self.news: dict[str, float | ToolUse] = {}
        self.problem = ""
        self.tool_told.connect(self._note)

    def use_session(self, session: Session | None) -> None:
        self.cancel()
        self._session, self._outcomes, self.news = session, {}, {}
        self.level, self.problem = None, ""

    @property
    def is_running(self) -> bool:
        return self._task is not None

    def of(self, level: str) -> Outcome | None:
        return self._outcomes.get(level)

    def start(
        self, plan: LevelPlan, prepared: Prepared, tools: tuple[Tool, ...]
    ) -> None:
        """Let tools look at a level; what others said of it before stays."""
        session = self._session
        if session is None or self.is_running:
            return
        settings, book = settings_of(plan), session.book
        inputs = attrs.evolve(prepared.inputs, review=told_by_reviewer(plan))
        self.level, self.problem, self.news = plan.level, "", {}

        def work(monitor: Monitor) -> Outcome:
            review = review_level(
                inputs,
                tools,
                book,
                parameters=settings_for(tools, settings),
                monitor=monitor,
                on_tool=self.tool_told.emit,
            )
            past = looked_back(review, inputs, plan, book, review.merged)
            return Outcome(
                prepared=prepared,
                notes=notes_of(plan),
                review=review,
                retrospect=past,
            )

        def take(outcome: object) -> None:
            if self._task is task and isinstance(outcome, Outcome):
                self._outcomes[plan.level] = outcome

        def give_up(error: Exception) -> None:
            if self._task is task:
                self.problem = sentence_of(error)

        task = session.tasks.run(work, then=take, on_error=give_up)
        task.progressed.connect(self.progressed)
        task.ended.connect(self._end)
        self._task = task
        self.changed.emit()

    def cancel(self) -> None:
        """Stop what runs; every tool's process is ended."""
        if self._task is not None:
            self._task.cancel()

    def _note(self, tool: str, news: object) -> None:
        if isinstance(news, float | int | ToolUse):
            is_new = tool not in self.news or isinstance(news, ToolUse)
            self.news[tool] = news
            if is_new:
                self.told.emit()

    def _end(self) -> None:
        self._task = None
        self.changed.emit()


def told_now(plan: LevelPlan, outcome: Outcome | None, book: RuleBook) -> Told:
    """Return what is known of a level: the tools' measures under the reviewer's word.

    Raises
    ------
    BadReviewCase
        If the plan holds answers that no review case has.
    """
    results = outcome.review.results if outcome else {}
    said = {name: result.case or {} for name, result in results.items()}
    whole = merged(told_by_reviewer(plan), said)
    return Told(merged=whole, judgement=judge_review(whole.case, book))
