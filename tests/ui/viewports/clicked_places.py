"""Click on what is seen, at one pixel ratio: run by test_click_places.py in a process.

Writes JSON: the ratio, and for each view the distance in mm from the point that was
clicked to the ball that the picture shows there, measured in the plane of the view.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from planner.imaging.slices import Orientation
from planner.imaging.volume import Grid, SeriesIdentity, Volume
from planner.plan.case import Case, StudyReference
from planner.plan.history import History
from planner.rules.book import load_book
from tests.ui.viewports.hands import click
from ui.resources import resource
from ui.session import Session
from ui.theme import Look
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.slice_gestures import SliceGestures
from ui.viewports.slice_view import SliceView
from ui.viewports.view_state import ViewState

BALL_LPS_MM = np.array((14.0, -22.8, 9.0))
"""Between voxels in all three directions, so that its picture is symmetric."""


def ball_volume() -> Volume:
    """Air around one ball of bone, off the middle in all three directions."""
    shape = (40, 120, 120)
    matrix = np.diag((0.8, 0.8, 2.0, 1.0))
    matrix[:3, 3] = (-48, -48, -40)
    grid = Grid(shape_kji=shape, lps_from_ijk=matrix)
    k, j, i = np.indices(shape)
    away = np.linalg.norm(grid.to_lps(np.stack((i, j, k), -1)) - BALL_LPS_MM, axis=-1)
    voxels = np.where(away < 7, 1500, -1000).astype(np.int16)
    identity = SeriesIdentity(series_uid="1.2.3", content_sha256="0" * 64)
    return Volume(voxels_hu=voxels, grid=grid, identity=identity)


def seen_at(view: SliceView) -> tuple[float, float]:
    """Return where the widget's own picture shows the ball, in logical pixels."""
    picture = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ratio = picture.devicePixelRatio()
    lines = np.frombuffer(picture.constBits(), np.uint8)
    greys = lines.reshape(picture.height(), -1)[:, : picture.width()]
    rows, columns = np.nonzero(greys > 210)
    near = np.hypot(rows - np.median(rows), columns - np.median(columns)) < 40 * ratio
    return (
        float(columns[near].mean() + 0.5) / ratio,
        float(rows[near].mean() + 0.5) / ratio,
    )


def miss_mm(application: QApplication, session: Session, view: SliceView) -> float:
    """Click on the ball where the view shows it; return how far off it landed."""
    state, camera = view.view_state, view.camera
    assert camera is not None
    state.move_cursor(BALL_LPS_MM - 18 * (camera.right_lps + camera.down_lps))
    application.processEvents()
    at = seen_at(view)
    click(view, at)
    miss = state.cursor_lps_mm - BALL_LPS_MM
    return float(np.linalg.norm(np.cross(miss, camera.normal_lps)))


def main() -> None:
    application = QApplication(sys.argv[:1])
    session = Session(
        history=History(Case(study=StudyReference(ct="ct"))),
        volume=ball_volume(),
        book=load_book(resource("rules")),
        folder=Path(),
    )
    ratio, misses_mm = 0.0, {}
    for orientation in Orientation:
        state = ViewState()
        view = SliceView(orientation, state, NeedleTool(session, state), Look())
        SliceGestures(view)
        view.resize(351, 283)
        view.show()
        view.set_session(session)
        misses_mm[orientation.value] = miss_mm(application, session, view)
        ratio = view.devicePixelRatioF()
        view.set_session(None)
        view.close()
    sys.stdout.write(json.dumps({"ratio": ratio, "misses_mm": misses_mm}))
    session.release()


if __name__ == "__main__":
    main()
