"""The steps of a case: look at them, compare two, go to one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QWidget,
)

from planner.case_file.audit import AuditLine
from planner.plan.case import Case
from planner.plan.compare import compare
from planner.plan.storage import case_digest
from planner.rules.changes import changed_findings
from planner.rules.evaluate import judge
from planner.rules.findings import Judgement
from planner.rules.skin import skin_facts
from ui.dialogs.frames import lay_out
from ui.language import say
from ui.messages.audit import STEPS_TAB, TRAIL_TAB
from ui.messages.history import ABOUT, NOW, TITLE, changes_lines, step_words
from ui.messages.signing import marks_words
from ui.panels.audit_table import AuditTable
from ui.panels.parts import Choice, button, column, label, row, scrolled
from ui.session import Session
from ui.theme import GRID, Look


class HistoryDialog(QDialog):
    """Newest steps at the bottom, the current one marked; differences at the right.

    `trail` is shown on a page of its own, and saved where `ask_csv` says.
    """

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        session: Session,
        *,
        trail: Sequence[AuditLine],
        ask_csv: Callable[[], Path | None],
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._steps = QListWidget()
        self._steps.setObjectName("history.steps")
        self._steps.setAccessibleName(say("Steps"))
        self._other = Choice(look, say("Compare with"))
        self._other.setObjectName("history.other")
        self._words = label("", wrap=True)
        self._words.setObjectName("history.changes")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._go = button(say("Go to this step"), "primary", name="history.go")
        self._go.clicked.connect(self._go_to_step)
        close = button(say("Close"), name="history.close")
        close.clicked.connect(self.accept)
        pages = QTabWidget()
        pages.setObjectName("history.pages")
        pages.addTab(self._steps_page(), say(STEPS_TAB))
        pages.addTab(_page(AuditTable(trail, ask=ask_csv)), say(TRAIL_TAB))
        pages.currentChanged.connect(lambda page: self._go.setVisible(page == 0))
        lay_out(self, say(TITLE), pages, self._go, close)
        self.resize(min(124 * GRID, parent.width()), min(72 * GRID, parent.height()))
        self._fill()
        self._steps.currentRowChanged.connect(self._show_changes)
        self._steps.itemActivated.connect(self._go_to_step)
        self._other.currentIndexChanged.connect(self._show_changes)
        self._show_changes()
        self._steps.setFocus()

    def _steps_page(self) -> QWidget:
        inside = QWidget()
        inside.setLayout(column(self._words, 1))
        right = column(
            label(say("Compared with"), "small"), self._other, scrolled(inside)
        )
        right.setStretch(2, 1)
        sides = row(self._steps, right, spacing=2 * GRID)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        content = column(label(say(ABOUT), wrap=True), sides)
        content.setStretch(1, 1)
        return _page(content)

    def _fill(self) -> None:
        marks = self._session.marks.all
        history = self._session.history
        self._steps.clear()
        self._other.clear()
        self._other.addItem(say(NOW), None)
        for position, step in enumerate(history.steps):
            words = step_words(step)
            seen = marks_words(case_digest(step.case), marks) if marks else ""
            is_now = position == history.position
            shown = f"{words}\n        {seen}" if seen else words
            item = QListWidgetItem(f"{'▸ ' if is_now else '    '}{shown}")
            if seen:
                item.setIcon(self._look.icon("signed", "accent"))
            font = item.font()
            font.setBold(is_now)
            item.setFont(font)
            self._steps.addItem(item)
            self._other.addItem(f"{position}  ·  {words}", position)
        self._steps.setCurrentRow(history.position)

    def _show_changes(self) -> None:
        history, chosen = self._session.history, self._steps.currentRow()
        if not 0 <= chosen < len(history.steps):
            return
        other = self._other.currentData()
        other = history.position if other is None else other
        earlier, later = (
            history.steps[place].case for place in sorted((chosen, other))
        )
        changes = compare(earlier, later)
        findings = changed_findings(self._judged(earlier), self._judged(later))
        self._words.setText("\n\n".join(changes_lines(changes, findings)))
        is_elsewhere = chosen != history.position
        self._go.setEnabled(is_elsewhere and not self._session.is_read_only)

    def _judged(self, case: Case) -> Judgement:
        """Judge a state on the vertebrae it shares with the case as it is now."""
        session = self._session
        now = {plan.level: plan.anatomy for plan in session.case.levels}
        vertebrae = {
            plan.level: session.vertebrae[plan.level]
            for plan in case.levels
            if plan.anatomy == now.get(plan.level) and plan.level in session.vertebrae
        }
        facts = skin_facts(case, session.volume)
        return judge(case, vertebrae, session.book, facts)

    def _go_to_step(self) -> None:
        self._session.go_to_step(self._steps.currentRow())
        self._fill()
        self._show_changes()


def _page(content: QWidget | QLayout) -> QWidget:
    """Return a page that keeps off the frame of its tabs."""
    page = QWidget()
    page.setLayout(column(content, margins=(GRID, 12, GRID, GRID)))
    return page
