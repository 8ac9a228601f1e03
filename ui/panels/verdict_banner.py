"""The overall verdict: word, shape and colour. The most visible thing on the screen."""

from PySide6.QtWidgets import QFrame

from planner.rules.findings import Judgement, Severity
from ui.messages.findings import count_words, verdict_reason
from ui.messages.words import SEVERITY_WORDS
from ui.panels.parts import IconLabel, column, label, restyle, row
from ui.theme import SEVERITY_ICONS, Look


class VerdictBanner(QFrame):
    """Says the worst of all findings, why, and how many of each kind there are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "verdict")
        self.setObjectName("verdict")
        self._mark = IconLabel(
            look, SEVERITY_ICONS[Severity.NA], "on_severity", pixels=48
        )
        self._word = label("", "verdict-word")
        self._word.setObjectName("verdict.word")
        self._reason = label("", "verdict-reason", wrap=True)
        self._reason.setObjectName("verdict.reason")
        self._counts = label("", "verdict-counts", wrap=True)
        top = row(self._mark, self._word, 1, spacing=12)
        self.setLayout(
            column(top, self._reason, self._counts, spacing=6, margins=(16, 14, 16, 14))
        )

    def show_judgement(self, judgement: Judgement) -> None:
        overall = judgement.overall
        word = SEVERITY_WORDS[overall]
        self._mark.show_icon(SEVERITY_ICONS[overall], "on_severity")
        self._word.setText(word)
        self._reason.setText(verdict_reason(judgement))
        counts = count_words(judgement)
        self._counts.setText(counts)
        self._counts.setVisible(bool(counts))
        self.setAccessibleName(f"Verdict: {word}. {self._reason.text()}")
        restyle(self, severity=overall.value)
