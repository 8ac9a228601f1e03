"""What mouse, wheel and keys do in the 3-D view.

The left button turns the scene in every tool; a click that does not move is what the
tool means by a click. A needle is only ever taken by its own marks.
"""

import math

import attrs
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from ui.viewports.bone_marks import shown_spots, spot_under
from ui.viewports.landmark_tool import place_landmark
from ui.viewports.needle_hand import DEAD_ZONE_PX
from ui.viewports.scene_camera import orbited
from ui.viewports.scene_outlines import HandleDrag, WallHandle
from ui.viewports.scene_view import SceneView
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.slice_drags import Drag, NeedleDrag
from ui.viewports.view_state import Tool

WHEEL_NOTCH = 120
ZOOM_PER_NOTCH = 1.15
ZOOM_DOUBLES_IN_PX = 150.0
FIT_KEYS = (Qt.Key.Key_Home, Qt.Key.Key_R)
TURN_KEYS = {
    Qt.Key.Key_Left: (-25, 0),
    Qt.Key.Key_Right: (25, 0),
    Qt.Key.Key_Up: (0, -25),
    Qt.Key.Key_Down: (0, 25),
}
"""Arrow keys turn the scene as a drag of so many pixels would: 10 degrees."""


@attrs.define(eq=False)
class _CameraDrag:
    """Turns, moves or zooms; `moved` tells a drag from a click."""

    view: SceneView
    start: SliceCamera
    from_px: tuple[float, float]
    button: Qt.MouseButton
    moved: bool = False

    def move(self, x: float, y: float) -> None:
        if not self.moved and math.dist(self.from_px, (x, y)) <= DEAD_ZONE_PX:
            return
        self.moved = True
        dx, dy = x - self.from_px[0], y - self.from_px[1]
        if self.button == Qt.MouseButton.MiddleButton:
            camera = self.start.panned(dx, dy)
        elif self.button == Qt.MouseButton.RightButton:
            factor = 2 ** (-dy / ZOOM_DOUBLES_IN_PX)
            width, height = self.start.size_px
            camera = self.start.zoomed(factor, at_px=(width / 2, height / 2))
        else:
            upright = self.view.upright_lps
            camera = orbited(self.start, dx, dy, upright_lps=upright)
        self.view.look_through(camera)

    def end(self, x: float, y: float) -> None:
        self.move(x, y)

    def cancel(self) -> None:
        self.view.look_through(self.start)


class SceneGestures(QObject):
    """Moves the camera, the crosshair and the needles of one 3-D view."""

    def __init__(self, view: SceneView) -> None:
        super().__init__(view)
        self._view = view
        self._drag: Drag | None = None
        self._button = Qt.MouseButton.NoButton
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._view.session is None or self._view.camera is None:
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QWheelEvent):
            at = (event.position().x(), event.position().y())
            self._zoom(ZOOM_PER_NOTCH ** (event.angleDelta().y() / WHEEL_NOTCH), at)
            return True
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if isinstance(event, QHelpEvent):
            self._tell(event)
        return False

    def _tell(self, event: QHelpEvent) -> None:
        """Say what the ring is in which the pointer rests."""
        view, at = self._view, (event.x(), event.y())
        if view.session and view.camera and view.view_state.outlines:
            spots = shown_spots(view.session)
            spot = spot_under(spots, view.camera, at, is_flat=False)
            QToolTip.showText(event.globalPos(), spot.words if spot else "", view)

    # --- mouse --------------------------------------------------------------------

    def _mouse(self, event: QMouseEvent) -> bool:
        x, y = event.position().x(), event.position().y()
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._press(event, x, y)
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._double_click(event, x, y)
        elif kind == QEvent.Type.MouseMove:
            self._move(x, y)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(event, x, y)
        else:
            return False
        return True

    def _press(self, event: QMouseEvent, x: float, y: float) -> None:
        view, projection = self._view, self._view.projection()
        if self._drag is not None or projection is None:
            return
        self._button = event.button()
        takes = (
            self._button == Qt.MouseButton.LeftButton
            and view.view_state.tool is Tool.NEEDLE
        )
        if takes and view.hand.press(projection, x, y, places=False):
            self._drag = NeedleDrag(view.hand, projection)
        elif handle := self._taken_handle(x, y):
            self._drag = HandleDrag(view.outlines, projection.camera, handle, (x, y))
        else:
            camera = projection.camera
            self._drag = _CameraDrag(view, camera, (x, y), self._button)
        self._show_hand()

    def _point_at(self, x: float, y: float) -> None:
        """Show the way that a wall would go from a pixel."""
        handle, view = self._view.handle_at(x, y), self._view
        if handle is not view.handle:
            view.handle = handle
            view.update()

    def _taken_handle(self, x: float, y: float) -> WallHandle | None:
        """Take hold of a wall by the point under a press, if there is one."""
        view = self._view
        if self._button != Qt.MouseButton.LeftButton:
            return None
        handle = view.handle_at(x, y)
        takes = handle is not None and view.outlines.take_wall(handle.at_lps_mm)
        return handle if takes else None

    def _move(self, x: float, y: float) -> None:
        view, projection = self._view, self._view.projection()
        if self._drag:
            self._drag.move(x, y)
        elif view.view_state.tool is Tool.NEEDLE and projection:
            view.hand.hover(projection, x, y)
            view.update()
        else:
            self._point_at(x, y)
        self._show_hand()

    def _release(self, event: QMouseEvent, x: float, y: float) -> None:
        if self._drag is None or event.button() != self._button:
            return
        drag, self._drag = self._drag, None
        drag.end(x, y)
        is_click = isinstance(drag, _CameraDrag) and not drag.moved
        if is_click and self._button == Qt.MouseButton.LeftButton:
            self._click(x, y)
        self._point_at(x, y)
        self._show_hand()

    def _click(self, x: float, y: float) -> None:
        view, projection = self._view, self._view.projection()
        if projection is None or view.session is None:
            return
        if view.view_state.tool is Tool.NEEDLE:
            view.hand.click(projection, x, y)
        elif view.view_state.tool is Tool.LANDMARK:
            point = projection.placed_lps_mm(x, y)
            if point is not None:
                place_landmark(view.session, view.view_state, point)

    def _double_click(self, event: QMouseEvent, x: float, y: float) -> None:
        view, projection = self._view, self._view.projection()
        if view.view_state.tool is not Tool.NAVIGATE:
            self._press(event, x, y)
        elif projection and event.button() == Qt.MouseButton.LeftButton:
            point = projection.placed_lps_mm(x, y)
            if point is not None:
                view.view_state.move_cursor(point)

    def _show_hand(self) -> None:
        view = self._view
        places = view.view_state.tool is not Tool.NAVIGATE
        shape = Qt.CursorShape.CrossCursor if places else Qt.CursorShape.OpenHandCursor
        if isinstance(self._drag, _CameraDrag) and self._drag.moved:
            shape = Qt.CursorShape.ClosedHandCursor
        elif view.handle or (view.view_state.tool is Tool.NEEDLE and view.hand.hit):
            shape = Qt.CursorShape.PointingHandCursor
        if view.cursor().shape() != shape:
            view.setCursor(shape)

    # --- wheel, pinch, keys -------------------------------------------------------

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        at = (event.position().x(), event.position().y())
        self._zoom(1 + event.value(), at)
        return True

    def _zoom(self, factor: float, at_px: tuple[float, float]) -> None:
        if self._view.camera and self._drag is None:
            self._view.look_through(self._view.camera.zoomed(factor, at_px=at_px))

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            if self._wants(event):
                event.accept()
            return False
        if event.type() != QEvent.Type.KeyPress or not self._wants(event):
            return False
        key, view = Qt.Key(event.key()), self._view
        if key == Qt.Key.Key_Escape:
            drag, self._drag = self._drag, None
            if drag:
                drag.cancel()
            else:
                view.hand.escape()
        elif key in FIT_KEYS:
            view.reset()
        elif view.camera:
            dx, dy = TURN_KEYS[key]
            camera = orbited(view.camera, dx, dy, upright_lps=view.upright_lps)
            view.look_through(camera)
        return True

    def _wants(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        if key == Qt.Key.Key_Escape:
            waits = self._view.tool.pending_entry_lps_mm is not None
            return self._drag is not None or waits
        return key in (*TURN_KEYS, *FIT_KEYS)
