"""What a hand does in the needle workshop: it holds the needle, the cut stays.

Outlines are corrected as in slices.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.viewports.needle_hand import NeedleHand
from ui.viewports.needle_view import NeedleView
from ui.viewports.outline_hand import press_outline
from ui.viewports.slice_drags import OutlineDrag
from ui.viewports.view_state import OUTLINE_TOOLS, Tool, ViewState


class WorkshopGestures(QObject):
    """Moves the selected needle in the needle tool.

    The cut is made along the needle: it is held still while the needle is in the hand,
    and follows when it is let go. Esc puts the needle back.
    """

    def __init__(self, view: NeedleView, hand: NeedleHand, state: ViewState) -> None:
        super().__init__(view)
        self._view = view
        self._hand = hand
        self._state = state
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._state.tool is not Tool.NEEDLE or self._view.camera is None:
            return False
        if isinstance(event, QKeyEvent):
            return self._key(event)
        return isinstance(event, QMouseEvent) and self._mouse(event)

    def _mouse(self, event: QMouseEvent) -> bool:
        at = event.position().x(), event.position().y()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseMove:
            return self._move(*at)
        if event.type() == QEvent.Type.MouseButtonPress and is_left:
            return self._press(*at)
        camera = self._view.camera
        is_released = event.type() == QEvent.Type.MouseButtonRelease and is_left
        if camera is not None and is_released and self._hand.is_down:
            self._hand.release(camera, *at)
            self._view.follow()
            return True
        return False

    def _press(self, x: float, y: float) -> bool:
        """Take hold of the selected needle; no other one is to be seen here."""
        camera = self._view.camera
        if camera is None or not self._hand.press(camera, x, y, places=False):
            return False
        if not self._view.shows(self._hand.hit):
            self._hand.escape()
            return False
        self._view.hold_still()
        return True

    def _move(self, x: float, y: float) -> bool:
        camera = self._view.camera
        if camera is None:
            return False
        if self._hand.is_down:
            self._hand.move(camera, x, y)
            return True
        self._hand.hover(camera, x, y)
        over = self._view.shows(self._hand.hit)
        shape = Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.CrossCursor
        self._view.setCursor(shape)
        self._view.update()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        is_escape = event.key() == Qt.Key.Key_Escape and self._hand.is_down
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif is_escape and event.type() == QEvent.Type.KeyPress:
            self._hand.escape()
            self._view.follow()
            return True
        return False


class WorkshopOutlineGestures(QObject):
    """Moves walls and landmarks, and paints, with the tools for outlines."""

    def __init__(self, view: NeedleView) -> None:
        super().__init__(view)
        self._view = view
        self._outlines = view.outlines
        self._drag: OutlineDrag | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._outlines.point_at(None)
        if self._outlines.view_state.tool not in OUTLINE_TOOLS:
            return False
        if isinstance(event, QKeyEvent):
            return self._key(event)
        return isinstance(event, QMouseEvent) and self._mouse(event)

    def _mouse(self, event: QMouseEvent) -> bool:
        at = event.position().x(), event.position().y()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseMove:
            self._outlines.point_at(at)
            if self._drag is not None:
                self._drag.move(*at)
            return self._drag is not None
        if event.type() == QEvent.Type.MouseButtonPress and is_left:
            session, camera = self._view.session, self._view.camera
            if session is not None and camera is not None and self._drag is None:
                self._drag = press_outline(self._outlines, session, camera, *at)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and is_left and self._drag:
            drag, self._drag = self._drag, None
            drag.end(*at)
            return True
        return event.type() == QEvent.Type.MouseButtonDblClick

    def _key(self, event: QKeyEvent) -> bool:
        is_escape = event.key() == Qt.Key.Key_Escape and self._drag is not None
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif is_escape and event.type() == QEvent.Type.KeyPress and self._drag:
            drag, self._drag = self._drag, None
            drag.cancel()
            return True
        return False
