"""A case opened and measured where there is no screen."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from planner.plan.history import History
from planner.work import Monitor
from ui.opening import OpenedCase, open_plan
from ui.session import Session
from ui.site_book import site_book


@contextmanager
def offscreen_session(path: Path) -> Iterator[Session]:
    """Give the session of a plan or case, every level measured or found impossible.

    Raises
    ------
    PlannerError
        As `open_plan` does.
    """
    with session_of(open_plan(path, monitor=Monitor())) as session:
        yield session


@contextmanager
def session_of(opened: OpenedCase) -> Iterator[Session]:
    """Give the session of what was opened, every level measured or found impossible."""
    application = QApplication.instance() or _offscreen_application()
    session = Session(
        history=History(opened.case),
        volume=opened.volume,
        book=site_book(),
        folder=opened.folder,
    )
    session.source = opened.source
    session.marks.use(opened.marks)
    try:
        _await_vertebrae(session)
        yield session
    finally:
        session.release()
        del application  # it had to outlive every widget


def _offscreen_application() -> QApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["isthmus"])


def _await_vertebrae(session: Session) -> None:
    """Let the background build what the case needs; its results arrive as events."""
    loop = QEventLoop()
    session.tasks.busy_changed.connect(lambda busy: None if busy else loop.quit())
    if session.tasks.busy:
        loop.exec()
