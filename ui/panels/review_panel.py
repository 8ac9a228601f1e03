"""The page of the review: where the vertebra lies, the tools, and what was found."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from planner.rules.book import RuleBook
from ui.language import say
from ui.messages import review_panel as words
from ui.panels.parts import button, column, label, row
from ui.panels.review_answers_box import ReviewAnswersBox
from ui.panels.review_place_box import ReviewPlaceBox
from ui.panels.review_results import ReviewResults
from ui.panels.review_run_box import ReviewRunBox
from ui.panels.review_tools import ReviewTools
from ui.review.review import Review
from ui.theme import Look


class ReviewPanel(QWidget):
    """Follows the review. `on_show` gets a point of the CT after the operation."""

    def __init__(
        self,
        look: Look,
        review: Review,
        book: RuleBook,
        *,
        add_later: Callable[[], None],
        on_show: Callable[[Any], None],
        ask_answers: Callable[[], None],
    ) -> None:
        super().__init__()
        self.review = review
        self._title = label("", "lead")
        self._place = ReviewPlaceBox(look, review, add_later=add_later)
        self._run = ReviewRunBox(look, review)
        self.results = ReviewResults(look, review, book, on_show=on_show)
        self.tools = ReviewTools(look, review, on_show=on_show)
        self.answers = ReviewAnswersBox(review, ask=ask_answers)
        self._pages = (self.results, self.tools, self.answers)
        self._tabs = QButtonGroup(self)
        tabs = [
            self._tab(index, title)
            for index, title in enumerate(
                (say(words.FOUND), say(words.TOOLS), say(words.ANSWERS))
            )
        ]
        self.setLayout(
            column(
                self._title,
                self._place,
                self._run,
                row(*tabs, spacing=4),
                *self._pages,
                spacing=12,
            )
        )
        self.show_tab(0)
        review.changed.connect(self.refresh)
        review.runs.told.connect(self._follow_tools)
        self.refresh()

    def refresh(self) -> None:
        plan = self.review.plan
        self._title.setText(words.review_title(plan.level if plan else None))
        if not self.review.is_active:
            return
        for part in (self._place, self._run, self.results, self.tools, self.answers):
            part.refresh()

    def _follow_tools(self) -> None:
        self._run.refresh()
        self.tools.refresh()

    def show_tab(self, index: int) -> None:
        """Show what was found (0), the tools (1) or the answers (2)."""
        for place, page in enumerate(self._pages):
            page.setVisible(place == index)
        self._tabs.button(index).setChecked(True)

    def _tab(self, index: int, title: str) -> QPushButton:
        made = button(title, name=f"review.tab.{index}")
        made.setCheckable(True)
        made.setChecked(index == 0)
        made.clicked.connect(lambda: self.show_tab(index))
        self._tabs.addButton(made, index)
        return made
