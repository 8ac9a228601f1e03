"""Outlines on a cut of the needle workshop, and the hand that corrects them there."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planner.arrays import Vector3
from ui.session import Session
from ui.theme import Look
from ui.viewports import furniture
from ui.viewports.bone_marks import draw_bone_spots, shown_spots
from ui.viewports.landmark_marks import draw_landmarks
from ui.viewports.outline_marks import GRIP_PX, draw_hand
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.outlines import OutlineCutter, draw_outlines, nearest_on_outlines
from ui.viewports.picture_view import PictureView
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.slice_texts import outline_text
from ui.viewports.view_state import ViewState


class CutOutlines:
    """What one cut shows of outlines, landmarks and gaps; `view` is painted anew."""

    def __init__(
        self, view: PictureView, view_state: ViewState, outlines: OutlineTool | None
    ) -> None:
        self.outlines = outlines or OutlineTool(None, view_state)
        self.view_state = view_state
        self._view = view
        self._cutter = OutlineCutter()
        self._pointer_px: tuple[float, float] | None = None
        self.outlines.on_changed(view.update)

    def point_at(self, at_px: tuple[float, float] | None) -> None:
        """Say where the pointer is; None when it has left."""
        self._pointer_px = at_px
        self._view.update()

    def outline_under(self, x: float, y: float) -> Vector3 | None:
        """Return the point of an outline that is drawn at a pixel, or None."""
        shown, camera = self.outlines.shown, self._view.camera
        if camera is None or shown is None or not self.view_state.outlines:
            return None
        outlines = self._cutter.cut(shown, camera)
        return nearest_on_outlines(outlines, camera, (x, y), within_px=GRIP_PX)

    def draw(
        self, painter: QPainter, camera: SliceCamera, session: Session, look: Look
    ) -> None:
        """Draw what lies under the needle: outlines and landmarks."""
        shown = self.outlines.shown
        if shown and self.view_state.outlines:
            draw_outlines(painter, camera, self._cutter.cut(shown, camera))
        if session.level:
            draw_landmarks(
                painter,
                camera,
                session.level,
                wanted=self.view_state.landmark,
                moved=self.outlines.moved_landmark,
                font=look.font(11),
            )

    def draw_over(
        self,
        painter: QPainter,
        area: QRectF,
        camera: SliceCamera,
        session: Session,
        look: Look,
    ) -> None:
        """Draw what lies over the needle: gaps, the hand, and what is said of it."""
        if self.view_state.outlines:
            draw_bone_spots(painter, camera, shown_spots(session), look.font(11))
        draw_hand(
            painter,
            camera,
            self._pointer_px,
            state=self.view_state,
            tool=self.outlines,
            grip_lps_mm=self.outline_under,
        )
        told = outline_text(session, self.view_state, self.outlines)
        if told:
            furniture.draw_banner(painter, area, told, look.font(13))
