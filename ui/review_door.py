"""The way of the review into the window: its page, its strip, its questions."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from planner.errors import PlannerError
from planner.review.case import ReviewCase
from planner.review.notes import told_by_reviewer
from planner.rules.book import RuleBook
from ui.dialogs.files import FileAsker
from ui.dialogs.plugins import PluginsDialog
from ui.dialogs.review_answers import ReviewAnswersDialog
from ui.messages.errors import sentence_of
from ui.panels.review_panel import ReviewPanel
from ui.panels.review_strip import ReviewStrip
from ui.postop_door import PostopDoor
from ui.report.look_back import review_parts
from ui.report.review_part import ReviewPart
from ui.review.review import Review
from ui.session import Session
from ui.theme import Look
from ui.viewports.arrangement import Arrangement
from ui.viewports.view_grid import ViewGrid
from ui.viewports.view_state import Tool


class ReviewDoor(QObject):
    """Holds the review and what shows it; it begins when its views are looked at.

    `asker` asks where the CT after the operation lies, and for a plugin.
    """

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        views: ViewGrid,
        book: RuleBook,
        *,
        asker: FileAsker,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._look = look
        self._views = views
        self._say = say
        self._book = book
        self._asker = asker
        self.review = Review(views.review, self)
        self.postop = PostopDoor(
            session=lambda: self.review.session,
            ask=asker.folder,
            say=say,
            parent=self,
        )
        self.postop.added.connect(self.review.later.take)
        self.panel = ReviewPanel(
            look,
            self.review,
            book,
            add_later=self.postop.add,
            on_show=self.show_point,
            ask_answers=self.ask_answers,
        )
        self.strip = ReviewStrip(views)
        views.arrangement_changed.connect(self._follow_views)
        self.review.marking.changed.connect(self._follow_marking)

    def set_session(self, session: Session | None) -> None:
        self.review.use_session(session)
        self._follow_views()

    def parts(self) -> tuple[ReviewPart, ...]:
        """Return what a report says of the levels that were reviewed."""
        return review_parts(self.review)

    def show_point(self, at_postop_lps_mm: Any) -> None:
        """Bring every view to a point of the CT after the operation."""
        here = self.review.to_here(at_postop_lps_mm)
        if here is not None:
            self._views.frame_spot(here)

    def ask_answers(self) -> None:
        """Ask what only a person can tell; what was changed is one step."""
        plan, told = self.review.plan, self.review.told
        if plan is None:
            return
        try:
            before = told_by_reviewer(plan)
        except PlannerError as error:
            self._say(sentence_of(error))
            return
        known = told.merged if told else None
        dialog = ReviewAnswersDialog(self._window, self._look, before, known)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.told != before:
            self.review.tell(dialog.told)
        dialog.deleteLater()

    def known_case(self) -> ReviewCase | None:
        """Return what was measured and told of the level; None where nothing was.

        Raises
        ------
        BadReviewCase
            If the plan holds answers that no review case has.
        """
        told, plan = self.review.told, self.review.plan
        if told is not None:
            return told.merged.case if told.merged.answers else None
        if plan is None or plan.review is None:
            return None
        return told_by_reviewer(plan)

    def show_plugins(self) -> None:
        """Show every plugin; what was allowed or forbidden holds at once."""
        dialog = PluginsDialog(self._window, self._book, ask=self._asker.plugin)
        dialog.exec()
        if dialog.has_changed:
            self.review.forget_plugins()
        dialog.deleteLater()

    def _follow_views(self) -> None:
        is_shown = self._views.arrangement is Arrangement.REVIEW
        if is_shown and self.review.session is not None:
            self.review.begin()
        elif self.review.marking.key is not None:
            self.review.marking.begin(None)

    def _follow_marking(self) -> None:
        """The hand marks as long as there is something to be marked."""
        state = self._views.view_state
        if self.review.marking.key is not None:
            state.take_tool(Tool.MARK)
        elif state.tool is Tool.MARK:
            state.take_tool(Tool.NAVIGATE)
