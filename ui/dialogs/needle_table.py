"""Every needle of the case in one table, with the worst that is said of each."""

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner.plan.needle import Needle
from planner.rules.findings import Finding, Measures, Severity
from ui.dialogs.frames import lay_out
from ui.language import say
from ui.messages.findings import finding_sentence, headline
from ui.messages.numbers import degrees, millimetres, signed_degrees
from ui.messages.words import (
    LOCKED,
    SEVERITY_WORDS,
    STATUS_WORDS,
    WALL_WORDS,
    side_word,
)
from ui.panels.parts import button
from ui.session import Session
from ui.theme import GRID, SEVERITY_ICONS, SEVERITY_TOKENS, Look

HEADINGS = (
    "Level",
    "Needle",
    "Side",
    "Diameter",
    "Length",
    "Inwards",
    "Upwards",
    "Least clearance",
    "Worst finding",
    "Status",
)
FINDING_COLUMN = HEADINGS.index("Worst finding")


class NeedleTable(QDialog):
    """A row that is clicked, or walked to with the arrow keys, is selected."""

    def __init__(self, parent: QWidget, look: Look, session: Session) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._rows = [
            (plan.level, needle)
            for plan in session.case.levels
            for needle in plan.needles
        ]
        self._table = QTableWidget(len(self._rows), len(HEADINGS))
        self._table.setObjectName("needles.table")
        self._table.setAccessibleName(say("Needles of this case"))
        self._table.setHorizontalHeaderLabels([say(each) for each in HEADINGS])
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        for row, (level, needle) in enumerate(self._rows):
            self._fill(row, level, needle)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(FINDING_COLUMN, QHeaderView.ResizeMode.Stretch)
        self._select_present()
        self._table.itemSelectionChanged.connect(self._take_row)
        done = button(say("Close"), "primary", name="needles.close")
        done.clicked.connect(self.accept)
        lay_out(self, say("Needles of this case"), self._table, done)
        self.resize(min(140 * GRID, parent.width()), 56 * GRID)
        self._table.setFocus()

    def _fill(self, row: int, level: str, needle: Needle) -> None:
        judgement = self._session.judgement
        measures = judgement.measures.get(f"{level}/{needle.id}", {})
        alarms = judgement.alarms_of(level, needle.id)
        worst = max(alarms, key=lambda found: found.severity.rank, default=None)
        cells = (
            level,
            needle.id,
            side_word(measures.get("side") or needle.side),
            millimetres(needle.outer_diameter_mm),
            millimetres(needle.length_mm),
            degrees(measures.get("convergence_deg")),
            signed_degrees(measures.get("sagittal_deg")),
            _least_words(measures),
            _worst_words(worst),
            _status_words(needle),
        )
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            self._table.setItem(row, column, item)
        severity = worst.severity if worst else Severity.NA
        token = SEVERITY_TOKENS[severity]
        icon = self._look.icon(SEVERITY_ICONS[severity], token, token)
        verdict = self._table.item(row, FINDING_COLUMN)
        if verdict is not None:
            verdict.setIcon(icon)
            if worst is not None:
                verdict.setToolTip(finding_sentence(worst))

    def _select_present(self) -> None:
        level, needle = self._session.level, self._session.needle
        for row, (name, other) in enumerate(self._rows):
            if level is not None and (name, other) == (level.level, needle):
                self._table.selectRow(row)
                self._table.setCurrentCell(row, 0)

    def _take_row(self) -> None:
        level, needle = self._rows[self._table.currentRow()]
        self._session.select(level=level, needle_id=needle.id)


def _least_words(measures: Measures) -> str:
    found: dict[str, float] = {}
    for wall in WALL_WORDS:
        clearance_mm = measures.get(f"{wall}_clearance_mm")
        if isinstance(clearance_mm, float):
            found[wall] = clearance_mm
    if not found:
        return millimetres(None)
    least = min(found, key=lambda wall: found[wall])
    return f"{millimetres(found[least])} ({WALL_WORDS[least].lower()})"


def _worst_words(worst: Finding | None) -> str:
    if worst is None:
        return SEVERITY_WORDS[Severity.NA]
    words = SEVERITY_WORDS[worst.severity]
    few = headline(worst)
    return f"{words}: {worst.rule} {few}" if few else words


def _status_words(needle: Needle) -> str:
    words = STATUS_WORDS[needle.status.value]
    return f"{words}, {LOCKED}" if needle.is_locked else words
