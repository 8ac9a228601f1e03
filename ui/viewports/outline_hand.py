"""A press on a flat view takes hold of a wall, a landmark or the brush."""

from typing import Protocol

from planner.arrays import Vector3
from ui.session import Session
from ui.viewports.landmark_marks import nearest_landmark
from ui.viewports.landmark_tool import place_landmark
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.slice_drags import OutlineDrag
from ui.viewports.view_state import Tool, ViewState


class OutlineView(Protocol):
    """A flat view that draws outlines, of which a hand can take hold."""

    view_state: ViewState
    outlines: OutlineTool

    def outline_under(self, x: float, y: float) -> Vector3 | None: ...


def press_outline(
    view: OutlineView, session: Session, camera: SliceCamera, x: float, y: float
) -> OutlineDrag | None:
    """Take hold of what is under a press; where there is nothing, place a landmark."""
    held = _hold(view, session, camera, x, y)
    if held is None and view.view_state.tool is Tool.LANDMARK:
        place_landmark(session, view.view_state, camera.to_lps(x, y))
    return held


def _hold(
    view: OutlineView, session: Session, camera: SliceCamera, x: float, y: float
) -> OutlineDrag | None:
    tool, name = view.outlines, None
    point = camera.to_lps(x, y)
    if view.view_state.tool is Tool.LANDMARK:
        plan = session.level
        hit = nearest_landmark(plan.anatomy, camera, (x, y)) if plan else None
        if hit is None:
            return None
        name, point = hit
        taken = tool.take_landmark(name, point)
    elif view.view_state.tool is Tool.WALL:
        wall = view.outline_under(x, y)
        taken = wall is not None and tool.take_wall(wall)
    else:
        taken = tool.take_brush(point)
    if not taken:
        return None
    return OutlineDrag(tool, view.view_state, camera, (x, y), point, name)
