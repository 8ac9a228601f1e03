"""The key pictures of a review: the leak as the review shows it, letters burned in."""

from collections.abc import Sequence

import attrs
import numpy as np

from planner.arrays import Vector3
from planner.imaging.slices import Orientation
from planner.report.blocks import Figure, FigureRow
from planner.review.contract.result import Result
from planner.rules.findings import Severity
from ui.language import say
from ui.messages.report_review import AXIAL_AFTER, SAGITTAL_AFTER
from ui.report.figures import MM_PER_PX, SIZE, WIDTH_MM, seen
from ui.review.placements import Placement
from ui.session import Session
from ui.theme import LIGHT, Look
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.overlays import Layer
from ui.viewports.review_state import ReviewPictures, ReviewState
from ui.viewports.review_view import ReviewView, Role
from ui.viewports.view_state import WINDOW_PRESETS, ViewState

PLANES = ((Orientation.AXIAL, AXIAL_AFTER), (Orientation.SAGITTAL, SAGITTAL_AFTER))


def review_figures(
    session: Session, placement: Placement, layers: Sequence[Layer], at_lps_mm: Vector3
) -> tuple[FigureRow, ...]:
    """Return axial and sagittal cuts through a point, with what tools drew over them.

    The level is the one that is selected in the session.
    """
    look, level = Look(theme=LIGHT), session.level
    if level is None:
        return ()
    figures = []
    for plane, words in PLANES:
        state, review = ViewState(), ReviewState()
        wanted = True
        state.use_vertebra_planes(wanted)
        state.set_window(WINDOW_PRESETS["cement"])
        state.move_cursor(at_lps_mm)
        view = ReviewView(
            Role.SECOND,
            review,
            view_state=state,
            tool=NeedleTool(session, state),
            look=look,
            outlines=OutlineTool(session, state),
        )
        view.resize(SIZE)
        view.set_session(session)
        review.show_layers(tuple(layers))
        review.use_plane(plane)
        review.show_pictures(
            ReviewPictures(before=session.volume, after=placement.after, is_placed=True)
        )
        if view.camera is not None:
            near = attrs.evolve(
                view.camera, mm_per_px=MM_PER_PX, center_lps_mm=at_lps_mm
            )
            view.look_through(near)
        caption = f"{level.level}: {say(words)}"
        figures.append(Figure(picture=seen(view), width_mm=WIDTH_MM, caption=caption))
        view.set_session(None)
        view.deleteLater()
    return (FigureRow(tuple(figures)),)


def worst_place(results: Sequence[Result]) -> Vector3 | None:
    """Return where the gravest finding that has a place lies, LPS mm after."""
    placed = [
        (Severity(finding.severity).rank, finding.at_lps_mm)
        for result in results
        for finding in result.findings
        if finding.at_lps_mm is not None
    ]
    if not placed:
        return None
    _, at_lps_mm = max(placed, key=lambda each: each[0])
    return np.asarray(at_lps_mm, dtype=np.float64)
