"""A click that places a landmark of the vertebra."""

from numpy.typing import ArrayLike

from planner.arrays import frozen_vector
from planner.plan.outline_edits import with_landmark_placed
from ui.messages.step_names import place_step
from ui.session import Session
from ui.viewports.view_state import ViewState


def place_landmark(
    session: Session, view_state: ViewState, at_lps_mm: ArrayLike
) -> bool:
    """Place the landmark that is wanted, as one named step; tell if there was one."""
    name, plan = view_state.landmark, session.level
    if name is None or plan is None:
        return False
    point = frozen_vector(at_lps_mm)
    session.apply(
        lambda case: with_landmark_placed(case, plan.level, name, at_lps_mm=point),
        label=place_step(name),
    )
    view_state.move_cursor(point)
    return True
