"""Under the views of the review: which plane, and how the two CTs are compared."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QPushButton,
    QSlider,
    QWidget,
)

from planner.imaging.slices import Orientation
from ui.language import Texts, say
from ui.messages import review_panel as words
from ui.messages.views import VIEW_TITLES
from ui.panels.parts import button, label, row
from ui.spoken import speak
from ui.viewports.arrangement import Arrangement
from ui.viewports.review_state import Pairing
from ui.viewports.view_grid import ViewGrid

PAIRING_WORDS = Texts(
    {
        Pairing.SIDE_BY_SIDE: words.SIDE_BY_SIDE,
        Pairing.BLENDED: words.BLENDED,
        Pairing.CHECKED: words.CHECKED,
    }
)


class ReviewStrip(QWidget):
    """Shows and moves what `views.review` holds; gone while nothing is compared."""

    def __init__(self, views: ViewGrid) -> None:
        super().__init__()
        self.setObjectName("benchstrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._views = views
        state = views.review
        self._planes = {
            plane: self._toggle(VIEW_TITLES[plane], f"review.plane.{plane.value}")
            for plane in Orientation
        }
        for plane, each in self._planes.items():
            each.clicked.connect(lambda _, p=plane: state.use_plane(p))
        self._pairs = {
            pairing: self._toggle(PAIRING_WORDS[pairing], f"review.{pairing.value}")
            for pairing in Pairing
        }
        for pairing, each in self._pairs.items():
            each.clicked.connect(lambda _, p=pairing: state.use_pairing(p))
        self._groups = [self._group(self._planes), self._group(self._pairs)]
        self._share = QSlider(Qt.Orientation.Horizontal)
        self._share.setObjectName("review.share")
        speak(self._share, accessibleName=say("From before to after the operation"))
        self._share.setRange(0, 100)
        self._share.setValue(round(100 * state.share))
        self._share.valueChanged.connect(lambda value: state.use_share(value / 100))
        self._ends = label(say(words.BEFORE), "small"), label(say(words.AFTER), "small")
        blend = row(self._ends[0], self._share, self._ends[1], spacing=6)
        pairs = row(*self._pairs.values(), spacing=4)
        pairs.addSpacing(12)
        pairs.addLayout(blend, 1)
        pairs.addStretch(1)
        self._line = row(row(*self._planes.values(), 1, spacing=4), spacing=16)
        self._line.addLayout(pairs, 1)
        self._line.setContentsMargins(12, 6, 12, 8)
        self.setLayout(self._line)
        state.changed.connect(self.refresh)
        views.arrangement_changed.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Take two lines where one has no room for all words."""
        parts = [self._line.itemAt(at) for at in range(self._line.count())]
        needed = sum(part.minimumSize().width() for part in parts if part is not None)
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._line.spacing()
        flat, high = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(flat if needed <= room else high)

    def refresh(self) -> None:
        state = self._views.review
        is_there = self._views.arrangement is Arrangement.REVIEW and not state.is_alone
        self.setVisible(is_there)
        for plane, each in self._planes.items():
            each.setChecked(plane is state.plane)
        for pairing, each in self._pairs.items():
            each.setChecked(pairing is state.pairing)
        for part in (self._share, *self._ends):
            part.setVisible(state.pairing is Pairing.BLENDED)
        self._fit()

    def _toggle(self, title: str, name: str) -> QPushButton:
        made = button(title, name=name)
        made.setCheckable(True)
        return made

    def _group(self, buttons: Mapping[Any, QPushButton]) -> QButtonGroup:
        made = QButtonGroup(self)
        for each in buttons.values():
            made.addButton(each)
        return made
