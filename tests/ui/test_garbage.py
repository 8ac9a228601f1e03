"""Cycles of objects die on the GUI thread, however busy the others are."""

import gc
import threading
import weakref

from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class _Ring:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self, died_on: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: died_on.append(threading.get_ident()))


def _make_garbage() -> None:
    kept = [[index] for index in range(5_000)]
    del kept


def test_garbage_made_on_another_thread_is_collected_on_the_gui_thread(
    qtbot: QtBot,
) -> None:
    died_on: list[int] = []
    parent = QObject(QCoreApplication.instance())
    gc.collect()
    GarbageCollector(parent)
    _Ring(died_on)

    def work() -> None:
        while not died_on and not stop.is_set():
            _make_garbage()

    stop = threading.Event()
    thread = threading.Thread(target=work)
    thread.start()
    kept = [[index] for index in range(3_000)]
    try:
        qtbot.waitUntil(lambda: bool(died_on), timeout=10_000)
    finally:
        stop.set()
        thread.join()
        parent.deleteLater()
    assert kept
    assert died_on == [threading.get_ident()]
