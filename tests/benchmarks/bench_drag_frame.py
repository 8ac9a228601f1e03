"""Dragging a tip: preview, verdict and the next picture of four views."""

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from planner.plan import edits
from planner.plan.case import Case, LevelPlan, StudyReference
from planner.plan.history import History
from planner.rules.book import load_book
from tests.benchmarks.harness import Row, Timing, measure
from tests.phantoms import L1S, ct_phantom, landmark_source, needle_lps
from ui.resources import resource
from ui.session import Session
from ui.viewports.view_grid import ViewGrid
from ui.viewports.view_state import Tool, ViewState

REPEATS = 60
WINDOW_PX = (1160, 900)
"""What is left for the views in a window of 1600 by 1000."""

SMOOTH_MS = 33.0
"""Thirty pictures a second: a drag that looks continuous."""

ON = True


def run(shared_data: Path | None) -> list[Row]:
    application = _application()
    session = _session()
    while session.tasks.busy:
        application.processEvents()
    view_state = ViewState()
    grid = ViewGrid(session, view_state)
    grid.resize(*WINDOW_PX)
    grid.show()
    while session.tasks.busy:
        application.processEvents()
    view_state.take_tool(Tool.NEEDLE)
    rows = [_row("scanner planes", _drag_times(session))]
    view_state.use_vertebra_planes(ON)
    rows.append(_row("vertebra planes", _drag_times(session)))
    rows.append(_row("crosshair, vertebra planes", _cursor_times(view_state)))
    grid.release()
    session.release()
    grid.close()
    return rows


def _application() -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])


def _session() -> Session:
    needle = needle_lps(L1S, (16.6, -22), (11.6, 20))
    plan = LevelPlan(level="L1", anatomy=landmark_source(L1S), needles=(needle,))
    return Session(
        history=History(Case(study=StudyReference(ct="ct"), levels=(plan,))),
        volume=ct_phantom(L1S),
        book=load_book(resource("rules")),
        folder=Path(),
    )


def _paint() -> None:
    """Let the event loop turn: every view that has changed is painted, once."""
    QApplication.processEvents()


def _drag_times(session: Session) -> Timing:
    tip = session.level.needle("R1").tip_lps_mm if session.level else np.zeros(3)
    turn = iter(np.linspace(0, 40, 1000).tolist())

    def frame() -> None:
        angle = next(turn)
        to = tip + 3 * np.array((np.cos(angle), np.sin(angle), 0.0))
        session.preview(lambda case: edits.with_tip_at(case, "L1", "R1", tip_lps_mm=to))
        _paint()

    times = measure(frame, repeats=REPEATS)
    session.cancel_preview()
    return times


def _cursor_times(view_state: ViewState) -> Timing:
    start = view_state.cursor_lps_mm
    steps = iter(np.linspace(0, 8, 100).tolist())

    def frame() -> None:
        view_state.move_cursor(start + next(steps))
        _paint()

    return measure(frame, repeats=REPEATS)


def _row(work: str, times: Timing) -> Row:
    return Row(
        work=work,
        unit="ms",
        ours=times.median_ms,
        limit=SMOOTH_MS,
        note=f"99th percentile {times.percentile_ms(99):.0f} ms",
    )
