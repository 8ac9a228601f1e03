"""A rule in full: what it asks, why, on what evidence, its limits and papers."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from planner.rules.book import RuleBook
from ui.language import say
from ui.messages.findings import limit_words, reference_words
from ui.messages.policy import rule_changes
from ui.panels.parts import label
from ui.spoken import speak
from ui.theme import GRID


def rule_passages(book: RuleBook, rule_id: str) -> list[QWidget]:
    """Return the labels for a column, every text selectable by mouse and keyboard."""
    rule = book.rule(rule_id)
    parts = passage(f"{rule.id}  ·  {say(rule.title)}", say(rule.what))
    if rule.why:
        parts += passage(say("Why it matters"), say(rule.why))
    if rule.evidence:
        parts += passage(say("How good the evidence is"), say(rule.evidence))
    changes = rule_changes(rule)
    if changes and book.policy is not None:
        parts += passage(
            say("Set by {who}", who=book.policy.set_by), "\n".join(changes)
        )
    for limit in rule.limits.values():
        parts += passage(say("Limit"), limit_words(limit))
    for name in rule.references:
        paper = book.references[name]
        parts += passage(say("Reference"), reference_words(paper))
        parts.append(label(say(paper.note), "small", wrap=True))
        if paper.doi is not None:
            parts.append(PaperLink(paper.doi))
    return parts


class PaperLink(QPushButton):
    """Opens a paper in the browser, and only when it is pressed."""

    def __init__(self, doi: str) -> None:
        super().__init__(say("Open this paper in the browser"))
        self.setProperty("role", "quiet")
        self.setObjectName("paper.open")
        speak(
            self,
            accessibleName=say("Open this paper in the browser, DOI {doi}", doi=doi),
        )
        self.setToolTip(f"https://doi.org/{doi}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._address = QUrl(f"https://doi.org/{doi}")
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if not QDesktopServices.openUrl(self._address):
            speak(self, text=say("No browser here: copy the DOI above"))


def passage(heading: str, words: str) -> list[QWidget]:
    """Return a small heading and the text under it."""
    text: QLabel = label(words, wrap=True)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    head = label(heading, "eyebrow", wrap=True)
    head.setContentsMargins(0, GRID, 0, 0)
    return [head, text]
