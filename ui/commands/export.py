"""`isthmus export`: what of a case other programs can read."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from planner.dicom.whose import read_whose
from planner.errors import BadTool, CannotExport
from planner.exchange.placing import new_file
from planner.review.host.run import written
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
from ui.plugin_host import available_tools
from ui.session import Session
from ui.site_book import site_book


def export(
    path: Path,
    orders: Iterable[Order],
    *,
    plugin_format: tuple[str, str] | None = None,
) -> Outcome:
    """Write what is ordered; the exit code is that of the verdict on the case.

    `plugin_format` is the id of a plugin's format, and the file to write.
    """
    ordered = list(orders)
    if not ordered and plugin_format is None:
        raise Unusable(say(words.NOTHING_WANTED))
    writer = None if plugin_format is None else _plugin_writer(*plugin_format)
    for order in ordered:
        if order.is_taken:
            # Said before anything is measured and painted for nothing.
            raise CannotExport("taken", reason="taken", file=order.target)
    with offscreen_session(path) as session:
        facts = facts_of(session)
        lines = [line for order in ordered for line in _written(session, order)]
        if writer is not None:
            lines.append(writer(session))
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


def _plugin_writer(format_id: str, name: str) -> Callable[[Session], str]:
    """Return what writes a case as a plugin does; refuse before anything is measured.

    Raises
    ------
    BadTool
        With the reason "no_format" if no plugin that may run brings it.
    CannotExport
        If something has that name already.
    """
    target = Path(name)
    formats = available_tools(site_book()).formats
    if format_id not in formats:
        known = tuple(sorted(formats)) or None
        raise BadTool("unknown", reason="no_format", value=format_id, names=known)
    plugin, info = formats[format_id]
    if target.exists():
        raise CannotExport("taken", reason="taken", file=target)

    def write(session: Session) -> str:
        vertebrae = list(session.vertebrae.values())
        content = written(plugin, format_id, session.case, vertebrae)
        with new_file(target) as fresh:
            fresh.write_bytes(content)
        return say(words.BY_PLUGIN, file=target.name, title=info.title)

    return write
