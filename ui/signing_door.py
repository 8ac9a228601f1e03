"""The way from an open plan to a signed one."""

import json
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from planner.case_file.marks import FINDINGS, OUTLINES, PICTURE
from planner.case_file.outlines import packed_outlines
from planner.case_file.store import MOST_ATTACHED_BYTES
from planner.errors import PlannerError
from planner.report.blocks import Picture
from planner.report.png import png_bytes
from planner.rules.evaluate import findings_document
from planner.rules.findings import Judgement
from ui.case_door import CaseDoor
from ui.language import say
from ui.messages import signing as words
from ui.messages.errors import sentence_of
from ui.messages.policy import book_words
from ui.report.make_report import key_figures
from ui.session import Session

AskInitials = Callable[[Judgement, str], str | None]
"""Given what is signed and what it is called: who signs, or None."""


class SigningDoor:
    """Signs the open case; what came of it is one sentence."""

    def __init__(
        self,
        door: CaseDoor,
        *,
        ask: AskInitials,
        ask_to_save: Callable[[], bool],
        say: Callable[[str], None],
        tell: Callable[[str], None],
    ) -> None:
        self._door = door
        self._ask = ask
        self._ask_to_save = ask_to_save
        self._say, self._tell = say, tell

    def can_sign(self) -> bool:
        """Whether a needle is planned and everything that follows from it is there."""
        session = self._door.session
        if session is None or session.is_read_only or session.is_previewing:
            return False
        plans = session.case.levels
        is_building = any(session.anatomy.is_building(plan) for plan in plans)
        return any(plan.needles for plan in plans) and not is_building

    def sign(self) -> None:
        """Ask who signs, and keep what was signed in the case file."""
        session, keeper = self._door.session, self._door.keeper
        if session is None or keeper is None or not self.can_sign():
            return
        if not (keeper.is_in_case_file or self._save_first()):
            return
        state = session.marks.standing.short
        about = say(
            "State {state}. {book}",
            state=state,
            book=book_words(session.book),
        )
        initials = self._ask(session.judgement, about)
        if initials is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            mark = keeper.sign(initials, attached=dict(attachments(session)))
        except PlannerError as error:
            self._say(sentence_of(error))
        else:
            self._tell(say(words.SIGNED, by=mark.by, state=mark.short))
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _save_first(self) -> bool:
        return self._ask_to_save() and self._door.save_as_case()


def attachments(session: Session) -> Iterator[tuple[str, bytes]]:
    """Yield all that is kept with a signature, by name; its size has a bound."""
    document = findings_document(session.judgement, session.case)
    yield FINDINGS, as_findings_json(document)
    for level, vertebra in session.vertebrae.items():
        yield f"{OUTLINES}{level}", packed_outlines(vertebra)
    yield from _pictures(session)


def as_findings_json(document: object) -> bytes:
    """Return a findings document as it is kept."""
    return json.dumps(document, indent=1).encode("ascii")


def _pictures(session: Session) -> Iterator[tuple[str, bytes]]:
    """Yield the key pictures of every level, coarser where they would be too large."""
    figures = [
        figure
        for rows in key_figures(session).values()
        for figure_row in rows
        for figure in figure_row.figures
    ]
    room = MOST_ATTACHED_BYTES
    for number, figure in enumerate(figures, start=1):
        share = room // (len(figures) - number + 1)
        content = _within(figure.picture, share)
        room -= len(content)
        yield f"{PICTURE}{number:02} {figure.caption}", content


def _within(picture: Picture, most_bytes: int) -> bytes:
    """Return a picture as PNG, with every second pixel until it is small enough."""
    content = png_bytes(picture)
    while len(content) > most_bytes and min(picture.shape[:2]) > 1:
        picture = picture[::2, ::2]
        content = png_bytes(picture)
    return content
