"""Everything a slice view draws, from the greys below to the letters on top."""

import attrs
import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3
from planner.imaging.slices import Orientation
from planner.plan.case import AnatomySource
from ui.language import say
from ui.messages.views import EMPTY_VIEW, grey_window
from ui.session import Session
from ui.theme import Look
from ui.viewports import furniture
from ui.viewports.bone_marks import draw_bone_spots, shown_spots
from ui.viewports.crosshair import draw_crosshair
from ui.viewports.grey import GreyTable, grey_table, to_image
from ui.viewports.landmark_marks import draw_clicks, draw_landmarks
from ui.viewports.needle_hand import Hit
from ui.viewports.needle_list import needle_marks, selected_findings
from ui.viewports.needle_marks import (
    NeedleMark,
    draw_labels,
    draw_needle,
    draw_pending_entry,
)
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.outline_marks import GRIP_PX, draw_hand
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.outlines import (
    OutlineCutter,
    draw_outlines,
    draw_silhouettes,
    nearest_on_outlines,
)
from ui.viewports.overlays import draw_label_layer, draw_layer
from ui.viewports.palette import BACKGROUND
from ui.viewports.review_marks import draw_mark_sets
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.slice_images import SliceImages
from ui.viewports.slice_texts import hint_text, pointer_lines, position_text
from ui.viewports.spots import draw_spots
from ui.viewports.view_state import GreyWindow, ViewState

FINEST_VOXEL_PART = 0.5
"""Greys are resampled down to half a voxel; Qt interpolates from there."""

OTHER_LEVEL_DEPTH_MM = 15.0
"""Needles of levels that are not selected show only when they come this near."""


@attrs.frozen(kw_only=True, eq=False)
class SliceContent:
    """What is to be drawn; `pointer_px` is where the mouse is, if it is here."""

    orientation: Orientation
    camera: SliceCamera
    images: SliceImages
    session: Session
    view_state: ViewState
    tool: NeedleTool
    outlines: OutlineTool
    hit: Hit | None
    pointer_px: tuple[float, float] | None


@attrs.frozen
class _BaseKey:
    """All that greys and anatomy depend on; images and vertebrae by identity."""

    camera: SliceCamera
    ratio: float
    window: GreyWindow
    images: SliceImages
    vertebra: Vertebra | None
    anatomy: AnatomySource | None
    landmark: str | None
    moved: tuple[str, tuple[float, ...]] | None
    text_percent: int

    @classmethod
    def of(cls, content: SliceContent, ratio: float, look: Look) -> "_BaseKey":
        session, state = content.session, content.view_state
        moved = content.outlines.moved_landmark
        return cls(
            camera=content.camera,
            ratio=ratio,
            window=state.window,
            images=content.images,
            vertebra=content.outlines.shown if state.outlines else None,
            anatomy=session.level.anatomy if session.level else None,
            landmark=state.landmark,
            moved=(moved[0], tuple(moved[1].tolist())) if moved else None,
            text_percent=look.text_percent,
        )


class SlicePainter:
    """Paints a slice view and keeps what the next frame may need again.

    Greys and anatomy are one picture: while a needle is dragged only what lies over it
    is drawn anew.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._outlines = OutlineCutter()
        self._base = QImage()
        self._base_of: _BaseKey | None = None
        self._table: tuple[GreyWindow, GreyTable] | None = None

    def paint_empty(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, BACKGROUND)
        furniture.draw_hint(painter, area, say(EMPTY_VIEW), self._look.font())

    def paint(self, painter: QPainter, area: QRectF, content: SliceContent) -> None:
        ratio = painter.device().devicePixelRatioF()
        key = _BaseKey.of(content, ratio, self._look)
        if key != self._base_of:
            self._base_of, self._base = key, self._new_base(area, content, ratio)
        painter.drawImage(area.topLeft(), self._base)
        draw_crosshair(
            painter,
            area,
            content.camera,
            content.orientation,
            content.view_state.cursor_lps_mm,
        )
        if content.images.shows_plan:
            self._paint_plan(painter, content)
        self._paint_review(painter, content)
        self._paint_hand(painter, content)
        self._paint_furniture(painter, area, content)

    def outline_under(
        self, vertebra: Vertebra, camera: SliceCamera, at_px: tuple[float, float]
    ) -> Vector3 | None:
        """Return the point of an outline next to a pixel, or None."""
        outlines = self._outlines.cut(vertebra, camera)
        return nearest_on_outlines(outlines, camera, at_px, within_px=GRIP_PX)

    # --- layers -----------------------------------------------------------------

    def _new_base(self, area: QRectF, content: SliceContent, ratio: float) -> QImage:
        size = (area.size() * ratio).toSize()
        base = QImage(size, QImage.Format.Format_RGB32)
        base.setDevicePixelRatio(ratio)
        base.fill(BACKGROUND)
        painter = QPainter(base)
        self._paint_greys(painter, content, ratio)
        images = content.images
        for layer in images.layers:
            if layer.grid is not None:
                draw_label_layer(
                    painter, content.camera, layer, images.hidden, ratio=ratio
                )
        if images.shows_plan:
            self._paint_anatomy(painter, content)
        painter.end()
        return base

    def _paint_greys(
        self, painter: QPainter, content: SliceContent, ratio: float
    ) -> None:
        images = content.images
        plane, place = content.camera.raster(
            device_ratio=ratio,
            finest_mm=float(images.volume.grid.spacing_mm.min()) * FINEST_VOXEL_PART,
        )
        table = self._grey_table(content.view_state.window)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(*place), to_image(images.cut(plane), table))

    def _grey_table(self, window: GreyWindow) -> GreyTable:
        if self._table is None or window != self._table[0]:
            self._table = window, grey_table(window)
        return self._table[1]

    def _paint_anatomy(self, painter: QPainter, content: SliceContent) -> None:
        vertebra, camera = content.outlines.shown, content.camera
        small = self._look.font(11)
        if vertebra and content.view_state.outlines:
            draw_outlines(painter, camera, self._outlines.cut(vertebra, camera))
            if content.orientation is Orientation.SAGITTAL:
                draw_silhouettes(painter, camera, vertebra, small)
        if content.session.level and content.session.drawn is None:
            draw_clicks(painter, camera, content.session.level.anatomy, small)
        if content.session.level:
            draw_landmarks(
                painter,
                camera,
                content.session.level,
                wanted=content.view_state.landmark,
                moved=content.outlines.moved_landmark,
                font=small,
            )

    def _paint_plan(self, painter: QPainter, content: SliceContent) -> None:
        session, state = content.session, content.view_state
        marks = [
            mark
            for mark in needle_marks(session, state, content.tool, content.hit)
            if _is_near(mark, content.camera)
        ]
        for mark in marks:
            draw_needle(painter, content.camera, mark)
        draw_labels(painter, content.camera, marks, self._look.font(12, bold=True))
        names = self._look.font(12, bold=True)
        if state.outlines:
            small = self._look.font(11)
            draw_bone_spots(painter, content.camera, shown_spots(session), small)
        draw_spots(painter, content.camera, selected_findings(session), names)
        entry = content.tool.pending_entry_lps_mm
        if entry is not None and not content.session.is_previewing:
            draw_pending_entry(painter, content.camera, entry)

    def _paint_review(self, painter: QPainter, content: SliceContent) -> None:
        images, small = content.images, self._look.font(11, bold=True)
        for layer in images.layers:
            if layer.grid is None:
                draw_layer(painter, content.camera, layer, images.hidden, font=small)
        draw_mark_sets(painter, content.camera, images.marks, small)

    def _paint_hand(self, painter: QPainter, content: SliceContent) -> None:
        camera, shown = content.camera, content.outlines.shown

        def grip(x: float, y: float) -> Vector3 | None:
            return self.outline_under(shown, camera, (x, y)) if shown else None

        draw_hand(
            painter,
            camera,
            content.pointer_px,
            state=content.view_state,
            tool=content.outlines,
            grip_lps_mm=grip,
        )

    def _paint_furniture(
        self, painter: QPainter, area: QRectF, content: SliceContent
    ) -> None:
        camera, small = content.camera, self._look.font(12)
        letters = furniture.edge_letters(camera.right_lps, camera.down_lps)
        furniture.draw_letters(painter, area, letters, self._look.font(15, bold=True))
        furniture.draw_scale_bar(painter, area, camera.mm_per_px, small)
        state, session = content.view_state, content.session
        grey = grey_window(state.window.center_hu, state.window.width_hu)
        pointer = pointer_lines(content.images.volume, camera, content.pointer_px)
        for corner, lines in (
            (
                Qt.Corner.TopLeftCorner,
                [position_text(content.orientation, camera, session)],
            ),
            (Qt.Corner.TopRightCorner, [grey]),
            (Qt.Corner.BottomLeftCorner, pointer),
        ):
            furniture.draw_corner(painter, area, lines, corner=corner, font=small)
        hint = content.images.note or hint_text(
            session, state, content.tool, content.outlines
        )
        if hint:
            furniture.draw_banner(painter, area, hint, self._look.font(13))


def _is_near(mark: NeedleMark, camera: SliceCamera) -> bool:
    """Tell whether a needle belongs on a slice: of other levels only what is close."""
    ends = (mark.needle.entry_lps_mm, mark.needle.tip_lps_mm)
    depths_mm = np.abs(camera.depth_mm(ends))
    return mark.is_of_level or bool(depths_mm.min() <= OTHER_LEVEL_DEPTH_MM)
