"""The steps of a case: look at them, compare two, go to one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from planner.plan.case import Case
from planner.plan.compare import compare
from planner.rules.changes import changed_findings
from planner.rules.evaluate import judge
from planner.rules.findings import Judgement
from planner.rules.skin import skin_facts
from ui.dialogs.frames import lay_out
from ui.messages.history import ABOUT, NOW, TITLE, changes_lines, step_words
from ui.panels.parts import Choice, button, column, label, row, scrolled
from ui.session import Session
from ui.theme import GRID, Look


class HistoryDialog(QDialog):
    """Newest steps at the bottom, the current one marked; differences at the right."""

    def __init__(self, parent: QWidget, look: Look, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self._steps = QListWidget()
        self._steps.setObjectName("history.steps")
        self._steps.setAccessibleName("Steps")
        self._other = Choice(look, "Compare with")
        self._other.setObjectName("history.other")
        self._words = label("", wrap=True)
        self._words.setObjectName("history.changes")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._go = button("Go to this step", "primary", name="history.go")
        self._go.clicked.connect(self._go_to_step)
        close = button("Close", name="history.close")
        close.clicked.connect(self.accept)
        inside = QWidget()
        inside.setLayout(column(self._words, 1))
        right = column(label("Compared with", "small"), self._other, scrolled(inside))
        right.setStretch(2, 1)
        sides = row(self._steps, right, spacing=2 * GRID)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        content = column(label(ABOUT, wrap=True), sides)
        content.setStretch(1, 1)
        lay_out(self, TITLE, content, self._go, close)
        self.resize(110 * GRID, 64 * GRID)
        self._fill()
        self._steps.currentRowChanged.connect(self._show_changes)
        self._steps.itemActivated.connect(self._go_to_step)
        self._other.currentIndexChanged.connect(self._show_changes)
        self._show_changes()
        self._steps.setFocus()

    def _fill(self) -> None:
        history = self._session.history
        self._steps.clear()
        self._other.clear()
        self._other.addItem(NOW, None)
        for position, step in enumerate(history.steps):
            words = step_words(step)
            is_now = position == history.position
            item = QListWidgetItem(f"{'▸ ' if is_now else '    '}{words}")
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
