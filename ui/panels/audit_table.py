"""The audit trail of a case as a table, and as a file for other programs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner.case_file.audit import AuditLine
from planner.plan.storage import replace_file
from ui.language import say
from ui.messages.audit import (
    CSV_FAILED,
    CSV_SAVED,
    HEADINGS,
    SAVE_CSV,
    TRAIL_ABOUT,
    trail_cells,
    trail_csv,
)
from ui.panels.parts import button, column, label, row
from ui.spoken import speak

WHAT = HEADINGS.index("What")


class AuditTable(QWidget):
    """Shows the latest line last. `ask` names the file that a CSV is saved to."""

    def __init__(
        self, lines: Sequence[AuditLine], *, ask: Callable[[], Path | None]
    ) -> None:
        super().__init__()
        self._lines = tuple(lines)
        self._ask = ask
        self._table = QTableWidget(len(self._lines), len(HEADINGS))
        self._table.setObjectName("audit.table")
        speak(self._table, accessibleName=say("Audit trail"))
        self._table.setHorizontalHeaderLabels([say(each) for each in HEADINGS])
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        for number, line in enumerate(self._lines):
            for place, words in enumerate(trail_cells(line)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self._table.setItem(number, place, item)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._said = label("", "small", wrap=True)
        self._said.setObjectName("audit.said")
        save = button(say(SAVE_CSV), name="audit.csv")
        save.clicked.connect(self._save)
        foot = row(save, self._said)
        foot.setStretch(1, 1)
        content = column(label(say(TRAIL_ABOUT), wrap=True), self._table, foot)
        content.setStretch(1, 1)
        self.setLayout(content)
        self._table.scrollToBottom()

    def _save(self) -> None:
        path = self._ask()
        if path is None:
            return
        try:
            # With a mark at its head: a spreadsheet else guesses the encoding wrongly.
            replace_file(path, trail_csv(self._lines).encode("utf-8-sig"))
        except OSError:
            speak(self._said, text=say(CSV_FAILED, file=path.name))
        else:
            speak(self._said, text=say(CSV_SAVED, file=path.name))
