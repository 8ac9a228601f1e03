"""What every screen says while a policy that is there is not in force."""

from PySide6.QtWidgets import QWidget

from planner.rules.book import RuleBook
from ui.messages.errors import policy_alarm
from ui.panels.parts import IconLabel, column, frame, label, row
from ui.theme import Look


class PolicyStrip(QWidget):
    """Hidden where all is well. It cannot be put away: it is about every verdict."""

    def __init__(self, look: Look, book: RuleBook) -> None:
        super().__init__()
        self.setObjectName("policy")
        sentence = policy_alarm(book.policy_error)
        words = label(sentence, wrap=True)
        words.setObjectName("policy.words")
        content = row(
            IconLabel(look, "severity-warn", "warn", pixels=24),
            spacing=12,
            margins=(16, 8, 16, 8),
        )
        content.addWidget(words, 1)
        self.setLayout(column(frame("notice", content), margins=(8, 8, 8, 0)))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
