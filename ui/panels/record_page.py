"""A case without its images: what it holds can be read, and the images be found."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from planner.case_file.audit import audit_trail
from planner.case_file.marks import (
    FINDINGS,
    OUTLINES,
    PICTURE,
    Mark,
    marks_of,
    standing_of,
)
from planner.case_file.outlines import unpacked_outlines
from planner.case_file.reading import Record, read_attached
from planner.case_file.record import SIGN
from planner.errors import PlannerError
from planner.plan.case import LevelPlan
from planner.plan.needle import Needle
from planner.rules.findings_reader import findings_from_document
from ui.language import say
from ui.messages import without_images as words
from ui.messages.errors import sentence_of
from ui.messages.numbers import millimetres, patient_position, with_unit
from ui.messages.signing import moment_words, standing_words, verdict_words
from ui.messages.words import case_title, side_word
from ui.panels.audit_table import AuditTable
from ui.panels.kept_views import OutlinesPage, findings_page, pictures_page
from ui.panels.parts import Choice, IconLabel, button, column, frame, label, row
from ui.spoken import speak
from ui.theme import GRID, Look


class RecordPage(QWidget):
    """Shows one case file. `ask_csv` names the file for its audit trail."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, *, ask_csv: Callable[[], Path | None]) -> None:
        super().__init__()
        self.setObjectName("record")
        self._look = look
        self._ask_csv = ask_csv
        self._record = Record()
        self.path: Path | None = None
        self._why = label("", wrap=True)
        self._why.setObjectName("record.why")
        self._about = label("", "lead", wrap=True)
        self._about.setObjectName("record.about")
        self._signatures = Choice(look, say("Signature"))
        self._signatures.setObjectName("record.signatures")
        self._signatures.currentIndexChanged.connect(self._show_kept)
        self._pages = QTabWidget()
        self._pages.setObjectName("record.pages")
        content = column(self._head(), self._about, self._signatures, spacing=12)
        content.addWidget(self._pages, 1)
        content.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setLayout(content)

    def _head(self) -> QWidget:
        find = button(say(words.FIND), "primary", name="record.find")
        find.clicked.connect(lambda: self.wanted.emit(self.path))
        close = button(say(words.CLOSE), name="record.close")
        close.clicked.connect(self.put_away)
        told = column(
            label(say(words.TITLE), "title", wrap=True),
            self._why,
            label(say(words.MEANING), "muted", wrap=True),
            row(find, close, 1),
        )
        head = row(
            IconLabel(self._look, "severity-warn", "warn", pixels=32),
            spacing=2 * GRID,
            margins=(2 * GRID, 12, 2 * GRID, 12),
        )
        head.addLayout(told, 1)
        return frame("card", head)

    def show_record(self, path: Path, record: Record, why: str) -> None:
        """Show a case file; `why` says what keeps its images from being shown."""
        self.path, self._record = path, record
        self._why.setText(why)
        marks = marks_of(record)
        standing = standing_of(record.case, marks)
        told = standing_words(standing, record.entries[-1].rule_book)
        self._about.setText(f"{case_title(record.case)}   ·   {told}")
        with QSignalBlocker(self._signatures):
            self._signatures.clear()
            for mark in reversed([mark for mark in marks if mark.kind == SIGN]):
                is_this = mark.digest == standing.digest
                told = _signature_words(mark, is_this=is_this)
                self._signatures.addItem(told, mark)
        self._signatures.setVisible(self._signatures.count() > 0)
        self._show_kept()

    def put_away(self) -> None:
        """Forget the case and say so."""
        self.path, self._record = None, Record()
        self._clear()
        self.closed.emit()

    # --- pages --------------------------------------------------------------------

    def _clear(self) -> None:
        while self._pages.count():
            page = self._pages.widget(0)
            self._pages.removeTab(0)
            if page is not None:
                page.deleteLater()

    def _show_kept(self) -> None:
        at = max(self._pages.currentIndex(), 0)
        self._clear()
        self._pages.addTab(plan_table(self._record), say(words.PLAN))
        mark = self._signatures.currentData()
        if isinstance(mark, Mark) and self.path is not None:
            try:
                kept = read_attached(self.path, mark.attached)
                self._add_kept(kept)
            except PlannerError as error:
                self._pages.addTab(_said(sentence_of(error)), say(words.FINDINGS))
        else:
            self._pages.addTab(_said(say(words.NOBODY_SIGNED)), say(words.FINDINGS))
        trail = AuditTable(audit_trail(self._record), ask=self._ask_csv)
        self._pages.addTab(trail, say(words.TRAIL))
        self._pages.setCurrentIndex(min(at, self._pages.count() - 1))

    def _add_kept(self, kept: Mapping[str, bytes]) -> None:
        findings = findings_from_document(kept[FINDINGS]) if FINDINGS in kept else ()
        pictures = {
            name.removeprefix(PICTURE).partition(" ")[2]: kept[name]
            for name in sorted(kept)
            if name.startswith(PICTURE)
        }
        outlines = {
            name.removeprefix(OUTLINES): unpacked_outlines(content)
            for name, content in kept.items()
            if name.startswith(OUTLINES)
        }
        self._pages.addTab(findings_page(self._look, findings), say(words.FINDINGS))
        self._pages.addTab(pictures_page(pictures), say(words.PICTURES))
        page = (
            OutlinesPage(self._look, outlines)
            if outlines
            else _said(say(words.NOT_KEPT))
        )
        self._pages.addTab(page, say(words.OUTLINES))


def plan_table(record: Record) -> QTableWidget:
    """Return every needle of the case as it was left, levels without one included."""
    rows = [
        (plan, needle)
        for plan in record.case.levels
        for needle in (plan.needles or (None,))
    ]
    table = QTableWidget(len(rows), len(words.PLAN_HEAD))
    table.setObjectName("record.plan")
    speak(table, accessibleName=say("Needles of this case"))
    table.setHorizontalHeaderLabels([say(each) for each in words.PLAN_HEAD])
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    for number, (plan, needle) in enumerate(rows):
        for place, cell in enumerate(_cells(plan, needle)):
            table.setItem(number, place, QTableWidgetItem(cell))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def _cells(plan: LevelPlan, needle: Needle | None) -> tuple[str, ...]:
    confirmed = plan.confirmed_by or "–"
    if needle is None:
        return (plan.level, "–", "", "", "", "", "", confirmed)
    entry, tip = (
        patient_position((float(point[0]), float(point[1]), float(point[2])))
        for point in (needle.entry_lps_mm, needle.tip_lps_mm)
    )
    return (
        plan.level,
        needle.id,
        side_word(needle.side),
        with_unit(needle.outer_diameter_mm, "mm", decimals=2),
        millimetres(needle.length_mm),
        f"{entry} mm",
        f"{tip} mm",
        confirmed,
    )


def _signature_words(mark: Mark, *, is_this: bool) -> str:
    words_of = say(
        words.SIGNATURE,
        by=mark.by,
        when=moment_words(mark.at),
        verdict=verdict_words(mark),
    )
    return (
        f"{words_of}  ·  {say(words.THIS_STATE) if is_this else say(words.OTHER_STATE)}"
    )


def _said(sentence: str) -> QWidget:
    page = QWidget()
    page.setLayout(
        column(label(sentence, wrap=True), 1, margins=(GRID, 2 * GRID, GRID, GRID))
    )
    return page
