"""Report and key pictures of a case, painted before anything is written."""

import attrs

from planner.report.blocks import Figure, FigureRow, ReportDocument
from ui.report.make_report import report_pdf, session_report
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
