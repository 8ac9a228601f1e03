"""What of a window is words, and which of them nobody said."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QTabBar,
    QTableWidget,
    QTabWidget,
    QTreeWidget,
    QWidget,
)

PLAIN = re.compile(r"[A-Za-z]{3,}")
SAME_EVERYWHERE = (
    r"Isthmus|isthmus[-\w.@]*|TotalSegmentator|VerSe|Language · 语言|English",
    r"\b(MIP|STOP|PVP|PKP|LAO|RAO|CRA|CAU|LPS|DOI|SHA|FFS|HFS)\b",
    r"\b[A-Z]{3,5}(?=  ·  )|\b(ANAT|FORM|PLAN)\b",
    r"\b(Ctrl|Shift|Alt|Esc|Enter|Home|Del|Backspace|Space|PgUp|PgDown|Tab)(?=[+)]|$)",
    r"\b(Up|Down|Left|Right)(?=\)|$)",
    r"^[a-z_]+ \d+\.\d+(?= · )",
    r".*\([12]\d{3}\).*",
    r"llvmpipe \([^)]*\)",
    r"\b10\.\d+/\S+|https?://\S+|/\S+|\b\w*\d\w*\b",
)
"""Names, projections, rules, keys, plugins, papers, drivers, addresses, whatever has
figures."""

FROM_FILES = ("guide.pages",)
"""Lists whose entries are titles of files, which each language has of its own."""


def words_on(widget: QWidget) -> Iterator[str]:
    """Yield what can be read on a widget and its visible parts, tips included."""
    for part in (widget, *widget.findChildren(QWidget)):
        if isinstance(part.parent(), QTabBar):
            continue  # its arrows are Qt's
        if part.isVisible() or part is widget:
            yield from _words_of(part)
            yield from (part.toolTip(), part.accessibleName())
            yield part.accessibleDescription()
            if part.isWindow():
                yield part.windowTitle()


def _words_of(part: QWidget) -> Iterator[str]:
    match part:
        case QMenu():
            yield part.title()
            for action in part.actions():
                yield from (action.text(), action.toolTip())
        case QLabel() | QAbstractButton() | QAbstractSpinBox():
            yield part.text()
        case QComboBox():
            yield from (part.itemText(index) for index in range(part.count()))
        case QTabWidget():
            yield from (part.tabText(index) for index in range(part.count()))
        case QLineEdit():
            yield part.placeholderText()
        case _:
            yield from _words_of_list(part)


def _words_of_list(part: QWidget) -> Iterator[str]:
    match part:
        case QTableWidget():
            yield from _words_of_table(part)
        case QListWidget() if part.objectName() not in FROM_FILES:
            yield from (part.item(row).text() for row in range(part.count()))
        case QTreeWidget():
            head = part.headerItem()
            yield from (head.text(at) for at in range(part.columnCount()))


def _words_of_table(table: QTableWidget) -> Iterator[str]:
    for column in range(table.columnCount()):
        head = table.horizontalHeaderItem(column)
        if head is not None and not table.horizontalHeader().isHidden():
            yield head.text()
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            if item is not None:
                yield item.data(Qt.ItemDataRole.DisplayRole) or ""


def unsaid(widget: QWidget) -> list[str]:
    """Return the texts that hold plain letters while nobody's language is spoken."""
    return sorted({text for text in words_on(widget) if _has_plain_words(text)})


def _has_plain_words(text: str) -> bool:
    for pattern in SAME_EVERYWHERE:
        text = re.sub(pattern, "", text, flags=re.MULTILINE)
    return PLAIN.search(text) is not None
