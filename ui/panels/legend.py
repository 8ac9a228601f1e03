"""The legend of what is drawn over the images: each name can be switched off."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.language import say
from ui.messages.review_panel import LEGEND
from ui.panels.parts import column, label, row
from ui.viewports.overlays import Layer
from ui.viewports.review_state import ReviewState

DOT_PX = 12


class _Dot(QWidget):
    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(DOT_PX, DOT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.end()


class Legend(QWidget):
    """A box for each name; made anew when other overlays are drawn."""

    def __init__(self, state: ReviewState) -> None:
        super().__init__()
        self._state = state
        self._layers: tuple[Layer, ...] = ()
        self._list = column(spacing=2)
        self.setLayout(column(label(say(LEGEND), "lead"), self._list, spacing=8))
        self.setVisible(False)

    def refresh(self) -> None:
        layers = self._state.layers
        if layers is self._layers:
            return
        self._layers = layers
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for layer in layers:
            self._list.addWidget(self._layer(layer))
        self.setVisible(bool(layers))

    def _layer(self, layer: Layer) -> QWidget:
        is_one = layer.names == (layer.title,)
        parts: list[QWidget] = [] if is_one else [label(layer.title, "small")]
        for name, colour in zip(layer.names, layer.colours, strict=True):
            parts.append(self._entry(layer, name, colour))
        held = QWidget()
        held.setLayout(column(*parts, spacing=2))
        return held

    def _entry(self, layer: Layer, name: str, colour: QColor) -> QWidget:
        shown = name[:1].upper() + name[1:]
        box = QCheckBox()
        box.setAccessibleName(shown)
        box.setObjectName(f"legend.{layer.key}.{name}")
        box.setChecked((layer.key, name) not in self._state.hidden)
        box.clicked.connect(
            lambda is_on: self._state.hide(layer.key, name, is_hidden=not is_on)
        )
        held = QWidget()
        words = label(shown, wrap=True)
        words.setBuddy(box)
        line = row(_Dot(colour), box, words)
        line.setStretch(2, 1)
        held.setLayout(line)
        return held
