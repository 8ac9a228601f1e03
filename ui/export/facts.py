"""What is exported: a judged case with its images, as it stood when somebody asked."""

from collections.abc import Mapping
from pathlib import Path

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.exchange.maker import Maker
from planner.exchange.structures import Structure, structures_of
from planner.imaging.volume import Volume
from planner.plan.case import Case
from planner.plan.storage import case_digest
from planner.rules.book import RuleBook
from planner.rules.findings import Judgement
from ui.session import Session
from ui.version import version


@attrs.frozen(kw_only=True, eq=False)
class ExportFacts:
    """Everything an export needs; nothing of it changes while it is written.

    Relative paths of the case count from `folder`.
    """

    case: Case
    vertebrae: Mapping[str, Vertebra]
    judgement: Judgement
    book: RuleBook
    volume: Volume
    folder: Path
    maker: Maker

    @property
    def structures(self) -> list[Structure]:
        return structures_of(self.case, self.vertebrae)

    @property
    def unmeasured(self) -> tuple[str, ...]:
        """The levels of which no vertebra is known: their parts are missing."""
        levels = [plan.level for plan in self.case.levels]
        return tuple(name for name in levels if name not in self.vertebrae)


def facts_of(session: Session) -> ExportFacts:
    """Return the case of a session as it is now; a drag in progress is not part."""
    case = session.history.case
    return ExportFacts(
        case=case,
        vertebrae=dict(session.anatomy.built(case)),
        judgement=session.judgement,
        book=session.book,
        volume=session.volume,
        folder=session.folder,
        maker=Maker(
            version=version(),
            state=case_digest(case),
            rulebook=session.judgement.rulebook,
        ),
    )
