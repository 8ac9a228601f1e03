"""`isthmus export`: what of a case other programs can read."""

from collections.abc import Iterator
from pathlib import Path

import attrs

from planner.dicom.whose import read_whose
from planner.work import Monitor
from ui.commands.check import exit_code_of
from ui.commands.outcome import Outcome, Unusable
from ui.export.deidentified import export_deidentified
from ui.export.dicom_objects import export_dicom
from ui.export.facts import ExportFacts, facts_of
from ui.export.models import export_markups, export_surfaces
from ui.export.papers import papers_of
from ui.messages import exchange as words
from ui.messages.opening import identity_words
from ui.offscreen import offscreen_session
from ui.session import Session


@attrs.frozen(kw_only=True)
class Wanted:
    """Where what is to be written; None where it is not wanted."""

    dicom: Path | None = None
    stl: Path | None = None
    markups: Path | None = None
    deidentified: Path | None = None
    identified: bool = False

    @property
    def is_nothing(self) -> bool:
        places = (self.dicom, self.stl, self.markups, self.deidentified)
        return all(place is None for place in places)


def export(path: Path, wanted: Wanted) -> Outcome:
    """Write what is wanted; the exit code is that of the verdict on the case."""
    if wanted.is_nothing:
        raise Unusable(words.NOTHING_WANTED)
    with offscreen_session(path) as session:
        facts = facts_of(session)
        lines = list(_written(session, facts, wanted))
    if facts.unmeasured:
        lines.append(words.UNMEASURED.format(levels=", ".join(facts.unmeasured)))
    return Outcome(text="\n".join(lines), exit_code=exit_code_of(facts.judgement))


def _written(session: Session, facts: ExportFacts, wanted: Wanted) -> Iterator[str]:
    monitor = Monitor()
    if wanted.stl is not None:
        yield _done(facts, wanted.stl, export_surfaces(facts, wanted.stl, monitor))
    if wanted.markups is not None:
        yield _done(facts, wanted.markups, export_markups(facts, wanted.markups))
    if wanted.dicom is not None:
        papers = papers_of(session, identity=_whose(session, wanted))
        names = export_dicom(
            facts, papers, wanted.dicom, monitor, identified=wanted.identified
        )
        yield _done(facts, wanted.dicom, names)
        yield words.NAMED if wanted.identified else words.UNNAMED

    if wanted.deidentified is not None:
        names = export_deidentified(facts, wanted.deidentified, monitor)
        yield _done(facts, wanted.deidentified, names)
        yield words.DEIDENTIFIED


def _whose(session: Session, wanted: Wanted) -> str | None:
    if not wanted.identified:
        return None
    return identity_words(read_whose(session.source) if session.source else None)


def _done(facts: ExportFacts, place: Path, names: list[str]) -> str:
    return words.done(place.name, names, facts.maker.state_digits)
