"""`isthmus demo --headless`: findings, pictures and report, with no screen."""

import json
from collections.abc import Iterator
from pathlib import Path

from numpy.typing import ArrayLike
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from planner.errors import BadPlan
from planner.imaging.slices import Orientation
from planner.rules.evaluate import findings_document
from ui.commands.check import exit_code_of, verdict_lines
from ui.commands.outcome import Outcome
from ui.language import say
from ui.offscreen import offscreen_session
from ui.opening import demo_plan
from ui.report.make_report import write_report
from ui.session import Session
from ui.theme import Look
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.slice_view import SliceView
from ui.viewports.view_state import ViewState

PICTURE_SIZE = QSize(900, 750)
PIXEL_RATIO = 2
"""Pictures are written as a sharp screen would show them."""

FINDINGS_FILE = "findings.json"
REPORT_FILE = "report.pdf"


def write_demo(folder: Path) -> Outcome:
    """Judge the demo case; write its findings, a picture of each slice, its report.

    The views lie in the vertebra's own planes, through the spot of the worst finding.

    Raises
    ------
    BadPlan
        With the reason "unwritable" if the folder cannot be written.
    """
    _make_folder(folder)
    with offscreen_session(demo_plan()) as session:
        if session.anatomy_problem is not None:
            raise session.anatomy_problem
        files = [FINDINGS_FILE, *_write_all(session, folder)]
        judgement = session.judgement
    lines = [*verdict_lines(judgement), say("Written to {folder}:", folder=folder)]
    return Outcome(
        text="\n".join([*lines, *(f"  {name}" for name in files)]),
        exit_code=exit_code_of(judgement),
    )


def _make_folder(folder: Path) -> None:
    """Make the folder, and find out now rather than later that it takes no files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FINDINGS_FILE).write_bytes(b"")
    except OSError as error:
        raise BadPlan("cannot write", reason="unwritable", file=folder) from error


def _write_all(session: Session, folder: Path) -> Iterator[str]:
    document = findings_document(session.judgement, session.case)
    text = json.dumps(document, indent=1) + "\n"
    (folder / FINDINGS_FILE).write_text(text, encoding="utf-8")
    for orientation in Orientation:
        name = f"{orientation.value}.png"
        if not _picture(session, orientation).save(str(folder / name)):
            raise BadPlan("cannot write", reason="unwritable", file=folder / name)
        yield name
    write_report(session, folder / REPORT_FILE)
    yield REPORT_FILE


def _picture(session: Session, orientation: Orientation) -> QImage:
    """Paint a view as the window would, letters and scale included."""
    view_state = ViewState()
    has_planes = session.vertebra is not None
    view_state.use_vertebra_planes(has_planes)
    spot = _spot(session)
    if spot is not None:
        view_state.move_cursor(spot)
    view = SliceView(orientation, view_state, NeedleTool(session, view_state), Look())
    view.resize(PICTURE_SIZE)
    view.set_session(session)
    picture = QImage(PICTURE_SIZE * PIXEL_RATIO, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(PIXEL_RATIO)
    view.render(picture)
    view.set_session(None)
    view.deleteLater()
    return picture


def _spot(session: Session) -> ArrayLike | None:
    """Return where to look: at the worst finding that lies somewhere, else the tip."""
    placed = [found for found in session.judgement.findings if found.at_lps_mm]
    if placed:
        return max(placed, key=lambda found: found.severity.rank).at_lps_mm
    return session.needle.tip_lps_mm if session.needle else None
