"""The series of a disc or folder as a tree: patient, study, series."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)

from planner.dicom.identity import Identity
from planner.dicom.series import SeriesInfo
from planner.rules.findings import Severity
from ui.dialogs.series_groups import StudyGroup
from ui.dialogs.thumbnails import (
    GROUND,
    SIDE_PX,
    Thumbnails,
    plain_icon,
    thumbnail_icon,
)
from ui.language import say
from ui.messages.opening import with_date, with_person
from ui.messages.series import VERDICT_WORDS, spacing_words
from ui.theme import SEVERITY_ICONS, SEVERITY_TOKENS, Look

HEADS = ("Series", "", "Kernel", "Slices", "Spacing", "Geometry")
NO_DESCRIPTION = "no description"
USABLE_SIGNS = {
    "yes": Severity.PASS,
    "corrected": Severity.WARN,
    "no": Severity.STOP,
}
"""By which shape it is shown whether a series can be opened."""

UNREADABLE_PICTURE = "The picture in the middle of this series cannot be read"
MARK_PX = 20

SETTLE_MS = 60
"""Pictures are asked for when scrolling has come to rest."""


class SeriesTree(QTreeWidget):
    """Every row but the headings is a series; typing goes to its description."""

    def __init__(self, look: Look, groups: list[StudyGroup]) -> None:
        super().__init__()
        self._look = look
        self._rows: dict[int, tuple[QTreeWidgetItem, SeriesInfo]] = {}
        self._headings: list[tuple[QTreeWidgetItem, QTreeWidgetItem, StudyGroup]] = []
        self.setObjectName("series.tree")
        self.setAccessibleName(say("Series"))
        self._prepare()
        self._fill(groups)
        self.expandAll()
        self._thumbnails = Thumbnails(self._show_thumbnail, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._want_thumbnails)
        self.verticalScrollBar().valueChanged.connect(self._settle.start)
        self.currentItemChanged.connect(self._pass_headings)

    @property
    def chosen(self) -> SeriesInfo | None:
        """The series of the current row; None on a heading."""
        item = self.currentItem()
        row = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        return self._rows[row][1] if row in self._rows else None

    def choose(self, wanted: SeriesInfo | None) -> None:
        """Go to a series, or to the first one."""
        for item, info in self._rows.values():
            if wanted is None or info is wanted:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return

    def name_patients(self, identities: Sequence[Identity | None] | None) -> None:
        """Say beside each heading whom it is, in the order of the groups; or nobody."""
        for number, (patient, study, group) in enumerate(self._headings):
            who = identities[number] if identities else None
            patient.setText(0, with_person(group.patient, who))
            study.setText(0, with_date(group.study, who))

    def show_current(self) -> None:
        """Keep the chosen row in sight when the room for rows has changed."""
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def release(self) -> None:
        self._settle.stop()
        self._thumbnails.release()

    # --- Qt -----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    # --- inside -------------------------------------------------------------------

    def _prepare(self) -> None:
        self.setColumnCount(len(HEADS))
        self.setHeaderLabels([say(each) for each in HEADS])
        self.setIconSize(QSize(SIDE_PX, SIDE_PX))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(12)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def _fill(self, groups: list[StudyGroup]) -> None:
        patients: dict[str, QTreeWidgetItem] = {}
        for group in groups:
            if group.patient not in patients:
                patients[group.patient] = self._heading(group.patient)
                self.addTopLevelItem(patients[group.patient])
                patients[group.patient].setFirstColumnSpanned(True)
            study = self._heading(group.study)
            patients[group.patient].addChild(study)
            study.setFirstColumnSpanned(True)
            self._headings.append((patients[group.patient], study, group))
            for info in group.series:
                study.addChild(self._row(info))

    def _heading(self, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(0, QColor(self._look.theme.text_muted))
        item.setFont(0, self._look.font(bold=True))
        return item

    def _row(self, info: SeriesInfo) -> QTreeWidgetItem:
        item = QTreeWidgetItem(
            [
                info.description or say(NO_DESCRIPTION),
                info.modality,
                info.kernel,
                str(info.slice_count),
                spacing_words(info),
                VERDICT_WORDS.get(info.verdict, info.verdict),
            ]
        )
        sign = USABLE_SIGNS[info.usable]
        token = SEVERITY_TOKENS[sign]
        mark = self._look.icon(SEVERITY_ICONS[sign], token, token)
        item.setIcon(5, plain_icon(mark.pixmap(QSize(MARK_PX, MARK_PX))))
        item.setIcon(0, _empty())
        item.setToolTip(0, info.description)
        row = len(self._rows)
        item.setData(0, Qt.ItemDataRole.UserRole, row)
        self._rows[row] = item, info
        return item

    def _pass_headings(
        self, item: QTreeWidgetItem | None, before: QTreeWidgetItem | None
    ) -> None:
        """Let arrow keys go from series to series; at the ends stay where one is."""
        if item is None or before is None or _is_series(item):
            return
        goes_down = self.visualItemRect(item).top() > self.visualItemRect(before).top()
        step = self.itemBelow if goes_down else self.itemAbove
        beyond: QTreeWidgetItem | None = item
        while beyond is not None and not _is_series(beyond):
            beyond = step(beyond)
        self.setCurrentItem(beyond or before)

    def _want_thumbnails(self) -> None:
        seen = self.viewport().rect()
        self._thumbnails.want(
            {
                row: info
                for row, (item, info) in self._rows.items()
                if self.visualItemRect(item).intersects(seen)
            }
        )

    def _show_thumbnail(self, row: int, picture: QImage | None) -> None:
        item, _ = self._rows[row]
        icon = thumbnail_icon(picture, self.devicePixelRatioF())
        item.setIcon(0, icon)
        if picture is None:
            item.setToolTip(0, say(UNREADABLE_PICTURE))


def _is_series(item: QTreeWidgetItem) -> bool:
    return item.data(0, Qt.ItemDataRole.UserRole) is not None


def _empty() -> QIcon:
    pixmap = QPixmap(SIDE_PX, SIDE_PX)
    pixmap.fill(GROUND)
    return plain_icon(pixmap)
