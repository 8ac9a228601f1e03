"""One long piece of work at a time; a new one takes the place of one under way."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from planner.imaging.picture import SlicePicture
from planner.work import Monitor
from ui.opening import OnPicture
from ui.tasks import OnError, Task, TaskRunner, Then

Work = Callable[[Monitor, OnPicture], object]


class OneAtATime(QObject):
    """Tells how the work goes on. `pictured` brings what there is to see meanwhile.

    `unwanted` is handed a result that came after something else was begun.
    """

    begun = Signal(str)
    progressed = Signal(float)
    pictured = Signal(object)
    ended = Signal()
    _made_one = Signal(int, object)

    def __init__(self, *, unwanted: Then, parent: QObject) -> None:
        super().__init__(parent)
        self._unwanted = unwanted
        self._tasks = TaskRunner(self)
        self._task: Task | None = None
        self._turn = 0
        self._made_one.connect(self._show_picture)
        # A task may have ended before anyone could listen to it: the runner tells.
        self._tasks.busy_changed.connect(self._forget)

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def run(self, words: str, work: Work, *, then: Then, on_error: OnError) -> None:
        """Begin; `words` say what is being done."""
        self.cancel()
        self._turn += 1
        turn = self._turn

        def take(result: object) -> None:
            (then if turn == self._turn else self._unwanted)(result)

        def refuse(error: Exception) -> None:
            if turn == self._turn:
                on_error(error)

        def show(picture: SlicePicture) -> None:
            self._made_one.emit(turn, picture)

        self._task = self._tasks.run(
            lambda monitor: work(monitor, show),
            then=take,
            on_error=refuse,
            on_progress=self.progressed.emit,
        )
        self.begun.emit(words)

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def release(self) -> None:
        """Stop the work; safe to call twice."""
        self._tasks.release()

    def _show_picture(self, turn: int, picture: object) -> None:
        """Something can be seen; this is the GUI thread."""
        if turn == self._turn and self._task is not None:
            self.pictured.emit(picture)

    def _forget(self) -> None:
        """The task at hand is over; one that a newer one has replaced is not it."""
        if self._task is not None and self._task.is_done:
            self._task = None
            self.ended.emit()
