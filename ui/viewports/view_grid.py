"""Axial, sagittal, coronal and 3-D: four views of one point."""

import functools

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3
from planner.imaging.slices import Orientation
from ui.messages.views import SCENE_TITLE, VIEW_TITLES
from ui.session import Session
from ui.theme import Look
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.palette import PLANE_COLOURS, SCENE_COLOUR
from ui.viewports.scene_gestures import SceneGestures
from ui.viewports.scene_view import SceneView
from ui.viewports.slice_gestures import SliceGestures
from ui.viewports.slice_view import SliceView
from ui.viewports.view_pane import ViewPane
from ui.viewports.view_state import Tool, ViewState

GAP_PX = 2


class ViewGrid(QWidget):
    """Arranges the views and keeps them on the vertebra that is selected.

    Views are counted row by row, as their keys 1 to 4: the slices, then the scene.
    """

    maximised_changed = Signal()

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
        self.slices = {each: self._new_slice(each) for each in Orientation}
        self.scene = SceneView(view_state, self.needle_tool, self._look)
        SceneGestures(self.scene)
        self._session: Session | None = None
        self._centred_level: str | None = None
        self._vertebra: Vertebra | None = None
        self._maximised: int | None = None
        self._panes = self._new_panes()
        self._arrange()
        view_state.tool_changed.connect(self._leave_needle_tool)
        self.set_session(session)

    # --- what the shell calls ---------------------------------------------------

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

    def set_session(self, session: Session | None) -> None:
        """Show a case from its middle, or nothing."""
        if self._session:
            self._session.anatomy_changed.disconnect(self._follow_anatomy)
            self._session.selection_changed.disconnect(self._follow_anatomy)
        self._session = session
        self._centred_level = self._vertebra = None
        self.needle_tool.use_session(session)
        if session:
            middle = session.volume.grid.center_lps_mm
            needle = session.needle
            self.view_state.move_cursor(needle.tip_lps_mm if needle else middle)
        for view in self.slices.values():
            view.set_session(session)
        self.scene.set_session(session)
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
        view = SliceView(orientation, self.view_state, self.needle_tool, self._look)
        SliceGestures(view)
        return view

    def _new_panes(self) -> list[ViewPane]:
        heads: list[tuple[SliceView | SceneView, str, QColor]] = [
            (view, VIEW_TITLES[each], PLANE_COLOURS[each])
            for each, view in self.slices.items()
        ]
        heads.append((self.scene, SCENE_TITLE, SCENE_COLOUR))
        return [
            ViewPane(view, title=title, colour=colour, key=str(key), look=self._look)
            for key, (view, title, colour) in enumerate(heads, start=1)
        ]

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        for index, pane in enumerate(self._panes):
            toggle = functools.partial(self.toggle_maximised, index)
            pane.maximise_pressed.connect(toggle)
            pane.view.maximise_toggled.connect(toggle)
            layout.addWidget(pane, index // 2, index % 2)
        self._share_room()

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

    def _leave_needle_tool(self) -> None:
        if self.view_state.tool is not Tool.NEEDLE:
            self.needle_tool.escape()

    def _follow_anatomy(self) -> None:
        """Go to a vertebra when it is first seen; lie in its planes if wanted."""
        session = self._session
        vertebra = session.vertebra if session else None
        if vertebra is None or vertebra is self._vertebra:
            return
        self._vertebra = vertebra
        if vertebra.level != self._centred_level:
            self._centred_level = vertebra.level
            if session and session.needle is None:
                self.view_state.move_cursor(working_center_lps_mm(vertebra))
            self.view_state.reset_views()
        elif self.view_state.vertebra_planes:
            for view in self.slices.values():
                view.turn()


def working_center_lps_mm(vertebra: Vertebra) -> Vector3:
    """Return where work begins: mid-sagittal, at pedicle height, in mid-body."""
    heights = [pedicle.isthmus.center_mm[2] for pedicle in vertebra.pedicles.values()]
    z_mm = float(np.mean(heights)) if heights else 0.0
    wall = float(vertebra.posterior_wall.y_at(z_mm))
    front = float(vertebra.anterior_wall.y_at(z_mm))
    point: Vector3 = vertebra.frame.to_lps((0.0, (wall + front) / 2, z_mm))
    return point
