"""The way from an open plan to a signed one."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.case_file.marks import FINDINGS, OUTLINES, PICTURE
from planner.case_file.outlines import packed_outlines
from planner.case_file.store import MOST_ATTACHED_BYTES
from planner.errors import PlannerError
from planner.plan.case import Case
from planner.report.blocks import Figure, Picture
from planner.report.png import png_bytes
from planner.rules.evaluate import findings_document
from planner.rules.findings import Judgement
from planner.work import Monitor
from ui.case_door import CaseDoor
from ui.case_keeper import CaseKeeper
from ui.language import say
from ui.messages import signing as words
from ui.messages.errors import sentence_of
from ui.messages.policy import book_words
from ui.painted import Painted
from ui.report.make_report import key_pictures
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
        self._at_work: AttachmentsOrder | None = None
        self._of: Session | None = None

    def can_sign(self) -> bool:
        """Whether a needle is planned and everything that follows from it is there."""
        session = self._door.session
        if session is None or session.is_read_only or session.is_previewing:
            return False
        if self.is_at_work:
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
        self._attach_and_sign(session, keeper, initials)

    @property
    def is_at_work(self) -> bool:
        """Whether what is kept with a signature of the open case is being made."""
        return self._at_work is not None and self._of is self._door.session

    def release(self) -> None:
        """Paint no more; safe to call twice."""
        if self._at_work is not None:
            self._at_work.release()

    def _attach_and_sign(
        self, session: Session, keeper: CaseKeeper, initials: str
    ) -> None:
        """Make what is kept with a signature while the window lives on; then sign."""
        order, case = attachments_order(session), session.case

        def finish(attached: object) -> None:
            if session.case is not case:
                self._say(say(words.LEFT_MEANWHILE))
            elif isinstance(attached, dict):
                self._sign(keeper, initials, attached)

        def end() -> None:
            order.release()
            if self._at_work is order:
                self._at_work = None

        self._at_work, self._of = order, session
        task = session.tasks.run(
            order,
            then=finish,
            on_error=lambda error: self._say(sentence_of(error)),
            words=say(words.WORKING),
        )
        task.ended.connect(end)

    def _sign(
        self, keeper: CaseKeeper, initials: str, attached: Mapping[str, bytes]
    ) -> None:
        try:
            mark = keeper.sign(initials, attached=attached)
        except PlannerError as error:
            self._say(sentence_of(error))
        else:
            self._tell(say(words.SIGNED, by=mark.by, state=mark.short))

    def _save_first(self) -> bool:
        return self._ask_to_save() and self._door.save_as_case()


@attrs.frozen(kw_only=True, eq=False)
class AttachmentsOrder:
    """What is kept with a signature of a case as it is now; its size has a bound."""

    case: Case
    judgement: Judgement
    vertebrae: Mapping[str, Vertebra]
    pictures: Painted[tuple[str, Figure]]

    def __call__(self, monitor: Monitor) -> dict[str, bytes]:
        """Make it, by name; called on the thread of the work.

        Raises
        ------
        Cancelled
            If the monitor was cancelled.
        """
        figures = [figure for _, figure in self.pictures.all(monitor)]
        document = findings_document(self.judgement, self.case)
        made = {FINDINGS: as_findings_json(document)}
        for level, vertebra in self.vertebrae.items():
            made[f"{OUTLINES}{level}"] = packed_outlines(vertebra)
        made.update(_pictures(figures))
        return made

    def release(self) -> None:
        """Paint no more; safe to call twice, on the thread of the window."""
        self.pictures.release()


def attachments_order(session: Session) -> AttachmentsOrder:
    """Return what makes all that is kept with a signature of the case as it is now."""
    return AttachmentsOrder(
        case=session.case,
        judgement=session.judgement,
        vertebrae=dict(session.vertebrae),
        pictures=key_pictures(session),
    )


def as_findings_json(document: object) -> bytes:
    """Return a findings document as it is kept."""
    return json.dumps(document, indent=1).encode("ascii")


def _pictures(figures: Sequence[Figure]) -> Iterator[tuple[str, bytes]]:
    """Yield the key pictures of every level, coarser where they would be too large."""
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
