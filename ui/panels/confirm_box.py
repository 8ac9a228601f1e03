"""Where the surgeon puts initials to the outlines."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.plan.confirmations import withdrawal_of
from planner.plan.edits import with_anatomy_confirmed, with_confirmation_withdrawn
from ui.language import say
from ui.messages.anatomy import confirmed_words, ready_words, withdrawn_words
from ui.messages.words import CONFIRM, WITHDRAW
from ui.panels.parts import IconLabel, button, column, frame, label, row
from ui.panels.session_panel import SessionPanel
from ui.settings import INITIALS_LENGTH
from ui.spoken import speak
from ui.theme import Look

NO_VERTEBRA = "Possible once the walls of this level are measured."
NO_INITIALS = "Your initials are needed: a confirmation is somebody's word."


class ConfirmBox(SessionPanel):
    """The button is dead until it can be meant, and says why."""

    def __init__(
        self, look: Look, *, initials: str, on_initials: Callable[[str], None]
    ) -> None:
        super().__init__(look)
        self.setObjectName("confirm.box")
        self._on_initials = on_initials
        self._initials = QLineEdit(initials)
        self._initials.setObjectName("confirm.initials")
        self._initials.setMaxLength(INITIALS_LENGTH)
        speak(self._initials, placeholderText=say("Initials"))
        speak(self._initials, accessibleName=say("Your initials"))
        look.bind(lambda: self._initials.setFixedWidth(look.text_px(96)))
        self._initials.textChanged.connect(self.refresh)
        self._initials.returnPressed.connect(self._confirm)
        self._button = button(say("Confirm"), "primary", name="confirm.button")
        self._button.clicked.connect(self._confirm)
        self._reason = label("", "small", wrap=True)
        self._reason.setObjectName("confirm.reason")
        self._withdrawn = label("", "small", wrap=True)
        self._withdrawn.setObjectName("confirm.withdrawn")
        self._ask = QWidget()
        fields = row(self._initials, self._button)
        fields.setStretch(1, 1)
        self._ask.setLayout(column(self._withdrawn, fields, self._reason))
        self._by = label("", "strong", wrap=True)
        self._by.setObjectName("confirm.by")
        self._withdraw = button(say("Withdraw"), "quiet", name="confirm.withdraw")
        self._withdraw.clicked.connect(self._take_back)
        self._done = QWidget()
        mark = IconLabel(look, "severity-pass", "passed")
        done = row(mark, self._by, self._withdraw)
        done.setStretch(1, 1)
        self._done.setLayout(done)
        title = label(say("Confirm name and outlines"), "strong", wrap=True)
        self.setLayout(
            column(
                frame(
                    "card",
                    column(title, self._ask, self._done, margins=(12, 12, 12, 12)),
                )
            )
        )

    def refresh(self) -> None:
        level = self.session.level if self.session else None
        vertebra = self.session.vertebra if self.session else None
        by = level.confirmed_by if level else None
        self._ask.setVisible(by is None)
        self._done.setVisible(by is not None)
        if level is not None and by is not None:
            self._by.setText(confirmed_words(level.level, by, level.confirmed_at))
        self._show_withdrawal()
        named = bool(self._initials.text().strip())
        if vertebra is None or level is None:
            speak(self._reason, text=say(NO_VERTEBRA))
        else:
            self._reason.setText(
                ready_words(level.level) if named else say(NO_INITIALS)
            )
        self._button.setEnabled(vertebra is not None and named)
        self._button.setToolTip(self._reason.text())

    def _show_withdrawal(self) -> None:
        """Say what took a confirmation back, as long as nobody has confirmed anew."""
        session = self.session
        level = session.level if session else None
        taken = None
        if session is not None and level is not None:
            taken = withdrawal_of(session.history, level.level)
        self._withdrawn.setVisible(taken is not None)
        if taken is not None:
            self._withdrawn.setText(withdrawn_words(taken.by, taken.step))

    def focus(self) -> None:
        """Put the keyboard where the next thing is to be typed or pressed."""
        named = bool(self._initials.text().strip())
        (self._button if named else self._initials).setFocus()

    def _confirm(self) -> None:
        session = self.session
        if session is None or session.level is None or not self._button.isEnabled():
            return
        level, initials = session.level.level, self._initials.text().strip()
        now = datetime.now(UTC)
        self._on_initials(initials)
        session.apply(
            lambda case: with_anatomy_confirmed(case, level, initials=initials, at=now),
            label=CONFIRM,
        )

    def _take_back(self) -> None:
        session = self.session
        if session is not None and session.level is not None:
            level = session.level.level
            session.apply(
                lambda case: with_confirmation_withdrawn(case, level), label=WITHDRAW
            )
