"""All findings of the case, the worst first."""

import itertools

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner.rules.book import RuleBook
from planner.rules.findings import Finding, Judgement
from ui.language import say
from ui.messages.findings import alarm_sentence
from ui.messages.series import changes_words
from ui.panels.finding_card import FindingCard, FindingKey, OnFinding
from ui.panels.parts import column, label
from ui.panels.session_panel import SessionPanel
from ui.theme import Look

CARD_BUTTONS = ("finding.show", "finding.why", "finding.accept")
"""In the order in which the keyboard walks through a card."""


class FindingsPanel(SessionPanel):
    """One card for each finding. Cards follow their finding when the order changes."""

    def __init__(
        self,
        look: Look,
        book: RuleBook,
        *,
        on_show: OnFinding,
        on_accept: OnFinding,
    ) -> None:
        super().__init__(look)
        self._book = book
        self._on_show = on_show
        self._on_accept = on_accept
        self._cards: dict[FindingKey, FindingCard] = {}
        self._order: list[FindingCard] = []
        self._tabbed: list[FindingCard] = []
        self._empty = label(
            say("Nothing to judge yet. Add a vertebra and draw a needle."),
            "muted",
            wrap=True,
        )
        self._list: QVBoxLayout = column()
        self.setLayout(
            column(label(say("Findings"), "lead"), self._empty, self._list, spacing=12)
        )

    @property
    def cards(self) -> tuple[FindingCard, ...]:
        """The cards in the order in which they are shown."""
        return tuple(self._order)

    def refresh(self) -> None:
        judgement = self.session.judgement if self.session else None
        findings = self._shown(judgement) if judgement else ()
        notes = self.session.case.study.image_notes if self.session else ()
        images = changes_words(notes)
        wanted = {FindingKey.of(finding): finding for finding in findings}
        focused = self._focused_place()
        for key in [key for key in self._cards if key not in wanted]:
            self._drop(self._cards.pop(key))
        for key, finding in wanted.items():
            if key not in self._cards:
                self._cards[key] = self._new_card()
            words = alarm_sentence(judgement, finding) if judgement else ""
            self._cards[key].show_finding(finding, words=words, images=images)
        self._sort([self._cards[key] for key in wanted])
        if self.session is None or not self.session.is_previewing:
            self._keep_tab_order()
        self._empty.setVisible(not wanted)
        self._keep_focus(focused)

    def _drop(self, card: FindingCard) -> None:
        self._order.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _focused_place(self) -> tuple[FindingCard, int] | None:
        """Return the card that the keyboard is in, and its place in the list."""
        focused = QApplication.focusWidget()
        for place, card in enumerate(self._order):
            if focused is not None and card.isAncestorOf(focused):
                return card, place
        return None

    def _keep_focus(self, before: tuple[FindingCard, int] | None) -> None:
        """Where the card under the keyboard has gone, go on at the one in its place."""
        if before is None or before[0] in self._order or not self._order:
            return
        self._order[min(before[1], len(self._order) - 1)].take_focus()

    def _shown(self, judgement: Judgement) -> tuple[Finding, ...]:
        """Return what has a card; under a hand that drags no card comes or goes.

        What becomes a further reason of another finding keeps its card until then.
        """
        if self.session is None or not self.session.is_previewing:
            return judgement.alarms
        return tuple(
            found
            for found in judgement.findings
            if found.part_of is None or FindingKey.of(found) in self._cards
        )

    def _new_card(self) -> FindingCard:
        card = FindingCard(
            self.look, self._book, on_show=self._on_show, on_accept=self._on_accept
        )
        self._list.addWidget(card)
        self._order.append(card)
        return card

    def _sort(self, cards: list[FindingCard]) -> None:
        """Bring the worst to the top, all at once; cards in place are not touched."""
        if self._order == cards:
            return
        self._order = cards
        self.setUpdatesEnabled(False)
        for place, card in enumerate(cards):
            item = self._list.itemAt(place)
            if item is None or item.widget() is not card:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
        self.setUpdatesEnabled(True)

    def _keep_tab_order(self) -> None:
        """The keyboard walks through the cards as the eye does."""
        if self._tabbed == self._order:
            return
        self._tabbed = list(self._order)
        buttons = [
            part
            for card in self.cards
            for part in card.findChildren(QWidget)
            if part.objectName() in CARD_BUTTONS
        ]
        for before, after in itertools.pairwise(buttons):
            QWidget.setTabOrder(before, after)
