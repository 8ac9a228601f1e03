"""From an open session to a report on the disk."""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from planner.errors import BadPlan
from planner.imaging.volume import Volume
from planner.plan.history import History
from planner.report.blocks import Figure, FigureRow, ReportDocument
from planner.report.html import html_text
from planner.review.review_document import review_document
from planner.rules.skin import skin_facts
from planner.work import Monitor, part_of
from ui.painted import Painted
from ui.report.contents import ReportFacts, report_document
from ui.report.figures import FigureMaker, in_rows
from ui.report.findings_files import findings_csv, findings_json
from ui.report.review_part import ReviewPart
from ui.resources import resource
from ui.session import Session
from ui.theme import LIGHT, Look

WEB_SUFFIXES = (".html", ".htm")
PAINTED = 0.6
"""The share of the work that is done when all is painted."""
MOST_PAPERS = 5


@attrs.frozen(kw_only=True, eq=False)
class DocumentOrder:
    """The report of a case as it is now: painted by the window, set beside it."""

    facts: ReportFacts
    volume: Volume
    pictures: Painted[tuple[str, Figure]]

    def __call__(self, monitor: Monitor) -> ReportDocument:
        """Make it; called on the thread of the work.

        Raises
        ------
        Cancelled
            If the monitor was cancelled.
        """
        figures = _by_level(self.pictures.all(monitor))
        return _document(self.facts, self.volume, figures)

    def release(self) -> None:
        """Paint no more; safe to call twice, on the thread of the window."""
        self.pictures.release()


@attrs.frozen(kw_only=True, eq=False)
class PapersOrder:
    """The papers of a case as it is now, and where they are to lie."""

    report: DocumentOrder
    path: Path

    def __call__(self, monitor: Monitor) -> None:
        """Write them; called on the thread of the work.

        Raises
        ------
        BadPlan
            With the reason "unwritable"; a file of that name is then as it was.
        Cancelled
            If the monitor was cancelled; nothing is written then.
        """
        document = self.report(part_of(monitor, 0.0, PAINTED))
        papers = {}
        for done, (suffix, content) in enumerate(self._contents(document), start=1):
            papers[suffix] = content
            monitor.report(PAINTED + (1.0 - PAINTED) * min(done / MOST_PAPERS, 1.0))
        for suffix, content in papers.items():
            _replace(self.path.with_suffix(suffix), content)

    def release(self) -> None:
        """Paint no more; safe to call twice, on the thread of the window."""
        self.report.release()

    def _contents(self, document: ReportDocument) -> Iterator[tuple[str, bytes]]:
        """Yield the papers by how their names end."""
        facts, suffix = self.report.facts, self.path.suffix
        if is_page(self.path):
            yield suffix, _page(document)
            return
        yield suffix, report_pdf(document)
        yield ".html", _page(document)
        yield ".findings.json", findings_json(facts.judgement, facts.case)
        yield ".findings.csv", findings_csv(facts.judgement)
        reviewed = [part.reviewed for part in facts.reviews if part.reviewed]
        if reviewed:
            told = review_document(reviewed, {}, facts.book)
            yield ".review.json", (json.dumps(told, indent=1) + "\n").encode("utf-8")


def write_report(session: Session, path: Path, *, identity: str | None = None) -> None:
    """Write the report of a case: a web page if the name ends so, else a PDF.

    `identity` is one line about the patient, if somebody asked for it.

    Raises
    ------
    BadPlan
        With the reason "unwritable"; a file of that name is then as it was.
    """
    document = session_report(session, identity=identity)
    _replace(path, _page(document) if is_page(path) else report_pdf(document))


def write_papers(
    session: Session,
    path: Path,
    *,
    identity: str | None = None,
    reviews: tuple[ReviewPart, ...] = (),
) -> None:
    """Write a report, and beside a PDF the same as a web page and the findings.

    Raises
    ------
    BadPlan
        With the reason "unwritable"; a file of that name is then as it was.
    """
    papers_order(session, path, identity=identity, reviews=reviews)(Monitor())


def papers_order(
    session: Session,
    path: Path,
    *,
    identity: str | None = None,
    reviews: tuple[ReviewPart, ...] = (),
) -> PapersOrder:
    """Return what writes the papers of a case as it is now, whatever becomes of it."""
    report = document_order(session, identity=identity, reviews=reviews)
    return PapersOrder(report=report, path=path)


def document_order(
    session: Session,
    *,
    identity: str | None = None,
    reviews: tuple[ReviewPart, ...] = (),
) -> DocumentOrder:
    """Return what makes the report of a case as it is now."""
    return DocumentOrder(
        facts=_facts(session, identity=identity, reviews=reviews),
        volume=session.volume,
        pictures=key_pictures(session),
    )


def is_page(path: Path) -> bool:
    """Tell whether a name asks for a web page."""
    return path.suffix.lower() in WEB_SUFFIXES


def _page(document: ReportDocument) -> bytes:
    return html_text(document).encode("utf-8")


def session_report(
    session: Session,
    *,
    identity: str | None = None,
    reviews: tuple[ReviewPart, ...] = (),
) -> ReportDocument:
    """Return the report of a case as it is on the screen, key pictures included."""
    facts = _facts(session, identity=identity, reviews=reviews)
    return _document(facts, session.volume, key_figures(session))


def _facts(
    session: Session, *, identity: str | None, reviews: tuple[ReviewPart, ...]
) -> ReportFacts:
    return ReportFacts(
        case=session.case,
        vertebrae=session.vertebrae,
        judgement=session.judgement,
        book=session.book,
        identity=identity,
        standing=session.marks.standing,
        reviews=reviews,
    )


def _document(
    facts: ReportFacts, volume: Volume, figures: Mapping[str, tuple[FigureRow, ...]]
) -> ReportDocument:
    skin = {
        level: found.skin or {}
        for level, found in skin_facts(facts.case, volume).items()
    }
    return report_document(attrs.evolve(facts, figures=figures, skin=skin))


def report_pdf(document: ReportDocument) -> bytes:
    from planner.report.pdf import pdf_bytes  # what lays out pages loads slowly

    return pdf_bytes(document, fonts=resource("fonts"))


def key_figures(session: Session) -> dict[str, tuple[FigureRow, ...]]:
    """Return the key pictures by level, painted at once."""
    return _by_level(_painted(session))


def key_pictures(session: Session) -> Painted[tuple[str, Figure]]:
    """Return the key pictures with their levels, to be painted one by one."""
    count = sum(map(FigureMaker.count, session.case.levels))
    return Painted(_painted(session), count=count)


def _painted(session: Session) -> Iterator[tuple[str, Figure]]:
    """Yield pictures painted on a session of their own: selection and views stay."""
    twin = Session(
        history=History(session.case),
        volume=session.volume,
        book=session.book,
        folder=session.folder,
        anatomy=session.anatomy,
    )
    maker = FigureMaker(twin, Look(theme=LIGHT))
    try:
        for plan in twin.case.levels:
            for figure in maker.level(plan.level):
                yield plan.level, figure
    finally:
        maker.release()
        twin.release()
        twin.deleteLater()


def _by_level(
    pictures: Iterable[tuple[str, Figure]],
) -> dict[str, tuple[FigureRow, ...]]:
    levels: dict[str, list[Figure]] = {}
    for level, figure in pictures:
        levels.setdefault(level, []).append(figure)
    return {level: in_rows(figures) for level, figures in levels.items()}


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise BadPlan("cannot write", reason="unwritable", file=path) from error
