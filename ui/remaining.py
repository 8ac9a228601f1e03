"""How long a piece of work will still take, from how it went so far."""

import time
from collections.abc import Callable

EVIDENCE_S = 2.0
"""Before so much time has passed nothing is foretold."""

WORSE = 1.5
"""An end that moves away by less than this part of what is left is told as before, so
that the words do not go up and down."""


class Remaining:
    """Foretells the end of work that tells how much of it is done.

    It takes the work to go on as it went since `begin`. If that end has come and the
    work has not, nothing is foretold any more.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._done = 0.0
        self._began: tuple[float, float] = (clock(), 0.0)
        self._end_s: float | None = None

    def begin(self, *, done: float = 0.0) -> None:
        """Start anew; `done` is how much of the work, 0 to 1, need not be done."""
        self._began = (self._clock(), done)
        self._done = done
        self._end_s = None

    def note(self, done: float) -> None:
        """Take in how much is done, 0 to 1; less than before is another work."""
        if done < self._done:
            self.begin(done=done)
            return
        self._done = done
        now_s, (began_s, from_) = self._clock(), self._began
        if now_s - began_s < EVIDENCE_S or done <= from_:
            return
        left_s = (now_s - began_s) / (done - from_) * (1.0 - min(done, 1.0))
        if self._end_s is not None and self._end_s > now_s:
            told_s = self._end_s - now_s
            if told_s < left_s <= WORSE * told_s:
                return
        self._end_s = now_s + left_s

    @property
    def seconds(self) -> float | None:
        """How long it will take; None while or as soon as nobody can tell."""
        if self._end_s is None:
            return None
        left_s = self._end_s - self._clock()
        return left_s if left_s >= 0 else None
