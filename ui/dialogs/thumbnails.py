"""Small pictures of series, made in the background, the ones in view first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from planner.dicom.picture import middle_picture
from planner.dicom.series import SeriesInfo
from planner.imaging.picture import SlicePicture
from planner.work import Monitor
from ui.tasks import TaskRunner
from ui.theme import paint_icon
from ui.viewports.grey import grey_table, to_image
from ui.viewports.slice_camera import fitted, volume_field_mm
from ui.viewports.view_state import WINDOW_PRESETS, GreyWindow

SIDE_PX = 56
FINER = 4
"""So many times finer a slice is sampled than shown: fewer grains in the bone."""

GROUND = QColor(0, 0, 0)
SIGN = "#8a929a"
"""Dark as a picture in either theme."""


class Thumbnails(QObject):
    """Makes one picture after the other; `show(row, None)`: it cannot be read."""

    def __init__(
        self, show: Callable[[int, QImage | None], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._show = show
        self._tasks = TaskRunner(self)
        # A task may have ended before anyone could listen to it: the runner tells.
        self._tasks.busy_changed.connect(self._next)
        self._wanted: dict[int, SeriesInfo] = {}
        self._asked: set[int] = set()

    def want(self, wanted: dict[int, SeriesInfo]) -> None:
        """Say which rows are in view; who has scrolled on waits no longer for these."""
        self._wanted = {
            row: info for row, info in wanted.items() if row not in self._asked
        }
        self._next()

    def release(self) -> None:
        """Make no more of them; safe to call twice."""
        self._wanted = {}
        self._tasks.release()

    def _next(self) -> None:
        if self._tasks.busy or not self._wanted:
            return
        row, info = next(iter(self._wanted.items()))
        del self._wanted[row]
        self._asked.add(row)

        def take(result: object) -> None:
            self._show(row, result if isinstance(result, QImage) else None)

        self._tasks.run(
            lambda monitor: thumbnail(info, monitor), then=take, on_error=take
        )


def thumbnail(info: SeriesInfo, monitor: Monitor) -> QImage:
    """Return a square picture of the middle slice; runs on any thread.

    Raises
    ------
    UndecodablePixels
        The slice cannot be read.
    """
    monitor.check()
    picture = middle_picture(info)
    window = WINDOW_PRESETS["bone"] if info.modality == "CT" else _own_window(picture)
    side = float(SIDE_PX * FINER)
    axes = picture.axes_lps
    camera = fitted(
        axes,
        center_lps_mm=picture.grid.center_lps_mm,
        field_mm=volume_field_mm(picture.grid, axes),
        size_px=(side, side),
    )
    plane, _ = camera.raster(device_ratio=1, finest_mm=0.0)
    return to_image(picture.cut(plane), grey_table(window))


def _own_window(picture: SlicePicture) -> GreyWindow:
    """Return the greys of a picture whose values are no CT numbers."""
    lowest, highest = float(picture.slice_hu.min()), float(picture.slice_hu.max())
    return GreyWindow(center_hu=(lowest + highest) / 2, width_hu=highest - lowest)


def thumbnail_icon(picture: QImage | None, ratio: float) -> QIcon:
    """Return a picture as an icon; None gives the sign for "cannot be read"."""
    side = round(SIDE_PX * ratio)
    if picture is not None:
        smooth = Qt.TransformationMode.SmoothTransformation
        fit = Qt.AspectRatioMode.IgnoreAspectRatio
        pixmap = QPixmap.fromImage(picture.scaled(side, side, fit, smooth))
    else:
        pixmap = _blank(ratio)
    pixmap.setDevicePixelRatio(ratio)
    return plain_icon(pixmap)


def plain_icon(pixmap: QPixmap) -> QIcon:
    """Return an icon that is not tinted where its row is selected."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon


def _blank(ratio: float) -> QPixmap:
    side = round(SIDE_PX * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(GROUND)
    inset = side / 3
    painter = QPainter(pixmap)
    area = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
    paint_icon(painter, "close", area, SIGN)
    painter.end()
    return pixmap
