"""The click a vertebra was searched from: search again, or help with the canal."""

import attrs

from planner.plan.case import SeedSource
from planner.plan.edits import with_anatomy
from ui.language import say
from ui.messages.words import MOVE_SEED, SHOW_CANAL
from ui.panels.parts import button, column, frame, label
from ui.panels.session_panel import SessionPanel
from ui.theme import Look
from ui.viewports.view_state import ViewState

HINT = (
    "Move the crosshair by clicking in any view: into the middle of the body to search "
    "again from there; into the spinal canal at the same height if it was not found."
)


class SeedBox(SessionPanel):
    """Both buttons take the crosshair; what they change can be undone."""

    def __init__(self, look: Look, view_state: ViewState) -> None:
        super().__init__(look)
        self._view_state = view_state
        again = button(say("Search from crosshair"), name="seed.body")
        again.clicked.connect(self._search_again)
        canal = button(say("Crosshair is in canal"), name="seed.canal")
        canal.clicked.connect(self._show_canal)
        words = column(
            label(say("Searched from one click"), "strong"),
            label(say(HINT), "small", wrap=True),
            again,
            canal,
            margins=(12, 12, 12, 12),
        )
        self.setLayout(column(frame("card", words)))

    def refresh(self) -> None:
        """Nothing here follows the case."""

    def _search_again(self) -> None:
        self._apply(
            SeedSource(body_lps_mm=self._view_state.cursor_lps_mm), label=MOVE_SEED
        )

    def _show_canal(self) -> None:
        level = self.session.level if self.session else None
        if level is not None and isinstance(level.anatomy, SeedSource):
            canal_lps_mm = self._view_state.cursor_lps_mm
            self._apply(
                attrs.evolve(level.anatomy, canal_lps_mm=canal_lps_mm), label=SHOW_CANAL
            )

    def _apply(self, source: SeedSource, *, label: str) -> None:
        session = self.session
        if session is not None and session.level is not None:
            level = session.level.level
            session.apply(
                lambda case: with_anatomy(case, level, anatomy=source), label=label
            )
