"""The overall verdict: word, shape and colour. The most visible thing on the screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel

from planner.rules.findings import Judgement, Severity
from ui.language import say
from ui.messages.findings import count_words, verdict_reason
from ui.messages.numbers import unbroken
from ui.messages.words import SEVERITY_WORDS
from ui.panels.parts import IconLabel, column, label, restyle, row
from ui.spoken import speak
from ui.theme import SEVERITY_ICONS, SEVERITY_TOKENS, Look

WORD_PX = (30, 26, 22, 18)
"""The largest of these at which the word fits is used."""

MARK_PIXELS = 48
MARGIN = 16
GAP = 12


class FittedWord(QLabel):
    """One word, as large as its place allows; it is never cut off."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("verdict.word")
        self.setProperty("role", "verdict-word")

    def fit(self, width: int) -> None:
        fonts = [self._look.font(px, bold=True) for px in WORD_PX]
        fitting = [
            font
            for font in fonts
            if QFontMetrics(font).horizontalAdvance(self.text()) <= width
        ]
        self.setFont(fitting[0] if fitting else fonts[-1])
        self.setWordWrap(not fitting)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class VerdictBanner(QFrame):
    """Says the worst of all findings, why, and how many of each kind there are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "verdict")
        self.setObjectName("verdict")
        self._mark = IconLabel(
            look, SEVERITY_ICONS[Severity.NA], "on_severity", pixels=MARK_PIXELS
        )
        self._word = FittedWord(look)
        self._reason = label("", "verdict-reason", wrap=True)
        self._reason.setObjectName("verdict.reason")
        self._counts = label("", "verdict-counts", wrap=True)
        top = row(self._mark, spacing=GAP)
        top.addWidget(self._word, 1)
        margins = (MARGIN, 14, MARGIN, 14)
        self.setLayout(
            column(top, self._reason, self._counts, spacing=6, margins=margins)
        )
        look.changed.connect(self._fit)

    def show_judgement(self, judgement: Judgement) -> None:
        """Show a verdict: solid, or an outline while there is no needle to judge."""
        overall = judgement.overall
        word = SEVERITY_WORDS[overall]
        is_solid = any(finding.needle for finding in judgement.findings)
        ink = "on_severity" if is_solid else SEVERITY_TOKENS[overall]
        self._mark.show_icon(SEVERITY_ICONS[overall], ink)
        self._word.setText(word)
        self._fit()
        self._reason.setText(unbroken(verdict_reason(judgement)))
        counts = count_words(judgement)
        self._counts.setText(counts)
        self._counts.setVisible(bool(counts))
        speak(
            self,
            accessibleName=say(
                "Verdict: {word}. {reason}", word=word, reason=self._reason.text()
            ),
        )
        restyle(self, severity=overall.value, solid="yes" if is_solid else "no")
        for part in (self._word, self._reason, self._counts):
            restyle(part, severity="" if is_solid else overall.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._word.fit(self.width() - 2 * MARGIN - MARK_PIXELS - GAP)
