"""Under the verdict, on every page: who signed, and whether paper is older."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from planner.case_file.marks import Standing
from ui.language import say
from ui.messages.signing import STATE_TIP, report_words, standing_words
from ui.panels.parts import ActionButton, IconLabel, column, label, restyle, row
from ui.theme import GRID, Look

SIGN, REPORT = "Sign off …", "Save report …"


class SignedMark(QWidget):
    """A line for the signature, one more while a report is older, and both commands."""

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("signed")
        self._mark = IconLabel(look, "signed", "text_muted", pixels=18)
        self._words = label("", "small", wrap=True)
        self._words.setObjectName("signed.words")
        self._report = label("", "small", wrap=True)
        self._report.setObjectName("signed.report")
        self._alarm = IconLabel(look, "severity-warn", "warn", pixels=18)
        self.setLayout(
            column(
                _line(self._mark, self._words),
                _line(self._alarm, self._report),
                row(
                    ActionButton(actions["file.sign"], say(SIGN), "small"),
                    ActionButton(actions["file.report"], say(REPORT), "small"),
                    1,
                ),
                spacing=4,
                margins=(4, 0, 4, 0),
            )
        )

    def show_standing(self, standing: Standing, rule_book: str) -> None:
        """Show how the case stands; `rule_book` is the stamp of the one in force."""
        words = standing_words(standing, rule_book)
        self._words.setText(words)
        is_valid = bool(standing.signed) and (
            standing.signed[-1].rule_book == rule_book
        )
        is_alarm = bool(standing.signed or standing.last_signed) and not is_valid
        icon = "severity-warn" if is_alarm else "signed"
        token = "warn" if is_alarm else "accent" if is_valid else "text_muted"
        self._mark.show_icon(icon, token)
        restyle(self._words, role="strong" if is_valid or is_alarm else "small")
        old = report_words(standing)
        self._report.setText(old)
        for part in (self._report, self._alarm):
            part.setVisible(bool(old))
        tip = say(STATE_TIP, state=standing.short)
        self.setToolTip(tip)
        self.setAccessibleName(". ".join(filter(None, (words, old, tip))))


def _line(mark: IconLabel, words: QWidget) -> QWidget:
    made = QWidget()
    layout = row(mark, spacing=GRID)
    layout.addWidget(words, 1)
    made.setLayout(layout)
    return made
