"""The drags of a slice view: each can be taken back to where it began."""

import math
from typing import Protocol

import attrs

from planner.arrays import Vector3
from planner.imaging.volume import Grid
from ui.viewports.needle_hand import DEAD_ZONE_PX, NeedleHand, Projection
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.slice_camera import SliceCamera, kept_inside
from ui.viewports.slice_view import SliceView
from ui.viewports.view_state import GreyWindow, Tool, ViewState

NARROWEST_WINDOW_HU = 20.0
WIDEST_WINDOW_HU = 6000.0
WIDTH_DOUBLES_IN_PX = 200.0
LEVEL_PARTS_PX = 400.0
"""A drag of so many pixels moves the window's centre by its own width."""

IN_PLANE_MM = 1e-3


class Drag(Protocol):
    """What follows the pointer while a button is down."""

    def move(self, x: float, y: float) -> None: ...

    def end(self, x: float, y: float) -> None: ...

    def cancel(self) -> None: ...


@attrs.frozen(eq=False)
class PanDrag:
    view: SliceView
    start: SliceCamera
    from_px: tuple[float, float]

    def move(self, x: float, y: float) -> None:
        moved = self.start.panned(x - self.from_px[0], y - self.from_px[1])
        self.view.look_through(moved)

    def end(self, x: float, y: float) -> None:
        self.move(x, y)

    def cancel(self) -> None:
        self.view.look_through(self.start)


@attrs.frozen(eq=False)
class WindowDrag:
    """Right widens the grey window, up raises its centre."""

    view_state: ViewState
    start: GreyWindow
    from_px: tuple[float, float]

    def move(self, x: float, y: float) -> None:
        across, up = x - self.from_px[0], self.from_px[1] - y
        width_hu = self.start.width_hu * 2 ** (across / WIDTH_DOUBLES_IN_PX)
        center_hu = self.start.center_hu + up / LEVEL_PARTS_PX * self.start.width_hu
        self.view_state.set_window(
            GreyWindow(
                center_hu=float(round(center_hu)),
                width_hu=float(
                    round(min(max(width_hu, NARROWEST_WINDOW_HU), WIDEST_WINDOW_HU))
                ),
            )
        )

    def end(self, x: float, y: float) -> None:
        self.move(x, y)

    def cancel(self) -> None:
        self.view_state.set_window(self.start)


@attrs.frozen(eq=False)
class CursorDrag:
    """Moves the crosshair within the plane, never out of the volume or the view."""

    view_state: ViewState
    camera: SliceCamera
    grid: Grid
    start_lps_mm: Vector3

    def move(self, x: float, y: float) -> None:
        width, height = self.camera.size_px
        inside = min(max(x, 0.0), width - 1), min(max(y, 0.0), height - 1)
        point = kept_inside(self.grid, self.camera.to_lps(*inside))
        if math.fabs(float(self.camera.depth_mm(point))) < IN_PLANE_MM:
            self.view_state.move_cursor(point)

    def end(self, x: float, y: float) -> None:
        self.move(x, y)

    def cancel(self) -> None:
        self.view_state.move_cursor(self.start_lps_mm)


@attrs.frozen(eq=False)
class NeedleDrag:
    """A needle in the hand, or a new one being pulled to its tip."""

    hand: NeedleHand
    projection: Projection

    def move(self, x: float, y: float) -> None:
        self.hand.move(self.projection, x, y)

    def end(self, x: float, y: float) -> None:
        self.hand.move(self.projection, x, y)
        self.hand.release(self.projection, x, y)

    def cancel(self) -> None:
        self.hand.escape()


@attrs.define(eq=False)
class OutlineDrag:
    """A wall, a landmark or a brush in the hand.

    A press that moves less than the dead zone is a click: no wall moves; a brush leaves
    a dot, and a landmark that is pressed is the one the next click places.
    """

    tool: OutlineTool
    view_state: ViewState
    camera: SliceCamera
    from_px: tuple[float, float]
    held_lps_mm: Vector3
    name: str | None = None
    moved: bool = False

    def move(self, x: float, y: float) -> None:
        if not self.moved and math.dist(self.from_px, (x, y)) <= DEAD_ZONE_PX:
            return
        self.moved = True
        shift = self.camera.to_lps(x, y) - self.camera.to_lps(*self.from_px)
        self.tool.drag_to(self.held_lps_mm + shift)

    def end(self, x: float, y: float) -> None:
        self.move(x, y)
        if self.moved or self.view_state.tool is Tool.BRUSH:
            self.tool.finish()
            return
        self.tool.escape()
        if self.name is not None:
            self.view_state.take_tool(Tool.LANDMARK, landmark=self.name)

    def cancel(self) -> None:
        self.tool.escape()
