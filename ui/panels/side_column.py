"""The column on the right: the verdict on top of all, then what the step needs."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from planner.rules.book import RuleBook
from ui.panels.finding_card import FindingDeeds
from ui.panels.findings_panel import FindingsPanel
from ui.panels.needle_panel import NeedlePanel
from ui.panels.parts import column, line, scrolled
from ui.panels.review_panel import ReviewPanel
from ui.panels.session_panel import SessionPanel
from ui.panels.signed_mark import SignedMark
from ui.panels.study_panel import StudyPanel
from ui.panels.verdict_banner import VerdictBanner
from ui.panels.vertebra_panel import VertebraPanel
from ui.session import Session
from ui.steps import Step
from ui.theme import GRID, Look

PAGES = {
    Step.OPEN: 0,
    Step.VERTEBRA: 1,
    Step.CONFIRM: 1,
    Step.NEEDLE: 2,
    Step.VERDICT: 2,
    Step.REVIEW: 3,
}
SHARE, LARGEST_SHARE = 0.25, 0.34
NARROWEST, WIDEST = 344, 440
"""However large the text, the views keep the better part of the window."""

SCROLL_BAR = 12
"""Its width in the style sheet; with the margin beside it, it makes one gutter."""

MARGINS = (2 * GRID, GRID, 2 * GRID - SCROLL_BAR, 2 * GRID)


class SideColumn(SessionPanel):
    """The verdict never scrolls away; what is under it follows the step."""

    def __init__(
        self,
        look: Look,
        *,
        book: RuleBook,
        needle: NeedlePanel,
        actions: Mapping[str, QAction],
        vertebra: VertebraPanel,
        review: ReviewPanel,
        findings: FindingDeeds,
    ) -> None:
        super().__init__(look)
        self.setObjectName("column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._verdict = VerdictBanner(look)
        self._study = StudyPanel(look, actions)
        self._vertebra = vertebra
        vertebra.wanted.connect(lambda: self.show_step(Step.VERTEBRA))
        self._needle = needle
        self.findings = FindingsPanel(
            look, book, on_show=findings.show, on_accept=findings.accept
        )
        plan = QWidget()
        plan.setLayout(
            column(self._needle, line(), self.findings, 1, spacing=16, margins=MARGINS)
        )
        self._plan_area = scrolled(plan)
        self._review = review.review
        self._review.changed.connect(self.refresh)
        self._pages = QStackedWidget()
        for area in (
            self._page(self._study),
            self._page(vertebra),
            self._plan_area,
            self._page(review),
        ):
            self._pages.addWidget(area)
        self._signed = SignedMark(look, actions)
        banner = column(self._verdict, self._signed, margins=(16, 16, 16, 8))
        content = column(spacing=0)
        content.addLayout(banner)
        content.addWidget(self._pages, 1)
        self.setLayout(content)

    def set_session(self, session: Session | None) -> None:
        for panel in (
            self._study,
            self._vertebra,
            self._needle,
            self.findings,
        ):
            panel.set_session(session)
        super().set_session(session)

    def refresh(self) -> None:
        if self.session is not None:
            session = self.session
            self._show_verdict(session)
            self._signed.show_standing(session.marks.standing, session.book.stamp)

    def show_step(self, step: Step) -> None:
        """Bring what a step needs into sight."""
        self._pages.setCurrentIndex(PAGES[step])
        self.refresh()

    def scroll_to(self, step: Step) -> None:
        """Go to the needle at the top of its page, or to the findings under it."""
        top = self.findings.y() - GRID if step is Step.VERDICT else 0
        self._plan_area.verticalScrollBar().setValue(top)

    def fit_window(self, width: int) -> None:
        """Take a share of a window so wide."""
        wanted = max(round(width * SHARE), NARROWEST)
        wanted = self.look.text_px(min(wanted, WIDEST))
        self.setFixedWidth(min(wanted, round(width * LARGEST_SHARE)))

    def _show_verdict(self, session: Session) -> None:
        """Show the verdict on the plan, or on the leak while that is reviewed."""
        is_review = self._pages.currentIndex() == PAGES[Step.REVIEW]
        judged = self._review.judgement if is_review else None
        self._verdict.show_judgement(judged or session.judgement)

    def _page(self, panel: QWidget) -> QScrollArea:
        content = QWidget()
        content.setLayout(column(panel, 1, margins=MARGINS))
        return scrolled(content)
