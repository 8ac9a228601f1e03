"""Everything the 3-D view draws: VTK's picture below, Qt's marks on top."""

import attrs
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.language import say
from ui.messages.views import EMPTY_VIEW, LOADING_SURFACE, NO_OPENGL, NO_SURFACE
from ui.render.stage import OverlaySurface, Sight, Stage
from ui.session import Session
from ui.theme import Look
from ui.viewports import furniture
from ui.viewports.bone_marks import draw_bone_spots, shown_spots
from ui.viewports.needle_hand import Hit
from ui.viewports.needle_list import needle_marks, selected_findings
from ui.viewports.needle_marks import (
    draw_ends,
    draw_labels,
    draw_pending_entry,
)
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.overlays import draw_layer
from ui.viewports.palette import BACKGROUND
from ui.viewports.scene_camera import PATIENT_AXES
from ui.viewports.scene_marks import draw_scene_crosshair, draw_scene_needle
from ui.viewports.scene_models import SceneModels
from ui.viewports.scene_outlines import SceneOutlines, WallHandle, draw_handles
from ui.viewports.scene_overlays import SceneOverlays
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.slice_texts import hint_text
from ui.viewports.spots import draw_spots
from ui.viewports.view_state import Tool, ViewState


@attrs.frozen(kw_only=True, eq=False)
class SceneContent:
    """What is to be drawn; while the camera moves, the bone is the coarse one."""

    camera: SliceCamera
    session: Session
    view_state: ViewState
    tool: NeedleTool
    outlines: OutlineTool
    handle: WallHandle | None
    hit: Hit | None
    models: SceneModels
    overlays: SceneOverlays
    is_moving: bool


class ScenePainter:
    """Asks VTK for a picture only when camera, size or surfaces are others."""

    def __init__(self, look: Look, stage: Stage) -> None:
        self._look = look
        self._stage = stage
        self._outlines = SceneOutlines()
        self._shown: tuple[object, object, object] = (None, (), ())
        self._key: tuple[object, ...] = ()
        self._picture = QImage()

    def paint_empty(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, BACKGROUND)
        furniture.draw_hint(painter, area, say(EMPTY_VIEW), self._look.font())

    def paint(self, painter: QPainter, area: QRectF, content: SceneContent) -> None:
        painter.fillRect(area, BACKGROUND)
        self._paint_bone(painter, area, content)
        self._paint_marks(painter, content)
        camera = content.camera
        letters = furniture.edge_letters(camera.right_lps, camera.down_lps)
        furniture.draw_letters(painter, area, letters, self._look.font(15, bold=True))
        furniture.draw_scale_bar(painter, area, camera.mm_per_px, self._look.font(12))
        hint = hint_text(
            content.session, content.view_state, content.tool, content.outlines
        )
        if hint:
            furniture.draw_banner(painter, area, hint, self._look.font(13))

    def _paint_bone(
        self, painter: QPainter, area: QRectF, content: SceneContent
    ) -> None:
        surfaces = content.overlays.surfaces
        self._show_surfaces(content.models, surfaces, parts=content.view_state.outlines)
        ratio = painter.device().devicePixelRatioF()
        size = round(area.width() * ratio), round(area.height() * ratio)
        camera = content.camera
        key = (camera, size, content.is_moving, *self._shown)
        if key != self._key:
            self._key = key
            self._picture = self._drawn(camera, size, is_moving=content.is_moving)
        if not self._picture.isNull():
            painter.drawImage(area, self._picture)
        hint = self._missing(content.models)
        if hint:
            furniture.draw_hint(painter, area, hint, self._look.font())

    def _show_surfaces(
        self,
        models: SceneModels,
        overlays: tuple[OverlaySurface, ...],
        *,
        parts: bool,
    ) -> None:
        bone, shown = models.bone, models.parts if parts else ()
        if bone is not self._shown[0]:
            self._stage.show_bone(bone)
        if shown is not self._shown[1]:
            self._stage.show_parts(shown)
        if overlays is not self._shown[2]:
            self._stage.show_overlays(overlays)
        self._shown = bone, shown, overlays

    def _drawn(
        self, camera: SliceCamera, size: tuple[int, int], *, is_moving: bool
    ) -> QImage:
        sight = Sight(
            center_lps_mm=camera.center_lps_mm,
            inward_lps=camera.normal_lps,
            down_lps=camera.down_lps,
            height_mm=camera.size_px[1] * camera.mm_per_px,
        )
        width, height = size
        rows = self._stage.draw(sight, width=width, height=height, coarse=is_moving)
        if rows is None:
            return QImage()
        form = QImage.Format.Format_RGBX8888
        return QImage(rows.data, width, height, 4 * width, form).copy()

    def _missing(self, models: SceneModels) -> str | None:
        if not self._stage.has_opengl:
            return say(NO_OPENGL)
        if models.bone is None:
            return say(NO_SURFACE) if models.error else say(LOADING_SURFACE)
        return say(NO_SURFACE) if models.bone.is_empty else None

    def _paint_outlines(self, painter: QPainter, content: SceneContent) -> None:
        vertebra, outlines = content.session.drawn, content.outlines
        if vertebra is None:
            return
        self._outlines.draw(painter, content.camera, vertebra, self._look.font(11))
        if content.view_state.tool is Tool.WALL and outlines.can_correct:
            draw_handles(
                painter,
                content.camera,
                vertebra,
                pointed=content.handle,
                moved_lps_mm=outlines.moved_wall_lps_mm,
            )

    def _paint_marks(self, painter: QPainter, content: SceneContent) -> None:
        camera, session, state = content.camera, content.session, content.view_state
        frame = session.drawn.frame if session.drawn else None
        is_turned = frame is not None and state.vertebra_planes
        axes = frame.axes_lps if frame and is_turned else PATIENT_AXES
        draw_scene_crosshair(painter, camera, state.cursor_lps_mm, axes)
        hits = content.models.hits
        if state.outlines:
            self._paint_outlines(painter, content)
        marks = needle_marks(session, state, content.tool, content.hit)
        for mark in marks:
            draw_scene_needle(painter, camera, mark, hits)
            if mark.is_selected or mark.has_handles:
                draw_ends(painter, camera, mark)
        draw_labels(painter, camera, marks, self._look.font(12, bold=True))
        for layer in content.overlays.flat_layers:
            hidden = content.overlays.review.hidden
            small = self._look.font(11, bold=True)
            draw_layer(painter, camera, layer, hidden, font=small, is_flat=False)
        if state.outlines:
            spots, fine = shown_spots(session), self._look.font(11)
            draw_bone_spots(painter, camera, spots, fine, is_flat=False, hits=hits)
        findings, small = selected_findings(session), self._look.font(12, bold=True)
        draw_spots(painter, camera, findings, small, is_flat=False)
        entry = content.tool.pending_entry_lps_mm
        if entry is not None and not session.is_previewing:
            draw_pending_entry(painter, camera, entry)
