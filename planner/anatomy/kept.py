"""What was found before anybody corrected it, kept for the next correction.

Finding a vertebra takes seconds, measuring it anew after a stroke of the brush does not
have to.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

import attrs

from planner.plan.case import LabelSource, SeedSource
from planner.plan.corrections import NO_CORRECTIONS

MOST = 6
"""Each holds some tens of megabytes; a session has few levels in the hand at a time."""

Found = TypeVar("Found")
Key = tuple[str | None, LabelSource | SeedSource, bool]


class Kept:
    """The last few findings, by source without its corrections. Usable from threads."""

    def __init__(self) -> None:
        self._entries: list[tuple[Key, object]] = []
        self._lock = threading.Lock()

    def found(
        self,
        level: str | None,
        source: LabelSource | SeedSource,
        find: Callable[[], Found],
        *,
        with_images: bool,
    ) -> Found:
        """Return what `find` gives, or gave before; a failure is not kept.

        A label map shows another bone without the images (see `refined`).
        """
        key = (level, attrs.evolve(source, corrections=NO_CORRECTIONS), with_images)
        with self._lock:
            known = [entry for held, entry in self._entries if held == key]
        if known:
            return known[0]  # type: ignore[return-value]
        made = find()
        with self._lock:
            self._entries = [*self._entries[-MOST + 1 :], (key, made)]
        return made
