"""The key pictures of a level, letters and scale burned in, as the views paint them."""

from collections.abc import Callable, Iterator, Sequence

import attrs
import numpy as np
from PySide6.QtCore import (
    QEventLoop,
    QObject,
    QPoint,
    QRectF,
    QSize,
    QTimer,
    SignalInstance,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from planner.anatomy.vertebra import Vertebra
from planner.imaging.needle_planes import NeedlePlane
from planner.imaging.slices import Orientation
from planner.plan.case import LevelPlan
from planner.report.blocks import Figure, FigureRow, Picture
from ui.language import say
from ui.messages.report import (
    AXIAL,
    DOWN_THE_NEEDLE,
    FROM_BEHIND,
    NO_NEEDLE,
    SAGITTAL,
    X_RAYS,
)
from ui.session import Session
from ui.theme import Look
from ui.viewports.c_arm_state import CArmState, Slot
from ui.viewports.fluoro_view import FluoroView
from ui.viewports.needle_course import NeedleCourse
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.needle_view import NeedleView, SlabState
from ui.viewports.palette import BACKGROUND
from ui.viewports.scene_view import SceneView
from ui.viewports.slice_view import SliceView
from ui.viewports.view_state import ViewState

WIDTH_MM = 84.0
"""Two pictures stand side by side on the page."""

SIZE = QSize(480, 400)
RATIO = 2
SCALE = 0.8
"""Millimetres on paper for one in the patient, in every picture: a vertebra with its
spinous process is whole in it, and two reports can be laid side by side."""
MM_PER_PX = WIDTH_MM / SCALE / SIZE.width()
SIZE_PX = (float(SIZE.width()), float(SIZE.height()))
SLICES, SCENES = 2, 1
"""Pictures of a level beside its X-rays and those down its needles."""
LONGEST_MS = 20_000
"""The rays are cut out in the background; a report does not wait for ever."""


class FigureMaker:
    """Paints with views of its own, which nobody sees."""

    def __init__(self, session: Session, look: Look) -> None:
        self._session = session
        self._look = look
        self._owner = QObject()
        self._state = ViewState(self._owner)
        wanted = True
        self._state.use_vertebra_planes(wanted)
        self._course = NeedleCourse(self._owner)
        self._c_arm = CArmState(self._owner)
        self._course.use_session(session)
        self._c_arm.use_session(session)
        self._c_arm.use(wanted)

    def release(self) -> None:
        self._course.use_session(None)
        self._c_arm.use_session(None)
        self._owner.deleteLater()

    def level(self, level: str) -> Iterator[Figure]:
        """Yield the pictures of a level that is measured; none of any other."""
        session = self._session
        names = [needle.id for needle in session.case.level(level).needles]
        session.select(level=level, needle_id=names[0] if names else None)
        vertebra = session.vertebra
        if vertebra is None:
            return
        self._wait_for_rays()
        yield from self._x_rays(level, names)
        yield from self._slices(level, vertebra)
        for name in names:
            yield self._down(level, name)
        self._session.select(level=level, needle_id=names[0] if names else None)
        yield from self._scene(level)

    def _x_rays(self, level: str, names: list[str]) -> Iterator[Figure]:
        about = f"{level} {names[0]}" if names else f"{level}, {say(NO_NEEDLE)}"
        for slot, words in X_RAYS.items():
            yield _figure(self._x_ray(Slot(slot)), f"{about}: {words}")

    def _x_ray(self, slot: Slot) -> Picture:
        view = FluoroView(
            slot,
            view_state=self._state,
            c_arm=self._c_arm,
            course=self._course,
            look=self._look,
        )
        view.set_session(self._session)
        view.use_scale(MM_PER_PX, SIZE_PX)
        step = self._course.step
        picture = _still(lambda painter, area: view.draw_still(painter, area, step))
        _let_go(view)
        return picture

    def _slices(self, level: str, vertebra: Vertebra) -> Iterator[Figure]:
        """Cut through the pedicle that the needle at hand passes."""
        pedicle = vertebra.pedicles.get(self._c_arm.side)
        if pedicle is not None:
            self._state.move_cursor(vertebra.frame.to_lps(pedicle.isthmus.center_mm))
        for orientation, words in (
            (Orientation.AXIAL, say(AXIAL)),
            (Orientation.SAGITTAL, say(SAGITTAL)),
        ):
            tool = NeedleTool(self._session, self._state)
            view = SliceView(orientation, self._state, tool, self._look)
            view.resize(SIZE)
            view.set_session(self._session)
            if view.camera is not None:
                view.look_through(attrs.evolve(view.camera, mm_per_px=MM_PER_PX))
            yield _figure(seen(view), f"{level}: {words}")
            _let_go(view)

    def _down(self, level: str, name: str) -> Figure:
        self._session.select(level=level, needle_id=name)
        view = NeedleView(
            NeedlePlane.ACROSS,
            view_state=self._state,
            course=self._course,
            slab_state=SlabState(self._owner),
            tool=NeedleTool(self._session, self._state),
            look=self._look,
        )
        view.resize(SIZE)
        view.set_session(self._session)
        view.use_scale(MM_PER_PX, SIZE_PX)
        figure = _figure(seen(view), f"{level} {name}: {say(DOWN_THE_NEEDLE)}")
        _let_go(view)
        return figure

    def _scene(self, level: str) -> Iterator[Figure]:
        """Show bone and needles from behind; nothing where no bone can be drawn."""
        view = SceneView(
            self._state, NeedleTool(self._session, self._state), self._look
        )
        view.resize(SIZE)
        view.set_session(self._session)
        if not view.models.parts:
            _wait_for(view.models.changed)
        if view.models.parts and view.camera is not None:
            view.look_at_rest(attrs.evolve(view.camera, mm_per_px=MM_PER_PX))
            yield _figure(seen(view), f"{level}: {say(FROM_BEHIND)}")
        view.release()
        _let_go(view)

    @staticmethod
    def count(plan: LevelPlan) -> int:
        """Return how many pictures a level has, if it is measured."""
        return len(X_RAYS) + SLICES + len(plan.needles) + SCENES

    def _wait_for_rays(self) -> None:
        if self._c_arm.absorber is None:
            _wait_for(self._c_arm.changed)


def in_rows(figures: Sequence[Figure]) -> tuple[FigureRow, ...]:
    """Return figures as they stand on the page: two side by side."""
    return tuple(
        FigureRow(tuple(figures[first : first + 2]))
        for first in range(0, len(figures), 2)
    )


def _wait_for(happens: SignalInstance) -> None:
    """Let the background work until something happens, but not for ever."""
    loop = QEventLoop()
    happens.connect(loop.quit)
    QTimer.singleShot(LONGEST_MS, loop.quit)
    loop.exec()
    happens.disconnect(loop.quit)


def seen(view: QWidget) -> Picture:
    """Return what a view paints, at the size of a figure."""
    return _still(lambda painter, area: view.render(painter, QPoint()))


def _still(paint: Callable[[QPainter, QRectF], None]) -> Picture:
    image = QImage(SIZE * RATIO, QImage.Format.Format_RGB888)
    image.setDevicePixelRatio(RATIO)
    image.fill(BACKGROUND)
    painter = QPainter(image)
    paint(painter, QRectF(QPoint(), SIZE))
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).copy()


def _let_go(view: SliceView | FluoroView | NeedleView | SceneView) -> None:
    view.set_session(None)
    view.deleteLater()


def _figure(picture: Picture, caption: str) -> Figure:
    return Figure(picture=picture, width_mm=WIDTH_MM, caption=caption)
