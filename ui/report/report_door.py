"""The way from the window to a report."""

from collections.abc import Callable
from pathlib import Path

from ui.language import say
from ui.messages.errors import sentence_of
from ui.messages.progress import WRITING_REPORT
from ui.messages.report import LEFT_SINCE, SAVED, SAVED_PAGE
from ui.report.make_report import PapersOrder, is_page, papers_order
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
        self._at_work: PapersOrder | None = None
        self._of: Session | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether a report of the open case is being written."""
        return self._at_work is not None and self._of is self._session()

    def release(self) -> None:
        """Paint no more; safe to call twice."""
        if self._at_work is not None:
            self._at_work.release()

    def export(self) -> None:
        """Ask for a place and save there; it takes seconds, and the window lives on."""
        session = self._session()
        if session is None or self.is_at_work:
            return
        path = self._ask()
        if path is None:
            return
        case, state = session.case, session.marks.standing.short
        order = papers_order(session, path, reviews=self._reviews())

        def finish(_: object) -> None:
            words = say(SAVED_PAGE) if is_page(path) else say(SAVED)
            told = say(words, file=path.name, state=state)
            if session.case is case:
                self._note()
            else:
                told = say("{told} {left}", told=told, left=say(LEFT_SINCE))
            self._tell(told)

        def end() -> None:
            order.release()
            if self._at_work is order:
                self._at_work = None

        self._at_work, self._of = order, session
        task = session.tasks.run(
            order,
            then=finish,
            on_error=lambda error: self._say(sentence_of(error)),
            words=say(WRITING_REPORT),
        )
        task.ended.connect(end)
