"""One picture of the simulated C-arm, and the hand that turns its arm."""

import math

import attrs
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from planner.arrays import Vector3
from planner.fluoroscopy.advance import Step
from planner.fluoroscopy.views import REFERENCE_DEG, ViewKind, deviation, parallax_mm
from planner.geometry.c_arm import CArmPose
from planner.rules.findings import Severity
from ui.language import say
from ui.messages import fluoroscopy as words
from ui.session import Session
from ui.theme import Look
from ui.viewports import furniture
from ui.viewports.c_arm_handles import Axis, Limits, angle_at, draw_handles, grip_at
from ui.viewports.c_arm_state import CArmState, Slot
from ui.viewports.fluoro_painter import FluoroContent, FluoroPainter, violation_of
from ui.viewports.needle_course import NeedleCourse
from ui.viewports.needle_list import selected_findings
from ui.viewports.palette import BACKGROUND, TEXT, severity_colour
from ui.viewports.picture_view import PictureView
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.view_state import ViewState

VIEWS_RULE = "P-10"
DEGREES_PER_PX = 0.25
TURN_DEG = 1.0
"""An arrow key turns the arm by this; with Shift by five times as much."""

PARALLAX_MM = 0.5
"""More than this between perspective and parallel is said (rules.md section 3)."""

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}

FIELDS_MM = {
    Slot.AP: (100.0, 80.0),
    Slot.LATERAL: (100.0, 80.0),
    Slot.OBLIQUE: (100.0, 80.0),
}


@attrs.frozen(kw_only=True)
class _Drag:
    """A hand on the arm: where it took hold, of which scale, and the pose before."""

    start: QPointF
    axis: Axis | None
    before: CArmPose


class FluoroView(PictureView):
    """Drag or arrows turn the arm; the wheel pushes the needle."""

    def __init__(
        self,
        slot: Slot,
        *,
        view_state: ViewState,
        c_arm: CArmState,
        course: NeedleCourse,
        look: Look,
    ) -> None:
        super().__init__(
            look,
            name=f"fluoro-{slot.value}-view",
            title=words.VIEW_NAMES[c_arm.kind(slot)],
            help_words=say(words.C_ARM_HELP),
        )
        self.slot = slot
        self.field_mm = FIELDS_MM[slot]
        self._view_state = view_state
        self._c_arm = c_arm
        self._course = course
        self._session: Session | None = None
        self._painter = FluoroPainter(look)
        self._drag: _Drag | None = None
        for signal in (course.changed, c_arm.changed, view_state.display_changed):
            signal.connect(self.update)
        view_state.views_reset.connect(self.fit)

    def set_session(self, session: Session | None) -> None:
        self._session = session
        self._drag = None
        self._painter = FluoroPainter(self.look)
        self.fit()

    # --- where it looks from ----------------------------------------------------------

    def _stand(self) -> tuple[tuple[Vector3, Vector3], Vector3] | None:
        beam = self._c_arm.beam(self.slot)
        if beam is None:
            return None
        return (beam.pose.right_lps, beam.pose.down_lps), beam.center_lps_mm

    def _hint(self) -> str:
        return say(words.NO_VERTEBRA) if self._session else super()._hint()

    # --- what it shows ----------------------------------------------------------------

    def content(self, camera: SliceCamera) -> FluoroContent | None:
        """Return what is to be drawn with the needle where it is now."""
        return self.content_at(camera, self._course.step)

    def content_at(
        self, camera: SliceCamera, step: Step | None
    ) -> FluoroContent | None:
        """Return what is to be drawn with the needle at a step, None before it."""
        beam, vertebra = self._c_arm.beam(self.slot), self._c_arm.vertebra
        if self._session is None or beam is None or vertebra is None:
            return None
        course = self._course
        first = course.violation if step is not None else None
        deep_mm = step.depth_mm if step is not None else 0.0
        is_there = first is not None and deep_mm >= first.depth_mm - 1e-6
        findings = selected_findings(self._session)
        return FluoroContent(
            kind=self._c_arm.kind(self.slot),
            beam=beam,
            camera=camera,
            absorber=self._c_arm.absorber,
            vertebra=vertebra,
            bone_is_dark=self._c_arm.bone_is_dark,
            outlines=self._view_state.outlines,
            needle=course.needle,
            step=step,
            violation=violation_of(first, findings, beam) if is_there else None,
        )

    def _draw(self, painter: QPainter, area: QRectF, camera: SliceCamera) -> None:
        content = self.content(camera)
        if content is None:
            return
        self._painter.paint(painter, area, content)
        if content.absorber is None:
            problem = self._c_arm.problem
            hint = say(words.CUTTING) if problem is None else say(words.NO_VERTEBRA)
            furniture.draw_hint(painter, area, hint, self.look.font())
        self._draw_furniture(painter, area, content)

    def draw_still(self, painter: QPainter, area: QRectF, step: Step | None) -> None:
        """Paint a step, or none, into the top left: letters, scale, no handles."""
        painter.fillRect(area, BACKGROUND)
        camera = self.camera_for((area.width(), area.height()))
        content = self.content_at(camera, step) if camera else None
        if content is not None:
            self._painter.paint(painter, area, content)
            self._draw_letters(painter, area, content)
            furniture.draw_corner(
                painter,
                area,
                [words.VIEW_NAMES[content.kind]],
                corner=Qt.Corner.BottomLeftCorner,
                font=self.look.font(12, bold=True),
            )

    def _draw_letters(
        self, painter: QPainter, area: QRectF, content: FluoroContent
    ) -> None:
        camera, small = content.camera, self.look.font(12)
        letters = furniture.edge_letters(camera.right_lps, camera.down_lps)
        furniture.draw_letters(painter, area, letters, self.look.font(15, bold=True))
        furniture.draw_scale_bar(painter, area, camera.mm_per_px, small)
        pose = words.pose_words(content.beam.pose)
        beside = [say(words.NOT_A_FLUOROSCOPE), words.prone_words(content.beam.pose)]
        if content.beam.source_object_mm is not None:
            beside.append(words.magnified_words(content.beam.magnification))
        for corner, lines in (
            (Qt.Corner.TopLeftCorner, [pose]),
            (Qt.Corner.TopRightCorner, beside),
        ):
            furniture.draw_corner(
                painter, area, lines, corner=corner, font=small, colour=TEXT
            )

    def _draw_furniture(
        self, painter: QPainter, area: QRectF, content: FluoroContent
    ) -> None:
        self._draw_letters(painter, area, content)
        small = self.look.font(12)
        truth, severity = self._truth(content)
        below = area.adjusted(0, small.pixelSize() * 1.45, 0, 0)
        furniture.draw_corner(
            painter,
            below,
            truth,
            corner=Qt.Corner.TopLeftCorner,
            font=small,
            colour=severity_colour(severity),
        )
        limits = self._limits if content.kind in REFERENCE_DEG else None
        draw_handles(painter, area, self._angles(), limits)
        warning = self._warning(content)
        if warning:
            furniture.draw_banner(painter, area, warning, self.look.font(13, bold=True))

    # --- how true it is ---------------------------------------------------------------

    @property
    def _limits(self) -> Limits | None:
        if self._session is None:
            return None
        book = self._session.book
        return Limits(
            true_deg=book.limit(VIEWS_RULE, words.TRUE_DEG).value,
            refused_deg=book.limit(VIEWS_RULE, words.REFUSED_DEG).value,
        )

    def _angles(self) -> dict[Axis, float]:
        """Return how the arm is turned from the true pose, in its own angles."""
        pose, true = self._c_arm.pose(self.slot), self._c_arm.true_pose(self.slot)
        turn = (pose.rotation_deg - true.rotation_deg + 180.0) % 360.0 - 180.0
        return {Axis.ROTATION: turn, Axis.TILT: pose.tilt_deg - true.tilt_deg}

    def _truth(self, content: FluoroContent) -> tuple[list[str], Severity]:
        """Say how far the picture is from what it is meant to show."""
        pose, limits = content.beam.pose, self._limits
        if content.kind in REFERENCE_DEG and limits is not None:
            view = deviation(content.kind, pose, content.vertebra.frame)
            severity = limits.severity(view.error_deg)
            far = words.off_true(view.rotation_deg, view.tilt_deg)
            return [far, words.TRUTH_WORDS[severity]], severity
        true = self._c_arm.true_pose(self.slot)
        cosine = float(np.clip(true.viewer_lps @ pose.viewer_lps, -1, 1))
        angle = math.degrees(math.acos(abs(cosine)))
        looks_down = content.needle is not None and (content.kind is ViewKind.BULLS_EYE)
        say = words.off_needle if looks_down else words.off_pedicle
        return [say(angle)], Severity.INFO

    def _warning(self, content: FluoroContent) -> str | None:
        obstacle = self._c_arm.obstacle(self.slot)
        if obstacle is not None:
            return words.OBSTACLE_WORDS[obstacle]
        if content.step is None or content.kind is not ViewKind.AP:
            return None
        shift = parallax_mm(
            content.beam,
            content.vertebra,
            self._c_arm.side,
            content.step.needle.tip_lps_mm,
        )
        if shift is not None and abs(shift) > PARALLAX_MM:
            return words.parallax_words(shift)
        return None

    # --- hand and keys ----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._c_arm.vertebra:
            self._drag = _Drag(
                start=event.position(),
                axis=grip_at(QRectF(self.rect()), event.position()),
                before=self._c_arm.pose(self.slot),
            )
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            super().mouseMoveEvent(event)
            over = grip_at(QRectF(self.rect()), event.position())
            shape = Qt.CursorShape.PointingHandCursor if over else None
            self.setCursor(shape or Qt.CursorShape.SizeAllCursor)
            return
        self._c_arm.turn(self.slot, self._dragged(self._drag, event.position()))

    def _dragged(self, drag: _Drag, at: QPointF) -> CArmPose:
        moved = (at - drag.start) * DEGREES_PER_PX
        if drag.axis is None:
            return drag.before.turned(rotation_deg=-moved.x(), tilt_deg=moved.y())
        true = self._c_arm.true_pose(self.slot)
        angle = angle_at(QRectF(self.rect()), drag.axis, at)
        if drag.axis is Axis.ROTATION:
            turned = true.turned(rotation_deg=angle)
            return attrs.evolve(drag.before, rotation_deg=turned.rotation_deg)
        tilted = true.turned(tilt_deg=angle)
        return attrs.evolve(drag.before, tilt_deg=tilted.tilt_deg)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = None
        super().mouseReleaseEvent(event)

    def _scroll(self, notches: float) -> None:
        self._course.push(notches)

    def _own_keys(self) -> tuple[int, ...]:
        escape = (Qt.Key.Key_Escape,) if self._drag else ()
        return (*ARROWS, *escape)

    def _obey(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._drag:
                self._c_arm.turn(self.slot, self._drag.before)
                self._drag = None
            return
        across, up = ARROWS[Qt.Key(event.key())]
        wide = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        by = TURN_DEG * (5 if wide else 1)
        pose = self._c_arm.pose(self.slot)
        turned = pose.turned(rotation_deg=across * by, tilt_deg=up * by)
        self._c_arm.turn(self.slot, turned)
