"""The registry of review cases: filtered, counted, and one held beside another."""

from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner.errors import PlannerError
from planner.review.case import ReviewCase
from planner.review.facets import (
    COMPARTMENT,
    DEFICIT,
    ONSET,
    TREATMENT,
    counts,
    filtered,
    is_published,
    values_of,
)
from planner.review.nameless import made_nameless
from planner.review.nearness import Near, nearest, profile_of
from planner.review.published import patients_of
from planner.review.registry import CaseRegistry
from planner.review.registry_document import read_cases, write_cases
from planner.rules.book import RuleBook
from planner.work import Monitor
from ui.case_registry import user_registry
from ui.dialogs.files import FileAsker
from ui.dialogs.frames import lay_out
from ui.language import say
from ui.messages import registry as words
from ui.messages.comparison import HEAD, Side, compared
from ui.messages.errors import sentence_of
from ui.messages.numbers import number
from ui.panels.case_filters import CaseFilters
from ui.panels.parts import button, column, label, row
from ui.panels.work_bar import WorkBar
from ui.tasks import Task, TaskRunner
from ui.theme import GRID, Look

READ = 0.6
"""The share of taking cases in that is reading them."""
FACET_COLUMNS = (COMPARTMENT, DEFICIT, ONSET, TREATMENT)


@attrs.frozen(kw_only=True, eq=False)
class Shown:
    """A case of the list; `near` is how near it is to the reviewer's own."""

    side: Side
    near: Near | None


class RegistryDialog(QDialog):
    """Filters at the left, cases at the right, below them the chosen one compared."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        book: RuleBook,
        registry: CaseRegistry,
        *,
        ours: ReviewCase | None,
        asker: FileAsker,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._registry = registry
        self._ours = None if ours is None else _side(ours, book)
        self._asker = asker
        self._contents = registry.read()
        self._shown: list[Shown] = []
        self._filters = CaseFilters(look)
        self._table = _table("registry.cases", say(words.CASES))
        self._table.setWordWrap(False)
        self._beside = _table("registry.beside", say(words.BESIDE))
        heights = self._beside.verticalHeader()
        heights.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._order = label(say(words.HOW_NEAR), "small", wrap=True)
        self._order.setVisible(ours is not None)
        self._counted = label("", "small", wrap=True)
        self._counted.setObjectName("registry.counted")
        self._said = label("", "small", wrap=True)
        self._said.setObjectName("registry.said")
        self._tasks = TaskRunner(self)
        self._task: Task | None = None
        self._work = WorkBar(look, "registry.work")
        self._work.cancelled.connect(self._stop)
        self._remove = button(say(words.REMOVE), name="registry.remove")
        self._lay_out(parent)
        self._filters.changed.connect(self._show_fitting)
        self._table.itemSelectionChanged.connect(self._compare)
        self._show_all()
        self._table.setFocus()

    def _lay_out(self, parent: QWidget) -> None:
        clear = button(say(words.ALL_AGAIN), name="registry.clear")
        clear.clicked.connect(self._filters.clear)
        held = QWidget()
        held.setLayout(column(self._filters, clear, self._counted, 1))
        held.setFixedWidth(30 * GRID)
        right = column(self._table, self._order, self._beside, self._work, self._said)
        right.setStretch(0, 1)
        right.setStretch(2, 1)
        content = row(held, spacing=3 * GRID)
        content.addLayout(right, 1)
        add = button(say(words.ADD_FILE), name="registry.add_file")
        add.clicked.connect(self._add_file)
        add_ours = button(say(words.ADD_OURS), name="registry.add_ours")
        add_ours.setVisible(self._ours is not None)
        add_ours.clicked.connect(self._add_ours)
        export = button(say(words.EXPORT), name="registry.export")
        export.clicked.connect(self._export)
        self._remove.clicked.connect(self._remove_chosen)
        close = button(say(words.CLOSE), "primary", name="registry.close")
        close.clicked.connect(self.accept)
        buttons = (add_ours, add, self._remove, export, close)
        lay_out(self, say(words.TITLE), content, *buttons)
        self.resize(min(170 * GRID, parent.width()), min(110 * GRID, parent.height()))

    # --- what is shown ----------------------------------------------------------------

    def _show_all(self) -> None:
        """Show what the registry holds now."""
        self._filters.show_counts(counts(self._contents.cases, self._book))
        self._show_fitting()

    def _show_fitting(self) -> None:
        cases = filtered(self._contents.cases, self._filters.wanted, self._book)
        self._shown = _shown(cases, self._ours, self._book)
        rows = [self._cells(each) for each in self._shown]
        wide = range(len(self._head()) - len(FACET_COLUMNS), len(self._head()))
        _fill(self._table, self._head(), rows, wide=wide)
        damaged = words.damaged_line(self._contents)
        told = words.contents_line(cases, len(patients_of(cases)))
        self._counted.setText(f"{told}\n{damaged}".rstrip())
        self._table.selectRow(0)
        self._compare()

    def _head(self) -> list[str]:
        facets = [words.FACETS[facet] for facet in FACET_COLUMNS]
        near = [] if self._ours is None else [say(words.DIFFERS)]
        return [*near, say(words.CASE), words.FACETS["level"], *facets]

    def _cells(self, shown: Shown) -> list[str]:
        case, values = shown.side.case, shown.side.values
        title = words.title_of(case)
        cells = [
            say(words.TOLD_AGAIN, title=title) if case.duplicate_of else title,
            say(", ").join(case.levels),
            *(words.values_words(values, facet) for facet in FACET_COLUMNS),
        ]
        if shown.near is None:
            return cells if self._ours is None else ["", *cells]
        apart = number(shown.near.difference_count, decimals=1).removesuffix(".0")
        return [say(words.OF_SIX, count=apart), *cells]

    def _compare(self) -> None:
        """Set the chosen case beside the reviewer's own."""
        chosen = self._chosen()
        lines = () if chosen is None else compared(self._ours, chosen.side, chosen.near)
        head = list(map(say, HEAD))
        if chosen is not None:
            head[2] = words.title_of(chosen.side.case)
        rows = [[line.thing, line.ours, line.theirs, line.how] for line in lines]
        _fill(self._beside, head, rows, wide=(1, 2))
        for place in (1, 3):
            self._beside.setColumnHidden(place, self._ours is None)
        self._remove.setEnabled(
            chosen is not None and not is_published(chosen.side.case)
        )

    def _chosen(self) -> Shown | None:
        place = self._table.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    # --- what is done -----------------------------------------------------------------

    def _add_ours(self) -> None:
        if self._ours is not None:
            self._take_in(*made_nameless([self._ours.case]))

    def _add_file(self) -> None:
        path = None if self._tasks.busy else self._asker.cases()
        if path is None:
            return

        def work(monitor: Monitor) -> object:
            given = read_cases(path)
            monitor.report(READ)
            return made_nameless([case for case in given if not is_published(case)])

        self._said.clear()
        self._work.begin()
        self._task = self._tasks.run(work, then=self._take_read, on_error=self._refuse)
        self._task.progressed.connect(self._work.show_progress)
        self._task.ended.connect(self._work.finish)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _take_read(self, nameless: object) -> None:
        if isinstance(nameless, tuple):
            self._take_in(*nameless)

    def _refuse(self, error: Exception) -> None:
        self._said.setText(sentence_of(error))

    def release(self) -> None:
        """Stop what is being read; safe to call twice."""
        self._tasks.release()

    def _take_in(self, made: Sequence[ReviewCase], lost: Sequence[str]) -> None:
        try:
            taken = self._registry.take_in(made)
            self._contents = self._registry.read()
        except PlannerError as error:
            self._said.setText(sentence_of(error))
            return
        told = f"{words.taken_line(taken)} {words.lost_line(lost)}"
        self._said.setText(told.rstrip())
        self._show_all()

    def _remove_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self._is_sure():
            return
        try:
            self._registry.remove(chosen.side.case.case_id)
            self._contents = self._registry.read()
        except PlannerError as error:
            self._said.setText(sentence_of(error))
        else:
            self._said.setText(say(words.REMOVED))
            self._show_all()

    def _is_sure(self) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle(say(words.TITLE))
        box.setText(say(words.REMOVE_QUESTION))
        yes = box.addButton(say(words.REMOVE), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is yes

    def _export(self) -> None:
        path = self._asker.place_for_cases()
        if path is not None:
            self._said.setText(self._written(path))

    def _written(self, path: Path) -> str:
        cases = [shown.side.case for shown in self._shown]
        try:
            write_cases(cases, path)
        except PlannerError as error:
            return sentence_of(error)
        return say(words.WRITTEN, count=len(cases), file=path.name)


def _side(case: ReviewCase, book: RuleBook) -> Side:
    return Side(case=case, profile=profile_of(case, book), values=values_of(case, book))


def _shown(
    cases: Sequence[ReviewCase], ours: Side | None, book: RuleBook
) -> list[Shown]:
    """Return the cases of the list: in their order, or the nearest to ours first."""
    if ours is None:
        return [Shown(side=_side(case, book), near=None) for case in cases]
    return [
        Shown(side=_side(near.case, book), near=near)
        for near in nearest(ours.profile, cases, book)
    ]


def _table(name: str, accessible_name: str) -> QTableWidget:
    table = QTableWidget()
    table.setObjectName(name)
    table.setAccessibleName(accessible_name)
    table.verticalHeader().hide()
    table.setWordWrap(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    return table


def _fill(
    table: QTableWidget,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    wide: Sequence[int],
) -> None:
    """Fill a table anew; the columns that are `wide` share what the others leave."""
    blocked = QSignalBlocker(table)
    table.setRowCount(len(rows))
    table.setColumnCount(len(head))
    table.setHorizontalHeaderLabels(list(head))
    for place, cells in enumerate(rows):
        for number_, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(place, number_, item)
    header = table.horizontalHeader()
    header.setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for place in wide:
        header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
    blocked.unblock()


def show_registry(
    parent: QWidget,
    look: Look,
    book: RuleBook,
    *,
    ours: Callable[[], ReviewCase | None],
    asker: FileAsker,
) -> None:
    """Show the user's registry, or say why it cannot be used."""
    try:
        registry = user_registry()
        dialog = RegistryDialog(parent, look, book, registry, ours=ours(), asker=asker)
    except PlannerError as error:
        QMessageBox.warning(parent, say(words.TITLE), sentence_of(error))
        return
    dialog.exec()
    dialog.release()
    dialog.deleteLater()
