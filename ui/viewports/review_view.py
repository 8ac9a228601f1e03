"""A slice of the review: the CT before the operation, the one after it, or both."""

import enum
import math

import attrs

from planner.arrays import Vector3
from planner.imaging.slices import Orientation
from planner.imaging.volume import Volume
from ui.messages.views import VIEW_TITLES, in_time
from ui.session import Session
from ui.spoken import speak
from ui.theme import Look
from ui.viewports.needle_hand import DEAD_ZONE_PX
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.review_state import HeldMark, Pairing, ReviewState
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.slice_drags import CursorDrag, Drag
from ui.viewports.slice_gestures import SliceGestures
from ui.viewports.slice_images import SliceImages
from ui.viewports.slice_view import SliceView
from ui.viewports.view_state import Tool, ViewState

GRIP_PX = 10.0


class Role(enum.Enum):
    """What one of the three places of the review shows."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


class ReviewView(SliceView):
    """Shows what its place is for now; see `plane_and_images`."""

    def __init__(
        self,
        role: Role,
        review: ReviewState,
        *,
        view_state: ViewState,
        tool: NeedleTool,
        look: Look,
        outlines: OutlineTool,
    ) -> None:
        super().__init__(Orientation.AXIAL, view_state, tool, look, outlines=outlines)
        self.setObjectName(f"review-{role.value}")
        self.role = role
        self.review = review
        self._shown: SliceImages | None = None
        review.changed.connect(self.follow_review)

    @property
    def images(self) -> SliceImages | None:
        return self._shown

    def set_session(self, session: Session | None) -> None:
        super().set_session(session)
        self._shown = None

    def follow_review(self) -> None:
        """Show what the review shows now; another plane or CT is fitted anew."""
        before, plane_before = self._shown, self.orientation
        self.orientation, self._shown = self._plane(), self._images()
        volumes = [each and each.volume for each in (before, self._shown)]
        if self.orientation is not plane_before or volumes[0] is not volumes[1]:
            self.reset()
        speak(self, accessibleName=self.title)
        self.update()

    @property
    def title(self) -> str:
        """What stands over the view."""
        plane = VIEW_TITLES[self.orientation]
        if self.review.is_alone or self.role is not Role.FIRST:
            return in_time(plane, "after")
        is_single = self.review.pairing is Pairing.SIDE_BY_SIDE
        return in_time(plane, "before" if is_single else "both")

    def _plane(self) -> Orientation:
        if self.review.is_alone:
            return {
                Role.FIRST: Orientation.AXIAL,
                Role.SECOND: Orientation.SAGITTAL,
                Role.THIRD: Orientation.CORONAL,
            }[self.role]
        if self.role is not Role.THIRD:
            return self.review.plane
        is_axial = self.review.plane is Orientation.AXIAL
        return Orientation.SAGITTAL if is_axial else Orientation.AXIAL

    def _images(self) -> SliceImages | None:
        pictures = self.review.pictures
        before, after = pictures.before, pictures.after
        is_first = self.role is Role.FIRST
        if is_first and before is not None:
            return self._first(before, after if pictures.is_placed else None)
        if after is None:
            return None
        note = "" if pictures.is_placed else pictures.note
        return self._with_overlays(
            SliceImages(
                volume=after,
                shows_plan=pictures.is_placed,
                note=self.review.hint or note,
            )
        )

    def _first(self, before: Volume, after: Volume | None) -> SliceImages:
        """Return the CT before the operation, alone or under the one after it."""
        pairing = self.review.pairing
        if after is None or pairing is Pairing.SIDE_BY_SIDE:
            return self._with_overlays(SliceImages(volume=before))
        return self._with_overlays(
            SliceImages(
                volume=before,
                over=after,
                share=self.review.share,
                is_checked=pairing is Pairing.CHECKED,
            )
        )

    def _with_overlays(self, images: SliceImages) -> SliceImages:
        review = self.review
        return attrs.evolve(
            images, layers=review.layers, hidden=review.hidden, marks=review.marks
        )


class ReviewGestures(SliceGestures):
    """As in every slice; but the plan is not edited here, and points are marked."""

    def __init__(self, view: ReviewView) -> None:
        super().__init__(view)
        self._review_view = view

    def use_tool(
        self, session: Session, camera: SliceCamera, x: float, y: float
    ) -> Drag | None:
        view, state = self._review_view, self._review_view.view_state
        point = camera.to_lps(x, y)
        if state.tool is Tool.MARK and view.images is not None:
            held = view.review.mark_near(point, GRIP_PX * camera.mm_per_px)
            if held is not None:
                return MarkDrag(view.review, camera, (x, y), held)
            if view.review.mark(point):
                return None
        drag = CursorDrag(state, camera, session.volume.grid, state.cursor_lps_mm)
        drag.move(x, y)
        return drag

    def place_at(self, session: Session, at_lps_mm: Vector3) -> None:
        if self._review_view.view_state.tool is Tool.MARK:
            self._review_view.review.mark(at_lps_mm)


@attrs.define(eq=False)
class MarkDrag:
    """A mark in the hand; one that is not moved stays as it is."""

    review: ReviewState
    camera: SliceCamera
    from_px: tuple[float, float]
    held: HeldMark
    moved: bool = False

    def move(self, x: float, y: float) -> None:
        if self.moved or math.dist(self.from_px, (x, y)) > DEAD_ZONE_PX:
            self.moved = True
            self.review.drag_mark(self.held, self._at(x, y))

    def end(self, x: float, y: float) -> None:
        if self.moved:
            self.review.move_mark(self.held, self._at(x, y))

    def cancel(self) -> None:
        self.review.drag_mark(self.held, self.held.at_lps_mm)

    def _at(self, x: float, y: float) -> Vector3:
        return self.held.at_lps_mm + (
            self.camera.to_lps(x, y) - self.camera.to_lps(*self.from_px)
        )
