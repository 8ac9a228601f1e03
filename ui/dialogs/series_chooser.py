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
from ui.dialogs.frames import lay_out
from ui.messages.series import reasons_text, series_size, verdict_words
from ui.panels.parts import button, column, label

HEADS = ("Modality", "Description", "Slices", "Geometry")
NO_DESCRIPTION = "(no description)"


class SeriesChooser(QDialog):
    """Every series with its verdict; one that cannot be opened says why."""

    def __init__(
        self, parent: QWidget, series: Sequence[SeriesInfo], *, proposed_uid: str
    ) -> None:
        super().__init__(parent)
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
        self.resize(820, 480)
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
                series_size(info),
                verdict_words(info),
            )
            for at, words in enumerate(cells):
                table.setItem(place, at, QTableWidgetItem(words))
        return table

    def _show_choice(self) -> None:
        info = self.chosen
        self._reasons.setText(reasons_text(info))
        self._open.setEnabled(info.usable != "no")


def choose_series(
    parent: QWidget, series: Sequence[SeriesInfo], *, proposed_uid: str
) -> SeriesInfo | None:
    """Return the series that is meant, or None if none is to be opened."""
    dialog = SeriesChooser(parent, series, proposed_uid=proposed_uid)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen if accepted else None
