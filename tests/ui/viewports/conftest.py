"""A phantom vertebra in an open session, and views to look at it with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.imaging.slices import Orientation
from planner.plan.case import Case, LevelPlan, StudyReference
from planner.plan.history import History
from planner.plan.needle import Needle
from planner.rules.book import RuleBook, load_book
from tests.phantoms import L1S, ct_phantom, landmark_source, needle_lps
from ui.resources import resource
from ui.session import Session
from ui.theme import Look
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.slice_gestures import SliceGestures
from ui.viewports.slice_view import SliceView
from ui.viewports.view_state import ViewState

SIZE = (400, 320)

MakeSession = Callable[..., Session]
MakeView = Callable[..., SliceView]


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_book(resource("rules"))


@pytest.fixture(scope="session")
def phantom():
    return ct_phantom(L1S)


@pytest.fixture
def needle() -> Needle:
    """A needle through the middle of the right pedicle."""
    return needle_lps(L1S, (16.6, -22.0), (11.6, 20.0))


def case_of(*needles: Needle, anatomy=None) -> Case:
    plan = LevelPlan(
        level="L1", anatomy=anatomy or landmark_source(L1S), needles=needles
    )
    return Case(study=StudyReference(ct="ct"), levels=(plan,))


@pytest.fixture
def make_session(qtbot: QtBot, book: RuleBook, phantom) -> Iterator[MakeSession]:
    made: list[Session] = []

    def make(case: Case | None = None, *, volume=None) -> Session:
        session = Session(
            history=History(case or case_of()),
            volume=volume or phantom,
            book=book,
            folder=Path(),
        )
        made.append(session)
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20_000)
        return session

    yield make
    for session in made:
        session.release()


@pytest.fixture
def session(make_session: MakeSession, needle: Needle) -> Session:
    """The phantom with its vertebra built and one needle."""
    return make_session(case_of(needle))


@pytest.fixture
def view_state() -> ViewState:
    return ViewState()


@pytest.fixture
def tool(view_state: ViewState) -> NeedleTool:
    return NeedleTool(None, view_state)


@pytest.fixture
def make_view(
    qtbot: QtBot, view_state: ViewState, tool: NeedleTool
) -> Iterator[MakeView]:
    made: list[SliceView] = []

    def make(
        session: Session | None,
        orientation: Orientation = Orientation.AXIAL,
        *,
        size: tuple[int, int] = SIZE,
    ) -> SliceView:
        view = SliceView(orientation, view_state, tool, Look())
        SliceGestures(view)
        made.append(view)
        qtbot.addWidget(view)
        view.resize(*size)
        if session:
            view_state.move_cursor(session.volume.grid.center_lps_mm)
        tool.use_session(session)
        view.set_session(session)
        show(qtbot, view)
        return view

    yield make
    for view in made:
        view.set_session(None)


def show(qtbot: QtBot, widget: QWidget) -> None:
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.setFocus()
