"""Pictures that only the thread of the window can paint, for work that goes on beside.

The work asks for one after the other and waits; between two of them the window lives.
"""

import itertools
import queue
from collections.abc import Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from planner.work import Monitor

Item = TypeVar("Item")

LOOK_AGAIN_S = 0.05
"""How soon work that waits for a picture hears that it is to stop."""


class _Brush(QObject):
    """Lives on the thread of the window; `asked` may be emitted on any other."""

    asked = Signal()


class Painted(Generic[Item]):
    """Takes what `steps` yield, one at a time, each on the thread this is made on.

    `count` is how many there will be. `release` ends the steps; safe to call twice.
    """

    def __init__(self, steps: Iterator[Item], *, count: int) -> None:
        self._steps: Iterator[Item] | None = steps
        self._count = max(count, 1)
        self._is_at_work = False
        self._is_over = False
        self._made: queue.Queue[list[Item] | Exception] = queue.Queue()
        self._brush = _Brush()
        self._brush.asked.connect(self._step)

    def all(self, monitor: Monitor) -> Iterator[Item]:
        """Yield what is painted; called on the thread of the work.

        Raises
        ------
        Cancelled
            If the monitor was cancelled.
        """
        for number in itertools.count(1):
            self._brush.asked.emit()
            made = self._next(monitor)
            if isinstance(made, Exception):
                raise made
            if not made:
                return
            monitor.report(min(number / self._count, 1.0))
            yield made[0]

    def release(self) -> None:
        """Give back what was taken to paint, now or as soon as the step has ended."""
        self._is_over = True
        self._close_if_over()

    def _next(self, monitor: Monitor) -> list[Item] | Exception:
        """Return what was made, empty when there is no more, or why it failed."""
        while True:
            monitor.check()
            try:
                return self._made.get(timeout=LOOK_AGAIN_S)
            except queue.Empty:
                continue

    def _step(self) -> None:
        """Paint the next one; it may let other events happen meanwhile."""
        if self._is_over or self._steps is None:
            self._made.put([])
            return
        self._is_at_work = True
        try:
            self._made.put(list(itertools.islice(self._steps, 1)))
        except Exception as error:  # noqa: BLE001 - handed to the thread of the work
            self._made.put(error)
        self._is_at_work = False
        self._close_if_over()

    def _close_if_over(self) -> None:
        if not self._is_over or self._is_at_work:
            return
        steps, self._steps = self._steps, None
        close = getattr(steps, "close", None)
        if close is not None:
            close()
