"""One door to the background.

What a task was given to do and to hand over to may hold a whole CT. It is let go on
the GUI thread as soon as the task has ended, and a task itself is never left for a
worker thread to destroy.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from planner.errors import Stopped
from planner.work import Cancelled, Monitor

Work = Callable[[Monitor], object]
Then = Callable[[object], None]
OnError = Callable[[Exception], None]
OnProgress = Callable[[float], None]


class Task(QObject):
    """One computation; its signals arrive on the GUI thread."""

    progressed = Signal(float)
    succeeded = Signal(object)
    failed = Signal(Exception)
    ended = Signal()

    def __init__(
        self, work: Work, *, then: Then, on_error: OnError, words: str = ""
    ) -> None:
        super().__init__()
        self.words = words
        self._is_stopped = False
        self._work: Work | None = work
        self._then: Then | None = then
        self._on_error: OnError | None = on_error
        self._monitor = Monitor(self._report)
        self.is_done = False
        # Methods, not closures: a closure that names the task would keep it for ever.
        self.succeeded.connect(self._succeed)
        self.failed.connect(self._fail)
        self.ended.connect(self._end)

    def cancel(self) -> None:
        """End it; nobody hears of it."""
        self._monitor.cancel()

    def stop(self) -> None:
        """End it because the user asked for it: `on_error` then hears `Stopped`."""
        self._is_stopped = True
        self.cancel()

    def start(self, pool: QThreadPool) -> None:
        # The method itself: the wrapper of a QRunnable outlives what the pool deletes,
        # and takes the process with it when it is collected.
        pool.start(self._run)

    # --- on the worker's thread ---------------------------------------------------

    def _run(self) -> None:
        try:
            if self._work is not None:
                self.succeeded.emit(self._work(self._monitor))
        except Cancelled:
            if self._is_stopped:
                self.failed.emit(Stopped("stopped"))
        except Exception as error:  # noqa: BLE001 - the thread's outer edge
            self.failed.emit(error)
        finally:
            self.ended.emit()

    def _report(self, fraction: float) -> None:
        self.progressed.emit(fraction)

    # --- on the GUI thread --------------------------------------------------------

    def _succeed(self, result: object) -> None:
        if self._then is not None:
            self._then(result)

    def _fail(self, error: Exception) -> None:
        if self._on_error is not None:
            self._on_error(error)

    def _end(self) -> None:
        self._work = self._then = self._on_error = None
        self._monitor = Monitor()
        self.is_done = True


class TaskRunner(QObject):
    """Keeps tasks alive while they run; `release` cancels and waits for them."""

    busy_changed = Signal(bool)
    told_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._running: dict[Task, None] = {}
        self._ended: set[Task] = set()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    @property
    def told(self) -> Task | None:
        """The task to tell of: what has words, and has been at work the longest."""
        return next((task for task in self._running if task.words), None)

    def run(
        self,
        work: Work,
        *,
        then: Then,
        on_error: OnError,
        words: str = "",
        on_progress: OnProgress | None = None,
    ) -> Task:
        """Start `work` off the GUI thread; `then` or `on_error` runs on it.

        With `words` that say what is being done, the window tells of it, and lets it
        be stopped; `on_error` then hears `Stopped`. Who connects to `progressed` of the
        task may miss its beginning; `on_progress` hears all of it.
        """
        task = Task(work, then=then, on_error=on_error, words=words)
        if on_progress is not None:
            task.progressed.connect(on_progress)
        task.ended.connect(self._sweep)
        self._running[task] = None
        task.start(self._pool)
        self.busy_changed.emit(self.busy)
        if words:
            self.told_changed.emit()
        return task

    def release(self) -> None:
        """Cancel what runs and wait for it; safe to call twice."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()
        self._ended.clear()

    def _sweep(self) -> None:
        """Let go of what has ended, once no worker can be the last to hold it."""
        done = {task for task in self._running if task.is_done}
        for task in done:
            del self._running[task]
        self._ended |= done
        if self._pool.activeThreadCount() == 0:
            self._ended.clear()
        self.busy_changed.emit(self.busy)
        if any(task.words for task in done):
            self.told_changed.emit()
