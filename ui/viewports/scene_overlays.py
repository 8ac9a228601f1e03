"""What review tools draw, as surfaces of the 3-D view, made in the background."""

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from scipy import ndimage
from vtkmodules.vtkCommonDataModel import vtkPolyData

from planner.work import Monitor
from ui.render.stage import OverlaySurface
from ui.render.surfaces import surface_at
from ui.session import Session
from ui.tasks import Task
from ui.viewports.overlays import Layer
from ui.viewports.review_state import ReviewState

SMOOTHING_STEPS = 0.8
INSIDE = 0.5

Made = dict[tuple[str, str], vtkPolyData]


class SceneOverlays(QObject):
    """Surfaces of the labels on show. `is_active` only while the review is looked at.

    What is late is thrown away.
    """

    changed = Signal()

    def __init__(self, review: ReviewState, parent: QObject) -> None:
        super().__init__(parent)
        self._review = review
        self._session: Session | None = None
        self._layers: tuple[Layer, ...] = ()
        self._made: Made = {}
        self._task: Task | None = None
        self._shown: tuple[OverlaySurface, ...] = ()
        self.is_active = False
        review.changed.connect(self._follow)

    @property
    def surfaces(self) -> tuple[OverlaySurface, ...]:
        """The same tuple until something else is to be seen."""
        return self._shown if self.is_active else ()

    @property
    def flat_layers(self) -> tuple[Layer, ...]:
        """The lines and places, which have no surface."""
        layers = self._review.layers if self.is_active else ()
        return tuple(layer for layer in layers if layer.grid is None)

    @property
    def review(self) -> ReviewState:
        return self._review

    def use_session(self, session: Session | None) -> None:
        self._session, self._layers, self._made, self._shown = session, (), {}, ()
        self._task = None

    def activate(self, is_active: bool, /) -> None:
        if is_active != self.is_active:
            self.is_active = is_active
            self.changed.emit()

    def _follow(self) -> None:
        layers = tuple(each for each in self._review.layers if each.grid is not None)
        if layers != self._layers:
            self._layers, self._made = layers, {}
            self._make()
        self._collect()

    def _collect(self) -> None:
        hidden = self._review.hidden
        self._shown = tuple(
            OverlaySurface(self._made[layer.key, name], _rgb(colour))
            for layer in self._layers
            for name, colour in zip(layer.names, layer.colours, strict=True)
            if (layer.key, name) in self._made and (layer.key, name) not in hidden
        )
        self.changed.emit()

    def _make(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        layers, session = self._layers, self._session
        if session is None or not layers:
            return

        def work(monitor: Monitor) -> Made:
            made: Made = {}
            for layer in monitor.watch(layers, total=len(layers)):
                made |= _surfaces(layer)
            return made

        def take(made: object) -> None:
            if self._task is task and isinstance(made, dict):
                self._task, self._made = None, made
                self._collect()

        task = session.tasks.run(work, then=take, on_error=lambda error: None)
        self._task = task


def _surfaces(layer: Layer) -> Made:
    """Return the surface of every label that there is."""
    made: Made = {}
    assert layer.grid is not None
    boxes = ndimage.find_objects(layer.values.astype(np.int32), len(layer.names))
    for number, (name, box) in enumerate(zip(layer.names, boxes, strict=True), start=1):
        if not box:
            continue
        first = np.array([side.start for side in box[::-1]]) - 2
        mask = np.pad(layer.values[box] == number, 2).astype(np.float32)
        matrix = layer.grid.part(first, mask.shape).lps_from_ijk.copy()
        if np.linalg.det(matrix[:3, :3]) < 0:
            matrix[:3, 3] += matrix[:3, 0] * (mask.shape[2] - 1)
            matrix[:3, 0] *= -1
            mask = mask[:, :, ::-1]
        smooth = ndimage.gaussian_filter(mask, SMOOTHING_STEPS)
        # So that a thin sheet is not smoothed away.
        level = min(INSIDE, 0.6 * float(smooth.max()))
        surface = surface_at(np.ascontiguousarray(smooth), matrix, level)
        if surface.GetNumberOfPoints():
            made[layer.key, name] = surface
    return made


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
