"""The guide, read inside the program: its pages, and what is sought in them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.frames import grown, lay_out, resize_with_text
from ui.guide_pages import Page
from ui.language import say
from ui.panels.parts import button, column, label, row
from ui.theme import GRID

WIDTH, HEIGHT = 960, 660
LIST_WIDTH = 28 * GRID


class GuideDialog(QDialog):
    """Pages on the left, the page on the right; stays open beside the work."""

    def __init__(self, parent: QWidget, read: Sequence[Page]) -> None:
        super().__init__(parent)
        self._pages = read
        self._list = QListWidget()
        self._list.setObjectName("guide.pages")
        self._list.setAccessibleName(say("Pages of the guide"))
        self._list.setFixedWidth(grown(self, LIST_WIDTH))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = _Reader()
        self._page.setAccessibleName(say("Page"))
        self._find = QLineEdit()
        self._find.setPlaceholderText(say("Find in the guide"))
        self._find.setAccessibleName(say("Find in the guide"))
        self._find.setClearButtonEnabled(True)
        self._none = label(say("No page says this."), "small", wrap=True)
        self._find.textChanged.connect(self._fill)
        self._list.currentItemChanged.connect(self._show)
        self._page.anchorClicked.connect(self._go)
        close = button(say("Close"), "primary")
        close.clicked.connect(self.accept)
        side = column(self._find, self._none, self._list)
        _stretch_last(side)
        content = row(side, self._page, spacing=2 * GRID)
        content.setStretch(1, 1)
        lay_out(self, say("Guide"), content, close)
        resize_with_text(self, WIDTH, HEIGHT)
        self._fill("")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @property
    def place(self) -> int:
        """The number of the page that is read."""
        return self._list.currentRow()

    def go_to(self, place: int) -> None:
        self._list.setCurrentRow(place)

    def _fill(self, sought: str) -> None:
        """List the pages that say what is sought, and show its first place."""
        kept = self._list.currentItem()
        path = kept.data(Qt.ItemDataRole.UserRole) if kept else None
        self._list.clear()
        for page in self._pages:
            if sought.casefold() in page.words.casefold():
                item = QListWidgetItem(page.title)
                item.setData(Qt.ItemDataRole.UserRole, str(page.path))
                self._list.addItem(item)
                if str(page.path) == path:
                    self._list.setCurrentItem(item)
        self._none.setVisible(self._list.count() == 0)
        if self._list.currentItem() is None:
            self._list.setCurrentRow(0)
        elif sought:
            self._page.show_place(sought)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self._page.clear()
            return
        path = item.data(Qt.ItemDataRole.UserRole)
        page = next(page for page in self._pages if str(page.path) == path)
        self._page.show_page(page)
        if self._find.text():
            self._page.show_place(self._find.text())

    def _go(self, link: QUrl) -> None:
        """Follow a link to another page; the guide never leads outside."""
        name = link.fileName()
        for number, page in enumerate(self._pages):
            if page.path.name == name:
                self._find.clear()
                self._list.setCurrentRow(number)


class _Reader(QTextBrowser):
    """Shows Markdown; pictures are no wider than the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(2 * GRID)

    def show_page(self, page: Page) -> None:
        self.document().setBaseUrl(QUrl.fromLocalFile(f"{page.path.parent}/"))
        self.setMarkdown(page.words)

    def show_place(self, sought: str) -> None:
        self.moveCursor(self.textCursor().MoveOperation.Start)
        self.find(sought)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's
        loaded = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return loaded
        image = QImage(self.document().baseUrl().resolved(QUrl(name)).toLocalFile())
        room = WIDTH - LIST_WIDTH - 16 * GRID
        if image.width() <= room:
            return image
        return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)


def _stretch_last(layout: QVBoxLayout) -> None:
    layout.setStretch(layout.count() - 1, 1)
