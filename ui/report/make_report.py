"""From an open session to a report on the disk."""

import json
import secrets
from pathlib import Path

from planner.errors import BadPlan
from planner.plan.history import History
from planner.report.blocks import FigureRow, ReportDocument
from planner.report.html import html_text
from planner.report.pdf import pdf_bytes
from planner.review.review_document import review_document
from planner.rules.skin import skin_facts
from ui.report.contents import ReportFacts, report_document
from ui.report.figures import FigureMaker
from ui.report.findings_files import findings_csv, findings_json
from ui.report.review_part import ReviewPart
from ui.resources import resource
from ui.session import Session
from ui.theme import LIGHT, Look

WEB_SUFFIXES = (".html", ".htm")


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
    document = session_report(session, identity=identity, reviews=reviews)
    if is_page(path):
        _replace(path, _page(document))
        return
    papers = {
        path.suffix: report_pdf(document),
        ".html": _page(document),
        ".findings.json": findings_json(session.judgement, session.case),
        ".findings.csv": findings_csv(session.judgement),
    }
    reviewed = [part.reviewed for part in reviews if part.reviewed is not None]
    if reviewed:
        told = review_document(reviewed, {}, session.book)
        text = json.dumps(told, indent=1) + "\n"
        papers[".review.json"] = text.encode("utf-8")
    for suffix, content in papers.items():
        _replace(path.with_suffix(suffix), content)


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
    return report_document(
        ReportFacts(
            case=session.case,
            vertebrae=session.vertebrae,
            judgement=session.judgement,
            book=session.book,
            figures=key_figures(session),
            skin={
                level: facts.skin or {}
                for level, facts in skin_facts(session.case, session.volume).items()
            },
            identity=identity,
            standing=session.marks.standing,
            reviews=reviews,
        )
    )


def report_pdf(document: ReportDocument) -> bytes:
    return pdf_bytes(document, fonts=resource("fonts"))


def key_figures(session: Session) -> dict[str, tuple[FigureRow, ...]]:
    """Return the key pictures by level, painted on a session of their own.

    The surgeon's selection and views stay.
    """
    twin = Session(
        history=History(session.case),
        volume=session.volume,
        book=session.book,
        folder=session.folder,
        anatomy=session.anatomy,
    )
    maker = FigureMaker(twin, Look(theme=LIGHT))
    try:
        return {plan.level: maker.level(plan.level) for plan in twin.case.levels}
    finally:
        maker.release()
        twin.release()
        twin.deleteLater()


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise BadPlan("cannot write", reason="unwritable", file=path) from error
