"""Progress out, cancellation in: what a long computation needs from its caller."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


class Cancelled(Exception):
    """The caller asked for the computation to stop."""


class Monitor:
    """Hands progress out and takes cancellation in; safe to cancel from any thread."""

    def __init__(self, on_progress: Callable[[float], None] | None = None) -> None:
        self._on_progress = on_progress or (lambda fraction: None)
        self._stop = False

    def cancel(self) -> None:
        self._stop = True

    def check(self) -> None:
        """Raise `Cancelled` if the caller asked for it."""
        if self._stop:
            raise Cancelled

    def report(self, fraction: float) -> None:
        """Say how much is done, 0 to 1, and stop here if asked to."""
        self.check()
        self._on_progress(fraction)

    def watch(self, items: Iterable[Item], *, total: int) -> Iterator[Item]:
        for done, item in enumerate(items, start=1):
            self.check()
            yield item
            self._on_progress(done / max(total, 1))


class _Part(Monitor):
    """Tells the whole how far a part of it is, and stops with it."""

    def __init__(self, whole: Monitor, low: float, high: float) -> None:
        super().__init__(lambda done: whole.report(low + (high - low) * done))
        self._whole = whole

    def check(self) -> None:
        super().check()
        self._whole.check()


def part_of(monitor: Monitor, low: float, high: float) -> Monitor:
    """Return a monitor for the part of a work from `low` to `high`, 0 to 1."""
    return _Part(monitor, low, high)
