"""The audit trail as lines that a person reads: who, when, what, under which rules."""

from datetime import datetime

import attrs

from planner.case_file.marks import DIGITS
from planner.case_file.reading import Record
from planner.case_file.record import EDIT, Entry
from planner.plan.history import History
from planner.plan.storage import case_digest


@attrs.frozen(kw_only=True)
class AuditLine:
    """One entry; `state` are the digits that stand on paper.

    `rule_book` names the policy too. `chain` covers this line and all before;
    it is empty while there is no case file.
    """

    number: int
    at: datetime
    by: str
    verb: str
    label: str
    state: str
    rule_book: str
    chain: str = ""


def audit_trail(record: Record) -> tuple[AuditLine, ...]:
    """Return every entry of a case file, the oldest first."""
    states: dict[str, str] = {}
    lines = []
    for entry in record.entries:
        if entry.state not in states:
            states[entry.state] = case_digest(record.case_of(entry))[:DIGITS]
        lines.append(_line(entry, states[entry.state]))
    return tuple(lines)


def _line(entry: Entry, state: str) -> AuditLine:
    return AuditLine(
        number=entry.number,
        at=entry.at,
        by=entry.by,
        verb=entry.verb,
        label=entry.label,
        state=state,
        rule_book=entry.rule_book,
        chain=entry.chain,
    )


def trail_of_steps(history: History, *, rule_book: str) -> tuple[AuditLine, ...]:
    """Return the steps of a case that nothing was written of yet."""
    return tuple(
        AuditLine(
            number=number,
            at=step.at,
            by=step.by,
            verb=EDIT,
            label=step.label,
            state=case_digest(step.case)[:DIGITS],
            rule_book=rule_book,
        )
        for number, step in enumerate(history.steps, start=1)
    )
