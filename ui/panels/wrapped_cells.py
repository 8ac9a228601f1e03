"""Cells of a table whose words are wrapped, in rows that are high enough for them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

PADDING_PX = 10
"""At each side of a cell, as the style sheet has it; Qt forgets it where it wraps."""


class WrappedCells(QStyledItemDelegate):
    """Asks for the height that words take in the width that is left for them."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        room = narrower.rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        if room.width() > 0:
            narrower.rect = room
        return super().sizeHint(narrower, index)
