"""The ways on from a vertebra that could not be measured."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton

from planner.errors import BadLandmarks, PlannerError
from planner.plan.case import AnatomySource, LabelSource, LandmarkSource, SeedSource
from planner.plan.outline_edits import (
    known_landmarks,
    landmarks_of,
    with_landmarks_instead,
)
from ui.language import say
from ui.messages.rescue import (
    CANAL_WAY,
    OTHER_SOURCE,
    SEED_WAY,
    again_words,
    landmarks_way,
)
from ui.messages.words import CHANGE_SOURCE
from ui.panels.parts import button, column, label
from ui.panels.session_panel import SessionPanel
from ui.theme import Look
from ui.viewports.view_state import Tool, ViewState

MOST_AGAIN = 4
"""Where more landmarks contradict each other, the list of all of them is shorter."""


def misplaced(source: AnatomySource, problem: Exception) -> tuple[str, ...]:
    """Return the placed landmarks that a problem names."""
    names = problem.facts.get("names") if isinstance(problem, BadLandmarks) else None
    placed = landmarks_of(source)
    named = names if isinstance(names, tuple) else ()
    return tuple(name for name in named if name in placed)


def seed_way(source: AnatomySource, problem: Exception) -> str:
    """Return how a search may be helped; empty where the source is none."""
    if not isinstance(source, SeedSource):
        return ""
    facts = problem.facts if isinstance(problem, PlannerError) else {}
    is_canal = facts.get("structure") == "canal"
    return say(CANAL_WAY) if is_canal and source.canal_lps_mm is None else say(SEED_WAY)


class RescueBox(SessionPanel):
    """A button for each way that needs no more than a press; shown with a problem.

    `on_other_source` opens the form that asks for another source.
    """

    def __init__(
        self, look: Look, view_state: ViewState, *, on_other_source: Callable[[], None]
    ) -> None:
        super().__init__(look)
        self._view_state = view_state
        self._seed_way = label("", wrap=True)
        self._seed_way.setObjectName("rescue.seed")
        self._again = [self._again_button(place) for place in range(MOST_AGAIN)]
        self._landmarks = button("", name="rescue.landmarks")
        self._landmarks.clicked.connect(self._go_on)
        self._other = button(say(OTHER_SOURCE), name="rescue.other")
        self._other.clicked.connect(on_other_source)
        ways = (*self._again, self._landmarks, self._other)
        self.setLayout(column(self._seed_way, *ways))

    def refresh(self) -> None:
        session = self.session
        level = session.level if session else None
        problem = session.anatomy_problem if session else None
        if level is None or problem is None:
            return
        source = level.anatomy
        words = seed_way(source, problem)
        self._seed_way.setText(words)
        self._seed_way.setVisible(bool(words))
        named = misplaced(source, problem)
        for place, made in enumerate(self._again):
            made.setVisible(place < len(named))
            if place < len(named):
                made.setText(again_words(named[place]))
                made.setAccessibleName(again_words(named[place]))
        self._landmarks.setText(landmarks_way(len(known_landmarks(source))))
        self._landmarks.setVisible(not isinstance(source, LandmarkSource))
        self._other.setVisible(isinstance(source, LabelSource))

    def _again_button(self, place: int) -> QPushButton:
        made = button("", name=f"rescue.again{place}")
        made.clicked.connect(partial(self._place_again, place))
        return made

    def _place_again(self, place: int) -> None:
        """Go to a landmark that is off, and take it in the hand."""
        session = self.session
        level = session.level if session else None
        problem = session.anatomy_problem if session else None
        if level is None or problem is None:
            return
        name = misplaced(level.anatomy, problem)[place]
        self._view_state.move_cursor(landmarks_of(level.anatomy)[name])
        self._view_state.take_tool(Tool.LANDMARK, landmark=name)

    def _go_on(self) -> None:
        """Keep the points that were placed, and ask for the first that is missing."""
        session = self.session
        if session is not None and session.level is not None:
            level = session.level.level
            session.apply(
                lambda case: with_landmarks_instead(case, level), label=CHANGE_SOURCE
            )
            self._view_state.take_tool(Tool.NAVIGATE)
            self._view_state.take_tool(Tool.LANDMARK)
