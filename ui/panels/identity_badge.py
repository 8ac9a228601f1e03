"""Whom the images show: empty until it is asked, and again for every case."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from planner.dicom.identity import Identity
from planner.dicom.whose import ImageSource, read_whose
from planner.rules.book import RuleBook
from ui.messages.opening import identity_words
from ui.session import Session
from ui.site_book import identity_lock, shows_identity_at_first
from ui.tasks import TaskRunner


class IdentityBadge(QLabel):
    """Reads the name from one file in the background, and forgets it when hidden.

    `is_wanted`: whether the user lets a case show it without being asked; what the
    department decided goes before. `locked_by` says who decided that nobody is named.
    """

    def __init__(self, book: RuleBook, *, is_wanted: bool) -> None:
        super().__init__()
        self.locked_by = identity_lock(book)
        self._shown_at_first = shows_identity_at_first(book, chosen=is_wanted)
        self._is_shown = False
        self._source: ImageSource | None = None
        self._tasks = TaskRunner(self)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "strong")
        self.setObjectName("identity")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()

    @property
    def is_shown(self) -> bool:
        return self._is_shown

    def minimumSizeHint(self) -> QSize:
        """A long name gives way before a button does."""
        return QSize(0, super().minimumSizeHint().height())

    def set_session(self, session: Session | None) -> None:
        self._source = session.source if session else None
        self._is_shown = session is not None and self._shown_at_first
        self._refresh()

    def toggle(self) -> None:
        self._is_shown = not self._is_shown and not self.locked_by
        self._refresh()

    def cover(self, is_covered: bool, /) -> None:
        """Say nothing of a case that cannot be seen."""
        self.setVisible(self._is_shown and not is_covered)

    def release(self) -> None:
        """Forget it and stop reading; safe to call twice."""
        self.set_session(None)
        self._tasks.release()

    def _refresh(self) -> None:
        self._say("")
        self.setVisible(self._is_shown)
        source = self._source
        if not self._is_shown or source is None:
            return

        def show(found: object) -> None:
            if self._is_shown and self._source is source:
                self._say(
                    identity_words(found if isinstance(found, Identity) else None)
                )

        self._tasks.run(lambda monitor: read_whose(source), then=show, on_error=show)

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setToolTip(words)
