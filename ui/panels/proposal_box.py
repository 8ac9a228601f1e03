"""Safe needles on offer: pressed for, chosen from a list, each with what it costs."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
)

from planner.anatomy.vertebra import Side
from planner.propose.proposal import Proposal
from ui.language import say
from ui.messages.proposals import (
    CHOICE_HINT,
    PROPOSE,
    PROPOSING,
    SIDE_CHOICES,
    proposal_lines,
    refusal_lines,
)
from ui.panels.parts import ActionButton, Choice, column, label, row
from ui.panels.session_panel import SessionPanel
from ui.panels.work_bar import WorkBar
from ui.proposer import BOTH_SIDES, Proposer
from ui.spoken import speak
from ui.theme import Look

SIDES = (BOTH_SIDES, (Side.RIGHT,), (Side.LEFT,))
ICON_ROOM, ROW_MARGIN = 64, 16
"""What the sign, the gaps and the padding of a row take from its words."""

ENDLESS = 10_000
PROPOSAL_ROLE = int(Qt.ItemDataRole.UserRole)


class ProposalBox(SessionPanel):
    """Shows what the proposer found; Enter or a click takes a needle into the plan."""

    def __init__(
        self, look: Look, proposer: Proposer, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(look)
        self._proposer = proposer
        self._shown: object = None
        self._button = ActionButton(actions["needle.propose"], say(PROPOSE), "small")
        self._sides = Choice(look, say("Sides"))
        self._sides.setObjectName("proposal.sides")
        for words in SIDE_CHOICES:
            self._sides.add(say(words))
        self._sides.currentIndexChanged.connect(self._take_sides)
        self._words = label("", "small", wrap=True)
        self._words.setObjectName("proposal.words")
        self._list = _ChoiceList()
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._work = WorkBar(look, "proposal")
        self._work.cancelled.connect(proposer.cancel)
        head = row(self._button, self._sides, 1)
        self.setLayout(column(head, self._work, self._words, self._list))
        proposer.changed.connect(self.refresh)
        proposer.progressed.connect(self._work.show_progress)
        look.bind(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        proposer = self._proposer
        if proposer.is_running and self._work.isHidden():
            self._work.begin()
        elif not proposer.is_running:
            self._work.finish()
        self._show_words()
        if self._shown is not proposer.found:
            self._shown = proposer.found
            self._fill()
        self._list.setVisible(bool(proposer.found))
        for index in range(self._list.count()):
            item = self._list.item(index)
            proposal = item.data(PROPOSAL_ROLE)
            if isinstance(proposal, Proposal):
                chosen = proposer.is_chosen(proposal)
                icon = self.look.icon("check" if chosen else "dot")
                item.setIcon(icon)
        self.setVisible(proposer.can_start or bool(proposer.found))

    def _show_words(self) -> None:
        proposer = self._proposer
        has_choice = any(side.needles for side in proposer.found)
        words = say(PROPOSING) if proposer.is_running else proposer.problem
        self._words.setText(words or (say(CHOICE_HINT) if has_choice else ""))
        self._words.setVisible(bool(self._words.text()))

    def _fill(self) -> None:
        self._list.clear()
        for side in self._proposer.found:
            for proposal in side.needles:
                words = proposal_lines(proposal, side.needles[0])
                item = QListWidgetItem(words, self._list)
                item.setData(PROPOSAL_ROLE, proposal)
                item.setData(int(Qt.ItemDataRole.AccessibleTextRole), words)
            if side.reason is not None:
                item = QListWidgetItem(refusal_lines(side), self._list)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setIcon(self.look.icon("severity-info"))
        self._list.fit()

    def _choose(self, item: QListWidgetItem) -> None:
        proposal = item.data(PROPOSAL_ROLE)
        if isinstance(proposal, Proposal):
            self._proposer.choose(proposal)

    def _take_sides(self, index: int) -> None:
        self._proposer.sides = SIDES[index]


class _ChoiceList(QListWidget):
    """As tall as what is in it: the page around it scrolls, it never does."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("proposal.list")
        speak(self, accessibleName=say("Proposed needles"))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def fit(self) -> None:
        """Give every row the height of its words, and take that of all rows."""
        room = self.viewport().width() - ICON_ROOM
        flags = Qt.TextFlag.TextWordWrap
        for index in range(self.count()):
            item = self.item(index)
            words = self.fontMetrics().boundingRect(
                QRect(0, 0, max(room, 1), ENDLESS), flags, item.text()
            )
            item.setSizeHint(QSize(0, words.height() + ROW_MARGIN))
        self.doItemsLayout()
        rows = (self.visualItemRect(self.item(i)) for i in range(self.count()))
        bottom = max((rect.bottom() for rect in rows), default=0)
        self.setFixedHeight(bottom + 2 * self.frameWidth() + 6)
