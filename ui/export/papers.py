"""Report and key pictures of a case, painted before anything is written."""

from collections.abc import Callable

import attrs

from planner.report.blocks import Figure, FigureRow, ReportDocument
from planner.work import Monitor
from ui.report.make_report import document_order, report_pdf, session_report
from ui.session import Session


@attrs.frozen(kw_only=True, eq=False)
class Papers:
    """What only the thread of the window can make. `identity` stands in the report."""

    document: ReportDocument
    identity: str | None

    @property
    def pdf(self) -> bytes:
        return report_pdf(self.document)

    @property
    def figures(self) -> list[Figure]:
        rows = (b for b in self.document.blocks if isinstance(b, FigureRow))
        return [figure for row in rows for figure in row.figures]


def papers_of(session: Session, *, identity: str | None) -> Papers:
    """Paint the papers of a case; `identity` is a line about the patient, or None."""
    document = session_report(session, identity=identity)
    return Papers(document=document, identity=identity)


def papers_to_paint(
    session: Session, *, identity: str | None
) -> Callable[[Monitor], Papers]:
    """Return what makes the papers of a case as it is now, beside the window.

    The thread of the window paints for it, and lives on between two pictures.
    """
    made = document_order(session, identity=identity)
    return lambda monitor: Papers(document=made(monitor), identity=identity)
