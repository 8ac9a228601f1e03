"""Takes folders and files that are dropped anywhere on a window."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class OnOver(Protocol):
    """Is told whether something that can be opened hovers over the window."""

    def __call__(self, *, over: bool) -> None: ...


class DropTarget(QObject):
    """`on_over` is told whether something usable hovers, `on_drop` what was let go."""

    def __init__(
        self,
        widget: QWidget,
        *,
        on_over: OnOver,
        on_drop: Callable[[list[Path]], None],
    ) -> None:
        super().__init__(widget)
        self._on_over = on_over
        self._on_drop = on_drop
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._on_over(over=False)
        return False

    def _enter(self, event: QDragEnterEvent) -> None:
        if not _carried(event):
            event.ignore()
        else:
            event.acceptProposedAction()
            self._on_over(over=True)

    def _drop(self, event: QDropEvent) -> None:
        self._on_over(over=False)
        paths = _carried(event)
        if paths:
            event.acceptProposedAction()
            self._on_drop(paths)


def _carried(event: QDropEvent) -> list[Path]:
    """Return the folders and files of this PC that are carried, nothing else."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
