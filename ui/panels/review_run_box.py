"""Starts and stops the review tools, and says how each of them stands."""

from PySide6.QtWidgets import QWidget

from planner.review.level_review import Tool, ToolUse
from ui.language import say
from ui.messages import review_panel as words
from ui.messages.errors import sentence_of
from ui.panels.parts import button, column, label
from ui.panels.work_bar import WorkBar
from ui.plugin_words import spoken_tool
from ui.review.review import Review
from ui.theme import Look


class ReviewRunBox(QWidget):
    """One button for all tools; while they work it can be stopped."""

    def __init__(self, look: Look, review: Review) -> None:
        super().__init__()
        self._review = review
        self._run = button(say(words.RUN), "primary", name="review.run")
        self._run.clicked.connect(review.run)
        self._work = WorkBar(look, "review")
        self._work.cancelled.connect(review.runs.cancel)
        self._said = label("", "small", wrap=True)
        self._said.setObjectName("review.run_said")
        self.setLayout(column(self._run, self._work, self._said, spacing=6))
        review.runs.progressed.connect(self._work.show_progress)

    def refresh(self) -> None:
        review = self._review
        is_running = review.runs.is_running
        self._run.setEnabled(review.can_run)
        self._run.setText(say(words.RUN_AGAIN) if review.outcome else say(words.RUN))
        if is_running and self._work.isHidden():
            self._work.begin()
        elif not is_running:
            self._work.finish()
        self._said.setText(self._words())
        self._said.setVisible(bool(self._said.text()))

    def _words(self) -> str:
        review = self._review
        if review.runs.is_running:
            return self._at_work()
        if review.runs.problem:
            return review.runs.problem
        if review.offer is None and review.is_active:
            return say(words.ASKING)
        if review.is_outdated:
            return say(words.OUTDATED)
        outcome = review.outcome
        if outcome is None:
            return say(words.NO_RESULT) if review.can_run else ""
        failed = [*outcome.review.failures.values(), *outcome.review.skipped.values()]
        return "\n".join(map(sentence_of, failed))

    def _at_work(self) -> str:
        """Name the tools that are at work now."""
        titles = {tool.id: spoken_tool(tool).info.title for tool in self._tools}
        at_work = [
            titles.get(tool, tool)
            for tool, news in self._review.runs.news.items()
            if not isinstance(news, ToolUse)
        ]
        return say(", ").join(at_work)

    @property
    def _tools(self) -> tuple[Tool, ...]:
        return self._review.offer.tools if self._review.offer else ()
