"""The pages of the window: start, work, loading, and a case without its images."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.imaging.picture import SlicePicture
from ui.panels.loading_page import LoadingPage
from ui.panels.record_page import RecordPage


class Pages(QStackedWidget):
    """Loading and a record lie over the case that is open, which stays as it is."""

    def __init__(
        self,
        *,
        start: QWidget,
        work: QWidget,
        loading: LoadingPage,
        record: RecordPage,
    ) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._loading = loading
        self._record = record
        for page in (start, work, loading, record):
            self.addWidget(page)

    @property
    def is_covered(self) -> bool:
        """Whether something lies over the case."""
        return self.currentWidget() in (self._loading, self._record)

    @property
    def is_loading(self) -> bool:
        return self.currentWidget() is self._loading

    def show_case(self, *, is_open: bool) -> None:
        """Show the case that is open, or the start."""
        self.setCurrentIndex(1 if is_open else 0)

    def show_record(self) -> None:
        self.setCurrentWidget(self._record)

    def cover(self, picture: SlicePicture) -> None:
        """Show the first slice of what is being opened."""
        self._loading.begin(picture)
        self.setCurrentWidget(self._loading)

    def uncover(self, *, is_open: bool) -> None:
        """Show what was there before something was being opened."""
        self._loading.end()
        if self._record.path is None:
            self.show_case(is_open=is_open)
        else:
            self.show_record()
