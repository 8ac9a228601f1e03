"""Which series of a folder is meant, when there are several."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner.dicom.series import SeriesInfo
from planner.rules.findings import Severity
from ui.dialogs.frames import lay_out
from ui.messages.series import (
    USABLE_WORDS,
    VERDICT_WORDS,
    reasons_text,
    spacing_words,
)
from ui.panels.parts import button, column, label
from ui.theme import SEVERITY_ICONS, SEVERITY_TOKENS, Look

HEADS = ("", "Description", "Slices", "Spacing", "Geometry")
NO_DESCRIPTION = "no description"
USABLE_SIGNS = {
    "yes": Severity.PASS,
    "corrected": Severity.WARN,
    "no": Severity.STOP,
}
"""By which shape it is shown whether a series can be opened."""


class SeriesChooser(QDialog):
    """Every series with its verdict; one that cannot be opened says why."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        series: Sequence[SeriesInfo],
        *,
        proposed_uid: str,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._series = list(series)
        self._table = self._make_table()
        self._reasons = label("", "muted", wrap=True)
        self._reasons.setObjectName("series.reasons")
        self._reasons.setMinimumHeight(64)
        self._reasons.setAlignment(Qt.AlignmentFlag.AlignTop)
        cancel = button("Cancel")
        cancel.clicked.connect(self.reject)
        self._open = button("Open this series", "primary", name="series.open")
        self._open.clicked.connect(self.accept)
        words = label(
            "This folder holds several series. The largest CT that can be planned on "
            "is chosen already.",
            wrap=True,
        )
        content = column(words, self._table, self._reasons)
        content.setStretch(1, 1)
        lay_out(self, "Which series?", content, cancel, self._open)
        self.resize(880, 520)
        self._table.itemSelectionChanged.connect(self._show_choice)
        self._table.doubleClicked.connect(self._open.click)
        uids = [info.series_uid for info in self._series]
        self._table.selectRow(uids.index(proposed_uid) if proposed_uid in uids else 0)

    @property
    def chosen(self) -> SeriesInfo:
        return self._series[max(self._table.currentRow(), 0)]

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._series), len(HEADS))
        table.setObjectName("series.table")
        table.setHorizontalHeaderLabels(HEADS)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for place, info in enumerate(self._series):
            cells = (
                info.modality,
                info.description or NO_DESCRIPTION,
                str(len(info.slices)),
                spacing_words(info),
                VERDICT_WORDS.get(info.verdict, info.verdict),
            )
            for at, words in enumerate(cells):
                table.setItem(place, at, QTableWidgetItem(words))
            self._add_sign(table, place, info)
        return table

    def _add_sign(self, table: QTableWidget, place: int, info: SeriesInfo) -> None:
        """Show by its shape whether a series can be opened; words tell it too."""
        sign = USABLE_SIGNS[info.usable]
        token = SEVERITY_TOKENS[sign]
        item = table.item(place, len(HEADS) - 1)
        if item is not None:
            item.setIcon(self._look.icon(SEVERITY_ICONS[sign], token, token))

    def _show_choice(self) -> None:
        info = self.chosen
        words = f"{USABLE_WORDS[info.usable]}. {reasons_text(info)}"
        self._reasons.setText(words.strip())
        self._open.setEnabled(info.usable != "no")


def choose_series(
    parent: QWidget, look: Look, series: Sequence[SeriesInfo], *, proposed_uid: str
) -> SeriesInfo | None:
    """Return the series that is meant, or None if none is to be opened."""
    dialog = SeriesChooser(parent, look, series, proposed_uid=proposed_uid)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen if accepted else None
