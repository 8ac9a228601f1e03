"""`isthmus export`: what of a case other programs can read."""

from collections.abc import Iterator
from pathlib import Path

import attrs

from planner.work import Monitor
from ui.commands.check import exit_code_of
from ui.commands.outcome import Outcome, Unusable
from ui.export.dicom_objects import export_dicom
from ui.export.facts import ExportFacts, facts_of
from ui.export.models import export_markups, export_surfaces
from ui.messages import exchange as words
from ui.offscreen import offscreen_session


@attrs.frozen(kw_only=True)
class Wanted:
    """Where what is to be written; None where it is not wanted."""

    dicom: Path | None = None
    stl: Path | None = None
    markups: Path | None = None
    identified: bool = False

    @property
    def is_nothing(self) -> bool:
        return self.dicom is None and self.stl is None and self.markups is None


def export(path: Path, wanted: Wanted) -> Outcome:
    """Write what is wanted; the exit code is that of the verdict on the case."""
    if wanted.is_nothing:
        raise Unusable(words.NOTHING_WANTED)
    with offscreen_session(path) as session:
        facts = facts_of(session)
        lines = list(_written(facts, wanted))
    if facts.unmeasured:
        lines.append(words.UNMEASURED.format(levels=", ".join(facts.unmeasured)))
    return Outcome(text="\n".join(lines), exit_code=exit_code_of(facts.judgement))


def _written(facts: ExportFacts, wanted: Wanted) -> Iterator[str]:
    monitor = Monitor()
    if wanted.stl is not None:
        yield _done(facts, wanted.stl, export_surfaces(facts, wanted.stl, monitor))
    if wanted.markups is not None:
        yield _done(facts, wanted.markups, export_markups(facts, wanted.markups))
    if wanted.dicom is not None:
        names = export_dicom(facts, wanted.dicom, monitor, identified=wanted.identified)
        yield _done(facts, wanted.dicom, names)
        yield words.NAMED if wanted.identified else words.UNNAMED


def _done(facts: ExportFacts, place: Path, names: list[str]) -> str:
    return words.done(place.name, names, facts.maker.state_digits)
