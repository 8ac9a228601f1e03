"""States that left the room: signed by somebody, or put on paper.

A mark is an entry of the audit trail, so it can be neither moved to another state nor
taken out. A state is told by `case_digest`, whose first digits stand on every paper.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import attrs

from planner.case_file.reading import Record
from planner.case_file.record import NOTE, SIGN, Entry
from planner.plan.case import Case
from planner.plan.storage import case_digest

REPORT = "report"
"""The label of a note that the state was put on paper."""

DIGITS = 12
"""How much of a digest people compare."""

FINDINGS = "findings.json"
OUTLINES = "outlines "
PICTURE = "picture "
"""What is kept with a signature: the findings document; outlines, the level behind it
(`planner.case_file.outlines`); key pictures as PNG, number and caption behind it."""


@attrs.frozen(kw_only=True)
class Mark:
    """A state that was signed ("sign") or reported ("report"), by whom and when (UTC).

    `digest` tells the state, `rule_book` the book and policy in force, `verdict` the
    overall severity that was signed. `number` is that of the entry; `attached` holds
    the SHA-256 of what was put beside it, by name.
    """

    kind: str
    by: str
    at: datetime
    digest: str
    rule_book: str
    verdict: str = ""
    number: int = 0
    attached: Mapping[str, str] = attrs.field(factory=dict)

    @property
    def short(self) -> str:
        """The digits that stand on paper and in the window."""
        return self.digest[:DIGITS]


@attrs.frozen(kw_only=True)
class Standing:
    """How a case as it is now stands to what was signed and what is on paper.

    `signed` are the signatures of this very state, `last_signed` and `last_reported`
    the latest of any state, or None.
    """

    digest: str
    signed: tuple[Mark, ...] = ()
    last_signed: Mark | None = None
    last_reported: Mark | None = None

    @property
    def short(self) -> str:
        return self.digest[:DIGITS]

    @property
    def is_changed_since(self) -> bool:
        """Whether somebody signed a state that is not this one."""
        return self.last_signed is not None and not self.signed

    @property
    def is_report_old(self) -> bool:
        """Whether the last paper shows another state than this one."""
        return self.last_reported is not None and (
            self.last_reported.digest != self.digest
        )


def marks_of(record: Record) -> tuple[Mark, ...]:
    """Return every signature and every report of a case file, the oldest first."""
    return tuple(
        mark_of(entry, record.case_of(entry))
        for entry in record.entries
        if entry.verb == SIGN or (entry.verb, entry.label) == (NOTE, REPORT)
    )


def mark_of(entry: Entry, case: Case) -> Mark:
    """Return the mark that an entry is; `case` is the state it stands with."""
    is_signature = entry.verb == SIGN
    return Mark(
        kind=SIGN if is_signature else REPORT,
        by=entry.by,
        at=entry.at,
        digest=case_digest(case),
        rule_book=entry.rule_book,
        verdict=entry.label if is_signature else "",
        number=entry.number,
        attached=entry.attached,
    )


def standing_of(case: Case, marks: Sequence[Mark]) -> Standing:
    """Return how a case stands to the marks of its file."""
    digest = case_digest(case)
    signatures = [mark for mark in marks if mark.kind == SIGN]
    reports = [mark for mark in marks if mark.kind == REPORT]
    return Standing(
        digest=digest,
        signed=tuple(mark for mark in signatures if mark.digest == digest),
        last_signed=signatures[-1] if signatures else None,
        last_reported=reports[-1] if reports else None,
    )
