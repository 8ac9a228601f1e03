"""One door to the background."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from planner.work import Cancelled, Monitor


class Task(QObject):
    """One computation; its signals arrive on the GUI thread."""

    progressed = Signal(float)
    succeeded = Signal(object)
    failed = Signal(Exception)
    ended = Signal()

    def __init__(self, work: Callable[[Monitor], object]) -> None:
        super().__init__()
        self._work = work
        self._monitor = Monitor(self.progressed.emit)

    def cancel(self) -> None:
        self._monitor.cancel()

    def start(self, pool: QThreadPool) -> None:
        pool.start(QRunnable.create(self._run))

    def _run(self) -> None:
        try:
            self.succeeded.emit(self._work(self._monitor))
        except Cancelled:
            pass
        except Exception as error:  # noqa: BLE001 - the thread's outer edge
            self.failed.emit(error)
        finally:
            self.ended.emit()


class TaskRunner(QObject):
    """Keeps tasks alive while they run; `release` cancels and waits for them."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._running: set[Task] = set()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def run(
        self,
        work: Callable[[Monitor], object],
        *,
        then: Callable[[object], None],
        on_error: Callable[[Exception], None],
    ) -> Task:
        """Start `work` off the GUI thread; `then` or `on_error` runs on it."""
        task = Task(work)
        task.succeeded.connect(then)
        task.failed.connect(on_error)
        task.ended.connect(lambda: self._forget(task))
        self._running.add(task)
        task.start(self._pool)
        self.busy_changed.emit(self.busy)
        return task

    def release(self) -> None:
        """Cancel what runs and wait for it; safe to call twice."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()

    def _forget(self, task: Task) -> None:
        self._running.discard(task)
        self.busy_changed.emit(self.busy)
