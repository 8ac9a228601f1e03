"""Bone in three dimensions, with the crosshair and the needles of the slices."""

import attrs
import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.arrays import FloatArray, Vector3
from planner.geometry.frames import VertebraFrame
from planner.plan.needle import Needle
from ui.language import say
from ui.messages.views import SCENE_HELP, SCENE_TITLE
from ui.render.bone_hits import BoneHits
from ui.render.stage import Stage
from ui.session import Session
from ui.spoken import speak
from ui.theme import Look
from ui.viewports.furniture import draw_focus
from ui.viewports.needle_hand import NeedleHand
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.review_state import ReviewState
from ui.viewports.scene_camera import opening_axes, sight_axes
from ui.viewports.scene_models import SceneModels
from ui.viewports.scene_outlines import WallHandle, handle_under
from ui.viewports.scene_overlays import SceneOverlays
from ui.viewports.scene_paint import part_paint
from ui.viewports.scene_painter import SceneContent, ScenePainter
from ui.viewports.slice_camera import SliceCamera, fitted, volume_field_mm
from ui.viewports.view_state import Tool, ViewState

VERTEBRA_FIELD_MM = 110.0
"""What "fit" shows of a vertebra: itself and the edges of its neighbours."""

STILL_AFTER_MS = 160
"""So long after the last turn the coarse bone is replaced by the full one."""

LINE_OF_SIGHT_MM = 1000.0
"""Half the length of the ray behind a pixel: longer than any scan."""


@attrs.frozen(eq=False)
class SceneProjection:
    """What a needle hand needs to know of the 3-D view."""

    camera: SliceCamera
    hits: BoneHits | None

    def to_px(self, points_lps_mm: ArrayLike) -> FloatArray:
        return self.camera.to_px(points_lps_mm)

    def placed_lps_mm(self, x: float, y: float) -> Vector3 | None:
        """Return the point of bone under a pixel."""
        if self.hits is None:
            return None
        point, sight = self.camera.to_lps(x, y), self.camera.normal_lps
        reach = LINE_OF_SIGHT_MM * sight
        return self.hits.first(point - reach, point + reach)

    def dragged_lps_mm(self, x: float, y: float, *, like_lps_mm: Vector3) -> Vector3:
        return self.camera.dragged_lps_mm(x, y, like_lps_mm=like_lps_mm)

    def radius_px(self, needle: Needle) -> float:
        return self.camera.radius_px(needle)


class SceneView(QWidget):
    """Shows; `SceneGestures` moves. `release` gives OpenGL back, twice if need be."""

    maximise_toggled = Signal()

    def __init__(
        self,
        view_state: ViewState,
        tool: NeedleTool,
        look: Look,
        parent: QWidget | None = None,
        *,
        outlines: OutlineTool | None = None,
        review: ReviewState | None = None,
    ) -> None:
        super().__init__(parent)
        self.view_state = view_state
        self.overlays = SceneOverlays(review or ReviewState(self), self)
        self.overlays.changed.connect(self.update)
        self.tool = tool
        self.hand = NeedleHand(tool)
        self.outlines = outlines or OutlineTool(None, view_state)
        self.handle: WallHandle | None = None
        self.models = SceneModels(self)
        self._stage = Stage(part_paint())
        self._painter = ScenePainter(look, self._stage)
        self._session: Session | None = None
        self._camera: SliceCamera | None = None
        self._still = QTimer(self, interval=STILL_AFTER_MS, singleShot=True)
        self._still.timeout.connect(self.update)
        self._prepare_widget()
        self.models.changed.connect(self.update)
        view_state.views_reset.connect(self.reset)
        for signal in (
            view_state.cursor_changed,
            view_state.planes_changed,
            view_state.tool_changed,
            view_state.display_changed,
        ):
            signal.connect(self.update)
        look.bind(self.update)
        tool.on_changed(self.update)
        self.outlines.on_changed(self.update)

    def _prepare_widget(self) -> None:
        self.setObjectName("scene-view")
        self.setAccessibleName(SCENE_TITLE)
        speak(self, accessibleDescription=say(SCENE_HELP))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 100)
        grow = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grow, grow)

    # --- what it shows ----------------------------------------------------------

    @property
    def session(self) -> Session | None:
        return self._session

    @property
    def camera(self) -> SliceCamera | None:
        return self._camera

    def projection(self) -> SceneProjection | None:
        """Return how pixels and patient belong together now."""
        return SceneProjection(self._camera, self.models.hits) if self._camera else None

    def handle_at(self, x: float, y: float) -> WallHandle | None:
        """Return the point at a pixel by which a wall can be pulled, or None."""
        shown = self.outlines.shown
        if self._camera is None or shown is None or not self.outlines.can_correct:
            return None
        is_shown = self.view_state.outlines and self.view_state.tool is Tool.WALL
        return handle_under(shown, self._camera, (x, y)) if is_shown else None

    def set_session(self, session: Session | None) -> None:
        if self._session:
            for signal in _signals_of(self._session):
                signal.disconnect(self.update)
        self._session = session
        self.hand.use_session(session)
        self.outlines.use_session(session)
        if session:
            for signal in _signals_of(session):
                signal.connect(self.update)
        self.models.use_session(session)
        self.overlays.use_session(session)
        self.reset()

    def reset(self) -> None:
        """Look from behind at the vertebra, or at the whole scan."""
        self._fit(opening_axes(self._frame()))

    def look_from(self, where: str) -> None:
        """Look from "anterior", "posterior", "right", "left", "head" or "feet"."""
        self._fit(sight_axes(where, self._frame()))

    def look_through(self, camera: SliceCamera) -> None:
        """Use a camera that the surgeon has turned, moved or zoomed."""
        self._camera = camera
        self._still.start()
        self.update()

    def look_at_rest(self, camera: SliceCamera) -> None:
        """Use a camera that nobody is turning: bone is drawn in full at once."""
        self.look_through(camera)
        self._still.stop()

    def frame_spot(self, point_lps_mm: ArrayLike, *, field_mm: float) -> None:
        """Bring a spot into the middle, and near."""
        if self._camera:
            self.look_through(self._camera.framing(point_lps_mm, field_mm=field_mm))

    @property
    def upright_lps(self) -> Vector3:
        """The axis that stays upright when the scene is turned sideways."""
        frame = self._frame()
        return frame.cranial_lps if frame else np.array((0.0, 0.0, 1.0))

    def release(self) -> None:
        """Give OpenGL back; safe to call twice."""
        self._still.stop()
        self._stage.release()

    # --- Qt -----------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._camera:
            size = self._size_px()
            grown = min(size) / max(min(self._camera.size_px), 1.0)
            middle = (size[0] / 2, size[1] / 2)
            self._camera = self._camera.resized(*size).zoomed(grown, at_px=middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._session is None or self._camera is None:
            self._painter.paint_empty(painter, area)
        else:
            content = SceneContent(
                camera=self._camera,
                session=self._session,
                view_state=self.view_state,
                tool=self.tool,
                outlines=self.outlines,
                handle=self.handle,
                hit=self.hand.hit,
                models=self.models,
                overlays=self.overlays,
                is_moving=self._still.isActive(),
            )
            self._painter.paint(painter, area, content)
        if self.hasFocus():
            draw_focus(painter, area)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.release()
        super().closeEvent(event)

    # --- inside -------------------------------------------------------------------

    def _size_px(self) -> tuple[float, float]:
        return float(max(self.width(), 1)), float(max(self.height(), 1))

    def _frame(self) -> VertebraFrame | None:
        vertebra = self._session.drawn if self._session else None
        return vertebra.frame if vertebra else None

    def _fit(self, axes_lps: tuple[Vector3, Vector3]) -> None:
        self._camera = None
        if self._session:
            grid, frame = self._session.volume.grid, self._frame()
            field, center = volume_field_mm(grid, axes_lps), grid.center_lps_mm
            if frame:
                field = (VERTEBRA_FIELD_MM, VERTEBRA_FIELD_MM)
                center = frame.origin_lps_mm
            self._camera = fitted(
                axes_lps, center_lps_mm=center, field_mm=field, size_px=self._size_px()
            )
        self.update()


def _signals_of(session: Session) -> tuple[SignalInstance, ...]:
    return (
        session.case_changed,
        session.judgement_changed,
        session.selection_changed,
    )
