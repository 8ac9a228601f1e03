"""Signing a plan off: what must be seen first, then initials."""

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.rules.findings import Finding, Judgement
from planner.rules.sign_off import BeforeSigning, before_signing
from ui.dialogs.frames import lay_out, resize_with_text
from ui.language import say
from ui.messages import signing as words
from ui.messages.findings import alarm_sentence, count_words, finding_headline
from ui.messages.words import SEVERITY_WORDS
from ui.panels.parts import SeverityMark, button, column, frame, label, row, scrolled
from ui.settings import INITIALS_LENGTH
from ui.theme import GRID, Look


class SignOff(QDialog):
    """The button stays off until everything is ticked and initials are typed."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        judgement: Judgement,
        *,
        about: str,
        initials: str,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._judgement = judgement
        self._before = before_signing(judgement)
        self._ticks: list[QCheckBox] = []
        self._initials = QLineEdit(initials)
        self._initials.setObjectName("sign.initials")
        self._initials.setAccessibleName(say("Reviewed by: your initials"))
        self._initials.setMaxLength(INITIALS_LENGTH)
        self._initials.setFixedWidth(look.text_px(16 * GRID))
        self._lacking = label("", "small", wrap=True)
        self._lacking.setObjectName("sign.lacking")
        cancel = button(say("Cancel"), name="sign.cancel")
        cancel.clicked.connect(self.reject)
        self._done = button(say(words.SIGN_OFF), "primary", name="sign.done")
        self._done.clicked.connect(self.accept)
        inside = QWidget()
        inside.setLayout(self._list())
        by = row(label(say("Reviewed by")), self._initials, self._lacking, spacing=12)
        by.setStretch(2, 1)
        content = column(
            self._verdict(),
            label(say(words.MEANING), wrap=True),
            label(about, "small", wrap=True),
            scrolled(inside),
            by,
            spacing=12,
        )
        content.setStretch(3, 1)
        title = say(words.BLOCKED_TITLE) if self._before.blocking else say(words.TITLE)
        lay_out(self, title, content, cancel, self._done)
        resize_with_text(self, 92 * GRID, 78 * GRID)
        self._initials.textChanged.connect(self._show_state)
        self._show_state()
        self._initials.setFocus()

    @property
    def initials(self) -> str:
        return self._initials.text().strip()

    def _verdict(self) -> QWidget:
        overall = self._judgement.overall
        told = row(
            SeverityMark(self._look, overall, pixels=32),
            column(
                label(SEVERITY_WORDS[overall], "lead"),
                label(count_words(self._judgement), wrap=True),
                spacing=2,
            ),
            spacing=12,
            margins=(12, 12, 12, 12),
        )
        told.setStretch(1, 1)
        return frame("card", told)

    def _list(self) -> QVBoxLayout:
        """Return the findings: what blocks, alone; else all that must be seen."""
        before = self._before
        made = column(spacing=12)
        if before.blocking:
            made.addWidget(label(say(words.BLOCKED), wrap=True))
            for found in before.blocking:
                made.addWidget(self._card(found))
        elif not (before.to_see or before.warnings):
            made.addWidget(label(say(words.NOTHING_TO_SEE), wrap=True))
        else:
            made.addWidget(label(say(words.TO_SEE), "strong"))
            self._add_to_see(made, before)
        made.addStretch(1)
        return made

    def _add_to_see(self, made: QVBoxLayout, before: BeforeSigning) -> None:
        for number, found in enumerate(before.to_see):
            made.addWidget(self._card(found, self._tick(say("Seen"), f"{number}")))
        for found in before.warnings:
            made.addWidget(self._card(found))
        count = len(before.warnings)
        if count:
            told = words.SEEN_WARNINGS[count > 1].format(count=count)
            made.addWidget(self._tick(told, "warnings"))

    def _tick(self, told: str, name: str) -> QCheckBox:
        tick = QCheckBox(told)
        tick.setObjectName(f"sign.seen.{name}")
        tick.toggled.connect(self._show_state)
        self._ticks.append(tick)
        return tick

    def _card(self, found: Finding, tick: QCheckBox | None = None) -> QWidget:
        head = row(
            SeverityMark(self._look, found.severity),
            label(f"{SEVERITY_WORDS[found.severity]}  ·  {found.rule}", "strong"),
            1,
            spacing=GRID,
        )
        if tick is not None:
            tick.setAccessibleName(
                say("Seen: {finding}", finding=finding_headline(found))
            )
            head.addWidget(tick)
        made = frame(
            "finding",
            column(
                head,
                label(finding_headline(found), wrap=True),
                label(alarm_sentence(self._judgement, found), "muted", wrap=True),
                spacing=4,
                margins=(12, GRID, 12, GRID),
            ),
        )
        made.setProperty("severity", found.severity.value)
        return made

    def _show_state(self) -> None:
        all_seen = all(tick.isChecked() for tick in self._ticks)
        is_blocked = bool(self._before.blocking)
        self._initials.setEnabled(not is_blocked)
        self._done.setEnabled(all_seen and bool(self.initials) and not is_blocked)
        lacking = ""
        if not all_seen:
            lacking = say(words.LACKING_TICKS)
        elif not self.initials:
            lacking = say(words.LACKING_INITIALS)
        self._lacking.setText("" if is_blocked else lacking)


def ask_signature(
    parent: QWidget, look: Look, judgement: Judgement, *, about: str, initials: str
) -> str | None:
    """Return the initials of who signs; None if nobody does."""
    dialog = SignOff(parent, look, judgement, about=about, initials=initials)
    is_given = dialog.exec() == QDialog.DialogCode.Accepted
    given = dialog.initials
    dialog.deleteLater()
    return given if is_given else None
