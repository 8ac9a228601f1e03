"""Cyclic garbage is collected on the GUI thread, and nowhere else.

Python collects wherever the count of new objects happens to run over, a background
thread included. Widgets, signals and VTK objects that die there take the process with
them: they may only be destroyed on the thread they live in.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 500
"""Between two looks at the counts; a look costs microseconds."""


class GarbageCollector(QObject):
    """Switches automatic collection off and collects on its own thread instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()


def collect_if_due() -> None:
    """Collect the oldest generation whose count has passed Python's own threshold."""
    thresholds, counts = gc.get_threshold(), gc.get_count()
    for generation in (2, 1, 0):
        if 0 < thresholds[generation] < counts[generation]:
            gc.collect(generation)
            return
