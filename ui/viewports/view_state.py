"""What all views of one window share: crosshair, grey window, tool, plane choice."""

import enum

import attrs
import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QObject, Signal

from planner.arrays import Vector3, frozen_vector


class Tool(enum.Enum):
    """What a left click means. Editing happens only in an explicit tool."""

    NAVIGATE = "navigate"
    NEEDLE = "needle"
    LANDMARK = "landmark"
    WALL = "wall"
    BRUSH = "brush"
    MARK = "mark"


OUTLINE_TOOLS = (Tool.LANDMARK, Tool.WALL, Tool.BRUSH)


@attrs.frozen(kw_only=True)
class Brush:
    """What a stroke will do. `part` is None for the part that it starts on."""

    part: str | None = None
    adds: bool = True
    radius_mm: float = 2.0


@attrs.frozen(kw_only=True)
class GreyWindow:
    """Which CT numbers the greys span."""

    center_hu: float
    width_hu: float


WINDOW_PRESETS = {
    "bone": GreyWindow(center_hu=400, width_hu=1800),
    "soft": GreyWindow(center_hu=50, width_hu=400),
    "cement": GreyWindow(center_hu=1200, width_hu=3200),
}
"""Project defaults; 'cement' keeps cortex and cement apart (rules.md L-13)."""


class ViewState(QObject):
    """Shared by slices and scene; owned by the window, never by the session."""

    cursor_changed = Signal()
    window_changed = Signal()
    tool_changed = Signal()
    planes_changed = Signal()
    display_changed = Signal()
    views_reset = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cursor_lps_mm: Vector3 = frozen_vector((0, 0, 0))
        self._window = WINDOW_PRESETS["bone"]
        self._tool = Tool.NAVIGATE
        self._landmark: str | None = None
        self._brush = Brush()
        self._vertebra_planes = False
        self._outlines = True

    @property
    def cursor_lps_mm(self) -> Vector3:
        return self._cursor_lps_mm

    @property
    def window(self) -> GreyWindow:
        return self._window

    @property
    def tool(self) -> Tool:
        return self._tool

    @property
    def landmark(self) -> str | None:
        """The landmark the next click places, while the tool is LANDMARK."""
        return self._landmark

    @property
    def brush(self) -> Brush:
        return self._brush

    @property
    def vertebra_planes(self) -> bool:
        """Whether the slices lie in the vertebra's own planes, not the scanner's."""
        return self._vertebra_planes

    @property
    def outlines(self) -> bool:
        return self._outlines

    def move_cursor(self, to_lps_mm: ArrayLike) -> None:
        if not np.array_equal(self._cursor_lps_mm, to_lps_mm):
            self._cursor_lps_mm = frozen_vector(to_lps_mm)
            self.cursor_changed.emit()

    def set_window(self, window: GreyWindow) -> None:
        if window != self._window:
            self._window = window
            self.window_changed.emit()

    def take_tool(self, tool: Tool, *, landmark: str | None = None) -> None:
        if (tool, landmark) != (self._tool, self._landmark):
            self._tool, self._landmark = tool, landmark
            self.tool_changed.emit()

    def use_brush(self, brush: Brush) -> None:
        if brush != self._brush:
            self._brush = brush
            self.tool_changed.emit()

    def use_vertebra_planes(self, use: bool, /) -> None:
        if use != self._vertebra_planes:
            self._vertebra_planes = use
            self.planes_changed.emit()

    def show_outlines(self, show: bool, /) -> None:
        if show != self._outlines:
            self._outlines = show
            self.display_changed.emit()

    def reset_views(self) -> None:
        """Every view goes back to fit; the crosshair stays."""
        self.views_reset.emit()
