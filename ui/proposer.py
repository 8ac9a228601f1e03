"""Looks for safe needles of the selected level in the background, and applies one."""

import attrs
from PySide6.QtCore import QObject, Signal

from planner.anatomy.vertebra import Side, Vertebra
from planner.plan.case import LevelPlan
from planner.plan.needle_edits import proposal_name, with_proposal
from planner.propose.bench import Wish
from planner.propose.proposal import Proposal, SideProposals
from planner.propose.propose import needle_in_the_way, propose_level, replaced_by
from planner.work import Monitor
from ui.messages.errors import sentence_of
from ui.messages.proposals import CHOOSE_PROPOSAL, kept_sentence
from ui.session import Session
from ui.tasks import Task

BOTH_SIDES = (Side.RIGHT, Side.LEFT)


@attrs.frozen(kw_only=True, eq=False)
class _Ground:
    """What a search was made for: another vertebra or plan makes its answer stale."""

    plan: LevelPlan
    vertebra: Vertebra


class Proposer(QObject):
    """What was found belongs to one level; it goes when its outlines do.

    `sides` are those that are looked at; a single one gets a needle near the midline.
    `problem` is a sentence that says why a search ended without an answer. `taken`
    tells the needle that came into the plan.
    """

    changed = Signal()
    progressed = Signal(float)
    taken = Signal(object)

    def __init__(
        self, diameters_mm: tuple[float, ...], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.found: tuple[SideProposals, ...] = ()
        self.problem = ""
        self.sides: tuple[Side, ...] = BOTH_SIDES
        self._diameters_mm = diameters_mm
        self._session: Session | None = None
        self._ground: _Ground | None = None
        self._task: Task | None = None

    def set_session(self, session: Session | None) -> None:
        self.cancel()
        self._session = session
        if session is not None:
            session.judgement_changed.connect(self._drop_if_stale)
            session.selection_changed.connect(self._drop_if_stale)
        self._forget()

    @property
    def is_running(self) -> bool:
        return self._task is not None

    @property
    def can_start(self) -> bool:
        session = self._session
        return session is not None and session.vertebra is not None

    def start(self) -> None:
        """Look for needles on the chosen sides of the selected level."""
        session = self._session
        plan = session.level if session else None
        vertebra = session.vertebra if session else None
        if session is None or plan is None or vertebra is None or self.is_running:
            return
        wish = Wish(diameters_mm=self._diameters_mm, sides=self.sides)
        book = session.book
        self._forget()
        self._ground = _Ground(plan=plan, vertebra=vertebra)

        def work(monitor: Monitor) -> tuple[SideProposals, ...]:
            return propose_level(plan, vertebra, book, wish, monitor=monitor)

        self._task = session.tasks.run(work, then=self._take, on_error=self._refuse)
        self._task.progressed.connect(self.progressed)
        self._task.ended.connect(self._end)
        self.changed.emit()

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def choose(self, proposal: Proposal) -> None:
        """Take a proposal into the plan, in the place of one that was proposed before.

        Where somebody has placed a needle on that side since, `problem` says so.
        """
        session, ground = self._session, self._ground
        if session is None or ground is None:
            return
        plan = session.history.case.level(proposal.level)
        in_the_way = needle_in_the_way(plan, ground.vertebra, proposal.side)
        self.problem = ""
        if in_the_way is not None:
            self.problem = kept_sentence(in_the_way.id)
            self.changed.emit()
            return
        old = replaced_by(plan, ground.vertebra, proposal.side)
        session.apply(
            lambda case: with_proposal(
                case, proposal.level, needle=proposal.needle, replaces=old
            ),
            label=CHOOSE_PROPOSAL,
        )
        session.select(
            level=proposal.level, needle_id=proposal_name(plan, proposal.needle, old)
        )
        self.taken.emit(proposal.needle)

    def is_chosen(self, proposal: Proposal) -> bool:
        """Tell whether the plan holds this very needle."""
        level = self._session.level if self._session else None
        return level is not None and any(
            attrs.evolve(proposal.needle, id=needle.id, is_locked=needle.is_locked)
            == needle
            for needle in level.needles
        )

    def _take(self, result: object) -> None:
        if isinstance(result, tuple):
            self.found = result
            self._drop_if_stale()

    def _refuse(self, error: Exception) -> None:
        self.problem = sentence_of(error)

    def _end(self) -> None:
        self._task = None
        self.changed.emit()

    def _drop_if_stale(self) -> None:
        """Forget what was found for outlines or an approach that are no more."""
        session, ground = self._session, self._ground
        if session is None or ground is None:
            return
        plan = session.level
        is_same = (
            plan is not None
            and session.vertebra is ground.vertebra
            and plan.approach == ground.plan.approach
        )
        if not is_same:
            self.cancel()
            self._forget()

    def _forget(self) -> None:
        self.found = ()
        self.problem = ""
        self._ground = None
        self.changed.emit()
