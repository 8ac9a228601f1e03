"""The only object that holds "the current case"."""

from collections.abc import Callable

from planner.plan.case import Case

CaseListener = Callable[[Case], None]


class History:
    """A line of case values with a name for each step; undo and redo walk along it."""

    def __init__(self, case: Case) -> None:
        self._cases = [case]
        self._labels = ["open"]
        self._current = 0
        self._listeners: list[CaseListener] = []

    @property
    def case(self) -> Case:
        return self._cases[self._current]

    @property
    def undo_label(self) -> str | None:
        """The name of the step that undo would take back, or None."""
        return self._labels[self._current] if self._current else None

    @property
    def redo_label(self) -> str | None:
        """The name of the step that redo would take again, or None."""
        following = self._current + 1
        return self._labels[following] if following < len(self._cases) else None

    def on_case_changed(self, listener: CaseListener) -> Callable[[], None]:
        """Call `listener` after each change; returns the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def commit(self, case: Case, *, label: str) -> None:
        """Add a step unless nothing changed; steps that were undone are dropped."""
        if case == self.case:
            return
        keep = self._current + 1
        self._cases = [*self._cases[:keep], case]
        self._labels = [*self._labels[:keep], label]
        self._step_to(keep)

    def undo(self) -> None:
        if self._current:
            self._step_to(self._current - 1)

    def redo(self) -> None:
        if self._current + 1 < len(self._cases):
            self._step_to(self._current + 1)

    def _step_to(self, index: int) -> None:
        self._current = index
        for listener in tuple(self._listeners):
            listener(self.case)
