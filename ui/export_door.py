"""The way from the window to other programs, and from 3D Slicer back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.dicom.whose import read_whose
from planner.errors import PlannerError
from planner.exchange.markup_needles import with_markup_lines
from planner.exchange.markups import read_markup_lines
from planner.work import Monitor, part_of
from ui.dialogs.export import ExportDialog
from ui.dialogs.files import FileAsker
from ui.export.facts import ExportFacts, facts_of
from ui.export.order import Order, Ware, carry_out
from ui.export.papers import papers_to_paint
from ui.messages import exchange as words
from ui.messages.errors import sentence_of
from ui.messages.opening import identity_words
from ui.messages.words import TAKE_MARKUPS
from ui.report.make_report import PAINTED
from ui.session import Session
from ui.theme import Look
from ui.viewports.needle_tool import ELEVEN_GAUGE_MM


class ExportDoor:
    """Asks what is to leave and where to; what came of it is one sentence."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        asker: FileAsker,
        *,
        session: Callable[[], Session | None],
        say: Callable[[str], None],
    ) -> None:
        self._parent = parent
        self._look = look
        self._asker = asker
        self._session = session
        self._say = say

    def export(self) -> None:
        """Open the dialog on the case as it is now."""
        session = self._session()
        if session is None:
            return
        facts = facts_of(session)
        dialog = ExportDialog(
            self._parent,
            self._look,
            place=self._asker.place,
            about=tuple(words.missing(facts.unmeasured)),
            browse=self._asker.export_folder,
            carry=partial(_carry, session, facts),
            state=facts.maker.state_digits,
        )
        dialog.exec()
        dialog.release()
        dialog.deleteLater()
        if dialog.told:
            self._say(dialog.told)

    def import_needles(self) -> None:
        """Take the lines of a markups file over as needles, in one step."""
        session = self._session()
        path = self._asker.markups() if session is not None else None
        if session is None or path is None:
            return
        before = session.history.case
        try:
            self._take(session, path)
        except PlannerError as error:
            self._say(sentence_of(error))
            return
        count = sum(len(plan.needles) for plan in session.history.case.levels)
        count -= sum(len(plan.needles) for plan in before.levels)
        self._say(words.taken_over(count, path.name))

    def _take(self, session: Session, path: Path) -> None:
        lines = read_markup_lines(path)
        vertebrae = session.vertebrae
        session.apply(
            lambda case: with_markup_lines(
                case,
                vertebrae,
                session.volume.grid,
                lines,
                outer_diameter_mm=ELEVEN_GAUGE_MM,
            ),
            label=TAKE_MARKUPS,
        )


def _carry(
    session: Session, facts: ExportFacts, order: Order
) -> Callable[[Monitor], list[str]]:
    """Return what is to be done in the background; this thread paints for it."""
    if order.ware is not Ware.DICOM:
        return partial(carry_out, order, facts, None)
    source = session.source if order.identified else None
    whose = identity_words(read_whose(source)) if source else None
    paint = papers_to_paint(session, identity=whose)

    def work(monitor: Monitor) -> list[str]:
        papers = paint(part_of(monitor, 0.0, PAINTED))
        return carry_out(order, facts, papers, part_of(monitor, PAINTED, 1.0))

    return work
