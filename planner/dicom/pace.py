"""Progress that is told often enough for an eye and seldom enough for a window."""

import time

from planner.work import Monitor

INTERVAL_S = 0.1
"""Ten times a second."""


class Pace:
    """Counts steps towards a total; checks for cancellation at each of them.

    Of work in several parts, this one begins and ends at the fractions given.
    """

    def __init__(
        self, monitor: Monitor, *, total: int, begins: float = 0.0, until: float = 1.0
    ) -> None:
        self._monitor = monitor
        self._begins, self._span = begins, until - begins
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
            fraction = self._done / self._total
            self._monitor.report(self._begins + self._span * fraction)
