"""Background work hands its result over on the GUI thread, and then lets go of all."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from planner.errors import Stopped
from planner.work import Monitor
from ui.tasks import TaskRunner


class Heavy:
    """Stands for a CT that a closure holds."""


@pytest.fixture
def runner(qapp: QCoreApplication) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.release()


def refuse(error: Exception) -> None:
    raise AssertionError from error


def test_work_runs_beside_the_gui_thread_and_its_result_arrives_on_it(runner, qtbot):
    threads: list[threading.Thread] = []
    runner.run(
        lambda monitor: threads.append(threading.current_thread()),
        then=lambda result: threads.append(threading.current_thread()),
        on_error=refuse,
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_what_a_task_held_is_let_go_once_it_has_ended(runner, qtbot):
    heavy = Heavy()
    seen = weakref.ref(heavy)
    task = runner.run(
        lambda monitor, held=heavy: 1,
        then=lambda result, held=heavy: None,
        on_error=refuse,
    )
    del heavy
    gone = weakref.ref(task)
    del task
    qtbot.waitUntil(lambda: not runner.busy)
    runner.release()
    gc.collect()
    assert seen() is None
    assert gone() is None


def test_an_error_arrives_as_a_value_and_the_runner_is_free_again(runner, qtbot):
    errors: list[Exception] = []

    def fail(monitor: Monitor) -> object:
        raise ValueError("no")

    runner.run(fail, then=lambda result: None, on_error=errors.append)
    qtbot.waitUntil(lambda: not runner.busy)
    assert [type(error) for error in errors] == [ValueError]


def test_what_is_cancelled_hands_nothing_over(runner, qtbot):
    started = threading.Event()
    results: list[object] = []

    def work(monitor: Monitor) -> object:
        started.set()
        while True:
            monitor.check()

    task = runner.run(work, then=results.append, on_error=results.append)
    assert started.wait(10)
    task.cancel()
    qtbot.waitUntil(lambda: not runner.busy)
    assert results == []


def test_who_stops_work_is_told_so_and_who_started_it_hears_stopped(runner, qtbot):
    started = threading.Event()
    errors: list[Exception] = []

    def work(monitor: Monitor) -> object:
        started.set()
        while True:
            monitor.check()

    runner.run(lambda monitor: None, then=lambda result: None, on_error=refuse)
    task = runner.run(work, then=refuse, on_error=errors.append, words="Measuring …")
    assert started.wait(10)
    assert runner.told is task
    with qtbot.waitSignal(runner.told_changed):
        task.stop()
    assert [type(error) for error in errors] == [Stopped]
    assert runner.told is None


def test_whoever_asks_for_progress_hears_its_beginning_on_the_gui_thread(runner, qtbot):
    heard: list[tuple[float, bool]] = []
    told = threading.Event()

    def work(monitor: Monitor) -> None:
        monitor.report(0.25)
        told.set()

    def hear(done: float) -> None:
        on_gui = threading.current_thread() is threading.main_thread()
        heard.append((done, on_gui))

    runner.run(work, then=lambda _: None, on_error=refuse, on_progress=hear)
    assert told.wait(10)
    qtbot.waitUntil(lambda: heard == [(0.25, True)])
