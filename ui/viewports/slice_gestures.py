"""What mouse, wheel and keys do in a slice view.

An event filter, so that the view itself only shows. Whatever is dragged, Esc puts it
back as it was when the button went down.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from planner.arrays import Vector3
from planner.imaging.slices import Orientation
from ui.session import Session
from ui.viewports.landmark_tool import place_landmark
from ui.viewports.needle_tool import NeedlePart
from ui.viewports.outline_hand import press_outline
from ui.viewports.slice_camera import SliceCamera, kept_inside, scrolled
from ui.viewports.slice_drags import (
    CursorDrag,
    Drag,
    NeedleDrag,
    PanDrag,
    WindowDrag,
)
from ui.viewports.slice_view import SliceView
from ui.viewports.view_state import OUTLINE_TOOLS, Tool

WHEEL_NOTCH = 120
"""Eighths of a degree that Qt reports for one notch of a wheel."""

ZOOM_PER_NOTCH = 1.2
PLACING_TOOLS = (Tool.NEEDLE, Tool.LANDMARK, Tool.MARK)
NUDGE_MM = 0.5
"""An arrow key moves the crosshair by this; with Shift by ten times as much."""

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

SCROLL_SIGNS = {
    Orientation.AXIAL: 1,
    Orientation.SAGITTAL: 1,
    Orientation.CORONAL: -1,
}
"""A wheel turned up goes towards the head, the patient's right and the front."""

HAND_SHAPES = {
    NeedlePart.ENTRY: Qt.CursorShape.PointingHandCursor,
    NeedlePart.TIP: Qt.CursorShape.PointingHandCursor,
    NeedlePart.SHAFT: Qt.CursorShape.OpenHandCursor,
}

SCROLL_KEYS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
FIT_KEYS = (Qt.Key.Key_Home, Qt.Key.Key_R)
PLACE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SliceGestures(QObject):
    """Moves one view, its crosshair, the grey window and the needles in it."""

    def __init__(self, view: SliceView) -> None:
        super().__init__(view)
        self._view = view
        self._drag: Drag | None = None
        self._button = Qt.MouseButton.NoButton
        self._notches = 0.0
        self._space_down = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._view.session is None or self._view.camera is None:
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if isinstance(event, QHelpEvent):
            self._tell(event)
        elif event.type() == QEvent.Type.Leave:
            self._view.point_at(None)
        elif event.type() == QEvent.Type.FocusOut:
            self._space_down = False
        return False

    # --- mouse --------------------------------------------------------------------

    def _mouse(self, event: QMouseEvent) -> bool:
        at = (event.position().x(), event.position().y())
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._press(event, *at)
        elif kind == QEvent.Type.MouseButtonDblClick:
            if self._view.view_state.tool is Tool.NAVIGATE and _is_left(event):
                self._view.maximise_toggled.emit()
            else:
                self._press(event, *at)
        elif kind == QEvent.Type.MouseMove:
            self._move(*at)
        elif kind == QEvent.Type.MouseButtonRelease:
            if self._drag and event.button() == self._button:
                drag, self._drag = self._drag, None
                drag.end(*at)
                self._move(*at)
        else:
            return False
        return True

    def _press(self, event: QMouseEvent, x: float, y: float) -> None:
        if self._drag is None:
            self._button = event.button()
            self._drag = self._new_drag(event, x, y)
            self._show_hand(x, y)

    def _new_drag(self, event: QMouseEvent, x: float, y: float) -> Drag | None:
        view, state, camera = self._view, self._view.view_state, self._view.camera
        images = view.images
        if camera is None or view.session is None or images is None:
            return None
        if event.button() == Qt.MouseButton.RightButton:
            return WindowDrag(state, state.window, (x, y))
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (_is_left(event) and self._space_down):
            return PanDrag(view, camera, (x, y))
        if not _is_left(event):
            return None
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if state.tool is Tool.NAVIGATE or shift:
            drag = CursorDrag(state, camera, images.volume.grid, state.cursor_lps_mm)
            drag.move(x, y)
            return drag
        return self.use_tool(view.session, camera, x, y)

    def use_tool(
        self, session: Session, camera: SliceCamera, x: float, y: float
    ) -> Drag | None:
        """Place a landmark, or take hold of something, or begin a needle."""
        view = self._view
        if view.view_state.tool in OUTLINE_TOOLS:
            return press_outline(view, session, camera, x, y)
        if view.hand.press(camera, x, y, places=True):
            return NeedleDrag(view.hand, camera)
        return None

    def place_at(self, session: Session, at_lps_mm: Vector3) -> None:
        """Place at the crosshair what a click of the tool would place there."""
        state = self._view.view_state
        if state.tool is Tool.NEEDLE:
            self._view.tool.place(at_lps_mm)
        elif state.tool is Tool.LANDMARK:
            place_landmark(session, state, at_lps_mm)

    def _move(self, x: float, y: float) -> None:
        view = self._view
        if self._drag:
            self._drag.move(x, y)
        elif view.view_state.tool is Tool.NEEDLE and view.camera:
            view.hand.hover(view.camera, x, y)
        self._show_hand(x, y)

    def _show_hand(self, x: float, y: float) -> None:
        """Read out the point under the pointer, and show what a press would take."""
        view = self._view
        view.point_at((x, y))
        shape = Qt.CursorShape.CrossCursor
        if self._space_down or isinstance(self._drag, PanDrag):
            shape = Qt.CursorShape.OpenHandCursor
        elif view.view_state.tool is Tool.NEEDLE and view.hand.hit:
            shape = HAND_SHAPES[view.hand.hit.part]
            if self._drag:
                shape = Qt.CursorShape.ClosedHandCursor
        if view.cursor().shape() != shape:
            view.setCursor(shape)

    def _tell(self, event: QHelpEvent) -> None:
        """Say what the wall under a pointer that rests is, and of gaps in it."""
        words = "" if self._drag else self._view.told_at(event.x(), event.y())
        QToolTip.showText(event.globalPos(), words, self._view)

    # --- wheel and pinch --------------------------------------------------------------

    def _wheel(self, event: QWheelEvent) -> bool:
        notches = event.angleDelta().y() / WHEEL_NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = (event.position().x(), event.position().y())
            self._zoom(ZOOM_PER_NOTCH**notches, at)
        else:
            self._notches += notches
            steps = int(self._notches)
            self._notches -= steps
            self._scroll(steps)
        return True

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        at = (event.position().x(), event.position().y())
        self._zoom(1 + event.value(), at)
        return True

    def _zoom(self, factor: float, at_px: tuple[float, float]) -> None:
        if self._view.camera and self._drag is None:
            self._view.look_through(self._view.camera.zoomed(factor, at_px=at_px))

    def _scroll(self, steps: int) -> None:
        view = self._view
        images = view.images
        if steps and view.camera and images and self._drag is None:
            normal = view.camera.normal_lps * SCROLL_SIGNS[view.orientation]
            grid, at = images.volume.grid, view.view_state.cursor_lps_mm
            self._go_to(scrolled(grid, at, normal, steps=steps))

    # --- keys -------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        """Handle a key; before that, keep the window's shortcuts off our keys."""
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.KeyRelease:
            if key == Qt.Key.Key_Space and not event.isAutoRepeat():
                self._space_down = False
                return True
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if self._wants(event):
                event.accept()
            return False
        return self._wants(event) and self._obey(key, event)

    def _wants(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        if key == Qt.Key.Key_Escape:
            waits = self._view.tool.pending_entry_lps_mm is not None
            return self._drag is not None or waits
        if key in PLACE_KEYS:
            return self._drag is None and self._view.view_state.tool in PLACING_TOOLS
        return key in (*ARROWS, *SCROLL_KEYS, *FIT_KEYS, Qt.Key.Key_Space)

    def _obey(self, key: Qt.Key, event: QKeyEvent) -> bool:
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Space:
            self._space_down = True
        elif key in SCROLL_KEYS:
            self._scroll(SCROLL_KEYS[key])
        elif key in FIT_KEYS:
            self._view.reset()
        elif key in PLACE_KEYS and self._view.session is not None:
            self.place_at(self._view.session, self._view.view_state.cursor_lps_mm)
        else:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(*ARROWS[key], NUDGE_MM * (10 if shift else 1))
        return True

    def _escape(self) -> None:
        drag, self._drag = self._drag, None
        if drag:
            drag.cancel()
        else:
            self._view.hand.escape()

    def _nudge(self, across: int, below: int, by_mm: float) -> None:
        view = self._view
        if view.camera and view.images:
            grid = view.images.volume.grid
            shift = across * view.camera.right_lps + below * view.camera.down_lps
            point = view.view_state.cursor_lps_mm + by_mm * shift
            self._go_to(kept_inside(grid, point))

    def _go_to(self, point_lps_mm: Vector3) -> None:
        """Move the crosshair; a needle that waits for its tip follows it."""
        self._view.view_state.move_cursor(point_lps_mm)
        if self._view.view_state.tool is Tool.NEEDLE:
            self._view.tool.hover(point_lps_mm)


def _is_left(event: QMouseEvent) -> bool:
    return event.button() == Qt.MouseButton.LeftButton
