"""The review of the open case: the one object that knows how it stands now.

It reads the CT after the operation, finds the vertebra on it, lets the tools run, and
tells what is known. Nothing of that begins before somebody looks at the review.
"""

import attrs
import numpy as np
from PySide6.QtCore import QObject, Signal, SignalInstance

from planner.arrays import Vector3
from planner.errors import BadReviewCase
from planner.imaging.volume import Volume
from planner.plan.case import Case, LevelPlan
from planner.plan.edits import with_ct_after_operation
from planner.review.carried import carried_volume
from planner.review.case import ReviewCase
from planner.review.notes import notes_of, with_setting, with_told
from planner.rules.findings import Judgement
from ui.messages import placing as words
from ui.messages.errors import sentence_of
from ui.messages.review_panel import ANSWER_STEP, MARKED_AFTER, SET_STEP
from ui.plugin_host import Offer, available_tools
from ui.plugin_words import spoken_review
from ui.review.later_ct import LaterCt
from ui.review.marking import Marking
from ui.review.placements import Placement, Placements, looked_at_from
from ui.review.runs import Outcome, Runs, Told, told_now
from ui.session import Session
from ui.viewports.overlays import Layer, coloured, layers_of
from ui.viewports.review_state import ReviewPictures, ReviewState


class Review(QObject):
    """Panels read it and call its verbs; `changed` says that something is another."""

    changed = Signal()

    def __init__(self, state: ReviewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.session: Session | None = None
        self.is_active = False
        self.offer: Offer | None = None
        self._asked: Session | None = None
        self._drawn: Outcome | None = None
        self._judged: tuple[object, ...] | None = None
        self.told: Told | None = None
        """What is known of the level now; None while answers cannot be read."""
        self.later = LaterCt(self)
        self.placements = Placements(self)
        self.runs = Runs(self)
        self.marking = Marking(self, state, parent=self)
        self.marking.changed.connect(self.changed)
        for part in (self.later, self.placements, self.runs):
            part.changed.connect(self._follow)

    # --- what is now ------------------------------------------------------------------

    @property
    def plan(self) -> LevelPlan | None:
        """The level that is reviewed: the one that is selected."""
        return self.session.level if self.session else None

    @property
    def placement(self) -> Placement | None:
        return self.placement_of(self.plan) if self.plan else None

    def placement_of(self, plan: LevelPlan) -> Placement | None:
        """Return where a level lies on the CT after the operation, once known."""
        return self.placements.of(plan, self.later.volume)

    @property
    def outcome(self) -> Outcome | None:
        return self.outcome_of(self.plan) if self.plan else None

    def outcome_of(self, plan: LevelPlan) -> Outcome | None:
        """Return what tools said of a level, as long as it lies where they saw it."""
        found, placement = self.runs.of(plan.level), self.placement_of(plan)
        if found is None or placement is None:
            return None
        return found if found.prepared is placement.prepared else None

    @property
    def judgement(self) -> Judgement | None:
        return self.told.judgement if self.told else None

    @property
    def is_outdated(self) -> bool:
        """Whether something was chosen, marked or told since the tools looked."""
        plan, outcome = self.plan, self.outcome
        if plan is None or outcome is None:
            return False
        now, then = notes_of(plan), outcome.notes
        return (now.settings, now.told) != (then.settings, then.told)

    @property
    def is_alone(self) -> bool:
        """Whether the open CT itself was made after the operation."""
        return self.session is not None and self.session.case.study.after_operation

    @property
    def can_turn(self) -> bool:
        """Whether that may be another: a case has one CT after the operation."""
        session = self.session
        return session is not None and session.case.study.postop_ct is None

    @property
    def can_run(self) -> bool:
        placement = self.placement
        is_placed = placement is not None and placement.prepared is not None
        return is_placed and self.offer is not None and not self.runs.is_running

    # --- the verbs --------------------------------------------------------------------

    def use_session(self, session: Session | None) -> None:
        if self.session is not None:
            for signal in _signals_of(self.session):
                signal.disconnect(self._follow)
        self.session = session
        for part in (self.later, self.placements, self.runs):
            part.use_session(session)
        if session is not None:
            for signal in _signals_of(session):
                signal.connect(self._follow)
        self._follow()

    def begin(self) -> None:
        """Somebody looks at the review: read and search what it needs."""
        self.is_active = True
        self.ask_plugins()
        self._follow()

    def forget_plugins(self) -> None:
        """Others may run now: ask again which tools there are, once it matters."""
        self._asked, self.offer = None, None
        if self.is_active:
            self.ask_plugins()
        self.changed.emit()

    def ask_plugins(self) -> None:
        """Find out in the background which tools there are."""
        session = self.session
        if session is None or self._asked is session:
            return
        self._asked, book = session, session.book

        def take(offer: object) -> None:
            if isinstance(offer, Offer):
                self.offer = offer
                self._follow()

        session.tasks.run(
            lambda monitor: available_tools(book, monitor),
            then=take,
            on_error=self._say_problem,
        )

    def run(self) -> None:
        """Let all tools that may run look at the level."""
        plan, placement = self.plan, self.placement
        if plan is None or placement is None or placement.prepared is None:
            return
        if self.offer is not None:
            self.runs.start(plan, placement.prepared, self.offer.tools)

    def choose(self, tool: str, name: str, value: object) -> None:
        """Choose a value for a parameter; None is what the tool itself says."""
        plan, session = self.plan, self.session
        if plan is not None and session is not None:
            level = plan.level
            session.apply(
                lambda case: with_setting(case, level, tool, name, value=value),
                label=SET_STEP,
            )

    def tell(self, told: ReviewCase) -> None:
        """Keep what the reviewer answers."""
        plan, session = self.plan, self.session
        if plan is not None and session is not None:
            level = plan.level
            session.apply(
                lambda case: with_told(case, level, told=told), label=ANSWER_STEP
            )

    def turn_after_operation(self) -> None:
        """Say that the open CT was made after the operation, or that it was not."""
        is_after = not self.is_alone

        def edit(case: Case) -> Case:
            return with_ct_after_operation(case, is_after=is_after)

        if self.session is not None and self.can_turn:
            self.session.apply(edit, label=MARKED_AFTER)

    def to_here(self, point_lps_mm: object) -> Vector3 | None:
        """Return a point of the CT after the operation in the case's own frame."""
        placement = self.placement
        here: Vector3 | None = placement.to_here(point_lps_mm) if placement else None
        return here

    # --- following --------------------------------------------------------------------

    def _follow(self) -> None:
        session = self.session
        if session is not None and session.is_previewing:
            return
        if self.is_active and session is not None:
            self.later.follow()
            self.placements.follow(self.plan, self.later.volume)
        if self.is_active:
            self._settle_told()
        self._show_pictures()
        self._show_layers()
        self.marking.follow()
        self.changed.emit()

    def _settle_told(self) -> None:
        """Judge the leak anew if something else is measured or told."""
        plan, session, outcome = self.plan, self.session, self.outcome
        if plan is None or session is None:
            self._judged, self.told = None, None
            return
        judged = (session, plan.level, plan.review, outcome)
        if judged == self._judged:
            return
        self._judged = judged
        try:
            self.told = told_now(plan, outcome, session.book)
        except BadReviewCase as error:
            self.told, self.runs.problem = None, sentence_of(error)

    def _show_pictures(self) -> None:
        session, placement = self.session, self.placement
        if session is None:
            self._show(None, None, is_placed=False)
            return
        before = None if session.case.study.after_operation else session.volume
        if placement is not None:
            is_placed = placement.prepared is not None
            self._show(before, placement.after, is_placed=is_placed)
        elif before is None:
            self._show(None, session.volume, is_placed=True)
        else:
            self._show(before, self._provisional(session), is_placed=False)

    def _provisional(self, session: Session) -> Volume | None:
        """Return the CT after the operation as it may be looked at meanwhile."""
        postop, shown = self.later.volume, self.state.pictures.after
        if postop is None:
            return None
        matrix = looked_at_from(postop, session.drawn)
        fresh = carried_volume(postop, matrix)
        if shown is None or shown.voxels_hu is not fresh.voxels_hu:
            return fresh
        is_there = np.array_equal(shown.grid.lps_from_ijk, fresh.grid.lps_from_ijk)
        return shown if is_there else fresh

    def _show(
        self, before: Volume | None, after: Volume | None, *, is_placed: bool
    ) -> None:
        level = self.plan.level if self.plan else ""
        note = "" if is_placed else words.not_aligned(level)
        fresh = ReviewPictures(
            before=before, after=after, is_placed=is_placed, note=note
        )
        shown = self.state.pictures
        if not _same(shown, fresh):
            self.state.show_pictures(fresh)

    def _show_layers(self) -> None:
        outcome, placement = self.outcome, self.placement
        if outcome is self._drawn:
            return
        self._drawn = outcome
        layers: list[Layer] = []
        if outcome is not None and placement is not None:
            for tool, result in spoken_review(outcome.review).results.items():
                layers += layers_of(
                    tool, result, here_from_postop=placement.here_from_postop
                )
        self.state.show_layers(coloured(layers))

    def _say_problem(self, error: Exception) -> None:
        self.runs.problem = sentence_of(error)
        self.changed.emit()


def _same(one: ReviewPictures, other: ReviewPictures) -> bool:
    return all(
        getattr(one, field.name) is getattr(other, field.name)
        or getattr(one, field.name) == getattr(other, field.name)
        for field in attrs.fields(ReviewPictures)
    )


def _signals_of(session: Session) -> tuple[SignalInstance, ...]:
    return (
        session.case_changed,
        session.anatomy_changed,
        session.selection_changed,
    )
