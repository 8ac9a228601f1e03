"""`isthmus report`: a plan or case as papers that leave the room."""

from pathlib import Path

from planner.dicom.whose import read_whose
from ui.commands.check import exit_code_of, verdict_lines
from ui.commands.outcome import Outcome
from ui.language import say
from ui.messages.opening import identity_words
from ui.messages.signing import paper_words
from ui.offscreen import offscreen_session
from ui.report.make_report import write_papers


def report(path: Path, *, out: Path, identified: bool) -> Outcome:
    """Write the report; it names the patient only if that was asked for."""
    with offscreen_session(path) as session:
        who = None
        if identified:
            source = session.source
            who = identity_words(read_whose(source) if source else None)
        write_papers(session, out, identity=who)
        judgement = session.judgement
        signed = paper_words(session.marks.standing, session.book.stamp)
    lines = [
        *verdict_lines(judgement),
        signed,
        say("The report was written to {file}.", file=out.name),
    ]
    return Outcome(text="\n".join(lines), exit_code=exit_code_of(judgement))
