"""What is seen while images load: the first slice, how far it is, a way back."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.imaging.picture import SlicePicture
from ui.language import say
from ui.messages.opening import NOTHING_YET, loading_words
from ui.messages.views import VIEW_TITLES
from ui.panels.parts import button, column, frame, label
from ui.panels.work_bar import WorkBar
from ui.theme import GRID, Look
from ui.viewports import furniture
from ui.viewports.grey import grey_table, to_image
from ui.viewports.palette import BACKGROUND
from ui.viewports.slice_camera import SliceCamera, fitted, volume_field_mm
from ui.viewports.view_state import WINDOW_PRESETS, GreyWindow


class PictureView(QWidget):
    """One slice, upright, with its letters and its scale. Nothing can be measured."""

    def __init__(self, look: Look, window: GreyWindow | None = None) -> None:
        super().__init__()
        self._look = look
        self._window = window or WINDOW_PRESETS["bone"]
        self._picture: SlicePicture | None = None
        self.setObjectName("loading.picture")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        grow = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grow, grow)
        self.setMinimumSize(120, 100)

    @property
    def camera(self) -> SliceCamera | None:
        if self._picture is None:
            return None
        axes = self._picture.axes_lps
        return fitted(
            axes,
            center_lps_mm=self._picture.grid.center_lps_mm,
            field_mm=volume_field_mm(self._picture.grid, axes),
            size_px=(float(max(self.width(), 1)), float(max(self.height(), 1))),
        )

    def show_picture(self, picture: SlicePicture | None) -> None:
        self._picture = picture
        self.setAccessibleName(
            say(
                "{view}, still loading",
                view=VIEW_TITLES[picture.orientation],
            )
            if picture
            else ""
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        painter.fillRect(area, BACKGROUND)
        camera = self.camera
        if camera is not None and self._picture is not None:
            self._paint(painter, area, camera, self._picture)
        painter.end()

    def _paint(
        self,
        painter: QPainter,
        area: QRectF,
        camera: SliceCamera,
        picture: SlicePicture,
    ) -> None:
        plane, place = camera.raster(
            device_ratio=self.devicePixelRatioF(),
            finest_mm=float(picture.grid.spacing_mm[:2].min()) / 2,
        )
        image = to_image(picture.cut(plane), grey_table(self._window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(*place), image)
        letters = furniture.edge_letters(camera.right_lps, camera.down_lps)
        furniture.draw_letters(painter, area, letters, self._look.font(15, bold=True))
        furniture.draw_scale_bar(painter, area, camera.mm_per_px, self._look.font(12))
        furniture.draw_corner(
            painter,
            area,
            [VIEW_TITLES[picture.orientation]],
            corner=Qt.Corner.TopLeftCorner,
            font=self._look.font(12),
        )


class LoadingPage(QWidget):
    """Lies over the case that was open, which waits unchanged behind it."""

    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("loading")
        self.view = PictureView(look)
        self._words = label("", "title")
        self._words.setObjectName("loading.words")
        cancel = button(say("Cancel"))
        cancel.setShortcut("Esc")
        self._work = WorkBar(look, "loading", cancel=cancel)
        self._work.cancelled.connect(self.cancelled)
        self._done = 0.0
        said = frame(
            "card",
            column(
                self._words,
                self._work,
                label(say(NOTHING_YET), "small"),
                spacing=GRID,
                margins=(2 * GRID, 12, 2 * GRID, 12),
            ),
        )
        content = column(spacing=GRID, margins=(GRID, GRID, GRID, GRID))
        content.addWidget(self.view, 1)
        content.addWidget(said)
        self.setLayout(content)

    def begin(self, picture: SlicePicture) -> None:
        self.view.show_picture(picture)
        self._work.begin(done=self._done)
        self.show_progress(self._done)

    def show_progress(self, fraction: float) -> None:
        """Show how much is done, 0 to 1, and when the rest will be."""
        self._words.setText(loading_words(fraction))
        self._done = fraction
        self._work.show_progress(fraction)

    def end(self) -> None:
        self._work.finish()
        self.view.show_picture(None)
