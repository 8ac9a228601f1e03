"""The rule book: search it, filter it, and see which rules spoke on this case."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from planner.rules.book import Rule, RuleBook
from planner.rules.findings import Finding, Severity
from ui.dialogs.frames import lay_out, resize_with_text
from ui.language import Texts, say
from ui.messages.findings import finding_sentence, subject
from ui.messages.policy import lock_words
from ui.messages.words import SEVERITY_WORDS
from ui.panels.parts import (
    Choice,
    IconLabel,
    button,
    column,
    label,
    row,
    scrolled,
)
from ui.panels.rule_passages import passage, rule_passages
from ui.theme import GRID, SEVERITY_ICONS, SEVERITY_TOKENS, Look

ALL_KINDS = "All kinds"
KIND_WORDS: Mapping[str, str] = Texts(
    {
        "plan": "Plan",
        "path": "Way of the needle",
        "cement": "Cement",
        "assessment": "Assessment",
        "review": "Review after a leak",
        "revision": "Revision",
        "site": "Added by your department",
    }
)
NOTHING_FOUND = "No rule fits. Shorten the words, or choose all kinds."

RULE_ID = Qt.ItemDataRole.UserRole


class RuleBookDialog(QDialog):
    """The list at the left follows the search; the rule is read at the right."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        book: RuleBook,
        findings: Iterable[Finding],
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._book = book
        self._spoken: dict[str, list[Finding]] = {}
        for finding in findings:
            self._spoken.setdefault(finding.rule, []).append(finding)
        self._policy = label(lock_words(book), "small", wrap=True)
        self._policy.setObjectName("rules.policy")
        self._policy.setVisible(book.policy is not None)
        is_locked = book.policy is not None and book.policy.is_locked
        self._lock = IconLabel(look, "lock", "text_muted")
        self._lock.setVisible(is_locked)
        self._search = QLineEdit()
        self._search.setObjectName("rules.search")
        self._search.setPlaceholderText(say("Search"))
        self._search.setAccessibleName(say("Search in the rules"))
        self._search.setClearButtonEnabled(True)
        self._kind = Choice(look, say("Kind of rule"))
        self._kind.setObjectName("rules.kind")
        self._only_spoken = QCheckBox(say("Spoke on this case"))
        self._only_spoken.setObjectName("rules.spoken")
        self._only_spoken.setEnabled(bool(self._spoken))
        self._list = QListWidget()
        self._list.setObjectName("rules.list")
        self._list.setAccessibleName(say("Rules"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = label(say(NOTHING_FOUND), "muted", wrap=True)
        self._page: QScrollArea = scrolled(QWidget())
        self._lay_out()
        self._fill_kinds()
        self._search.textChanged.connect(self._show_fitting)
        self._kind.currentIndexChanged.connect(self._show_fitting)
        self._only_spoken.toggled.connect(self._show_fitting)
        self._list.currentItemChanged.connect(self._show_rule)
        self._show_fitting()
        self._search.setFocus()

    def show_rule(self, rule_id: str) -> None:
        """Open the book at a rule."""
        for place in range(self._list.count()):
            if self._list.item(place).data(RULE_ID) == rule_id:
                self._list.setCurrentRow(place)

    def _lay_out(self) -> None:
        whose = row(self._lock, spacing=GRID)
        whose.addWidget(self._policy, 1)
        left = column(
            *(self._search, self._kind, self._only_spoken, self._none, self._list),
            whose,
        )
        held = QWidget()
        held.setLayout(left)
        held.setFixedWidth(self._look.text_px(44 * GRID))
        content = row(held, spacing=3 * GRID)
        content.addWidget(self._page, 1)
        close = button(say("Close"), "primary")
        close.clicked.connect(self.accept)
        lay_out(self, say("Rules of {book}", book=self._book.id_hash), content, close)
        resize_with_text(self, 128 * GRID, 88 * GRID)

    def _fill_kinds(self) -> None:
        self._kind.addItem(say(ALL_KINDS), None)
        for kind in dict.fromkeys(rule.kind for rule in self._book.rules.values()):
            self._kind.addItem(KIND_WORDS.get(kind, kind.capitalize()), kind)

    def _show_fitting(self) -> None:
        """List what fits; stay at the rule that is read if it does."""
        item = self._list.currentItem()
        before = str(item.data(RULE_ID)) if item else ""
        self._list.clear()
        for rule in self._book.rules.values():
            if self._fits(rule):
                self._list.addItem(self._item(rule))
        is_empty = self._list.count() == 0
        self._none.setVisible(is_empty)
        self._list.setCurrentRow(0)
        self.show_rule(before)

    def _fits(self, rule: Rule) -> bool:
        kind = self._kind.currentData()
        if kind is not None and rule.kind != kind:
            return False
        if self._only_spoken.isChecked() and rule.id not in self._spoken:
            return False
        english = (rule.id, rule.title, rule.what, rule.why)
        text = " ".join((*english, *map(say, english))).lower()
        return all(word in text for word in self._search.text().lower().split())

    def _item(self, rule: Rule) -> QListWidgetItem:
        item = QListWidgetItem(f"{rule.id}  ·  {say(rule.title)}")
        item.setToolTip(say(rule.title))
        item.setData(RULE_ID, rule.id)
        worst = self._worst(rule.id)
        if worst is not None:
            token = SEVERITY_TOKENS[worst]
            item.setIcon(self._look.icon(SEVERITY_ICONS[worst], token, token))
        return item

    def _worst(self, rule_id: str) -> Severity | None:
        said = self._spoken.get(rule_id, ())
        return max((f.severity for f in said), key=lambda s: s.rank, default=None)

    def _show_rule(self) -> None:
        item = self._list.currentItem()
        parts: list[QWidget] = []
        if item is not None:
            rule_id = str(item.data(RULE_ID))
            for finding in self._spoken.get(rule_id, ()):
                word = SEVERITY_WORDS[finding.severity]
                heading = say(
                    "On this case  ·  {subject}  ·  {verdict}",
                    subject=subject(finding),
                    verdict=word,
                )
                parts += passage(heading, finding_sentence(finding))
            parts += rule_passages(self._book, rule_id)
        page = QWidget()
        page.setLayout(column(*parts, 1, spacing=4, margins=(0, 0, 2 * GRID, 0)))
        self._page.setWidget(page)
