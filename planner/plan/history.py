"""The only object that holds "the current case"."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import attrs

from planner.plan.case import Case

CaseListener = Callable[[Case], None]


@attrs.frozen(kw_only=True)
class Step:
    """A case value, the name of the edit that made it, by whom and when (UTC)."""

    case: Case
    label: str
    by: str
    at: datetime


@attrs.frozen(kw_only=True)
class Move:
    """What happened to the line: a new step ("edit"), or a walk along it ("go")."""

    verb: str
    position: int
    step: Step


MoveListener = Callable[[Move], None]


class History:
    """A line of case values with a name for each step; undo and redo walk along it.

    `author` names who works now; every new step carries it.
    """

    def __init__(self, case: Case, *, author: str = "") -> None:
        self.author = author
        self._steps = [Step(case=case, label="open", by=author, at=datetime.now(UTC))]
        self._current = 0
        self._recorders: list[MoveListener] = []
        self._listeners: list[CaseListener] = []

    @classmethod
    def restored(cls, steps: Sequence[Step], position: int) -> "History":
        """Return a history as it was when it was put away."""
        history = cls(steps[0].case)
        history._steps, history._current = list(steps), position
        return history

    def with_cases(self, change: Callable[[Case], Case]) -> "History":
        """Return a history with each of its cases changed; nobody listens to it yet."""
        steps = [attrs.evolve(step, case=change(step.case)) for step in self._steps]
        return History.restored(steps, self._current)

    @property
    def case(self) -> Case:
        return self._steps[self._current].case

    @property
    def steps(self) -> Sequence[Step]:
        """The whole line, undone steps included."""
        return tuple(self._steps)

    @property
    def position(self) -> int:
        """Where in the line the current case stands."""
        return self._current

    @property
    def undo_label(self) -> str | None:
        """The name of the step that undo would take back, or None."""
        return self._steps[self._current].label if self._current else None

    @property
    def redo_label(self) -> str | None:
        """The name of the step that redo would take again, or None."""
        following = self._current + 1
        return self._steps[following].label if following < len(self._steps) else None

    def on_case_changed(self, listener: CaseListener) -> Callable[[], None]:
        """Call `listener` after each change; returns the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def on_moved(self, recorder: MoveListener) -> Callable[[], None]:
        """Call `recorder` before anybody hears of a change; returns the way to stop.

        What it writes down is therefore on the disk before it is on the screen.
        """
        self._recorders.append(recorder)
        return lambda: self._recorders.remove(recorder)

    def commit(self, case: Case, *, label: str) -> None:
        """Add a step unless nothing changed; steps that were undone are dropped."""
        if case == self.case:
            return
        step = Step(case=case, label=label, by=self.author, at=datetime.now(UTC))
        keep = self._current + 1
        self._steps = [*self._steps[:keep], step]
        self._step_to(keep, verb="edit")

    def undo(self) -> None:
        self.go_to(self._current - 1)

    def redo(self) -> None:
        self.go_to(self._current + 1)

    def go_to(self, position: int) -> None:
        """Walk along the line to a step; nothing happens where there is none."""
        if 0 <= position < len(self._steps) and position != self._current:
            self._step_to(position, verb="go")

    def _step_to(self, index: int, *, verb: str) -> None:
        self._current = index
        move = Move(verb=verb, position=index, step=self._steps[index])
        for recorder in tuple(self._recorders):
            recorder(move)
        for listener in tuple(self._listeners):
            listener(self.case)
