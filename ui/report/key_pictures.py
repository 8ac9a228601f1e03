"""The key pictures of a review where no window is open."""

from collections.abc import Mapping

import numpy as np

from planner.report.blocks import FigureRow
from planner.review.carried import carried_volume
from planner.review.review_document import ReviewedLevel
from ui.offscreen import session_of
from ui.report.look_back import level_pictures
from ui.review.placements import Placement
from ui.reviewing import Reviewed


def key_pictures(reviewed: Reviewed) -> Mapping[str, tuple[FigureRow, ...]]:
    """Return by level the pictures that the window's own report has."""
    with session_of(reviewed.opened) as session:
        return {
            level.level: level_pictures(
                session,
                session.case.level(level.level),
                level.review,
                _placement(reviewed, level),
            )
            for level in reviewed.levels
        }


def _placement(reviewed: Reviewed, level: ReviewedLevel) -> Placement:
    there = np.asarray(np.linalg.inv(level.placing.postop_from_preop), np.float64)
    later = reviewed.later
    return Placement(
        prepared=None,
        problem="",
        after=(
            reviewed.opened.volume if later is None else carried_volume(later, there)
        ),
        here_from_postop=there,
    )
