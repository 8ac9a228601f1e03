"""The pointer in the needle tool: what it is over, and when a press becomes a drag."""

import math
from typing import Protocol

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import FloatArray, Vector3
from planner.plan.needle import Needle
from ui.session import Session
from ui.viewports.needle_tool import NeedlePart, NeedleTool

DEAD_ZONE_PX = 3.0
"""A press that moves less is a click: nothing is shifted by a trembling hand."""

HANDLE_REACH_PX = 10.0
SHAFT_REACH_PX = 5.0


class Projection(Protocol):
    """How a view maps between the patient and its widget, in logical pixels."""

    def to_px(self, points_lps_mm: ArrayLike) -> FloatArray: ...

    def placed_lps_mm(self, x: float, y: float) -> Vector3 | None:
        """Return the point that a click means, or None where it means nothing."""

    def dragged_lps_mm(self, x: float, y: float, *, like_lps_mm: Vector3) -> Vector3:
        """Return the point under the pointer that is as deep as another one."""

    def radius_px(self, needle: Needle) -> float: ...


@attrs.frozen
class Hit:
    """A part of a needle under the pointer, and the point of its axis next to it."""

    needle_id: str
    part: NeedlePart
    at_lps_mm: Vector3 = attrs.field(eq=False)


def find_hit(
    needles: tuple[Needle, ...],
    view: Projection,
    x: float,
    y: float,
    *,
    selected_id: str | None,
) -> Hit | None:
    """Return what is under the pointer: tips before entries before shafts."""
    ordered = sorted(needles, key=lambda needle: needle.id != selected_id)
    pointer = np.array((x, y))
    for part in (NeedlePart.TIP, NeedlePart.ENTRY):
        for needle in ordered:
            point = needle.tip_lps_mm if part is NeedlePart.TIP else needle.entry_lps_mm
            if np.linalg.norm(view.to_px(point) - pointer) <= HANDLE_REACH_PX:
                return Hit(needle.id, part, point)
    for needle in ordered:
        along, distance_px = _nearest_on_axis(needle, view, pointer)
        if distance_px <= max(SHAFT_REACH_PX, view.radius_px(needle)):
            axis = needle.tip_lps_mm - needle.entry_lps_mm
            return Hit(needle.id, NeedlePart.SHAFT, needle.entry_lps_mm + along * axis)
    return None


def _nearest_on_axis(
    needle: Needle, view: Projection, pointer_px: FloatArray
) -> tuple[float, float]:
    """Return where on the axis (0 entry, 1 tip) the pointer is, and how far off."""
    entry, tip = view.to_px((needle.entry_lps_mm, needle.tip_lps_mm))
    axis = tip - entry
    square = float(axis @ axis)
    along = float((pointer_px - entry) @ axis) / square if square > 1e-9 else 0.0
    along = min(max(along, 0.0), 1.0)
    return along, float(np.linalg.norm(entry + along * axis - pointer_px))


class NeedleHand:
    """One view's pointer. Every call gets the view's projection as it is now."""

    def __init__(self, tool: NeedleTool) -> None:
        self._tool = tool
        self._session: Session | None = None
        self._hit: Hit | None = None
        self._pressed_px: tuple[float, float] | None = None
        self._grips = False
        self._is_dragging = False
        self._made_entry = False

    def use_session(self, session: Session | None) -> None:
        self._session = session
        self._hit = self._pressed_px = None

    @property
    def hit(self) -> Hit | None:
        """What is under the pointer, or in the hand."""
        return self._hit

    @property
    def is_down(self) -> bool:
        return self._pressed_px is not None

    @property
    def is_dragging(self) -> bool:
        return self._is_dragging

    def hover(self, view: Projection, x: float, y: float) -> None:
        """Follow the pointer with no button down."""
        if self._tool.pending_entry_lps_mm is not None:
            self._hit = None
            self._show_new(view, x, y)
        else:
            self._hit = self._find(view, x, y)

    def press(self, view: Projection, x: float, y: float, *, places: bool) -> bool:
        """Take hold of what is here, or place a point if `places`; tell if either."""
        self._pressed_px = (x, y)
        self._is_dragging = self._made_entry = False
        waits = self._tool.pending_entry_lps_mm is not None
        self._hit = None if waits else self._find(view, x, y)
        self._grips = self._hit is not None
        if self._grips:
            return True
        if places and self.click(view, x, y):
            self._made_entry = not waits
            return True
        self._pressed_px = None
        return False

    def click(self, view: Projection, x: float, y: float) -> bool:
        """Place an entry or a tip here."""
        point = view.placed_lps_mm(x, y)
        return point is not None and self._tool.place(point)

    def move(self, view: Projection, x: float, y: float) -> None:
        """Follow the pointer with the button down."""
        if self._pressed_px is None:
            return
        if not self._is_dragging:
            moved = math.dist(self._pressed_px, (x, y))
            if moved <= DEAD_ZONE_PX:
                return
            self._is_dragging = True
            self._take_hold(view)
        if self._grips and self._hit:
            self._tool.drag_to(
                view.dragged_lps_mm(x, y, like_lps_mm=self._hit.at_lps_mm)
            )
        elif self._made_entry:
            self._show_new(view, x, y)

    def release(self, view: Projection, x: float, y: float) -> None:
        """Let go. An entry that was pulled off its spot ends in a tip here."""
        if self._pressed_px is None:
            return
        if self._is_dragging and self._made_entry:
            self.click(view, x, y)
        elif self._grips and self._is_dragging:
            self._tool.finish()
        elif self._grips and self._hit and self._session and self._session.level:
            level = self._session.level.level
            self._session.select(level=level, needle_id=self._hit.needle_id)
        self._pressed_px = None
        self._is_dragging = False

    def escape(self) -> bool:
        """Put everything back; tell whether there was anything to do."""
        self._pressed_px = None
        self._is_dragging = False
        return self._tool.escape()

    def _take_hold(self, view: Projection) -> None:
        if self._grips and self._hit and self._pressed_px:
            self._tool.begin_drag(
                self._hit.part,
                self._hit.needle_id,
                at_lps_mm=view.dragged_lps_mm(
                    *self._pressed_px, like_lps_mm=self._hit.at_lps_mm
                ),
            )

    def _show_new(self, view: Projection, x: float, y: float) -> None:
        point = view.placed_lps_mm(x, y)
        if point is not None:
            self._tool.hover(point)

    def _find(self, view: Projection, x: float, y: float) -> Hit | None:
        if self._session is None or self._session.level is None:
            return None
        selected = self._session.needle
        return find_hit(
            self._session.level.needles,
            view,
            x,
            y,
            selected_id=selected.id if selected else None,
        )
