"""A view with a slim header: what it is, in which colour, and how to enlarge it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.language import again
from ui.messages.views import maximise_tip
from ui.theme import GRID, Look, icon_size
from ui.viewports.picture_view import PictureView
from ui.viewports.scene_view import SceneView
from ui.viewports.slice_view import SliceView

HEADER_PX = 28
SWATCH_PX = 10
SLIM_BUTTON = "QToolButton { padding: 2px; min-width: 18px; min-height: 18px; }"
"""The button of the theme is made for taller bars."""


class _Swatch(QWidget):
    """The colour in which the other views draw this plane."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(SWATCH_PX, SWATCH_PX)

    def show_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.end()


class ViewPane(QWidget):
    """Holds one view; `key` is the shortcut its button's tooltip names."""

    maximise_pressed = Signal()

    def __init__(
        self,
        view: SliceView | SceneView | PictureView,
        *,
        title: str,
        colour: QColor,
        key: str,
        look: Look,
    ) -> None:
        super().__init__()
        self.view = view
        self._title = title
        self._key = key
        self._look = look
        self._is_maximised = False
        self._button = QToolButton()
        self._button.setIconSize(icon_size(16))
        self._button.setStyleSheet(SLIM_BUTTON)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.maximise_pressed)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setObjectName("viewpane")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header(colour))
        layout.addWidget(view, stretch=1)
        look.bind(self._restyle)

    def rename(self, title: str, *, colour: QColor | None = None) -> None:
        """Say what the view shows now, and in which colour others draw its plane."""
        if colour is not None:
            self._swatch.show_colour(colour)
        if title != self._title:
            self._title = title
            self._restyle()

    def show_maximised_as(self, is_maximised: bool, /) -> None:
        """Show the button that fits: enlarge, or back to all views."""
        self._is_maximised = is_maximised
        self._restyle()

    def _header(self, colour: QColor) -> QWidget:
        header = QWidget()
        self._head = header
        self._label = QLabel(self._title)
        self._label.setProperty("role", "strong")
        row = QHBoxLayout(header)
        row.setContentsMargins(GRID, 0, 2, 0)
        row.setSpacing(GRID)
        self._swatch = _Swatch(colour)
        row.addWidget(self._swatch)
        row.addWidget(self._label)
        row.addStretch()
        row.addWidget(self._button)
        return header

    def _restyle(self) -> None:
        self._head.setFixedHeight(max(HEADER_PX, self._look.text_px(HEADER_PX)))
        self._title = again(self._title)
        self._label.setText(self._title)
        name = "grid" if self._is_maximised else "maximise"
        self._button.setIcon(self._look.icon(name, "text_muted"))
        tip = maximise_tip(self._title, key=self._key, is_maximised=self._is_maximised)
        self._button.setToolTip(tip)
        self._button.setAccessibleName(tip)
