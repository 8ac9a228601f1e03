"""Progress that is told often enough for an eye and seldom enough for a window."""

import time

from planner.work import Monitor

INTERVAL_S = 0.1
"""Ten times a second."""


class Pace:
    """Counts steps towards a total; checks for cancellation at each of them."""

    def __init__(self, monitor: Monitor, *, total: int) -> None:
        self._monitor = monitor
        self._total = max(total, 1)
        self._done = 0
        self._next = 0.0

    def step(self) -> None:
        """Count one; raise `Cancelled` if the caller asked to stop."""
        self._monitor.check()
        self._done += 1
        now = time.monotonic()
        if now >= self._next or self._done == self._total:
            self._next = now + INTERVAL_S
            self._monitor.report(self._done / self._total)
