"""A bar for work under way: how far it is, how long it will take, and Cancel."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.language import say
from ui.messages.progress import remaining_words
from ui.panels.parts import BusyBar, button, column, label, row
from ui.remaining import Remaining
from ui.theme import Look

LOOK_AGAIN_MS = 500


class WorkBar(QWidget):
    """Hidden until something begins; says `cancelled` when somebody asks for it.

    Until the work tells how far it is, the bar only tells that it goes on; the room for
    the time that is left is kept, so that nothing jumps. In one row if it `is_flat`;
    `cancel` is a button to take instead of its own.
    """

    cancelled = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        cancel: QAbstractButton | None = None,
        is_flat: bool = False,
        has_cancel: bool = True,
    ) -> None:
        super().__init__()
        self._remaining = Remaining()
        self.bar = BusyBar(look)
        self.bar.setObjectName(f"{name}.progress")
        self._left = label("", "small")
        self._left.setObjectName(f"{name}.remaining")
        stop = cancel or button(say("Cancel"), "quiet")
        stop.setObjectName(f"{name}.cancel")
        stop.setVisible(has_cancel)
        stop.clicked.connect(self.cancelled)
        self._stop = stop
        if is_flat:
            middle = column(1, self.bar, 1, spacing=0)
            self.setLayout(row(middle, self._left, stop))
        else:
            self.setLayout(column(row(self.bar, stop), self._left, spacing=2))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._show_left)
        self.hide()

    @property
    def left(self) -> str:
        """How long it will take, in words; empty while nobody can tell."""
        return self._left.text()

    def begin(self, *, done: float = 0.0) -> None:
        """Show that something is under way, of which a part may be done, 0 to 1."""
        self._remaining.begin(done=done)
        self.bar.show_unknown()
        self._stop.setEnabled(True)
        self._show_left()
        self._timer.start()
        self.show()

    def show_progress(self, fraction: float) -> None:
        """Show how much is done, 0 to 1."""
        self._remaining.note(fraction)
        self.bar.show_fraction(fraction)
        self._show_left()

    def finish(self) -> None:
        """Put it away; safe to call twice."""
        self._timer.stop()
        self.hide()

    def _show_left(self) -> None:
        words = remaining_words(self._remaining.seconds)
        self._left.setText(words)
        self.bar.setAccessibleDescription(words)
