"""Under the views of workshop and fluoroscopy: the depth, and what each needs."""

from collections.abc import Mapping

import attrs
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QSlider,
    QSpinBox,
    QToolButton,
    QWidget,
)

from planner.fluoroscopy.views import ViewKind
from planner.imaging.needle_planes import Thickness
from ui.language import say
from ui.messages import fluoroscopy as words
from ui.panels.parts import Choice, SeverityMark, column, label, restyle, row
from ui.spoken import speak
from ui.theme import GRID, Look, icon_size
from ui.viewports.arrangement import Arrangement
from ui.viewports.view_grid import ViewGrid

PER_MM = 10
"""The depth slider counts tenths of a millimetre."""

SLABS_MM = (0.0, 2.0, 5.0, 10.0, 20.0)
TURN_DEG = 90
SOURCE_MM = (400, 1000)
DETECTOR_MM = (1001, 1500)
OBLIQUES = (ViewKind.BULLS_EYE, ViewKind.SCOTTY_DOG)

ON, OFF = True, False


class BenchStrip(QWidget):
    """Shows and moves what `views.course`, `.slab_state` and `.c_arm` hold."""

    def __init__(
        self, look: Look, views: ViewGrid, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__()
        self.setObjectName("benchstrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._views = views
        self._actions = actions
        self._depth = QSlider(Qt.Orientation.Horizontal)
        self._depth.setObjectName("course.depth")
        speak(self._depth, accessibleName=say("Depth along the needle"))
        self._depth.valueChanged.connect(self._take_depth)
        self._at = label("", "value")
        self._at.setObjectName("course.at")
        self._cuts, self._said = self._workshop(), self._fluoroscopy()
        self._arm = self._arm_controls()
        course = row(
            *(self._button(name) for name in ("back", "play", "on")),
            self._depth,
            self._at,
            spacing=6,
        )
        self.setLayout(
            column(
                course,
                self._cuts,
                self._said,
                self._arm,
                spacing=4,
                margins=(12, 6, 12, 8),
            )
        )
        for signal in (
            views.course.changed,
            views.course.play_changed,
            views.slab_state.changed,
            views.c_arm.changed,
            views.arrangement_changed,
        ):
            signal.connect(self.refresh)
        look.bind(self.refresh)

    def refresh(self) -> None:
        """Show what is; nothing under the slices."""
        arrangement = self._views.arrangement
        is_bench = arrangement in (Arrangement.WORKSHOP, Arrangement.FLUOROSCOPY)
        self.setVisible(is_bench)
        if self.isHidden():
            return
        is_workshop = arrangement is Arrangement.WORKSHOP
        self._cuts.setVisible(is_workshop)
        for part in (self._said, self._arm):
            part.setVisible(not is_workshop)
        self._show_depth(is_workshop)
        if is_workshop:
            self._show_slab()
        else:
            self._show_step()
            self._show_arm()

    # --- making -----------------------------------------------------------------------

    def _button(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setDefaultAction(self._actions[f"advance.{name}"])
        made.setIconSize(icon_size(18))
        made.setObjectName(f"button.advance.{name}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _workshop(self) -> QWidget:
        self._slab = Choice(self._look, say("Slab thickness"))
        self._slab.setObjectName("slab.thickness")
        for thick_mm in SLABS_MM:
            self._slab.add(words.thick_words(thick_mm), thick_mm)
        self._slab.activated.connect(lambda _: self._take_slab())
        self._brightest = QCheckBox("MIP")
        self._brightest.setObjectName("slab.mip")
        speak(
            self._brightest,
            toolTip=say("Show the densest of each line through the slab"),
        )
        self._brightest.clicked.connect(lambda _: self._take_slab())
        self._turn = QSlider(Qt.Orientation.Horizontal)
        self._turn.setObjectName("slab.turn")
        speak(self._turn, accessibleName=say("Turn about the needle"))
        self._turn.setRange(-TURN_DEG, TURN_DEG)
        self._turn.valueChanged.connect(lambda _: self._take_slab())
        self._turned = label("", "value")
        page = QWidget()
        page.setLayout(
            row(
                label(say("Slab")),
                self._slab,
                self._brightest,
                label(say("Turn")),
                self._turn,
                self._turned,
                spacing=GRID,
            )
        )
        return page

    def _fluoroscopy(self) -> QWidget:
        self._mark = SeverityMark(self._look, pixels=20)
        self._verdict = label("", "strong")
        self._verdict.setObjectName("advance.verdict")
        self._front = label("", "small", wrap=True)
        self._side = label("", "small", wrap=True)
        self._front.setObjectName("advance.front")
        self._side.setObjectName("advance.side")
        page = QWidget()
        said = column(self._front, self._side, spacing=0)
        both = row(self._mark, self._verdict, spacing=GRID)
        both.addLayout(said, 1)
        page.setLayout(both)
        return page

    def _arm_controls(self) -> QWidget:
        self._oblique = Choice(self._look, say(words.OBLIQUE_TITLE))
        self._oblique.setObjectName("c_arm.oblique")
        for kind in OBLIQUES:
            self._oblique.add(words.VIEW_NAMES[kind], kind)
        self._oblique.activated.connect(
            lambda index: self._views.c_arm.show_oblique(OBLIQUES[index])
        )
        self._perspective = QCheckBox()
        speak(self._perspective, text=say("Perspective"))
        self._perspective.setObjectName("c_arm.perspective")
        speak(
            self._perspective,
            toolTip=say(
                "Rays from the tube, as the eye sees them; the rules go by parallel "
                "ones"
            ),
        )
        self._perspective.clicked.connect(lambda _: self._take_rays())
        self._source = self._distance(say("Tube to vertebra"), SOURCE_MM)
        self._detector = self._distance(say("Tube to detector"), DETECTOR_MM)
        page = QWidget()
        page.setLayout(
            row(
                self._oblique,
                self._perspective,
                self._source,
                self._detector,
                1,
                spacing=6,
            )
        )
        return page

    def _distance(self, name: str, limits: tuple[int, int]) -> QSpinBox:
        made = QSpinBox()
        made.setRange(*limits)
        made.setSingleStep(10)
        made.setSuffix(" mm")
        made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setKeyboardTracking(OFF)
        made.valueChanged.connect(lambda _: self._take_rays())
        return made

    # --- showing ----------------------------------------------------------------------

    def _show_depth(self, is_workshop: bool, /) -> None:
        course = self._views.course
        low, high = course.range_mm
        if not is_workshop:
            low = 0.0
        was = self._depth.blockSignals(ON)
        self._depth.setRange(round(low * PER_MM), round(high * PER_MM))
        self._depth.setValue(round(course.depth_mm * PER_MM))
        self._depth.setEnabled(course.needle is not None)
        self._depth.blockSignals(was)
        self._at.setText(words.depth_words(course.depth_mm, high, course.skin))

    def _show_slab(self) -> None:
        slab = self._views.slab_state.slab
        self._slab.setCurrentIndex(SLABS_MM.index(slab.thick_mm))
        self._brightest.setChecked(slab.shows is Thickness.BRIGHTEST)
        self._brightest.setEnabled(slab.thick_mm > 0)
        was = self._turn.blockSignals(ON)
        self._turn.setValue(round(slab.turn_deg))
        self._turn.blockSignals(was)
        self._turned.setText(words.turned_words(slab.turn_deg))

    def _show_step(self) -> None:
        step = self._views.course.step
        parts = (self._mark, self._verdict, self._front, self._side)
        for part in parts:
            part.setVisible(step is not None)
        if step is None:
            return
        self._mark.show_severity(step.severity)
        self._verdict.setText(words.step_words(step))
        restyle(self._verdict, severity=step.severity.value)
        front, side = words.step_lines(step)
        self._front.setText(front)
        self._side.setText(side)

    def _show_arm(self) -> None:
        c_arm = self._views.c_arm
        self._oblique.setCurrentIndex(OBLIQUES.index(c_arm.oblique))
        rays = c_arm.rays
        self._perspective.setChecked(rays.in_perspective)
        for box, value in (
            (self._source, rays.source_object_mm),
            (self._detector, rays.source_detector_mm),
        ):
            was = box.blockSignals(ON)
            box.setValue(round(value))
            box.blockSignals(was)
            box.setVisible(rays.in_perspective)

    # --- what is pressed --------------------------------------------------------------

    def _take_depth(self, tenths: int) -> None:
        self._views.course.pause()
        self._views.course.move_to(tenths / PER_MM)

    def _take_slab(self) -> None:
        shows = Thickness.BRIGHTEST if self._brightest.isChecked() else Thickness.MEAN
        slab = attrs.evolve(
            self._views.slab_state.slab,
            thick_mm=SLABS_MM[self._slab.currentIndex()],
            shows=shows,
            turn_deg=float(self._turn.value()),
        )
        self._views.slab_state.use(slab)

    def _take_rays(self) -> None:
        rays = attrs.evolve(
            self._views.c_arm.rays,
            in_perspective=self._perspective.isChecked(),
            source_object_mm=float(self._source.value()),
            source_detector_mm=float(self._detector.value()),
        )
        self._views.c_arm.use_rays(rays)
