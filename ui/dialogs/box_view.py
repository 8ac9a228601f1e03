"""A projection with a box on it whose edges can be taken by mouse or moved by keys."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from planner.imaging.crop import Crop
from planner.imaging.picture import SlicePicture
from planner.imaging.volume import Grid
from ui.panels.loading_page import PictureView
from ui.theme import Look
from ui.viewports.furniture import draw_focus
from ui.viewports.palette import FOCUS
from ui.viewports.view_state import GreyWindow

REACH_PX = 10.0
"""How near an edge the mouse must be to take it."""

STEP_MM = 5.0
SMALLEST_MM = 20.0
DIM = QColor(0, 0, 0, 150)

KEYS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, -1),
    Qt.Key.Key_Down: (1, 1),
}
"""Arrow keys as (screen axis, direction)."""


class BoxView(PictureView):
    """Shows grid axes `across` and k; the box is in voxels of the whole grid."""

    changed = Signal(object)

    def __init__(
        self, look: Look, *, grid: Grid, picture: SlicePicture, across: int, name: str
    ) -> None:
        super().__init__(look, window=_window_of(picture))
        self._grid = grid
        self._axes = (across, 2)
        self._crop: Crop | None = None
        self._held: tuple[set[tuple[int, int]], QPointF] | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.show_picture(picture)

    def show_crop(self, crop: Crop) -> None:
        self._crop = crop
        self.update()

    def box_px(self) -> QRectF:
        """Return the box as it lies in the widget."""
        camera, crop = self.camera, self._crop
        if camera is None or crop is None:
            return QRectF()
        first, stop = crop.first_kji[::-1], crop.stop_kji[::-1]
        ends = [
            camera.to_px(self._grid.to_lps([n - 0.5 for n in corner]))
            for corner in (first, stop)
        ]
        return QRectF(QPointF(*ends[0]), QPointF(*ends[1])).normalized()

    # --- Qt -----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box, area = self.box_px(), QRectF(self.rect())
        painter = QPainter(self)
        for outside in (
            QRectF(area.topLeft(), QPointF(area.right(), box.top())),
            QRectF(QPointF(area.left(), box.bottom()), area.bottomRight()),
            QRectF(QPointF(area.left(), box.top()), box.bottomLeft()),
            QRectF(box.topRight(), QPointF(area.right(), box.bottom())),
        ):
            painter.fillRect(outside, DIM)
        painter.setPen(QPen(FOCUS, 2))
        painter.drawRect(box)
        for spot in _handles(box):
            painter.fillRect(QRectF(spot.x() - 4, spot.y() - 4, 8, 8), FOCUS)
        if self.hasFocus():
            draw_focus(painter, area)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            taken = self._edges_at(event.position())
            self._held = (taken, event.position()) if taken else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            over = bool(self._edges_at(event.position()))
            shape = Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        edges, before = self._held
        moved = event.position() - before
        camera = self.camera
        if camera is None:
            return
        for axis, pixels in enumerate((moved.x(), moved.y())):
            taken = {end for screen_axis, end in edges if screen_axis == axis}
            self._shift(axis, pixels * camera.mm_per_px, taken)
        self._held = (edges, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in KEYS:
            super().keyPressEvent(event)
            return
        axis, sign = KEYS[Qt.Key(event.key())]
        held = event.modifiers()
        ends = {0, 1}
        if held & Qt.KeyboardModifier.ShiftModifier:
            ends = {1}
        elif held & Qt.KeyboardModifier.ControlModifier:
            ends = {0}
        self._shift(axis, sign * STEP_MM, ends)

    # --- inside -------------------------------------------------------------------

    def _edges_at(self, at: QPointF) -> set[tuple[int, int]]:
        """Return the edges under the mouse as (screen axis, 0 near or 1 far)."""
        box = self.box_px()
        grown = box.adjusted(-REACH_PX, -REACH_PX, REACH_PX, REACH_PX)
        if not grown.contains(at):
            return set()
        distances = {
            (0, 0): abs(at.x() - box.left()),
            (0, 1): abs(at.x() - box.right()),
            (1, 0): abs(at.y() - box.top()),
            (1, 1): abs(at.y() - box.bottom()),
        }
        near = {edge for edge, px in distances.items() if px <= REACH_PX}
        return near or set(distances)

    def _shift(self, screen_axis: int, by_mm: float, ends: set[int]) -> None:
        """Move the near (0) or the far (1) edge along a screen axis, or both."""
        camera, crop = self.camera, self._crop
        if camera is None or crop is None or not ends or not by_mm:
            return
        axis = self._axes[screen_axis]
        screen = (camera.right_lps, camera.down_lps)[screen_axis]
        along = float(self._grid.directions_lps[:, axis] @ screen)
        steps = by_mm / float(self._grid.spacing_mm[axis]) * (1 if along > 0 else -1)
        if along <= 0:
            ends = {1 - end for end in ends}
        place = 2 - axis
        limits = [float(crop.first_kji[place]), float(crop.stop_kji[place])]
        count = self._grid.shape_kji[place]
        if len(ends) == 2:
            steps = min(max(steps, -limits[0]), count - limits[1])
        for end in ends:
            limits[end] += steps
        least = min(SMALLEST_MM / float(self._grid.spacing_mm[axis]), count)
        if 0 in ends and len(ends) == 1:
            limits[0] = min(limits[0], limits[1] - least)
        if 1 in ends and len(ends) == 1:
            limits[1] = max(limits[1], limits[0] + least)
        first, stop = list(crop.first_kji), list(crop.stop_kji)
        first[place], stop[place] = round(limits[0]), round(limits[1])
        self.changed.emit(Crop(first_kji=first, stop_kji=stop).within(self._grid))


def _handles(box: QRectF) -> list[QPointF]:
    middle = box.center()
    return [
        QPointF(box.left(), middle.y()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.top()),
        QPointF(middle.x(), box.bottom()),
    ]


def _window_of(picture: SlicePicture) -> GreyWindow:
    """Return greys from nothing up to the densest part of a projection."""
    brightest = max(float(picture.slice_hu.max()), 1.0)
    return GreyWindow(center_hu=brightest / 2, width_hu=brightest)
