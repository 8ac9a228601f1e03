"""Work that lasts is told of, says how long it takes, and can be stopped."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar

from planner.errors import Stopped
from planner.plan.edits import with_needle_removed
from planner.plan.outline_edits import with_landmark_placed
from planner.work import Monitor
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from tests.ui.test_panels import child
from ui.remaining import EVIDENCE_S


@pytest.fixture
def go_on() -> Iterator[threading.Event]:
    """Work that goes no further than half of it until this is set."""
    event = threading.Event()
    yield event
    event.set()


def test_work_in_the_background_is_told_of_with_its_rest_and_can_be_stopped(
    window, show_case, qtbot, go_on
):
    show_case(phantom_case(SAFE_NEEDLE))
    session = window.session
    errors: list[Exception] = []

    def work(monitor: Monitor) -> None:
        while not go_on.wait(0.05):
            monitor.report(0.5)

    session.tasks.run(
        work, then=lambda result: None, on_error=errors.append, words="Measuring …"
    )
    words = child(window, "status.words", QLabel)
    bar = child(window, "status.progress", QProgressBar)
    qtbot.waitUntil(lambda: words.isVisible() and words.text() == "Measuring …")
    qtbot.waitUntil(lambda: bar.value() * 2 == bar.maximum())
    left = child(window, "status.remaining", QLabel)
    patience_ms = round(EVIDENCE_S * 1000) + 8000
    qtbot.waitUntil(lambda: left.text().endswith("left"), timeout=patience_ms)
    child(window, "status.cancel").click()
    qtbot.waitUntil(lambda: not words.isVisible())
    assert [type(error) for error in errors] == [Stopped]
    assert not bar.isVisible()


def test_measuring_that_was_stopped_is_no_vertebra_and_can_be_begun_again(
    window, show_case, qtbot
):
    show_case(phantom_case(SAFE_NEEDLE))
    session = window.session
    point_mm = session.level.anatomy.points_lps_mm["canal_center"] + [0.0, 0.5, 0.0]
    session.apply(
        lambda case: with_landmark_placed(
            case, "L1", "canal_center", at_lps_mm=point_mm
        ),
        label="nudge",
    )
    task = session.tasks.told
    assert task is not None
    task.stop()
    qtbot.waitUntil(lambda: session.anatomy_problem is not None, timeout=20_000)
    assert isinstance(session.anatomy_problem, Stopped)
    assert "L1" not in session.vertebrae
    again = child(window, "vertebra.measure_again")
    qtbot.waitUntil(again.isVisible)
    again.click()
    qtbot.waitUntil(lambda: session.vertebra is not None, timeout=30_000)


def test_a_report_is_painted_while_the_window_lives_and_tells_what_it_shows(
    window, show_case, qtbot, tmp_path
):
    show_case(phantom_case(SAFE_NEEDLE))
    session, path = window.session, tmp_path / "report.html"
    state = session.marks.standing.short
    window.reports._ask = lambda: path
    turns: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(session.history.position))
    timer.start(0)
    window.actions_by_id.qt["file.report"].trigger()
    assert window.reports.is_at_work
    window.actions_by_id.qt["file.report"].trigger()  # one at a time
    qtbot.waitUntil(lambda: len(turns) > 3, timeout=30_000)
    session.apply(lambda case: with_needle_removed(case, "L1", "R1"), label="remove")
    qtbot.waitUntil(lambda: not window.reports.is_at_work, timeout=60_000)
    timer.stop()
    assert state in window.notice.words
    assert "changed since" in window.notice.words
    text = path.read_text(encoding="utf-8")
    assert f"State {state}" in text
    assert "L1 R1: " in text


@pytest.mark.long
def test_a_report_that_is_cancelled_writes_nothing(window, show_case, qtbot, tmp_path):
    show_case(phantom_case(SAFE_NEEDLE))
    window.reports._ask = lambda: tmp_path / "report.pdf"
    bar = child(window, "status.progress", QProgressBar)
    window.actions_by_id.qt["file.report"].trigger()
    qtbot.waitUntil(lambda: bar.isVisible() and bar.value() > 0, timeout=60_000)
    child(window, "status.cancel").click()
    qtbot.waitUntil(lambda: not window.reports.is_at_work, timeout=30_000)
    assert list(tmp_path.iterdir()) == []
    assert "stopped" in window.notice.words
