"""The way from the window to a report."""

from collections.abc import Callable
from pathlib import Path

from planner.errors import PlannerError
from ui.language import say
from ui.messages.errors import sentence_of
from ui.messages.report import SAVED, SAVED_PAGE
from ui.report.make_report import is_page, write_papers
from ui.report.review_part import ReviewPart
from ui.session import Session


class ReportDoor:
    """Saves a report where somebody wants it; what came of it is one sentence.

    `note` writes down which state it shows; `reviews` looks back at levels.
    """

    def __init__(
        self,
        *,
        session: Callable[[], Session | None],
        ask: Callable[[], Path | None],
        say: Callable[[str], None],
        tell: Callable[[str], None],
        note: Callable[[], None],
        reviews: Callable[[], tuple[ReviewPart, ...]],
    ) -> None:
        self._session = session
        self._ask = ask
        self._say, self._tell = say, tell
        self._note = note
        self._reviews = reviews

    def export(self) -> None:
        """Ask for a place and save there."""
        session = self._session()
        path = self._ask() if session is not None else None
        if session is None or path is None:
            return
        try:
            write_papers(session, path, reviews=self._reviews())
        except PlannerError as error:
            self._say(sentence_of(error))
        else:
            self._note()
            state = session.marks.standing.short
            words = say(SAVED_PAGE) if is_page(path) else say(SAVED)
            self._tell(say(words, file=path.name, state=state))
