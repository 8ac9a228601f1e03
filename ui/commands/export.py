"""`isthmus export`: what of a case other programs can read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.dicom.whose import read_whose
from planner.errors import CannotExport
from planner.work import Monitor
from ui.commands.check import exit_code_of
from ui.commands.outcome import Outcome, Unusable
from ui.export.facts import facts_of
from ui.export.order import Order, Ware, carry_out
from ui.export.papers import papers_of
from ui.language import say
from ui.messages import exchange as words
from ui.messages.opening import identity_words
from ui.offscreen import offscreen_session
from ui.session import Session


def export(path: Path, orders: Iterable[Order]) -> Outcome:
    """Write what is ordered; the exit code is that of the verdict on the case."""
    ordered = list(orders)
    if not ordered:
        raise Unusable(say(words.NOTHING_WANTED))
    for order in ordered:
        if order.is_taken:
            # Said before anything is measured and painted for nothing.
            raise CannotExport("taken", reason="taken", file=order.target)
    with offscreen_session(path) as session:
        facts = facts_of(session)
        lines = [line for order in ordered for line in _written(session, order)]
    lines += words.missing(facts.unmeasured)
    return Outcome(text="\n".join(lines), exit_code=exit_code_of(facts.judgement))


def _written(session: Session, order: Order) -> Iterator[str]:
    facts, papers = facts_of(session), None
    if order.ware is Ware.DICOM:
        source = session.source if order.identified else None
        whose = identity_words(read_whose(source)) if source else None
        papers = papers_of(session, identity=whose)
    names = carry_out(order, facts, papers, Monitor())
    yield words.done(order.target.name, names, facts.maker.state_digits)
    if order.ware is Ware.DICOM:
        yield say(words.NAMED if order.identified else words.UNNAMED)
    if order.ware is Ware.CASE:
        yield say(words.DEIDENTIFIED)
