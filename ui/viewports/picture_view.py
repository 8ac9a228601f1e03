"""A view of the open case that is panned and zoomed but has no crosshair of its own."""

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.arrays import Vector3
from ui.language import say
from ui.messages.views import EMPTY_VIEW
from ui.spoken import speak
from ui.theme import Look
from ui.viewports import furniture
from ui.viewports.palette import BACKGROUND
from ui.viewports.slice_camera import SliceCamera, fitted

ZOOM_PER_NOTCH = 1.2
WHEEL_NOTCH = 120
FIT_KEYS = (Qt.Key.Key_Home, Qt.Key.Key_R)


class PictureView(QWidget):
    """Says where it looks from (`_stand`) and paints; pan and zoom are kept here.

    `field_mm` is what it shows when it is fitted. Ctrl and wheel zoom, the middle
    button pans, Home fits, a double click enlarges.
    """

    maximise_toggled = Signal()
    field_mm = (120.0, 100.0)

    def __init__(self, look: Look, *, name: str, title: str, help_words: str) -> None:
        super().__init__()
        self.look = look
        self._zoom = 1.0
        self._pan_mm = (0.0, 0.0)
        self._panned_from: QPointF | None = None
        self.setObjectName(name)
        speak(self, accessibleName=title, accessibleDescription=help_words)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 100)
        grow = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grow, grow)
        look.bind(self.update)

    # --- what each kind of view says --------------------------------------------------

    def _stand(self) -> tuple[tuple[Vector3, Vector3], Vector3] | None:
        """Return screen right and down, and the point in the middle; None if empty."""
        raise NotImplementedError

    def _draw(self, painter: QPainter, area: QRectF, camera: SliceCamera) -> None:
        """Draw everything; the background is black already."""
        raise NotImplementedError

    def _hint(self) -> str:
        """Say why the view is empty."""
        return say(EMPTY_VIEW)

    # --- the camera -------------------------------------------------------------------

    @property
    def camera(self) -> SliceCamera | None:
        return self.camera_for((float(self.width()), float(self.height())))

    def camera_for(self, size_px: tuple[float, float]) -> SliceCamera | None:
        stand = self._stand()
        if stand is None:
            return None
        (right, down), center = stand
        fit = fitted(
            (right, down),
            center_lps_mm=center + self._pan_mm[0] * right + self._pan_mm[1] * down,
            field_mm=self.field_mm,
            size_px=(max(size_px[0], 1.0), max(size_px[1], 1.0)),
        )
        return fit.zoomed(self._zoom, at_px=(size_px[0] / 2, size_px[1] / 2))

    def use_scale(self, mm_per_px: float, size_px: tuple[float, float]) -> None:
        """Show this many millimetres with each pixel while the view has this size."""
        camera = self.camera_for(size_px)
        if camera is not None:
            self._zoom *= camera.mm_per_px / mm_per_px
            self.update()

    def fit(self) -> None:
        self._zoom, self._pan_mm = 1.0, (0.0, 0.0)
        self.update()

    def frame_spot(self, point_lps_mm: ArrayLike, *, field_mm: float) -> None:
        """Bring a spot into the middle, and near; who is nearer already stays so."""
        stand, camera = self._stand(), self.camera
        if stand is None or camera is None:
            return
        (right, down), center = stand
        away = np.asarray(point_lps_mm, float) - center
        self._pan_mm = float(away @ right), float(away @ down)
        across_mm = camera.mm_per_px * min(camera.size_px)
        self._zoom *= max(across_mm / field_mm, 1.0)
        self.update()

    def draw_into(self, painter: QPainter, area: QRectF) -> None:
        """Paint the view as it is, or why there is nothing, into any painter."""
        painter.fillRect(area, BACKGROUND)
        camera = self.camera_for((area.width(), area.height()))
        if camera is None:
            furniture.draw_hint(painter, area, self._hint(), self.look.font())
        else:
            self._draw(painter, area, camera)

    # --- Qt ---------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        self.draw_into(painter, area)
        if self.hasFocus():
            furniture.draw_focus(painter, area)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / WHEEL_NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zoomed = self._zoom * ZOOM_PER_NOTCH**notches
            self._zoom = float(np.clip(zoomed, 0.3, 20.0))
            self.update()
        else:
            self._scroll(notches)
        event.accept()

    def _scroll(self, notches: float) -> None:
        """Do what the wheel means here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        camera = self.camera
        if self._panned_from is not None and camera is not None:
            moved = (event.position() - self._panned_from) * camera.mm_per_px
            across, below = self._pan_mm
            self._pan_mm = across - moved.x(), below - moved.y()
            self._panned_from = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.maximise_toggled.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts off the keys that mean something here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._wants(event):
            super().keyPressEvent(event)
        elif event.key() in FIT_KEYS:
            self.fit()
        else:
            self._obey(event)

    def _wants(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        return plain and (event.key() in FIT_KEYS or event.key() in self._own_keys())

    def _own_keys(self) -> tuple[int, ...]:
        """Return the keys that `_obey` knows."""
        return ()

    def _obey(self, event: QKeyEvent) -> None:
        """Do what a key of one's own means."""
