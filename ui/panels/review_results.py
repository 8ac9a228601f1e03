"""What was found: the rules on the leak, the rules looking back, and the tools."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.review.contract.result import (
    Result,
    ResultFigure,
    ResultTable,
    Section,
    ToolFinding,
)
from planner.review.level_review import LevelReview
from planner.rules.book import RuleBook
from planner.rules.findings import Finding, Judgement, Severity
from ui.language import say
from ui.messages import review_panel as words
from ui.messages.findings import alarm_sentence
from ui.messages.numbers import unbroken
from ui.messages.words import SEVERITY_WORDS
from ui.panels.finding_card import FindingCard
from ui.panels.legend import Legend
from ui.panels.parts import SeverityMark, button, column, label, restyle, row
from ui.panels.wrapped_cells import WrappedCells
from ui.plugin_words import spoken_review
from ui.review.review import Review
from ui.review.runs import Outcome
from ui.theme import Look

WIDEST_FIGURE_PX = 380
HIGHEST_TABLE_PX = 320
MOST_SIDE_BY_SIDE, WIDEST_CELL_PX = 3, 190
"""A table with many columns is scrolled sideways; words that are cut tell nothing."""
AT_A_TIME_S = 0.02

Maker = Callable[[], QWidget]


class ToolFindingCard(QFrame):
    """One thing that a tool tells; the severity by word, shape and colour."""

    def __init__(
        self,
        look: Look,
        finding: ToolFinding,
        *,
        by: str,
        on_show: Callable[[Any], None],
    ) -> None:
        super().__init__()
        severity = Severity(finding.severity)
        self.severity = severity
        self.setProperty("role", "finding")
        self.setObjectName("review.tool_finding")
        word = label(SEVERITY_WORDS[severity], "strong")
        about = label(by, "small", wrap=True)
        show = button(say(words.SHOW_ME), "quiet", name="review.show")
        show.clicked.connect(lambda: on_show(finding.at_lps_mm))
        sentence = label(unbroken(finding.sentence), wrap=True)
        sentence.setObjectName("review.sentence")
        self.setLayout(
            column(
                row(SeverityMark(look, severity), word, 1),
                about,
                label(finding.title, "strong", wrap=True),
                sentence,
                row(show, 1),
                spacing=6,
                margins=(12, 10, 12, 6),
            )
        )
        show.setVisible(finding.at_lps_mm is not None)
        for part in (self, word):
            restyle(part, severity=severity.value)
        told = f"{word.text()}. {finding.title}. {finding.sentence}"
        self.setAccessibleName(told)


class ReviewResults(QWidget):
    """Made anew when something else is known; STOP first, and NA before a warning."""

    def __init__(
        self,
        look: Look,
        review: Review,
        book: RuleBook,
        *,
        on_show: Callable[[Any], None],
    ) -> None:
        super().__init__()
        self._look = look
        self._review = review
        self._book = book
        self._on_show = on_show
        self.legend = Legend(review.state)
        self._leak = _Part(say(words.THE_LEAK))
        self._past = _Part(say(words.LOOKING_BACK))
        self._tools = _Part(say(words.BY_TOOLS))
        self._more = _Part("")
        self._shown: tuple[object, ...] = ()
        self._outcome: Outcome | None = None
        parts = (self._leak, self._past, self._tools, self._more)
        self.setLayout(column(self.legend, *parts, spacing=16))

    def refresh(self) -> None:
        self.legend.refresh()
        outcome, told = self._review.outcome, self._review.told
        judgement = told.judgement if told else None
        if self._shown == (outcome, judgement):
            return
        self._shown = (outcome, judgement)
        past = outcome.retrospect.judgement if outcome and outcome.retrospect else None
        self._leak.fill(self._cards(judgement))
        self._past.fill(self._cards(past))
        if outcome is not self._outcome:
            self._outcome = outcome
            review = spoken_review(outcome.review) if outcome else None
            self._tools.fill(self._tool_cards(review) if review else [])
            self._more.fill(_rest(review.results) if review else [])

    def _cards(self, judgement: Judgement | None) -> list[Maker]:
        if judgement is None:
            return []
        return [partial(self._card, judgement, finding) for finding in judgement.alarms]

    def _card(self, judgement: Judgement, finding: Finding) -> QWidget:
        card = FindingCard(
            self._look,
            self._book,
            on_show=self._show_finding,
            on_accept=lambda finding: None,
        )
        card.show_finding(finding, words=alarm_sentence(judgement, finding))
        card.offer_no_acceptance()
        return card

    def _show_finding(self, finding: Finding) -> None:
        self._on_show(finding.at_lps_mm)

    def _tool_cards(self, review: LevelReview) -> list[Maker]:
        titles = {use.id: use.title for use in review.uses}
        told = [
            (finding, titles.get(tool, tool))
            for tool, result in review.results.items()
            for finding in result.findings
        ]
        told.sort(key=lambda pair: -Severity(pair[0].severity).rank)
        return [partial(self._tool_card, *pair) for pair in told]

    def _tool_card(self, finding: ToolFinding, by: str) -> QWidget:
        return ToolFindingCard(self._look, finding, by=by, on_show=self._on_show)


def _rest(results: Mapping[str, Result]) -> list[Maker]:
    makers: list[Maker] = []
    for result in results.values():
        makers += [partial(table_of, table) for table in result.tables]
        makers += [partial(figure_of, result, figure) for figure in result.figures]
        makers += [partial(section_of, section) for section in result.sections]
    return makers


class _Part(QWidget):
    """A heading with what belongs under it; both are gone while there is nothing.

    A few at a time are made, so that a hand on the images never waits for a list.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = label(title, "lead")
        self._title.setVisible(bool(title))
        self._waiting: list[Maker] = []
        self._list: QVBoxLayout = column(spacing=12)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._make_some)
        self.setLayout(column(self._title, self._list, spacing=8))

    def fill(self, makers: Sequence[Maker]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._waiting = list(makers)
        self.setVisible(bool(makers))
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _make_some(self) -> None:
        if not self.isVisible():
            # Out of sight nobody can say how high words will be.
            return
        end = time.monotonic() + AT_A_TIME_S
        while self._waiting and time.monotonic() < end:
            self._list.addWidget(self._waiting.pop(0)())
        if self._waiting:
            self._soon.start()


def table_of(table: ResultTable) -> QWidget:
    """Return a table as high as it is; its own words, never markup."""
    made = QTableWidget(len(table.rows), len(table.head))
    made.setObjectName("review.table")
    made.setAccessibleName(table.title)
    made.setHorizontalHeaderLabels(list(table.head))
    made.verticalHeader().hide()
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setWordWrap(True)
    made.setItemDelegate(WrappedCells(made))
    for number, cells in enumerate(table.rows):
        for place, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            item.setToolTip(cell)
            made.setItem(number, place, item)
    header, heights = made.horizontalHeader(), made.verticalHeader()
    heights.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    is_narrow = len(table.head) <= MOST_SIDE_BY_SIDE
    if is_narrow:
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    else:
        header.setMaximumSectionSize(WIDEST_CELL_PX)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
    made.resizeRowsToContents()
    height = header.sizeHint().height() + 4
    height += sum(made.rowHeight(number) for number in range(len(table.rows)))
    height += 0 if is_narrow else made.horizontalScrollBar().sizeHint().height()
    made.setFixedHeight(min(height, HIGHEST_TABLE_PX))
    held = QWidget()
    held.setLayout(column(label(table.title, "strong", wrap=True), made, spacing=4))
    return held


def figure_of(result: Result, figure: ResultFigure) -> QWidget:
    """Return a picture with its title; it is never wider than the column."""
    pixels = result.arrays[figure.array]
    height, width = pixels.shape[:2]
    is_colour = pixels.ndim == 3
    form = QImage.Format.Format_RGB888 if is_colour else QImage.Format.Format_Grayscale8
    stride = width * (3 if is_colour else 1)
    image = QImage(pixels.tobytes(), width, height, stride, form).copy()
    picture = _Picture(QPixmap.fromImage(image))
    picture.setAccessibleName(figure.title)
    parts: list[QWidget] = [label(figure.title, "strong", wrap=True), picture]
    if figure.caption:
        parts.append(label(figure.caption, "small", wrap=True))
    held = QWidget()
    held.setLayout(column(*parts, spacing=4))
    return held


class _Picture(QLabel):
    """Scales its picture to the width it is given."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self.setObjectName("review.figure")
        width = min(picture.width(), WIDEST_FIGURE_PX)
        self.setPixmap(picture.scaledToWidth(width))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


def section_of(section: Section) -> QWidget:
    """Return a section of the report as it will stand there."""
    held = QWidget()
    held.setLayout(
        column(
            label(section.title, "strong", wrap=True),
            *(label(words_, wrap=True) for words_ in section.paragraphs),
            spacing=4,
        )
    )
    return held
