"""The reviewer's marks: kept in the case, shown on the images, made by clicks there."""

from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from planner.arrays import Vector3, frozen_vector
from planner.plan.case import LevelPlan
from planner.review.contract.parameters import MOST_POINTS, POINTS
from planner.review.notes import (
    PLACES,
    notes_of,
    settings_of,
    with_places_forgotten,
    with_setting,
    with_vertebra_shown,
)
from ui.language import say
from ui.messages import placing as words
from ui.messages.review_panel import MARK_HINT, MARK_STEP, UNMARK_STEP
from ui.plugin_host import Offer
from ui.plugin_words import spoken_tool
from ui.review.placements import Placement
from ui.session import Edit, Session
from ui.viewports.review_state import HeldMark, MarkKey, MarkSet, ReviewState

PLACING = ""
"""In the place of a tool: the points that show where the vertebra lies."""


class Reviewed(Protocol):
    """What marks belong to."""

    session: Session | None
    offer: Offer | None

    @property
    def plan(self) -> LevelPlan | None: ...
    @property
    def placement(self) -> Placement | None: ...


class Marking(QObject):
    """Points are kept in LPS mm of the CT after the operation, whatever is shown."""

    changed = Signal()

    def __init__(
        self, review: Reviewed, state: ReviewState, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._state = state
        self._key: MarkKey | None = None
        state.marked.connect(self._add)
        state.mark_moved.connect(self._move)

    @property
    def key(self) -> MarkKey | None:
        """For which purpose the next click marks; None while it does not."""
        return self._key

    def begin(self, key: MarkKey | None) -> None:
        """Let clicks mark for a purpose, or for none any more."""
        self._key = key
        self.follow()
        self.changed.emit()

    def begin_placing(self) -> None:
        """Let the next clicks show where the vertebra lies, from the first point on."""
        self.forget_places()
        self.begin((PLACING, PLACES[0]))

    def forget_places(self) -> None:
        plan = self._review.plan
        if plan is not None and notes_of(plan).placed_lps_mm:
            level = plan.level
            self._apply(lambda case: with_places_forgotten(case, level), UNMARK_STEP)

    def points(self, key: MarkKey) -> tuple[Vector3, ...]:
        """Return what is marked for a parameter, LPS mm after the operation."""
        plan = self._review.plan
        if plan is None:
            return ()
        if key[0] == PLACING:
            held = notes_of(plan).placed_lps_mm.get(key[1])
            return () if held is None else (held,)
        held = settings_of(plan).get(key[0], {}).get(key[1])
        return tuple(map(frozen_vector, held)) if isinstance(held, list) else ()

    def remove(self, key: MarkKey, index: int) -> None:
        points = list(self.points(key))
        del points[index]
        self._keep(key, points, UNMARK_STEP)

    # --- following --------------------------------------------------------------------

    def follow(self) -> None:
        """Show what is marked now."""
        sets, hint = tuple(self._sets()), self._hint()
        state = self._state
        told = (_plain(sets), self._key, hint)
        if told != (_plain(state.marks), state.marking, state.hint):
            state.show_marks(sets, marking=self._key, hint=hint)

    def _sets(self) -> list[MarkSet]:
        review = self._review
        placement, offer = review.placement, review.offer
        if placement is None:
            return []
        titles: dict[MarkKey, str] = {}
        if placement.prepared is None or self._key is not None:
            titles |= {(PLACING, name): words.PLACE_WORDS[name] for name in PLACES}
        for tool in map(spoken_tool, offer.tools if offer else ()):
            for parameter in tool.info.parameters or ():
                if parameter.kind == POINTS:
                    titles[tool.id, parameter.name] = _short(parameter.title)
        return [
            MarkSet(
                key=key,
                title=title,
                points_lps_mm=tuple(
                    frozen_vector(placement.to_here(point))
                    for point in self.points(key)
                ),
            )
            for key, title in titles.items()
            if self.points(key)
        ]

    def _hint(self) -> str:
        plan, key, offer = self._review.plan, self._key, self._review.offer
        if plan is None or key is None:
            return ""
        if key[0] == PLACING:
            place = words.PLACE_WORDS[key[1]]
            return say(words.SHOW_NEXT, place=place, level=plan.level)
        for tool in map(spoken_tool, offer.tools if offer else ()):
            for parameter in tool.info.parameters or ():
                if (tool.id, parameter.name) == key:
                    return say(MARK_HINT, title=parameter.title)
        return ""

    # --- what the hand does -----------------------------------------------------------

    def _add(self, key: MarkKey, at_lps_mm: Vector3) -> None:
        placement, plan = self._review.placement, self._review.plan
        if placement is None or plan is None:
            return
        point = placement.to_postop(at_lps_mm)
        if key[0] == PLACING:
            self._show_place(plan.level, key[1], point)
            return
        points = [*self.points(key), point]
        if len(points) <= MOST_POINTS:
            self._keep(key, points, MARK_STEP)

    def _show_place(self, level: str, name: str, point: Vector3) -> None:
        following = PLACES[PLACES.index(name) + 1 :]
        self._key = (PLACING, following[0]) if following else None
        self._apply(
            lambda case: with_vertebra_shown(case, level, name, at_postop_lps_mm=point),
            words.SHOWN_STEP,
        )
        self.begin(self._key)

    def _move(self, held: HeldMark, to_lps_mm: Vector3) -> None:
        placement, plan = self._review.placement, self._review.plan
        if placement is None or plan is None:
            return
        point = placement.to_postop(to_lps_mm)
        if held.key[0] == PLACING:
            name, level = held.key[1], plan.level
            self._apply(
                lambda case: with_vertebra_shown(
                    case, level, name, at_postop_lps_mm=point
                ),
                words.SHOWN_STEP,
            )
            return
        points = list(self.points(held.key))
        points[held.index] = point
        self._keep(held.key, points, MARK_STEP)

    def _keep(self, key: MarkKey, points: list[Vector3], label: str) -> None:
        plan = self._review.plan
        if plan is not None:
            tool, name = key
            level = plan.level
            value = [np.round(point, 3).tolist() for point in points] or None
            self._apply(
                lambda case: with_setting(case, level, tool, name, value=value), label
            )

    def _apply(self, edit: Edit, label: str) -> None:
        if self._review.session is not None:
            self._review.session.apply(edit, label=label)


def _plain(sets: tuple[MarkSet, ...]) -> list[object]:
    return [
        (each.key, each.title, [point.tolist() for point in each.points_lps_mm])
        for each in sets
    ]


def _short(title: str) -> str:
    """Return a title without its explanation: beside a mark there is little room."""
    return title.replace("：", ":").partition(":")[0].strip()
