"""What of the open case was signed or put on paper, and how it stands to that now."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from planner.case_file.marks import Mark, Standing, standing_of
from planner.plan.case import Case
from planner.plan.history import History
from planner.plan.storage import case_digest

AskToLeave = Callable[[Mark], bool]
"""Is a signed state to be left for a new, unsigned one?"""


class CaseMarks(QObject):
    """Follows one history. `changed` tells of a new mark, not of a new step.

    `ask_to_leave` is asked once for each signature; without it nobody is asked.
    """

    changed = Signal()

    def __init__(self, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._marks: tuple[Mark, ...] = ()
        self._known: tuple[Case, Standing] | None = None
        self._may_go: set[int] = set()
        self.ask_to_leave: AskToLeave | None = None

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark of the case, the oldest first."""
        return self._marks

    @property
    def standing(self) -> Standing:
        """How the committed case stands to its marks; a drag in progress is none."""
        case = self._history.case
        if self._known is None or self._known[0] is not case:
            self._known = (case, standing_of(case, self._marks))
        return self._known[1]

    def use(self, marks: tuple[Mark, ...]) -> None:
        self._marks, self._known = marks, None
        self.changed.emit()

    def add(self, mark: Mark) -> None:
        self.use((*self._marks, mark))

    def may_become(self, case: Case) -> bool:
        """Tell whether the state at hand may be left for another one.

        A signed one only if somebody says so; who said so is not asked again. What
        decides nothing leaves it signed, and needs no asking.
        """
        signed = self.standing.signed
        if not signed or self.ask_to_leave is None:
            return True
        if case_digest(case) == self.standing.digest:
            return True
        if signed[-1].number not in self._may_go and self.ask_to_leave(signed[-1]):
            self._may_go.add(signed[-1].number)
        return signed[-1].number in self._may_go
