"""Accepting a STOP: only with a reason, in words, and initials."""

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from planner.plan.edits import with_override_withdrawn, with_stop_overridden
from planner.rules.findings import Finding
from ui.dialogs.frames import give_room, lay_out
from ui.language import say
from ui.messages.findings import finding_headline
from ui.messages.words import ACCEPT_STOP, WITHDRAW_ACCEPTANCE
from ui.panels.parts import button, column, label
from ui.session import Session
from ui.settings import INITIALS_LENGTH
from ui.theme import GRID

CONSEQUENCES = (
    "It stays a STOP, in sight and in every report, with your reason and initials. Any "
    "change of this needle takes your acceptance back."
)
LACKING = "A reason and your initials are needed."
LONGEST_REASON = 500


class AcceptStop(QDialog):
    """The button stays off until both are typed."""

    def __init__(self, parent: QWidget, finding: Finding, *, initials: str) -> None:
        super().__init__(parent)
        self._reason = QPlainTextEdit()
        self._reason.setObjectName("accept.reason")
        self._reason.setAccessibleName(say("Reason"))
        self._reason.setTabChangesFocus(True)
        self._reason.setMinimumHeight(12 * GRID)
        self._initials = QLineEdit(initials)
        self._initials.setObjectName("accept.initials")
        self._initials.setAccessibleName(say("Your initials"))
        self._initials.setMaxLength(INITIALS_LENGTH)
        self._lacking = label(say(LACKING), "small")
        cancel = button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        self._done = button(say("Accept this STOP"), "primary", name="accept.done")
        self._done.clicked.connect(self.accept)
        content = column(
            label(finding_headline(finding), "strong", wrap=True),
            label(say(CONSEQUENCES), wrap=True),
            label(say("Why is it accepted?"), "small"),
            self._reason,
            label(say("Initials"), "small"),
            self._initials,
            self._lacking,
        )
        lay_out(self, say("Accept a STOP"), content, cancel, self._done)
        give_room(self, 64 * GRID, 48 * GRID)
        self._reason.textChanged.connect(self._show_state)
        self._initials.textChanged.connect(self._show_state)
        self._show_state()
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        return " ".join(self._reason.toPlainText().split())[:LONGEST_REASON]

    @property
    def initials(self) -> str:
        return self._initials.text().strip()

    def _show_state(self) -> None:
        is_whole = bool(self.reason and self.initials)
        self._done.setEnabled(is_whole)
        self._lacking.setVisible(not is_whole)


def accept_or_withdraw(
    parent: QWidget, session: Session, finding: Finding, *, initials: str
) -> None:
    """Ask for a reason to accept a STOP; take back one that was accepted."""
    level, rule, needle_id = finding.level, finding.rule, finding.needle
    if finding.override is not None:
        session.apply(
            lambda case: with_override_withdrawn(
                case, level, rule, needle_id=needle_id
            ),
            label=f"{WITHDRAW_ACCEPTANCE} {rule}",
        )
        return
    dialog = AcceptStop(parent, finding, initials=initials)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        reason, by = dialog.reason, dialog.initials
        session.apply(
            lambda case: with_stop_overridden(
                case, level, rule, reason=reason, initials=by, needle_id=needle_id
            ),
            label=f"{ACCEPT_STOP} {rule}",
        )
    dialog.deleteLater()
