"""One slice of the open case, painted by Qt."""

from numpy.typing import ArrayLike
from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.arrays import Vector3
from planner.imaging.slices import Orientation
from ui.language import say
from ui.messages.views import VIEW_HELP, VIEW_TITLES
from ui.session import Session
from ui.spoken import speak
from ui.theme import Look
from ui.viewports.furniture import draw_focus
from ui.viewports.needle_hand import NeedleHand
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.slice_camera import SliceCamera, fitted, volume_field_mm
from ui.viewports.slice_images import SliceImages
from ui.viewports.slice_painter import SliceContent, SlicePainter
from ui.viewports.view_state import ViewState
from ui.viewports.wall_tips import WallTips

VERTEBRA_FIELD_MM = (120.0, 100.0)
"""What "fit" shows once a vertebra is chosen: the box that everything is planned in."""


class SliceView(QWidget):
    """A plane through the crosshair. Owns its camera; shares everything else."""

    maximise_toggled = Signal()

    def __init__(
        self,
        orientation: Orientation,
        view_state: ViewState,
        tool: NeedleTool,
        look: Look,
        parent: QWidget | None = None,
        *,
        outlines: OutlineTool | None = None,
    ) -> None:
        super().__init__(parent)
        self.orientation = orientation
        self.view_state = view_state
        self.tool = tool
        self.outlines = outlines or OutlineTool(None, view_state)
        self.hand = NeedleHand(tool)
        self._painter = SlicePainter(look)
        self._tips = WallTips()
        self._session: Session | None = None
        self._own_images: SliceImages | None = None
        self._camera: SliceCamera | None = None
        self._is_fitted = True
        self._pointer_px: tuple[float, float] | None = None
        self._prepare_widget()
        view_state.cursor_changed.connect(self._follow_cursor)
        view_state.planes_changed.connect(self.turn)
        view_state.views_reset.connect(self.reset)
        for signal in (
            view_state.window_changed,
            view_state.tool_changed,
            view_state.display_changed,
        ):
            signal.connect(self.update)
        look.bind(self.update)
        tool.on_changed(self.update)
        self.outlines.on_changed(self.update)

    def _prepare_widget(self) -> None:
        title = VIEW_TITLES[self.orientation]
        self.setObjectName(f"{self.orientation.value}-view")
        speak(self, accessibleName=title, accessibleDescription=say(VIEW_HELP))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 100)
        grow = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grow, grow)
        self.setCursor(Qt.CursorShape.CrossCursor)

    # --- what it shows ----------------------------------------------------------

    @property
    def session(self) -> Session | None:
        return self._session

    @property
    def camera(self) -> SliceCamera | None:
        return self._camera

    @property
    def images(self) -> SliceImages | None:
        """What is cut here: the CT of the case."""
        return self._own_images

    def set_session(self, session: Session | None) -> None:
        if self._session:
            for signal in _signals_of(self._session):
                signal.disconnect(self.update)
        self._session = session
        self._own_images = SliceImages(volume=session.volume) if session else None
        self.hand.use_session(session)
        self.outlines.use_session(session)
        if session:
            for signal in _signals_of(session):
                signal.connect(self.update)
        self._pointer_px = None
        self.reset()

    def reset(self) -> None:
        """Fit the vertebra, or the whole volume while there is none."""
        self._is_fitted = True
        session, images = self._session, self.images
        if session is None or images is None:
            self._camera = None
        else:
            axes = self._axes_lps()
            grid = images.volume.grid
            field, center = volume_field_mm(grid, axes), grid.center_lps_mm
            if session.drawn:
                field, center = VERTEBRA_FIELD_MM, session.drawn.frame.origin_lps_mm
            camera = fitted(
                axes, center_lps_mm=center, field_mm=field, size_px=self._size_px()
            )
            self._camera = camera.showing(self.view_state.cursor_lps_mm)
        self.update()

    def turn(self) -> None:
        """Lie in the planes that are wanted now; the crosshair comes to the middle."""
        if self._camera:
            self._camera = self._camera.turned(
                self._axes_lps(), about_lps_mm=self.view_state.cursor_lps_mm
            )
            self.update()

    def look_through(self, camera: SliceCamera) -> None:
        """Use a camera that the surgeon has panned or zoomed."""
        self._camera = camera
        self._is_fitted = False
        self.update()

    def frame_spot(self, point_lps_mm: ArrayLike, *, field_mm: float) -> None:
        """Bring a spot into the middle, and near."""
        if self._camera:
            self.look_through(self._camera.framing(point_lps_mm, field_mm=field_mm))

    def point_at(self, at_px: tuple[float, float] | None) -> None:
        """Say where the pointer is; None when it has left."""
        self._pointer_px = at_px
        self.update()

    def outline_under(self, x: float, y: float) -> Vector3 | None:
        """Return the point of an outline that is drawn at a pixel, or None."""
        shown = self.outlines.shown
        if self._camera is None or shown is None or not self.view_state.outlines:
            return None
        return self._painter.outline_under(shown, self._camera, (x, y))

    def told_at(self, x: float, y: float) -> str:
        """Return what the wall, or the ring around a gap, at a pixel is."""
        if self._camera is None or self._session is None:
            return ""
        if not self.view_state.outlines:
            return ""
        wall = self.outline_under(x, y)
        return self._tips.words_at(self._session, self._camera, (x, y), wall)

    # --- Qt -----------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._camera is None:
            return
        if self._is_fitted:
            self.reset()
        else:
            grown = min(self._size_px()) / max(min(self._camera.size_px), 1.0)
            middle = (self.width() / 2, self.height() / 2)
            resized = self._camera.resized(*self._size_px())
            self._camera = resized.zoomed(grown, at_px=middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        content = self._content()
        if content:
            self._painter.paint(painter, area, content)
        else:
            self._painter.paint_empty(painter, area)
        if self.hasFocus():
            draw_focus(painter, area)
        painter.end()

    # --- inside -------------------------------------------------------------------

    def _size_px(self) -> tuple[float, float]:
        return float(max(self.width(), 1)), float(max(self.height(), 1))

    def _axes_lps(self) -> tuple[Vector3, Vector3]:
        vertebra = self._session.drawn if self._session else None
        wanted = self.view_state.vertebra_planes
        return self.orientation.axes_lps(
            vertebra.frame if vertebra and wanted else None
        )

    def _follow_cursor(self) -> None:
        if self._camera:
            self._camera = self._camera.showing(self.view_state.cursor_lps_mm)
            self.update()

    def _content(self) -> SliceContent | None:
        images = self.images
        if self._session is None or self._camera is None or images is None:
            return None
        return SliceContent(
            orientation=self.orientation,
            camera=self._camera,
            images=images,
            session=self._session,
            view_state=self.view_state,
            tool=self.tool,
            outlines=self.outlines,
            hit=self.hand.hit,
            pointer_px=self._pointer_px,
        )


def _signals_of(session: Session) -> tuple[SignalInstance, ...]:
    return (
        session.case_changed,
        session.anatomy_changed,
        session.judgement_changed,
        session.selection_changed,
    )
