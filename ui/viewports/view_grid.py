"""Four places for views: slices, needle workshop, fluoroscopy or review, and 3-D."""

import functools

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3
from planner.imaging.needle_planes import NeedlePlane
from planner.imaging.slices import Orientation
from planner.plan.case import SeedSource
from ui.messages.fluoroscopy import PLANE_TITLES, VIEW_NAMES
from ui.messages.views import SCENE_TITLE, VIEW_TITLES
from ui.session import Session
from ui.spoken import speak
from ui.theme import Look
from ui.viewports.arrangement import Arrangement
from ui.viewports.c_arm_state import CArmState, Slot
from ui.viewports.fluoro_view import FluoroView
from ui.viewports.needle_course import NeedleCourse
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.needle_view import NeedleView, SlabState
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.palette import PLANE_COLOURS, SCENE_COLOUR
from ui.viewports.picture_view import PictureView
from ui.viewports.review_state import ReviewState
from ui.viewports.review_view import ReviewGestures, ReviewView, Role
from ui.viewports.scene_gestures import SceneGestures
from ui.viewports.scene_view import SceneView
from ui.viewports.slice_gestures import SliceGestures
from ui.viewports.slice_view import SliceView
from ui.viewports.view_pane import ViewPane
from ui.viewports.view_state import Tool, ViewState
from ui.viewports.workshop_gestures import WorkshopGestures, WorkshopOutlineGestures

GAP_PX = 2

SPOT_FIELD_MM = 60.0
"""What is shown around the spot of a finding: the pedicle and half the body."""


REFUSED_FIELD_MM = 120.0
"""What is shown around a click in which nothing was found: its neighbours too."""

Heads = list[tuple[SliceView | SceneView | PictureView, str, QColor]]


class ViewGrid(QWidget):
    """Arranges the views and keeps them on the vertebra that is selected.

    Views are counted row by row, as their keys 1 to 4; the scene is always the last.
    """

    maximised_changed = Signal()
    arrangement_changed = Signal()

    def __init__(
        self,
        session: Session | None,
        view_state: ViewState,
        look: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view_state = view_state
        self._look = look or Look(parent=self)
        self.needle_tool = NeedleTool(None, view_state)
        self.outline_tool = OutlineTool(None, view_state)
        self.slices = {each: self._new_slice(each) for each in Orientation}
        self.review = ReviewState(self)
        self.reviewed = {each: self._new_reviewed(each) for each in Role}
        self.scene = SceneView(
            view_state,
            self.needle_tool,
            self._look,
            outlines=self.outline_tool,
            review=self.review,
        )
        SceneGestures(self.scene)
        self.course = NeedleCourse(self)
        self.c_arm = CArmState(self)
        self.slab_state = SlabState(self)
        self.cuts = {each: self._new_cut(each) for each in NeedlePlane}
        self.pictures = {each: self._new_picture(each) for each in Slot}
        self._session: Session | None = None
        self._centred_level: str | None = None
        self._vertebra: Vertebra | None = None
        self._refused: SeedSource | None = None
        self._maximised: int | None = None
        self._arrangement = Arrangement.SLICES
        self._sets = self._new_panes()
        self._lay_out()
        self.c_arm.changed.connect(self._name_oblique)
        self.review.changed.connect(self._name_reviewed)
        view_state.tool_changed.connect(self._leave_tools)
        self.set_session(session)

    # --- what the shell calls ---------------------------------------------------

    @property
    def arrangement(self) -> Arrangement:
        """Which views stand side by side."""
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """Put other views side by side; a view that was enlarged gives way."""
        if arrangement is self._arrangement:
            return
        if self._maximised is not None:
            self.toggle_maximised(self._maximised)
        self.course.pause()
        for pane in self._panes:
            pane.hide()
        self._arrangement = arrangement
        for pane in self._panes:
            pane.show()
        self.c_arm.use(arrangement is Arrangement.FLUOROSCOPY)
        self.scene.overlays.activate(arrangement is Arrangement.REVIEW)
        if arrangement is Arrangement.REVIEW or self.view_state.tool is Tool.MARK:
            self.view_state.take_tool(Tool.NAVIGATE)
        self._panes[0].view.setFocus()
        self.arrangement_changed.emit()

    @property
    def looks_back(self) -> bool:
        """Whether the views of the review stand side by side."""
        return self._arrangement is Arrangement.REVIEW

    def look_back(self, wanted: bool, /) -> None:
        """Show the views of the review, or leave them for the slices."""
        if wanted != self.looks_back:
            self.arrange(Arrangement.REVIEW if wanted else Arrangement.SLICES)

    @property
    def maximised_index(self) -> int | None:
        """The index of the view that fills the grid, or None."""
        return self._maximised

    def toggle_maximised(self, index: int) -> None:
        """Let one view fill the grid, or show all again."""
        self._maximised = None if self._maximised == index else index
        for each, pane in enumerate(self._panes):
            pane.setVisible(self._maximised in (None, each))
            pane.show_maximised_as(each == self._maximised)
        self._share_room()
        self._panes[index].view.setFocus()
        self.maximised_changed.emit()

    def frame_spot(self, point_lps_mm: ArrayLike) -> None:
        """Bring a spot into the middle of every view, those out of sight included."""
        self.view_state.move_cursor(point_lps_mm)
        needle = self.course.needle
        if needle is not None:
            away = np.asarray(point_lps_mm, float) - needle.entry_lps_mm
            self.course.move_to(float(away @ needle.direction_lps))
        for slice_view in (*self.slices.values(), *self.reviewed.values()):
            slice_view.frame_spot(point_lps_mm, field_mm=SPOT_FIELD_MM)
        self.scene.frame_spot(point_lps_mm, field_mm=SPOT_FIELD_MM)
        for view in (*self.cuts.values(), *self.pictures.values()):
            view.frame_spot(point_lps_mm, field_mm=SPOT_FIELD_MM)

    def set_session(self, session: Session | None) -> None:
        """Show a case from its middle, or nothing."""
        if self._session:
            self._session.anatomy_changed.disconnect(self._follow_anatomy)
            self._session.selection_changed.disconnect(self._follow_anatomy)
        self._session = session
        self._centred_level = self._vertebra = None
        self.needle_tool.use_session(session)
        self.outline_tool.use_session(session)
        if session:
            middle = session.volume.grid.center_lps_mm
            needle = session.needle
            self.view_state.move_cursor(needle.tip_lps_mm if needle else middle)
        for view in (*self.slices.values(), *self.reviewed.values()):
            view.set_session(session)
        for cut in self.cuts.values():
            cut.set_session(session)
        for picture in self.pictures.values():
            picture.set_session(session)
        self.scene.set_session(session)
        self.course.use_session(session)
        self.c_arm.use_session(session)
        if session:
            session.anatomy_changed.connect(self._follow_anatomy)
            session.selection_changed.connect(self._follow_anatomy)
            self._follow_anatomy()

    def release(self) -> None:
        """Let go of the case and of OpenGL; safe to call twice."""
        self.set_session(None)
        self.scene.release()

    # --- inside -------------------------------------------------------------------

    def _new_slice(self, orientation: Orientation) -> SliceView:
        view = SliceView(
            orientation,
            self.view_state,
            self.needle_tool,
            self._look,
            outlines=self.outline_tool,
        )
        SliceGestures(view)
        return view

    def _new_reviewed(self, role: Role) -> ReviewView:
        view = ReviewView(
            role,
            self.review,
            view_state=self.view_state,
            tool=self.needle_tool,
            look=self._look,
            outlines=self.outline_tool,
        )
        ReviewGestures(view)
        return view

    def _new_cut(self, plane: NeedlePlane) -> NeedleView:
        view = NeedleView(
            plane,
            view_state=self.view_state,
            course=self.course,
            slab_state=self.slab_state,
            tool=self.needle_tool,
            outlines=self.outline_tool,
            look=self._look,
        )
        WorkshopGestures(view, view.hand, self.view_state)
        WorkshopOutlineGestures(view)
        return view

    def _new_picture(self, slot: Slot) -> FluoroView:
        return FluoroView(
            slot,
            view_state=self.view_state,
            c_arm=self.c_arm,
            course=self.course,
            look=self._look,
        )

    @property
    def _panes(self) -> list[ViewPane]:
        return self._sets[self._arrangement]

    def _new_panes(self) -> dict[Arrangement, list[ViewPane]]:
        heads: dict[Arrangement, Heads] = {
            Arrangement.SLICES: [
                (view, VIEW_TITLES[each], PLANE_COLOURS[each])
                for each, view in self.slices.items()
            ],
            Arrangement.WORKSHOP: [
                (view, PLANE_TITLES[each], SCENE_COLOUR)
                for each, view in self.cuts.items()
            ],
            Arrangement.FLUOROSCOPY: [
                (view, VIEW_NAMES[self.c_arm.kind(each)], SCENE_COLOUR)
                for each, view in self.pictures.items()
            ],
            Arrangement.REVIEW: [
                (view, view.title, PLANE_COLOURS[view.orientation])
                for view in self.reviewed.values()
            ],
        }
        scene = self._new_pane(self.scene, SCENE_TITLE, SCENE_COLOUR, index=3)
        return {
            arrangement: [
                *(
                    self._new_pane(*head, index=index)
                    for index, head in enumerate(three)
                ),
                scene,
            ]
            for arrangement, three in heads.items()
        }

    def _new_pane(
        self,
        view: SliceView | SceneView | PictureView,
        title: str,
        colour: QColor,
        *,
        index: int,
    ) -> ViewPane:
        key = str(index + 1)
        pane = ViewPane(view, title=title, colour=colour, key=key, look=self._look)
        toggle = functools.partial(self.toggle_maximised, index)
        pane.maximise_pressed.connect(toggle)
        pane.view.maximise_toggled.connect(toggle)
        return pane

    def _lay_out(self) -> None:
        """Put the views of every arrangement into the same four places."""
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        for arrangement, panes in self._sets.items():
            for index, pane in enumerate(panes):
                layout.addWidget(pane, index // 2, index % 2)
                pane.setVisible(arrangement is self._arrangement or index == 3)
        self._share_room()

    def _name_oblique(self) -> None:
        title = VIEW_NAMES[self.c_arm.oblique]
        self._sets[Arrangement.FLUOROSCOPY][2].rename(title)
        speak(self.pictures[Slot.OBLIQUE], accessibleName=title)

    def _name_reviewed(self) -> None:
        panes = self._sets[Arrangement.REVIEW]
        for pane, view in zip(panes, self.reviewed.values(), strict=False):
            pane.rename(view.title, colour=PLANE_COLOURS[view.orientation])

    def _share_room(self) -> None:
        """Give all room to the rows and columns in which something is shown."""
        layout = self.layout()
        assert isinstance(layout, QGridLayout)
        alone = self._maximised
        for place in (0, 1):
            row_shown = alone is None or alone // 2 == place
            column_shown = alone is None or alone % 2 == place
            layout.setRowStretch(place, int(row_shown))
            layout.setColumnStretch(place, int(column_shown))

    def _leave_tools(self) -> None:
        """What one tool holds is put back when another one is taken."""
        if self.view_state.tool is not Tool.NEEDLE:
            self.needle_tool.escape()
        self.outline_tool.escape()

    def _follow_anatomy(self) -> None:
        """Go to a vertebra when it is first seen; lie in its planes if wanted."""
        session = self._session
        vertebra = session.drawn if session else None
        if session is not None and vertebra is None:
            self._show_refused(session)
        if vertebra is None or vertebra is self._vertebra:
            return
        before, self._vertebra = self._vertebra, vertebra
        is_there = before is not None and vertebra.frame == before.frame
        is_new = vertebra.level != self._centred_level and not is_there
        self._centred_level = vertebra.level
        if is_new:
            if session and session.needle is None:
                self.view_state.move_cursor(working_center_lps_mm(vertebra))
            self.view_state.reset_views()
        elif self.view_state.vertebra_planes:
            for view in self.slices.values():
                view.turn()

    def _show_refused(self, session: Session) -> None:
        """Go once to where a search began and found nothing; who is there stays."""
        source = session.level.anatomy if session.level else None
        if not isinstance(source, SeedSource) or session.anatomy_problem is None:
            return
        is_there = np.allclose(self.view_state.cursor_lps_mm, source.body_lps_mm)
        if source != self._refused and not is_there:
            self.view_state.move_cursor(source.body_lps_mm)
            for view in self.slices.values():
                view.frame_spot(source.body_lps_mm, field_mm=REFUSED_FIELD_MM)
        self._refused = source


def working_center_lps_mm(vertebra: Vertebra) -> Vector3:
    """Return where work begins: mid-sagittal, at pedicle height, in mid-body."""
    heights = [pedicle.isthmus.center_mm[2] for pedicle in vertebra.pedicles.values()]
    z_mm = float(np.mean(heights)) if heights else 0.0
    wall = float(vertebra.posterior_wall.y_at(z_mm))
    front = float(vertebra.anterior_wall.y_at(z_mm))
    point: Vector3 = vertebra.frame.to_lps((0.0, (wall + front) / 2, z_mm))
    return point
