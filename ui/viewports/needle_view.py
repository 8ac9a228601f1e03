"""The needle workshop: cuts across and along the selected needle."""

import attrs
import numpy as np
from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen

from planner.arrays import Vector3
from planner.imaging.needle_planes import NeedlePlane, Thickness, reslice_thick
from planner.plan.needle import Needle
from ui.language import say
from ui.messages.fluoroscopy import (
    NEEDLE_VIEW_HELP,
    NO_NEEDLE,
    PLANE_TITLES,
    depth_words,
    slab_words,
)
from ui.session import Session
from ui.theme import Look
from ui.viewports import furniture
from ui.viewports.cut_outlines import CutOutlines
from ui.viewports.grey import grey_table, to_image
from ui.viewports.marks import faded
from ui.viewports.needle_course import NeedleCourse
from ui.viewports.needle_hand import Hit, NeedleHand
from ui.viewports.needle_list import selected_findings, worst
from ui.viewports.needle_marks import NeedleMark, draw_needle, shadow_px
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.palette import HALO, TEXT, severity_colour
from ui.viewports.picture_view import PictureView
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.spots import draw_spots
from ui.viewports.view_state import Tool, ViewState

Stand = tuple[tuple[Vector3, Vector3], Vector3]

FINEST_VOXEL_PART = 0.5
CLEARANCE_RULE = "P-02"
CLEARANCE_LIMIT = "clearance_mm"

SCROLL_MM = 1.0
"""One notch of the wheel goes on by this along the needle."""


@attrs.frozen(kw_only=True)
class Slab:
    """How thick the cuts are, what they show, and how they are turned."""

    thick_mm: float = 0.0
    shows: Thickness = Thickness.MEAN
    turn_deg: float = 0.0


class SlabState(QObject):
    """What the three cuts share beside the depth."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slab = Slab()

    @property
    def slab(self) -> Slab:
        return self._slab

    def use(self, slab: Slab) -> None:
        if slab != self._slab:
            self._slab = slab
            self.changed.emit()


class NeedleView(PictureView):
    """One cut of the selected needle. Across it the depth decides where."""

    field_mm = (90.0, 90.0)

    def __init__(
        self,
        plane: NeedlePlane,
        *,
        view_state: ViewState,
        course: NeedleCourse,
        slab_state: SlabState,
        tool: NeedleTool,
        look: Look,
        outlines: OutlineTool | None = None,
    ) -> None:
        super().__init__(
            look,
            name=f"needle-{plane.value}-view",
            title=PLANE_TITLES[plane],
            help_words=say(NEEDLE_VIEW_HELP),
        )
        self.plane = plane
        if plane is NeedlePlane.ACROSS:
            self.field_mm = (60.0, 60.0)
        self._view_state = view_state
        self._course = course
        self._slab_state = slab_state
        self._session: Session | None = None
        self.tool = tool
        self.hand = NeedleHand(tool)
        self._held: Stand | None = None
        self.outlines = CutOutlines(self, view_state, outlines)
        self._greys: tuple[object, QImage] = (None, QImage())
        for signal in (
            course.changed,
            slab_state.changed,
            view_state.window_changed,
            view_state.display_changed,
            view_state.tool_changed,
        ):
            signal.connect(self.update)
        view_state.views_reset.connect(self.fit)

    def set_session(self, session: Session | None) -> None:
        self._session = session
        self._held = None
        self.hand.use_session(session)
        self.outlines.outlines.use_session(session)
        self._greys = (None, QImage())
        self.fit()

    @property
    def session(self) -> Session | None:
        return self._session

    # --- where it lies ----------------------------------------------------------------

    def hold_still(self) -> None:
        """Stay in the plane of now while the needle is in the hand."""
        self._held = self._stand()

    def follow(self) -> None:
        """Lie along the needle again."""
        self._held = None
        self.update()

    def shows(self, hit: Hit | None) -> bool:
        """Tell whether what is under the hand is the needle that is cut."""
        needle = self._course.needle
        return hit is not None and needle is not None and hit.needle_id == needle.id

    def _stand(self) -> Stand | None:
        needle = self._course.needle
        if needle is None or self._held is not None:
            return self._held
        axes = self.plane.axes_lps(
            needle.direction_lps, turn_deg=self._slab_state.slab.turn_deg
        )
        at = self._course.depth_mm
        if self.plane is not NeedlePlane.ACROSS:
            at = needle.length_mm / 2
        return axes, needle.entry_lps_mm + at * needle.direction_lps

    def _hint(self) -> str:
        return say(NO_NEEDLE) if self._session else super()._hint()

    # --- what it shows ----------------------------------------------------------------

    def _draw(self, painter: QPainter, area: QRectF, camera: SliceCamera) -> None:
        session, needle = self._session, self._course.needle
        if session is None or needle is None:
            return
        self._draw_greys(painter, session, camera)
        self.outlines.draw(painter, camera, session, self.look)
        self._draw_band(painter, camera, session, needle)
        findings = selected_findings(session)
        can_move = self._view_state.tool is Tool.NEEDLE and not needle.is_locked
        hit = self.hand.hit
        held = hit.part if hit is not None and self.shows(hit) else None
        mark = NeedleMark(
            needle=needle,
            severity=worst(findings),
            is_selected=True,
            has_handles=can_move,
            held=held if can_move else None,
        )
        if self.plane is NeedlePlane.ACROSS:
            self._draw_section(painter, camera, mark)
            self._draw_traces(painter, camera, needle)
        else:
            draw_needle(painter, camera, mark)
            self._draw_depth(painter, camera, needle)
        draw_spots(painter, camera, findings, self.look.font(12, bold=True))
        self._draw_furniture(painter, area, camera)
        self.outlines.draw_over(painter, area, camera, session, self.look)

    def _draw_greys(
        self, painter: QPainter, session: Session, camera: SliceCamera
    ) -> None:
        slab, window = self._slab_state.slab, self._view_state.window
        ratio = painter.device().devicePixelRatioF()
        finest = float(session.volume.grid.spacing_mm.min())
        plane, place = camera.raster(
            device_ratio=ratio, finest_mm=finest * FINEST_VOXEL_PART
        )
        key = (plane, slab.thick_mm, slab.shows, window)
        if key != self._greys[0]:
            cut = reslice_thick(
                session.volume, plane, thick_mm=slab.thick_mm, shows=slab.shows
            )
            self._greys = key, to_image(cut, grey_table(window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(*place), self._greys[1])

    def _draw_band(
        self, painter: QPainter, camera: SliceCamera, session: Session, needle: Needle
    ) -> None:
        """Draw how far from its surface every wall is to stay."""
        asked_mm = session.book.limit(CLEARANCE_RULE, CLEARANCE_LIMIT).value
        wide = attrs.evolve(
            needle, outer_diameter_mm=needle.outer_diameter_mm + 2 * asked_mm
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(faded(TEXT, 0.8), 1.0)
        pen.setDashPattern([2.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.plane is NeedlePlane.ACROSS:
            radius = camera.radius_px(wide)
            painter.drawEllipse(_point(camera, self._spot(needle)), radius, radius)
        else:
            outline = shadow_px(wide, camera, (0.0, 1.0))
            painter.drawPolygon([QPointF(x, y) for x, y in outline.tolist()])
        painter.restore()

    def _spot(self, needle: Needle) -> Vector3:
        """Return the point of the axis at the depth that is looked at."""
        point: Vector3 = (
            needle.entry_lps_mm + self._course.depth_mm * needle.direction_lps
        )
        return point

    def _draw_section(
        self, painter: QPainter, camera: SliceCamera, mark: NeedleMark
    ) -> None:
        """Draw the needle's round section; faint where its path has not begun."""
        colour = severity_colour(mark.severity)
        inside = self._course.depth_mm >= 0
        radius = camera.radius_px(mark.needle)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (QPen(HALO, 3.5), QPen(colour, 1.75)):
            if not inside:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(faded(colour, 0.35 if inside else 0.0))
            painter.drawEllipse(_point(camera, self._spot(mark.needle)), radius, radius)
        painter.restore()

    def _draw_traces(
        self, painter: QPainter, camera: SliceCamera, needle: Needle
    ) -> None:
        """Draw where the two cuts along the needle go, outside its section."""
        spot = self._spot(needle)
        turn = self._slab_state.slab.turn_deg
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(faded(TEXT, 0.45), 1.0))
        for plane in (NeedlePlane.FLAT, NeedlePlane.UPRIGHT):
            right, down = plane.axes_lps(needle.direction_lps, turn_deg=turn)
            across = right if plane is NeedlePlane.FLAT else down
            for side in (-1, 1):
                ends = camera.to_px(
                    [spot + side * away * across for away in (8.0, 24.0)]
                )
                painter.drawLine(QLineF(*ends.ravel().tolist()))
        painter.restore()

    def _draw_depth(
        self, painter: QPainter, camera: SliceCamera, needle: Needle
    ) -> None:
        """Draw the depth that is looked at as a line across the needle."""
        spot = camera.to_px(self._spot(needle))
        along = camera.to_px(self._spot(needle) + needle.direction_lps) - spot
        across = np.array((-along[1], along[0])) * 12.0
        ends = np.concatenate((spot - across, spot + across)).tolist()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (QPen(HALO, 3.5), QPen(TEXT, 1.25)):
            painter.setPen(pen)
            painter.drawLine(QLineF(*ends))
        painter.restore()

    def _draw_furniture(
        self, painter: QPainter, area: QRectF, camera: SliceCamera
    ) -> None:
        small, bold = self.look.font(12), self.look.font(15, bold=True)
        letters = furniture.edge_letters(camera.right_lps, camera.down_lps)
        furniture.draw_letters(painter, area, letters, bold)
        furniture.draw_scale_bar(painter, area, camera.mm_per_px, small)
        course = self._course
        where = depth_words(course.depth_mm, course.range_mm[1], course.skin)
        slab = self._slab_state.slab
        lines = [where] if self.plane is NeedlePlane.ACROSS else []
        for corner, words in (
            (Qt.Corner.TopLeftCorner, lines),
            (Qt.Corner.TopRightCorner, [slab_words(slab.thick_mm, slab.shows)]),
        ):
            furniture.draw_corner(painter, area, words, corner=corner, font=small)

    # --- hand and keys ----------------------------------------------------------------

    def _scroll(self, notches: float) -> None:
        self._course.push(notches * SCROLL_MM)

    def _own_keys(self) -> tuple[int, ...]:
        return (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

    def _obey(self, event: QKeyEvent) -> None:
        sign = 1 if event.key() == Qt.Key.Key_PageUp else -1
        self._course.push(sign * SCROLL_MM)


def _point(camera: SliceCamera, point_lps_mm: Vector3) -> QPointF:
    x, y = camera.to_px(point_lps_mm).tolist()
    return QPointF(x, y)
