"""One finding: how bad, which rule, what was measured, where, and why it matters."""

from collections.abc import Callable
from typing import Protocol

import attrs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.rules.book import RuleBook
from planner.rules.catalogue import FORM_RULE
from planner.rules.findings import Finding, Severity
from ui.language import say
from ui.messages.findings import (
    headline,
    limit_source,
    subject,
)
from ui.messages.numbers import unbroken
from ui.messages.words import SEVERITY_WORDS
from ui.panels.parts import (
    SeverityMark,
    button,
    column,
    label,
    line,
    restyle,
    row,
)
from ui.panels.rule_passages import rule_passages
from ui.theme import Look

SHOW_ME, ANSWER = "Show me", "Answer"
WHY, LESS = "Why", "Less"
ACCEPT, WITHDRAW = "Accept …", "Withdraw acceptance"

OnFinding = Callable[[Finding], None]


class FindingDeeds(Protocol):
    """What the buttons of a finding do."""

    def show(self, finding: Finding) -> None: ...

    def accept(self, finding: Finding) -> None: ...


@attrs.frozen
class FindingKey:
    """What makes two findings the same one at two moments."""

    rule: str
    level: str
    needle: str | None

    @classmethod
    def of(cls, finding: Finding) -> "FindingKey":
        return cls(finding.rule, finding.level, finding.needle)


class FindingCard(QFrame):
    """Its widgets stay while a needle is dragged; only their words change."""

    def __init__(
        self,
        look: Look,
        book: RuleBook,
        *,
        on_show: OnFinding,
        on_accept: OnFinding,
    ) -> None:
        super().__init__()
        self.setProperty("role", "finding")
        self._look = look
        self._book = book
        self._on_show = on_show
        self._on_accept = on_accept
        self._finding: Finding | None = None
        self._mark = SeverityMark(look)
        self._word = label("", "strong")
        self._word.setObjectName("finding.word")
        self._about = label("", "small", wrap=True)
        self._about.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self._title = label("", "strong", wrap=True)
        self._sentence = label("", wrap=True)
        self._sentence.setObjectName("finding.sentence")
        self._source = label("", "small", wrap=True)
        self._source.setObjectName("finding.source")
        self._images = label("", "small", wrap=True)
        self._images.setObjectName("finding.images")
        self._show = button(say(SHOW_ME), "quiet", name="finding.show")
        self._show.clicked.connect(self._press_show)
        self._accept = button(say(ACCEPT), "quiet", name="finding.accept")
        self._accept.clicked.connect(self._press_accept)
        self._why = button(say(WHY), "quiet", name="finding.why")
        self._why.setCheckable(True)
        self._why.toggled.connect(self._toggle_reasons)
        self._reasons: QWidget | None = None
        look.bind(self._restyle)
        self._build()

    @property
    def finding(self) -> Finding | None:
        return self._finding

    def offer_no_acceptance(self) -> None:
        """Of what has happened nothing can be accepted."""
        self._accept.hide()

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be pressed."""
        (self._show if self._show.isEnabled() else self._why).setFocus()

    def show_finding(self, finding: Finding, *, words: str, images: str = "") -> None:
        """Show a finding in its words; `images` says what was changed in the images."""
        new_rule = self._finding is None or finding.rule != self._finding.rule
        self._finding = finding
        word = SEVERITY_WORDS[finding.severity]
        self._mark.show_severity(finding.severity)
        self._word.setText(word)
        self._about.setText(f"{finding.rule}  ·  {subject(finding)}")
        self._sentence.setText(unbroken(words))
        self._offer(finding)
        restyle(self, severity=finding.severity.value)
        restyle(self._word, severity=finding.severity.value)
        title = headline(finding)
        self._title.setText(unbroken(title or ""))
        self._title.setVisible(title is not None)
        if new_rule:
            self._why.setChecked(False)
            self._drop_reasons()
        source = limit_source(finding) if finding.limits else ""
        self._source.setText(source.capitalize())
        self._source.setVisible(bool(source))
        images = images if finding.measures else ""
        self._images.setText(unbroken(images))
        self._images.setVisible(bool(images))
        said = [word, title, words, source, images]
        self.setAccessibleName(". ".join(part for part in said if part))

    def _build(self) -> None:
        head = row(self._mark, self._word)
        head.addWidget(self._about, 1)
        feet = row(self._show, self._why, self._accept, 1, spacing=4)
        self._column: QVBoxLayout = column(
            head,
            self._title,
            self._sentence,
            self._source,
            self._images,
            feet,
            spacing=6,
            margins=(12, 10, 12, 6),
        )
        self.setLayout(self._column)

    def _offer(self, finding: Finding) -> None:
        """Let the button lead where the finding can be mended or looked at."""
        asks = finding.rule == FORM_RULE
        self._show.setText(say(ANSWER) if asks else say(SHOW_ME))
        self._show.setEnabled(asks or finding.at_lps_mm is not None)
        if asks:
            tip = say("Open the questions of this level")
        elif finding.at_lps_mm is not None:
            tip = say("Move every view to the spot")
        else:
            tip = say("There is no single spot to look at")
        self._show.setToolTip(tip)
        self._accept.setVisible(finding.severity is Severity.STOP)
        self._accept.setText(say(ACCEPT) if finding.override is None else say(WITHDRAW))

    def _press_accept(self) -> None:
        if self._finding is not None:
            self._on_accept(self._finding)

    def _press_show(self) -> None:
        if self._finding is not None:
            self._on_show(self._finding)

    def _restyle(self) -> None:
        self._show.setIcon(self._look.icon("show-me", "accent"))
        self._why.setIcon(self._look.icon("book", "accent"))

    # --- the reasons, made when they are first asked for ------------------------------

    def _toggle_reasons(self) -> None:
        if self._reasons is None and self._finding is not None:
            self._reasons = self._make_reasons(self._finding)
            self._column.addWidget(self._reasons)
            self._lead_into(self._reasons)
        if self._reasons is not None:
            self._reasons.setVisible(self._why.isChecked())
        self._why.setText(say(LESS) if self._why.isChecked() else say(WHY))

    def _lead_into(self, reasons: QWidget) -> None:
        """Let the keyboard walk from the button through the reasons it has opened."""
        before: QWidget = self._why
        for part in reasons.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, part)
                before = part

    def _drop_reasons(self) -> None:
        if self._reasons is not None:
            self._column.removeWidget(self._reasons)
            self._reasons.deleteLater()
            self._reasons = None

    def _make_reasons(self, finding: Finding) -> QWidget:
        parts: list[QWidget] = [line(), *rule_passages(self._book, finding.rule)]
        made = QWidget()
        made.setLayout(column(*parts, spacing=4, margins=(0, 0, 0, 6)))
        return made
