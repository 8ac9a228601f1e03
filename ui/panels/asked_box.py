"""Walls that a search could not see, each to be shown by one landmark."""

from functools import partial

from PySide6.QtWidgets import QPushButton

from planner.anatomy.corrected import LANDMARK_OF_WALL
from planner.anatomy.vertebra import Side, Vertebra
from planner.plan.case import SeedSource
from ui.messages.rescue import place_words
from ui.panels.parts import button, column
from ui.panels.session_panel import SessionPanel
from ui.theme import Look
from ui.viewports.view_state import Tool, ViewState


class AskedBox(SessionPanel):
    """A button for each wall that was not seen and that a landmark can show."""

    def __init__(self, look: Look, view_state: ViewState) -> None:
        super().__init__(look)
        self._view_state = view_state
        self._buttons = {
            wall: self._made(wall, name) for wall, name in LANDMARK_OF_WALL.items()
        }
        self.setLayout(column(*self._buttons.values(), spacing=4))

    def refresh(self) -> None:
        session = self.session
        vertebra = session.vertebra if session else None
        level = session.level if session else None
        asked = vertebra.not_seen if vertebra is not None else ()
        if level is None or not isinstance(level.anatomy, SeedSource):
            asked = ()
        for wall, made in self._buttons.items():
            made.setVisible(wall in asked)
        self.setVisible(any(wall in asked for wall in self._buttons))

    def _made(self, wall: str, name: str) -> QPushButton:
        made = button(place_words(name), name=f"asked.{wall}")
        made.clicked.connect(partial(self._ask, name))
        return made

    def _ask(self, name: str) -> None:
        """Go to the pedicle, and take the landmark in the hand."""
        vertebra = self.session.vertebra if self.session else None
        if vertebra is not None:
            self._go_to(vertebra, Side(name.split("_", maxsplit=1)[0]))
        self._view_state.take_tool(Tool.LANDMARK, landmark=name)

    def _go_to(self, vertebra: Vertebra, side: Side) -> None:
        pedicle = vertebra.pedicles.get(side)
        if pedicle is not None:
            offset, y, z = pedicle.isthmus.center_mm
            point = vertebra.frame.to_lps((side.sign * offset, y, z))
            self._view_state.move_cursor(point)
